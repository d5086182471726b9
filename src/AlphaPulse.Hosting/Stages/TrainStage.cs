using AlphaPulse.Drift;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>
/// <c>train</c>: the best candidate of the training part, registered as challenger with the reference profile of its features. Where
/// the bars before the holdout are too few for a profile, it is registered without one and its drift goes unwatched. Files that belong to
/// the model are kept beside it. Every trial is recorded as a run of the experiment that is named after the series.
/// </summary>
/// <param name="trainer">The trainer.</param>
/// <param name="registry">The registry.</param>
/// <param name="profiles">Makes the reference profile.</param>
/// <param name="attachments">Who knows files that belong to a model.</param>
/// <param name="tracker">Records the run.</param>
public sealed class TrainStage(
    ModelTrainer trainer, IModelRegistry registry, DriftMonitorFactory profiles, IEnumerable<IModelAttachments> attachments, IExperimentTracker tracker) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "train";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var run = await tracker.StartRunAsync(TrainingRecord.StartOf(state), cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            try
            {
                var trials = await TrainAsync(state, run, cancellationToken).ConfigureAwait(false);
                await run.EndAsync(ExperimentRunStatus.Finished, reason: null, cancellationToken).ConfigureAwait(false);
                return trials;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await RecordEndAsync(run, ExperimentRunStatus.Killed, "the run was cancelled").ConfigureAwait(false);
                throw;
            }
            catch (Exception exception) when (exception is not TrackingException)
            {
                await RecordEndAsync(run, ExperimentRunStatus.Failed, exception.Message).ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>That it failed matters more than that this could not be recorded; a run without an end tells of itself when it is read.</summary>
    private static async Task RecordEndAsync(IExperimentRun run, ExperimentRunStatus status, string reason)
    {
        try
        {
            await run.EndAsync(status, reason, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TrackingException)
        {
            // The error of the training goes on its way.
        }
    }

    private async Task<long> TrainAsync(PipelineState state, IExperimentRun run, CancellationToken cancellationToken)
    {
        var result = trainer.Train(state.Features, state.Ingest.Calendar, state.DataHash, candidates: null, cancellationToken);
        await TrainingRecord.LogAsync(run, result, cancellationToken).ConfigureAwait(false);
        var profile = FitProfile(state, result);
        var version = await registry.RegisterAsync(result.Artifact, cancellationToken).ConfigureAwait(false);
        if (profile is { } file)
        {
            await registry.StoreEvidenceAsync(version.Id, DriftWatch.ProfileName, file, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (name, content) in attachments.SelectMany(known => known.Of(result.Artifact.Model)))
        {
            await registry.StoreEvidenceAsync(version.Id, name, content, cancellationToken).ConfigureAwait(false);
        }

        await run.LogLineageAsync(new ExperimentLineage { ModelVersion = version.Id }, cancellationToken).ConfigureAwait(false);
        var moves = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Challenger] = version.Id };
        await registry.MoveAliasesAsync(moves, $"trained on {state.Ingest.Series}", cancellationToken).ConfigureAwait(false);
        state.Training = result;
        state.Candidate = version;
        return result.Trials.Count;
    }

    /// <summary>Fitted on what the model may have seen: the bars before the holdout. A model is worth having where they are too few for it.</summary>
    private byte[]? FitProfile(PipelineState state, TrainingResult result)
    {
        try
        {
            return ReferenceProfileFile.ToBytes(
                DriftWatch.FitProfile(profiles, state.Features, state.Ingest.Calendar, result.Split.HoldoutBars.Start.Value));
        }
        catch (InsufficientHistoryException exception)
        {
            // The replay tells of it: there drift goes unwatched.
            state.UnwatchedReason = exception.Message;
            return null;
        }
    }
}
