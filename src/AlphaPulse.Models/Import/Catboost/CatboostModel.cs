namespace AlphaPulse.Models;

/// <summary>The trees of CatBoost: sums of double precision, in the order of the trees, and a bias of each output.</summary>
internal sealed class CatboostModel : ForeignModel
{
    internal required double[] Biases { get; init; }

    internal override double Base(int output) => Biases[output];

    internal override void Add(ReadOnlySpan<double> leaves, ReadOnlySpan<double> row, Span<double> sums)
    {
        sums.Clear();
        for (var tree = 0; tree < leaves.Length; tree++)
        {
            sums[Trees[tree].Output] += leaves[tree];
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += Biases[i];
        }
    }
}
