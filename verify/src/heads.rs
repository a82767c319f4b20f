//! Signed heads against the policy of the reader.

use std::collections::{BTreeMap, BTreeSet};

use sauro_ledger::{
    Frontier, Hash,
    checkpoint::SignedCheckpoint,
    note::NoteError,
    policy::{Judged, Policy, Refused},
    witness::AddCheckpoint,
};

use crate::{
    Earlier, Trust,
    report::{Code, Report, Witness},
    time,
    tree::Tree,
};

/// An earlier head of the bundle.
struct Head {
    root: Hash,
    what: String,
    seen: Option<(u64, u64)>,
}

/// The head, the ones before it, and what shows that they belong together.
#[derive(Default)]
pub struct Heads {
    head: Option<SignedCheckpoint>,
    seen: Option<(u64, u64)>,
    before: Vec<(u64, Head)>,
    grown: BTreeMap<u64, AddCheckpoint>,
}

/// The first and last moment at which witnesses of the policy saw a head.
fn moments(judged: &Judged) -> Option<(u64, u64)> {
    let times = judged.witnesses.iter().filter_map(|witness| witness.time);
    times.clone().min().zip(times.max())
}

fn words(judged: &Judged, what: String) -> String {
    let seen = judged.witnesses.iter().filter_map(|witness| {
        let name = String::from_utf8_lossy(&witness.name);
        Some(format!("{name} {}", time::write(witness.time? as i64)))
    });
    [what].into_iter().chain(seen).collect::<Vec<_>>().join(", ")
}

impl Heads {
    /// The head, once read.
    pub fn head(&self) -> Option<&SignedCheckpoint> {
        self.head.as_ref()
    }

    /// Takes in the head.
    pub fn checkpoint(&mut self, bytes: &[u8], trust: &Trust, report: &mut Report) {
        let head = match SignedCheckpoint::parse(bytes) {
            Ok(head) => head,
            Err(error) => return report.found(Code::Checkpoint, None, error.to_string()),
        };
        (report.origin, report.size) = (head.checkpoint().origin().to_owned(), head.checkpoint().size());
        report.root = head.checkpoint().to_string().lines().nth(2).unwrap_or_default().to_owned();
        let judged = match &trust.policy {
            None => {
                report.found(Code::NoPolicy, None, String::new());
                None
            }
            Some(policy) => {
                report.no_witness_asked = policy.asks_no_witness();
                judge(policy, &head, report)
            }
        };
        if let Some(judged) = judged {
            report.key = Some(format!("{:08x}", judged.log.id()));
            self.seen = moments(&judged);
            let name = |name: Vec<u8>| String::from_utf8_lossy(&name).into_owned();
            let witnesses = judged.witnesses.into_iter();
            report.witnesses = witnesses.map(|w| Witness { name: name(w.name), seen: w.time }).collect();
        }
        self.head = Some(head);
    }

    /// Takes in an earlier head.
    pub fn earlier(&mut self, size: u64, what: String, bytes: &[u8], trust: &Trust, report: &mut Report) {
        let head = SignedCheckpoint::parse(bytes).ok().filter(|head| head.checkpoint().size() == size);
        let of_the_log =
            |head: &SignedCheckpoint| head.checkpoint().origin() == report.origin && size <= report.size;
        let Some(head) = head.filter(of_the_log) else {
            return report.found(Code::Checkpoint, None, what);
        };
        let judged = match trust.policy.as_ref().map(|policy| policy.check(&head)) {
            None => None,
            Some(Ok(judged)) => Some(judged),
            // Before its witnesses joined: its log signature counts, and what witnesses it has.
            Some(Err(Refused::NoQuorum(judged))) => Some(*judged),
            Some(Err(Refused::NoLog | Refused::Note(NoteError::NoKnownSignature))) => {
                report.found(Code::HeadUnknown, None, what.clone());
                None
            }
            Some(Err(Refused::Note(error))) => {
                report.found(Code::Signature, None, format!("{what}: {error}"));
                None
            }
        };
        report.heads += 1;
        let seen = judged.as_ref().and_then(moments);
        let what = judged.map_or(what.clone(), |judged| words(&judged, what));
        self.before.push((size, Head { root: *head.checkpoint().root(), what, seen }));
    }

    /// Takes in a proof that the log grew.
    pub fn consistency(&mut self, size: u64, what: &str, bytes: &[u8], report: &mut Report) {
        match AddCheckpoint::parse(bytes) {
            Ok(grown) if grown.old == size && Some(&grown.checkpoint) == self.head.as_ref() => {
                self.grown.insert(size, grown);
            }
            _ => report.found(Code::File, None, what),
        }
    }

