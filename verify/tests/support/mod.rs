//! A small log with everything in it, and its bundles, honest and otherwise.
#![allow(dead_code)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use sauro_ledger::{
    Hash, Tree,
    bundle::{Manifest, Name, Request, Scope, SealedRow, Writer, tar},
    checkpoint::{Checkpoint, SignedCheckpoint},
    cosignature::CosigningKey,
    hex, leaf_hash,
    note::SigningKey,
    policy::Policy,
    proof::Receipt,
    sealed::commitment,
    streams::{StreamHead, StreamHeads},
    witness::AddCheckpoint,
};
use sauro_verify::{Report, Trust, Verdict, report::Code};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub const ORIGIN: &str = "agency.example/tracker/2026";
/// 2026-11-20T00:00:00Z, in seconds.
pub const START: i64 = 1_795_132_800;
pub const MANDATE: &str = "01M5PF9EB0S7GTPEJD01V408E0";
/// The seat that holds the mandate, and who sits in it.
pub const SEAT: &str = "01M5PEWM60MYG1BPWPSA1R4P19";
pub const PERSON: &str = "01M5PF23Z0H2HHXWPDMK1ZGNZP";

pub fn log_key() -> SigningKey {
    SigningKey::new(ORIGIN, &[1; 32]).unwrap()
}

pub fn witness(number: u8) -> CosigningKey {
    CosigningKey::new(&format!("witness{number}.example"), &[10 + number; 32]).unwrap()
}

pub fn policy(quorum: &str) -> Policy {
    let witnesses: String = (1..=3).map(|n| format!("witness w{n} {}\n", witness(n).verifier())).collect();
    let text = format!("log {}\n{witnesses}group two 2 w1 w2 w3\nquorum {quorum}\n", log_key().verifier());
    Policy::parse(text.as_bytes()).unwrap()
}

pub fn trust() -> Trust {
    Trust { policy: Some(policy("two")), ..Trust::default() }
}

