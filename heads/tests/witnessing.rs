//! A witness: what it cosigns, what it refuses and keeps, and that it never forgets.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use sauro_heads::witness::{Answer, Witness};
use sauro_ledger::{
    Hash, Tree,
    checkpoint::{Checkpoint, SignedCheckpoint},
    leaf_hash,
    note::SigningKey,
    witness::AddCheckpoint,
};
use std::fs;

const ORIGIN: &str = "agency.example/tracker/2026";

fn log_key(number: u8) -> SigningKey {
    SigningKey::new(ORIGIN, &[number; 32]).unwrap()
}

fn tree(salt: u8, size: u64) -> Tree {
    (0..size).map(|n| leaf_hash(&[&[salt], n.to_be_bytes().as_slice()].concat())).collect()
}

fn head(root: Hash, size: u64, key: &SigningKey) -> SignedCheckpoint {
    SignedCheckpoint::sign(Checkpoint::new(ORIGIN, size, root).unwrap(), key).unwrap()
}

/// That the tree of this size continues the one of the old size.
fn request(tree: &Tree, old: u64, size: u64, key: &SigningKey) -> Vec<u8> {
    let proof = tree.consistency(old, size).unwrap();
    let checkpoint = head(tree.root_at(size as usize).unwrap(), size, key);
    AddCheckpoint { old, proof, checkpoint }.to_string().into_bytes()
}

#[test]
fn growth_is_cosigned_and_everything_else_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let witness = Witness::create(folder.path(), "w.example/1", &[5; 32]).unwrap();
    let key = log_key(1);
    let log = tree(0, 100);
    assert_eq!(witness.add(&request(&log, 0, 3, &key), 10).unwrap(), Answer::UnknownLog);
    witness.trust(key.verifier()).unwrap();
    assert_eq!(witness.add(&request(&log, 0, 3, &log_key(2)), 10).unwrap(), Answer::Unsigned);
    assert_eq!(witness.add(b"old 0\n\nnonsense", 10).unwrap(), Answer::Malformed);
    let mut old = 0;
    for size in [3, 4, 50, 50, 99] {
        let asked = request(&log, old, size, &key);
        let Answer::Cosigned(line) = witness.add(&asked, 20 + size).unwrap() else { panic!("{size}") };
        let signed = format!("{}{line}", AddCheckpoint::parse(&asked).unwrap().checkpoint);
        let signed = SignedCheckpoint::parse(signed.as_bytes()).unwrap();
        let verified = signed.verify([witness.verifier()]).unwrap();
        assert_eq!(verified[0].time, Some(20 + size));
        old = size;
    }
    assert_eq!(witness.evidence().unwrap(), []);
    // From elsewhere than it stands: told where, and nothing kept.
    assert_eq!(witness.add(&request(&log, 50, 100, &key), 200).unwrap(), Answer::OtherSize(99));
    assert_eq!(witness.add(&request(&log, 0, 99, &key), 200).unwrap(), Answer::OtherSize(99));
    assert_eq!(witness.evidence().unwrap(), []);
    // A rollback, a fork of the same size, and a history written anew with the true key.
    let other = tree(1, 200);
    assert_eq!(witness.add(&request(&log, 4, 50, &key), 200).unwrap(), Answer::OtherSize(99));
    assert_eq!(witness.add(&request(&other, 99, 99, &key), 200).unwrap(), Answer::OtherRoot(99));
    assert_eq!(witness.add(&request(&other, 99, 200, &key), 200).unwrap(), Answer::NotContinued);
    let kept = witness.evidence().unwrap();
    let sizes: Vec<_> = kept.iter().map(|one| (one.old, one.size)).collect();
    assert_eq!(sizes, [(4, 50), (99, 99), (99, 200)]);
    for one in &kept {
        assert!(AddCheckpoint::parse(&fs::read(&one.file).unwrap()).is_ok(), "byte for byte");
    }
    witness.add(&request(&other, 99, 200, &key), 300).unwrap();
    assert_eq!(witness.evidence().unwrap().len(), 3, "once");
    // Nothing of it changed what it has seen.
    assert_eq!(witness.seen()[ORIGIN].size, 99);
    assert!(matches!(witness.add(&request(&log, 99, 100, &key), 5).unwrap(), Answer::Cosigned(_)));
    assert_eq!(witness.seen()[ORIGIN].at, 119, "its clock does not go back");
}

#[test]
fn it_remembers_and_does_not_begin_anew() {
    let folder = tempfile::tempdir().unwrap();
    let key = log_key(1);
    let log = tree(0, 20);
    let witness = Witness::create(folder.path(), "w.example/1", &[5; 32]).unwrap();
    witness.trust(key.verifier()).unwrap();
    witness.add(&request(&log, 0, 20, &key), 10).unwrap();
    assert!(Witness::open(folder.path()).is_err(), "one process at a time");
    assert_eq!(Witness::look(folder.path()).unwrap().seen()[ORIGIN].size, 20);
    assert!(Witness::look(folder.path()).unwrap().add(&request(&log, 20, 20, &key), 10).is_err());
    drop(witness);
    let again = Witness::open(folder.path()).unwrap();
    assert_eq!(again.add(&request(&tree(1, 20), 20, 20, &key), 20).unwrap(), Answer::OtherRoot(20));
    let head = again.checkpoint(ORIGIN).unwrap().unwrap();
    assert!(SignedCheckpoint::parse(&head).unwrap().verify([again.verifier()]).is_ok());
    drop(again);
    assert!(Witness::create(folder.path(), "w.example/1", &[5; 32]).is_err(), "never over another");
    fs::write(folder.path().join("state"), "99 x 1 y\n").unwrap();
    assert!(Witness::open(folder.path()).is_err());
    fs::remove_file(folder.path().join("state")).unwrap();
    assert!(Witness::open(folder.path()).unwrap_err().to_string().contains("retire"));
}
