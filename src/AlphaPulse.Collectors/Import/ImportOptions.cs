namespace AlphaPulse.Collectors;

/// <summary>How a file of bars is read. What is not set is told from the data and stated in <see cref="ImportReport.Findings"/>.</summary>
public sealed class ImportOptions
{
    /// <summary>The instrument.</summary>
    /// <value>The default is proposed from the name of the file: <c>btcusdt-1h.csv</c> gives <c>import:BTC-USDT</c>, <c>spy-1d.csv</c> gives <c>import:SPY</c>.</value>
    public InstrumentId? Instrument { get; set; }

    /// <summary>The timeframe.</summary>
    /// <value>The default is the most frequent spacing of the first 1,000 distinct times, where it is at least half of them.</value>
    public Timeframe? Timeframe { get; set; }

    /// <summary>The unit of times that are numbers.</summary>
    /// <value>The default is told from the first data row, where its time lies between 1990 and 2100 in one unit.</value>
    public EpochUnit? EpochUnit { get; set; }

    /// <summary>How the file is written: delimiter, decimals, dates, columns.</summary>
    /// <value>By default all is told from the first lines and stated; what they leave open is refused.</value>
    public CsvDialect Dialect { get; set; } = new();

    /// <summary>The most bytes that a <c>.zip</c> may unpack to.</summary>
    /// <value>The default is 8 GiB; from 1.</value>
    public long MaximumUnpackedBytes { get; set; } = 8L << 30;

    /// <summary>When the market trades, which says when a bar is complete and which times are expected.</summary>
    /// <value>
    /// The default is <see cref="ExchangeCalendar"/> for daily bars of which none lies on a Saturday or Sunday over at least 10 weeks,
    /// otherwise <see cref="AlwaysOpenCalendar"/>.
    /// </value>
    public ITradingCalendar? Calendar { get; set; }

    /// <summary>The calendar for data that keep the days of an exchange; see <see cref="Calendar"/>.</summary>
    /// <value>The default is <see cref="NyseCalendar"/>. With <see langword="null"/> such data count as always open, and a finding says so.</value>
    public ITradingCalendar? ExchangeCalendar { get; set; } = NyseCalendar.Instance;

    /// <summary>How long after its close a bar counts as known to the world.</summary>
    /// <value>The default is zero; from zero to 30 days.</value>
    public TimeSpan AvailabilityLag { get; set; }

    /// <summary>How many rows are written in one transaction.</summary>
    /// <value>The default is 5,000; from 1 to 1,000,000.</value>
    public int BatchSize { get; set; } = 5_000;
}
