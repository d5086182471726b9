namespace AlphaPulse.Storage.Sqlite;

/// <summary>One row of the table of outcomes: its columns, in the order in which they are bound and read.</summary>
internal static class OutcomeRow
{
    /// <summary>The columns that <see cref="Read"/> expects, from the table <c>o</c> joined to the series <c>s</c>.</summary>
    public const string Columns =
        "s.instrument, s.timeframe, o.bar_time, o.known_at, o.horizon_time, o.direction, o.score, o.model_version, o.schema_hash, "
        + "o.mode, o.provenance, o.status, o.settled_at, o.scales, o.reference_price, o.entry_price, o.exit_price, o.gross_return, o.net_return, "
        + "o.confidence, o.lower, o.upper, o.prediction_set";

    public const string Insert = """
        INSERT INTO outcomes (signal_id, series_id, bar_time, known_at, horizon_time, direction, score, model_version, schema_hash, mode,
            provenance, status, settled_at, reference_price, entry_price, exit_price, gross_return, net_return, scales,
            confidence, lower, upper, prediction_set)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
        ON CONFLICT (signal_id) DO UPDATE SET status = excluded.status, settled_at = excluded.settled_at,
            reference_price = excluded.reference_price, entry_price = excluded.entry_price, exit_price = excluded.exit_price, gross_return = excluded.gross_return,
            net_return = excluded.net_return, scales = excluded.scales
        """;

    public static void Bind(SqliteStatement statement, Outcome outcome, string signalId, long seriesId)
    {
        var signal = outcome.Signal;
        long scales = 0;
        statement.Bind(1, signalId);
        statement.Bind(2, seriesId);
        statement.Bind(3, StoredTime.From(signal.BarTime));
        statement.Bind(4, StoredTime.From(signal.KnownAt));
        statement.Bind(5, StoredTime.From(signal.HorizonTime));
        statement.Bind(6, (int)signal.Direction);
        statement.Bind(7, signal.Score);
        statement.Bind(8, signal.ModelVersion);
        statement.Bind(9, signal.SchemaHash);
        statement.Bind(10, (int)signal.Mode);
        statement.Bind(11, (int)signal.Provenance);
        statement.Bind(12, (int)outcome.Status);
        if (outcome.SettledAt is { } settledAt)
        {
            statement.Bind(13, StoredTime.From(settledAt));
        }
        else
        {
            statement.BindNull(13);
        }

        PackedDecimal.Bind(statement, 14, signal.ReferencePrice, 0, ref scales);
        PackedDecimal.Bind(statement, 15, outcome.EntryPrice, 1, ref scales);
        PackedDecimal.Bind(statement, 16, outcome.ExitPrice, 2, ref scales);
        PackedDecimal.Bind(statement, 17, outcome.GrossReturn, 3, ref scales);
        PackedDecimal.Bind(statement, 18, outcome.NetReturn, 4, ref scales);
        statement.Bind(19, scales);
        BindOrNull(statement, 20, signal.Prediction?.Confidence);
        BindOrNull(statement, 21, signal.Prediction?.Lower);
        BindOrNull(statement, 22, signal.Prediction?.Upper);
        if (signal.Prediction?.Set is { } set)
        {
            statement.Bind(23, (int)set);
        }
        else
        {
            statement.BindNull(23);
        }
    }

    /// <summary>Reads the rows of a statement to their end.</summary>
    public static IEnumerable<Outcome> ReadAll(SqliteStatement rows)
    {
        while (rows.Step())
        {
            yield return Read(rows);
        }
    }

    public static Outcome Read(SqliteStatement row)
    {
        var scales = row.Int64(13);
        return new Outcome
        {
            Signal = new Signal
            {
                Series = SeriesTable.Read(row, 0),
                BarTime = StoredTime.ToTime(row.Int64(2), row.Path),
                KnownAt = StoredTime.ToTime(row.Int64(3), row.Path),
                HorizonTime = StoredTime.ToTime(row.Int64(4), row.Path),
                Direction = (SignalDirection)row.Int32(5),
                Score = row.Double(6),
                ModelVersion = row.Text(7),
                SchemaHash = row.Text(8),
                Mode = (SignalMode)row.Int32(9),
                Provenance = (BarProvenance)row.Int32(10),
                ReferencePrice = PackedDecimal.Read(row, 14, 0, scales),
                Prediction = OutcomeRules.Prediction(DoubleOrNull(row, 19), DoubleOrNull(row, 20), DoubleOrNull(row, 21), (int?)row.Int64OrNull(22)),
            },
            Status = (OutcomeStatus)row.Int32(11),
            SettledAt = row.Int64OrNull(12) is { } settledAt ? StoredTime.ToTime(settledAt, row.Path) : null,
            EntryPrice = PackedDecimal.ReadOrNull(row, 15, 1, scales),
            ExitPrice = PackedDecimal.ReadOrNull(row, 16, 2, scales),
            GrossReturn = PackedDecimal.ReadOrNull(row, 17, 3, scales),
            NetReturn = PackedDecimal.ReadOrNull(row, 18, 4, scales),
        };
    }

    private static void BindOrNull(SqliteStatement statement, int parameter, double? value)
    {
        if (value is { } number)
        {
            statement.Bind(parameter, number);
        }
        else
        {
            statement.BindNull(parameter);
        }
    }

    private static double? DoubleOrNull(SqliteStatement row, int column) => row.IsNull(column) ? null : row.Double(column);
}
