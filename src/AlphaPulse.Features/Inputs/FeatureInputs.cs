namespace AlphaPulse.Features;

/// <summary>What a feature set may use beside the bars of its own series.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class FeatureInputs
{
    /// <summary>Nothing.</summary>
    public static FeatureInputs None { get; } = new();

    /// <summary>The sources by the name in <c>input(name)</c>.</summary>
    public IReadOnlyDictionary<string, IFeatureSource> Sources { get; init; } = new Dictionary<string, IFeatureSource>(StringComparer.Ordinal);

    /// <summary>What is done with gaps, bars in quarantine, filled bars and cuts.</summary>
    /// <value>Default: <see cref="UncleanPolicy.Default"/>.</value>
    public UncleanPolicy Unclean { get; init; } = UncleanPolicy.Default;

    /// <summary>Where series are cut, of any instruments; each counts for rows from when it was known. See <see cref="SeriesCuts"/>.</summary>
    public IReadOnlyList<SeriesCut> Cuts { get; init; } = [];

    /// <summary>The bars in quarantine by series.</summary>
    public IReadOnlyDictionary<BarSeriesId, IReadOnlyList<HeldBar>> Held { get; init; } = new Dictionary<BarSeriesId, IReadOnlyList<HeldBar>>();

    /// <summary>
    /// The bars of other instruments by the name behind the <c>@</c>, in order, each at the timeframe of the rows; live bars go to
    /// <see cref="FeatureEngine.Observe"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Bar>> Streams { get; init; } = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal);
}
