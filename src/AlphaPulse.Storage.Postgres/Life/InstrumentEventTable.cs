using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The rows of events inside the database.</summary>
internal static class InstrumentEventTable
{
    private const string Insert = "INSERT INTO instrument_events (instrument, " + InstrumentEventRow.Columns + ", recorded_at) SELECT instrument, " + InstrumentEventRow.Columns + """
        , $11 FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[], $5::boolean[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
            WITH ORDINALITY AS e (instrument,
        """ + InstrumentEventRow.Columns + ", number) ORDER BY number ON CONFLICT DO NOTHING";

    private const string Select =
        "SELECT " + InstrumentEventRow.Columns + " FROM instrument_events WHERE instrument = $1 AND known_at <= $2 ORDER BY at, known_at, id";

    /// <summary>Adds events. Only inside a write transaction that holds the lock of the life of instruments.</summary>
    /// <returns>How many are new.</returns>
    public static Task<int> AddAsync(
        PostgresSession session, IReadOnlyList<InstrumentEvent> events, DateTimeOffset recordedAt, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return Task.FromResult(0);
        }

        var rows = events.Select(InstrumentEventRow.From).ToList();
        object?[] values =
        [
            events.Select(item => item.Instrument.ToString()).ToArray(),
            rows.Select(row => row.Kind).ToArray(),
            rows.Select(row => row.At).ToArray(),
            rows.Select(row => row.KnownAt).ToArray(),
            rows.Select(row => row.IsKnownAtAssumed).ToArray(),
            rows.Select(row => StoredText.Encode(row.Evidence)).ToArray(),
            rows.Select(row => row.RenamedTo).ToArray(),
            rows.Select(row => row.SplitRatio).ToArray(),
            rows.Select(row => row.TickSize).ToArray(),
            rows.Select(row => row.LotStep).ToArray(),
            StoredTime.From(recordedAt),
        ];
        return session.ExecuteAsync(Insert, values, cancellationToken);
    }

    public static async Task<IReadOnlyList<InstrumentEvent>> ReadAsync(
        PostgresSession session, InstrumentId instrument, DateTimeOffset? asKnownAt, CancellationToken cancellationToken) => await session.QueryAsync(
        Select,
        [instrument.ToString(), asKnownAt is { } time ? StoredTime.From(time) : long.MaxValue],
        row => Read(row, session.Place).ToEvent(instrument, session.Place),
        cancellationToken).ConfigureAwait(false);

    private static InstrumentEventRow Read(NpgsqlDataReader row, string place) => new(
        row.GetInt32(0),
        row.GetInt64(1),
        row.GetInt64(2),
        row.GetBoolean(3),
        StoredText.Decode(row.GetString(4), place),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(8) ? null : row.GetString(8));
}
