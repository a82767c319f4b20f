//! Personal values against their commitments, and files against the hashes entries know them by.

use std::collections::{BTreeMap, HashMap, HashSet};

use sauro_ledger::{Hash, hex, sealed};
use serde_json::Value;

use crate::{
    entry::Entry,
    report::{Code, Report},
};

/// Values and files of the bundle, and what entries say of them.
#[derive(Default)]
pub struct Values {
    /// Commitment computed from each row, by entry and path.
    rows: BTreeMap<(u64, String), Hash>,
    /// Open and missing values of each person's stream.
    people: HashMap<String, (u64, u64)>,
    erased: HashMap<String, (u64, String)>,
    /// Entries that speak of a file: the first one.
    spoken: HashMap<Hash, u64>,
}

impl Values {
    /// Takes in `sealed.jsonl`.
    pub fn rows(&mut self, bytes: &[u8], report: &mut Report) {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            match row(line) {
                Some((key, commitment)) => {
                    if self.rows.last_key_value().is_some_and(|(last, _)| *last >= key) {
                        report.found(Code::File, None, "sealed.jsonl");
                    }
                    self.rows.insert(key, commitment);
                }
                None => report.found(Code::File, None, "sealed.jsonl"),
            }
        }
    }

    /// Compares what an entry commits to.
    pub fn follow(&mut self, index: u64, entry: &Entry, report: &mut Report) {
        for (path, said) in entry.commitments() {
            let person = self.people.entry(entry.stream.clone()).or_default();
            match self.rows.remove(&(index, path.to_owned())) {
                None => person.1 += 1,
                Some(computed) if hex::encode(&computed) == said => person.0 += 1,
                Some(_) => {
                    report.found(Code::SealedWrong, Some((index, Some((&entry.stream, entry.ver)))), path)
                }
            }
        }
        if entry.kind() == "person.data_erased" {
            let ground = entry.data().get("legal_ground").and_then(Value::as_str).unwrap_or_default();
            self.erased.insert(entry.stream.clone(), (index, ground.to_owned()));
        }
        for hash in entry.files() {
            self.spoken.entry(hash).or_insert(index);
        }
    }

    /// Compares the files, and tells what is left over.
    pub fn finish(self, files: &[(Hash, Hash)], report: &mut Report) {
        for (index, path) in self.rows.keys() {
            report.found(Code::SealedStray, Some((*index, None)), path.as_str());
        }
        for (stream, (open, missing)) in &self.people {
            report.sealed_open += open;
            match self.erased.get(stream) {
                None => report.sealed_withheld += missing,
                Some((index, _)) => {
                    report.sealed_erased += missing;
                    if *open > 0 {
                        report.found(Code::SealedErased, Some((*index, None)), stream.as_str());
                    }
                }
            }
        }
        report.erasures = self.erased.into_values().collect();
        report.erasures.sort();
        let mut present = HashSet::new();
        for (name, hash) in files {
            present.insert(*name);
            let speaks = self.spoken.get(name).map(|index| (*index, None));
            if name != hash {
                report.found(Code::FileWrong, speaks, format!("files/{}", hex::encode(name)));
            } else if speaks.is_none() {
                report.found(Code::FileStray, None, format!("files/{}", hex::encode(name)));
            } else {
                report.files_matching += 1;
            }
        }
        report.files_absent = self.spoken.keys().filter(|hash| !present.contains(*hash)).count() as u64;
    }
}

/// A line of `sealed.jsonl` in its one spelling: which entry and path, and the commitment that follows from it.
fn row(line: &[u8]) -> Option<((u64, String), Hash)> {
    let line = line.strip_suffix(b"\n")?;
    let value: Value = serde_json::from_slice(line).ok()?;
    if serde_json::to_vec(&value).ok()? != line || value.as_object()?.len() != 4 {
        return None;
    }
    let text = |name: &str| value.get(name)?.as_str();
    let (path, salt) = (text("path")?, hex::decode(text("salt")?)?);
    Some(((value.get("index")?.as_u64()?, path.to_owned()), sealed::commitment(path, text("value")?, &salt)))
}
