//! The envelope of an event: what is stored, hashed and shown to inspectors. RFC 8785 bytes, never re-serialised.

use sauro_domain::{
    id::{CommandId, MandateId, PersonId, PositionId},
    time::Timestamp,
};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Version of the envelope itself.
pub const ENVELOPE_VERSION: u16 = 1;
/// The largest envelope, in bytes: a tile bundle entry carries a 16-bit length.
pub const MOST_BYTES: usize = sauro_ledger::tiles::MAX_ENTRY;

/// Who acted, in which position, for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Acted {
    Person {
        person: PersonId,
        position: PositionId,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        on_behalf_of: Option<PersonId>,
    },
    Founder {
        person: PersonId,
    },
    Scheduler,
}

/// By what authority: the mandate relied on and its parents, root last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// Mandates from the one relied on up to the root.
    pub chain: Vec<MandateId>,
    /// The legal basis of the mandate relied on, as it was then.
    pub basis: String,
}

/// An event on its way to the log: all but what the writer alone can say (`ver`, `prev`, final `at`).
#[derive(Debug, Clone)]
pub struct Unsealed {
    /// Event type, such as `assignment.issued`.
    pub kind: &'static str,
    /// Version of the payload's shape.
    pub kind_version: u16,
    /// Payload as JSON.
    pub data: serde_json::Value,
    /// When it is recorded; the writer never goes back in time, so it may record a later moment.
    pub at: Timestamp,
    /// When it took or takes effect, if the sender said a moment other than `at`.
    pub effective_at: Option<Timestamp>,
    /// Who.
    pub actor: Acted,
    /// Which door: `web`, `graphql`, `import`, `cli`, `job`, `demo`.
    pub via: &'static str,
    /// By what authority, where the act needs one.
    pub authority: Option<Authority>,
    /// Why, where the payload carries no reason of its own.
    pub why: Option<String>,
    /// 16 random bytes: published hashes cannot be guessed back.
    pub nonce: [u8; 16],
}

/// A stored envelope, borrowed from its bytes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Envelope<'a> {
    /// Envelope version.
    pub v: u16,
    /// Event id: a UUID derived from the command id and the index within the command.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(rename = "type", borrow)]
    pub kind: Cow<'a, str>,
    pub type_v: u16,
    #[serde(borrow)]
    pub stream: Cow<'a, str>,
    /// Revision in the stream, from 0.
    pub ver: u64,
    /// Leaf hash of the stream's previous event, lower-case hex; absent for the first.
    #[serde(borrow, default, deserialize_with = "borrowed")]
    pub prev: Option<Cow<'a, str>>,
    #[serde(deserialize_with = "crate::codec::time::deserialize")]
    pub at: Timestamp,
    #[serde(default, deserialize_with = "crate::codec::time::option::deserialize")]
    pub effective_at: Option<Timestamp>,
    pub actor: Acted,
    #[serde(borrow)]
    pub via: Cow<'a, str>,
    #[serde(default)]
    pub authority: Option<Authority>,
    #[serde(borrow, default, deserialize_with = "borrowed")]
    pub why: Option<Cow<'a, str>>,
    pub cmd: CommandId,
    #[serde(borrow)]
    pub nonce: Cow<'a, str>,
    #[serde(borrow)]
    pub data: &'a RawValue,
}

/// A text that may be absent, without a copy: what serde does by itself for a text that must be there.
fn borrowed<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Option<Cow<'a, str>>, D::Error> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
    Ok(Option::<Text<'a>>::deserialize(from)?.map(|text| text.0))
}

impl Envelope<'_> {
    /// When it took effect: as stated, or when recorded.
    pub fn effective(&self) -> Timestamp {
        self.effective_at.unwrap_or(self.at)
    }
}
