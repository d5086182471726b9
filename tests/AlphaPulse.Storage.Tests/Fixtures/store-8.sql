-- Goes on from store-2.sql: what versions 3 to 8 added, and bars as version 8 wrote them: a whole detail, a part of one, numbers that are text because no Int64
-- holds them, and two versions of one bar.
ALTER TABLE outcomes ADD COLUMN confidence;
ALTER TABLE outcomes ADD COLUMN lower;
ALTER TABLE outcomes ADD COLUMN upper;
ALTER TABLE outcomes ADD COLUMN prediction_set INTEGER;
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
ALTER TABLE quarantine ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarantine ADD COLUMN open_time INTEGER;
ALTER TABLE quarantine ADD COLUMN released_at INTEGER;
ALTER TABLE quarantine ADD COLUMN release_reason TEXT;
CREATE INDEX quarantine_held ON quarantine (series_id, open_time) WHERE open_time IS NOT NULL;
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
ALTER TABLE quarantine ADD COLUMN superseded_at INTEGER;

INSERT INTO bars (series_id, open_time, revision, available_at, recorded_at, flags, scales, open, high, low, close, volume, quote_volume, trade_count, taker_buy_volume, taker_buy_quote_volume, vwap) VALUES
    (1, 17040744000000000, 1, 17040780000000000, 17042400000000000, 1027, 4503306830946, 10000, 101000, 990, 10050, 10, 10055, 7, 425, 427125, 1005500),
    (1, 17040780000000000, 1, 17040816000000000, 17042400000000000, 1027, 8593147970, 10000, 10100, 9900, 10050, 12345, NULL, 0, 512345678, NULL, NULL),
    (1, 17040816000000000, 1, 17040852000000000, 17042400000000000, 3075, 67650, 10000, 10100, 9900, 10050, '0.1234567890123456789012345678', '7922816251426433759354395033.5', 9223372036854775807, NULL, NULL, NULL),
    (1, 17040816000000000, 2, 17040852000000000, 17042400000000000, 1, 2164802, 10000, 10100, 9900, 10099, 100, NULL, NULL, NULL, NULL, NULL);
UPDATE series_tallies SET bars = 5, revisions = 2, last_open = 17040816000000000 WHERE series_id = 1;
UPDATE series_provenances SET bars = 3 WHERE series_id = 1 AND provenance = 3;
UPDATE series_provenances SET bars = 2 WHERE series_id = 1 AND provenance = 1;
PRAGMA user_version = 8;
