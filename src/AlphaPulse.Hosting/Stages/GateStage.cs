using System.Globalization;
using System.Text.Json;
using AlphaPulse.Training;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary><c>gate</c>: the challenger as the registry holds it against baselines and champion, on a holdout that is opened once.</summary>
/// <param name="gate">The gate.</param>
/// <param name="registry">The registry.</param>
/// <param name="options">Whether a seen holdout may be opened again, and why.</param>
public sealed class GateStage(PromotionGate gate, IModelRegistry registry, IOptions<PipelineOptions> options) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "gate";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
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
        if (decision.Promoted && championVersion?.Id != candidate.Version.Id)
        {
            decision = await PromoteAsync(decision, candidate, championVersion, cancellationToken).ConfigureAwait(false);
        }

        state.Decision = decision;
        return decision.Strategies.Count;
    }

    private async Task<GateDecision> PromoteAsync(
        GateDecision decision, LoadedModel candidate, ModelVersion? champion, CancellationToken cancellationToken)
    {
        var moves = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Champion] = candidate.Version.Id };
        if (champion is not null)
        {
            moves[ModelAliases.Previous] = champion.Id;
        }

        try
        {
            await registry.MoveAliasesAsync(moves, decision.Reasons[0], cancellationToken).ConfigureAwait(false);
            return decision;
        }
        catch (PromotionRefusedException exception)
        {
            // The registry may refuse, as it does for a simulated champion among real ones; that is a refusal with its reason.
            var refused = decision with { Promoted = false, Reasons = [exception.Message] };
            await RecordAsync(candidate, refused, cancellationToken).ConfigureAwait(false);
            return refused;
        }
    }

    /// <summary>One document for each opening of the holdout, so that the evidence of an earlier decision stays; 0000 is a shut holdout.</summary>
    private Task<string> RecordAsync(LoadedModel candidate, GateDecision decision, CancellationToken cancellationToken) =>
        registry.StoreEvidenceAsync(
            candidate.Version.Id,
            string.Create(CultureInfo.InvariantCulture, $"gate-{decision.HoldoutOpenings:0000}.json"),
            JsonSerializer.SerializeToUtf8Bytes(decision, HostingJsonContext.Default.GateDecision),
            cancellationToken);
}
