using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Training;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// Puts a registered version before the gate, on a holdout that is opened once: keeps the decision beside the version, moves the aliases
/// where it may serve, and completes the record of the training where there is one. What <c>run</c> and <c>models gate</c> both do.
/// </summary>
/// <remarks>The decision is kept before an alias moves. Safe for use from any thread; run one at a time for a registry.</remarks>
/// <param name="gate">The gate.</param>
/// <param name="registry">The registry.</param>
/// <param name="policies">Whether a version serves in shadow first.</param>
/// <param name="costs">What a trade costs at the gate.</param>
/// <param name="labels">Reads the label of the version; the built-in labels by default.</param>
public sealed class CandidateGate(PromotionGate gate, IModelRegistry registry, IOptions<ModelPolicyOptions> policies, TradingCosts costs, LabelCatalog? labels = null)
{
    /// <summary>Decides, records and promotes or refuses.</summary>
    /// <param name="request">What is to be judged.</param>
    /// <param name="run">The open record that takes the decision and is ended with it; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the decision. A holdout that was opened by then stays opened.</param>
    /// <returns>The verdict. A holdout that another candidate has seen gives a refusal, not an exception.</returns>
    /// <exception cref="TrainingEvidenceException">The costs are not those of the training; the holdout stays shut.</exception>
    /// <exception cref="RegistryException">The version is not in the registry, or the registry cannot be trusted.</exception>
    /// <exception cref="TrackingException">The decision cannot be recorded with the run.</exception>
    public async Task<GateVerdict> DecideAsync(GateRequest request, IExperimentRun? run = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var verdict = await JudgeAsync(request, run, cancellationToken).ConfigureAwait(false);
            await (run?.EndAsync(ExperimentRunStatus.Finished, reason: null, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            return verdict;
        }
        catch (Exception exception) when (run is not null)
        {
            await RecordFailureAsync(run, exception, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<GateVerdict> JudgeAsync(GateRequest request, IExperimentRun? run, CancellationToken cancellationToken)
    {
        request.Evidence?.RequireCosts(costs);

        // The version that is asked about, whatever the alias points at by now: guards and holdout are those of its training.
        var candidate = await registry.LoadAsync(request.Version, cancellationToken).ConfigureAwait(false);
        var championVersion = await registry.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false);
        var champion = championVersion is null
            ? null
            : await registry.LoadAsync(championVersion.Id, cancellationToken).ConfigureAwait(false);
        var decision = await gate
            .DecideAsync(
                candidate, champion, request.Features, request.Holdout, request.Calendar, request.Guards, request.HoldoutOverride, cancellationToken).ConfigureAwait(false);

        // Evidence first: an alias never stands on a decision that is not on record.
        await RecordAsync(candidate, decision, cancellationToken).ConfigureAwait(false);
        await (run is null ? Task.CompletedTask : GateRecord.LogAsync(run, decision, cancellationToken)).ConfigureAwait(false);
        string? shadow = null;
        if (decision.Promoted && championVersion?.Id != candidate.Version.Id)
        {
            if (policies.Value.RequireShadow)
            {
                shadow = await BeginShadowAsync(decision, candidate.Version.Id, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                decision = await PromoteAsync(decision, candidate, championVersion, cancellationToken).ConfigureAwait(false);
            }
        }

        var verdict = new GateVerdict(decision, shadow);
        if (run is not null)
        {
            await RecordVersionAsync(run, verdict, candidate.Version.Id, cancellationToken).ConfigureAwait(false);
        }

        if (request.Evidence is { } evidence)
        {
            await WriteCardAsync(request, evidence, candidate, champion, decision, cancellationToken).ConfigureAwait(false);
        }

        return verdict;
    }

    private Task<string> WriteCardAsync(
        GateRequest request, TrainingEvidence evidence, LoadedModel candidate, LoadedModel? champion, GateDecision decision, CancellationToken cancellationToken)
    {
        var (features, artifact) = (request.Features, candidate.Artifact);
        var isShut = decision.Strategies.Count == 0;
        var compared = HoldoutSectionBuilder.ChampionOf(decision) == champion?.Version.Id ? champion?.Artifact : null;
        var card = ModelCardBuilder.Build(evidence.ToCard(candidate.Version, artifact) with
        {
            Decision = decision,
            Holdout = isShut ? null : HoldoutSectionBuilder.Build(decision, artifact, compared, features, request.Holdout, request.Calendar, costs),
            Calibration = isShut ? null : CalibrationSectionBuilder.Build(
                artifact, SampleSet.Build(features, ModelLabel.Of(artifact.Manifest, candidate.Version.Id, labels ?? LabelCatalog.BuiltIn), request.Calendar), request.Holdout),
        });
        return ModelCardBuilder.KeepAsync(registry, card, cancellationToken);
    }

    private async Task<string> BeginShadowAsync(GateDecision decision, string version, CancellationToken cancellationToken)
    {
        var shadow = policies.Value.Shadow;
        await ShadowPromotion.BeginAsync(registry, version, decision.Reasons[0], cancellationToken).ConfigureAwait(false);
        return FormattableString.Invariant(
            $"it serves in shadow first, for {shadow.MinimumSpan.TotalDays:0.0} days and {shadow.MinimumSignals} settled signals with a side at least");
    }

    /// <summary>Which version serves is known once the aliases have moved, or once the registry would not move them.</summary>
    private static Task RecordVersionAsync(IExperimentRun run, GateVerdict verdict, string version, CancellationToken cancellationToken) => verdict.ShadowReason is { } reason
        ? GateRecord.LogTagAsync(run, GateRecord.ShadowTag, reason, cancellationToken)
        : verdict.Decision.Promoted
        ? GateRecord.LogTagAsync(run, GateRecord.PromotedVersionTag, version, cancellationToken)
        : GateRecord.LogVerdictAsync(run, verdict.Decision, cancellationToken);

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
