//! The vault: values come back whole, wrong ones never, and erased ones leave no byte behind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use sauro_domain::{
    id::{CommandId, PersonId},
    person::{Commitment, Detail},
};
use sauro_store::vault::{Vault, VaultError};
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};
use ulid::Ulid;

/// Bytes that follow from a seed; tests need no secrets.
struct Seeded(u64);

impl Seeded {
    fn fill(&mut self, buffer: &mut [u8]) {
        for byte in buffer {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.0 >> 56) as u8;
        }
    }
}

fn person(n: u128) -> PersonId {
    PersonId(Ulid::from(n << 64 | 1))
}
fn command(n: u128) -> CommandId {
    CommandId(Ulid::from(n << 64 | 2))
}
fn values(pairs: &[(Detail, &str)]) -> BTreeMap<Detail, String> {
    pairs.iter().map(|(detail, value)| (*detail, (*value).to_owned())).collect()
}

const NAME: &str = "Nguyễn Thị Khuê Trung";
const PHONE: &str = "0236-555-0199";

#[test]
fn what_is_sealed_can_be_opened_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let mut seed = Seeded(1);
    let given = values(&[(Detail::FullName, NAME), (Detail::Phone, PHONE)]);
    let vault = Vault::open(directory.path()).unwrap();
    let sealed = vault.seal(person(1), command(1), &given, &mut |b| seed.fill(b)).unwrap();
    drop(vault);

    let vault = Vault::open(directory.path()).unwrap();
    for (detail, value) in &given {
        let commitment = &sealed[detail];
        assert_eq!(commitment.0.len(), 64);
        assert_eq!(vault.value(person(1), *detail, commitment).unwrap().as_ref(), Some(value));
        assert_eq!(vault.value(person(2), *detail, commitment).unwrap(), None);
    }
    assert_eq!(vault.value(person(1), Detail::Email, &sealed[&Detail::Phone]).unwrap(), None);
    assert_eq!(vault.value(person(1), Detail::Phone, &Commitment("0".repeat(64))).unwrap(), None);
    assert_eq!(vault.open_all().unwrap().len(), 2);
}

#[test]
fn a_repeated_command_is_answered_as_before_and_another_is_not() {
    let directory = tempfile::tempdir().unwrap();
    let mut seed = Seeded(2);
    let vault = Vault::open(directory.path()).unwrap();
    let given = values(&[(Detail::FullName, NAME)]);
    let first = vault.seal(person(1), command(1), &given, &mut |b| seed.fill(b)).unwrap();
    assert_eq!(vault.seal(person(1), command(1), &given, &mut |b| seed.fill(b)).unwrap(), first);
    assert_eq!(vault.open_all().unwrap().len(), 1);
    // Salted: the same name twice is not seen to be the same.
    let second = vault.seal(person(1), command(2), &given, &mut |b| seed.fill(b)).unwrap();
    assert_ne!(second, first);
    // Another value under the same command: sealed anew, never the old commitment.
    let changed = values(&[(Detail::FullName, "Trần Văn Hòa")]);
    let third = vault.seal(person(1), command(1), &changed, &mut |b| seed.fill(b)).unwrap();
    assert_ne!(third, first);
    assert_eq!(vault.seal(person(1), command(1), &changed, &mut |b| seed.fill(b)).unwrap(), third);
    assert_eq!(vault.seal(person(1), command(1), &given, &mut |b| seed.fill(b)).unwrap(), first);
    let read = vault.value(person(1), Detail::FullName, &third[&Detail::FullName]).unwrap();
    assert_eq!(read.as_deref(), Some("Trần Văn Hòa"));
}

