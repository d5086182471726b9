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

    public static readonly Counter<long> TrainingJobs =
        Meter.CreateCounter<long>("alphapulse.training.jobs", "{job}", "Training jobs, by how they ended.");

    public static readonly Counter<long> PolicyDecisions =
        Meter.CreateCounter<long>("alphapulse.policy.decisions", "{decision}", "Decisions of the policies of models, by policy and decision.");

    public static readonly Counter<long> AlertsPublished =
        Meter.CreateCounter<long>("alphapulse.alerts.published", "{alert}", "Alerts that at least one sink took.");

    public static readonly Counter<long> AlertsSuppressed =
        Meter.CreateCounter<long>("alphapulse.alerts.suppressed", "{alert}", "Alerts held back as repeats.");

    public static readonly Counter<long> AlertsFailed =
        Meter.CreateCounter<long>("alphapulse.alerts.failures", "{delivery}", "Deliveries of an alert to one sink that failed or took too long.");
}
