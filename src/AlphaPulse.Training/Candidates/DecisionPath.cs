using AlphaPulse.Backtesting;
using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>The sides that a model and its rule take at each bar of a range. The gate, the trials and tests all ask it.</summary>
public static class DecisionPath
{
    /// <summary>Decides at the close of each bar of a range.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="features">The rows.</param>
    /// <param name="bars">The range of rows.</param>
    /// <returns>The decision at each bar; none where a feature is missing, and then the position that is held stays.</returns>
    public static PositionPath Of(IModel model, SignalRule rule, FeatureMatrix features, Range bars)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(features);
        var (start, length) = bars.GetOffsetAndLength(features.Count);
        var sides = new SignalDirection?[length];
        for (var i = 0; i < length; i++)
        {
            if (features.IsComplete(start + i) && model.TryScore(features.Row(start + i), out var score) && double.IsFinite(score))
            {
                sides[i] = rule.Decide(score);
            }
        }

        return new PositionPath(sides);
    }
}
