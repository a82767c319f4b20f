//! Judges signed heads by a policy.

use std::{error::Error, fmt};

use super::{Member, Policy};
use crate::{
    checkpoint::{Checkpoint, SignedCheckpoint},
    note::{NoteError, VerifierKey},
};

/// What a witness of the policy said about a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    /// Its name within the policy.
    pub name: Vec<u8>,
    /// When it saw the head, in seconds since 1970; the earliest, if it signed more than once. None: it did not sign.
    pub time: Option<u64>,
}

/// A head that a log of the policy signed, and what its witnesses said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The head.
    pub checkpoint: Checkpoint,
    /// The log's key that signed it.
    pub log: VerifierKey,
    /// All witnesses of the policy in its order, also the absent ones.
    pub witnesses: Vec<Witnessed>,
}

/// Why a policy does not accept a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The signatures are refused.
    Note(NoteError),
    /// No log of the policy has this origin and signed the head.
    NoLog,
    /// Too few witnesses have seen the head: not shown to be false, and not to be relied on.
    NoQuorum(Box<Judged>),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(error) => error.fmt(f),
            Self::NoLog => f.write_str("no trusted log signed this head"),
            Self::NoQuorum(_) => f.write_str("too few trusted witnesses have seen this head"),
        }
    }
}

impl Error for Refused {}

impl Policy {
    /// Whether the head is valid: signed by a log of the policy under its own origin, cosigned by the quorum, and with
    /// no false signature in the name of any key of the policy.
    pub fn check(&self, head: &SignedCheckpoint) -> Result<Judged, Refused> {
        let keys = self.logs.iter().map(|log| &log.key);
        let keys = keys.chain(self.witnesses.iter().map(|witness| &witness.key));
        let verified = head.note().verify(keys).map_err(Refused::Note)?;
        let checkpoint = head.checkpoint().clone();

        let own = self.logs.iter().map(|log| &log.key).filter(|key| key.name() == checkpoint.origin());
        let log = own.clone().find(|key| verified.iter().any(|signature| signature.key == *key));
        let log = log.ok_or(Refused::NoLog)?.clone();

        let witnesses = self.witnesses.iter().map(|witness| {
            let signed = verified.iter().filter(|signature| *signature.key == witness.key);
            Witnessed {
                name: witness.name.clone(),
                time: signed.filter_map(|signature| signature.time).min(),
            }
        });
        let judged = Judged { checkpoint, log, witnesses: witnesses.collect() };
        if self.is_quorum(&judged.witnesses) { Ok(judged) } else { Err(Refused::NoQuorum(Box::new(judged))) }
    }

    /// Whether the witnesses that signed are enough. Groups stand after their members: one pass decides them.
    fn is_quorum(&self, witnesses: &[Witnessed]) -> bool {
        let mut groups: Vec<bool> = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let seen = group.members.iter().filter(|member| has_seen(**member, witnesses, &groups)).count();
            groups.push(seen >= group.needed);
        }
        self.quorum.is_none_or(|quorum| has_seen(quorum, witnesses, &groups))
    }
}

fn has_seen(member: Member, witnesses: &[Witnessed], groups: &[bool]) -> bool {
    match member {
        Member::Witness(place) => witnesses.get(place).is_some_and(|witness| witness.time.is_some()),
        Member::Group(place) => groups.get(place).is_some_and(|seen| *seen),
    }
}
