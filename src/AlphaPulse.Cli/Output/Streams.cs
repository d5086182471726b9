using System.IO.Compression;
using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Output;

/// <summary>Files, and '-' for standard input and output.</summary>
internal static class Streams
{
    public const string Standard = "-";

    /// <summary>Writes a file as a whole or not at all, compressed where its name ends with .gz, or to standard output.</summary>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (path != Standard)
        {
            await AtomicFile.WriteAsync(path, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Zipped(write) : write, cancellationToken);
            return;
        }

        await using var output = Console.OpenStandardOutput();
        await write(output, cancellationToken);
    }

    /// <summary>Keeps standard input in a file, whole or not at all, for what reads its input more than once.</summary>
    public static async Task KeepInputAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using var input = Console.OpenStandardInput();
        await AtomicFile.WriteAsync(path, (file, token) => input.CopyToAsync(file, token), cancellationToken);
    }

    /// <summary>Reads a file, decompressed where its name ends with .gz, or standard input.</summary>
    /// <exception cref="ImportFormatException">The compressed file is cut short or no gzip.</exception>
    public static async Task<T> ReadAsync<T>(string path, Func<Stream, Task<T>> read)
    {
        await using var file = path == Standard ? Console.OpenStandardInput() : File.OpenRead(path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return await read(file);
        }

        try
        {
            await using var unzipped = new CheckedGzipStream(file);
            return await read(unzipped);
        }
        catch (InvalidDataException exception)
        {
            throw new ImportFormatException($"'{path}' cannot be decompressed: {exception.Message} Get it anew.", exception);
        }
    }

    private static Func<Stream, CancellationToken, Task> Zipped(Func<Stream, CancellationToken, Task> write) => async (stream, token) =>
    {
        await using var zipped = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        await write(zipped, token);
    };
}
