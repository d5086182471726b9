namespace AlphaPulse.Simulation;

/// <summary>What a <see cref="SimulatedVenue"/> lists. The same options give the same bars.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class SimulatedVenueOptions
{
    /// <summary>The instruments, each once; at least one.</summary>
    /// <value>Default: <c>sim:ALPHA-USD</c>, <c>sim:BETA-USD</c> and <c>sim:GAMMA-USD</c>.</value>
    public IReadOnlyList<InstrumentId> Instruments { get; set; } =
    [
        InstrumentId.Spot("sim", "ALPHA", "USD"), InstrumentId.Spot("sim", "BETA", "USD"), InstrumentId.Spot("sim", "GAMMA", "USD"),
    ];

    /// <summary>The share of the variance of an innovation that the markets have in common; from 0 to 0.99.</summary>
    /// <value>Default: 0.6. The correlation of returns is smaller, since each market has its own volatility.</value>
    public double Correlation { get; set; } = 0.6;

    /// <summary>What the markets look like; its instrument is replaced, and each market gets a seed of its own made from its seed.</summary>
    public SimulatedMarketOptions Market { get; set; } = new();
}
