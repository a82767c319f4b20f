//! Proofs bent in every way in which the vectors of transparency-dev/merkle bend theirs: each kind of case, made here
//! from trees of many shapes, with what must come of it. `SAURO_MERKLE_VECTORS=<its testdata folder>` runs the official
//! files themselves as well.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod support;

use sauro_ledger::{
    Hash, empty_root,
    tree::{consistency, inclusion},
};
use support::{Dice, tree};

type Bent<T> = Vec<(String, T)>;

#[derive(Clone)]
struct Inclusion {
    leaf: Hash,
    index: u64,
    size: u64,
    proof: Vec<Hash>,
    root: Hash,
}

impl Inclusion {
    fn holds(&self) -> bool {
        inclusion::verify(&self.leaf, self.index, self.size, &self.proof, &self.root).is_ok()
    }

    fn with(&self, bend: impl FnOnce(&mut Self)) -> Self {
        let mut bent = self.clone();
        bend(&mut bent);
        bent
    }
}

fn bent_inclusions(good: &Inclusion, dice: &mut Dice) -> Bent<Inclusion> {
    let (garbage, root) = (dice.hash(), good.root);
    let mut cases: Bent<Inclusion> = vec![
        ("wrong leaf".into(), good.with(|p| p.leaf = garbage)),
        ("random root".into(), good.with(|p| p.root = garbage)),
        ("empty root".into(), good.with(|p| p.root = empty_root())),
        ("leaf index minus 1".into(), good.with(|p| p.index = p.index.wrapping_sub(1))),
        ("leaf index plus 1".into(), good.with(|p| p.index += 1)),
        ("leaf index xor 2".into(), good.with(|p| p.index ^= 2)),
        ("size doubled".into(), good.with(|p| p.size *= 2)),
        ("size halved".into(), good.with(|p| p.size /= 2)),
        ("trailing garbage".into(), good.with(|p| p.proof.push(garbage))),
        ("trailing root".into(), good.with(|p| p.proof.push(root))),
        ("preceding garbage".into(), good.with(|p| p.proof.insert(0, garbage))),
        ("preceding root".into(), good.with(|p| p.proof.insert(0, root))),
        ("zero size".into(), good.with(|p| p.size = 0)),
        ("largest index".into(), good.with(|p| p.index = u64::MAX)),
        ("largest index and size".into(), good.with(|p| (p.index, p.size) = (u64::MAX - 1, u64::MAX))),
        ("endless proof".into(), good.with(|p| p.proof = vec![garbage; 1000])),
    ];
    for place in 0..good.proof.len() {
        cases.push((format!("component {place} bent"), good.with(|p| p.proof[place][0] ^= 8)));
        cases.push((format!("component {place} removed"), good.with(|p| _ = p.proof.remove(place))));
        cases.push((
            format!("component {place} doubled"),
            good.with(|p| p.proof.insert(place, p.proof[place])),
        ));
        cases.push((format!("inserted before {place}"), good.with(|p| p.proof.insert(place, garbage))));
    }
    cases
}

/// Whether a leaf at this index of a tree of this size has its path through the same turns: then the proof is also
/// that of the other size or index, and holds. RFC 6962 proofs bind a size only through the head that states it.
fn same_shape(a: &Inclusion, b: &Inclusion) -> bool {
    b.index < b.size && b.size > 0 && turns(a.index, a.size) == turns(b.index, b.size)
}

/// The recursion of RFC 6962 §2.1.1, as left and right turns.
fn turns(index: u64, size: u64) -> Vec<bool> {
    if size <= 1 {
        return Vec::new();
    }
    let split = 1u64 << (size - 1).ilog2();
    let (right, rest) =
        if index < split { (false, turns(index, split)) } else { (true, turns(index - split, size - split)) };
    rest.into_iter().chain([right]).collect()
}

#[test]
fn inclusion_in_every_shape() {
    let mut dice = Dice(6962);
    let (mut good, mut bad) = (0, 0);
    for size in (1..=40).chain([63, 64, 65, 255, 256, 257, 1000]) {
        let tree = tree(size);
        for index in (0..size).filter(|index| size <= 40 || index % 37 == 0 || *index == size - 1) {
            let proof = tree.inclusion(index, size).unwrap();
            let made =
                Inclusion { leaf: tree.leaves()[index as usize], index, size, proof, root: tree.root() };
            assert!(made.holds(), "leaf {index} of {size}");
            good += 1;
            for (what, case) in bent_inclusions(&made, &mut dice) {
                // A bent number alone may name another place on the same path; nothing else may hold.
                let only_numbers =
                    case.proof == made.proof && case.leaf == made.leaf && case.root == made.root;
                let expected = only_numbers && same_shape(&made, &case);
                assert_eq!(case.holds(), expected, "{what}: leaf {index} of {size}");
                bad += 1;
            }
        }
    }
    assert!(good > 800 && bad > 20_000, "{good} good, {bad} bad");
}

