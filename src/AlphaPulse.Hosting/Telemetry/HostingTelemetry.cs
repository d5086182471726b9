using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AlphaPulse.Hosting;

/// <summary>The meter and the activities of the pipeline; names and units are in docs/telemetry.md.</summary>
internal static class HostingTelemetry
{
    public const string Name = "AlphaPulse.Hosting";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> StageDuration =
        Meter.CreateHistogram<double>("alphapulse.pipeline.stage.duration", "s", "Time that a stage of the pipeline took.");

    public static readonly Counter<long> Runs =
        Meter.CreateCounter<long>("alphapulse.pipeline.runs", "{run}", "Runs of the pipeline, by how they ended.");
}
