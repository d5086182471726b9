using AlphaPulse.Drift;
using AlphaPulse.Models;
using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Stages;

/// <summary>Where signals are explained, each of a run has its explanation in the ledger, and its contributions are watched for drift.</summary>
public sealed class ExplanationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_signal_of_a_run_is_explained_in_the_ledger_and_its_contributions_are_watched()
    {
        await using var provider = Build(explain: true);
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        var model = await provider.GetRequiredService<IModelRegistry>().LoadAsync(summary.Model.Version);
        var ledger = provider.GetRequiredService<IOutcomeLedger>();
        var signals = new List<Signal>();
        await foreach (var outcome in ledger.ReadAsync(new OutcomeQuery()))
        {
            signals.Add(outcome.Signal);
        }

        var explanations = new List<SignalExplanation>();
        await foreach (var explanation in ledger.ReadExplanationsAsync(new OutcomeQuery()))
        {
            explanations.Add(explanation);
        }

        Assert.True(signals.Count > 100);
        Assert.Equal(signals.Select(s => s.Id), explanations.Select(e => e.SignalId));
        var expected = ModelExplainers.Create(model.Artifact.Model).ExpectedValue;
        Assert.All(explanations, e => Assert.Equal(expected, e.ExpectedValue));
        Assert.Equal(summary.Signals.Emitted, summary.Signals.Explanations!.Signals);
        Assert.Equal(
            explanations.SelectMany(e => e.Contributions).Select(c => c.Feature).Distinct().Order(StringComparer.Ordinal),
            summary.Signals.Explanations.Features.Select(f => f.Feature).Order(StringComparer.Ordinal));
        Assert.Equal(1 + explanations.Sum(e => e.Contributions.Count), File.ReadLines(_folder.File("contributions.csv")).Count());
        Assert.Equal("contributions.csv", summary.Artifacts["contributions"]);

        // Signals of higher scores have higher sums: the score is made of the sum and nothing else.
        var sums = signals.Zip(explanations, (s, e) => (s.Score, e.Sum)).OrderBy(x => x.Sum).ToList();
        for (var i = 1; i < sums.Count; i++)
        {
            Assert.True(sums[i].Score >= sums[i - 1].Score || sums[i].Sum - sums[i - 1].Sum < 1e-9);
        }

        var watch = await WatchAsync(provider, model);
        Assert.True(watch.WatchesContributions);
        Assert.Contains(watch.ListReadings(), r => r.Column.StartsWith(ContributionColumns.Prefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_option_nothing_is_explained_and_the_profile_is_what_it_was()
    {
        await using var provider = Build(explain: false);
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();

        Assert.Null(summary.Signals.Explanations);
        Assert.False(File.Exists(_folder.File("contributions.csv")));
        await foreach (var explanation in provider.GetRequiredService<IOutcomeLedger>().ReadExplanationsAsync(new OutcomeQuery()))
        {
            Assert.Fail(explanation.SignalId);
        }

        var model = await provider.GetRequiredService<IModelRegistry>().LoadAsync(summary.Model.Version);
        Assert.False((await WatchAsync(provider, model)).WatchesContributions);
    }

    [Fact]
    public async Task A_ledger_that_keeps_no_explanations_is_refused_by_its_name()
    {
        await using var provider = Build(explain: true, services => services.AddSingleton<IOutcomeLedger, ForgetfulLedger>());

        var refused = await Assert.ThrowsAsync<StoreException>(() => provider.GetRequiredService<PipelineRunner>().RunAsync());
        Assert.Contains(nameof(ForgetfulLedger), refused.Message, StringComparison.Ordinal);

        // Neither does it drop what is handed to it past the stage.
        IOutcomeLedger ledger = new ForgetfulLedger();
        var explanation = new SignalExplanation { SignalId = "s", ExpectedValue = 0, Contributions = [new SignalContribution("a", 1)], Remainder = 0 };
        Assert.Equal(0, await ledger.RecordAsync([], []));
        Assert.Contains(nameof(ForgetfulLedger), (await Assert.ThrowsAsync<StoreException>(() => ledger.RecordAsync([], [explanation]))).Message, StringComparison.Ordinal);
        Assert.Throws<StoreException>(() => ledger.ReadExplanationsAsync(new OutcomeQuery()));
    }

    private ServiceProvider Build(bool explain, Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        change?.Invoke(services);
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => (o.Bars, o.RevisionProbability) = (3_000, 0))
            .AddTraining(o => o.Use(TrainingProfile.Fast))
            .AddInference(o => o.ExplainSignals = explain)
            .AddEmbeddedPipeline(o => o.WorkingDirectory = _folder.Path));
        return services.BuildServiceProvider();
    }

    private static async Task<DriftWatch> WatchAsync(IServiceProvider provider, LoadedModel model) => Assert.IsType<DriftWatch>(
        await DriftWatch.OpenAsync(provider.GetRequiredService<IModelRegistry>(), model, provider.GetRequiredService<DriftMonitorFactory>()));

    private sealed class ForgetfulLedger : IOutcomeLedger
    {
        public Task<int> RecordAsync(IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken = default) => Task.FromResult(outcomes.Count);

        public async IAsyncEnumerable<Outcome> ReadAsync(
            OutcomeQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield break;
        }
    }
}
