using System.Diagnostics.Metrics;

namespace AlphaPulse.Inference;

/// <summary>The meter of inference; names and units are in docs/telemetry.md.</summary>
internal static class InferenceTelemetry
{
    private static readonly Meter Meter = new("AlphaPulse.Inference");

    public static readonly Counter<long> Signals =
        Meter.CreateCounter<long>("alphapulse.inference.signals", "{signal}", "Signals that were made.");

    public static readonly Counter<long> Abstentions =
        Meter.CreateCounter<long>("alphapulse.inference.abstentions", "{bar}", "Bars that gave no signal because a feature was missing.");

    public static readonly Counter<long> Outcomes =
        Meter.CreateCounter<long>("alphapulse.inference.outcomes", "{outcome}", "Signals that were settled or voided, by status.");
}