#[derive(Clone)]
struct Consistency {
    old: u64,
    new: u64,
    old_root: Hash,
    new_root: Hash,
    proof: Vec<Hash>,
}

impl Consistency {
    fn holds(&self) -> bool {
        consistency::verify(self.old, &self.old_root, self.new, &self.new_root, &self.proof).is_ok()
    }

    fn with(&self, bend: impl FnOnce(&mut Self)) -> Self {
        let mut bent = self.clone();
        bend(&mut bent);
        bent
    }
}

fn bent_consistencies(good: &Consistency, dice: &mut Dice) -> Bent<Consistency> {
    let (garbage, old, new) = (dice.hash(), good.old_root, good.new_root);
    let mut cases: Bent<Consistency> = vec![
        ("wrong old root".into(), good.with(|p| p.old_root = garbage)),
        ("wrong new root".into(), good.with(|p| p.new_root = garbage)),
        ("roots swapped".into(), good.with(|p| (p.old_root, p.new_root) = (new, old))),
        ("empty proof".into(), good.with(|p| p.proof.clear())),
        ("old size minus 1".into(), good.with(|p| p.old -= 1)),
        ("old size plus 1".into(), good.with(|p| p.old += 1)),
        ("old size xor 2".into(), good.with(|p| p.old ^= 2)),
        ("old size zero".into(), good.with(|p| p.old = 0)),
        ("new size doubled".into(), good.with(|p| p.new *= 2)),
        ("new size halved".into(), good.with(|p| p.new /= 2)),
        ("trailing garbage".into(), good.with(|p| p.proof.push(garbage))),
        ("trailing old root".into(), good.with(|p| p.proof.push(old))),
        ("trailing new root".into(), good.with(|p| p.proof.push(new))),
        ("preceding garbage".into(), good.with(|p| p.proof.insert(0, garbage))),
        ("preceding old root".into(), good.with(|p| p.proof.insert(0, old))),
        ("preceding new root".into(), good.with(|p| p.proof.insert(0, new))),
        ("truncated".into(), good.with(|p| _ = p.proof.pop())),
        ("first component again".into(), good.with(|p| p.proof.insert(0, p.proof[0]))),
        ("endless proof".into(), good.with(|p| p.proof = vec![garbage; 1000])),
    ];
    for place in 0..good.proof.len() {
        cases.push((format!("component {place} bent"), good.with(|p| p.proof[place][0] ^= 16)));
    }
    cases
}

#[test]
fn consistency_in_every_shape() {
    let mut dice = Dice(9162);
    let (mut good, mut bad) = (0, 0);
    for new in (2..=40).chain([63, 64, 65, 255, 256, 257, 1000]) {
        let tree = tree(new);
        for old in (1..new).filter(|old| new <= 40 || old % 37 == 1 || *old == new - 1) {
            let made = Consistency {
                old,
                new,
                old_root: tree.root_at(old as usize).unwrap(),
                new_root: tree.root(),
                proof: tree.consistency(old, new).unwrap(),
            };
            assert!(made.holds(), "{old} to {new}");
            good += 1;
            for (what, case) in bent_consistencies(&made, &mut dice) {
                let only_sizes = case.proof == made.proof
                    && case.old_root == made.old_root
                    && case.new_root == made.new_root;
                // Bent sizes alone may give the same path; the heads that state them are signed. Anything else fails.
                if !only_sizes || case.old == 0 || case.old > case.new {
                    assert!(!case.holds(), "{what}: {old} to {new}");
                    bad += 1;
                }
            }
        }
    }
    assert!(good > 800 && bad > 15_000, "{good} good, {bad} bad");
}

