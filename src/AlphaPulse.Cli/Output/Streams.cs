using System.IO.Compression;

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

    private static Func<Stream, CancellationToken, Task> Zipped(Func<Stream, CancellationToken, Task> write) => async (stream, token) =>
    {
        await using var zipped = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        await write(zipped, token);
    };
}
