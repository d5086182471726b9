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
}
