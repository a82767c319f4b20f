//! Heads, cosignatures, policies, receipts and tiles: what they say, and what is refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;

use sauro_ledger::{
    checkpoint::{Checkpoint, SignedCheckpoint},
    cosignature::{CosigningKey, MAX_TIME},
    leaf_hash,
    note::{Algorithm, KeyError, NoteError, SigningKey, VerifierKey},
    policy::{Fault, Policy, Refused},
    proof::{Receipt, ReceiptError},
    tiles::{self, Edge, Row, Tile, TileReader, TileSource},
    tree::{ProofError, consistency, inclusion, root},
};
use support::{Dice, tree};

const ORIGIN: &str = "agency.example/tracker/2026";

fn log_key() -> SigningKey {
    SigningKey::new(ORIGIN, &[1; 32]).unwrap()
}

fn witness(number: u8) -> CosigningKey {
    CosigningKey::new(&format!("witness{number}.example"), &[10 + number; 32]).unwrap()
}

fn policy(quorum: &str) -> Policy {
    let witnesses: String = (1..=3).map(|n| format!("witness w{n} {}\n", witness(n).verifier())).collect();
    let text = format!(
        "# whom we trust\nlog {}\n{witnesses}group two 2 w1 w2 w3\nquorum {quorum}\n",
        log_key().verifier()
    );
    Policy::parse(text.as_bytes()).unwrap()
}

fn head(size: u64) -> SignedCheckpoint {
    let head = Checkpoint::new(ORIGIN, size, tree(size).root()).unwrap();
    SignedCheckpoint::sign(head, &log_key()).unwrap()
}

fn cosigned(size: u64, by: &[u8]) -> SignedCheckpoint {
    let mut head = head(size);
    for number in by {
        let line = witness(*number).cosign(head.checkpoint(), 1_700_000_000 + u64::from(*number)).unwrap();
        head.add(line).unwrap();
    }
    SignedCheckpoint::parse(head.to_string().as_bytes()).unwrap()
}

#[test]
fn a_head_says_three_lines() {
    let read: Checkpoint =
        "example.com/log\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n".parse().unwrap();
    assert_eq!((read.origin(), read.size()), ("example.com/log", 3));
    for bad in [
        "",
        "a\n",
        "a\n1\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "a\n1\nAAAA\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nb\n",
    ] {
        assert!(bad.parse::<Checkpoint>().is_err(), "{bad:?}");
    }
    let more = "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nextension\n";
    assert_eq!(more.parse::<Checkpoint>().unwrap().to_string(), more);
}

#[test]
fn a_quorum_needs_its_witnesses() {
    let policy = policy("two");
    for (by, enough) in [(vec![], false), (vec![1], false), (vec![1, 3], true), (vec![3, 2, 1], true)] {
        let verdict = policy.check(&cosigned(5, &by));
        assert_eq!(verdict.is_ok(), enough, "{by:?}");
        let judged = match verdict {
            Ok(judged) => judged,
            Err(Refused::NoQuorum(judged)) => *judged,
            Err(other) => panic!("{other}"),
        };
        let seen: Vec<u8> =
            judged.witnesses.iter().zip(1..).filter(|(w, _)| w.time.is_some()).map(|(_, n)| n).collect();
        let mut by = by;
        by.sort_unstable();
        assert_eq!(seen, by);
    }
    assert!(self::policy("none").check(&cosigned(5, &[])).is_ok());
    assert!(self::policy("w2").check(&cosigned(5, &[2])).is_ok());
    assert!(self::policy("w2").check(&cosigned(5, &[1])).is_err());
    let fewest = |quorum: &str| self::policy(quorum).fewest_witnesses();
    assert_eq!((fewest("none"), fewest("w2"), fewest("two")), (0, 1, 2));
}

#[test]
fn false_signatures_in_a_known_name_spoil_the_head() {
    let policy = policy("two");
    // A witness line moved from another head: the administrator cannot make one for his rewritten log.
    let other = cosigned(4, &[1, 2]);
    let mut forged = head(5);
    for line in &other.note().signatures()[1..] {
        forged.add(line.clone()).unwrap();
    }
    assert_eq!(
        policy.check(&forged),
        Err(Refused::Note(NoteError::BadSignature("witness1.example".to_owned())))
    );

    // The right key under another origin.
    let foreign = Checkpoint::new("other.example", 5, tree(5).root()).unwrap();
    let foreign = SignedCheckpoint::sign(foreign, &log_key()).unwrap();
    assert_eq!(policy.check(&foreign), Err(Refused::NoLog));

    // A stranger's key under the right origin.
    let stranger = SigningKey::new(ORIGIN, &[99; 32]).unwrap();
    let theirs = SignedCheckpoint::sign(head(5).checkpoint().clone(), &stranger).unwrap();
    assert_eq!(policy.check(&theirs), Err(Refused::Note(NoteError::NoKnownSignature)));
}

