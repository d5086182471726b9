using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The negative log likelihood of counts, where scores are logarithms of their mean; without the term that depends on the target alone.</summary>
internal sealed class PoissonLoss : LossFunction
{
    internal override string? FindDefect(double target) => target >= 0 ? null : "a Poisson loss learns from counts of at least 0";

    internal override double BaseScore(BoostedRows rows)
    {
        var mean = MeanTarget(rows);
        return mean > 0
            ? ScoreOf(mean)
            : throw new LearningException("Every target with a weight is 0; a Poisson loss needs a count above 0. Use more rows or another label.");
    }

    internal override string? FindBaseDefect(double prediction) => prediction > 0 ? null : "a Poisson loss starts from a mean above 0";

    internal override double ScoreOf(double prediction) => Math.Log(prediction);

    internal override void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            second[i] = VectorExp.Evaluate(Vector256.Create(scores[i])).ToScalar();
            first[i] = second[i] - targets[i];
        }
    }

    internal override double Loss(double score, double target) => Math.Exp(score) - target * score;
}
