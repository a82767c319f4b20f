//! What an entry says: who, when, what was read or taken. No personal value, no text of a query, no variable in clear.

use crate::Viewer;
use sauro_domain::{
    id::{PersonId, PositionId, UnitId},
    time::Timestamp,
};
use sauro_ledger::{Hash, leaf_hash};
use sauro_store::{LogError, codec::canonical};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// What kind of access.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody signed in.
    SignedIn,
    /// A sign-in was refused.
    SignInRefused,
    /// An inspector read.
    Read,
    /// Something was taken away: a file, a bundle, a receipt, an export.
    Taken,
    /// Entries that could not be taken, for want of room in the queue.
    Lost,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::SignedIn, Self::SignInRefused, Self::Read, Self::Taken, Self::Lost];

    /// As it stands in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::Read => "read",
            Self::Taken => "taken",
            Self::Lost => "lost",
        }
    }

    /// From the log.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Who, as ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// The person.
    pub person: PersonId,
    /// The seat acted in, when one is.
    pub position: Option<PositionId>,
}

impl Who {
    /// The viewer, in the seat acted in.
    pub fn of(viewer: &Viewer) -> Self {
        Self { person: viewer.person, position: viewer.acting.map(|acting| acting.position) }
    }
}

/// An entry on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    kind: Kind,
    who: Option<Who>,
    more: Map<String, Value>,
    /// Said with the nonce only: a guess must be made against each entry anew.
    veiled: Option<(&'static str, String)>,
}

/// An entry as it is written.
#[derive(Debug, Clone)]
pub(super) struct Sealed {
    pub kind: Kind,
    pub person: Option<PersonId>,
    pub at: Timestamp,
    pub record: Vec<u8>,
    pub leaf: Hash,
}

impl Note {
    fn new(kind: Kind, who: Option<Who>) -> Self {
        Self { kind, who, more: Map::new(), veiled: None }
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.more.insert(name.to_owned(), value.into());
        self
    }

    /// Somebody signed in.
    pub fn signed_in(person: PersonId) -> Self {
        Self::new(Kind::SignedIn, Some(Who { person, position: None }))
    }

    /// A sign-in was refused, by a stable code. The account is kept as a salted hash: what was typed may be anything.
    pub fn sign_in_refused(account: &str, code: &str) -> Self {
        let veiled = Some(("account_sha256", account.to_owned()));
        Self { veiled, ..Self::new(Kind::SignInRefused, None).with("code", code) }
    }

    /// An inspector read by a GraphQL operation: its name, digests of document and variables, and the units inspected.
    pub fn read(who: Who, operation: &str, document: &str, variables: &str, units: &[UnitId]) -> Self {
        let name: String = operation.chars().take(80).collect();
        let units: Vec<_> = units.iter().map(ToString::to_string).collect();
        let note = Self::new(Kind::Read, Some(who)).with("operation", name).with("scope", units);
        // Variables may be few and guessable: salted. The document is public by itself.
        let veiled = Some(("variables_sha256", variables.to_owned()));
        Self { veiled, ..note.with("document_sha256", hex::encode(Sha256::digest(document))) }
    }

    /// Something was taken away: of what kind, and which.
    pub fn taken(who: Option<Who>, what: &str, which: &str) -> Self {
        Self::new(Kind::Taken, who).with("what", what).with("which", which)
    }

    /// So many entries could not be taken.
    pub(super) fn lost(count: u64) -> Self {
        Self::new(Kind::Lost, None).with("count", i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The canonical record (RFC 8785) and its leaf.
    pub(super) fn seal(&self, at: Timestamp, nonce: [u8; 16]) -> Result<Sealed, LogError> {
        let mut fields = self.more.clone();
        fields.insert("v".to_owned(), json!(1));
        fields.insert("kind".to_owned(), json!(self.kind.as_str()));
        fields.insert("at".to_owned(), json!(sauro_store::codec::time::write(at)));
        fields.insert("nonce".to_owned(), json!(hex::encode(nonce)));
        if let Some(who) = self.who {
            fields.insert("person".to_owned(), json!(who.person));
            if let Some(position) = who.position {
                fields.insert("position".to_owned(), json!(position));
            }
        }
        if let Some((name, value)) = &self.veiled {
            let hash = Sha256::new().chain_update(nonce).chain_update(value).finalize();
            fields.insert((*name).to_owned(), json!(hex::encode(hash)));
        }
        let record = canonical::write(&Value::Object(fields));
        let record = record.map_err(|error| LogError::Unacceptable(error.to_string()))?;
        let leaf = leaf_hash(&record);
        Ok(Sealed { kind: self.kind, person: self.who.map(|who| who.person), at, record, leaf })
    }
}
