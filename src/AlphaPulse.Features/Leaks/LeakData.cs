namespace AlphaPulse.Features;

/// <summary>Everything that features may be computed from.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Bars">The closed bars of the series in order; the rows are theirs.</param>
public sealed record LeakData(IReadOnlyList<Bar> Bars)
{
    /// <summary>The bars of other instruments by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Bar>> Streams { get; init; } = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal);

    /// <summary>The observations of sources by name.</summary>
    public IReadOnlyDictionary<string, LeakChannel> Channels { get; init; } = new Dictionary<string, LeakChannel>(StringComparer.Ordinal);

    /// <summary>The same in the form that a feature engine takes.</summary>
    /// <returns>The inputs.</returns>
    public FeatureInputs ToInputs() => new()
    {
        Streams = Streams,
        Sources = Channels.ToDictionary(
            c => c.Key, c => (IFeatureSource)new ObservationSource(c.Value.Observations, c.Value.Reduction, c.Value.CoveredUntil), StringComparer.Ordinal),
    };
}
