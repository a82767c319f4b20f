//! The classic leaves and roots of Certificate Transparency (transparency-dev/merkle, `testonly/constants.go`).

use sauro_ledger::{Frontier, Hash, Tree, hex, leaf_hash, root_of};

const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn leaves() -> Vec<Hash> {
    LEAVES.iter().map(|entry| leaf_hash(entry)).collect()
}

#[test]
fn nine_roots() {
    let leaves = leaves();
    let mut frontier = Frontier::new();
    let tree: Tree = leaves.iter().copied().collect();
    for (size, expected) in ROOTS.iter().enumerate() {
        assert_eq!(hex::encode(&root_of(&leaves[..size])), *expected, "definition at {size}");
        assert_eq!(hex::encode(&frontier.root()), *expected, "edge at {size}");
        assert_eq!(tree.root_at(size).map(|root| hex::encode(&root)).as_deref(), Some(*expected));
        frontier.extend(leaves.get(size).copied());
    }
    assert_eq!(tree.root_at(9), None);
    assert_eq!(hex::encode(&tree.root()), ROOTS[8]);
}

#[test]
fn the_edge_agrees_with_the_definition_at_every_size() {
    let leaves: Vec<Hash> = (0u32..300).map(|i| leaf_hash(&i.to_be_bytes())).collect();
    let mut frontier = Frontier::new();
    for size in 0..=leaves.len() {
        assert_eq!(frontier.size(), size as u64);
        assert_eq!(frontier.root(), root_of(&leaves[..size]), "at {size}");
        let kept = Frontier::from_parts(frontier.size(), frontier.edge().to_vec());
        assert_eq!(kept.as_ref(), Some(&frontier));
        frontier.extend(leaves.get(size).copied());
    }
}

#[test]
fn an_edge_that_does_not_fit_its_size_is_refused() {
    assert_eq!(Frontier::from_parts(3, vec![[0; 32]]), None);
    assert_eq!(Frontier::from_parts(0, vec![[0; 32]]), None);
    assert_eq!(Frontier::from_parts(0, vec![]), Some(Frontier::new()));
}

#[test]
fn a_leaf_never_passes_as_a_node() {
    let (left, right) = (leaf_hash(b"a"), leaf_hash(b"b"));
    let joined = [left, right].concat();
    assert_ne!(leaf_hash(&joined), root_of(&[left, right]));
}
