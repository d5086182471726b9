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
}
