namespace AlphaPulse;

/// <summary>How a score becomes a side. Part of the model's file, so that training and serving cannot disagree.</summary>
/// <param name="LongAbove">A score above this is <see cref="SignalDirection.Long"/>; at least <paramref name="ShortBelow"/>.</param>
/// <param name="ShortBelow">A score below this is <see cref="SignalDirection.Short"/>.</param>
/// <param name="HorizonBars">After how many bars a signal is settled; at least 1.</param>
public sealed record SignalRule(double LongAbove, double ShortBelow, int HorizonBars)
{
    /// <summary>Applies the rule.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The side.</returns>
    public SignalDirection Decide(double score) =>
        score > LongAbove ? SignalDirection.Long
        : score < ShortBelow ? SignalDirection.Short
        : SignalDirection.Flat;
}
