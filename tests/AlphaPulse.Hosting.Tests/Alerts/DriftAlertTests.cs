using System.Globalization;
using AlphaPulse.Drift;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Hosting.Tests.Alerts;

public class DriftAlertTests
{
    private const int Bars = 4_000;
    private static readonly VolumeUnitSource.Span Passing = new(3_400, 3_600);
    private static readonly VolumeUnitSource.Span Lasting = new(3_400, Bars);

    [Fact]
    public async Task A_drift_that_passes_is_one_hold_and_one_release_with_feature_limit_bar_and_remedy()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        await using var provider = Provider(folder, sink, Passing, DriftPolicy.Hold);
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        var alerts = DriftAlertsOf(sink);
        Assert.Equal([AlertCodes.DriftHold, AlertCodes.DriftReleased], alerts.Select(a => a.Code));
        Assert.Equal([AlertSeverity.Critical, AlertSeverity.Information], alerts.Select(a => a.Severity));
        Assert.All(alerts, a => Assert.Equal((summary.Series, "drift", summary.Model.Version), (a.Series.ToString(), a.Source, a.Properties["model"])));

        var (hold, release) = (alerts[0], alerts[1]);
        var bar = hold.Properties["bar"];
        Assert.Equal(UtcText.Format(summary.Drift!.FirstAlarm!.Value), bar);
        Assert.Equal(summary.Drift.Columns, hold.Properties["features"].Split(','));
        Assert.Equal("outside_range", hold.Properties["test"]);
        Assert.True(Number(hold, "statistic") > Number(hold, "limit"));
        foreach (var part in new[] { bar, "of log_volume is ", "with the limit 0.5,", "Check unit, symbol and timeframe" })
        {
            Assert.Contains(part, hold.Detail, StringComparison.Ordinal);
        }

        Assert.True(string.CompareOrdinal(release.Properties["bar"], bar) > 0);
        Assert.InRange(summary.Drift.Held, 150, 300);
        Assert.Contains("Signals were held at ", release.Detail, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(provider)).Status);
    }

    [Fact]
    public async Task A_drift_that_lasts_is_one_hold_and_unhealthy_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        await using var provider = Provider(folder, sink, Lasting, DriftPolicy.Hold);
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        Assert.Equal([AlertCodes.DriftHold], DriftAlertsOf(sink).Select(a => a.Code));
        var health = await HealthAsync(provider);
        Assert.Equal((HealthStatus.Unhealthy, summary.Model.Version, "held"), (health.Status, health.Data["version"], health.Data["level"]));
        foreach (var part in new[] { "held because of drift since " + UtcText.Format(summary.Drift!.FirstAlarm!.Value), "log_volume", "with the limit 0.5", "train on newer bars" })
        {
            Assert.Contains(part, health.Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Under_the_policy_to_warn_it_is_one_warning_and_signals_go_on()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        await using var provider = Provider(folder, sink, Lasting, DriftPolicy.Warn);
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        var alert = Assert.Single(DriftAlertsOf(sink));
        Assert.Equal((AlertCodes.DriftWarning, AlertSeverity.Warning), (alert.Code, alert.Severity));
        Assert.Contains("log_volume", alert.Detail, StringComparison.Ordinal);
        Assert.Contains("Signals go on.", alert.Detail, StringComparison.Ordinal);
        Assert.Equal(("drift", 0L), (summary.Drift!.Status, summary.Drift.Held));
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(provider)).Status);
    }

    [Fact]
    public async Task Under_the_policy_to_report_only_nobody_is_called()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        await using var provider = Provider(folder, sink, Lasting, DriftPolicy.None);
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        Assert.Empty(DriftAlertsOf(sink));
        Assert.Equal("drift", summary.Drift!.Status);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(provider)).Status);
    }

    private static List<Alert> DriftAlertsOf(RecordingSink sink) =>
        [.. sink.Alerts.Where(a => a.Code.StartsWith("drift.", StringComparison.Ordinal))];

    private static double Number(Alert alert, string name) => double.Parse(alert.Properties[name], CultureInfo.InvariantCulture);

    private static async Task<HealthReportEntry> HealthAsync(IServiceProvider provider)
    {
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("drift"));
        return Assert.Single(report.Entries).Value;
    }

    private static ServiceProvider Provider(TemporaryFolder folder, IAlertSink sink, VolumeUnitSource.Span span, DriftPolicy policy)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(span);
        services.AddSingleton<IPipelineSource, VolumeUnitSource>();
        services.AddSingleton(sink);
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => o.Bars = Bars)
            .AddDrift(o => o.Policy = policy)
            .AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path)
            .AddAlphaPulseHealthChecks());
        return services.BuildServiceProvider();
    }
}
