//! `sauro command run`: commands about assignments from a file, through the same gate as everybody else.

mod acts;
mod file;

use super::{Data, exit::Failure, output::Output};
use crate::{
    Application, Random,
    application::Act,
    clock::{Clock, SystemClock, SystemRandom},
    config::Config,
    installation::Installation,
};
use acts::Wish;
use clap::{Args, Subcommand};
use sauro_domain::{
    Command,
    context::Actor,
    id::{AssignmentId, CommandId, PersonId, PositionId},
    register::Capacity,
    text::Prose,
    time::Timestamp,
};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The door.
#[derive(Debug, Subcommand)]
pub enum Door {
    /// Issue the commands of a file, in order, until one is refused.
    Run(Run),
}

/// Whose commands, and which.
#[derive(Debug, Args)]
pub struct Run {
    #[command(flatten)]
    data: Data,
    /// A JSON or TOML file: one command, or a list under `commands`; `-` is standard input (JSON).
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// The account on whose behalf the commands are issued.
    #[arg(long = "as", value_name = "ACCOUNT")]
    account: String,
    /// The seat acted in, by its id as the API shows it; otherwise the office of the highest rank the person holds.
    #[arg(long, value_name = "SEAT")]
    position: Option<String>,
}

/// One command of a file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    /// The idempotency key; a fresh one when absent.
    command_id: Option<CommandId>,
    /// The assignment; for a draft the command's own id when absent.
    assignment: Option<AssignmentId>,
    /// When it took effect, if not now.
    effective_at: Option<Timestamp>,
    /// Why.
    why: Option<String>,
    /// The revision seen.
    expected_revision: Option<u64>,
    /// What is wished for.
    #[serde(flatten)]
    wish: Wish,
}

impl Door {
    /// The data directory.
    pub fn data(&self) -> &Path {
        let Self::Run(run) = self;
        &run.data.data
    }

    /// Does what it says.
    pub async fn run(self, config: Config, output: &Output) -> Result<(), Failure> {
        let Self::Run(run) = self;
        let entries = file::read(&run.file)?;
        let installation = Installation::open(&run.data.data, config).await?;
        let done = issue(&installation, &run, entries, output).await;
        installation.close().await;
        done
    }
}

async fn issue(
    installation: &Installation,
    run: &Run,
    entries: Vec<Entry>,
    output: &Output,
) -> Result<(), Failure> {
    let app = &installation.app;
    let account = installation.auth.accounts.find(&run.account)?;
    let person = account
        .ok_or_else(|| Failure::new(7, "UNKNOWN_ACCOUNT", format!("no account {}", run.account)))?
        .person;
    let actor = actor(app, person, run.position.as_deref()).await?;
    for entry in entries {
        let id = entry.command_id.unwrap_or_else(|| CommandId(SystemRandom.ulid(SystemClock.now())));
        let assignment = match entry.assignment {
            Some(assignment) => assignment,
            None if entry.wish.creates() => AssignmentId::from(id),
            None => return Err(Failure::usage("the command names no assignment")),
        };
        let why = entry.why.as_deref().map(Prose::parse).transpose().map_err(Failure::usage)?;
        let (effective, expected_revision) = (entry.effective_at, entry.expected_revision);
        let act = Act { effective, why, expected_revision, ..Act::new(id, actor, "cli") };
        let command = Command::Assignment(assignment, entry.wish.command()?);
        let outcome = app.execute(act.request(command)).await?;
        let result = serde_json::json!({
            "assignment": format!("Assignment_{assignment}"),
            "commandId": id.to_string(),
            "position": outcome.position,
            "revision": outcome.revision,
            "repeated": outcome.repeated,
            "events": outcome.events,
            "leaves": outcome.leaves.iter().map(hex::encode).collect::<Vec<_>>(),
        });
        let words =
            format!("Assignment_{assignment}: revision {}, position {}", outcome.revision, outcome.position);
        output.say(&result, &words);
    }
    Ok(())
}

/// The account's person in a seat of theirs, or for its absent holder.
pub(super) async fn actor(
    app: &Application,
    person: PersonId,
    wanted: Option<&str>,
) -> Result<Actor, Failure> {
    let wanted: Option<PositionId> = match wanted {
        None => None,
        Some(text) => Some(text.strip_prefix("Seat_").unwrap_or(text).parse().map_err(Failure::usage)?),
    };
    let found = app.with_register(|view| {
        let seat = match wanted {
            Some(wanted) => view.may_act(person, wanted).map(|capacity| (wanted, capacity)),
            None => view.first_seat(person),
        };
        let (position, capacity) = seat?;
        let holder = view.holder(position).map(|tenure| tenure.person).filter(|holder| *holder != person);
        let on_behalf_of = holder.filter(|_| capacity != Capacity::Holder);
        Some(Actor::Person { person, position, on_behalf_of })
    });
    let none = || {
        Failure::new(
            3,
            "NOT_YOUR_POSITION",
            "the account's person neither holds that position nor acts for its holder",
        )
    };
    found.await?.ok_or_else(none)
}