fn bytes_of(directory: &Path) -> Vec<u8> {
    let files = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).flat_map(|path| fs::read(path).unwrap()).collect()
}
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn erasing_leaves_no_byte_behind() {
    let directory = tempfile::tempdir().unwrap();
    let vault = Vault::open(directory.path()).unwrap();
    let mut seed = Seeded(3);
    let mut drawn: Vec<Vec<u8>> = Vec::new();
    let given =
        values(&[(Detail::FullName, NAME), (Detail::Phone, PHONE), (Detail::Email, "khue@example.vn")]);
    // Others before and after, so that pages split and cells move.
    for other in 10..200 {
        vault.seal(person(other), command(other), &given, &mut |b| seed.fill(b)).unwrap();
    }
    let sealed = vault
        .seal(person(1), command(1), &given, &mut |b| {
            seed.fill(b);
            drawn.push(b.to_vec());
        })
        .unwrap();
    for other in 200..400 {
        vault.seal(person(other), command(other), &given, &mut |b| seed.fill(b)).unwrap();
    }
    let before = bytes_of(directory.path());
    assert!(holds(&before, &drawn[0]), "the key is in the file before: the scan can find it");
    assert!(holds(&before, sealed[&Detail::FullName].0.as_bytes()));
    assert!(!holds(&before, NAME.as_bytes()), "never in clear");

    vault.erase(person(1)).unwrap();
    let after = bytes_of(directory.path());
    for plain in given.values() {
        assert!(!holds(&after, plain.as_bytes()));
    }
    for secret in &drawn {
        assert!(!holds(&after, secret), "key, salts and nonces are gone");
    }
    for commitment in sealed.values() {
        assert!(!holds(&after, commitment.0.as_bytes()));
    }
    assert_eq!(vault.value(person(1), Detail::FullName, &sealed[&Detail::FullName]).unwrap(), None);
    assert!(vault.is_erased(person(1)).unwrap() && !vault.is_erased(person(10)).unwrap());
    assert_eq!(vault.open_all().unwrap().len(), 390 * 3, "nobody else is touched");

    // For ever: also after a restart, also when asked twice.
    drop(vault);
    let vault = Vault::open(directory.path()).unwrap();
    vault.erase(person(1)).unwrap();
    let again = vault.seal(person(1), command(2), &given, &mut |b| seed.fill(b));
    assert!(matches!(again, Err(VaultError::Erased(id)) if id == person(1)));
}

/// Pages that split keep copies of what moved away in their gaps; those must go as well. Values of these lengths, in
/// this order, with erasures in between, leave such a copy when deleting is all that is done.
#[test]
fn whoever_is_erased_wherever_pages_split_leaves_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let vault = Vault::open(directory.path()).unwrap();
    let file = rusqlite::Connection::open(directory.path().join("vault.db")).unwrap();
    let mut seed = Seeded(7);
    let lengths = [15_usize, 1_000, 40];
    let who = |n: u128| 1 + n * 7_919 % 601;
    let mut erased: BTreeMap<u128, Vec<Vec<u8>>> = BTreeMap::new();
    for n in 0..601_u128 {
        let details = [Detail::Email, Detail::FullName, Detail::Phone].into_iter().enumerate();
        let value = |(k, detail)| (detail, "x".repeat(lengths[(n as usize + k) % 3]));
        let given: BTreeMap<_, _> = details.map(value).collect();
        vault.seal(person(who(n)), command(n + 1), &given, &mut |b| seed.fill(b)).unwrap();
        if n % 3 == 2 && !erased.contains_key(&who(n / 2)) {
            let id = person(who(n / 2));
            let mut kept = file.prepare("SELECT nonce, box FROM sealed WHERE person = ?1").unwrap();
            let kept = kept.query_map([id.to_string()], |row| Ok([row.get(0)?, row.get(1)?])).unwrap();
            let kept: Vec<[Vec<u8>; 2]> = kept.map(Result::unwrap).collect();
            let secrets = kept.into_iter().flatten().map(|secret| secret[..secret.len().min(48)].to_vec());
            erased.insert(who(n / 2), secrets.collect());
            vault.erase(id).unwrap();
        }
    }
    assert!(erased.len() > 100 && erased.values().all(|secrets| secrets.len() == 6));
    let after = bytes_of(directory.path());
    let wanted: HashSet<&[u8]> = erased.values().flatten().map(|secret| &secret[..16]).collect();
    assert!(after.windows(16).all(|window| !wanted.contains(window)));
    assert!(!directory.path().join("erasing").exists());
}

