namespace AlphaPulse.Features;

/// <summary>The observations of a source, as the detector gives them to what it examines.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Observations">The observations.</param>
/// <param name="Reduction">How those of one bar become one number.</param>
public sealed record LeakChannel(IReadOnlyList<FeatureObservation> Observations, ObservationReduction Reduction = ObservationReduction.Mean)
{
    /// <summary>Until when the observations are complete, UTC, as in <see cref="ObservationSource"/>; <see langword="null"/> where it is not said.</summary>
    public DateTimeOffset? CoveredUntil { get; init; }
}
