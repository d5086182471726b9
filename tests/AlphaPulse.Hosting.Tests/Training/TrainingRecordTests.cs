using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Training;

/// <summary>A training that does not come to its end is on record as well.</summary>
public sealed class TrainingRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_training_that_throws_is_recorded_as_failed_with_its_reason()
    {
        await using var provider = Provide();
        var (stage, state) = await PrepareAsync(provider, provider.GetRequiredService<IExperimentTracker>());
        var failure = await Assert.ThrowsAsync<InsufficientHistoryException>(() => stage.RunAsync(state, new Progress<long>()));
        var run = Assert.Single(await provider.GetRequiredService<FileExperimentTracker>().ListRunsAsync());
        Assert.Equal((ExperimentRunStatus.Failed, failure.Message), (run.Status, run.Reason));
        Assert.Equal(DataFingerprint.Of(state.DataHash, state.Features), run.Lineage.DataHash);
        Assert.Null(run.Lineage.ModelVersion);
        Assert.StartsWith(_folder.File("runs"), Directory.GetDirectories(_folder.File("runs"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_that_is_cancelled_is_recorded_as_killed()
    {
        await using var provider = Provide();
        using var cancelling = new CancellingTracker(provider.GetRequiredService<IExperimentTracker>());
        var (stage, state) = await PrepareAsync(provider, cancelling);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.RunAsync(state, new Progress<long>(), cancelling.Token));
        var run = Assert.Single(await provider.GetRequiredService<FileExperimentTracker>().ListRunsAsync());
        Assert.Equal((ExperimentRunStatus.Killed, "the run was cancelled"), (run.Status, run.Reason));
    }

    private static async Task<(TrainStage Stage, PipelineState State)> PrepareAsync(ServiceProvider provider, IExperimentTracker tracker)
    {
        var state = new PipelineState();
        foreach (var stage in provider.GetServices<IPipelineStage>().Take(3))
        {
            await stage.RunAsync(state, new Progress<long>());
        }

        return (ActivatorUtilities.CreateInstance<TrainStage>(provider, ActivatorUtilities.CreateInstance<CandidateTraining>(provider, tracker)), state);
    }

    private ServiceProvider Provide()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse
            .AddSimulation(o => (o.Bars, o.RevisionProbability) = (600, 0))
            .AddEmbeddedPipeline(o => o.WorkingDirectory = _folder.Path));
        return services.BuildServiceProvider();
    }

    /// <summary>Cancels as soon as a run has started.</summary>
    private sealed class CancellingTracker(IExperimentTracker inner) : IExperimentTracker, IDisposable
    {
        private readonly CancellationTokenSource _source = new();

        public CancellationToken Token => _source.Token;

        public async Task<IExperimentRun> StartRunAsync(ExperimentRunStart start, CancellationToken cancellationToken = default)
        {
            var run = await inner.StartRunAsync(start, cancellationToken);
            await _source.CancelAsync();
            return run;
        }

        public void Dispose() => _source.Dispose();
    }
}
