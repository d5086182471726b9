namespace AlphaPulse.Models;

/// <summary>Half the squared error.</summary>
internal sealed class SquaredLoss : LossFunction
{
    internal override string? FindDefect(double target) => null;

    internal override double BaseScore(BoostedRows rows) => MeanTarget(rows);

    internal override void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = scores[i] - targets[i];
        }

        second.Fill(1);
    }

    internal override double Loss(double score, double target) => (score - target) * (score - target) / 2;
}
