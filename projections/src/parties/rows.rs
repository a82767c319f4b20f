//! How the parties of an assignment are folded and written.

use super::Role;
use crate::{
    Result,
    bulk::{Columns, Table},
    kept::Row,
    sql::{blob, day},
};
use chrono::NaiveDate;
use rusqlite::{CachedStatement, params};
use sauro_domain::{assignment::State, id::PositionId};
use std::sync::Arc;

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PartyRow {
    pub position: PositionId,
    pub role: Role,
    pub part: Option<Arc<str>>,
    pub reply_by: Option<NaiveDate>,
}

/// Everybody who takes part, as things stand.
pub(crate) fn fold(state: &State) -> Vec<PartyRow> {
    let terms = &state.terms;
    let plain = |role, position| PartyRow { position, role, part: None, reply_by: None };
    let single = [
        (Role::Assigner, state.assigner),
        (Role::Lead, terms.lead),
        (Role::Accepter, terms.accepter),
        (Role::Supervisor, terms.supervisor),
    ];
    let single = single.into_iter().filter_map(|(role, position)| Some(plain(role, position?)));
    let coordinators = terms.coordinators.iter().map(|coordinator| PartyRow {
        position: coordinator.position,
        role: Role::Coordinator,
        part: Some(coordinator.part.as_str().into()),
        reply_by: coordinator.reply_by,
    });
    let followers = terms.followers.iter().map(|position| plain(Role::Follower, *position));
    single.chain(coordinators).chain(followers).collect()
}

impl Row for PartyRow {
    const TABLE: Table = Table::Party;
    const INSERT: &'static str = "INSERT INTO party VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    const CLOSE: &'static str = "UPDATE party INDEXED BY party_n SET known_to = ?1 \
        WHERE n = ?2 AND known_to = 9223372036854775807 AND known_from < ?1 AND role = ?3 AND position = ?4 AND part IS ?5 AND reply_by IS ?6";

    fn columns(&self, to: &mut impl Columns) -> Result<()> {
        to.int(self.role.code());
        to.id(self.position.0);
        to.text(self.part.as_deref());
        to.int(self.reply_by.map(day));
        Ok(())
    }

    fn close(&self, at: &mut CachedStatement<'_>, n: i64, known_to: i64) -> rusqlite::Result<()> {
        let (role, position) = (self.role.code(), blob(self.position.0));
        at.execute(params![known_to, n, role, position, self.part, self.reply_by.map(day)])?;
        Ok(())
    }
}
