using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>A loss that the user gives.</summary>
internal sealed class CustomLoss(BoostingObjective objective) : LossFunction
{
    internal override string? FindDefect(double target) => null;

    internal override double BaseScore(BoostedRows rows) => objective.BaseScore;

    internal override void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        objective.Gradient(scores, targets, first, second);
        for (var i = 0; i < first.Length; i++)
        {
            if (!double.IsFinite(first[i]) || !double.IsFinite(second[i]) || second[i] < 0)
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The objective '{objective.Name}' gave the derivatives {first[i]} and {second[i]} for the score {scores[i]} and the target {targets[i]}; they must be finite, and the second at least 0."));
            }
        }
    }

    internal override double Loss(double score, double target) => objective.Loss(score, target);
}
