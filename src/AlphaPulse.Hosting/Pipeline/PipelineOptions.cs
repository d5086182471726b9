namespace AlphaPulse.Hosting;

/// <summary>What the pipeline runs on and where it leaves its results.</summary>
public sealed class PipelineOptions
{
    /// <summary>The folder for artifacts: features, signals and the summary. Made where it is absent.</summary>
    /// <value>Default <c>alphapulse-run</c> in the current folder.</value>
    public string WorkingDirectory { get; set; } = "alphapulse-run";

    /// <summary>A CSV file of real bars; <see langword="null"/> for a venue, or the simulated market where none is named either.</summary>
    public string? DataFile { get; set; }

    /// <summary>A venue that is asked for bars, as in <c>binance</c>; excludes <see cref="DataFile"/>. Needs <see cref="Symbol"/> and <see cref="Timeframe"/>.</summary>
    public string? Venue { get; set; }

    /// <summary>The symbol as the venue writes it, as in <c>BTCUSDT</c>; the venue says which instrument it is.</summary>
    public string? Symbol { get; set; }

    /// <summary>Where the venue is asked instead of its own address: an absolute <c>http</c> or <c>https</c> address without user, query or fragment.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The first open time that the venue is asked for; <see langword="null"/> for 20,000 bars before its clock, which is reported.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>The instrument of the file, as in <c>binance:BTC-USDT</c>; <see langword="null"/> to take it from the file name, which is reported.</summary>
    public string? Instrument { get; set; }

    /// <summary>The timeframe, as in <c>1h</c>; <see langword="null"/> to tell that of a file from the spacing of the bars, which is reported.</summary>
    public string? Timeframe { get; set; }

    /// <summary>The trading calendar of the file, <c>always</c> or <c>nyse</c>; <see langword="null"/> to tell it from the days that have bars, which is reported.</summary>
    public string? Calendar { get; set; }

    /// <summary>
    /// Why the gate may open a holdout that another candidate has seen; kept on record, and the trials of both count. <see langword="null"/>
    /// for no override.
    /// </summary>
    public string? HoldoutOverride { get; set; }

    /// <summary>A second place for <c>report.html</c>, beside the one in <see cref="WorkingDirectory"/>; <see langword="null"/> for none.</summary>
    public string? HtmlFile { get; set; }

    /// <summary>Whether the host stops when the run that <c>RunPipelineAtStart</c> began has ended.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool StopHostWhenDone { get; set; }

    /// <summary>How many bars may wait between the reader, the engine and the ledger of the replay before the faster one waits.</summary>
    /// <value>Default 1,024; from 1 to 1,000,000.</value>
    public int ChannelCapacity { get; set; } = 1_024;
}
