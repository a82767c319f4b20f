//! The directory: what people are called. Loaded from the vault, never from the log, and empty for the erased.

use sauro_domain::{
    id::PersonId,
    text::{fold, name_key},
};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// What a person is called and how they are reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PersonName {
    pub full: String,
    /// The part they are addressed by.
    pub given: String,
    /// đồng chí, ông, bà.
    pub title: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

impl PersonName {
    /// How to address them: title and given name.
    pub fn address(&self) -> String {
        match &self.title {
            Some(title) => format!("{title} {}", self.given),
            None => self.given.clone(),
        }
    }
}

#[derive(Debug, Clone)]
enum Entry {
    Named { name: Arc<PersonName>, key: Vec<u8>, folded: String },
    Erased,
}

/// Everybody known, by id.
#[derive(Debug, Default)]
pub struct People {
    entries: RwLock<HashMap<PersonId, Entry>>,
}

impl People {
    /// What the person is called; none when unknown or erased.
    pub fn name(&self, id: PersonId) -> Option<Arc<PersonName>> {
        match self.entries.read().unwrap_or_else(PoisonError::into_inner).get(&id)? {
            Entry::Named { name, .. } => Some(Arc::clone(name)),
            Entry::Erased => None,
        }
    }

    /// The person was known, and their details have been erased.
    pub fn is_erased(&self, id: PersonId) -> bool {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        matches!(entries.get(&id), Some(Entry::Erased))
    }

    /// People whose name holds every word of the text, tones and marks disregarded: those that begin with it first,
    /// then by given name.
    pub fn search(&self, text: &str, limit: usize) -> Vec<PersonId> {
        let wanted = fold(text);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let mut found: Vec<_> = entries
            .iter()
            .filter_map(|(id, entry)| match entry {
                Entry::Named { name, key, folded } if words.iter().all(|word| folded.contains(word)) => {
                    let begins = folded.starts_with(&wanted) || fold(&name.given).starts_with(&wanted);
                    Some((!begins, key, *id))
                }
                _ => None,
            })
            .collect();
        found.sort();
        found.into_iter().map(|(_, _, id)| id).take(limit).collect()
    }

    /// The same people by given name, then family name, then middle names; the unnamed last.
    pub fn sorted(&self, ids: impl IntoIterator<Item = PersonId>) -> Vec<PersonId> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let mut ids: Vec<_> = ids
            .into_iter()
            .map(|id| match entries.get(&id) {
                Some(Entry::Named { key, .. }) => (false, key.as_slice(), id),
                Some(Entry::Erased) | None => (true, &[][..], id),
            })
            .collect();
        ids.sort();
        ids.into_iter().map(|(_, _, id)| id).collect()
    }

    /// Enters or replaces what a person is called.
    pub(super) fn enter(&self, id: PersonId, name: PersonName) {
        let (key, folded) = (name_key(&name.full, &name.given), fold(&name.full));
        let entry = Entry::Named { name: Arc::new(name), key, folded };
        self.entries.write().unwrap_or_else(PoisonError::into_inner).insert(id, entry);
    }

    /// Forgets what a person is called.
    pub(super) fn erase(&self, id: PersonId) {
        self.entries.write().unwrap_or_else(PoisonError::into_inner).insert(id, Entry::Erased);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn people(names: &[&str]) -> People {
        let people = People::default();
        for (number, full) in names.iter().enumerate() {
            let given = full.rsplit(' ').next().unwrap().to_owned();
            let name = PersonName { full: (*full).to_owned(), given, ..PersonName::default() };
            people.enter(PersonId(Ulid(number as u128)), name);
        }
        people
    }

    #[test]
    fn search_disregards_tones_and_sorts_by_given_name() {
        let people = people(&["Trần Văn Đức", "Nguyễn Thị Ánh", "Lê Đức Ánh", "Phạm Hoà"]);
        let found = |text: &str| people.search(text, 10).into_iter().map(|id| id.0.0).collect::<Vec<_>>();
        assert_eq!(found("duc"), [0, 2]);
        assert_eq!(found("hòa"), [3]);
        assert_eq!(found("anh nguyen"), [1]);
        assert_eq!(found("khong co"), [] as [u128; 0]);
        people.erase(PersonId(Ulid(0)));
        assert_eq!(found("duc"), [2]);
        assert!(people.is_erased(PersonId(Ulid(0))) && people.name(PersonId(Ulid(0))).is_none());
    }
}
