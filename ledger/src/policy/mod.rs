//! C2SP tlog-policy: whom the reader trusts. Handed out beside the log, never taken from it.
//!
//! ```text
//! log <vkey> [<url>]
//! witness <name> <vkey> [<url>]
//! group <name> all|any|<k> <name>…
//! quorum none|<name>
//! ```
//!
//! A head is valid when one of the logs signed it and the quorum of witnesses cosigned it.

mod check;
mod error;
mod parse;

pub use check::{Judged, Refused, Witnessed};
pub use error::{Fault, PolicyError};

use crate::note::VerifierKey;

/// The largest policy read, in bytes.
pub const MAX_POLICY: usize = 1 << 20;

/// The most logs, the most witnesses, and the most groups. The format asks for at least 32 of each.
pub const MAX_ITEMS: usize = 256;

/// A log that is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Its key. The name is the log's origin.
    pub key: VerifierKey,
    /// Where it can be asked; as written, any bytes.
    pub url: Option<Vec<u8>>,
}

/// A witness that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Its name within the policy; any bytes.
    pub name: Vec<u8>,
    /// Its key, of type 04.
    pub key: VerifierKey,
    /// Where it can be asked; as written, any bytes.
    pub url: Option<Vec<u8>>,
}

/// A member of a group, or the quorum: an index into the witnesses or the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    Witness(usize),
    Group(usize),
}

/// So many of these must have seen the head. Members that are groups stand before their group.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    name: Vec<u8>,
    needed: usize,
    members: Vec<Member>,
}

/// A trust policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    /// None: no witness is needed.
    quorum: Option<Member>,
}

impl Policy {
    /// Trusts this log and asks for no witness. It shows alterations by outsiders only.
    pub fn log_only(key: VerifierKey) -> Self {
        Self { logs: vec![Log { key, url: None }], witnesses: Vec::new(), groups: Vec::new(), quorum: None }
    }

    /// Reads a policy file.
    pub fn parse(bytes: &[u8]) -> Result<Self, PolicyError> {
        parse::policy(bytes)
    }

    /// The logs that are believed.
    pub fn logs(&self) -> &[Log] {
        &self.logs
    }

    /// The witnesses that are known, needed or not.
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// The fewest witnesses whose cosignatures make a head valid; 0 when none is needed.
    pub fn fewest_witnesses(&self) -> usize {
        // Groups stand after their members: one pass counts them. A member is in one group only, so counts add up.
        let mut groups: Vec<usize> = Vec::with_capacity(self.groups.len());
        let of = |member: Member, groups: &[usize]| match member {
            Member::Witness(_) => 1,
            Member::Group(place) => groups.get(place).copied().unwrap_or_default(),
        };
        for group in &self.groups {
            let mut members: Vec<usize> = group.members.iter().map(|member| of(*member, &groups)).collect();
            members.sort_unstable();
            groups.push(members.iter().take(group.needed).sum());
        }
        self.quorum.map_or(0, |quorum| of(quorum, &groups))
    }

    /// Whether heads are valid without any witness.
    pub fn asks_no_witness(&self) -> bool {
        self.quorum.is_none()
    }
}
