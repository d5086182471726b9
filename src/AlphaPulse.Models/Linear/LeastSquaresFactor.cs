namespace AlphaPulse.Models;

/// <summary>Compresses the centred and scaled rows of a regression into a triangular factor, whose last column is that of the targets.</summary>
internal static class LeastSquaresFactor
{
    /// <summary>Builds the factor of the varying columns and the targets.</summary>
    /// <param name="data">The training rows.</param>
    /// <param name="scaling">Their columns.</param>
    /// <param name="factors">The scale of each varying column.</param>
    /// <param name="targetMean">The weighted mean of the targets.</param>
    /// <param name="diagonal">The square root of the quadratic penalty.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal static TriangularFactor Build(
        TrainingMatrix data, ColumnScaling scaling, double[] factors, double targetMean, double diagonal, CancellationToken cancellationToken)
    {
        var columns = scaling.Varying.Length;
        var factor = new TriangularFactor(columns + 1);
        factor.Reset(diagonal, columns);
        Span<double> roots = stackalloc double[TriangularFactor.BlockRows];
        for (var from = 0; from < data.Rows; from += TriangularFactor.BlockRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            FillRoots(roots, data.Weights, from, data.Rows);
            for (var i = 0; i < columns; i++)
            {
                var column = scaling.Varying[i];
                RowBlocks.Fill(factor.BlockColumn(i), data.Column(column), from, scaling.Means[column], factors[i], roots);
            }

            RowBlocks.Fill(factor.BlockColumn(columns), data.Targets, from, targetMean, 1, roots);
            factor.Absorb();
        }

        return factor;
    }

    private static void FillRoots(Span<double> roots, ReadOnlySpan<double> weights, int from, int rows)
    {
        for (var i = 0; i < roots.Length; i++)
        {
            roots[i] = from + i >= rows ? 0 : weights.IsEmpty ? 1 : Math.Sqrt(weights[from + i]);
        }
    }
}
