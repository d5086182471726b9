using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The rows of explanations of signals inside the database.</summary>
internal static class ExplanationTable
{
    private const string Columns = "x.signal_id, x.expected_value, x.remainder, x.features, x.amounts";
    private const string SelectOne = "SELECT " + Columns + " FROM explanations x WHERE x.signal_id = $1";
    private const string SelectMany =
        "SELECT " + Columns + " FROM outcomes o JOIN explanations x ON x.signal_id = o.signal_id" + OutcomeTable.Where;

    private const string Insert =
        "INSERT INTO explanations (signal_id, expected_value, remainder, features, amounts) VALUES ($1, $2, $3, $4, $5)";

    /// <summary>Adds an explanation inside a write transaction that holds the lock of its series, where there is none.</summary>
    public static Task AddAsync(PostgresWrite write, SignalExplanation explanation, CancellationToken cancellationToken) => write.Session.ExecuteAsync(
        Insert,
        [
            StoredText.Encode(explanation.SignalId), explanation.ExpectedValue, explanation.Remainder,
            explanation.Contributions.Select(c => StoredText.Encode(c.Feature)).ToArray(), explanation.Contributions.Select(c => c.Amount).ToArray(),
        ],
        cancellationToken);

    /// <summary>What is recorded of a signal.</summary>
    public static async Task<SignalExplanation?> FindAsync(PostgresSession session, string signalId, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync(
            SelectOne, [StoredText.Encode(signalId)], row => Read(row, session.Place), cancellationToken).ConfigureAwait(false);
        return found.SingleOrDefault();
    }

    /// <summary>The explanations of the outcomes that a query asks for, in order of time.</summary>
    public static async Task<IReadOnlyList<SignalExplanation>> ReadAsync(PostgresSession session, OutcomeQuery query, CancellationToken cancellationToken) =>
        await OutcomeTable.FilterAsync(session, query, cancellationToken).ConfigureAwait(false) is { } values
            ? await session.QueryAsync(SelectMany, values, row => Read(row, session.Place), cancellationToken).ConfigureAwait(false)
            : [];

    private static SignalExplanation Read(NpgsqlDataReader row, string place)
    {
        var features = row.GetFieldValue<string[]>(3);
        var amounts = row.GetFieldValue<double[]>(4);
        return new SignalExplanation
        {
            SignalId = StoredText.Decode(row.GetString(0), place),
            ExpectedValue = row.GetDouble(1),
            Remainder = row.GetDouble(2),
            Contributions = [.. features.Zip(amounts, (feature, amount) => new SignalContribution(StoredText.Decode(feature, place), amount))],
        };
    }
}