#[test]
#[allow(clippy::type_complexity, reason = "a table")]
fn sizes_and_roots_at_the_edge() {
    let (a, b) = (Dice(1).hash(), Dice(2).hash());
    let cases: [(&str, u64, u64, Hash, Hash, &[Hash], bool); 12] = [
        ("both empty", 0, 0, empty_root(), empty_root(), &[], false),
        ("both empty, roots differ", 0, 0, a, b, &[], false),
        ("both empty, with a proof", 0, 0, empty_root(), empty_root(), &[a], false),
        ("from the empty tree", 0, 1, empty_root(), a, &[], false),
        ("from the empty tree, with a proof", 0, 1, empty_root(), a, &[a], false),
        ("equal", 1, 1, a, a, &[], true),
        ("equal, roots differ", 1, 1, a, b, &[], false),
        ("equal, with a proof", 1, 1, a, a, &[a], false),
        ("shrunk to nothing", 1, 0, a, empty_root(), &[], false),
        ("shrunk", 2, 1, a, b, &[], false),
        ("grown without a proof", 1, 2, a, b, &[], false),
        ("far apart without a proof", 1, u64::MAX, a, b, &[], false),
    ];
    for (what, old, new, old_root, new_root, proof, holds) in cases {
        assert_eq!(consistency::verify(old, &old_root, new, &new_root, proof).is_ok(), holds, "{what}");
    }
    let leaf = tree(1).root();
    assert!(inclusion::verify(&leaf, 0, 1, &[], &leaf).is_ok());
    for (size, root, given) in
        [(0, empty_root(), leaf), (0, leaf, leaf), (1, empty_root(), leaf), (1, leaf, empty_root())]
    {
        assert!(inclusion::verify(&given, 0, size, &[], &root).is_err());
    }
}

#[test]
fn what_is_not_in_the_tree_has_no_proof() {
    let tree = tree(7);
    assert_eq!(tree.inclusion(7, 7), None);
    assert_eq!(tree.inclusion(0, 8), None);
    assert_eq!(tree.inclusion(0, u64::MAX), None);
    assert_eq!(tree.consistency(8, 7), None);
    assert_eq!(tree.consistency(1, 8), None);
    assert_eq!(tree.consistency(7, 7), Some(vec![]));
    assert_eq!(tree.consistency(0, 7), Some(vec![]));
}

mod official {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use serde_json::Value;
    use std::path::{Path, PathBuf};

    use super::{Hash, consistency, inclusion};

    fn files(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path));
            } else if path.extension().is_some_and(|ending| ending == "json") {
                found.push(path);
            }
        }
        found
    }

    /// A value that is not 32 bytes, such as a missing root: no `Hash` can say it, and none accepts it.
    fn hash(value: &Value) -> Option<Hash> {
        BASE64_STANDARD.decode(value.as_str()?).ok()?.try_into().ok()
    }

    fn number(value: &Value) -> u64 {
        value.as_u64().unwrap()
    }

    fn inclusion_holds(case: &Value) -> Option<bool> {
        let proof =
            case["proof"].as_array().map_or(Some(vec![]), |hashes| hashes.iter().map(hash).collect())?;
        let (index, size) = (number(&case["leafIdx"]), number(&case["treeSize"]));
        Some(inclusion::verify(&hash(&case["leafHash"])?, index, size, &proof, &hash(&case["root"])?).is_ok())
    }

    fn consistency_holds(case: &Value) -> Option<bool> {
        let proof =
            case["proof"].as_array().map_or(Some(vec![]), |hashes| hashes.iter().map(hash).collect())?;
        let (old, new) = (number(&case["size1"]), number(&case["size2"]));
        Some(consistency::verify(old, &hash(&case["root1"])?, new, &hash(&case["root2"])?, &proof).is_ok())
    }

    #[test]
    fn files_of_transparency_dev() {
        let Ok(folder) = std::env::var("SAURO_MERKLE_VECTORS") else {
            println!("skipped: SAURO_MERKLE_VECTORS is not set; the cases above are of the same kinds");
            return;
        };
        for (kind, holds) in
            [("inclusion", inclusion_holds as fn(&Value) -> Option<bool>), ("consistency", consistency_holds)]
        {
            let (mut count, mut unsayable) = (0, 0);
            for file in files(&Path::new(&folder).join(kind)) {
                let case: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
                let expected = !case["wantErr"].as_bool().unwrap();
                let said = holds(&case);
                unsayable += usize::from(said.is_none());
                // Roots of no bytes that equal each other are the one case that is wanted and cannot be said here.
                if said.is_some() || !expected {
                    assert_eq!(said.unwrap_or(false), expected, "{}", file.display());
                }
                count += 1;
            }
            println!("{kind}: {count} files agree, {unsayable} of them with values that are not hashes");
            assert!(count >= 98, "{kind}: {count}");
        }
    }
}
