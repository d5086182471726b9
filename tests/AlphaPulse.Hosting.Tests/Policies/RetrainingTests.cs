using AlphaPulse.Simulation;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Policies;

/// <summary>A training that falls due finds bars for its gate that nobody has seen, month after month.</summary>
public sealed class RetrainingTests : IDisposable
{
    private const int Bars = 3_000;

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(new SimulatedMarketOptions().Start.AddHours(Bars));
    private readonly GrowingSource.Clock _bars = new() { Bars = Bars };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_due_training_opens_a_holdout_of_its_own()
    {
        await using var provider = Provide();
        var (jobs, vault) = (provider.GetRequiredService<ITrainingJobs>(), provider.GetRequiredService<IHoldoutVault>());
        await provider.GetRequiredService<PipelineRunner>().RunAsync();
        for (var month = 1; month <= 2; month++)
        {
            _bars.Bars += 720;
            _clock.Set(new SimulatedMarketOptions().Start.AddHours(_bars.Bars));
            await provider.GetRequiredService<IPipelineSource>().IngestAsync(null);
            var due = (await provider.GetRequiredService<ModelPolicyService>().CheckAsync())!.Retrain;
            Assert.Equal("submitted", due.Decision);
            TrainingJob job;
            while ((job = (await jobs.FindAsync(due.Job!))!).EndedAt is null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }

            // The gate may refuse the model, and does so on what it saw.
            Assert.True(job.Status == TrainingJobStatus.Succeeded, job.FailureReason);
            Assert.DoesNotContain(job.Result!.Reasons, r => r.Contains("opened for", StringComparison.Ordinal));
            var openings = await vault.ListAsync();
            Assert.Equal(month + 1, openings.Count);
            Assert.True(openings[^1].From >= openings[^2].To);
            Assert.Equal(1, openings[^1].Count);
        }

        // The same bars again come to the same model and the same holdout.
        var (before, again) = (await vault.ListAsync(), await provider.GetRequiredService<PipelineRunner>().RunAsync());
        var last = (await vault.ListAsync())[^1];
        Assert.Equal((before[^1].From, before[^1].To, before[^1].Candidate, 2), (last.From, last.To, last.Candidate, last.Count));
        Assert.StartsWith("m-" + last.Candidate[..16], again.Model.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trials_of_a_training_are_the_progress_of_its_stage()
    {
        await using var provider = Provide();
        var told = new Told();
        await provider.GetRequiredService<PipelineRunner>().RunAsync(told);
        Assert.Equal([1L, 2, 3, 4], told.All.Where(p => p is { Stage: "train", Elapsed: null }).Select(p => p.Items));
    }

    [Fact]
    public async Task A_replay_is_of_the_candidate_of_its_run_whatever_the_aliases_point_at_by_then()
    {
        await using var provider = Provide();
        var registry = provider.GetRequiredService<IModelRegistry>();
        var state = new PipelineState();
        foreach (var stage in provider.GetServices<IPipelineStage>())
        {
            if (stage.Name == "replay")
            {
                var artifact = (await registry.LoadAsync(state.Candidate.Id)).Artifact;
                var other = await registry.RegisterAsync(artifact with { Manifest = artifact.Manifest with { Seed = 99 } });
                await registry.MoveAliasesAsync(
                    new Dictionary<string, string> { [ModelAliases.Champion] = other.Id, [ModelAliases.Challenger] = other.Id }, "another run was faster");
            }

            await stage.RunAsync(state, new Progress<long>());
        }

        Assert.True(state.Replay.Emitted > 100, $"{state.Replay.Emitted} signals were counted");
        Assert.All(File.ReadLines(_folder.File("signals.csv")).Skip(1), line => Assert.Contains(state.Candidate.Id, line, StringComparison.Ordinal));
    }

    private ServiceProvider Provide()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(_bars);
        services.AddSingleton<IPipelineSource, GrowingSource>();
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => (o.Bars, o.RevisionProbability, o.SignalTStatistic) = (Bars + 2_000, 0, 10))
            .AddTraining(o => (o.Penalties, o.TreeDepths, o.FlatShares) = ([100], [], [0, 0.5]))
            .AddTrainingJobs()
            .AddModelPolicies(o => o.StartRetraining = true)
            .AddEmbeddedPipeline(o => o.WorkingDirectory = _folder.Path));
        return services.BuildServiceProvider();
    }

    private sealed class Told : IProgress<PipelineProgress>
    {
        public List<PipelineProgress> All { get; } = [];

        public void Report(PipelineProgress value) => All.Add(value);
    }
}
