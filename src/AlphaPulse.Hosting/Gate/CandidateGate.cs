using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Training;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// Puts a registered version before the gate, on a holdout that is opened once: keeps the decision beside the version, moves the aliases
/// where it may serve, and completes the record of the training where there is one. What <c>run</c> and <c>models gate</c> both do.
/// </summary>
/// <remarks>
/// The decision, and the card with it, are kept before an alias moves. A version that was rolled back, or whose shadow period has failed, is refused and
/// its holdout stays shut: what it showed since is newer than what the holdout can say. Safe for use from any thread; run one at a time for a registry.
/// </remarks>
/// <param name="gate">The gate; its vault has to know of every opening that the registry has on record, and its catalog reads the label of the version.</param>
/// <param name="registry">The registry.</param>
/// <param name="policies">Whether a version serves in shadow first.</param>
/// <param name="costs">What a trade costs at the gate.</param>
public sealed class CandidateGate(PromotionGate gate, IModelRegistry registry, IOptions<ModelPolicyOptions> policies, TradingCosts costs)
{
    /// <summary>Decides, records and promotes or refuses.</summary>
    /// <param name="request">What is to be judged.</param>
    /// <param name="run">The open record that takes the decision and is ended with it; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the decision. A holdout that was opened by then stays opened.</param>
    /// <returns>The verdict. A holdout that another candidate has seen, and a version that failed in service, give a refusal, not an exception.</returns>
    /// <exception cref="TrainingEvidenceException">
    /// The costs are not those of the training, or a version was judged on bars of the holdout by another vault; the holdout stays shut.
    /// </exception>
    /// <exception cref="RegistryException">The version is not in the registry, or the registry cannot be trusted.</exception>
    /// <exception cref="TrackingException">The decision cannot be recorded with the run. Aliases may have moved: the registry tells.</exception>
    public async Task<GateVerdict> DecideAsync(GateRequest request, IExperimentRun? run = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        GateVerdict verdict;
        try
        {
            // Counted from the first bar once, so that everybody reads the same bars of it.
            var (start, length) = request.Holdout.GetOffsetAndLength(request.Features.Count);
            verdict = await JudgeAsync(request with { Holdout = start..(start + length) }, run, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (run is not null)
        {
            await RecordFailureAsync(run, exception, cancellationToken).ConfigureAwait(false);
            throw;
        }

        // The aliases stand as the verdict says by now: whatever cannot be recorded of it does not make it a gate that failed.
        await (run is null ? Task.CompletedTask : EndAsync(run, verdict, request.Version)).ConfigureAwait(false);
        return verdict;
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
        var decision = await AskAsync(request, candidate, champion, cancellationToken).ConfigureAwait(false);

        // Evidence first: an alias never stands on a decision that is not on record.
        var name = await RecordAsync(request, candidate, champion, decision, cancellationToken).ConfigureAwait(false);
        await (run is null ? Task.CompletedTask : GateRecord.LogAsync(run, decision, name, cancellationToken)).ConfigureAwait(false);
        if (!decision.Promoted || championVersion?.Id == candidate.Version.Id)
        {
            return new GateVerdict(decision, null);
        }

        return policies.Value.RequireShadow
            ? new GateVerdict(decision, await BeginShadowAsync(decision, candidate.Version.Id, cancellationToken).ConfigureAwait(false))
            : new GateVerdict(await PromoteAsync(request, decision, candidate, champion, cancellationToken).ConfigureAwait(false), null);
    }

    private async Task<GateDecision> AskAsync(GateRequest request, LoadedModel candidate, LoadedModel? champion, CancellationToken cancellationToken)
    {
        var service = await ServiceRecord.ReadAsync(registry, candidate.Version, cancellationToken).ConfigureAwait(false);
        if (service.Objection is { } objection)
        {
            return gate.Refuse(
                candidate, champion, request.Features, request.Holdout, request.Guards,
                $"what it did since is newer than its holdout, which stays shut: {objection} Train another on newer bars, or put on record why this one serves all the same: alphapulse models promote --override-gate REASON");
        }

        var (first, end) = (request.Holdout.Start.Value, request.Holdout.End.Value);
        await VaultEvidence.RequireAsync(
            registry, gate.Vault, candidate.Artifact.Manifest.Series, request.Features.Bars[first].OpenTime, request.Features.Bars[end - 1].OpenTime, cancellationToken).ConfigureAwait(false);
        return await gate
            .DecideAsync(
                candidate, champion, request.Features, request.Holdout, request.Calendar, request.Guards, request.HoldoutOverride, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps the decision beside the version, and the card that tells of it.</summary>
    /// <returns>The name that the decision has there.</returns>
    private async Task<string> RecordAsync(
        GateRequest request, LoadedModel candidate, LoadedModel? champion, GateDecision decision, CancellationToken cancellationToken)
    {
        var name = await GateRecord.KeepAsync(registry, candidate.Version.Id, decision, cancellationToken).ConfigureAwait(false);
        if (request.Evidence is { } evidence && (decision.Strategies.Count > 0 || !await WasJudgedAsync(candidate.Version.Id, cancellationToken).ConfigureAwait(false)))
        {
            await WriteCardAsync(request, evidence, candidate, champion, decision, cancellationToken).ConfigureAwait(false);
        }

        return name;
    }

    /// <summary>Whether a look is on record: the card tells what it saw, which a decision that opened nothing must not take away.</summary>
    private async Task<bool> WasJudgedAsync(string version, CancellationToken cancellationToken)
    {
        foreach (var kept in (await registry.ListEvidenceAsync(version, cancellationToken).ConfigureAwait(false)).Where(e => GateRecord.IsFileName(e.Name)))
        {
            if (await GateRecord.ReadAsync(registry, version, kept.Name, cancellationToken).ConfigureAwait(false) is { Strategies.Count: > 0 })
            {
                return true;
            }
        }

        return false;
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
                artifact, SampleSet.Build(features, ModelLabel.Of(artifact.Manifest, candidate.Version.Id, gate.Labels), request.Calendar), request.Holdout),
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

    private async Task<GateDecision> PromoteAsync(
        GateRequest request, GateDecision decision, LoadedModel candidate, LoadedModel? champion, CancellationToken cancellationToken)
    {
        try
        {
            await registry.PromoteAsync(candidate.Version.Id, champion?.Version.Id, decision.Reasons[0], cancellationToken).ConfigureAwait(false);
            return decision;
        }
        catch (Exception exception) when (exception is PromotionRefusedException or AliasConflictException)
        {
            // The registry may refuse, as it does for a simulated champion among real ones or where another serves by now; that is a refusal with its reason.
            var refused = decision with { Promoted = false, Reasons = [exception.Message, .. decision.Reasons.Select(r => $"the gate had let it through: {r}")] };
            await RecordAsync(request, candidate, champion, refused, cancellationToken).ConfigureAwait(false);
            return refused;
        }
    }

    /// <summary>Completes the record with what became of the version, and ends it. No cancellation leaves out what has happened.</summary>
    private static async Task EndAsync(IExperimentRun run, GateVerdict verdict, string version)
    {
        try
        {
            await RecordVersionAsync(run, verdict, version).ConfigureAwait(false);
        }
        finally
        {
            await run.EndAsync(ExperimentRunStatus.Finished, reason: null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Which version serves is known once the aliases have moved, or once the registry would not move them.</summary>
    private static Task RecordVersionAsync(IExperimentRun run, GateVerdict verdict, string version) => verdict.ShadowReason is { } reason
        ? GateRecord.LogTagAsync(run, GateRecord.ShadowTag, reason, CancellationToken.None)
        : verdict.Decision.Promoted
        ? GateRecord.LogTagAsync(run, GateRecord.PromotedVersionTag, version, CancellationToken.None)
        : GateRecord.LogVerdictAsync(run, verdict.Decision, CancellationToken.None);

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
}
