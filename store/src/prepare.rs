//! What every adapter does with an append before its turn comes: check it, and write all that needs no order.

use crate::{Append, Expect, Guard, LogError, codec::Draft};
use sauro_domain::id::CommandId;

/// The most events one command may record.
pub const MOST_EVENTS: usize = 1_000;

/// An append whose envelopes lack only their place.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The stream.
    pub stream: String,
    /// What the sender believes.
    pub expect: Expect,
    /// What must not have happened meanwhile.
    pub guard: Option<Guard>,
    /// The idempotency key.
    pub command: CommandId,
    /// The events, in order; at least one.
    pub drafts: Vec<Draft>,
}

impl Prepared {
    /// Checks an append. What is refused here would be refused at any time: `Unacceptable`.
    pub fn new(append: &Append) -> Result<Self, LogError> {
        let Append { stream, expect, guard, command, events } = append;
        if !is_stream_name(stream) {
            let given: String = stream.chars().take(80).collect();
            return Err(LogError::Unacceptable(format!("{given:?} is not a stream name")));
        }
        if events.is_empty() || events.len() > MOST_EVENTS {
            let given = events.len();
            return Err(LogError::Unacceptable(format!("{given} events; 1 to {MOST_EVENTS} are allowed")));
        }
        let draft = |(index, event)| Draft::new(event, stream, *command, index);
        Ok(Self {
            stream: stream.clone(),
            expect: *expect,
            guard: guard.clone(),
            command: *command,
            drafts: events.iter().enumerate().map(draft).collect::<Result<_, _>>()?,
        })
    }

    /// Whether the stream stands where the sender believes. `current` is the revision of its last event.
    pub fn check(&self, current: Option<u64>) -> Result<(), LogError> {
        let believed = match self.expect {
            Expect::NoStream => None,
            Expect::Revision(revision) => Some(revision),
        };
        if believed == current {
            Ok(())
        } else {
            Err(LogError::Conflict { stream: self.stream.clone(), current })
        }
    }
}

/// `{kind}-{ulid}`: a kind of lower-case letters, a hyphen, and letters or digits.
pub fn is_stream_name(text: &str) -> bool {
    text.len() <= 64
        && text.split_once('-').is_some_and(|(kind, id)| {
            !kind.is_empty()
                && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                && !id.is_empty()
                && id.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}
