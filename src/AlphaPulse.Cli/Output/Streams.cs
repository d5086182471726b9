namespace AlphaPulse.Cli.Output;

/// <summary>Files, and '-' for standard input and output.</summary>
internal static class Streams
{
    public const string Standard = "-";

    /// <summary>Writes a file as a whole or not at all, or to standard output.</summary>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (path != Standard)
        {
            await AtomicFile.WriteAsync(path, write, cancellationToken);
            return;
        }

        await using var output = Console.OpenStandardOutput();
        await write(output, cancellationToken);
    }
}
