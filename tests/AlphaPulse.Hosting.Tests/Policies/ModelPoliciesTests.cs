using AlphaPulse.Hosting.Tests.Alerts;
using AlphaPulse.Hosting.Tests.Jobs;
using AlphaPulse.Simulation;
using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Policies;

/// <summary>From the gate over the shadow period into service and out of it again, on a simulated market with a clock of the test.</summary>
public sealed class ModelPoliciesTests : IDisposable
{
    private const int Bars = 3_000;
    private static readonly DateTimeOffset End = new SimulatedMarketOptions().Start.AddHours(Bars);

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(End);
    private readonly RecordingSink _sink = new();
    private readonly HeldRunner _runner = new();

    public void Dispose()
    {
        _runner.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_candidate_serves_in_shadow_first_then_as_champion_and_gives_way_when_it_degrades()
    {
        await using var provider = Provide(o =>
        {
            (o.RequireShadow, o.StartRollback) = (true, true);
            (o.Shadow.MinimumSpan, o.Shadow.MinimumSignals) = (TimeSpan.FromDays(3), 15);
            o.Rollback.MinimumSignals = 20;
        });
        var registry = provider.GetRequiredService<IModelRegistry>();
        var service = provider.GetRequiredService<ModelPolicyService>();
        var live = new LiveMarket(provider, _clock);

        // The gate lets it through, and it does not serve.
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
        var first = summary.Model.Version;
        Assert.Equal(("shadow", "shadow"), (summary.Model.Decision, summary.Signals.Mode));
        Assert.Contains("in shadow first, for 3.0 days", summary.Model.Reasons[^1], StringComparison.Ordinal);
        Assert.Null(await registry.FindAsync(ModelAliases.Champion));
        Assert.Equal(["shadow running", "rollback none", "retrain not_due"], summary.Policies.Select(p => $"{p.Policy} {p.Decision}"));
        var record = Assert.Single(await provider.GetRequiredService<FileExperimentTracker>().ListRunsAsync());
        Assert.Equal((GateRecord.Promoted, true, false), (record.Tags[GateRecord.DecisionTag], record.Tags.ContainsKey(GateRecord.ShadowTag), record.Tags.ContainsKey(GateRecord.PromotedVersionTag)));
        var page = await File.ReadAllTextAsync(_folder.File("report.html"));
        Assert.Contains("In shadow", page, StringComparison.Ordinal);
        Assert.Contains("shadow: running", page, StringComparison.Ordinal);

        // Two of three days.
        await live.ServeAsync(first, SignalMode.Shadow, bars: 48, favour: 0.001m);
        Assert.Equal("running", (await service.CheckAsync())!.Shadow.Decision);
        Assert.Null(await registry.FindAsync(ModelAliases.Champion));

        await live.ServeAsync(first, SignalMode.Shadow, bars: 60, favour: 0.001m);
        var passed = (await service.CheckAsync())!.Shadow;
        Assert.Equal(("promoted", first), (passed.Decision, passed.Version));
        Assert.Equal(first, (await registry.FindAsync(ModelAliases.Champion))!.Id);
        Assert.Equal("none", (await service.CheckAsync())!.Shadow.Decision);

        // Another one takes its place, and the market turns against it.
        var second = await ReplaceAsync(registry, first);
        await live.ServeAsync(second, SignalMode.Champion, bars: 40, favour: -0.001m);
        Assert.Equal("none", (await service.CheckAsync())!.Rollback.Decision);
        await live.ServeAsync(second, SignalMode.Champion, bars: 160, favour: -0.001m);
        var back = (await service.CheckAsync())!.Rollback;
        Assert.Equal(("rolled_back", second), (back.Decision, back.Version));
        Assert.Contains("the champion earns less than it must", back.Reason, StringComparison.Ordinal);
        Assert.Equal(first, (await registry.FindAsync(ModelAliases.Champion))!.Id);
        Assert.True((await registry.GetHistoryAsync())[^1].IsRollback);
        Assert.NotEmpty(Directory.GetFiles(_folder.Path, $"rollback-*.json", SearchOption.AllDirectories));
        Assert.Equal([AlertCodes.ShadowPromoted, AlertCodes.RollbackDone], _sink.Alerts.Where(a => a.Source == "policy").Select(a => a.Code));
    }

    [Fact]
    public async Task A_challenger_that_loses_in_shadow_never_serves_and_is_told_of_once()
    {
        await using var provider = Provide(o => (o.RequireShadow, o.Shadow.MinimumSpan, o.Shadow.MinimumSignals) = (true, TimeSpan.FromDays(3), 15));
        var first = (await provider.GetRequiredService<PipelineRunner>().RunAsync()).Model.Version;
        var live = new LiveMarket(provider, _clock);
        var service = provider.GetRequiredService<ModelPolicyService>();
        await live.ServeAsync(first, SignalMode.Shadow, bars: 120, favour: -0.001m);
        Assert.Equal("failed", (await service.CheckAsync())!.Shadow.Decision);

        // What comes later does not make it good.
        await live.ServeAsync(first, SignalMode.Shadow, bars: 300, favour: 0.002m);
        Assert.Equal("failed", (await service.CheckAsync())!.Shadow.Decision);
        Assert.Null(await provider.GetRequiredService<IModelRegistry>().FindAsync(ModelAliases.Champion));
        Assert.Equal([AlertCodes.ShadowFailed], _sink.Alerts.Where(a => a.Source == "policy").Select(a => a.Code));
    }

    [Fact]
    public async Task By_default_a_degraded_champion_stays_and_a_due_training_is_only_said()
    {
        await using var provider = Provide(o => { });
        var first = (await provider.GetRequiredService<PipelineRunner>().RunAsync()).Model.Version;
        await ReplaceAsync(provider.GetRequiredService<IModelRegistry>(), first);
        _clock.Set(End.AddDays(40));
        await new LiveMarket(provider, _clock).ServeAsync(first, SignalMode.Shadow, bars: 1_000, favour: 0);
        var report = (await provider.GetRequiredService<ModelPolicyService>().CheckAsync())!;
        Assert.Equal(("none", "off", "due", RetrainTrigger.Schedule), (report.Shadow.Decision, report.Rollback.Decision, report.Retrain.Decision, report.Trigger));
        Assert.Empty(await provider.GetRequiredService<ITrainingJobs>().ListAsync());
        Assert.DoesNotContain(_sink.Alerts, a => a.Source == "policy");
    }

    [Fact]
    public async Task Drift_hands_a_training_in_once_and_a_full_queue_is_said_to_be_busy()
    {
        await using var provider = Provide(
            o => (o.StartRetraining, o.Retrain.MinimumNewBars) = (true, 24),
            new VolumeUnitSource.Span(2_700, Bars));
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
        Assert.Equal("drift", summary.Drift.Status);
        Assert.Equal("not_due", summary.Policies[^1].Decision);
        var jobs = provider.GetRequiredService<ITrainingJobs>();
        var service = provider.GetRequiredService<ModelPolicyService>();
        await new LiveMarket(provider, _clock).ServeAsync(summary.Model.Version, SignalMode.Shadow, bars: 23, favour: 0);
        Assert.Equal("not_due", (await service.CheckAsync())!.Retrain.Decision);
        await new LiveMarket(provider, _clock).ServeAsync(summary.Model.Version, SignalMode.Shadow, bars: 2, favour: 0);

        // Others were first: the queue has no place.
        var running = (await jobs.SubmitAsync(new TrainingJobRequest { Reason = "by hand" })).Job!;
        var waiting = (await jobs.SubmitAsync(new TrainingJobRequest { Reason = "by hand" })).Job!;
        Assert.Equal(("busy", RetrainTrigger.Drift), ((await service.CheckAsync())!.Retrain.Decision, (await service.CheckAsync())!.Trigger));
        await jobs.CancelAsync(waiting.Id);
        (await _runner.NextAsync()).End.SetResult(new TrainingJobResult("m-by-hand", false, ["enough"]));

        var retrain = (await service.CheckAsync())!.Retrain;
        Assert.Equal("submitted", retrain.Decision);
        Assert.Contains("drifted", retrain.Reason, StringComparison.Ordinal);
        var job = (await jobs.FindAsync(retrain.Job!))!;
        Assert.Equal((ModelPolicyService.Requester, retrain.Reason), (job.Request.RequestedBy, job.Request.Reason));
        var run = await _runner.NextAsync();
        run.Progress.Report(new TrainingJobProgress("train", 4, 8, 1));
        Assert.Equal("train", (await jobs.FindAsync(job.Id))!.Progress!.Stage);
        await jobs.CancelAsync(job.Id);

        // An attempt is an attempt, whatever came of it.
        Assert.Equal("not_due", (await service.CheckAsync())!.Retrain.Decision);
        Assert.Equal([AlertCodes.RetrainStarted], _sink.Alerts.Where(a => a.Source == "policy").Select(a => a.Code));
        Assert.NotEqual(running.Id, job.Id);
    }

    [Theory]
    [InlineData("Shadow", 0)]
    [InlineData("Rollback", 1)]
    [InlineData("Retrain", 2)]
    [InlineData("CheckInterval", 3)]
    public async Task An_option_that_cannot_be_is_named(string part, int which)
    {
        await using var provider = Provide(o => _ = which switch
        {
            0 => o.Shadow.MinimumSignals = 0,
            1 => o.Rollback.MinimumSignals = 1,
            2 => o.Retrain.MinimumNewBars = 0,
            _ => (o.CheckInterval = TimeSpan.Zero).Days,
        });
        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ModelPolicyOptions>>().Value);
        Assert.Contains($"ModelPolicyOptions.{part}", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The same model under another seed is another version.</summary>
    private static async Task<string> ReplaceAsync(IModelRegistry registry, string version)
    {
        var artifact = (await registry.LoadAsync(version)).Artifact;
        var second = await registry.RegisterAsync(artifact with { Manifest = artifact.Manifest with { Seed = 99 } });
        await registry.MoveAliasesAsync(
            new Dictionary<string, string> { [ModelAliases.Champion] = second.Id, [ModelAliases.Previous] = version }, "the test says so");
        return second.Id;
    }

    private ServiceProvider Provide(Action<ModelPolicyOptions> configure, VolumeUnitSource.Span? span = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<IAlertSink>(_sink);
        services.AddSingleton<ITrainingJobRunner>(_runner);
        if (span is not null)
        {
            services.AddSingleton(span);
            services.AddSingleton<IPipelineSource, VolumeUnitSource>();
        }

        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => (o.Bars, o.RevisionProbability, o.SignalTStatistic) = (Bars, 0, 10))
            .AddTraining(o => o.Use(TrainingProfile.Fast))
            .AddTrainingJobs(o => o.Capacity = 1)
            .AddModelPolicies(configure)
            .AddEmbeddedPipeline(o => o.WorkingDirectory = _folder.Path));
        return services.BuildServiceProvider();
    }
}
