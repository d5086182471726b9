namespace AlphaPulse.Hosting;

/// <summary>
/// <c>train</c>: the best candidate of the training part, registered as challenger with everything that belongs to it; see
/// <see cref="CandidateTraining"/>. Its record stays open for the gate.
/// </summary>
/// <param name="training">Trains and registers.</param>
public sealed class TrainStage(CandidateTraining training) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "train";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var material = new TrainingMaterial(state.Features, state.Ingest.Calendar, state.DataHash);
        var candidate = await training.TrainAsync(material, candidates: null, cancellationToken).ConfigureAwait(false);
        state.Experiment = candidate.Run;
        state.Training = candidate.Result;
        state.Candidate = candidate.Version;

        // The replay tells of it: there drift goes unwatched.
        state.UnwatchedReason = candidate.UnwatchedReason;
        return candidate.Result.Trials.Count;
    }
}
