namespace AlphaPulse.Features;

/// <summary>What a feature set may use beside the bars of its own series.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class FeatureInputs
{
    /// <summary>Nothing.</summary>
    public static FeatureInputs None { get; } = new();

    /// <summary>The sources by the name in <c>input(name)</c>.</summary>
    public IReadOnlyDictionary<string, IFeatureSource> Sources { get; init; } = new Dictionary<string, IFeatureSource>(StringComparer.Ordinal);

    /// <summary>Whether bars that were put in for missing ones (<see cref="BarProvenance.Filled"/>) are taken as if they had been traded.</summary>
    /// <value>Default <see langword="false"/>: they are refused; a gap is understood as a gap.</value>
    public bool AcceptFilledBars { get; init; }

    /// <summary>
    /// The bars of other instruments by the name behind the <c>@</c>, in order, each at the timeframe of the rows; live bars go to
    /// <see cref="FeatureEngine.Observe"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Bar>> Streams { get; init; } = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal);
}
