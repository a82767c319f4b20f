//! The directory: what people are called. Loaded from the vault, never from the log, and empty for the erased.

use sauro_domain::{id::PersonId, text::name_key};
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
    Named { name: Arc<PersonName>, key: Vec<u8> },
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

    /// The people by given name, then family name, then middle names; the unnamed last.
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
        let key = name_key(&name.full, &name.given);
        let entry = Entry::Named { name: Arc::new(name), key };
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
    fn names_sort_by_given_name_and_the_erased_have_none() {
        let people = people(&["Trần Văn Đức", "Nguyễn Thị Ánh", "Lê Đức Ánh", "Phạm Hoà"]);
        let sorted =
            || people.sorted((0..4).map(|n| PersonId(Ulid(n)))).iter().map(|id| id.0.0).collect::<Vec<_>>();
        assert_eq!(sorted(), [2, 1, 0, 3]);
        people.erase(PersonId(Ulid(2)));
        assert_eq!(sorted(), [1, 0, 3, 2]);
        assert!(people.is_erased(PersonId(Ulid(2))) && people.name(PersonId(Ulid(2))).is_none());
    }
}
