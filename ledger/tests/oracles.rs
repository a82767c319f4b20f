//! Agreement with implementations that nobody here wrote: `ct-merkle` for trees, `signed_note` for notes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use ct_merkle::{RootHash, mem_backed_tree::MemoryBackedTree};
use sauro_ledger::{
    Hash,
    checkpoint::{Checkpoint, SignedCheckpoint},
    leaf_hash,
    note::{Note, SigningKey, VerifierKey},
    tree::{Tree, consistency, inclusion},
};
use sha2::Sha256;
use signed_note::{StandardSigner, StandardVerifier, VerifierList};
use support::Dice;

fn bytes_of(proof: &[Hash]) -> Vec<u8> {
    proof.concat()
}

#[test]
fn a_thousand_random_trees() {
    let seed = 20_261_123;
    let mut dice = Dice(seed);
    let mut proofs = 0;
    for round in 0..1000 {
        // Small ones have every shape; large ones are what a log is.
        let size = if round % 4 == 0 { dice.between(1, 5000) } else { dice.between(1, 300) };
        let entries: Vec<Vec<u8>> = (0..size)
            .map(|_| {
                let length = dice.between(0, 40) as usize;
                dice.bytes(length)
            })
            .collect();
        let place = format!("seed {seed}, round {round}, {size} leaves");

        let ours: Tree = entries.iter().map(|entry| leaf_hash(entry)).collect();
        let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        entries.iter().for_each(|entry| theirs.push(entry.clone()));
        let root: RootHash<Sha256> = theirs.root();
        assert_eq!(ours.root().as_slice(), root.as_bytes().as_slice(), "{place}");

        for _ in 0..3 {
            let index = dice.between(0, size - 1);
            let our_proof = ours.inclusion(index, size).unwrap();
            let their_proof = theirs.prove_inclusion(index as usize);
            assert_eq!(bytes_of(&our_proof), their_proof.as_bytes(), "{place}, leaf {index}");
            let entry = &entries[index as usize];
            assert!(root.verify_inclusion(entry, index, &their_proof).is_ok(), "{place}");
            inclusion::verify(&leaf_hash(entry), index, size, &our_proof, &ours.root()).unwrap();

            let old = dice.between(1, size);
            let our_proof = ours.consistency(old, size).unwrap();
            let their_proof = theirs.prove_consistency((size - old) as usize);
            assert_eq!(bytes_of(&our_proof), their_proof.as_bytes(), "{place}, from {old}");
            let old_root = ours.root_at(old as usize).unwrap();
            let theirs_old = RootHash::<Sha256>::new(old_root.into(), old);
            assert!(root.verify_consistency(&theirs_old, &their_proof).is_ok(), "{place}");
            consistency::verify(old, &old_root, size, &ours.root(), &our_proof).unwrap();
            proofs += 2;
        }
    }
    assert_eq!(proofs, 6000);
}

#[test]
fn notes_both_ways() {
    let mut dice = Dice(7);
    for round in 0..50 {
        let seed: [u8; 32] = dice.hash();
        let name = format!("agency{round}.example/tracker");
        let key = SigningKey::new(&name, &seed).unwrap();
        let verifier = StandardVerifier::new(&key.verifier().to_string()).unwrap();
        let signer = StandardSigner::new(&key.to_private_text()).unwrap();

        let head = Checkpoint::new(&name, dice.throw() >> 1, dice.hash()).unwrap();
        let ours = SignedCheckpoint::sign(head, &key).unwrap().to_string();

        let theirs = signed_note::Note::from_bytes(ours.as_bytes()).unwrap();
        let known = VerifierList::new(vec![Box::new(verifier)]);
        assert_eq!(theirs.verify(&known).unwrap().0.len(), 1, "they accept ours");

        let mut theirs = signed_note::Note::new(theirs.text(), &[]).unwrap();
        theirs.add_sigs(&[&signer]).unwrap();
        assert_eq!(String::from_utf8(theirs.to_bytes()).unwrap(), ours, "the same bytes from their signer");
        let read = Note::parse(&theirs.to_bytes()).unwrap();
        assert_eq!(read.verify([key.verifier()]).unwrap().len(), 1, "we accept theirs");

        let bent = ours.replacen('0', "1", 1);
        if bent != ours {
            let agree = (
                Note::parse(bent.as_bytes()).is_ok_and(|note| note.verify([key.verifier()]).is_ok()),
                signed_note::Note::from_bytes(bent.as_bytes()).is_ok_and(|note| note.verify(&known).is_ok()),
            );
            assert_eq!(agree, (false, false), "{bent}");
        }
    }
}

#[test]
fn malformed_notes_are_refused_alike() {
    let key = SigningKey::new("a.example", &[3; 32]).unwrap();
    let good =
        SignedCheckpoint::sign(Checkpoint::new("a.example", 1, [0; 32]).unwrap(), &key).unwrap().to_string();
    let line = good.lines().last().unwrap().to_owned();
    let text = good.split("\n\n").next().unwrap().to_owned();
    for (what, whole) in [
        ("as it is", good.clone()),
        ("no signatures", format!("{text}\n\n")),
        ("no empty line", format!("{text}\n{line}\n")),
        ("no last newline", good.trim_end().to_owned()),
        ("a tab in the text", format!("{text}\t\n\n{line}\n")),
        ("a carriage return", format!("{text}\r\n\n{line}\n")),
        ("a hyphen for the dash", good.replace('—', "-")),
        ("two spaces", good.replace("— ", "—  ")),
        ("not base64", good.replace('=', "!")),
        ("a plus in the name", good.replace("— a.example", "— a+example")),
        ("an empty line at the end", format!("{good}\n")),
        ("text in the signatures", format!("{good}hello\n")),
        ("two empty lines", format!("{text}\n\n\n{line}\n")),
        ("nothing", String::new()),
    ] {
        let ours = Note::parse(whole.as_bytes()).is_ok();
        let theirs = signed_note::Note::from_bytes(whole.as_bytes()).is_ok();
        assert_eq!(ours, theirs, "{what}");
    }
}

/// The example of the specification itself (C2SP signed-note).
#[test]
fn the_note_of_the_specification() {
    let written = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    let key: VerifierKey = written.parse().unwrap();
    let note = "This is an example message.\n\n— example.com/foo \
        Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    let read = Note::parse(note.as_bytes()).unwrap();
    assert_eq!(read.verify([&key]).unwrap().len(), 1);
    assert_eq!((read.to_string(), key.to_string()), (note.to_owned(), written.to_owned()));
}
