//! Every event ever written can be read for ever. `golden/<type>@<version>.json` holds one stored envelope of each
//! type and version, byte for byte; `shapes/<type>@<version>.txt` the shape its payload is read as.
//!
//! A golden file is never changed. A shape changes only together with a new version: run with `SAURO_BLESS=shapes`
//! to write the shapes of types that have none yet, or, knowingly, of one that changed before it was ever released.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod shape;

use sauro_ledger::leaf_hash;
use sauro_store::{
    LogError, Position, Recorded, Unsealed,
    codec::{self, canonical, time},
};
use serde_json::value::RawValue;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Type, version and stored bytes of every golden file.
fn golden() -> Vec<(String, u16, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder("golden"))
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let (kind, version) = name.split_once('@').unwrap();
            let mut bytes = fs::read(&path).unwrap();
            assert_eq!(bytes.pop(), Some(b'\n'), "{name} ends with a line feed");
            (kind.to_owned(), version.parse().unwrap(), bytes)
        })
        .collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

fn recorded(bytes: Vec<u8>) -> Recorded {
    let envelope = codec::open(&bytes).unwrap();
    let (stream, revision) = (envelope.stream.clone().into_owned(), envelope.ver);
    Recorded { position: Position::from_parts(1, 0), stream, revision, leaf: leaf_hash(&bytes), bytes }
}

#[test]
fn golden_bytes_are_read_and_written_again_byte_for_byte() {
    for (kind, version, bytes) in golden() {
        canonical::check(&bytes).unwrap_or_else(|why| panic!("{kind}: {why}"));
        let by_jcs = serde_json_canonicalizer::pipe(std::str::from_utf8(&bytes).unwrap()).unwrap();
        assert_eq!(by_jcs.as_bytes(), bytes, "{kind}: RFC 8785");
        let recorded = recorded(bytes.clone());
        let decoded = codec::decode(&recorded).unwrap_or_else(|why| panic!("{kind}: {why}"));
        assert_eq!((&*decoded.envelope.kind, decoded.envelope.type_v), (&*kind, version));
        let encoded = codec::encode(&decoded.event).unwrap();
        assert_eq!(encoded.kind, kind);
        if version != encoded.version {
            continue;
        }
        let data = String::from_utf8(canonical::write(&encoded.data).unwrap()).unwrap();
        assert_eq!(data, decoded.envelope.data.get(), "{kind}: the payload");

        // And the whole envelope, sealed as a writer would.
        let envelope = decoded.envelope;
        let mut nonce = [0; 16];
        let decode =
            base64::Engine::decode_slice(&base64::prelude::BASE64_STANDARD, &*envelope.nonce, &mut nonce);
        assert_eq!(decode, Ok(16));
        let vias = ["web", "graphql", "import", "cli", "job", "demo"];
        let unsealed = Unsealed {
            kind: encoded.kind,
            kind_version: encoded.version,
            data: encoded.data,
            at: envelope.at,
            effective_at: envelope.effective_at,
            actor: envelope.actor,
            via: vias.into_iter().find(|via| *via == envelope.via).unwrap(),
            authority: envelope.authority.clone(),
            why: envelope.why.as_deref().map(str::to_owned),
            nonce,
        };
        let prev = envelope.prev.as_deref().map(|hex| sauro_ledger::hex::decode(hex).unwrap());
        let stream = &*envelope.stream;
        let sealed =
            codec::seal(&unsealed, stream, envelope.ver, prev.as_ref(), envelope.at, envelope.cmd, 0);
        assert_eq!(String::from_utf8(sealed.unwrap()).unwrap(), String::from_utf8(bytes).unwrap(), "{kind}");
    }
}

