using System.Globalization;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Alerts;

public class PipelineAlertTests
{
    [Fact]
    public async Task A_run_tells_of_quarantine_gaps_and_the_decision_with_its_counts()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        await using var provider = Provider<GappySource>(folder, sink, new FailingSink());
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        var alerts = sink.Alerts;
        var decision = summary.Model.Decision == "promoted" ? AlertCodes.GatePromoted : AlertCodes.GateRefused;
        Assert.Equal([AlertCodes.DataQuarantined, AlertCodes.DataGaps, decision], alerts.Select(a => a.Code));
        Assert.Equal([AlertSeverity.Warning, AlertSeverity.Warning, AlertSeverity.Information], alerts.Select(a => a.Severity));
        Assert.All(alerts, a => Assert.Equal(summary.Series, a.Series.ToString()));
        Assert.Equal("2", alerts[0].Properties["quarantined"]);
        Assert.True(summary.Bars.Missing >= 3);
        Assert.Equal(summary.Bars.Missing.ToString(CultureInfo.InvariantCulture), alerts[1].Properties["missing"]);
        Assert.Equal(summary.Bars.Gaps.ToString(CultureInfo.InvariantCulture), alerts[1].Properties["gaps"]);
        Assert.Equal(summary.Model.Version, alerts[2].Properties["model"]);
        Assert.Equal(string.Join("; ", summary.Model.Reasons), alerts[2].Detail);
    }

    [Fact]
    public async Task A_failed_run_is_critical_and_its_error_reaches_the_caller_whatever_sinks_do()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        await using var provider = Provider<BrokenSource>(folder, sink, new FailingSink());
        var exception = await Assert.ThrowsAsync<ImportFormatException>(() => provider.GetRequiredService<PipelineRunner>().RunAsync());

        var alert = Assert.Single(sink.Alerts);
        Assert.Equal((AlertSeverity.Critical, AlertCodes.RunFailed, exception.Message), (alert.Severity, alert.Code, alert.Detail));
        Assert.Equal(("collect", nameof(ImportFormatException)), (alert.Properties["stage"], alert.Properties["error"]));
    }

    [Fact]
    public async Task A_run_that_was_asked_to_stop_is_no_failure()
    {
        using var folder = new TemporaryFolder();
        var sink = new RecordingSink();
        await using var provider = Provider<BrokenSource>(folder, sink);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.GetRequiredService<PipelineRunner>().RunAsync(cancellationToken: stop.Token));
        Assert.Empty(sink.Alerts);
    }

    private static ServiceProvider Provider<TSource>(TemporaryFolder folder, params IAlertSink[] sinks)
        where TSource : class, IPipelineSource
    {
        var services = new ServiceCollection();
        services.AddSingleton<IPipelineSource, TSource>();
        foreach (var sink in sinks)
        {
            services.AddSingleton(sink);
        }

        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => o.Bars = 4_000)
            .AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path));
        return services.BuildServiceProvider();
    }
}
