namespace AlphaPulse.Models;

/// <summary>The trees of XGBoost: sums of single precision, from the base score on, in the order of the trees.</summary>
internal sealed class XgboostModel : ForeignModel
{
    /// <summary>The base score of each output, as a margin.</summary>
    internal required float[] BaseMargins { get; init; }

    internal override double Base(int output) => BaseMargins[output];

    internal override void Add(ReadOnlySpan<double> leaves, ReadOnlySpan<double> row, Span<double> sums)
    {
        var margins = (float[])BaseMargins.Clone();
        for (var tree = 0; tree < leaves.Length; tree++)
        {
            margins[Trees[tree].Output] += (float)leaves[tree];
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = margins[i];
        }
    }
}
