//! Running other programs: what they print is shown as it comes, and kept where a step counts it.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A problem in words.
pub type Result<T> = std::result::Result<T, String>;

/// The workspace root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A command in a folder of the workspace.
pub fn command(folder: &str, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root().join(folder)).args(arguments);
    command
}

/// Runs it with its output shown; a non-zero exit is a problem.
pub fn run(mut command: Command) -> Result<()> {
    let words = words(&command);
    println!("$ {words}");
    let status = command.status().map_err(|error| format!("`{words}` did not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{words}` ended with {status}")) }
}

/// Runs it with its output shown and returned, and whether it succeeded.
pub fn run_and_keep(mut command: Command) -> Result<(String, bool)> {
    let words = words(&command);
    println!("$ {words}");
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{words}` did not start: {error}"))?;
    let mut kept = String::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(|error| format!("`{words}`: {error}"))?;
            println!("{line}");
            kept.push_str(&line);
            kept.push('\n');
        }
    }
    let status = child.wait().map_err(|error| format!("`{words}`: {error}"))?;
    Ok((kept, status.success()))
}

/// Whether the program answers `--version`.
pub fn present(program: &str) -> bool {
    let quiet = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

fn words(command: &Command) -> String {
    let parts = std::iter::once(command.get_program()).chain(command.get_args());
    parts.map(|part| part.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
