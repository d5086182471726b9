namespace AlphaPulse.Models;

/// <summary>A quantile's loss: <c>quantile * (target - score)</c> above the score, <c>(1 - quantile) * (score - target)</c> below. The median's, doubled, is the absolute error.</summary>
/// <remarks>It has no second derivative, so every row counts 1 when a tree grows, and then each leaf gets the quantile of what its rows lack.</remarks>
internal sealed class QuantileLoss(double quantile, double factor) : LossFunction
{
    internal override (double First, double Second)? Bounds => (factor, 1);

    internal override bool RenewsLeaves => true;

    internal override string? FindDefect(double target) => null;

    internal override double BaseScore(BoostedRows rows) => WeightedQuantile.Of(rows.Targets.ToArray(), rows.Weights.ToArray(), quantile);

    internal override double LeafValue(double[] residuals, double[] weights) => WeightedQuantile.Of(residuals, weights, quantile);

    internal override void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = scores[i] > targets[i] ? factor * (1 - quantile) : scores[i] < targets[i] ? -factor * quantile : 0;
        }

        second.Fill(1);
    }

    internal override double Loss(double score, double target) =>
        factor * (target >= score ? quantile * (target - score) : (1 - quantile) * (score - target));
}
