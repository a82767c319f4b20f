//! Every check and test, in the order in which a mistake is cheapest to find.

use crate::{
    browser, house, outside,
    server::{self, Server},
    shell::{self, Result, command, root},
    tally::{self, Tally},
    web,
};
use std::{fs, process::ExitCode, time::Instant};

type Step = (&'static str, fn() -> Result<Tally>);

const STEPS: &[Step] = &[
    ("format", || exit_code("cargo", &["fmt", "--all", "--check"])),
    ("house", house::check),
    ("web: build", web_build),
    ("web: lint", || npm("lint")),
    ("web: budget", || npm("budget")),
    ("web: unit tests", web_unit),
    ("clippy", || {
        exit_code("cargo", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])
    }),
    // As it is built for people: without the features that only tests switch on.
    ("the binary alone", || {
        exit_code("cargo", &["clippy", "--package", "sauro-api", "--quiet", "--", "-D", "warnings"])
    }),
    ("rust tests", rust),
    ("outside verifiers", outside::judges),
    ("conformance", conformance),
    ("browser", journeys),
    ("lighthouse", lighthouse),
];

/// Runs the steps; the last line printed is `N passed, N failed`.
pub fn run(only: Option<&str>) -> ExitCode {
    let mut total = Tally::default();
    let mut report = Vec::new();
    for (name, step) in STEPS.iter().filter(|(name, _)| only.is_none_or(|part| name.contains(part))) {
        println!("\n== {name}");
        let started = Instant::now();
        let tally = step().unwrap_or_else(|problem| {
            println!("{name}: {problem}");
            Tally { passed: 0, failed: 1 }
        });
        report.push(format!(
            "{name}: {} passed, {} failed ({} s)",
            tally.passed,
            tally.failed,
            started.elapsed().as_secs()
        ));
        total = total.and(tally);
    }
    println!("\n{}\n", report.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn exit_code(program: &str, arguments: &[&str]) -> Result<Tally> {
    Ok(Tally::one(shell::run(command(".", program, arguments)).is_ok()))
}

fn npm(script: &str) -> Result<Tally> {
    Ok(Tally::one(shell::run(command("web", "npm", &["run", "--silent", script])).is_ok()))
}

fn web_build() -> Result<Tally> {
    web::build()?;
    Ok(Tally::one(true))
}

fn web_unit() -> Result<Tally> {
    let report = root().join("target/vitest.json");
    let output = format!("--outputFile={}", report.display());
    let arguments = ["vitest", "run", "--reporter=default", "--reporter=json", &output];
    let succeeded = shell::run(command("web", "npx", &arguments)).is_ok();
    Ok(tally::vitest(&fs::read_to_string(&report).unwrap_or_default()).settled(succeeded))
}

fn rust() -> Result<Tally> {
    let (output, succeeded) =
        shell::run_and_keep(command(".", "cargo", &["test", "--workspace", "--no-fail-fast", "--quiet"]))?;
    Ok(tally::cargo(&output).settled(succeeded))
}

/// The GraphQL-over-HTTP audits and real clients of the protocols, against the real binary.
fn conformance() -> Result<Tally> {
    web::packages("tests/conformance")?;
    let server = Server::start("conformance")?;
    node_tests("tests/conformance", &server)
}

/// The journeys in a real browser, against the real binary with the real screens.
fn journeys() -> Result<Tally> {
    browser::ensure()?;
    let server = Server::start("browser")?;
    node_tests("web/e2e", &server)
}

/// Lighthouse on its mobile profile: accessibility 100, performance at least 90. Some minutes.
fn lighthouse() -> Result<Tally> {
    browser::ensure()?;
    web::packages("tests/lighthouse")?;
    let server = Server::start("lighthouse")?;
    node_tests("tests/lighthouse", &server)
}

fn node_tests(folder: &str, server: &Server) -> Result<Tally> {
    let mut tests = command(folder, "node", &["--test", "--test-concurrency=1", "--test-reporter=tap"]);
    tests.env("SAURO_URL", &server.url).env("CHROMIUM", browser::PATH);
    // For tests that start servers of their own.
    tests.env("SAURO_BINARY", root().join(server::BINARY));
    let (output, succeeded) = shell::run_and_keep(tests)?;
    Ok(tally::node(&output).settled(succeeded))
}
