//! The shape of the file of views. Change it, and raise [`SHAPE`]: the file is built anew beside the old one.

/// The version of the shape, part of the file's name.
pub(crate) const SHAPE: u32 = 6;

/// Tables without indexes: what a rebuild fills.
pub(crate) const TABLES: &str = "
CREATE TABLE checkpoint(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    ordinal INTEGER NOT NULL, major INTEGER NOT NULL, minor INTEGER NOT NULL, recorded_at INTEGER);
INSERT INTO checkpoint VALUES (1, 0, 0, 0, NULL);
CREATE TABLE tick(
    ordinal INTEGER PRIMARY KEY,
    major INTEGER NOT NULL, minor INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
    subject INTEGER, revision INTEGER NOT NULL);
CREATE TABLE organisation(ordinal INTEGER PRIMARY KEY, envelope BLOB NOT NULL);
CREATE TABLE subject(n INTEGER PRIMARY KEY, id BLOB NOT NULL, code TEXT NOT NULL, drafted_at INTEGER NOT NULL);
CREATE TABLE assignment(
    n INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    phase INTEGER NOT NULL,
    assigner BLOB NOT NULL, lead BLOB, accepter BLOB, supervisor BLOB,
    programme BLOB, field TEXT, parent BLOB, series BLOB,
    due_original INTEGER, due_current INTEGER, flags INTEGER NOT NULL,
    issued_at INTEGER, issued_on INTEGER, stopped_on INTEGER,
    ended_at INTEGER,
    extensions INTEGER NOT NULL, leads INTEGER NOT NULL, returns INTEGER NOT NULL, urges INTEGER NOT NULL,
    percent INTEGER, cause INTEGER, submission BLOB, suspended_at INTEGER,
    waiting_act INTEGER, waiting_position BLOB, waiting_since INTEGER);
CREATE TABLE party(
    n INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    role INTEGER NOT NULL, position BLOB NOT NULL, part TEXT, reply_by INTEGER);
CREATE TABLE lead(
    n INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    position BLOB NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL);
CREATE TABLE item(
    n INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    act INTEGER NOT NULL, item BLOB, position BLOB NOT NULL, since INTEGER NOT NULL, due INTEGER, text TEXT);
CREATE TABLE ledger(
    n INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    seq INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE wording(
    n INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    code TEXT NOT NULL, title TEXT, description TEXT, results TEXT NOT NULL, folded TEXT NOT NULL);
CREATE TABLE doubt(n INTEGER NOT NULL, known_from INTEGER NOT NULL, clarity TEXT NOT NULL, declined INTEGER NOT NULL);
CREATE TABLE indicator(
    programme BLOB NOT NULL, key TEXT NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    body TEXT NOT NULL);
CREATE TABLE measurement(
    programme BLOB NOT NULL, key TEXT NOT NULL, known_from INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE inspection(
    id BLOB NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE sample(inspection BLOB NOT NULL, known_from INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE finding(
    inspection BLOB NOT NULL, finding BLOB NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
    assignment BLOB, body TEXT NOT NULL);
";

/// Indexes that a rebuild fills by itself, see `bulk`. `(…, known_to, known_from)` serves the present and the past
/// alike: of all versions of the past only those are touched that were superseded after the moment asked for.
pub(crate) const SORTED: &str = "
CREATE INDEX tick_subject ON tick(subject, ordinal) WHERE subject IS NOT NULL;
CREATE UNIQUE INDEX subject_id ON subject(id);
CREATE INDEX assignment_n ON assignment(n, known_to);
CREATE INDEX assignment_known ON assignment(known_to, known_from, phase);
CREATE INDEX assignment_due ON assignment(ifnull(due_current, 9999999), n, known_to, known_from);
CREATE INDEX assignment_lead ON assignment(lead, known_to, known_from);
CREATE INDEX assignment_programme ON assignment(programme, known_to, known_from) WHERE programme IS NOT NULL;
CREATE INDEX assignment_parent ON assignment(parent, known_to) WHERE parent IS NOT NULL;
CREATE INDEX party_n ON party(n, known_to);
CREATE INDEX party_position ON party(position, known_to, known_from, n, role);
CREATE INDEX lead_n ON lead(n, known_to);
CREATE INDEX lead_position ON lead(position, known_to, known_from);
CREATE INDEX item_n ON item(n, known_to);
CREATE INDEX item_position ON item(position, known_to, known_from, n);
CREATE INDEX ledger_n ON ledger(n, known_to);
CREATE INDEX wording_n ON wording(n, known_to);
";

/// Indexes made by SQLite once all rows are there.
pub(crate) const OTHERS: &str = "
CREATE INDEX subject_code ON subject(code);
CREATE INDEX indicator_key ON indicator(programme, key, known_to);
CREATE INDEX measurement_key ON measurement(programme, key, known_from);
CREATE INDEX inspection_id ON inspection(id, known_to);
CREATE INDEX inspection_open ON inspection(known_to) WHERE body ->> 'closed' IS NULL;
CREATE INDEX sample_inspection ON sample(inspection, known_from);
CREATE INDEX finding_inspection ON finding(inspection, known_to, finding);
CREATE INDEX finding_assignment ON finding(assignment, known_to) WHERE assignment IS NOT NULL;
CREATE VIRTUAL TABLE word USING fts5(folded, content='wording', content_rowid='rowid', tokenize='unicode61 remove_diacritics 0');
INSERT INTO word(word) VALUES ('rebuild');
";

/// After the rebuild the full-text index follows its table by itself; texts are only ever added.
pub(crate) const TRIGGERS: &str = "
CREATE TRIGGER wording_words AFTER INSERT ON wording BEGIN
    INSERT INTO word(rowid, folded) VALUES (NEW.rowid, NEW.folded);
END;
";