#[test]
fn a_time_is_signed_with_the_head() {
    let head = head(5);
    let line = witness(1).cosign(head.checkpoint(), 1_700_000_000).unwrap();
    for bit in 0..64 {
        let mut bent = head.clone();
        let text = line.to_string();
        let (start, encoded) = text.rsplit_once(' ').unwrap();
        let mut bytes = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, encoded).unwrap();
        bytes[4 + bit / 8] ^= 1 << (bit % 8);
        let encoded = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, bytes);
        bent.add(sauro_ledger::note::Signature::parse(&format!("{start} {encoded}")).unwrap()).unwrap();
        assert!(matches!(policy("none").check(&bent), Err(Refused::Note(NoteError::BadSignature(_)))));
    }
    assert_eq!(witness(1).cosign(head.checkpoint(), MAX_TIME + 1), None);
}

#[test]
fn keys_have_one_spelling() {
    let key = log_key();
    let written = key.verifier().to_string();
    assert_eq!(written.parse::<VerifierKey>().unwrap(), *key.verifier());
    assert_eq!(SigningKey::parse(&key.to_private_text()).unwrap().verifier(), key.verifier());
    assert_eq!(format!("{key:?}"), format!("SigningKey({written})"), "no private part is ever printed");
    let parts: Vec<&str> = written.splitn(3, '+').collect();
    let [name, id, public] = parts[..] else { panic!() };
    assert_eq!(
        format!("{name}+{}+{public}", id.to_uppercase()).parse::<VerifierKey>().is_ok(),
        id.to_uppercase() == id
    );
    assert_eq!(format!("{name}x+{id}+{public}").parse::<VerifierKey>(), Err(KeyError::Id));
    assert_eq!(format!(" {written}").parse::<VerifierKey>(), Err(KeyError::Name));
    assert!(matches!(CosigningKey::parse(&key.to_private_text()), Err(KeyError::Algorithm(1))));
    // The point of small order verifies anything.
    assert_eq!(VerifierKey::new("a", Algorithm::Ed25519, &[0; 32]), Err(KeyError::Point));
    let mut one = [0; 32];
    one[0] = 1;
    assert_eq!(VerifierKey::new("a", Algorithm::Ed25519, &one), Err(KeyError::Point));
}

#[test]
fn policies_that_are_refused() {
    let (log, one, two) = (
        log_key().verifier().to_string(),
        witness(1).verifier().to_string(),
        witness(2).verifier().to_string(),
    );
    let cases = [
        (format!("log {log}\n"), 2, Fault::NoQuorum),
        ("quorum none".to_owned(), 1, Fault::Unfinished),
        ("quorum none\nquorum none\n".to_owned(), 2, Fault::SecondQuorum),
        ("quorum w1\n".to_owned(), 1, Fault::Unknown),
        ("quorums none\n".to_owned(), 1, Fault::Keyword),
        ("log\n".to_owned(), 1, Fault::Words),
        (format!("log {log}\nlog {log}\n"), 2, Fault::DuplicateKey),
        (format!("witness w1 {one}\nwitness w2 {one}\n"), 2, Fault::DuplicateKey),
        (format!("witness w1 {one}\nwitness w1 {two}\n"), 2, Fault::Name),
        (format!("witness none {one}\n"), 1, Fault::Name),
        (format!("witness w1 {log}\n"), 1, Fault::NotAWitnessKey),
        (format!("witness w1 {one}\ngroup g 2 w1\n"), 2, Fault::Threshold),
        (format!("witness w1 {one}\ngroup g 0 w1\n"), 2, Fault::Threshold),
        (format!("witness w1 {one}\ngroup g any w2\n"), 2, Fault::Unknown),
        (format!("witness w1 {one}\ngroup g any w1 w1\n"), 2, Fault::MemberTwice),
        (format!("witness w1 {one}\ngroup g any\n"), 2, Fault::Words),
        ("quorum none\r\n".to_owned(), 1, Fault::Control),
    ];
    for (text, line, fault) in cases {
        let error = Policy::parse(text.as_bytes()).unwrap_err();
        assert_eq!((error.line, error.fault), (line, fault), "{text}");
    }
    let spaced = format!("  # note\n\n\t log\t{log}  https://log.example \n quorum\tnone\n");
    assert_eq!(Policy::parse(spaced.as_bytes()).unwrap().logs().len(), 1);
}

#[test]
fn a_receipt_proves_one_entry() {
    let (policy, tree) = (policy("two"), tree(100));
    let signed = cosigned(100, &[1, 2]);
    let receipt =
        Receipt::new(42, tree.inclusion(42, 100).unwrap(), signed).with_extra(b"assignment".to_vec());
    let written = receipt.to_string();
    let read = Receipt::parse(written.as_bytes()).unwrap();
    assert_eq!((&read, read.to_string()), (&receipt, written.clone()));
    assert!(read.verify(&tree.leaves()[42], &policy).is_ok());
    assert_eq!(read.verify(&tree.leaves()[41], &policy), Err(ReceiptError::Proof(ProofError::Root)));
    let moved = written.replace("index 42", "index 43");
    let moved = Receipt::parse(moved.as_bytes()).unwrap();
    assert_eq!(moved.verify(&tree.leaves()[42], &policy), Err(ReceiptError::Proof(ProofError::Root)));
    for (what, bad) in [
        ("version", written.replace("@v1", "@v2")),
        ("index with zeroes", written.replace("index 42", "index 042")),
        ("no index", written.replace("index 42\n", "")),
        (
            "empty extra",
            written.replace(
                &written[written.find("extra").unwrap()..written.find("\nindex").unwrap()],
                "extra ",
            ),
        ),
        ("cut", written[..written.len() / 2].to_owned()),
    ] {
        assert!(Receipt::parse(bad.as_bytes()).is_err(), "{what}");
    }
}

