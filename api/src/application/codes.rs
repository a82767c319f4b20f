//! Human codes of assignments (mã nhiệm vụ): the next one of the year, or the one asked for; never one that stands
//! already.
//!
//! A code is held from before it is looked for until the views show it, so that two drafts made at the same moment
//! never carry the same one. A repeated command is answered from its stream and chooses nothing.

use super::{Application, Request};
use crate::{ApiError, clock::locked};
use sauro_domain::{
    Command, Refusal,
    assignment::AssignmentCommand,
    id::CommandId,
    text::Line,
    time::{Timestamp, day_of},
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Mutex,
};

/// Codes on their way into the log.
#[derive(Debug, Default)]
pub struct Codes(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    held: HashMap<String, CommandId>,
    /// The highest number given out here, by what its code begins with.
    last: BTreeMap<String, u32>,
}

/// A code held for a command; free again when dropped.
#[derive(Debug)]
pub struct Held<'a> {
    codes: &'a Codes,
    code: Line,
}

impl Held<'_> {
    /// It stands in the log now: numbers go on after it.
    pub fn stands(&self) {
        let Some((year, digits)) = self.code.as_str().rsplit_once('-') else { return };
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok());
        let mut known = locked(&self.codes.0);
        if let (Some(Some(number)), Some(last)) = (number, known.last.get_mut(&format!("{year}-"))) {
            *last = (*last).max(number);
        }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        locked(&self.codes.0).held.remove(self.code.as_str());
    }
}

impl Codes {
    /// None when another command holds it.
    fn hold(&self, code: &Line, command: CommandId) -> Option<Held<'_>> {
        let mut known = locked(&self.0);
        if known.held.contains_key(code.as_str()) {
            return None;
        }
        known.held.insert(code.to_string(), command);
        Some(Held { codes: self, code: code.clone() })
    }

    /// The number after every one given out here; the first one after the highest that stands, which is asked for once.
    fn next<E>(&self, prefix: &str, highest: impl FnOnce() -> Result<u32, E>) -> Result<u32, E> {
        let known = locked(&self.0).last.get(prefix).copied();
        let before = known.map_or_else(highest, Ok)?;
        let mut known = locked(&self.0);
        let last = known.last.entry(prefix.to_owned()).or_default();
        *last = (*last).max(before).saturating_add(1);
        Ok(*last)
    }
}

impl Application {
    /// The command with its code, when it drafts; and the code held as long as it is on its way.
    pub(super) fn coded(
        &self,
        request: &Request,
        now: Timestamp,
    ) -> Result<Option<(Command, Held<'_>)>, ApiError> {
        let Command::Assignment(id, AssignmentCommand::Draft { code, terms }) = &request.command else {
            return Ok(None);
        };
        let held = match code {
            Some(code) => {
                let held = self.codes().hold(code, request.command_id).ok_or(ApiError::Contended)?;
                if self.stands(code)? {
                    return Err(Refusal::already_exists("code", code).at("code").into());
                }
                held
            }
            None => self.next_code(request.command_id, now)?,
        };
        let draft = AssignmentCommand::Draft { code: Some(held.code.clone()), terms: terms.clone() };
        Ok(Some((Command::Assignment(*id, draft), held)))
    }

    /// The next code of the year: `2026-0123`.
    fn next_code(&self, command: CommandId, now: Timestamp) -> Result<Held<'_>, ApiError> {
        let prefix = day_of(now).format("%Y-").to_string();
        let unavailable = |error: sauro_projections::ViewError| ApiError::Unavailable(error.to_string());
        loop {
            let number =
                self.codes().next(&prefix, || self.views().highest_number(&prefix)).map_err(unavailable)?;
            let code = Line::parse(&format!("{prefix}{number:04}"))
                .map_err(|why| ApiError::Unacceptable(why.to_string()))?;
            if let Some(held) = self.codes().hold(&code, command)
                && !self.stands(&code)?
            {
                return Ok(held);
            }
        }
    }

    fn stands(&self, code: &Line) -> Result<bool, ApiError> {
        let known = self.views().code_stands(code.as_str());
        known.map_err(|error| ApiError::Unavailable(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    #[test]
    fn a_code_is_held_once_and_numbers_are_never_given_twice() {
        let codes = Codes::default();
        let code = Line::parse("2026-0001").unwrap();
        let [one, two] = [1, 2].map(|n| CommandId(Ulid(n)));
        let held = codes.hold(&code, one);
        assert!(held.is_some() && codes.hold(&code, two).is_none());
        drop(held);
        assert!(codes.hold(&code, two).is_some());
        let next =
            |prefix, highest| codes.next(prefix, || highest).unwrap_or_else(|error: &str| panic!("{error}"));
        assert_eq!(
            [next("2026-", Ok(7)), next("2026-", Err("asked twice")), next("2027-", Ok(0))],
            [8, 9, 1]
        );
        let chosen = |code: &str| codes.hold(&Line::parse(code).unwrap(), one).unwrap();
        drop(chosen("2026-0099"));
        assert_eq!(next("2026-", Err("asked again")), 10, "what was refused leaves no gap");
        chosen("2026-0040").stands();
        chosen("2026-0012").stands();
        chosen("số 7-2026").stands();
        assert_eq!(next("2026-", Err("asked again")), 41, "what stands is gone on from");
    }
}
