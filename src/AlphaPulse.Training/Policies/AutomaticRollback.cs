using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Training;

/// <summary>Lets the champion before serve again where the policy finds that the present one has degraded, and keeps the evidence beside it.</summary>
/// <remarks>
/// The aliases move in one step (<see cref="IModelRegistry.RollBackAsync"/>), each rollback one version further back and never forth to one that failed. Safe
/// for use from any thread; run one at a time for a registry.
/// </remarks>
/// <param name="registry">The registry.</param>
/// <param name="ledger">Holds the outcomes of the champion.</param>
/// <param name="policy">Decides.</param>
public sealed class AutomaticRollback(IModelRegistry registry, IOutcomeLedger ledger, RollbackPolicy policy)
{
    /// <summary>Looks at the champion of a series and rolls it back where it must be.</summary>
    /// <param name="series">The series that it serves.</param>
    /// <param name="cancellationToken">Cancels the look; the aliases are then as they were.</param>
    /// <returns>The decision; <see cref="RollbackDecision.To"/> says whether anything moved.</returns>
    /// <exception cref="RegistryException">There is no champion.</exception>
    public async Task<RollbackDecision> RunAsync(BarSeriesId series, CancellationToken cancellationToken = default)
    {
        var champion = await registry.LoadAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false);
        var query = new OutcomeQuery { Series = series, ModelVersion = champion.Version.Id, Mode = SignalMode.Champion, Status = OutcomeStatus.Settled };
        var outcomes = new List<Outcome>();
        await foreach (var outcome in ledger.ReadAsync(query, cancellationToken).ConfigureAwait(false))
        {
            outcomes.Add(outcome);
        }

        var artifact = champion.Artifact;
        var decision = policy.Decide(outcomes, artifact.Rule.HorizonBars, artifact.Manifest.Seed) with { From = champion.Version.Id };
        if (!decision.ShouldRollBack)
        {
            return decision;
        }

        // Evidence first: an alias never stands on a decision that is not on record.
        await registry.StoreEvidenceAsync(
            champion.Version.Id,
            string.Create(CultureInfo.InvariantCulture, $"rollback-{decision.Signals:000000}.json"),
            JsonSerializer.SerializeToUtf8Bytes(decision, PolicyJsonContext.Default.RollbackDecision),
            cancellationToken).ConfigureAwait(false);
        try
        {
            var moves = await registry.RollBackAsync(ModelAliases.Champion, decision.Reason, cancellationToken).ConfigureAwait(false);
            return decision with { To = moves.First(m => m.Alias == ModelAliases.Champion).To };
        }
        catch (RegistryException exception)
        {
            return decision with { Reason = $"{decision.Reason}; nothing can take its place, so hold its signals: {exception.Message}" };
        }
    }
}
