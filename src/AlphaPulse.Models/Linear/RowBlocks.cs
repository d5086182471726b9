namespace AlphaPulse.Models;

/// <summary>Copies centred, scaled and weighted pieces of columns into blocks of rows.</summary>
internal static class RowBlocks
{
    /// <summary>Fills a block column with <c>(value - mean) * factor * root</c>; rows beyond the end become 0.</summary>
    internal static void Fill(
        Span<double> block, ReadOnlySpan<double> values, int from, double mean, double factor, ReadOnlySpan<double> roots)
    {
        var count = Math.Min(block.Length, values.Length - from);
        values = values.Slice(from, count);
        for (var i = 0; i < values.Length; i++)
        {
            block[i] = (values[i] - mean) * factor * roots[i];
        }

        block[count..].Clear();
    }
}
