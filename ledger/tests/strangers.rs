//! Every parser meets bytes from strangers: anything at all, and good ones bent. None may panic, and what is read must
//! print as the bytes it was read from.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use proptest::prelude::*;
use sauro_ledger::{
    bundle::{Name, tar},
    checkpoint::{Checkpoint, SignedCheckpoint},
    cosignature::CosigningKey,
    hex, leaf_hash,
    note::{Note, Signature, SigningKey, VerifierKey},
    policy::Policy,
    proof::Receipt,
    streams::{StreamHead, StreamHeadProof, StreamHeads},
    tiles::{Row, Tile, decode_entries, decode_hashes},
    witness::AddCheckpoint,
};

fn head() -> SignedCheckpoint {
    let key = SigningKey::new("log.example", &[1; 32]).unwrap();
    let mut head = SignedCheckpoint::sign(Checkpoint::new("log.example", 9, [7; 32]).unwrap(), &key).unwrap();
    let line = CosigningKey::new("w.example", &[2; 32]).unwrap().cosign(head.checkpoint(), 5).unwrap();
    head.add(line).unwrap();
    head
}

fn policy() -> String {
    let log = SigningKey::new("log.example", &[1; 32]).unwrap();
    let witness = CosigningKey::new("w.example", &[2; 32]).unwrap();
    format!(
        "log {}\nwitness w {} https://w.example\ngroup g all w\nquorum g\n",
        log.verifier(),
        witness.verifier()
    )
}

fn growth() -> AddCheckpoint {
    AddCheckpoint { old: 3, proof: vec![[5; 32], [6; 32]], checkpoint: head() }
}

fn stream_end() -> StreamHeadProof {
    let heads = ["assignment-A", "assignment-B", "person-C"].map(|stream| StreamHead {
        stream: stream.to_owned(),
        ver: 2,
        leaf: leaf_hash(stream.as_bytes()),
    });
    StreamHeads::new(heads).unwrap().prove("assignment-B").unwrap()
}

fn archive() -> Vec<u8> {
    let mut archive = tar::Archive::new(Vec::new());
    archive.add("checkpoint", 3, &mut [1u8, 2, 3].as_slice(), &mut |_| {}).unwrap();
    archive.finish().unwrap()
}

fn good() -> Vec<Vec<u8>> {
    let receipt = Receipt::new(3, vec![[5; 32], [6; 32]], head()).with_extra(vec![1, 2]);
    vec![
        head().to_string().into_bytes(),
        head().checkpoint().to_string().into_bytes(),
        policy().into_bytes(),
        receipt.to_string().into_bytes(),
        SigningKey::new("log.example", &[1; 32]).unwrap().verifier().to_string().into_bytes(),
        SigningKey::new("log.example", &[1; 32]).unwrap().to_private_text().into_bytes(),
        head().note().signatures()[1].to_string().into_bytes(),
        b"tile/3/x001/x234/067.p/1".to_vec(),
        b"tile/entries/005.p/255".to_vec(),
        vec![0, 1, 7, 0, 0, 0, 2, 8, 9],
        growth().to_string().into_bytes(),
        stream_end().to_string().into_bytes(),
        b"checkpoints/000000000009.1".to_vec(),
        b"heads/assignment-B".to_vec(),
        archive(),
    ]
}

