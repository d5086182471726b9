namespace AlphaPulse.Features;

/// <summary>What the host supplies to features beside the bars of their series; see <see cref="FeatureInputLoader"/>.</summary>
public sealed class FeatureInputOptions
{
    /// <summary>What is done with gaps, bars in quarantine, filled bars and cuts; see <see cref="FeatureInputs.Unclean"/>.</summary>
    /// <value>Default: <see cref="UncleanPolicy.Default"/>.</value>
    public UncleanPolicy Unclean { get; set; } = UncleanPolicy.Default;

    /// <summary>Which events of the <see cref="IInstrumentLifeLedger"/> cut a series, where the host has one.</summary>
    public SeriesCutOptions Cuts { get; } = new();

    /// <summary>Which instrument a name behind an <c>@</c> stands for. A name that is written as an instrument, as in <c>binance:ETH-USDT</c>, needs no entry.</summary>
    /// <value>Default empty.</value>
    public IDictionary<string, InstrumentId> Streams { get; } = new Dictionary<string, InstrumentId>(StringComparer.Ordinal);

    /// <summary>The sources by the name in <c>input(name)</c>.</summary>
    /// <value>Default empty.</value>
    public IDictionary<string, Func<IServiceProvider, IFeatureSource>> Sources { get; } =
        new Dictionary<string, Func<IServiceProvider, IFeatureSource>>(StringComparer.Ordinal);
}
