//! Some entries taken out of the log: each proven on its own, and the streams asked for proven to be whole.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sauro_ledger::{
    Hash,
    checkpoint::SignedCheckpoint,
    hex,
    proof::Receipt,
    streams::{self, StreamHeadProof},
    tree::inclusion,
};
use serde_json::Value;

use crate::{
    asked::Asked,
    chain::Chain,
    entry::Entry,
    manifest::Manifest,
    report::{Code, Report},
};

/// The log's own record of where every stream ended.
struct Recorded {
    index: u64,
    root: Hash,
    size: u64,
    streams: u64,
}

fn is_mandate(stream: &str) -> bool {
    stream.starts_with("mandate-")
}

/// What a selection has shown so far.
pub struct Selection {
    /// The streams that must be whole.
    streams: Vec<String>,
    /// Whether the streams of mandates must be whole as well: not in bundles of the former kind.
    mandates: bool,
    /// It says what was asked for, which bundles of the former kind do not.
    requested: bool,
    asked: Asked,
    proofs: BTreeMap<u64, Vec<Hash>>,
    heads: HashMap<String, StreamHeadProof>,
    /// Leaf hashes of the entries of these streams, by version.
    own: HashMap<(String, u64), (u64, Hash)>,
    indices: HashSet<u64>,
    recorded: Option<Recorded>,
}

impl Selection {
    /// A selection of these streams.
    pub fn new(streams: Vec<String>, manifest: &Manifest) -> Self {
        Self {
            streams,
            mandates: manifest.mandates,
            requested: !manifest.request.is_empty(),
            asked: Asked::new(&manifest.request),
            proofs: BTreeMap::new(),
            heads: HashMap::new(),
            own: HashMap::new(),
            indices: HashSet::new(),
            recorded: None,
        }
    }

    /// Takes in the proof of an entry.
    pub fn proof(&mut self, index: u64, bytes: &[u8], head: &SignedCheckpoint, report: &mut Report) {
        match Receipt::parse(bytes) {
            Ok(receipt)
                if receipt.index() == index && receipt.checkpoint() == head && receipt.extra().is_empty() =>
            {
                self.proofs.insert(index, receipt.hashes().to_vec());
            }
            _ => report.found(Code::File, Some((index, None)), "proofs/"),
        }
    }

    /// Takes in where a stream ended.
    pub fn head(&mut self, stream: &str, bytes: &[u8], report: &mut Report) {
        match StreamHeadProof::parse(bytes).filter(|proof| proof.head.stream == stream) {
            Some(proof) => drop(self.heads.insert(stream.to_owned(), proof)),
            None => report.found(Code::File, None, format!("heads/{stream}")),
        }
    }

    /// Takes in an entry.
    pub fn follow(
        &mut self,
        index: u64,
        leaf: Hash,
        entry: Option<&Entry>,
        head: &SignedCheckpoint,
        report: &mut Report,
    ) {
        let head = head.checkpoint();
        let place = entry.map(|entry| (entry.stream.as_str(), entry.ver));
        let holds =
            |proof: Vec<Hash>| inclusion::verify(&leaf, index, head.size(), &proof, head.root()).is_ok();
        match self.proofs.remove(&index).map(holds) {
            Some(true) => drop(self.indices.insert(index)),
            Some(false) => report.found(Code::EntryBytes, Some((index, place)), String::new()),
            None => report.found(Code::Missing, Some((index, place)), "proofs/"),
        }
        let Some(entry) = entry else { return };
        self.asked.follow(entry);
        if self.streams.contains(&entry.stream) || is_mandate(&entry.stream) {
            self.own.insert((entry.stream.clone(), entry.ver), (index, leaf));
        }
        if entry.kind() == streams::EVENT_TYPE {
            let number = |name: &str| entry.data().get(name).and_then(Value::as_u64);
            let root = entry.data().get("root").and_then(Value::as_str).and_then(hex::decode);
            if let (Some(root), Some(size), Some(streams)) = (root, number("size"), number("streams")) {
                self.recorded = Some(Recorded { index, root, size, streams });
            }
        }
    }

    /// Tells whether the streams asked for are whole, and those of mandates: all that the selection speaks of, or, in one
    /// of the former kind, those `relied` on.
    pub fn finish(self, chain: &Chain, relied: &BTreeSet<String>, size: u64, report: &mut Report) {
        for index in self.proofs.keys() {
            report.found(Code::Missing, Some((*index, None)), "entries/");
        }
        self.asked.finish(&self.streams, report);
        if self.requested && !self.mandates {
            // Whoever says what was asked for shows mandates whole, too: here that was taken out.
            report.found(Code::SelectionUnproven, None, "manifest.json: mandates");
        }
        let ended: BTreeSet<&String> = self.heads.keys().filter(|stream| is_mandate(stream)).collect();
        for stream in ended.into_iter().filter(|stream| chain.end(stream).is_none()) {
            report.found(Code::Selection, None, stream.as_str());
        }
        let recorded = self.recorded.as_ref().filter(|recorded| recorded.size <= recorded.index);
        // Everything since the record must be here: an entry left out could belong to any stream.
        let since = recorded.map_or(0, |recorded| recorded.size);
        let gap = (since..size).find(|index| !self.indices.contains(index));
        if let Some(gap) = gap {
            return report.found(Code::SelectionUnproven, Some((gap, None)), streams::EVENT_TYPE);
        }
        for stream in &self.streams {
            if recorded.is_some_and(|recorded| !self.whole(stream, recorded, report)) {
                report.found(Code::SelectionUnproven, None, stream.as_str());
            }
            if chain.end(stream).is_none() {
                report.found(Code::Selection, None, stream.as_str());
            }
        }
        // It says of all mandates that they are whole, not of some.
        let begun = self.own.keys().map(|(stream, _)| stream).filter(|stream| is_mandate(stream));
        let spoken = begun.filter(|_| self.mandates);
        let mandates: BTreeSet<&String> = relied.iter().chain(spoken).collect();
        for stream in mandates.into_iter().filter(|stream| !self.streams.contains(stream)) {
            match recorded.is_none_or(|recorded| self.whole(stream, recorded, report)) {
                true => {}
                false if self.mandates => report.found(Code::SelectionUnproven, None, stream.as_str()),
                false => report.mandates_unshown += 1,
            }
        }
    }

    /// Whether something says where the stream ended. Tells if it is not where the entries end.
    fn whole(&self, stream: &str, recorded: &Recorded, report: &mut Report) -> bool {
        let first = self.own.get(&(stream.to_owned(), 0)).map(|(index, _)| *index);
        match self.heads.get(stream) {
            Some(proof) if proof.verify(&recorded.root, recorded.streams).is_ok() => {
                let ours = self.own.get(&(stream.to_owned(), proof.head.ver)).map(|(_, leaf)| *leaf);
                if ours != Some(proof.head.leaf) {
                    report.found(Code::Selection, None, format!("{stream}, ver {}", proof.head.ver));
                }
                true
            }
            Some(_) => {
                report.found(Code::File, None, format!("heads/{stream}"));
                true
            }
            // Begun after the record: all of it is among the entries since.
            None => first.is_some_and(|first| first >= recorded.size),
        }
    }
}