/// `2026-11-20T00:01:00.000Z`, so many seconds after the start.
pub fn moment(seconds: i64) -> String {
    let (day, rest) = (20 + seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    format!("2026-11-{day:02}T{:02}:{:02}:{:02}.000Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// By whom an entry is, relying on these mandates.
pub fn by(person: &str, position: &str, chain: &[&str]) -> Value {
    let actor = json!({"person": {"person": person, "position": position}});
    match chain {
        [] => json!({"actor": actor}),
        chain => {
            json!({"actor": actor, "authority": {"basis": "Luật 72/2025/QH15, Điều 22", "chain": chain}})
        }
    }
}

/// What a grant says: who holds it, what it allows, out of which other one.
pub fn grant(holder: Value, powers: &[&str], parent: Option<&str>) -> Value {
    json!({"grant": {"giver": SEAT, "holder": holder, "parent": parent, "powers": powers,
        "valid_from": "2026-01-01", "valid_until": "2026-12-31"}})
}

/// A log and what lies beside it.
#[derive(Clone, Default)]
pub struct Log {
    pub entries: Vec<Vec<u8>>,
    pub heads: Vec<SignedCheckpoint>,
    pub sealed: Vec<SealedRow>,
    pub files: BTreeMap<Hash, Vec<u8>>,
    pub ends: HashMap<String, (u64, Hash)>,
    pub clock: i64,
}

impl Log {
    /// Adds an entry a minute after the one before; `more` are further fields, or other values for those there are.
    pub fn add(&mut self, stream: &str, kind: &str, data: Value, more: Value) -> u64 {
        self.clock += 60;
        let end = self.ends.get(stream).copied();
        let mut entry = json!({
            "v": 1, "id": format!("{:032x}", self.entries.len()), "type": kind, "type_v": 1, "stream": stream,
            "ver": end.map_or(0, |(ver, _)| ver + 1), "at": moment(self.clock), "actor": "scheduler", "via": "job",
            "cmd": "01M5PNT610AKFKSGP2MJNKDXM3", "nonce": "9PUN7UA/W4UFjNQyKIfFJw==", "data": data,
        });
        let fields = entry.as_object_mut().unwrap();
        if let Some((_, leaf)) = end {
            fields.insert("prev".into(), json!(hex::encode(&leaf)));
        }
        fields.extend(more.as_object().unwrap().clone());
        let ver = fields["ver"].as_u64().unwrap();
        let bytes = serde_json::to_vec(&entry).unwrap();
        self.ends.insert(stream.to_owned(), (ver, leaf_hash(&bytes)));
        self.entries.push(bytes);
        self.entries.len() as u64 - 1
    }

    pub fn wait(&mut self, seconds: i64) {
        self.clock += seconds;
    }

    pub fn tree(&self) -> Tree {
        self.entries.iter().map(|entry| leaf_hash(entry)).collect()
    }

    pub fn size(&self) -> u64 {
        self.entries.len() as u64
    }

    pub fn unsigned(&self) -> Checkpoint {
        Checkpoint::new(ORIGIN, self.size(), self.tree().root()).unwrap()
    }

    pub fn signed(&self) -> SignedCheckpoint {
        SignedCheckpoint::sign(self.unsigned(), &log_key()).unwrap()
    }

    /// Signs the head and asks two witnesses, five seconds after the last entry.
    pub fn head(&mut self) {
        let mut head = self.signed();
        for number in [1, 2] {
            let line = witness(number).cosign(head.checkpoint(), (START + self.clock + 5) as u64).unwrap();
            head.add(line).unwrap();
        }
        self.heads.push(head);
    }

    /// Keeps a value sealed; the commitment goes into the entry to come.
    pub fn seal(&mut self, path: &str, value: &str) -> String {
        let salt = [self.sealed.len() as u8 + 1; 32];
        let row = SealedRow { index: self.size(), path: path.to_owned(), salt, value: value.to_owned() };
        self.sealed.push(row);
        hex::encode(&commitment(path, value, &salt))
    }

    pub fn attach(&mut self, bytes: &[u8]) -> String {
        let hash: Hash = Sha256::digest(bytes).into();
        self.files.insert(hash, bytes.to_vec());
        hex::encode(&hash)
    }

    /// The log by name `small`: two people, one erased; a mandate; assignments, evidence, a late entry.
    pub fn small() -> Self {
        let mut log = Self::default();
        let (name, phone) = (log.seal("full_name", "Nguyễn Văn An"), log.seal("phone", "0905 000 001"));
        log.add(
            "person-A",
            "person.registered",
            json!({"details": {"full_name": name, "phone": phone}, "invented": true}),
            json!({}),
        );
        let name = log.seal("full_name", "Trần Thị Bình");
        log.add(
            "person-B",
            "person.registered",
            json!({"details": {"full_name": name}, "invented": true}),
            json!({}),
        );
        let grant = grant(json!({"position": SEAT}), &["assign", "extend"], None);
        log.add(&format!("mandate-{MANDATE}"), "mandate.granted", grant, json!({}));
        log.head();
        let authority = by(PERSON, SEAT, &[MANDATE]);
        for number in 1..=3 {
            let stream = format!("assignment-{number}");
            let data = json!({"code": format!("NV-{number}"), "title": format!("Việc {number}")});
            log.add(&stream, "assignment.drafted", data, json!({}));
            log.add(
                &stream,
                "assignment.issued",
                json!({"title": format!("Việc {number}")}),
                authority.clone(),
            );
            log.head();
        }
        let sha256 = log.attach(b"bien ban nghiem thu");
        log.add(
            "assignment-1",
            "assignment.evidence_attached",
            json!({"evidence": {"sha256": sha256, "title": "Biên bản"}}),
            json!({}),
        );
        log.add(
            "assignment-1",
            "assignment.progress_reported",
            json!({"text": "xong"}),
            json!({"effective_at": "2026-11-17T00:00:00.000Z"}),
        );
        log.add(
            "person-B",
            "person.data_erased",
            json!({"basis": null, "legal_ground": "Luật 91/2025/QH15, Điều 14"}),
            json!({}),
        );
        log.sealed.retain(|row| row.value != "Trần Thị Bình");
        log.head();
        log
    }

    /// The bundle of the whole log under its newest head.
    pub fn bundle(&self) -> Vec<u8> {
        self.bundle_under(self.heads.last().unwrap())
    }

    pub fn bundle_under(&self, head: &SignedCheckpoint) -> Vec<u8> {
        let size = head.checkpoint().size();
        let mut writer = Writer::new(Vec::new(), ORIGIN, size, &Scope::Whole).unwrap();
        writer.add(Name::Policy, format!("log {}\nquorum none\n", log_key().verifier()).as_bytes()).unwrap();
        writer.add(Name::Checkpoint, head.to_string().as_bytes()).unwrap();
        for before in self.heads.iter().filter(|before| *before != head && before.checkpoint().size() <= size)
        {
            let name = Name::Head { size: before.checkpoint().size(), number: 0 };
            writer.add(name, before.to_string().as_bytes()).unwrap();
        }
        writer.sealed(&self.sealed).unwrap();
        writer.tiles(self.tree().leaves().iter().copied()).unwrap();
        writer.entries(self.entries.iter().map(|entry| Ok(entry.clone()))).unwrap();
        for (hash, bytes) in &self.files {
            writer.add(Name::File(*hash), bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    pub fn receipt(&self, index: u64, head: &SignedCheckpoint) -> Receipt {
        Receipt::new(index, self.tree().inclusion(index, head.checkpoint().size()).unwrap(), head.clone())
    }

    /// Records where every stream ends.
    pub fn record_stream_heads(&mut self) -> StreamHeads {
        let heads = self.ends.iter().map(|(stream, (ver, leaf))| StreamHead {
            stream: stream.clone(),
            ver: *ver,
            leaf: *leaf,
        });
        let heads = StreamHeads::new(heads).unwrap();
        let data = json!({"root": hex::encode(&heads.root()), "size": self.size(), "streams": heads.len()});
        self.add("ledger-1", "ledger.stream_heads", data, json!({}));
        heads
    }

    /// Some entries, with all of one stream, and the proof from the heads of these sizes; of the former kind.
    pub fn selection(&self, stream: &str, indices: &[u64], recorded: &StreamHeads, kept: &[u64]) -> Vec<u8> {
        self.select(stream, indices, recorded, kept, None)
    }

    /// The same, of the kind that shows mandates whole and says what was asked for.
    pub fn selection_asked(&self, indices: &[u64], recorded: &StreamHeads, request: Request) -> Vec<u8> {
        self.select("assignment-1", indices, recorded, &[], Some(request))
    }

    fn select(
        &self,
        stream: &str,
        indices: &[u64],
        recorded: &StreamHeads,
        kept: &[u64],
        request: Option<Request>,
    ) -> Vec<u8> {
        let (head, tree) = (self.heads.last().unwrap(), self.tree());
        let size = head.checkpoint().size();
        let scope = Scope::Streams(vec![stream.to_owned()]);
        let manifest = Manifest::new(ORIGIN, size, &scope);
        let mut shown = vec![stream.to_owned()];
        let manifest = match request {
            None => manifest,
            Some(request) => {
                shown.extend(self.ends.keys().filter(|name| name.starts_with("mandate-")).cloned());
                manifest.with_mandates().asked(request)
            }
        };
        let mut writer = Writer::begin(Vec::new(), &manifest).unwrap();
        writer.add(Name::Policy, format!("log {}\nquorum none\n", log_key().verifier()).as_bytes()).unwrap();
        writer.add(Name::Checkpoint, head.to_string().as_bytes()).unwrap();
        let first = &self.heads[0];
        let around = first.checkpoint().size();
        writer.add(Name::Head { size: around, number: 0 }, first.to_string().as_bytes()).unwrap();
        let sizes: BTreeSet<u64> = kept.iter().copied().chain([around]).collect();
        for old in sizes {
            let proof = tree.consistency(old, size).unwrap();
            let grown = AddCheckpoint { old, proof, checkpoint: head.clone() };
            writer.add(Name::Consistency(old), grown.to_string().as_bytes()).unwrap();
        }
        for index in indices {
            writer.add(Name::Proof(*index), self.receipt(*index, head).to_string().as_bytes()).unwrap();
        }
        shown.sort();
        for proof in shown.iter().filter_map(|stream| recorded.prove(stream)) {
            let name = Name::StreamHead(proof.head.stream.clone());
            writer.add(name, proof.to_string().as_bytes()).unwrap();
        }
        for index in indices {
            writer.add(Name::Entry(*index), &self.entries[*index as usize]).unwrap();
        }
        writer.finish().unwrap()
    }
}

pub fn judge(bundle: &[u8], trust: &Trust) -> Report {
    sauro_verify::verify(bundle, trust)
}

/// Changes files of a bundle and makes its sums right again: what somebody does who knows the format.
pub fn rewritten(bundle: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut reader = tar::Reader::new(bundle);
    let (mut archive, mut sums) = (tar::Archive::new(Vec::new()), String::new());
    while let Some((path, _)) = reader.next_file().unwrap() {
        let Some(mut bytes) = change(&path, reader.bytes(1 << 30).unwrap()) else { continue };
        if path == "SHA256SUMS" {
            bytes = sums.clone().into_bytes();
        }
        sums += &format!("{}  {path}\n", hex::encode(&Sha256::digest(&bytes)));
        archive.add(&path, bytes.len() as u64, &mut bytes.as_slice(), &mut |_| {}).unwrap();
    }
    archive.finish().unwrap()
}

/// What the verifier says of the whole of it.
pub fn of(mut log: Log) -> Report {
    log.head();
    judge(&log.bundle(), &trust())
}

/// It passes, with so many acts of which holder or power cannot be told.
pub fn passes(log: Log, unchecked: u64) {
    let report = of(log);
    assert_eq!(
        (report.verdict(), report.acts_unchecked),
        (Verdict::Pass, unchecked),
        "{:?}",
        report.findings
    );
}

/// It fails for this entry, and for nothing else.
pub fn fails(log: Log, code: Code, entry: u64) {
    let report = of(log);
    let found: Vec<_> = report.findings.iter().map(|found| (found.code, found.entry)).collect();
    assert_eq!((report.verdict(), found), (Verdict::Fail, vec![(code, Some(entry))]));
}
