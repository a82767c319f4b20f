//! Hands heads, proofs and a bundle to programs nobody here wrote; `cargo xtask test` runs these on them. Honest ones
//! they must accept, altered ones refuse.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use base64::{Engine, prelude::BASE64_STANDARD};
use sauro_ledger::{
    Hash,
    tree::{consistency, inclusion},
};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};
use support::{Log, log_key, witness};

fn b64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

fn proof(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(|hash| b64(hash)).collect()
}

/// A case, and the ways it is altered; each says whether it holds by our own judgement.
fn included(log: &Log, index: u64, size: u64) -> Vec<Value> {
    let tree = log.tree();
    let root = tree.root_at(size as usize).unwrap();
    let good = tree.inclusion(index, size).unwrap();
    let entry = &log.entries[index as usize];
    let mut cases = Vec::new();
    let mut put = |entry: &[u8], index: u64, proof_: &[Hash], root: &Hash| {
        let leaf = sauro_ledger::leaf_hash(entry);
        let holds = inclusion::verify(&leaf, index, size, proof_, root).is_ok();
        let (proof, root) = (proof(proof_), b64(root));
        cases.push(json!({"kind": "inclusion", "entry": b64(entry), "index": index, "size": size,
            "root": root, "proof": proof, "holds": holds}));
    };
    put(entry, index, &good, &root);
    put(&[entry.as_slice(), b" "].concat(), index, &good, &root);
    put(entry, (index + 1) % size, &good, &root);
    put(entry, index, &good, &tree.root_at(size as usize - 1).unwrap());
    for place in 0..good.len() {
        let mut bent = good.clone();
        bent[place][31] ^= 1;
        put(entry, index, &bent, &root);
    }
    put(entry, index, &[good.clone(), vec![root]].concat(), &root);
    if !good.is_empty() {
        put(entry, index, &good[1..], &root);
    }
    cases
}

fn grown(log: &Log, old: u64, new: u64) -> Vec<Value> {
    let tree = log.tree();
    let (old_root, new_root) = (tree.root_at(old as usize).unwrap(), tree.root_at(new as usize).unwrap());
    let good = tree.consistency(old, new).unwrap();
    let mut cases = Vec::new();
    let mut put = |proof_: &[Hash], old_root: &Hash, new_root: &Hash| {
        let holds = consistency::verify(old, old_root, new, new_root, proof_).is_ok();
        cases.push(json!({"kind": "consistency", "old": old, "size": new, "old_root": b64(old_root),
            "root": b64(new_root), "proof": proof(proof_), "holds": holds}));
    };
    put(&good, &old_root, &new_root);
    put(&good, &new_root, &old_root);
    put(&good, &[0; 32], &new_root);
    for place in 0..good.len() {
        let mut bent = good.clone();
        bent[place][0] ^= 128;
        put(&bent, &old_root, &new_root);
    }
    put(&[good.clone(), vec![new_root]].concat(), &old_root, &new_root);
    cases
}

fn heads(log: &Log) -> Vec<Value> {
    let mut cases = Vec::new();
    let (key, other) = (log_key().verifier().to_string(), witness(3).verifier().to_string());
    for head in &log.heads {
        let text = head.to_string();
        let root = head.checkpoint().to_string().lines().nth(2).unwrap().to_owned();
        cases.push(json!({"kind": "head", "note": text, "key": key, "holds": true}));
        let size = head.checkpoint().size();
        let bigger = text.replacen(&format!("\n{size}\n"), &format!("\n{}\n", size + 1), 1);
        cases.push(json!({"kind": "head", "note": bigger, "key": key, "holds": false}));
        let another = text.replacen(&root, &b64(&[7; 32]), 1);
        cases.push(json!({"kind": "head", "note": another, "key": key, "holds": false}));
        for number in [1, 2] {
            let key = witness(number).verifier().to_string();
            cases.push(json!({"kind": "cosigned", "note": text, "key": key, "holds": true}));
            cases.push(json!({"kind": "cosigned", "note": bigger, "key": key, "holds": false}));
        }
        cases.push(json!({"kind": "cosigned", "note": text, "key": other, "holds": false}));
    }
    cases
}

#[test]
fn what_others_are_given() {
    let Ok(folder) = std::env::var("SAURO_OUTSIDE") else {
        println!("skipped: SAURO_OUTSIDE names no folder; `cargo xtask test --only outside` gives one");
        return;
    };
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder).unwrap();
    let mut log = Log::small();
    while log.size() < 600 {
        log.add(
            &format!("assignment-{}", log.size() % 7),
            "assignment.urged",
            json!({"n": log.size()}),
            json!({}),
        );
    }
    log.head();
    let mut cases = heads(&log);
    for size in [1_u64, 2, 3, 7, 8, 9, 255, 256, 257, 599, 600] {
        for index in
            [0, 1, size / 2, size.saturating_sub(2), size - 1].into_iter().filter(|index| *index < size)
        {
            if size > 1 {
                cases.extend(included(&log, index, size));
            }
        }
        for old in [1, 2, size / 3, size / 2, size - 1].into_iter().filter(|old| (1..size).contains(old)) {
            cases.extend(grown(&log, old, size));
        }
    }
    let count = cases.len();
    let leaves: Vec<String> = log.entries.iter().map(|entry| b64(entry)).collect();
    let root = b64(&log.tree().root());
    let all = json!({"cases": cases, "entries": leaves, "root": root});
    fs::write(folder.join("cases.json"), serde_json::to_vec(&all).unwrap()).unwrap();
    fs::write(folder.join("bundle.tar"), log.bundle()).unwrap();
    fs::write(folder.join("key.txt"), log_key().verifier().to_string()).unwrap();
    println!("{count} cases in {}", folder.display());
}