fn all_parsers(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).ok();
    let same = |printed: String| assert_eq!(Some(printed.as_str()), text);
    if let Ok(note) = Note::parse(bytes) {
        same(note.to_string());
    }
    let trusted = Policy::parse(policy().as_bytes()).unwrap();
    if let Ok(head) = SignedCheckpoint::parse(bytes) {
        let _ = trusted.check(&head);
        same(head.to_string());
    }
    if let Ok(receipt) = Receipt::parse(bytes) {
        let _ = receipt.verify(&[0; 32], &trusted);
        same(receipt.to_string());
    }
    if let Ok(policy) = Policy::parse(bytes) {
        let _ = policy.check(&head());
    }
    for width in [1, 3, 256] {
        let tile = |row| Tile::new(row, 0, width).unwrap();
        if let Some(entries) = decode_entries(&tile(Row::Entries), bytes) {
            assert_eq!(entries.iter().map(|entry| entry.len() + 2).sum::<usize>(), bytes.len());
        }
        let _ = decode_hashes(&tile(Row::Hashes(0)), bytes);
    }
    if let Ok(request) = AddCheckpoint::parse(bytes) {
        let _ = request.continues(&[0; 32]);
        same(request.to_string());
    }
    if let Some(end) = StreamHeadProof::parse(bytes) {
        let _ = end.verify(&[0; 32], 3);
        same(end.to_string());
    }
    let mut files = tar::Reader::new(bytes);
    while let Ok(Some((_, size))) = files.next_file() {
        let Ok(read) = files.bytes(1 << 20) else { break };
        assert_eq!(read.len() as u64, size);
    }
    let Some(text) = text else { return };
    if let Ok(name) = text.parse::<Name>() {
        same(name.to_string());
    }
    if let Ok(head) = text.parse::<Checkpoint>() {
        same(head.to_string());
    }
    if let Ok(key) = text.parse::<VerifierKey>() {
        same(key.to_string());
    }
    if let Ok(key) = SigningKey::parse(text) {
        same(key.to_private_text());
    }
    if let Ok(key) = CosigningKey::parse(text) {
        same(key.to_private_text());
    }
    if let Ok(signature) = Signature::parse(text) {
        same(signature.to_string());
    }
    if let Ok(tile) = text.parse::<Tile>() {
        same(tile.to_string());
    }
    if let Some(hash) = hex::decode(text) {
        same(hex::encode(&hash));
    }
}

#[test]
fn the_good_ones_are_read() {
    good().iter().for_each(|bytes| all_parsers(bytes));
    assert!(SignedCheckpoint::parse(&good()[0]).is_ok() && Policy::parse(&good()[2]).is_ok());
    assert!(Receipt::parse(&good()[3]).is_ok() && AddCheckpoint::parse(&good()[10]).is_ok());
    assert!(StreamHeadProof::parse(&good()[11]).is_some());
    for name in &good()[12..14] {
        assert!(std::str::from_utf8(name).unwrap().parse::<Name>().is_ok());
    }
    assert_eq!(
        tar::Reader::new(archive().as_slice()).next_file().unwrap(),
        Some(("checkpoint".to_owned(), 3))
    );
}

/// Several parsers take at most so much; what is longer is refused before it is looked at.
#[test]
fn too_large_is_refused() {
    assert!(Note::parse(&vec![b'a'; 1_000_001]).is_err());
    assert!(Policy::parse(&vec![b'\n'; (1 << 20) + 1]).is_err());
    assert!(Receipt::parse(&vec![b'\n'; 3_000_000]).is_err());
    assert!(AddCheckpoint::parse(&vec![b'\n'; 2_000_000]).is_err());
    assert!(StreamHeadProof::parse(&vec![b'\n'; 2_000_000]).is_none());
    let lines = "— a AAAAAAA=\n".repeat(101);
    assert!(Note::parse(format!("text\n\n{lines}").as_bytes()).is_err());
    let logs = (0..=255u8)
        .chain([7])
        .map(|n| format!("log {}\n", SigningKey::new("log.example", &[n; 32]).unwrap().verifier()));
    assert!(Policy::parse((logs.collect::<String>() + "quorum none\n").as_bytes()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_at_all(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        all_parsers(&bytes);
    }

    #[test]
    fn text_of_their_own_alphabet(text in "[a-z0-9+/= \n—.x#]{0,200}") {
        all_parsers(text.as_bytes());
    }

    #[test]
    fn good_ones_bent(which in 0usize..15, cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 1..5)) {
        let mut bytes = good().swap_remove(which);
        for (place, byte, how) in cuts {
            if bytes.is_empty() { break; }
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => drop(bytes.remove(place)),
                2 => bytes.insert(place, byte),
                _ => bytes.truncate(place),
            }
        }
        all_parsers(&bytes);
    }
}
