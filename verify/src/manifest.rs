//! `manifest.json`, read in its one spelling.

use sauro_ledger::{
    bundle::{FORMAT, MAX_ASKED, Request},
    streams::is_stream,
};
use serde_json::{Map, Value};

/// What `manifest.json` says.
pub struct Manifest {
    /// Which log.
    pub origin: String,
    /// The size of the head.
    pub size: u64,
    /// The streams that are whole; none: the whole log.
    pub streams: Option<Vec<String>>,
    /// The streams of mandates relied on are whole as well. Bundles of the former kind do not say so.
    pub mandates: bool,
    /// What was asked for, by name.
    pub request: Vec<(String, String)>,
}

/// The fields every manifest has, and the ones it may have.
const FIELDS: [&str; 4] = ["format", "origin", "scope", "size"];
const FURTHER: [&str; 2] = ["mandates", "request"];

impl Manifest {
    /// Reads it; none when it is not one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let line = bytes.strip_suffix(b"\n")?;
        let value: Value = serde_json::from_slice(line).ok()?;
        let known = |name: &String| FIELDS.contains(&name.as_str()) || FURTHER.contains(&name.as_str());
        let fields = value.as_object()?;
        let sound = serde_json::to_vec(&value).ok()? == line && fields.keys().all(known);
        if !sound || fields.get("format")?.as_str()? != FORMAT {
            return None;
        }
        let streams = match fields.get("scope")? {
            Value::String(whole) if whole == "whole" => None,
            Value::Array(names) => Some(streams(names)?),
            _ => return None,
        };
        Some(Self {
            origin: fields.get("origin")?.as_str()?.to_owned(),
            size: fields.get("size")?.as_u64()?,
            streams,
            mandates: match fields.get("mandates") {
                None => false,
                Some(said) => (said.as_str()? == "whole").then_some(true)?,
            },
            request: match fields.get("request") {
                None => Vec::new(),
                Some(said) => request(said.as_object()?)?,
            },
        })
    }
}

fn streams(names: &[Value]) -> Option<Vec<String>> {
    let streams: Option<Vec<String>> = names.iter().map(|name| Some(name.as_str()?.to_owned())).collect();
    let sound = |streams: &Vec<String>| {
        streams.iter().all(|name| is_stream(name)) && streams.is_sorted_by(|a, b| a < b)
    };
    streams.filter(sound)
}

fn request(said: &Map<String, Value>) -> Option<Vec<(String, String)>> {
    let one = |(name, value): (&String, &Value)| {
        let value = value.as_str().filter(|value| value.chars().count() <= MAX_ASKED)?;
        Request::NAMES.contains(&name.as_str()).then(|| (name.clone(), value.to_owned()))
    };
    said.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sauro_ledger::bundle::{Manifest as Written, Scope};

    #[test]
    fn what_is_written_is_read() {
        let scope = Scope::Streams(vec!["assignment-1".to_owned()]);
        let request = Request { unit: Some("Unit_1".to_owned()), ..Request::default() };
        let written = Written::new("a.example", 7, &scope).with_mandates().asked(request).to_string();
        let read = Manifest::read(written.as_bytes()).unwrap();
        assert!(read.mandates && read.size == 7 && read.origin == "a.example");
        assert_eq!(read.request, [("unit".to_owned(), "Unit_1".to_owned())]);
        let former = Manifest::read(Written::new("a.example", 7, &scope).to_string().as_bytes()).unwrap();
        assert!(!former.mandates && former.request.is_empty() && former.streams.is_some());
        for (from, to) in [
            ("\"mandates\":\"whole\"", "\"mandates\":\"some\""),
            ("\"unit\":", "\"units\":"),
            ("\"Unit_1\"", "1"),
            ("\"mandates\"", "\"more\""),
            ("\"size\":7", "\"size\": 7"),
            ("assignment-1", "assignment 1"),
        ] {
            assert!(written.contains(from));
            assert!(Manifest::read(written.replace(from, to).as_bytes()).is_none(), "{from} {to}");
        }
    }
}
