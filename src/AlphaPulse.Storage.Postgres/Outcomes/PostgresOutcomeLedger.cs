using System.Runtime.CompilerServices;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Signals and what became of them, in a PostgreSQL database.</summary>
/// <remarks>
/// <para>A signal goes from <see cref="OutcomeStatus.Open"/> to <see cref="OutcomeStatus.Settled"/>, <see cref="OutcomeStatus.VoidGap"/> or
/// <see cref="OutcomeStatus.VoidCut"/> once. The same outcome again, or the same signal as open after it was settled (a run that
/// is repeated) or as void by a cut that became known later, changes nothing; anything else about a recorded signal is a contradiction and refused with the whole call.</para>
/// <para>Safe for use from any thread and by several processes.</para>
/// </remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class PostgresOutcomeLedger(PostgresDatabase database) : IOutcomeLedger
{
    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    /// <value><see langword="true"/>.</value>
    public bool KeepsExplanations => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An outcome is incomplete: a score that is not a number, prices without a settlement, no time of settlement.</exception>
    public Task<int> RecordAsync(IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken = default) => RecordAsync(outcomes, [], cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An outcome or an explanation is incomplete, or an explanation comes without its signal.</exception>
    public async Task<int> RecordAsync(
        IReadOnlyList<Outcome> outcomes, IReadOnlyList<SignalExplanation> explanations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(explanations);
        OutcomeRules.Require(outcomes);
        var bySignal = ExplanationRules.Require(outcomes, explanations);
        cancellationToken.ThrowIfCancellationRequested();
        return outcomes.Count == 0
            ? 0
            : await _database.WriteAsync(
                [.. outcomes.Select(outcome => outcome.Signal.Series).Distinct()],
                (write, token) => RecordAsync(write, outcomes, bySignal, token),
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

    /// <inheritdoc/>
    /// <remarks>All that is asked for is read before the first is given back, as for <see cref="ReadAsync"/>.</remarks>
    public async IAsyncEnumerable<SignalExplanation> ReadExplanationsAsync(
        OutcomeQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var rows = await _database.ReadAsync((session, token) => ExplanationTable.ReadAsync(session, query, token), cancellationToken).ConfigureAwait(false);
        foreach (var explanation in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return explanation;
        }
    }

    private static async Task<int> RecordAsync(
        PostgresWrite write, IReadOnlyList<Outcome> outcomes, IReadOnlyDictionary<string, SignalExplanation> explanations, CancellationToken cancellationToken)
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

        // Behind the outcomes, as an explanation is of a signal that is there.
        foreach (var explanation in explanations.Values)
        {
            var recorded = await ExplanationTable.FindAsync(write.Session, explanation.SignalId, cancellationToken).ConfigureAwait(false);
            if (ExplanationRules.MustAdd(recorded, explanation, write.Session.Place))
            {
                await ExplanationTable.AddAsync(write, explanation, cancellationToken).ConfigureAwait(false);
            }
        }

        return changed;
    }
}
