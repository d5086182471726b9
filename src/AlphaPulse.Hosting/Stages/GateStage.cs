using AlphaPulse.Training;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// <c>gate</c>: the challenger as the registry holds it against baselines and champion, on a holdout that is opened once. What it decides, or
/// that it threw, completes the record of the training.
/// </summary>
/// <param name="gate">The gate.</param>
/// <param name="registry">The registry.</param>
/// <param name="policies">Whether a candidate serves in shadow first.</param>
/// <param name="options">Whether a seen holdout may be opened again, and why.</param>
public sealed class GateStage(PromotionGate gate, IModelRegistry registry, IOptions<ModelPolicyOptions> policies, IOptions<PipelineOptions> options) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "gate";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var run = state.Experiment;
        try
        {
            await DecideAsync(state, cancellationToken).ConfigureAwait(false);
            await (run?.EndAsync(ExperimentRunStatus.Finished, reason: null, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            state.Experiment = null;
            return state.Decision.Strategies.Count;
        }
        catch (Exception exception) when (run is not null)
        {
            await RecordFailureAsync(run, exception, cancellationToken).ConfigureAwait(false);
            state.Experiment = null;
            throw;
        }
    }

    private async Task DecideAsync(PipelineState state, CancellationToken cancellationToken)
    {
        // The version of this run, whatever the alias points at by now: guards and holdout are those of this training.
        var candidate = await registry.LoadAsync(state.Candidate.Id, cancellationToken).ConfigureAwait(false);
        var championVersion = await registry.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false);
        var champion = championVersion is null
            ? null
            : await registry.LoadAsync(championVersion.Id, cancellationToken).ConfigureAwait(false);
        var decision = await gate
            .DecideAsync(
                candidate,
                champion,
                state.Features,
                state.Training.Split.HoldoutBars,
                state.Ingest.Calendar,
                state.Training.Guards,
                options.Value.HoldoutOverride,
                cancellationToken).ConfigureAwait(false);

        // Evidence first: an alias never stands on a decision that is not on record.
        await RecordAsync(candidate, decision, cancellationToken).ConfigureAwait(false);
        await (state.Experiment is { } run ? GateRecord.LogAsync(run, decision, cancellationToken) : Task.CompletedTask).ConfigureAwait(false);
        if (decision.Promoted && championVersion?.Id != candidate.Version.Id)
        {
            if (policies.Value.RequireShadow)
            {
                await BeginShadowAsync(state, decision, candidate.Version.Id, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                decision = await PromoteAsync(decision, candidate, championVersion, cancellationToken).ConfigureAwait(false);
            }
        }

        state.Decision = decision;
        if (state.Experiment is { } record)
        {
            await RecordVersionAsync(record, state, decision, candidate.Version.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task BeginShadowAsync(PipelineState state, GateDecision decision, string version, CancellationToken cancellationToken)
    {
        var shadow = policies.Value.Shadow;
        await ShadowPromotion.BeginAsync(registry, version, decision.Reasons[0], cancellationToken).ConfigureAwait(false);
        state.ShadowReason = FormattableString.Invariant(
            $"it serves in shadow first, for {shadow.MinimumSpan.TotalDays:0.0} days and {shadow.MinimumSignals} settled signals with a side at least");
    }

    /// <summary>Which version serves is known once the aliases have moved, or once the registry would not move them.</summary>
    private static Task RecordVersionAsync(
        IExperimentRun run, PipelineState state, GateDecision decision, string version, CancellationToken cancellationToken) => state.ShadowReason is { } reason
        ? GateRecord.LogTagAsync(run, GateRecord.ShadowTag, reason, cancellationToken)
        : decision.Promoted
        ? GateRecord.LogTagAsync(run, GateRecord.PromotedVersionTag, version, cancellationToken)
        : GateRecord.LogVerdictAsync(run, decision, cancellationToken);

    private static async Task RecordFailureAsync(IExperimentRun run, Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            await GateRecord.LogTagAsync(run, GateRecord.DecisionTag, GateRecord.Failed, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TrackingException)
        {
            // What the gate threw goes on its way.
        }

        await TrainingRecord.EndAsync(run, exception, cancellationToken).ConfigureAwait(false);
    }

    private async Task<GateDecision> PromoteAsync(
        GateDecision decision, LoadedModel candidate, ModelVersion? champion, CancellationToken cancellationToken)
    {
        try
        {
            await registry.PromoteAsync(candidate.Version.Id, champion?.Id, decision.Reasons[0], cancellationToken).ConfigureAwait(false);
            return decision;
        }
        catch (Exception exception) when (exception is PromotionRefusedException or AliasConflictException)
        {
            // The registry may refuse, as it does for a simulated champion among real ones or where another serves by now; that is a refusal with its reason.
            var refused = decision with { Promoted = false, Reasons = [exception.Message, .. decision.Reasons.Select(r => $"the gate had let it through: {r}")] };
            await RecordAsync(candidate, refused, cancellationToken).ConfigureAwait(false);
            return refused;
        }
    }

    private Task<string> RecordAsync(LoadedModel candidate, GateDecision decision, CancellationToken cancellationToken) =>
        registry.StoreEvidenceAsync(candidate.Version.Id, GateRecord.FileName(decision), GateRecord.ToJson(decision), cancellationToken);
}
