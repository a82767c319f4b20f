//! Rules about the house itself: file lengths, and words that do not belong in it.

use crate::{
    shell::{Result, command, root},
    tally::Tally,
};
use std::fs;

const LONGEST: usize = 400;
const LONGEST_IN_DOMAIN: usize = 200;

/// Checks every tracked source file; prints what it finds.
pub fn check() -> Result<Tally> {
    let output = command(".", "git", &["ls-files", "-co", "--exclude-standard"]).output();
    let listing = output.map_err(|error| format!("git ls-files: {error}"))?.stdout;
    let listing = String::from_utf8_lossy(&listing).into_owned();
    let mut tally = Tally::default();
    for path in listing.lines().filter(|path| is_source(path)) {
        let Ok(text) = fs::read_to_string(root().join(path)) else { continue };
        let most = if path.starts_with("domain/src/") { LONGEST_IN_DOMAIN } else { LONGEST };
        let lines = text.lines().count();
        let held = lines <= most;
        if !held {
            println!("{path}: {lines} lines, at most {most}: is there a room that wants to be two?");
        }
        tally = tally.and(Tally::one(held));
    }
    Ok(tally)
}

fn is_source(path: &str) -> bool {
    [".rs", ".ts", ".tsx", ".mjs"].iter().any(|ending| path.ends_with(ending))
}
