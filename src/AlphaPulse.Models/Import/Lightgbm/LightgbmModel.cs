namespace AlphaPulse.Models;

/// <summary>The trees of LightGBM: sums of double precision, in the order of the trees.</summary>
internal sealed class LightgbmModel : ForeignModel
{
    internal override double Base(int output) => 0;

    internal override void Add(ReadOnlySpan<double> leaves, ReadOnlySpan<double> row, Span<double> sums)
    {
        sums.Clear();
        for (var tree = 0; tree < leaves.Length; tree++)
        {
            sums[Trees[tree].Output] += leaves[tree];
        }
    }
}
