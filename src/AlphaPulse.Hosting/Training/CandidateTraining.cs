using AlphaPulse.Backtesting;
using AlphaPulse.Drift;
using AlphaPulse.Inference;
using AlphaPulse.Models;
using AlphaPulse.Training;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// Trains a candidate and leaves everything that belongs to one: the version, registered as challenger, the reference profile of its
/// features, what the gate will ask for (<see cref="TrainingEvidence"/>), the card as far as it is known, the paths before the holdout where they were asked for, the files that belong to the model, and the record of every trial as a run of the experiment that is named after the series.
/// </summary>
/// <remarks>
/// Where the bars before the holdout are too few for a profile, the version is registered without one and its drift goes unwatched. What
/// throws ends the record as failed, a cancellation as killed. Safe for use from any thread.
/// </remarks>
/// <param name="trainer">The trainer.</param>
/// <param name="registry">The registry.</param>
/// <param name="profiles">Makes the reference profile.</param>
/// <param name="attachments">Who knows files that belong to a model.</param>
/// <param name="tracker">Records the run.</param>
/// <param name="inference">Whether its signals will be explained: then the profile has what its features add to its sum.</param>
/// <param name="costs">What a trade costs the trainer.</param>
/// <param name="card">What people state about the model.</param>
public sealed class CandidateTraining(
    ModelTrainer trainer,
    IModelRegistry registry,
    DriftMonitorFactory profiles,
    IEnumerable<IModelAttachments> attachments,
    IExperimentTracker tracker,
    IOptions<InferenceOptions> inference,
    TradingCosts costs,
    IOptions<ModelCardOptions> card)
{
    private readonly IReadOnlyList<IModelAttachments> _attachments = [.. attachments];

    /// <summary>Trains and registers.</summary>
    /// <param name="material">What it is trained on.</param>
    /// <param name="candidates">What is tried; <see langword="null"/> leaves it to the options of the trainer.</param>
    /// <param name="progress">Is told of each trial that is over; <see langword="null"/> where nobody asks.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The candidate. Its record is open: end it.</returns>
    /// <exception cref="InsufficientHistoryException">There are too few bars to train on.</exception>
    /// <exception cref="TrackingException">The run cannot be recorded.</exception>
    /// <exception cref="ModelExplanationException">Signals are to be explained, and the model cannot be; nothing was registered.</exception>
    public async Task<TrainedCandidate> TrainAsync(
        TrainingMaterial material,
        IReadOnlyList<Candidate>? candidates = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(material);
        var run = await tracker.StartRunAsync(TrainingRecord.StartOf(material), cancellationToken).ConfigureAwait(false);
        try
        {
            return await TrainAsync(material, candidates, progress, run, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await TrainingRecord.EndAsync(run, exception, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<TrainedCandidate> TrainAsync(
        TrainingMaterial material, IReadOnlyList<Candidate>? candidates, IProgress<TrainingProgress>? progress, IExperimentRun run, CancellationToken cancellationToken)
    {
        var result = trainer.Train(material.Features, material.Calendar, material.DataHash, candidates, material.HoldoutFrom, progress, cancellationToken);
        await TrainingRecord.LogAsync(run, result, cancellationToken).ConfigureAwait(false);
        var (profile, unwatched) = FitProfile(material, result);
        var version = await registry.RegisterAsync(result.Artifact, cancellationToken).ConfigureAwait(false);
        if (profile is { } file)
        {
            await registry.StoreEvidenceAsync(version.Id, DriftWatch.ProfileName, file, cancellationToken).ConfigureAwait(false);
        }

        if (result.Combinatorial is { } paths)
        {
            await registry.StoreEvidenceAsync(version.Id, CombinatorialRecord.FileName, CombinatorialRecord.ToJson(paths), cancellationToken).ConfigureAwait(false);
        }

        var evidence = TrainingEvidence.Of(material, result, version, run.Id, costs, card.Value, unwatched);
        await registry.StoreEvidenceAsync(version.Id, TrainingEvidence.FileName, evidence.ToJson(), cancellationToken).ConfigureAwait(false);
        await ModelCardBuilder.KeepAsync(registry, ModelCardBuilder.Build(evidence.ToCard(version, result.Artifact)), cancellationToken).ConfigureAwait(false);
        foreach (var (name, content) in _attachments.SelectMany(known => known.Of(result.Artifact.Model)))
        {
            await registry.StoreEvidenceAsync(version.Id, name, content, cancellationToken).ConfigureAwait(false);
        }

        await run.LogLineageAsync(new ExperimentLineage { ModelVersion = version.Id }, cancellationToken).ConfigureAwait(false);
        var moves = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Challenger] = version.Id };
        await registry.MoveAliasesAsync(moves, $"trained on {material.Series}", expected: null, cancellationToken).ConfigureAwait(false);
        return new TrainedCandidate(result, version, run) { UnwatchedReason = unwatched };
    }

    /// <summary>Fitted on what the model may have seen: the bars before the holdout. A model is worth having where they are too few for it.</summary>
    private (byte[]? Profile, string? UnwatchedReason) FitProfile(TrainingMaterial material, TrainingResult result)
    {
        var explainer = inference.Value.ExplainSignals
            ? ModelExplainers.Create(result.Artifact.Model, $"{result.Chosen.Learner} on {result.Chosen.Label}")
            : null;
        try
        {
            var profile = DriftWatch.FitProfile(profiles, material.Features, material.Calendar, result.Split.HoldoutBars.Start.Value, explainer);
            return (ReferenceProfileFile.ToBytes(profile), null);
        }
        catch (InsufficientHistoryException exception)
        {
            return (null, exception.Message);
        }
    }
}
