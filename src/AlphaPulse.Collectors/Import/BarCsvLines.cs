namespace AlphaPulse.Collectors;

/// <summary>Hands the data lines of an input on, one after the other.</summary>
internal static class BarCsvLines
{
    public delegate void Take(ReadOnlySpan<byte> line, long number, bool isTooLong);

    /// <summary>Reads an input to its end.</summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="source">The name, which says whether they are packed.</param>
    /// <param name="options">How to read them.</param>
    /// <param name="begin">Takes how the input is written, before the first line.</param>
    /// <param name="take">Takes the lines.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The SHA-256 of the bytes after unpacking.</returns>
    public static Task<string> ReadAsync(
        Stream stream, string source, ImportOptions options, Action<BarCsvFormat> begin, Take take, CancellationToken cancellationToken) =>
        BarCsvInput.ReadAsync(stream, source, options.MaximumUnpackedBytes, async unpacked =>
        {
            using var reader = new BarCsvReader(unpacked, source, options.Dialect);
            var isBegun = false;
            do
            {
                while (reader.TryRead(out var line))
                {
                    if (!isBegun)
                    {
                        begin(reader.Format);
                        isBegun = true;
                    }

                    take(line, reader.LineNumber, reader.IsTooLong);
                }
            }
            while (await reader.FillAsync(cancellationToken).ConfigureAwait(false));

            return reader.GetHash();
        });
}
