using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Training;

/// <summary>Lets the champion before serve again where the policy finds that the present one has degraded, and keeps the evidence beside it.</summary>
/// <remarks>
/// <para>Only what the champion said since it serves counts: outcomes of signals that were known before the alias came to it, such as those of an
/// earlier time in which it served, are left out. So the registry and the signals must keep one clock; a replay gives its own to the registry.</para>
/// <para>The aliases move in one step (<see cref="IModelRegistry.RollBackAsync"/>), each rollback one version further back and never forth to one that
/// failed. Nothing moves where the alias has moved since the champion was judged: the registry compares and moves in one. Safe for use from any
/// thread.</para>
/// </remarks>
/// <param name="registry">The registry.</param>
/// <param name="ledger">Holds the outcomes of the champion.</param>
/// <param name="policy">Decides.</param>
public sealed class AutomaticRollback(IModelRegistry registry, IOutcomeLedger ledger, RollbackPolicy policy)
{
    /// <summary>Looks at the champion of a series and rolls it back where it must be.</summary>
    /// <param name="series">The series that it serves.</param>
    /// <param name="cancellationToken">Cancels the look; the aliases are then as they were.</param>
    /// <returns>
    /// The decision; <see cref="RollbackDecision.To"/> says whether anything moved. A champion that should go where none served before it stays:
    /// <see cref="RollbackDecision.ShouldRollBack"/> is then <see langword="true"/> without a version to go to, and its signals are to be held.
    /// </returns>
    /// <exception cref="RegistryException">
    /// There is no champion, the version before it was removed or is refused, or the registry fails; the aliases are as they were.
    /// </exception>
    /// <exception cref="ModelFormatException">The file of the version before it is damaged; the aliases are as they were.</exception>
    public async Task<RollbackDecision> RunAsync(BarSeriesId series, CancellationToken cancellationToken = default)
    {
        var moves = await ReadMovesAsync(cancellationToken).ConfigureAwait(false);
        var service = moves.Count > 0
            ? moves[^1]
            : throw new RegistryException($"The alias '{ModelAliases.Champion}' has never been moved, so there is no champion to judge; promote a version first.");
        var outcomes = await ReadOutcomesAsync(series, service, cancellationToken).ConfigureAwait(false);
        var decision = policy.Decide(outcomes) with { From = service.To };
        if (!decision.ShouldRollBack)
        {
            return decision;
        }

        // Evidence first: an alias never stands on a decision that is not on record. The newest signal that was judged names it, so that
        // another decision has another name and the same decision, taken again, the same.
        var newest = decision.JudgedTo!.Value.UtcDateTime;
        await registry.StoreEvidenceAsync(
            service.To,
            string.Create(CultureInfo.InvariantCulture, $"rollback-{newest:yyyyMMdd'T'HHmmssfffffff'Z'}-{decision.Signals:000000}.json"),
            JsonSerializer.SerializeToUtf8Bytes(decision, PolicyJsonContext.Default.RollbackDecision),
            cancellationToken).ConfigureAwait(false);

        // Does the judged service still last? Counted, as the version may have left and come back; what moves after this look the registry finds.
        var judged = moves.Count;
        moves = await ReadMovesAsync(cancellationToken).ConfigureAwait(false);
        if (moves.Count != judged)
        {
            return Overtaken(decision, moves[^1].To);
        }

        if (!HasOneBefore(moves))
        {
            return decision with { Reason = $"{decision.Reason}; no version served before that can take its place, so hold its signals" };
        }

        try
        {
            var taken = await registry.RollBackAsync(ModelAliases.Champion, decision.Reason, service.To, cancellationToken).ConfigureAwait(false);
            return decision with { To = taken.First(m => m.Alias == ModelAliases.Champion).To };
        }
        catch (AliasConflictException conflict)
        {
            return Overtaken(decision, conflict.Actual);
        }
    }

    private static RollbackDecision Overtaken(RollbackDecision decision, string? serving) => decision with
    {
        ShouldRollBack = false,
        Reason = $"{decision.Reason}; but the alias was moved to '{serving}' in the meantime, so nothing is taken back",
    };

    private async Task<List<AliasChange>> ReadMovesAsync(CancellationToken cancellationToken) =>
        [.. (await registry.GetHistoryAsync(cancellationToken).ConfigureAwait(false)).Where(m => m.Alias == ModelAliases.Champion)];

    private async Task<List<Outcome>> ReadOutcomesAsync(BarSeriesId series, AliasChange service, CancellationToken cancellationToken)
    {
        var query = new OutcomeQuery { Series = series, ModelVersion = service.To, Mode = SignalMode.Champion, Status = OutcomeStatus.Settled };
        var outcomes = new List<Outcome>();
        await foreach (var outcome in ledger.ReadAsync(query, cancellationToken).ConfigureAwait(false))
        {
            // Not by the open time of the bar: the first bar at whose close the champion spoke opened before it served.
            if (outcome.Signal.KnownAt >= service.At)
            {
                outcomes.Add(outcome);
            }
        }

        return outcomes;
    }

    /// <summary>Whether a rollback has a version to go to: each one undoes the newest step ahead that was not undone yet, and the first step came from nowhere.</summary>
    private static bool HasOneBefore(List<AliasChange> moves)
    {
        var ahead = new Stack<AliasChange>();
        foreach (var move in moves)
        {
            if (move.IsRollback)
            {
                ahead.TryPop(out _);
            }
            else
            {
                ahead.Push(move);
            }
        }

        return ahead.TryPeek(out var step) && step.From is not null;
    }
}
