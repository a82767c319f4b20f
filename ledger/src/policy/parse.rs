//! Reads policy files: bytes, lines, words between spaces and tabs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Group, Log, MAX_ITEMS, MAX_POLICY, Member, Policy, PolicyError, Witness};
use crate::note::{Algorithm, KeyError, VerifierKey};

pub(super) fn policy(bytes: &[u8]) -> Result<Policy, PolicyError> {
    let at = |line| move |fault| PolicyError { line, fault };
    if bytes.len() > MAX_POLICY {
        return Err(at(1)(Fault::TooLarge));
    }
    let mut draft = Draft::default();
    let mut count = 0;
    for (line, number) in bytes.split_inclusive(|byte| *byte == b'\n').zip(1..) {
        let line = line.strip_suffix(b"\n").ok_or(Fault::Unfinished).map_err(at(number))?;
        draft.line(line).map_err(at(number))?;
        count = number;
    }
    let quorum = draft.quorum.ok_or(Fault::NoQuorum).map_err(at(count + 1))?;
    Ok(Policy { logs: draft.logs, witnesses: draft.witnesses, groups: draft.groups, quorum })
}

#[derive(Default)]
struct Draft {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    names: BTreeMap<Vec<u8>, Member>,
    /// The names that are in a group.
    taken: BTreeSet<Vec<u8>>,
    quorum: Option<Option<Member>>,
}

impl Draft {
    fn line(&mut self, line: &[u8]) -> Result<(), Fault> {
        if line.iter().any(|byte| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f) {
            return Err(Fault::Control);
        }
        let words: Vec<&[u8]> =
            line.split(|byte| matches!(byte, b' ' | b'\t')).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with(b"#") => Ok(()),
            [b"log", rest @ ..] => self.log(rest),
            [b"witness", rest @ ..] => self.witness(rest),
            [b"group", rest @ ..] => self.group(rest),
            [b"quorum", rest @ ..] => self.quorum(rest),
            _ => Err(Fault::Keyword),
        }
    }

    fn log(&mut self, words: &[&[u8]]) -> Result<(), Fault> {
        let (text, url) = match words {
            [key] => (key, None),
            [key, url] => (key, Some(url.to_vec())),
            _ => return Err(Fault::Words),
        };
        let key = key(text)?;
        if self.logs.iter().any(|log| log.key.public() == key.public()) {
            return Err(Fault::DuplicateKey);
        }
        room(&self.logs)?;
        self.logs.push(Log { key, url });
        Ok(())
    }

    fn witness(&mut self, words: &[&[u8]]) -> Result<(), Fault> {
        let (name, text, url) = match words {
            [name, key] => (name, key, None),
            [name, key, url] => (name, key, Some(url.to_vec())),
            _ => return Err(Fault::Words),
        };
        let key = key(text)?;
        if key.algorithm() != Algorithm::Cosignature {
            return Err(Fault::NotAWitnessKey);
        }
        if self.witnesses.iter().any(|witness| witness.key.public() == key.public()) {
            return Err(Fault::DuplicateKey);
        }
        room(&self.witnesses)?;
        self.name(name, Member::Witness(self.witnesses.len()))?;
        self.witnesses.push(Witness { name: name.to_vec(), key, url });
        Ok(())
    }

    fn group(&mut self, words: &[&[u8]]) -> Result<(), Fault> {
        let [name, threshold, names @ ..] = words else { return Err(Fault::Words) };
        let needed = match *threshold {
            b"any" => 1,
            b"all" => names.len(),
            number => {
                let number = str::from_utf8(number).ok().and_then(crate::text::decimal);
                number.and_then(|number| usize::try_from(number).ok()).ok_or(Fault::Threshold)?
            }
        };
        if names.is_empty() {
            return Err(Fault::Words);
        }
        if needed == 0 || needed > names.len() {
            return Err(Fault::Threshold);
        }
        room(&self.groups)?;
        let mut members = Vec::with_capacity(names.len());
        for member in names {
            members.push(*self.names.get(*member).ok_or(Fault::Unknown)?);
            if !self.taken.insert(member.to_vec()) {
                return Err(Fault::MemberTwice);
            }
        }
        self.name(name, Member::Group(self.groups.len()))?;
        self.groups.push(Group { name: name.to_vec(), needed, members });
        Ok(())
    }

    fn quorum(&mut self, words: &[&[u8]]) -> Result<(), Fault> {
        let [name] = words else { return Err(Fault::Words) };
        if self.quorum.is_some() {
            return Err(Fault::SecondQuorum);
        }
        let quorum = match *name {
            b"none" => None,
            name => Some(*self.names.get(name).ok_or(Fault::Unknown)?),
        };
        self.quorum = Some(quorum);
        Ok(())
    }

    fn name(&mut self, name: &[u8], member: Member) -> Result<(), Fault> {
        if name == b"none" || self.names.contains_key(name) {
            return Err(Fault::Name);
        }
        self.names.insert(name.to_vec(), member);
        Ok(())
    }
}

fn room<T>(items: &[T]) -> Result<(), Fault> {
    if items.len() < MAX_ITEMS { Ok(()) } else { Err(Fault::TooMany) }
}

fn key(text: &[u8]) -> Result<VerifierKey, Fault> {
    str::from_utf8(text).map_err(|_| KeyError::Malformed).and_then(str::parse).map_err(Fault::Key)
}
