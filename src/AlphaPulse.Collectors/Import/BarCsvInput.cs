namespace AlphaPulse.Collectors;

/// <summary>Opens what a file of bars is packed in, by its name, and names the file where the package is damaged.</summary>
internal static class BarCsvInput
{
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    public static async Task<T> ReadAsync<T>(Stream stream, string source, long maximumBytes, Func<Stream, Task<T>> read)
    {
        var isGzip = source.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        if (!isGzip && !source.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return await read(stream).ConfigureAwait(false);
        }

        try
        {
            Stream unpacked = isGzip ? new CheckedGzipStream(stream) : new CheckedZipStream(stream, maximumBytes);
            await using (unpacked.ConfigureAwait(false))
            {
                return await read(unpacked).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException e)
        {
            throw new ImportFormatException(
                $"'{source}' is no {(isGzip ? "gzip" : "zip")} file that can be read, or is damaged: {e.Message} Get the file again and repeat the call; an import keeps the whole batches before the damage.", e);
        }
    }
}
