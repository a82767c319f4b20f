-- One row per event, written once. `envelope` is the truth: canonical JSON, the very bytes that `leaf` hashes.
-- The other columns repeat what the envelope says, so that it can be found.
CREATE TABLE event (
    position    INTEGER PRIMARY KEY,                                -- from 1, without a gap
    stream      TEXT    NOT NULL,                                   -- {kind}-{ulid}
    revision    INTEGER NOT NULL,                                   -- in the stream, from 0
    event_id    TEXT    NOT NULL UNIQUE,                            -- derived from the command id: finds repeats
    type        TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL,                                   -- RFC 3339, UTC, milliseconds; never falls
    envelope    TEXT    NOT NULL CHECK (json_valid(envelope)),
    leaf        BLOB    NOT NULL CHECK (length(leaf) = 32),         -- SHA-256(0x00 || envelope)
    UNIQUE (stream, revision)
) STRICT;

-- INSERT OR REPLACE would slip past the two guards below; nothing slips past this one.
CREATE TRIGGER event_insert BEFORE INSERT ON event BEGIN
    SELECT RAISE(ABORT, 'append-only: a new event comes after the last one')
    WHERE NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
       OR NEW.revision IS NOT (SELECT coalesce(max(revision), -1) + 1 FROM event WHERE stream = NEW.stream)
       OR EXISTS (SELECT 1 FROM event WHERE event_id = NEW.event_id);
END;
CREATE TRIGGER event_update BEFORE UPDATE ON event BEGIN
    SELECT RAISE(ABORT, 'append-only: an event is never changed');
END;
CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN
    SELECT RAISE(ABORT, 'append-only: an event is never deleted');
END;
