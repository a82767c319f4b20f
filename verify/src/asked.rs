//! Whether a selection is of the assignment that was asked for.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    entry::Entry,
    report::{Code, Report},
};

/// The assignment a request names, and the codes the selection shows.
pub struct Asked {
    code: Option<String>,
    /// Nothing else was asked for.
    alone: bool,
    /// The code each assignment was drafted under.
    drafted: HashMap<String, String>,
}

impl Asked {
    /// What was asked for, by name.
    pub fn new(request: &[(String, String)]) -> Self {
        let code = request.iter().find(|(name, _)| name == "assignment");
        // Asked for with spaces around it, it was looked for without them.
        let code = code.map(|(_, value)| value.trim().to_owned());
        Self { code, alone: request.len() == 1, drafted: HashMap::new() }
    }

    /// Keeps the code of an assignment.
    pub fn follow(&mut self, entry: &Entry) {
        if self.code.is_none() || entry.kind() != "assignment.drafted" || entry.ver != 0 {
            return;
        }
        if let Some(code) = entry.data().get("code").and_then(Value::as_str) {
            self.drafted.entry(entry.stream.clone()).or_insert(code.to_owned());
        }
    }

    /// Names each of the streams that is not the assignment asked for. Conditions may add streams that are no assignment.
    pub fn finish(&self, streams: &[String], report: &mut Report) {
        let Some(code) = &self.code else { return };
        let judged = streams.iter().filter(|stream| self.alone || stream.starts_with("assignment-"));
        for stream in judged {
            let drafted = self.drafted.get(stream);
            if drafted != Some(code) {
                let drafted = drafted.map_or("–", String::as_str);
                report.found(Code::Request, None, format!("{stream}: {drafted} ≠ {code}"));
            }
        }
    }
}
