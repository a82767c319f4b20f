//! Benchmarks: criterion for the parts, a load driver for the whole.

use crate::shell::{self, Result, command};

/// Runs them all; each prints its ratio against a baseline measured in the same run.
pub fn run() -> Result<()> {
    for package in ["sauro-store", "sauro-projections", "sauro-verify", "sauro-tests"] {
        shell::run(command(".", "cargo", &["bench", "--package", package]))?;
    }
    Ok(())
}
