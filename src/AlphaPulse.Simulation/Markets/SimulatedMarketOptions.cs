namespace AlphaPulse.Simulation;

/// <summary>What a <see cref="SimulatedMarket"/> looks like. The same options give the same bars.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class SimulatedMarketOptions
{
    /// <summary>The seed of every random draw; any value.</summary>
    /// <value>Default: 1.</value>
    public long Seed { get; set; } = 1;

    /// <summary>The instrument that the bars are of.</summary>
    /// <value>Default: <c>sim:ALPHA-USD</c>.</value>
    public InstrumentId Instrument { get; set; } = InstrumentId.Spot("sim", "ALPHA", "USD");

    /// <summary>The length of a bar.</summary>
    /// <value>Default: one hour.</value>
    public Timeframe Timeframe { get; set; } = Timeframe.OneHour;

    /// <summary>The open time of the first bar, on the grid of <see cref="Timeframe"/>.</summary>
    /// <value>Default: 2024-01-01T00:00Z.</value>
    public DateTimeOffset Start { get; set; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many grid times the series spans, those of its gaps included; from 1 to 100,000,000.</summary>
    /// <value>Default: 20,000.</value>
    public int Bars { get; set; } = 20_000;

    /// <summary>The open of the first bar in the quote asset; a positive multiple of <see cref="TickSize"/>, at most 10^9 and 10^12 ticks.</summary>
    /// <value>Default: 100.</value>
    public decimal InitialPrice { get; set; } = 100m;

    /// <summary>The long-run standard deviation of the noise in a year's log return, as a fraction; above 0, at most 5.</summary>
    /// <value>Default: 0.8, which is 0.85 % in an hour.</value>
    public double AnnualVolatility { get; set; } = 0.8;

    /// <summary>
    /// The strength of the planted signal: the t-statistic, on the bars from <see cref="OracleFrom"/> to <see cref="OracleTo"/> and net of
    /// <see cref="OracleCost"/>, of an oracle that always holds the side of the planted state; from 0, a random walk, to 50. See
    /// <see cref="SimulatedMarket"/>.
    /// </summary>
    /// <value>Default: 8, so that a demonstration shows a promotion; 5 is moderate.</value>
    public double SignalTStatistic { get; set; } = 8;

    /// <summary>The share of the bars before those that the t-statistic is about; from 0 to less than <see cref="OracleTo"/>.</summary>
    /// <value>Default: 0.6, where the holdout of the gate begins by default.</value>
    public double OracleFrom { get; set; } = 0.6;

    /// <summary>The share of the bars up to the last that the t-statistic is about; at most 1. The two leave at least 100 bars between them, unless the strength is 0.</summary>
    /// <value>Default: 0.8, where the holdout of the gate ends by default.</value>
    public double OracleTo { get; set; } = 0.8;

    /// <summary>What a side costs the oracle, as a fraction of the traded value; from 0 to 0.1.</summary>
    /// <value>Default: 0.001, which is 10 basis points, as for the gate by default.</value>
    public double OracleCost { get; set; } = 0.001;

    /// <summary>The step of prices in the quote asset; at least 10^-12.</summary>
    /// <value>Default: 0.001.</value>
    public decimal TickSize { get; set; } = 0.001m;

    /// <summary>The step of volumes in the base asset; from 10^-12 to 10^6.</summary>
    /// <value>Default: 0.001.</value>
    public decimal LotSize { get; set; } = 0.001m;

    /// <summary>The probability that a gap of one to three missing bars begins at a bar; from 0 to 0.5.</summary>
    /// <value>Default: 0.0005, which is about ten gaps in 20,000 bars.</value>
    public double GapProbability { get; set; } = 0.0005;

    /// <summary>The probability that an outage of 6 to 48 missing bars begins at a bar; from 0 to 0.1.</summary>
    /// <value>Default: 0.00005, which is about one in 20,000 bars.</value>
    public double OutageProbability { get; set; } = 0.00005;

    /// <summary>The probability that nothing trades in a bar, which is then flat with a volume of 0; from 0 to 0.5.</summary>
    /// <value>Default: 0.00005, as in hourly bars of large venues.</value>
    public double ZeroVolumeProbability { get; set; } = 0.00005;

    /// <summary>The probability that a bar comes twice in <see cref="SimulatedMarket.GenerateFeed"/>: first without its last trades, then corrected; from 0 to 1.</summary>
    /// <value>Default: 0.001.</value>
    public double RevisionProbability { get; set; } = 0.001;

    internal SimulatedMarketOptions Copy() => (SimulatedMarketOptions)MemberwiseClone();
}
