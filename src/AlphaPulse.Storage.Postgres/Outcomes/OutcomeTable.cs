using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The rows of outcomes inside the database.</summary>
internal static class OutcomeTable
{
    private const int Decimals = 5;

    private const string Columns =
        "s.instrument, s.timeframe, o.bar_time, o.known_at, o.horizon_time, o.direction, o.score, o.model_version, o.schema_hash, "
        + "o.mode, o.provenance, o.status, o.settled_at, o.scales, o.wide, o.reference_price, o.entry_price, o.exit_price, o.gross_return, o.net_return, "
        + "o.confidence, o.lower, o.upper, o.prediction_set";

    private const string From = " FROM outcomes o JOIN series s ON s.id = o.series_id";
    private const string SelectOne = "SELECT " + Columns + From + " WHERE o.signal_id = $1";

    /// <summary>What a query asks for of the outcomes <c>o</c>, in order of time; <see cref="FilterAsync"/> has the values.</summary>
    public const string Where = """
         WHERE ($1::integer IS NULL OR o.series_id = $1) AND ($2::text IS NULL OR o.model_version = $2) AND ($3::integer IS NULL OR o.mode = $3)
            AND ($4::integer IS NULL OR o.status = $4) AND ($5::bigint IS NULL OR o.bar_time >= $5)
            AND ($6::bigint IS NULL OR o.bar_time < $6)
        ORDER BY o.bar_time, o.signal_id
        """;

    private const string SelectMany = "SELECT " + Columns + From + Where;

    private const string Insert = """
        INSERT INTO outcomes (signal_id, series_id, bar_time, known_at, horizon_time, direction, score, model_version, schema_hash, mode,
            provenance, status, settled_at, reference_price, entry_price, exit_price, gross_return, net_return, scales, wide,
            confidence, lower, upper, prediction_set)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
        ON CONFLICT (signal_id) DO UPDATE SET status = excluded.status, settled_at = excluded.settled_at,
            reference_price = excluded.reference_price, entry_price = excluded.entry_price, exit_price = excluded.exit_price,
            gross_return = excluded.gross_return, net_return = excluded.net_return, scales = excluded.scales, wide = excluded.wide
        """;

    /// <summary>Keeps an outcome inside a write transaction that holds the lock of its series, in the place of an open one where there is one.</summary>
    public static Task WriteAsync(PostgresWrite write, Outcome outcome, string signalId, CancellationToken cancellationToken)
    {
        var signal = outcome.Signal;
        var decimals = new WideDecimals(Decimals);
        long?[] mantissas =
        [
            decimals.Take(signal.ReferencePrice, 0), decimals.Take(outcome.EntryPrice, 1), decimals.Take(outcome.ExitPrice, 2),
            decimals.Take(outcome.GrossReturn, 3), decimals.Take(outcome.NetReturn, 4),
        ];
        object?[] values =
        [
            StoredText.Encode(signalId), write.SeriesIds[signal.Series], StoredTime.From(signal.BarTime), StoredTime.From(signal.KnownAt),
            StoredTime.From(signal.HorizonTime), (int)signal.Direction, signal.Score, StoredText.Encode(signal.ModelVersion),
            StoredText.Encode(signal.SchemaHash), (int)signal.Mode, (int)signal.Provenance, (int)outcome.Status,
            outcome.SettledAt is { } settledAt ? StoredTime.From(settledAt) : null,
            mantissas[0], mantissas[1], mantissas[2], mantissas[3], mantissas[4], decimals.Scales, decimals.Texts,
            signal.Prediction?.Confidence, signal.Prediction?.Lower, signal.Prediction?.Upper, (int?)signal.Prediction?.Set,
        ];
        return write.Session.ExecuteAsync(Insert, values, cancellationToken);
    }

    /// <summary>What is recorded of a signal.</summary>
    public static async Task<Outcome?> FindAsync(PostgresSession session, string signalId, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync(
            SelectOne, [StoredText.Encode(signalId)], row => Read(row, session.Place), cancellationToken).ConfigureAwait(false);
        return found.SingleOrDefault();
    }

    /// <summary>The outcomes that a query asks for, in order of time.</summary>
    public static async Task<IReadOnlyList<Outcome>> ReadAsync(PostgresSession session, OutcomeQuery query, CancellationToken cancellationToken) =>
        await FilterAsync(session, query, cancellationToken).ConfigureAwait(false) is { } values
            ? await session.QueryAsync(SelectMany, values, row => Read(row, session.Place), cancellationToken).ConfigureAwait(false)
            : [];

    /// <summary>The values of <see cref="Where"/>, or <see langword="null"/> where the store has never seen the series.</summary>
    public static async Task<object?[]?> FilterAsync(PostgresSession session, OutcomeQuery query, CancellationToken cancellationToken)
    {
        int? seriesId = null;
        if (query.Series is { } series
            && (seriesId = await SeriesTable.FindAsync(session, series, cancellationToken).ConfigureAwait(false)) is null)
        {
            return null;
        }

        return
        [
            seriesId, StoredText.EncodeOrNull(query.ModelVersion), (int?)query.Mode, (int?)query.Status,
            query.From is { } from ? StoredTime.From(from) : null, query.To is { } to ? StoredTime.From(to) : null,
        ];
    }

    private static Outcome Read(NpgsqlDataReader row, string place)
    {
        var scales = row.GetInt64(13);
        var wide = row.IsDBNull(14) ? null : row.GetFieldValue<string?[]>(14);
        decimal? Value(int slot) => wide?.ElementAtOrDefault(slot) is { } text ? DecimalParts.Parse(text, place)
            : row.IsDBNull(15 + slot) ? null
            : DecimalParts.Join(row.GetInt64(15 + slot), slot, scales, place);
        double? Double(int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
        return new Outcome
        {
            Signal = new Signal
            {
                Series = SeriesTable.Read(row, 0, place),
                BarTime = StoredTime.ToTime(row.GetInt64(2), place),
                KnownAt = StoredTime.ToTime(row.GetInt64(3), place),
                HorizonTime = StoredTime.ToTime(row.GetInt64(4), place),
                Direction = (SignalDirection)row.GetInt32(5),
                Score = row.GetDouble(6),
                ModelVersion = StoredText.Decode(row.GetString(7), place),
                SchemaHash = StoredText.Decode(row.GetString(8), place),
                Mode = (SignalMode)row.GetInt32(9),
                Provenance = (BarProvenance)row.GetInt32(10),
                ReferencePrice = Value(0) ?? throw StoreDamage.Create(place, "an outcome has no reference price"),
                Prediction = OutcomeRules.Prediction(Double(20), Double(21), Double(22), row.IsDBNull(23) ? null : row.GetInt32(23)),
            },
            Status = (OutcomeStatus)row.GetInt32(11),
            SettledAt = row.IsDBNull(12) ? null : StoredTime.ToTime(row.GetInt64(12), place),
            EntryPrice = Value(1),
            ExitPrice = Value(2),
            GrossReturn = Value(3),
            NetReturn = Value(4),
        };
    }
}
