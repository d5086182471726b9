using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Training;

/// <summary>The record of a training holds what the gate made of it, whatever that was.</summary>
public sealed class GateRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(10, GateRecord.Promoted)]
    [InlineData(0, GateRecord.Refused)]
    public async Task A_decision_is_on_the_record_of_its_training(double tStatistic, string decision)
    {
        await using var provider = Provide(tStatistic);
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
        Assert.Equal(decision, summary.Model.Decision);
        var tracker = provider.GetRequiredService<FileExperimentTracker>();
        var run = Assert.Single(await tracker.ListRunsAsync());
        Assert.Equal(ExperimentRunStatus.Finished, run.Status);
        Assert.Equal((decision, string.Join("; ", summary.Model.Reasons)), (run.Tags[GateRecord.DecisionTag], run.Tags[GateRecord.ReasonsTag]));
        Assert.Equal(decision == GateRecord.Promoted ? summary.Model.Version : null, run.Tags.GetValueOrDefault(GateRecord.PromotedVersionTag));
        Assert.All(summary.Model.Guards, guard => Assert.StartsWith(SnakeCase.Of(guard.Verdict), run.Tags[$"guard.{guard.Name}"], StringComparison.Ordinal));
        Assert.All(
            summary.Model.Guards.Where(g => g.Measured is { } m && double.IsFinite(m)),
            guard => Assert.Contains(run.Metrics, m => m.Name == $"guard.{guard.Name}" && m.Value == guard.Measured));
        Assert.Contains(run.Metrics, m => m.Name == "gate.p_value");
        Assert.Equal(decision == GateRecord.Promoted ? 1 : 0, run.Metrics.Last(m => m.Name == "gate.promoted").Value);

        // The paths before the holdout are on record by their number, and drawn in the report.
        Assert.Equal([1L, 2, 3], run.Metrics.Where(m => m.Name == "paths.net_return").Select(m => m.Step));
        Assert.Equal(
            summary.Model.Guards.Single(g => g.Name == GuardNames.CombinatorialPaths).Measured, run.Metrics.Single(m => m.Name == "paths.median_net_return").Value);
        Assert.NotNull(await provider.GetRequiredService<IModelRegistry>().ReadEvidenceAsync(summary.Model.Version, CombinatorialRecord.FileName));
        Assert.Contains("Equity of every path", await File.ReadAllTextAsync(_folder.File(PipelineFiles.Report)), StringComparison.Ordinal);

        // The document is the evidence of the registry, byte for byte.
        var kept = await provider.GetRequiredService<IModelRegistry>().ReadEvidenceAsync(summary.Model.Version, "gate-0001.json");
        Assert.Equal(kept!.Value.ToArray(), (await tracker.ReadArtifactAsync(run.Id, "gate-0001.json"))!.Value.ToArray());
    }

    [Fact]
    public async Task A_gate_that_throws_is_on_record_as_failed_with_its_reason()
    {
        await using var provider = Provide(tStatistic: 0, services => services.AddSingleton<IHoldoutVault>(new BrokenVault()));
        var failure = await Assert.ThrowsAsync<StoreException>(() => provider.GetRequiredService<PipelineRunner>().RunAsync());
        var run = Assert.Single(await provider.GetRequiredService<FileExperimentTracker>().ListRunsAsync());
        Assert.Equal((ExperimentRunStatus.Failed, failure.Message, GateRecord.Failed), (run.Status, run.Reason, run.Tags[GateRecord.DecisionTag]));
        Assert.NotNull(run.Lineage.ModelVersion);
    }

    private ServiceProvider Provide(double tStatistic, Action<IServiceCollection>? before = null)
    {
        var services = new ServiceCollection();
        before?.Invoke(services);
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => (o.Bars, o.RevisionProbability, o.SignalTStatistic) = (3_000, 0, tStatistic))
            .AddTraining(o => o.Use(TrainingProfile.Fast).Combinatorial = new CombinatorialOptions { Groups = 4 })
            .AddEmbeddedPipeline(o => o.WorkingDirectory = _folder.Path));
        return services.BuildServiceProvider();
    }

    /// <summary>A vault whose disk is full.</summary>
    private sealed class BrokenVault : IHoldoutVault
    {
        public Task<HoldoutOpening> OpenAsync(
            BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string candidate, int trials, string? overrideReason = null, CancellationToken cancellationToken = default) =>
            throw new StoreException("The disk is full.");

        public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<HoldoutOpening>>([]);
    }
}
