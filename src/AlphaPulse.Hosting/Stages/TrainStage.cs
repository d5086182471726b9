using AlphaPulse.Training;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// <c>train</c>: the best candidate of the training part, registered as challenger with everything that belongs to it; see
/// <see cref="CandidateTraining"/>. Its holdout begins after what was opened before, and its record stays open for the gate.
/// </summary>
/// <param name="training">Trains and registers.</param>
/// <param name="vault">Says which bars were opened before.</param>
/// <param name="options">How the bars are divided.</param>
/// <param name="pipeline">Whether a seen holdout is to be opened again: then it is where the shares place it.</param>
public sealed class TrainStage(CandidateTraining training, IHoldoutVault vault, IOptions<TrainingOptions> options, IOptions<PipelineOptions> pipeline) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "train";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(progress);
        var openings = pipeline.Value.HoldoutOverride is null ? await vault.ListAsync(cancellationToken).ConfigureAwait(false) : [];
        var material = new TrainingMaterial(state.Features, state.Ingest.Calendar, state.DataHash)
        {
            HoldoutFrom = HoldoutPlacement.FindStart(state.Features.Bars, state.Ingest.Calendar, options.Value.Split, openings),
        };
        var candidate = await training.TrainAsync(material, candidates: null, new Trials(progress), cancellationToken).ConfigureAwait(false);
        state.Experiment = candidate.Run;
        state.Training = candidate.Result;
        state.Candidate = candidate.Version;
        state.Ingest = state.Ingest with { Findings = [.. state.Ingest.Findings, .. candidate.Result.LeftOut.Select(l => l.Reason)] };

        // The replay tells of it: there drift goes unwatched.
        state.UnwatchedReason = candidate.UnwatchedReason;
        return candidate.Result.Trials.Count;
    }

    private sealed class Trials(IProgress<long> progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(value.Trials);
    }
}