#[test]
fn every_event_has_a_golden_file_of_every_version() {
    let have: BTreeSet<(String, u16)> =
        golden().into_iter().map(|(kind, version, _)| (kind, version)).collect();
    let types: BTreeSet<&str> = codec::types().collect();
    assert!(have.iter().all(|(kind, _)| types.contains(&**kind)), "a golden file of no known type");
    let missing: BTreeSet<String> = types
        .iter()
        .flat_map(|kind| (1..=codec::current_version(kind)).map(|version| ((*kind).to_owned(), version)))
        .filter(|wanted| !have.contains(wanted))
        .map(|(kind, version)| format!("{kind}@{version}"))
        .collect();
    // Only ever shorter: a new event comes with its golden file.
    let excused = fs::read_to_string(folder("without-golden.txt")).unwrap();
    let excused: BTreeSet<String> =
        excused.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    assert_eq!(missing, excused, "without a golden file (left), and excused from one (right)");
}

#[test]
fn a_shape_changes_only_with_a_new_version() {
    let bless = std::env::var("SAURO_BLESS").is_ok_and(|what| what == "shapes");
    let mut changed = Vec::new();
    let mut expected = BTreeSet::new();
    for (kind, version, bytes) in golden() {
        let name = format!("{kind}@{version}.txt");
        expected.insert(name.clone());
        if version != codec::current_version(&kind) {
            // Read through upcasting; its own shape is held by its bytes.
            continue;
        }
        let envelope = codec::open(&bytes).unwrap();
        let shape = shape::of(&kind, serde_json::from_str(envelope.data.get()).unwrap());
        let path = folder("shapes").join(&name);
        if fs::read_to_string(&path).ok().as_ref() == Some(&shape) {
            continue;
        }
        if bless {
            fs::write(&path, shape).unwrap();
        } else {
            changed.push(name);
        }
    }
    assert!(
        changed.is_empty(),
        "the shape of a stored event changed without a new version (CONTRIBUTING.md says how): {changed:?}"
    );
    for entry in fs::read_dir(folder("shapes")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(expected.contains(&name), "{name} is the shape of no golden file");
    }
}

#[test]
fn what_is_not_known_stops_the_line_and_is_named() {
    let (kind, _, bytes) = golden().into_iter().find(|(kind, ..)| kind == "assignment.urged").unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let read = |changed: String| match codec::decode(&recorded(changed.into_bytes())) {
        Err(LogError::Corrupt { place, what }) => {
            assert!(place.contains("position 1") && place.contains("assignment-"), "{place}");
            what
        }
        other => panic!("{other:?}"),
    };
    let renamed = read(text.replace(&kind, "assignment.nudged"));
    assert!(renamed.contains("assignment.nudged"), "{renamed}");
    let foreign = read(text.replace(&kind, "weather.changed"));
    assert!(foreign.contains("weather.changed"), "{foreign}");
    let newer = read(text.replace("\"type_v\":1", "\"type_v\":2"));
    assert!(newer.contains("assignment.urged of version 2"), "{newer}");
    let lacking = read(text.replace("\"urge\":", "\"urgent\":"));
    assert!(lacking.contains("urge"), "{lacking}");
    // Another stream or revision than the row says.
    let mut moved = recorded(text.clone().into_bytes());
    moved.revision += 1;
    assert!(matches!(codec::decode(&moved), Err(LogError::Corrupt { .. })));
    let stranger = codec::open(text.replace("\"v\":1,", "\"v\":2,").as_bytes()).map(drop);
    assert!(stranger.unwrap_err().contains("version 2"));
    let raw: Box<RawValue> = serde_json::from_str("{}").unwrap();
    assert!(codec::decode_event("assignment", 1, &raw).is_err());
}

#[test]
fn moments_are_written_with_milliseconds_always() {
    for (kind, _, bytes) in golden() {
        let envelope = codec::open(&bytes).unwrap();
        assert!(
            String::from_utf8_lossy(&bytes).contains(&format!("\"at\":\"{}\"", time::write(envelope.at))),
            "{kind}"
        );
    }
}
