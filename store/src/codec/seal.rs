//! Making the envelope: the canonical bytes that are stored, hashed and shown.
//!
//! In two steps, because only the writer knows the place in the stream: a [`Draft`] does all the work that needs no
//! order (canonical form, limits) on the caller's thread; `finish` sets in `at`, `prev` and `ver`.

use super::{canonical, time};
use crate::{
    LogError, Unsealed,
    envelope::{ENVELOPE_VERSION, MOST_BYTES},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::Datelike;
use sauro_domain::{id::CommandId, time::Timestamp};
use sauro_ledger::{Hash, hex};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The id of a command's event number `index`: derived, so that a retry is recognised. UUID version 8: the 48 bits of
/// time of the command's ULID, so that ids of a moment lie side by side in an index, then SHA-256.
pub fn event_id(command: CommandId, index: usize) -> Uuid {
    let command = command.0.0.to_be_bytes();
    let digest = Sha256::new()
        .chain_update(b"sauro event id\0")
        .chain_update(command)
        .chain_update((index as u64).to_be_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&command[..6]);
    bytes[6..].copy_from_slice(&digest[..10]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// An envelope that lacks only what the writer knows.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Event id.
    pub id: Uuid,
    /// Event type.
    pub kind: &'static str,
    /// The earliest moment it may be recorded at.
    pub at: Timestamp,
    until_at: Vec<u8>,
    until_prev: Vec<u8>,
    until_ver: Vec<u8>,
    rest: Vec<u8>,
}

impl Draft {
    /// Writes all that needs no order. Refuses what cannot stand in the log, whatever its place will be.
    pub fn new(
        unsealed: &Unsealed,
        stream: &str,
        command: CommandId,
        index: usize,
    ) -> Result<Self, LogError> {
        if !(1970..=9999).contains(&unsealed.at.year()) {
            return Err(LogError::Unacceptable("recorded outside the years 1970 to 9999".to_owned()));
        }
        let id = event_id(command, index);
        let data = canonical::write(&unsealed.data).map_err(|e| LogError::Unacceptable(e.to_string()))?;
        // Fields in the order of their names, as RFC 8785 has it.
        let mut until_at = b"{".to_vec();
        field(&mut until_at, "actor", &unsealed.actor)?;
        until_at.extend_from_slice(b",\"at\":\"");
        let mut until_prev = b"\"".to_vec();
        if let Some(authority) = &unsealed.authority {
            field(&mut until_prev, "authority", authority)?;
        }
        field(&mut until_prev, "cmd", &command)?;
        until_prev.extend_from_slice(b",\"data\":");
        until_prev.extend_from_slice(&data);
        if let Some(effective) = unsealed.effective_at {
            field(&mut until_prev, "effective_at", &time::write(effective))?;
        }
        field(&mut until_prev, "id", &id)?;
        field(&mut until_prev, "nonce", &BASE64_STANDARD.encode(unsealed.nonce))?;
        let mut until_ver = Vec::with_capacity(128);
        field(&mut until_ver, "stream", &stream)?;
        field(&mut until_ver, "type", &unsealed.kind)?;
        field(&mut until_ver, "type_v", &unsealed.kind_version)?;
        field(&mut until_ver, "v", &ENVELOPE_VERSION)?;
        until_ver.extend_from_slice(b",\"ver\":");
        let mut rest = Vec::with_capacity(32);
        field(&mut rest, "via", &unsealed.via)?;
        if let Some(why) = &unsealed.why {
            field(&mut rest, "why", why)?;
        }
        rest.push(b'}');

        let at = time::to_millisecond(unsealed.at);
        let draft = Self { id, kind: unsealed.kind, at, until_at, until_prev, until_ver, rest };
        draft.vet()?;
        Ok(draft)
    }

    /// Canonical and within the limit even at the longest place there can be.
    fn vet(&self) -> Result<(), LogError> {
        let longest = self.finish(canonical::MOST_INTEGER, Some(&[0xff; 32]), self.at);
        if longest.len() > MOST_BYTES {
            let why = format!("an envelope of {} bytes; at most {MOST_BYTES} are allowed", longest.len());
            return Err(LogError::Unacceptable(why));
        }
        canonical::check(&longest).map_err(|e| LogError::Unacceptable(format!("{}: {e}", self.kind)))
    }

    /// About how many bytes the envelope will have.
    pub fn size(&self) -> usize {
        128 + [&self.until_at, &self.until_prev, &self.until_ver, &self.rest]
            .map(Vec::len)
            .iter()
            .sum::<usize>()
    }

    /// The bytes of the event at its place: revision `ver`, after the event with leaf hash `prev`, recorded at `at`.
    pub fn finish(&self, ver: u64, prev: Option<&Hash>, at: Timestamp) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.size());
        bytes.extend_from_slice(&self.until_at);
        bytes.extend_from_slice(time::write(at).as_bytes());
        bytes.extend_from_slice(&self.until_prev);
        if let Some(leaf) = prev {
            bytes.extend_from_slice(b",\"prev\":\"");
            bytes.extend_from_slice(hex::encode(leaf).as_bytes());
            bytes.push(b'"');
        }
        bytes.extend_from_slice(&self.until_ver);
        bytes.extend_from_slice(ver.to_string().as_bytes());
        bytes.extend_from_slice(&self.rest);
        bytes
    }
}

/// The canonical envelope of one event, at once.
pub fn seal(
    unsealed: &Unsealed,
    stream: &str,
    ver: u64,
    prev: Option<&Hash>,
    at: Timestamp,
    command: CommandId,
    index: usize,
) -> Result<Vec<u8>, LogError> {
    Ok(Draft::new(unsealed, stream, command, index)?.finish(ver, prev, at))
}

fn field(out: &mut Vec<u8>, name: &str, value: &impl Serialize) -> Result<(), LogError> {
    if out.last() != Some(&b'{') {
        out.push(b',');
    }
    out.push(b'"');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
    let value = serde_json::to_value(value).map_err(|e| LogError::Unacceptable(format!("{name}: {e}")))?;
    canonical::write_to(out, &value).map_err(|e| LogError::Unacceptable(format!("{name}: {e}")))
}
