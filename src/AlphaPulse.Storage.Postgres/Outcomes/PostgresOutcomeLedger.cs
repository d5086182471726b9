using System.Runtime.CompilerServices;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Signals and what became of them, in a PostgreSQL database.</summary>
/// <remarks>
/// <para>A signal goes from <see cref="OutcomeStatus.Open"/> to <see cref="OutcomeStatus.Settled"/>, <see cref="OutcomeStatus.VoidGap"/> or
/// <see cref="OutcomeStatus.VoidCut"/> once. The same outcome again, or the same signal as open after it was settled (a run that
/// is repeated), changes nothing; anything else about a recorded signal is a contradiction and refused with the whole call.</para>
/// <para>Safe for use from any thread and by several processes.</para>
/// </remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class PostgresOutcomeLedger(PostgresDatabase database) : IOutcomeLedger
{
    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An outcome is incomplete: a score that is not a number, prices without a settlement, no time of settlement.</exception>
    public async Task<int> RecordAsync(IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        OutcomeRules.Require(outcomes);
        cancellationToken.ThrowIfCancellationRequested();
        return outcomes.Count == 0
            ? 0
            : await _database.WriteAsync(
                [.. outcomes.Select(outcome => outcome.Signal.Series).Distinct()],
                (write, token) => RecordAsync(write, outcomes, token),
                cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>All that is asked for is read before the first is given back, so that the store is not held while signals are looked at.</remarks>
    public async IAsyncEnumerable<Outcome> ReadAsync(
        OutcomeQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var rows = await _database.ReadAsync((session, token) => OutcomeTable.ReadAsync(session, query, token), cancellationToken).ConfigureAwait(false);
        foreach (var outcome in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return outcome;
        }
    }

    private static async Task<int> RecordAsync(PostgresWrite write, IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var outcome in outcomes)
        {
            var signalId = outcome.Signal.Id;
            if (await OutcomeTable.FindAsync(write.Session, signalId, cancellationToken).ConfigureAwait(false) is { } recorded
                && !OutcomeRules.MustChange(recorded, outcome, write.Session.Place))
            {
                continue;
            }

            await OutcomeTable.WriteAsync(write, outcome, signalId, cancellationToken).ConfigureAwait(false);
            changed++;
        }

        return changed;
    }
}
