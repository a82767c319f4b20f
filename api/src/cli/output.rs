//! What the command line prints: words for people, JSON for scripts; progress only where somebody looks.

use super::exit::Failure;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::{
    io::{IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// JSON instead of words.
    pub json: bool,
}

impl Output {
    /// A result: as JSON, or in words.
    pub fn say(&self, result: &impl Serialize, words: &str) {
        let json = if self.json { serde_json::to_string(result).unwrap_or_default() } else { String::new() };
        self.tell(&json, words);
    }

    /// The same, with the JSON text made already.
    pub fn tell(&self, json: &str, words: &str) {
        let text = if self.json { json } else { words };
        // A reader that has gone away is not our failure.
        let _ = writeln!(std::io::stdout(), "{text}");
    }

    /// A whole document, to a file or to standard output.
    pub fn document(&self, text: &str, to: Option<&Path>) -> Result<(), Failure> {
        match to {
            Some(path) => std::fs::write(path, text)?,
            None => std::io::stdout().write_all(text.as_bytes())?,
        }
        Ok(())
    }

    /// Prints a failure and gives its exit code.
    pub fn failed(&self, failure: &Failure) -> ExitCode {
        let Failure { exit, code, message, detail } = failure;
        let text = if self.json {
            serde_json::json!({ "error": { "code": code, "message": message, "detail": detail } }).to_string()
        } else {
            format!("sauro: {message}  [{code}]")
        };
        let _ = writeln!(std::io::stderr(), "{text}");
        ExitCode::from(*exit)
    }

    /// A bar for long work; silent for scripts and where nobody looks.
    pub fn progress(&self, length: u64, what: &'static str) -> ProgressBar {
        if self.json || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let style = "{msg} {bar:32} {human_pos}/{human_len} {per_sec} còn {eta}";
        let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::new(length).with_style(style).with_message(what)
    }
}
