using System.Runtime.CompilerServices;
using System.Text;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Signals and what became of them, in a SQLite file.</summary>
/// <remarks>
/// <para>A signal goes from <see cref="OutcomeStatus.Open"/> to <see cref="OutcomeStatus.Settled"/>, <see cref="OutcomeStatus.VoidGap"/> or
/// <see cref="OutcomeStatus.VoidCut"/> once. The same outcome again, or the same signal as open after it was settled (a run that
/// is repeated) or as void by a cut that became known later, changes nothing; anything else about a recorded signal is a contradiction and refused with the whole call.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class SqliteOutcomeLedger(SqliteDatabase database) : IOutcomeLedger
{
    private const string From = " FROM outcomes o JOIN series s ON s.id = o.series_id";
    private const string Select = "SELECT " + OutcomeRow.Columns + From + " WHERE 1 = 1";
    private const string Order = " ORDER BY o.bar_time, o.signal_id";
    private const string SelectExplanations = "SELECT " + ExplanationTable.Columns
        + " FROM outcomes o JOIN explanations x ON x.signal_id = o.signal_id" + ExplanationTable.Join + " WHERE 1 = 1";

    private const string SelectOne = "SELECT " + OutcomeRow.Columns + From + " WHERE o.signal_id = ?1";

    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

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
                (connection, token) => Record(connection, outcomes, bySignal, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Outcome> ReadAsync(OutcomeQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(query, Select, Order, OutcomeRow.ReadAll, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<SignalExplanation> ReadExplanationsAsync(OutcomeQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(query, SelectExplanations, Order + ", c.number", ExplanationTable.Read, cancellationToken);

    private async IAsyncEnumerable<T> ReadAsync<T>(
        OutcomeQuery query, string select, string order, Func<SqliteStatement, IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var reader = await _database.RentReaderAsync(cancellationToken).ConfigureAwait(false);
        SqliteStatement? rows = null;
        try
        {
            long? seriesId = null;
            if (query.Series is { } series && (seriesId = SeriesTable.Find(reader, series)) is null)
            {
                yield break;
            }

            rows = Start(reader, select, order, query, seriesId);
            foreach (var item in read(rows))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
        finally
        {
            rows?.Reset();
            _database.ReturnReader(reader);
        }
    }

    private static int Record(
        SqliteConnection connection, IReadOnlyList<Outcome> outcomes, IReadOnlyDictionary<string, SignalExplanation> explanations, CancellationToken cancellationToken)
    {
        var changed = 0;
        var insert = connection.Prepare(OutcomeRow.Insert);
        foreach (var outcome in outcomes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var signalId = outcome.Signal.Id;
            if (Find(connection, signalId) is { } recorded && !OutcomeRules.MustChange(recorded, outcome, connection.Path))
            {
                continue;
            }

            OutcomeRow.Bind(insert, outcome, signalId, SeriesTable.FindOrAdd(connection, outcome.Signal.Series));
            insert.Run();
            changed++;
        }

        // Behind the outcomes, as an explanation is of a signal that is there.
        foreach (var explanation in explanations.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ExplanationRules.MustAdd(ExplanationTable.Find(connection, explanation.SignalId), explanation, connection.Path))
            {
                ExplanationTable.Add(connection, explanation);
            }
        }

        return changed;
    }

    private static Outcome? Find(SqliteConnection connection, string signalId)
    {
        var rows = connection.Prepare(SelectOne);
        rows.Bind(1, signalId);
        var found = rows.Step() ? OutcomeRow.Read(rows) : null;
        rows.Reset();
        return found;
    }

    private static SqliteStatement Start(SqliteConnection connection, string select, string order, OutcomeQuery query, long? seriesId)
    {
        var sql = new StringBuilder(select);
        sql.Append(seriesId is null ? string.Empty : " AND o.series_id = ?1")
            .Append(query.ModelVersion is null ? string.Empty : " AND o.model_version = ?2")
            .Append(query.Mode is null ? string.Empty : " AND o.mode = ?3")
            .Append(query.Status is null ? string.Empty : " AND o.status = ?4")
            .Append(query.From is null ? string.Empty : " AND o.bar_time >= ?5")
            .Append(query.To is null ? string.Empty : " AND o.bar_time < ?6")
            .Append(order);
        var statement = connection.Prepare(sql.ToString());
        if (seriesId is { } id)
        {
            statement.Bind(1, id);
        }

        if (query.ModelVersion is { } version)
        {
            statement.Bind(2, version);
        }

        if (query.Mode is { } mode)
        {
            statement.Bind(3, (int)mode);
        }

        if (query.Status is { } status)
        {
            statement.Bind(4, (int)status);
        }

        if (query.From is { } from)
        {
            statement.Bind(5, StoredTime.From(from));
        }

        if (query.To is { } to)
        {
            statement.Bind(6, StoredTime.From(to));
        }

        return statement;
    }
}
