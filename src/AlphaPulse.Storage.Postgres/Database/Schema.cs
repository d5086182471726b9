namespace AlphaPulse.Storage.Postgres;

/// <summary>What the schema holds, as numbered steps. A released step is never changed; a change is a further step.</summary>
internal static class Schema
{
    /// <summary>The table that marks a schema as ours; its one row is the version.</summary>
    public const string Marker = "alphapulse_store";

    private const string First = """
        CREATE TABLE alphapulse_store (
            only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
            version integer NOT NULL);

        -- Text is compared by its bytes whatever the database compares by, so that every server has the same order.
        CREATE TABLE series (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            instrument text COLLATE "C" NOT NULL,
            timeframe text COLLATE "C" NOT NULL,
            UNIQUE (instrument, timeframe));

        -- A decimal is an integer mantissa; scales holds 5 bits for each of open, high, low, close, volume, quote_volume, taker_buy_volume,
        -- taker_buy_quote_volume, vwap. A value whose mantissa is no bigint is null in its column and exact text at its place in wide.
        -- Times are ticks of 100 ns since 1970. flags: 0-7 provenance, 8 provisional, 9 availability assumed, 10 has detail, 11 has wide values.
        -- No foreign key: it would ask for the series at each of millions of rows, and one writer class makes them all.
        CREATE TABLE bars (
            open_time bigint NOT NULL,
            available_at bigint NOT NULL,
            recorded_at bigint NOT NULL,
            scales bigint NOT NULL,
            open bigint,
            high bigint,
            low bigint,
            close bigint,
            volume bigint,
            quote_volume bigint,
            trade_count bigint,
            taker_buy_volume bigint,
            taker_buy_quote_volume bigint,
            vwap bigint,
            series_id integer NOT NULL,
            revision integer NOT NULL,
            flags integer NOT NULL,
            wide text[],
            PRIMARY KEY (series_id, open_time, revision));

        -- Kept in the transaction of each write, so that listing the series does not count the bars.
        CREATE TABLE series_tallies (
            series_id integer PRIMARY KEY REFERENCES series (id),
            bars bigint NOT NULL,
            revisions bigint NOT NULL,
            first_open bigint,
            last_open bigint);
        CREATE TABLE series_provenances (
            series_id integer NOT NULL REFERENCES series (id),
            provenance integer NOT NULL,
            bars bigint NOT NULL,
            PRIMARY KEY (series_id, provenance));

        -- What is known of spans of open times. Rows of a series do not overlap.
        CREATE TABLE coverage (
            series_id integer NOT NULL REFERENCES series (id),
            from_time bigint NOT NULL,
            to_time bigint NOT NULL CHECK (to_time > from_time),
            state integer NOT NULL,
            tries integer NOT NULL,
            asked_at bigint NOT NULL,
            request text NOT NULL,
            answer text NOT NULL,
            PRIMARY KEY (series_id, from_time));

        -- raw is what came, in UTF-8; row_hash is the SHA-256 of source, line and raw, which may be longer than an index takes.
        CREATE TABLE quarantine (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            series_id integer NOT NULL REFERENCES series (id),
            source text NOT NULL,
            line bigint,
            raw bytea NOT NULL,
            reason text NOT NULL,
            recorded_at bigint NOT NULL,
            row_hash bytea NOT NULL,
            UNIQUE (series_id, row_hash));

        -- scales: reference_price, entry_price, exit_price, gross_return, net_return; wide as for bars.
        CREATE TABLE outcomes (
            signal_id text COLLATE "C" PRIMARY KEY,
            series_id integer NOT NULL REFERENCES series (id),
            bar_time bigint NOT NULL,
            known_at bigint NOT NULL,
            horizon_time bigint NOT NULL,
            direction integer NOT NULL,
            score double precision NOT NULL CHECK (score <> 'NaN'),
            model_version text COLLATE "C" NOT NULL,
            schema_hash text COLLATE "C" NOT NULL,
            mode integer NOT NULL,
            provenance integer NOT NULL,
            status integer NOT NULL,
            settled_at bigint,
            scales bigint NOT NULL,
            reference_price bigint,
            entry_price bigint,
            exit_price bigint,
            gross_return bigint,
            net_return bigint,
            wide text[],
            confidence double precision,
            lower double precision,
            upper double precision,
            prediction_set integer);
        CREATE INDEX outcomes_by_time ON outcomes (bar_time, signal_id);
        CREATE INDEX outcomes_by_series ON outcomes (series_id, bar_time, signal_id);

        CREATE TABLE runs (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            kind text NOT NULL,
            series_id integer REFERENCES series (id),
            started_at bigint NOT NULL,
            finished_at bigint,
            status integer NOT NULL,
            message text);
        CREATE TABLE run_stages (
            run_id bigint NOT NULL REFERENCES runs (id),
            number integer NOT NULL,
            name text NOT NULL,
            elapsed bigint NOT NULL,
            items bigint NOT NULL,
            PRIMARY KEY (run_id, number));

        CREATE TABLE holdout_openings (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            series_id integer NOT NULL REFERENCES series (id),
            from_time bigint NOT NULL,
            to_time bigint NOT NULL,
            candidate text COLLATE "C" NOT NULL,
            opened_at bigint NOT NULL,
            count integer NOT NULL,
            trials integer NOT NULL,
            override_reason text,
            trials_on_holdout bigint NOT NULL);
        CREATE INDEX holdout_openings_key ON holdout_openings (series_id, from_time, to_time, id);

        -- What rules have removed: nothing leaves the store without a trace.
        CREATE TABLE retentions (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            series_id integer NOT NULL REFERENCES series (id),
            applied_at bigint NOT NULL,
            reason text NOT NULL,
            bars_before bigint,
            versions_before bigint,
            bars bigint NOT NULL,
            versions bigint NOT NULL);
        """;

