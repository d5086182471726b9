-- A store of version 1, in a schema that is there, with one bar and one row in quarantine as that version wrote them.
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

INSERT INTO alphapulse_store (version) VALUES (1);
INSERT INTO series (instrument, timeframe) VALUES ('test:BTC-USDT', '1h');
INSERT INTO bars (open_time, available_at, recorded_at, scales, open, high, low, close, volume, series_id, revision, flags) VALUES
    (17040672000000000, 17040708000000000, 17040708000000000, 0, 100, 101, 99, 100, 10, 1, 1, 3);
INSERT INTO series_tallies (series_id, bars, revisions, first_open, last_open) VALUES (1, 1, 0, 17040672000000000, 17040672000000000);
INSERT INTO series_provenances (series_id, provenance, bars) VALUES (1, 3, 1);
INSERT INTO quarantine (series_id, source, line, raw, reason, recorded_at, row_hash) VALUES
    (1, 'a.csv', 2, '1,2', 'two fields', 17040672000000000, sha256(int4send(5) || '\x01'::bytea || int8send(2) || 'a.csv'::bytea || '1,2'::bytea));
