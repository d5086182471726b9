namespace AlphaPulse;

/// <summary>How a score becomes a side. Part of the model's file, so that training and serving cannot disagree.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record SignalRule
{
    /// <summary>Creates a rule.</summary>
    /// <param name="longAbove">A score above this is <see cref="SignalDirection.Long"/>; at least <paramref name="shortBelow"/>.</param>
    /// <param name="shortBelow">A score below this is <see cref="SignalDirection.Short"/>.</param>
    /// <param name="horizonBars">After how many bars a signal is settled; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is not a number, they overlap, or the horizon is less than 1.</exception>
    public SignalRule(double longAbove, double shortBelow, int horizonBars)
    {
        // Written so that NaN fails it.
        if (!(longAbove >= shortBelow))
        {
            throw new ArgumentOutOfRangeException(
                nameof(longAbove), longAbove, FormattableString.Invariant($"Long above must be a number that is at least short below ({shortBelow})."));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        LongAbove = longAbove;
        ShortBelow = shortBelow;
        HorizonBars = horizonBars;
    }

    /// <summary>A score above this is <see cref="SignalDirection.Long"/>; at least <see cref="ShortBelow"/>.</summary>
    public double LongAbove { get; }

    /// <summary>A score below this is <see cref="SignalDirection.Short"/>.</summary>
    public double ShortBelow { get; }

    /// <summary>After how many bars a signal is settled; at least 1.</summary>
    public int HorizonBars { get; }

    /// <summary>Applies the rule.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is not a number: no decision is not the decision to be flat.</exception>
    public SignalDirection Decide(double score) =>
        score > LongAbove ? SignalDirection.Long
        : score < ShortBelow ? SignalDirection.Short
        : double.IsNaN(score) ? throw new ArgumentOutOfRangeException(nameof(score), score, "A score that is not a number decides nothing; find out what made it.")
        : SignalDirection.Flat;
}
