namespace AlphaPulse.Training;

/// <summary>Whether a champion should give way to the one before it, with the evidence.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="ShouldRollBack">Whether it should.</param>
/// <param name="Reason">Why, in words with the numbers.</param>
/// <param name="Signals">How many settled signals with a side, none of which overlaps another, were looked at.</param>
/// <param name="MeanNetReturn">Their mean net return, as a fraction; <see langword="null"/> where there were too few.</param>
/// <param name="PValue">How often chance gives so low a mean to a champion that is just good enough; <see langword="null"/> where there were too few.</param>
/// <param name="Drawdown">The greatest loss from a peak of the summed net returns, as a fraction; <see langword="null"/> where there were too few.</param>
public sealed record RollbackDecision(bool ShouldRollBack, string Reason, int Signals, double? MeanNetReturn, double? PValue, double? Drawdown)
{
    /// <summary>Which look it was, from 1; 0 where there were too few signals for one.</summary>
    public int Look { get; init; }

    /// <summary>The part of <see cref="RollbackOptions.MaximumPValue"/> that this look has; <see langword="null"/> where there was none.</summary>
    public double? MaximumPValue { get; init; }

    /// <summary>The end of the newest signal that was judged, UTC; <see langword="null"/> where none was.</summary>
    public DateTimeOffset? JudgedTo { get; init; }

    /// <summary>The version that served; <see langword="null"/> where the policy was asked without a registry.</summary>
    public string? From { get; init; }

    /// <summary>The version that serves again; <see langword="null"/> where none was rolled back to.</summary>
    public string? To { get; init; }
}
