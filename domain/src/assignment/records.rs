//! What several facts have in common: cause, evidence, hand-over, and the authority behind a fact.

use super::AssignmentEvent;
use crate::{
    id::{DocumentId, MandateId, PositionId},
    text::{Line, Prose},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why it is late, as confirmed (NĐ 335/2025: an objective cause confirmed by a competent authority is not deducted).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Cause {
    Objective,
    Subjective,
}

/// A piece of evidence: a file in the content-addressed store, or a registered document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Evidence {
    pub title: Line,
    /// SHA-256 of the stored file, lower-case hex.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sha256: Option<Line>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub document: Option<DocumentId>,
    /// The day it speaks of, apart from the day it was attached.
    pub dated: NaiveDate,
}

/// How a lead's work passes to another position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Reassignment {
    pub from: PositionId,
    pub to: PositionId,
    pub basis: Option<DocumentId>,
    pub reason: Prose,
    /// What is done, open and handed over, for the hand-over sheet.
    pub handover_note: Option<Prose>,
}

impl AssignmentEvent {
    /// By what authority: the mandate relied on first, the root last. Empty for acts that follow from a role in the
    /// assignment itself (lead, coordinator, addressee, accepter by designation).
    pub fn chain(&self) -> &[MandateId] {
        match self {
            Self::Issued { chain, .. }
            | Self::ClarityAnswered { chain, .. }
            | Self::ExtensionGranted { chain, .. }
            | Self::ExtensionRefused { chain, .. }
            | Self::CauseConfirmed { chain, .. }
            | Self::LeadReassigned { chain, .. }
            | Self::CoordinatorAdded { chain, .. }
            | Self::CoordinatorRemoved { chain, .. }
            | Self::SupervisorChanged { chain, .. }
            | Self::AccepterChanged { chain, .. }
            | Self::Urged { chain, .. }
            | Self::Escalated { chain, .. }
            | Self::ResultReturned { chain, .. }
            | Self::ResultAccepted { chain, .. }
            | Self::Suspended { chain, .. }
            | Self::Resumed { chain, .. }
            | Self::Cancelled { chain, .. }
            | Self::Reopened { chain, .. } => chain,
            _ => &[],
        }
    }
}
