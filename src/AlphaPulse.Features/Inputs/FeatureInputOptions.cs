namespace AlphaPulse.Features;

/// <summary>What the host supplies to features beside the bars of their series; see <see cref="FeatureInputLoader"/>.</summary>
public sealed class FeatureInputOptions
{
    /// <summary>Whether bars that were put in for missing ones are taken as if they had been traded; see <see cref="FeatureInputs.AcceptFilledBars"/>.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool AcceptFilledBars { get; set; }

    /// <summary>Which instrument a name behind an <c>@</c> stands for. A name that is written as an instrument, as in <c>binance:ETH-USDT</c>, needs no entry.</summary>
    /// <value>Default empty.</value>
    public IDictionary<string, InstrumentId> Streams { get; } = new Dictionary<string, InstrumentId>(StringComparer.Ordinal);

    /// <summary>The sources by the name in <c>input(name)</c>.</summary>
    /// <value>Default empty.</value>
    public IDictionary<string, Func<IServiceProvider, IFeatureSource>> Sources { get; } =
        new Dictionary<string, Func<IServiceProvider, IFeatureSource>>(StringComparer.Ordinal);
}