    /// Witnessed heads with their first and last moment.
    pub fn seen(&self) -> Vec<(u64, u64, u64)> {
        let before =
            self.before.iter().filter_map(|(size, head)| head.seen.map(|(first, last)| (*size, first, last)));
        let own = self.head.as_ref().zip(self.seen);
        before.chain(own.map(|(head, (first, last))| (head.checkpoint().size(), first, last))).collect()
    }

    /// Says so when fewer than two heads, of different size, were seen by witnesses of a policy that asks for some: then
    /// nothing bounds the moments entries claim.
    pub fn bounded(&self, trust: &Trust, report: &mut Report) {
        let asked = trust.policy.as_ref().is_some_and(|policy| !policy.asks_no_witness());
        let sizes: BTreeSet<u64> = self.seen().into_iter().map(|(size, ..)| size).collect();
        if asked && report.size > 0 && sizes.len() < 2 {
            report.found(Code::Unbounded, None, sizes.len().to_string());
        }
    }

    /// Where a tree with all entries must meet the heads before, and the head the reader kept.
    pub fn mark(&self, tree: &mut Tree, trust: &Trust, report: &mut Report) {
        for (size, head) in &self.before {
            tree.mark(*size, head.root, Code::HeadForked, head.what.clone());
        }
        for (size, grown) in &self.grown {
            // All entries are here: the proof adds nothing, but must not be a false one.
            let root = self.before.iter().find(|(of, _)| of == size).map(|(_, head)| head.root);
            let root = root.or(trust
                .earlier
                .as_ref()
                .map(Earlier::head)
                .filter(|head| head.size() == *size)
                .map(|head| *head.root()));
            if root.is_some_and(|root| grown.continues(&root).is_err()) {
                report.found(Code::HeadForked, None, format!("consistency/{size:012}"));
            }
        }
        let Some(kept) = self.kept(trust, report) else { return };
        tree.mark(kept.size(), *kept.root(), Code::History, format!("{} {}", kept.origin(), kept.size()));
        report.continues = Some(kept.size());
    }

    /// For a selection: the heads before, and the one the reader kept, by their proofs alone.
    pub fn prove(&mut self, trust: &Trust, report: &mut Report) {
        let own = self.head.as_ref().map(|head| *head.checkpoint().root());
        let empty = Frontier::new().root();
        let grown = &self.grown;
        let continues = |size: u64, root: &Hash| grown.get(&size).map(|grown| grown.continues(root).is_ok());
        self.before.retain(|(size, head)| match continues(*size, &head.root) {
            Some(true) => true,
            Some(false) => {
                report.found(Code::HeadForked, None, head.what.clone());
                false
            }
            // Any log continues the empty one.
            None if *size == 0 && head.root == empty => true,
            // The same size as the head needs no proof: the roots are there to see.
            None if report.size == *size => {
                let same = own == Some(head.root);
                if !same {
                    report.found(Code::HeadForked, None, head.what.clone());
                }
                same
            }
            None => report.found_unproven(&head.what),
        });
        let Some(kept) = self.kept(trust, report) else { return };
        match continues(kept.size(), kept.root()) {
            Some(true) => report.continues = Some(kept.size()),
            Some(false) => report.found(Code::History, None, kept.size().to_string()),
            // The same size needs no proof: it is the same log, or it is not.
            None if kept.size() == report.size && own == Some(*kept.root()) => {
                report.continues = Some(kept.size());
            }
            None if kept.size() == report.size => {
                report.found(Code::History, None, kept.size().to_string());
            }
            None => report.found(Code::HistoryUnproven, None, kept.size().to_string()),
        }
    }

    /// The head the reader kept, if it can be an earlier one of this log. Any log continues the empty one.
    fn kept<'t>(
        &self,
        trust: &'t Trust,
        report: &mut Report,
    ) -> Option<&'t sauro_ledger::checkpoint::Checkpoint> {
        let kept = trust.earlier.as_ref()?.head();
        if kept.origin() != report.origin {
            report.found(Code::History, None, kept.origin());
            return None;
        }
        if kept.size() > report.size {
            report.found(Code::Shorter, None, format!("{} < {}", report.size, kept.size()));
            return None;
        }
        (kept.size() > 0).then_some(kept)
    }
}

impl Report {
    fn found_unproven(&mut self, what: &str) -> bool {
        self.found(Code::HistoryUnproven, None, what);
        false
    }
}

fn judge(policy: &Policy, head: &SignedCheckpoint, report: &mut Report) -> Option<Judged> {
    match policy.check(head) {
        Ok(judged) => Some(judged),
        Err(Refused::NoQuorum(judged)) => {
            report.found(Code::Quorum, None, String::new());
            Some(*judged)
        }
        Err(error) => {
            report.found(Code::Signature, None, error.to_string());
            None
        }
    }
}
