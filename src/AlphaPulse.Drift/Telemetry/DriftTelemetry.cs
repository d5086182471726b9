using System.Diagnostics.Metrics;

namespace AlphaPulse.Drift;

/// <summary>The meter of drift; names and units are in docs/telemetry.md.</summary>
internal static class DriftTelemetry
{
    private static readonly Meter Meter = new("AlphaPulse.Drift");

    public static readonly Counter<long> Evaluations =
        Meter.CreateCounter<long>("alphapulse.drift.evaluations", "{evaluation}", "Comparisons of a window with its reference.");

    public static readonly Counter<long> Alarms =
        Meter.CreateCounter<long>("alphapulse.drift.alarms", "{alarm}", "Drifts that started.");

    public static readonly Counter<long> HeldRows =
        Meter.CreateCounter<long>("alphapulse.drift.rows.held", "{row}", "Rows at which signals were held.");

    public static readonly Counter<long> Cuts =
        Meter.CreateCounter<long>("alphapulse.drift.cuts", "{cut}", "Cuts of a series at which a window began anew.");
}
