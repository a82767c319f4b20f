//! The project's two commands, and the smaller ones they are made of.

mod bench;
mod browser;
mod house;
mod outside;
mod server;
mod shell;
mod suite;
mod tally;
mod web;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Build, run and test Sáu Rõ.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve the demonstration ward on 127.0.0.1.
    Run {
        /// Where to listen; only loopback addresses are accepted by the demonstration.
        #[arg(long, default_value = "127.0.0.1:8046")]
        listen: String,
        /// Keep the ward in this directory instead of a fresh one under target/.
        #[arg(long)]
        data: Option<String>,
    },
    /// Run every check and test. The last line is `N passed, N failed`.
    Test {
        /// Only the steps whose name contains this.
        #[arg(long)]
        only: Option<String>,
    },
    /// Build the web UI into web/dist.
    Web,
    /// Write api/schema.graphql from the code.
    Schema,
    /// Run the benchmarks; figures belong in docs/performance.md with their method.
    Bench,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Run { listen, data } => server::run_demonstration(&listen, data.as_deref()),
        Task::Test { only } => return suite::run(only.as_deref()),
        Task::Web => web::build(),
        Task::Schema => web::write_schema(),
        Task::Bench => bench::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}
