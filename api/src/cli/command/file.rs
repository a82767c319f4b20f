//! A file of commands: its form first, then each entry by itself, so that what is wrong is told by its place.

use super::{Entry, Failure};
use serde_json::{Map, Value};
use std::{io::Read, path::Path};

/// The entries of a file, in order.
pub(super) fn read(path: &Path) -> Result<Vec<Entry>, Failure> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(path).map_err(|error| Failure::about(path, error))?;
    }
    let toml = path.extension().is_some_and(|extension| extension == "toml");
    entries(&bytes, toml)
        .map_err(|why| Failure::new(3, "FILE_NOT_ACCEPTABLE", format!("{}: {why}", path.display())))
}

fn entries(bytes: &[u8], toml: bool) -> Result<Vec<Entry>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8: {error}"))?;
    let whole: Value = if toml {
        toml::from_str(text).map_err(|error| error.to_string())?
    } else {
        serde_json::from_str(text).map_err(|error| error.to_string())?
    };
    let Value::Object(mut whole) = whole else {
        return Err("expected one command, or a list of them under `commands`".to_owned());
    };
    match whole.remove("commands") {
        None => Ok(vec![entry(whole, "")?]),
        Some(Value::Array(many)) => many.into_iter().enumerate().map(numbered).collect(),
        Some(_) => Err("commands: expected a list".to_owned()),
    }
}

fn numbered((index, given): (usize, Value)) -> Result<Entry, String> {
    let place = format!("commands[{index}]");
    match given {
        Value::Object(given) => entry(given, &place),
        _ => Err(format!("{place}: expected a command")),
    }
}

fn entry(given: Map<String, Value>, place: &str) -> Result<Entry, String> {
    parsed(&given).map_err(|why| {
        let field = culprit(&given, &why);
        let path: Vec<_> =
            [Some(place).filter(|place| !place.is_empty()), field].into_iter().flatten().collect();
        if path.is_empty() { why } else { format!("{}: {why}", path.join(".")) }
    })
}

fn parsed(given: &Map<String, Value>) -> Result<Entry, String> {
    serde_json::from_value(Value::Object(given.clone())).map_err(|error| error.to_string())
}

/// The field without which it would not be wrong in this way; what is missing names itself.
fn culprit<'a>(given: &'a Map<String, Value>, why: &str) -> Option<&'a str> {
    if why.starts_with("missing field") {
        return None;
    }
    let differs = |key: &&str| {
        let mut without = given.clone();
        without.remove(*key);
        parsed(&without).err().is_none_or(|then| then != why)
    };
    // What kind of act it is decides how everything else is read: it is to blame only when nothing else is.
    let keys = given.keys().map(String::as_str);
    keys.clone().filter(|key| *key != "act").chain(keys.filter(|key| *key == "act")).find(differs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_many_are_read() {
        let count = |text: &str, toml| entries(text.as_bytes(), toml).unwrap().len();
        assert_eq!(count(r#"{"act":"draft"}"#, false), 1);
        assert_eq!(count(r#"{"commands":[{"act":"draft"},{"act":"issue"}]}"#, false), 2);
        assert_eq!(count(r#"{"commands":[]}"#, false), 0);
        assert_eq!(count("act = \"draft\"", true), 1);
        assert_eq!(count("[[commands]]\nact = \"draft\"\n[[commands]]\nact = \"issue\"", true), 2);
    }

    #[test]
    fn what_is_wrong_is_told_by_its_place() {
        for (text, words) in [
            (r#"{"commands":[{"do":"draft"}]}"#, vec!["commands[0]", "`act`"]),
            (
                r#"{"commands":[{"act":"draft"},{"act":"dance"}]}"#,
                vec!["commands[1].act", "dance", "`draft`"],
            ),
            (r#"{"commands":[{"act":"draft","commandId":5}]}"#, vec!["commands[0].commandId"]),
            (r#"{"commands":[{"act":"discard"}]}"#, vec!["commands[0]", "`reason`"]),
            (r#"{"commands":[{"act":"discard","reason":7}]}"#, vec!["commands[0].reason"]),
            (r#"{"commands":[3]}"#, vec!["commands[0]", "expected a command"]),
            (r#"{"commands":{}}"#, vec!["commands: expected a list"]),
            (r#"{"act":"draft","expectedRevision":"x"}"#, vec!["expectedRevision"]),
            ("[]", vec!["`commands`"]),
            ("{", vec!["line 1"]),
        ] {
            let why = entries(text.as_bytes(), false).unwrap_err();
            assert!(words.iter().all(|word| why.contains(word)), "{text}: {why}");
            assert!(!why.contains("untagged"), "{text}: {why}");
        }
        assert!(entries(b"{\"act\":\"\xff\"}", false).unwrap_err().contains("UTF-8"));
    }
}
