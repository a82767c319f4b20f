//! SQLite itself judges what was written: every page, the order of rows and keys, every row in every index.
#![allow(clippy::expect_used, reason = "tests")]

use super::{
    pages::Pages,
    record::Record,
    root,
    tree::{IndexTree, TableTree},
};
use rusqlite::Connection;

/// Writes `count` rows of one text each, with an index on it, and reads them back.
fn write_and_judge(count: usize, text: impl Fn(usize) -> String) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("file.db");
    let file = Connection::open(&path).expect("opens");
    file.execute_batch("CREATE TABLE t(k TEXT NOT NULL); CREATE INDEX i ON t(k)").expect("makes tables");
    let (table, index) = (root(&file, "t").expect("a root"), root(&file, "i").expect("a root"));
    file.close().expect("closes");

    let mut pages = Pages::open(&path).expect("opens");
    let (mut table, mut index) = (TableTree::new(table), IndexTree::new(index));
    let mut record = Record::default();
    for n in 0..count {
        record.text(&text(n));
        table.push(&mut pages, n as i64 * 3 - 40, record.finish()).expect("writes");
        record.text(&text(n));
        record.int(n as i64 * 3 - 40);
        index.push(&mut pages, record.finish()).expect("writes");
    }
    table.finish(&mut pages).expect("finishes");
    index.finish(&mut pages).expect("finishes");
    pages.finish().expect("finishes");

    let file = Connection::open(&path).expect("opens");
    let judged: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(judged, "ok", "{count} rows");
    for order in ["t NOT INDEXED ORDER BY rowid", "t INDEXED BY i ORDER BY k"] {
        let mut select = file.prepare(&format!("SELECT k, rowid FROM {order}")).expect("a statement");
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        let found: Vec<(String, i64)> = rows.collect::<Result<_, _>>().expect("rows");
        let given: Vec<_> = (0..count).map(|n| (text(n), n as i64 * 3 - 40)).collect();
        assert!(found == given, "{count} rows in the order of {order}");
    }
    // And it goes on like any other file.
    file.execute_batch(
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300) \
         INSERT INTO t SELECT printf('%05d', x) FROM c; DELETE FROM t WHERE rowid % 2",
    )
    .expect("goes on");
    let judged: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(judged, "ok", "{count} rows, and more by SQLite");
}

/// Four keys a page: every way in which the last pages of every level can come out.
#[test]
fn whatever_the_number_of_rows() {
    for count in 0..140 {
        write_and_judge(count, |n| format!("{n:05}{}", "x".repeat(890)));
    }
}

#[test]
fn many_small_rows() {
    for count in [1_000, 33_333] {
        write_and_judge(count, |n| format!("{n:07}"));
    }
}

/// Around each length at which a text no longer fits beside its neighbours.
#[test]
fn long_texts_go_on_elsewhere() {
    for length in [480, 990, 1_000, 1_010, 4_040, 4_050, 4_060, 4_100, 5_100, 8_190, 70_000] {
        for more in 0..12 {
            write_and_judge(9, |n| format!("{n:05}{}", "ạ".repeat((length + more) / 3 + n % 3)));
        }
    }
}
