using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// <c>gate</c>: the challenger as the registry holds it against baselines and champion, on a holdout that is opened once. What it decides, or
/// that it threw, completes the record of the training.
/// </summary>
/// <param name="gate">Decides, records and promotes.</param>
/// <param name="options">Whether a seen holdout may be opened again, and why.</param>
public sealed class GateStage(CandidateGate gate, IOptions<PipelineOptions> options) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "gate";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var request = new GateRequest(state.Candidate.Id, state.Features, state.Training.Split.HoldoutBars, state.Ingest.Calendar, state.Training.Guards)
        {
            HoldoutOverride = options.Value.HoldoutOverride,
        };
        try
        {
            var verdict = await gate.DecideAsync(request, state.Experiment, cancellationToken).ConfigureAwait(false);
            state.Decision = verdict.Decision;
            state.ShadowReason = verdict.ShadowReason;
            return verdict.Decision.Strategies.Count;
        }
        finally
        {
            // Ended with the decision, or with what threw.
            state.Experiment = null;
        }
    }
}
