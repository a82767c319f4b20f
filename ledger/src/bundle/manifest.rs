//! `manifest.json`: which log, under a head of which size, how much of it, and what was asked for.

use std::fmt;

use super::FORMAT;

/// The most characters a manifest keeps of each thing that was asked for.
pub const MAX_ASKED: usize = 200;

/// How much of the log a bundle holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every entry under the head.
    Whole,
    /// Some entries, among them all of these streams; sorted.
    Streams(Vec<String>),
}

/// What was asked for, in the words of whoever made the bundle. It is proven by nothing: only the whole log shows that
/// the streams of a selection are all that fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// An assignment, by its code.
    pub assignment: Option<String>,
    /// Touched on or after this day.
    pub from: Option<String>,
    /// What a person did, by id.
    pub person: Option<String>,
    /// What was done from a unit or on work led from there, by id.
    pub unit: Option<String>,
    /// Touched until this day.
    pub until: Option<String>,
}

impl Request {
    /// The names a request can have, sorted.
    pub const NAMES: [&str; 5] = ["assignment", "from", "person", "unit", "until"];

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is said, by name.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let values = [&self.assignment, &self.from, &self.person, &self.unit, &self.until];
        Self::NAMES.into_iter().zip(values).filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }
}

/// The manifest of a bundle.
#[derive(Debug, Clone)]
pub struct Manifest<'m> {
    origin: &'m str,
    size: u64,
    scope: &'m Scope,
    mandates: bool,
    request: Request,
}

impl<'m> Manifest<'m> {
    /// Of the log of this origin, under a head of this size.
    pub fn new(origin: &'m str, size: u64, scope: &'m Scope) -> Self {
        Self { origin, size, scope, mandates: false, request: Request::default() }
    }

    /// Says that the streams of all mandates are shown whole as well, so that a reader can insist on it.
    pub fn with_mandates(self) -> Self {
        Self { mandates: true, ..self }
    }

    /// Says what was asked for.
    pub fn asked(self, request: Request) -> Self {
        Self { request, ..self }
    }
}

impl fmt::Display for Manifest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{\"format\":\"{FORMAT}\",")?;
        if self.mandates {
            f.write_str("\"mandates\":\"whole\",")?;
        }
        write!(f, "\"origin\":{},", quoted(self.origin))?;
        if !self.request.is_empty() {
            let kept = |value: &str| quoted(&value.chars().take(MAX_ASKED).collect::<String>());
            let said = self.request.said().map(|(name, value)| format!("\"{name}\":{}", kept(value)));
            write!(f, "\"request\":{{{}}},", said.collect::<Vec<_>>().join(","))?;
        }
        match self.scope {
            Scope::Whole => f.write_str("\"scope\":\"whole\",")?,
            Scope::Streams(streams) => {
                let streams = streams.iter().map(|stream| quoted(stream)).collect::<Vec<_>>().join(",");
                write!(f, "\"scope\":[{streams}],")?;
            }
        }
        writeln!(f, "\"size\":{}}}", self.size)
    }
}

/// A JSON string, escaped as RFC 8785 has it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_those_of_json() {
        for text in ["", "ông Nguyễn Văn Đạt", "a\"b\\c\n\r\t\u{8}\u{c}\u{1}\u{7f}é/\u{1f600}"] {
            assert_eq!(quoted(text), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn a_manifest_is_json_in_its_one_spelling() {
        let scope = Scope::Streams(vec!["assignment-1".to_owned(), "assignment-2".to_owned()]);
        let request = Request {
            person: Some("Person_\"1\"".to_owned()),
            from: Some("2026-01-01".to_owned()),
            ..Request::default()
        };
        let long = Request { assignment: Some("x".repeat(1000)), ..Request::default() };
        for manifest in [
            Manifest::new("a.example", 1, &Scope::Whole),
            Manifest::new("a.example", 7, &scope),
            Manifest::new("a.example", 7, &scope).with_mandates().asked(request),
            Manifest::new("a.example", 7, &scope).asked(long),
        ] {
            let text = manifest.to_string();
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(format!("{value}\n"), text);
            let code = value["request"].get("assignment").and_then(|code| code.as_str());
            assert!(code.is_none_or(|code| code.len() == MAX_ASKED));
        }
    }
}
