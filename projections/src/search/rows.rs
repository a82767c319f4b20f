//! The texts that are searched, and how they are written.

use crate::{
    Result,
    bulk::{Columns, Table},
    kept::Row,
};
use rusqlite::{CachedStatement, params};
use sauro_domain::{assignment::State, text::fold as plain};
use std::sync::Arc;

/// One version of an assignment's words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wording {
    pub code: Arc<str>,
    pub title: Option<Arc<str>>,
    pub description: Option<String>,
    pub results: String,
}

/// The words, as things stand.
pub(crate) fn fold(state: &State, code: Arc<str>, title: Option<Arc<str>>) -> Wording {
    let names: Vec<_> = state.terms.deliverables.iter().map(|result| result.name.as_str()).collect();
    let description = state.terms.description.as_ref().map(ToString::to_string);
    Wording { code, title, description, results: names.join("\n") }
}

impl Row for Wording {
    const TABLE: Table = Table::Wording;
    const INSERT: &'static str = "INSERT INTO wording VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    const CLOSE: &'static str = "UPDATE wording INDEXED BY wording_n SET known_to = ?1 WHERE n = ?2 AND known_to = 9223372036854775807 AND known_from < ?1";

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        let parts =
            [Some(&*self.code), self.title.as_deref(), self.description.as_deref(), Some(&*self.results)];
        let all = parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
        to.text(&*self.code);
        to.text(self.title.as_deref());
        to.text(self.description.as_deref());
        to.text(self.results.as_str());
        to.text(plain(&all).as_str());
        Ok(())
    }

    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()> {
        at.execute(params![known_to, n])?;
        Ok(())
    }
}
