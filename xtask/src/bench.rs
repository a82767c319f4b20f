//! Benchmarks: criterion for the parts, a load driver for the whole.

use crate::{
    browser,
    server::Server,
    shell::{self, Result, command},
    web,
};

/// Runs them all; each prints its ratio against a baseline measured in the same run. The screens come last: Lighthouse
/// on its mobile profile against the release binary, at least 90 in the best of three runs.
pub fn run() -> Result<()> {
    for package in ["sauro-store", "sauro-projections", "sauro-verify", "sauro-tests"] {
        shell::run(command(".", "cargo", &["bench", "--package", package]))?;
    }
    browser::ensure()?;
    web::packages("tests/lighthouse")?;
    let server = Server::start_release("lighthouse")?;
    let mut screens = command("tests/lighthouse", "node", &["--test", "--test-reporter=spec"]);
    screens.env("SAURO_URL", &server.url).env("CHROMIUM", browser::PATH).env("SAURO_LIGHTHOUSE_LEAST", "90");
    shell::run(screens)
}
