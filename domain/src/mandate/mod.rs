//! Thẩm quyền: who may do what, where, from when until when, by what legal basis, and from whom.

mod decide;
mod evaluate;
mod state;
#[cfg(test)]
mod tests;
mod within;

use crate::{
    id::{DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    text::{Line, Prose},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt};

pub use decide::decide;
pub(crate) use evaluate::standing;
pub use evaluate::{Ask, Explanation, MissingLink, Verdict, explain};
pub use state::{State, evolve};

/// On what ground the authority rests. The Vietnamese words are kept: translations differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateKind {
    /// Chức vụ theo luật, điều lệ: held by whoever holds the seat. The root of every chain.
    Office,
    /// Phân quyền.
    Devolution,
    /// Phân cấp.
    Decentralisation,
    /// Ủy quyền: an end date is mandatory.
    Delegation,
    /// Phân công.
    Allocation,
}

/// What a mandate lets its holder do in this system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// Give assignments, answer queries on them, change their people, suspend, cancel and reopen them.
    Assign,
    /// Accept or return results.
    Accept,
    /// Decide extensions and confirm causes.
    Extend,
    /// Supervise: urge, escalate.
    Supervise,
    /// Grant and revoke mandates within this one.
    Grant,
    /// Organise: units, seats, appointments, persons.
    Organise,
    /// Keep the registers: documents, programmes, indicators.
    Register,
    /// Publish the working calendar.
    Calendar,
    /// Erase personal data.
    Erase,
    /// Inspect (used by inspections).
    Inspect,
    /// Sign documents in the field: what a lead may need for a result.
    Sign,
    /// Spend within the budget of the field: what a lead may need for a result.
    Spend,
}

impl fmt::Display for Power {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Assign => "assign",
            Self::Accept => "accept",
            Self::Extend => "extend",
            Self::Supervise => "supervise",
            Self::Grant => "grant",
            Self::Organise => "organise",
            Self::Register => "register",
            Self::Calendar => "calendar",
            Self::Erase => "erase",
            Self::Inspect => "inspect",
            Self::Sign => "sign",
            Self::Spend => "spend",
        })
    }
}

/// Who holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The seat: passes with the appointment.
    Position(PositionId),
    /// The person: a personal delegation, which ends when the person leaves the seat held at the grant.
    Person(PersonId),
}

/// Where it reaches. An empty set of fields means every field; no programme means every programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// The unit and everything below it.
    pub unit: UnitId,
    /// Fields of work (lĩnh vực), as folded keys; empty = all.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub fields: BTreeSet<Line>,
    /// Only for this programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
}

/// A grant. A child is within its parent in every field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// On what ground.
    pub kind: MandateKind,
    /// The seat that gives it; none for the root mandates of an installation (office by statute).
    pub giver: Option<PositionId>,
    /// Who receives it.
    pub holder: Holder,
    /// What it allows.
    pub powers: BTreeSet<Power>,
    /// Where.
    pub scope: Scope,
    /// The document it rests on, when registered here.
    pub basis: Option<DocumentId>,
    /// Law and article in words: "Luật 72/2025/QH15, Điều 22".
    pub legal_basis: Line,
    /// First day it holds.
    pub valid_from: NaiveDate,
    /// Last day it holds; mandatory for a delegation.
    pub valid_until: Option<NaiveDate>,
    /// Conditions in words.
    pub conditions: Option<Prose>,
    /// How many further steps it may be passed on; 0 = not at all.
    pub depth: u8,
    /// The mandate it is cut from; none only for roots.
    pub parent: Option<MandateId>,
}

/// What happened to a mandate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
#[allow(clippy::large_enum_variant)]
pub enum MandateEvent {
    #[serde(rename = "mandate.granted")]
    Granted { grant: Grant },
    /// Bites from its moment, never backwards; cascades to what was cut from it.
    #[serde(rename = "mandate.revoked")]
    Revoked { reason: Prose, basis: Option<DocumentId> },
}

/// What can be asked of a mandate.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
#[allow(clippy::large_enum_variant)]
pub enum MandateCommand {
    Grant { grant: Grant },
    Revoke { reason: Prose, basis: Option<DocumentId> },
}
