//! Every refusal is shown to happen. Codes that no test names yet stand in `codes-without-a-test.txt`, a list that
//! only shrinks: a code that got its test leaves it, and a new code comes with a test.

#![allow(clippy::unwrap_used)]

use sauro_domain::{
    Code,
    refusal::{Language, Refusal},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn test_files(folder: &Path, inside_tests: bool, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_tests = path.file_stem().is_some_and(|name| name.to_string_lossy().contains("tests"));
        if path.is_dir() {
            test_files(&path, inside_tests || is_tests, found);
        } else if inside_tests || is_tests {
            found.push(path);
        }
    }
}

#[test]
fn every_code_is_shown_to_happen() {
    let mut files = Vec::new();
    test_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), false, &mut files);
    let tested: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let words: BTreeSet<&str> =
        tested.split(|c: char| !c.is_alphanumeric() && c != ':' && c != '_').collect();
    let untested: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !words.contains(format!("Code::{code:?}").as_str()))
        .map(|code| code.as_str())
        .collect();
    let listed: Vec<&str> = include_str!("codes-without-a-test.txt").lines().collect();
    assert_eq!(
        untested, listed,
        "left: codes no test names; right: codes-without-a-test.txt, from which a tested code is struck out"
    );
}

#[test]
fn every_code_has_its_words() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        assert!(seen.insert(code.as_str()), "{code} twice");
        assert!(code.as_str().chars().all(|c| c.is_ascii_uppercase() || c == '_'), "{code}");
        let refusal = Refusal::new(*code);
        for language in [Language::Vietnamese, Language::English] {
            assert!(
                refusal.rule(language).ends_with('.') && refusal.remedy(language).ends_with('.'),
                "{code}"
            );
        }
        assert_ne!(refusal.rule(Language::Vietnamese), refusal.rule(Language::English), "{code}");
    }
}
