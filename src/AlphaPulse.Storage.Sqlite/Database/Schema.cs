namespace AlphaPulse.Storage.Sqlite;

/// <summary>What the database looks like, as numbered steps. A released step is never changed; a change is a further step.</summary>
internal static class Schema
{
    /// <summary>The letters <c>AlPu</c>: marks a SQLite file as ours.</summary>
    public const int ApplicationId = 0x416C5075;

    private const string First = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            instrument TEXT NOT NULL,
            timeframe TEXT NOT NULL,
            UNIQUE (instrument, timeframe));

        -- Decimals have no declared type: an integer mantissa, or exact text where it does not fit; scales holds 5 bits for each of
        -- open, high, low, close, volume, quote_volume, taker_buy_volume, taker_buy_quote_volume, vwap.
        -- Times are ticks of 100 ns since 1970. flags: 0-7 provenance, 8 provisional, 9 availability assumed, 10 has detail, 11 has text.
        -- No foreign key here: it would ask for the series at each of millions of rows, and one writer class makes them all.
        CREATE TABLE bars (
            series_id INTEGER NOT NULL,
            open_time INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            available_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            flags INTEGER NOT NULL,
            scales INTEGER NOT NULL,
            open NOT NULL,
            high NOT NULL,
            low NOT NULL,
            close NOT NULL,
            volume NOT NULL,
            quote_volume,
            trade_count INTEGER,
            taker_buy_volume,
            taker_buy_quote_volume,
            vwap,
            PRIMARY KEY (series_id, open_time, revision)) WITHOUT ROWID;

        -- Kept in the transaction of each write, so that listing the series does not count the bars.
        CREATE TABLE series_tallies (
            series_id INTEGER PRIMARY KEY REFERENCES series (id),
            bars INTEGER NOT NULL,
            revisions INTEGER NOT NULL,
            first_open INTEGER,
            last_open INTEGER);
        CREATE TABLE series_provenances (
            series_id INTEGER NOT NULL REFERENCES series (id),
            provenance INTEGER NOT NULL,
            bars INTEGER NOT NULL,
            PRIMARY KEY (series_id, provenance)) WITHOUT ROWID;

        CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY,
            series_id INTEGER NOT NULL REFERENCES series (id),
            source TEXT NOT NULL,
            line INTEGER,
            raw TEXT NOT NULL,
            reason TEXT NOT NULL,
            recorded_at INTEGER NOT NULL);
        CREATE UNIQUE INDEX quarantine_key ON quarantine (series_id, source, ifnull(line, -1), raw);

        -- scales: reference_price, entry_price, exit_price, gross_return, net_return.
        CREATE TABLE outcomes (
            signal_id TEXT PRIMARY KEY,
            series_id INTEGER NOT NULL REFERENCES series (id),
            bar_time INTEGER NOT NULL,
            known_at INTEGER NOT NULL,
            horizon_time INTEGER NOT NULL,
            direction INTEGER NOT NULL,
            score NOT NULL,
            reference_price NOT NULL,
            model_version TEXT NOT NULL,
            schema_hash TEXT NOT NULL,
            mode INTEGER NOT NULL,
            provenance INTEGER NOT NULL,
            status INTEGER NOT NULL,
            entry_price,
            exit_price,
            gross_return,
            net_return,
            settled_at INTEGER,
            scales INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX outcomes_by_time ON outcomes (bar_time, signal_id);
        CREATE INDEX outcomes_by_series ON outcomes (series_id, bar_time, signal_id);

        CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            series_id INTEGER REFERENCES series (id),
            started_at INTEGER NOT NULL,
            finished_at INTEGER,
            status INTEGER NOT NULL,
            message TEXT);
        CREATE TABLE run_stages (
            run_id INTEGER NOT NULL REFERENCES runs (id),
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            elapsed INTEGER NOT NULL,
            items INTEGER NOT NULL,
            PRIMARY KEY (run_id, number)) WITHOUT ROWID;

        CREATE TABLE holdout_openings (
            id INTEGER PRIMARY KEY,
            series_id INTEGER NOT NULL REFERENCES series (id),
            from_time INTEGER NOT NULL,
            to_time INTEGER NOT NULL,
            candidate TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            count INTEGER NOT NULL);
        CREATE INDEX holdout_openings_key ON holdout_openings (series_id, from_time, to_time, id);
        """;

    // Openings from before this step counted no trials: each stands for one, the least there can have been. None was an override.
    private const string Overrides = """
        ALTER TABLE holdout_openings ADD COLUMN trials INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE holdout_openings ADD COLUMN override_reason TEXT;
        ALTER TABLE holdout_openings ADD COLUMN trials_on_holdout INTEGER NOT NULL DEFAULT 1;
        """;

    // Signals from before this step have no prediction beside their score: absent, not zero.
    // No declared type, as for the score: a real column would lose the sign of a zero.
    private const string Predictions = """
        ALTER TABLE outcomes ADD COLUMN confidence;
        ALTER TABLE outcomes ADD COLUMN lower;
        ALTER TABLE outcomes ADD COLUMN upper;
        ALTER TABLE outcomes ADD COLUMN prediction_set INTEGER;
        """;

    // What is known of spans of open times, in the same file and transactions as the bars. Rows of a series do not overlap.
    private const string Coverage = """
        CREATE TABLE coverage (
            series_id INTEGER NOT NULL REFERENCES series (id),
            from_time INTEGER NOT NULL,
            to_time INTEGER NOT NULL,
            state INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            asked_at INTEGER NOT NULL,
            request TEXT NOT NULL,
            answer TEXT NOT NULL,
            PRIMARY KEY (series_id, from_time)) WITHOUT ROWID;

        -- What rules have removed: nothing leaves the store without a trace.
        CREATE TABLE retentions (
            id INTEGER PRIMARY KEY,
            series_id INTEGER NOT NULL REFERENCES series (id),
            applied_at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            bars_before INTEGER,
            versions_before INTEGER,
            bars INTEGER NOT NULL,
            versions INTEGER NOT NULL);
        """;

    // The life of instruments. Decimals are exact text: there are few of them, and nothing is computed from them here.
    private const string Life = """
        CREATE TABLE instrument_events (
            id INTEGER PRIMARY KEY,
            instrument TEXT NOT NULL,
            kind INTEGER NOT NULL,
            at INTEGER NOT NULL,
            known_at INTEGER NOT NULL,
            known_at_assumed INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            renamed_to TEXT,
            split_ratio TEXT,
            tick_size TEXT,
            lot_step TEXT,
            recorded_at INTEGER NOT NULL,
            UNIQUE (instrument, kind, at));

        CREATE TABLE instrument_listings (
            venue TEXT PRIMARY KEY,
            seen_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE listed_instruments (
            venue TEXT NOT NULL,
            number INTEGER NOT NULL,
            instrument TEXT NOT NULL,
            symbol TEXT NOT NULL,
            base_asset TEXT NOT NULL,
            quote_asset TEXT,
            tick_size TEXT,
            lot_step TEXT,
            min_quantity TEXT,
            min_notional TEXT,
            contract_size TEXT,
            contract_asset TEXT,
            status INTEGER NOT NULL,
            venue_status TEXT,
            listed_at INTEGER,
            PRIMARY KEY (venue, number)) WITHOUT ROWID;
        """;

    // Rows from before this step are what could not be read: kind 0, no open time.
    private const string HeldBars = """
        ALTER TABLE quarantine ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE quarantine ADD COLUMN open_time INTEGER;
        ALTER TABLE quarantine ADD COLUMN released_at INTEGER;
        ALTER TABLE quarantine ADD COLUMN release_reason TEXT;
        CREATE INDEX quarantine_held ON quarantine (series_id, open_time) WHERE open_time IS NOT NULL;
        """;

    // Signals from before this step have no explanation: absent, not zero. Numbers have no declared type, as for the score.
    private const string Explanations = """
        CREATE TABLE explanations (
            id INTEGER PRIMARY KEY,
            signal_id TEXT NOT NULL UNIQUE REFERENCES outcomes (signal_id),
            expected_value NOT NULL,
            remainder NOT NULL);
        CREATE TABLE contributions (
            explanation_id INTEGER NOT NULL REFERENCES explanations (id),
            number INTEGER NOT NULL,
            feature TEXT NOT NULL,
            amount NOT NULL,
            PRIMARY KEY (explanation_id, number)) WITHOUT ROWID;
        """;

    // Rows from before this step are superseded by nothing: when a later version passed was not kept.
    private const string SupersededBars = "ALTER TABLE quarantine ADD COLUMN superseded_at INTEGER";

    /// <summary>The steps; the first brings a new file to version 1.</summary>
    public static IReadOnlyList<SchemaStep> Migrations { get; } =
    [
        new(First), new(Overrides), new(Predictions), new(Coverage), new(Life), new(HeldBars), new(Explanations), new(SupersededBars),
        new(BarsInColumns.PutAside, BarsInColumns.Move),
    ];

    /// <summary>The version that this code reads and writes.</summary>
    public static int Version => Migrations.Count;
}
