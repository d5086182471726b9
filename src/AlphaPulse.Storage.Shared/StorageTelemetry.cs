using System.Diagnostics.Metrics;

namespace AlphaPulse.Storage;

/// <summary>The instruments of the meter <c>AlphaPulse.Storage</c>.</summary>
internal static class StorageTelemetry
{
    private static readonly Meter Meter = new("AlphaPulse.Storage", typeof(StorageTelemetry).Assembly.GetName().Version?.ToString());

    /// <summary>Versions of bars written, inserted or revised.</summary>
    public static Counter<long> BarsWritten { get; } =
        Meter.CreateCounter<long>("alphapulse.storage.bars.written", "{bar}", "Versions of bars written, inserted or revised.");

    /// <summary>Time of a write transaction, waiting for the lock excluded.</summary>
    public static Histogram<double> TransactionTime { get; } =
        Meter.CreateHistogram<double>("alphapulse.storage.transaction.duration", "s", "Time of a write transaction that was committed.");
}