/// Tiles in a map, as a folder holds them.
struct Folder(BTreeMap<String, Vec<u8>>);

impl TileSource for Folder {
    type Error = String;

    fn read(&mut self, tile: &Tile) -> Result<Vec<u8>, String> {
        self.0.get(&tile.to_string()).cloned().ok_or_else(|| tile.to_string())
    }
}

#[test]
fn tiles_carry_the_tree() {
    let mut dice = Dice(256);
    let (mut edge, mut folder) = (Edge::new(), Folder(BTreeMap::new()));
    let size = 70_000;
    let tree = tree(size);
    for (leaf, at) in tree.leaves().iter().zip(1u64..) {
        for (tile, hashes) in edge.push(*leaf) {
            folder.0.insert(tile.to_string(), tiles::encode_hashes(&hashes));
        }
        if [1, 255, 256, 257, 65_535, 65_536, 65_537, size].contains(&at) {
            for (tile, hashes) in edge.partials() {
                folder.0.insert(tile.to_string(), tiles::encode_hashes(&hashes));
            }
            let expected = tree.root_at(at as usize).unwrap();
            assert_eq!(edge.root(), expected);
            assert_eq!(Edge::load(&mut folder, at).unwrap(), edge, "loaded again at {at}");
            let mut reader = TileReader::new(&mut folder, at);
            assert_eq!(root(&mut reader, at).unwrap(), expected);
            for _ in 0..20 {
                let (index, old) = (dice.between(0, at - 1), dice.between(1, at));
                let proof = inclusion::prove(&mut reader, index, at).unwrap();
                inclusion::verify(&tree.leaves()[index as usize], index, at, &proof, &expected).unwrap();
                let proof = consistency::prove(&mut reader, old, at).unwrap();
                consistency::verify(old, &tree.root_at(old as usize).unwrap(), at, &expected, &proof)
                    .unwrap();
            }
        }
    }
    // `grown` names exactly the files of a log of this size.
    let named: Vec<String> = tiles::grown(0, size).map(|tile| tile.to_string()).collect();
    assert_eq!(named.len(), 274 + 2 + 1);
    assert!(named.iter().all(|name| folder.0.contains_key(name)), "{named:?}");
    folder.0.insert("tile/0/000".to_owned(), vec![0; 31]);
    assert!(inclusion::prove(&mut TileReader::new(&mut folder, size), 0, size).is_err());
}

#[test]
fn tile_names_have_one_spelling() {
    for (row, index, width, name) in [
        (Row::Hashes(0), 0, 256, "tile/0/000"),
        (Row::Hashes(3), 1_234_067, 1, "tile/3/x001/x234/067.p/1"),
        (Row::Entries, 5, 255, "tile/entries/005.p/255"),
        (Row::Entries, 1000, 256, "tile/entries/x001/000"),
    ] {
        let tile = Tile::new(row, index, width).unwrap();
        assert_eq!(tile.to_string(), name);
        assert_eq!(name.parse(), Ok(tile));
    }
    for bad in [
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/0/1000",
        "tile/0/x000/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000/",
        "tile//000",
        "tile/0/x001",
        "/tile/0/000",
        "tile/0/../000",
        "tile/-1/000",
        "",
    ] {
        assert!(bad.parse::<Tile>().is_err(), "{bad}");
    }
}

#[test]
fn entry_bundles_carry_their_entries() {
    let entries: Vec<Vec<u8>> = (0..3).map(|n| vec![n; usize::from(n) * 1000]).collect();
    let bytes = tiles::encode_entries(&entries).unwrap();
    let tile = Tile::new(Row::Entries, 0, 3).unwrap();
    assert_eq!(tiles::decode_entries(&tile, &bytes).unwrap(), entries);
    for width in [1, 2, 4] {
        assert_eq!(tiles::decode_entries(&Tile::new(Row::Entries, 0, width).unwrap(), &bytes), None);
    }
    assert_eq!(tiles::decode_entries(&tile, &bytes[..bytes.len() - 1]), None);
    assert_eq!(tiles::encode_entries([vec![0; 65_536]]).unwrap_err().0, 0);
    assert_eq!(leaf_hash(&entries[0]), tree_leaf_of_nothing());
}

fn tree_leaf_of_nothing() -> sauro_ledger::Hash {
    sauro_ledger::hex::decode("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d").unwrap()
}
