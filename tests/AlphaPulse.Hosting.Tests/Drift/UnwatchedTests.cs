using AlphaPulse.Hosting.Tests.Alerts;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Hosting.Tests.Drift;

public class UnwatchedTests
{
    [Fact]
    public async Task A_series_too_short_for_a_profile_is_trained_replayed_and_said_to_be_unwatched()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<IAlertSink>(sink);
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => o.Bars = 1_000)
            .AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path)
            .AddAlphaPulseHealthChecks());
        await using var provider = services.BuildServiceProvider();

        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        const string Reason = "rows, and windows of 168 need at least 672";
        Assert.Equal(("unwatched", 0, 0L), (summary.Drift.Status, summary.Drift.Alarms, summary.Drift.Held));
        Assert.True(summary.Signals.Emitted > 0);
        Assert.Contains(Reason, Assert.Single(summary.Findings, f => f.StartsWith("drift is not watched", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("drift is not watched", await File.ReadAllTextAsync(folder.File("report.html")), StringComparison.Ordinal);

        var alert = Assert.Single(sink.Alerts, a => a.Code.StartsWith("drift.", StringComparison.Ordinal));
        Assert.Equal((AlertCodes.DriftUnwatched, AlertSeverity.Warning, summary.Model.Version), (alert.Code, alert.Severity, alert.Properties["model"]));
        Assert.Contains(Reason, alert.Detail, StringComparison.Ordinal);

        var health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("drift"));
        var entry = Assert.Single(health.Entries).Value;
        Assert.Equal((HealthStatus.Degraded, "unwatched"), (entry.Status, entry.Data["level"]));
        Assert.Contains(Reason, entry.Description, StringComparison.Ordinal);
    }
}
