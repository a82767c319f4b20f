//! `docs/events.md` names every type that has a golden file, and nothing else.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::{collections::BTreeSet, fs, path::Path};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace root")
}

#[test]
fn the_catalogue_of_events_is_current() {
    let golden = fs::read_dir(root().join("store/tests/golden")).expect("golden files");
    let known: BTreeSet<String> = golden
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.split_once('@')?.0.to_owned()))
        .collect();
    let page = fs::read_to_string(root().join("docs/events.md")).expect("docs/events.md");
    let named: BTreeSet<String> = page
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    assert_eq!(named, known);
}