    // Rows of the quarantine from before this step are what could not be read: kind 0, no open time. Decimals in the life of instruments are
    // exact text: there are few of them, and nothing is computed from them here.
    private const string LifeAndHeldBars = """
        ALTER TABLE quarantine
            ADD COLUMN kind integer NOT NULL DEFAULT 0,
            ADD COLUMN open_time bigint,
            ADD COLUMN released_at bigint,
            ADD COLUMN release_reason text;
        CREATE INDEX quarantine_held ON quarantine (series_id, open_time, id) WHERE open_time IS NOT NULL;

        CREATE TABLE instrument_events (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            instrument text COLLATE "C" NOT NULL,
            kind integer NOT NULL,
            at bigint NOT NULL,
            known_at bigint NOT NULL,
            known_at_assumed boolean NOT NULL,
            evidence text NOT NULL,
            renamed_to text,
            split_ratio text,
            tick_size text,
            lot_step text,
            recorded_at bigint NOT NULL,
            UNIQUE (instrument, kind, at));

        CREATE TABLE instrument_listings (
            venue text COLLATE "C" PRIMARY KEY,
            seen_at bigint NOT NULL);
        CREATE TABLE listed_instruments (
            venue text COLLATE "C" NOT NULL REFERENCES instrument_listings (venue),
            number integer NOT NULL,
            instrument text NOT NULL,
            symbol text NOT NULL,
            base_asset text NOT NULL,
            quote_asset text,
            tick_size text,
            lot_step text,
            min_quantity text,
            min_notional text,
            contract_size text,
            contract_asset text,
            status integer NOT NULL,
            venue_status text,
            listed_at bigint,
            PRIMARY KEY (venue, number));
        """;

    // Signals from before this step have no explanation: absent, not zero. Features and amounts are of equal length, the greatest size first.
    private const string Explanations = """
        CREATE TABLE explanations (
            signal_id text COLLATE "C" PRIMARY KEY REFERENCES outcomes (signal_id),
            expected_value double precision NOT NULL,
            remainder double precision NOT NULL,
            features text[] NOT NULL,
            amounts double precision[] NOT NULL,
            CHECK (cardinality(features) = cardinality(amounts)));
        """;

    // Rows from before this step are superseded by nothing: when a later version passed was not kept.
    private const string SupersededBars = "ALTER TABLE quarantine ADD COLUMN superseded_at bigint";

    /// <summary>The steps; the first brings an empty schema to version 1.</summary>
    public static IReadOnlyList<string> Migrations { get; } = [First, LifeAndHeldBars, Explanations, SupersededBars];

    /// <summary>The version that this code reads and writes.</summary>
    public static int Version => Migrations.Count;
}
