namespace AlphaPulse.Models;

/// <summary>Sums the leaves of rows that miss no feature. Every walk adds the trees in their order, so all give the same bits.</summary>
internal interface ITreeWalk
{
    /// <summary>Adds the leaves of a row to a sum.</summary>
    double Sum(double start, ReadOnlySpan<double> features);

    /// <summary>Adds the leaves of some rows to their sums.</summary>
    /// <param name="rows">The rows one after the other.</param>
    /// <param name="width">The features of a row.</param>
    /// <param name="sums">The sums.</param>
    void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums);
}
