using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting.Tests.Health;

/// <summary>Store, model and last run.</summary>
public class StateTests
{
    private static readonly DateTimeOffset Now = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour);

    [Fact]
    public async Task A_store_that_answers_is_healthy_with_its_counts()
    {
        await using var scene = new HealthScene(Now);
        await scene.Store.WriteAsync(new BarBuilder().Closes(1m, 2m, 3m));
        var result = await scene.CheckAsync("store");
        Assert.Equal((HealthStatus.Healthy, 1, 3L), (result.Status, result.Data["series"], result.Data["bars"]));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_unhealthy_and_named()
    {
        await using var scene = new HealthScene(Now);
        await File.WriteAllTextAsync(scene.StoreFile, new string('x', 10_000));
        foreach (var name in new[] { "store", "freshness", "last_run" })
        {
            var result = await scene.CheckAsync(name);
            Assert.Equal(HealthStatus.Unhealthy, result.Status);
            Assert.Contains(scene.StoreFile, result.Description, StringComparison.Ordinal);
            Assert.Equal(nameof(StoreException), result.Data["error"]);
        }
    }

    [Fact]
    public async Task What_is_not_registered_is_a_result_with_the_remedy()
    {
        await using var scene = new HealthScene(Now, isEmpty: true);
        var report = await scene.CheckAllAsync();
        Assert.Equal(["alphapulse.drift", "alphapulse.freshness", "alphapulse.last_run", "alphapulse.model", "alphapulse.store"], report.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.All(report.Entries.Values, e => Assert.Equal(HealthStatus.Unhealthy, e.Status));
        Assert.Contains("UseSqlite", report.Entries["alphapulse.store"].Description, StringComparison.Ordinal);
        Assert.Contains("UseFileRegistry", report.Entries["alphapulse.model"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_options_are_a_result_with_every_defect()
    {
        await using var scene = new HealthScene(Now, o =>
        {
            o.FreshnessBars = -1;
            o.Series = ["BTC"];
            o.Calendars["nyse:SPY"] = "lunar";
            o.RunTimeout = TimeSpan.Zero;
        });
        var result = await scene.CheckAsync("freshness");
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        foreach (var part in new[] { "FreshnessBars is -1", "Series has 'BTC'", "'lunar' for nyse:SPY", "RunTimeout is 00:00:00" })
        {
            Assert.Contains(part, result.Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_champion_must_exist_and_agree_with_its_checksum()
    {
        await using var scene = new HealthScene(Now);
        var none = await scene.CheckAsync("model");
        Assert.Equal(HealthStatus.Degraded, none.Status);
        Assert.Contains("no champion", none.Description, StringComparison.Ordinal);

        var version = await scene.Registry.RegisterAsync(Artifact());
        await scene.Registry.MoveAliasesAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Champion] = version.Id }, "test");
        var good = await scene.CheckAsync("model");
        Assert.Equal((HealthStatus.Healthy, version.Id, Series.ToString()), (good.Status, good.Data["version"], good.Data["series"]));

        await File.AppendAllTextAsync(version.Path, " ");
        var damaged = await scene.CheckAsync("model");
        Assert.Equal(HealthStatus.Unhealthy, damaged.Status);
        Assert.Contains(version.Id, damaged.Description, StringComparison.Ordinal);
        Assert.Contains("Move the alias 'champion'", damaged.Description, StringComparison.Ordinal);
        Assert.IsAssignableFrom<AlphaPulseException>(damaged.Exception);
    }

    [Theory]
    [InlineData(RunStatus.Completed, HealthStatus.Healthy, "Run 2 completed")]
    [InlineData(RunStatus.Cancelled, HealthStatus.Degraded, "Run 2 was cancelled")]
    [InlineData(RunStatus.Failed, HealthStatus.Unhealthy, "Run 2 failed: no disk")]
    public async Task The_newest_run_counts(RunStatus status, HealthStatus health, string text)
    {
        await using var scene = new HealthScene(Now);
        var first = await scene.Ledger.StartAsync("pipeline", series: null);
        await scene.Ledger.FinishAsync(first, status == RunStatus.Failed ? RunStatus.Completed : RunStatus.Failed, "earlier");
        var second = await scene.Ledger.StartAsync("pipeline", series: null);
        await scene.Ledger.AddStageAsync(second, new StageResult("collect", TimeSpan.FromSeconds(1), 5));
        await scene.Ledger.FinishAsync(second, status, "no disk");
        var result = await scene.CheckAsync("last_run");
        Assert.Equal(health, result.Status);
        Assert.Contains(text, result.Description, StringComparison.Ordinal);
        Assert.Equal((2L, "collect"), (result.Data["run"], result.Data["last_stage"]));
    }

    [Fact]
    public async Task A_run_under_way_is_healthy_until_it_takes_too_long_and_no_run_is_degraded()
    {
        await using var scene = new HealthScene(Now);
        Assert.Equal(HealthStatus.Degraded, (await scene.CheckAsync("last_run")).Status);
        await scene.Ledger.StartAsync("pipeline", series: null);
        scene.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HealthStatus.Healthy, (await scene.CheckAsync("last_run")).Status);
        scene.Clock.Advance(TimeSpan.FromTicks(10_000));
        var result = await scene.CheckAsync("last_run");
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains("began at 2024-01-01T12:00:00Z", result.Description, StringComparison.Ordinal);
    }

    internal static ModelArtifact Artifact() => new(
        new ConstantModel(ModelTask.Regression, FeatureSets.Core.Schema, 0.1),
        new SignalRule(0.5, -0.5, 1),
        new ModelManifest
        {
            Series = Series,
            Label = "forward_log_return(1)",
            TrainedFrom = Now.AddDays(-2),
            TrainedTo = Now.AddDays(-1),
            Samples = 24,
            DataHash = new string('0', 64),
            Provenance = [BarProvenance.Import],
            Options = new Dictionary<string, string>(StringComparer.Ordinal),
            Seed = 1,
            Trials = 1,
        });
}