#[test]
fn an_erasure_cut_short_is_finished_when_the_vault_is_opened() {
    let directory = tempfile::tempdir().unwrap();
    let mut seed = Seeded(8);
    let vault = Vault::open(directory.path()).unwrap();
    let given = values(&[(Detail::FullName, NAME)]);
    for who in 1..4 {
        vault.seal(person(who), command(who), &given, &mut |b| seed.fill(b)).unwrap();
    }
    drop(vault);
    // Deleted by somebody who does not overwrite: the bytes lie in a page where nobody looks.
    let file = rusqlite::Connection::open(directory.path().join("keys.db")).unwrap();
    let key: Vec<u8> = file
        .query_row("SELECT key FROM key WHERE person = ?1", [person(2).to_string()], |row| row.get(0))
        .unwrap();
    file.execute_batch("PRAGMA secure_delete = OFF").unwrap();
    file.execute("DELETE FROM key WHERE person = ?1", [person(2).to_string()]).unwrap();
    drop(file);
    assert!(holds(&bytes_of(directory.path()), &key), "the scan can find it");
    fs::write(directory.path().join("erasing"), "").unwrap();
    drop(Vault::open(directory.path()).unwrap());
    assert!(!holds(&bytes_of(directory.path()), &key));
    assert!(!directory.path().join("erasing").exists());
}

#[test]
fn a_box_moved_to_another_person_does_not_open() {
    let directory = tempfile::tempdir().unwrap();
    let mut seed = Seeded(4);
    let vault = Vault::open(directory.path()).unwrap();
    let given = values(&[(Detail::FullName, NAME)]);
    vault.seal(person(1), command(1), &given, &mut |b| seed.fill(b)).unwrap();
    vault.seal(person(2), command(2), &values(&[(Detail::Phone, PHONE)]), &mut |b| seed.fill(b)).unwrap();
    drop(vault);
    let file = rusqlite::Connection::open(directory.path().join("vault.db")).unwrap();
    let moved = "UPDATE sealed SET person = ?1 WHERE person = ?2";
    file.execute(moved, (person(2).to_string(), person(1).to_string())).unwrap();
    drop(file);
    let vault = Vault::open(directory.path()).unwrap();
    assert!(
        matches!(vault.open_all(), Err(VaultError::Corrupt { place, .. }) if place.contains("full_name"))
    );
}

#[test]
fn a_crash_between_key_and_boxes_counts_as_erased() {
    let directory = tempfile::tempdir().unwrap();
    let mut seed = Seeded(5);
    let vault = Vault::open(directory.path()).unwrap();
    let sealed = vault
        .seal(person(1), command(1), &values(&[(Detail::FullName, NAME)]), &mut |b| seed.fill(b))
        .unwrap();
    drop(vault);
    let file = rusqlite::Connection::open(directory.path().join("keys.db")).unwrap();
    file.execute("UPDATE key SET key = NULL", ()).unwrap();
    drop(file);
    let vault = Vault::open(directory.path()).unwrap();
    assert_eq!(vault.open_all().unwrap(), []);
    assert_eq!(vault.value(person(1), Detail::FullName, &sealed[&Detail::FullName]).unwrap(), None);
    assert!(vault.is_erased(person(1)).unwrap());
}

#[test]
fn a_file_that_is_no_vault_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("vault.db"), "Not a database, certainly not.".repeat(200)).unwrap();
    assert!(matches!(Vault::open(directory.path()), Err(VaultError::Corrupt { .. })));
}
