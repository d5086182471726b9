namespace AlphaPulse;

/// <summary>Writes files that are either there as a whole or not at all, also after a kill.</summary>
public static class AtomicFile
{
    /// <summary>The ending of the name under which a file is written before it gets its own.</summary>
    public const string TemporaryEnding = ".partial";

    /// <summary>Writes a file under a temporary name in the same folder, flushes it to the disk and gives it its name.</summary>
    /// <param name="path">The file; replaced where it exists. Its folder is made where it is absent.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="cancellationToken">Cancels the call; then the file is as it was.</param>
    /// <returns>A task that ends when the file has its name.</returns>
    public static async Task WriteAsync(
        string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = full + TemporaryEnding;
        try
        {
            var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream, cancellationToken).ConfigureAwait(false);
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
