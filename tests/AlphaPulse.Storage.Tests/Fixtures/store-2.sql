-- Goes on from store-1.sql: what version 2 added, and bars as that version wrote them (two versions of the first, the second with a
-- volume that is text because an Int64 cannot hold it).
ALTER TABLE holdout_openings ADD COLUMN trials INTEGER NOT NULL DEFAULT 1;
ALTER TABLE holdout_openings ADD COLUMN override_reason TEXT;
ALTER TABLE holdout_openings ADD COLUMN trials_on_holdout INTEGER NOT NULL DEFAULT 1;

INSERT INTO bars (series_id, open_time, revision, available_at, recorded_at, flags, scales, open, high, low, close, volume) VALUES
    (1, 17040672000000000, 1, 17040708000000000, 17042400000000000, 3, 2164802, 10000, 10100, 9900, 10050, 10),
    (1, 17040672000000000, 2, 17040708000000000, 17042400000000000, 1, 2164802, 10000, 10100, 9900, 10075, 10),
    (1, 17040708000000000, 1, 17040744000000000, 17042400000000000, 2051, 67650, 10075, 10100, 9900, 10050, '0.1234567890123456789012345678');
INSERT INTO series_tallies (series_id, bars, revisions, first_open, last_open) VALUES (1, 2, 1, 17040672000000000, 17040708000000000);
INSERT INTO series_provenances (series_id, provenance, bars) VALUES (1, 3, 1), (1, 1, 1);
PRAGMA user_version = 2;
