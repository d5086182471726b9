using System.Diagnostics.Metrics;

namespace AlphaPulse.Collectors;

/// <summary>The instruments of the meter <c>AlphaPulse.Collectors</c>.</summary>
internal static class CollectorsTelemetry
{
    private static readonly Meter Meter = new("AlphaPulse.Collectors", typeof(CollectorsTelemetry).Assembly.GetName().Version?.ToString());

    /// <summary>Bars imported: versions inserted or revised.</summary>
    public static Counter<long> BarsImported { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.bars.imported", "{bar}", "Versions of bars that an import inserted or revised.");

    /// <summary>Bars collected: versions inserted or revised.</summary>
    public static Counter<long> BarsCollected { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.bars.collected", "{bar}", "Versions of bars that were asked of a venue and inserted or revised, by venue.");

    /// <summary>Rows that could not become bars.</summary>
    public static Counter<long> RowsQuarantined { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.rows.quarantined", "{row}", "Rows that could not become bars.");

    /// <summary>Events in the life of instruments.</summary>
    public static Counter<long> InstrumentEvents { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.instrument.events", "{event}", "Events in the life of instruments that were found between two lists of a venue, by venue and kind.");

    /// <summary>Bars that were held back.</summary>
    public static Counter<long> BarsHeld { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.bars.held", "{bar}", "Bars that the firewall held back, by reason.");

    /// <summary>Bars that were let go again.</summary>
    public static Counter<long> BarsReleased { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.bars.released", "{bar}", "Bars that the firewall held back and that the bar behind them confirmed.");

    /// <summary>Connections that were lost or could not be opened.</summary>
    public static Counter<long> Reconnects { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.reconnects", "{connection}", "Connections to streams that were lost or could not be opened, by venue.");

    /// <summary>Closed bars that were delivered.</summary>
    public static Counter<long> LiveBars { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.bars", "{bar}", "Closed bars that were delivered live, by venue and origin.");

    /// <summary>Updates of bars that form and were left out.</summary>
    public static Counter<long> UpdatesDropped { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.updates.dropped", "{update}", "Updates of bars that form, left out because somebody did not keep up, by venue.");

    /// <summary>Closed bars that came again.</summary>
    public static Counter<long> BarsRepeated { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.bars.repeated", "{bar}", "Closed bars that came again and were left out, by venue.");

    /// <summary>Versions that differ from what was delivered.</summary>
    public static Counter<long> BarsRevised { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.bars.revised", "{bar}", "Closed bars of which the venue gave two versions, by venue.");

    /// <summary>Bars that the series went on without.</summary>
    public static Counter<long> BarsMissing { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.bars.missing", "{bar}", "Expected bars that a live series went on without, by venue.");

    /// <summary>Requests that caught up.</summary>
    public static Counter<long> CatchUps { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.catchups", "{request}", "Times that a venue was asked for bars of a live series, by venue and result.");

    /// <summary>Whole venues that stopped or came back.</summary>
    public static Counter<long> Outages { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.outages", "{change}", "Times that a whole venue stopped or came back, by venue and state.");

    /// <summary>Order books that could no longer be trusted.</summary>
    public static Counter<long> BooksLost { get; } =
        Meter.CreateCounter<long>("alphapulse.collectors.live.books.lost", "{book}", "Live order books that could no longer be trusted, by venue and defect.");

    /// <summary>The value of a tag.</summary>
    public static string Tag(InstrumentEventKind kind) => kind switch
    {
        InstrumentEventKind.Listing => "listing",
        InstrumentEventKind.Halt => "halt",
        InstrumentEventKind.Resume => "resume",
        InstrumentEventKind.Delisting => "delisting",
        InstrumentEventKind.Rename => "rename",
        InstrumentEventKind.Reuse => "reuse",
        InstrumentEventKind.Split => "split",
        _ => "grid_change",
    };

    /// <summary>The value of a tag.</summary>
    public static string Tag(QuarantineKind kind) => kind switch
    {
        QuarantineKind.Stale => "stale",
        QuarantineKind.ZeroVolume => "zero_volume",
        QuarantineKind.Outlier => "outlier",
        QuarantineKind.VenueSpread => "venue_spread",
        _ => "unreadable",
    };

    /// <summary>The value of a tag.</summary>
    public static string Tag(BookDefect defect) => defect switch
    {
        BookDefect.MissingUpdate => "missing_update",
        BookDefect.SnapshotTooOld => "snapshot_too_old",
        BookDefect.WrongChecksum => "wrong_checksum",
        BookDefect.Crossed => "crossed",
        BookDefect.TooManyWaiting => "too_many_waiting",
        BookDefect.Disconnected => "disconnected",
        _ => "bad_update",
    };
}
