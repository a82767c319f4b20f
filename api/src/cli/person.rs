//! `sauro person erase`: personal data leaves the installation, through the same gate as everywhere.

use super::{Data, command, exit::Failure, output::Output};
use crate::{
    Random,
    application::Act,
    clock::{Clock, SystemClock, SystemRandom},
    config::Config,
    installation::Installation,
};
use clap::{Args, Subcommand};
use sauro_domain::{
    id::{CommandId, DocumentId, PersonId},
    text::Prose,
};
use std::{path::Path, str::FromStr};

/// Personal data.
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Erase a person's details and accounts beyond recovery; that it was done, by whom and why stays on record.
    Erase(Erase),
}

/// Whose, by whom, on what ground.
#[derive(Debug, Args)]
pub struct Erase {
    #[command(flatten)]
    data: Data,
    /// The person: an id as the screens and the API show it.
    person: String,
    /// The account of the officer who erases; needs the power over the whole office.
    #[arg(long = "as", value_name = "ACCOUNT")]
    account: String,
    /// The seat acted in, by its id as the API shows it; otherwise the office of the highest rank the officer holds.
    #[arg(long, value_name = "SEAT")]
    position: Option<String>,
    /// On what legal ground.
    #[arg(long, value_name = "TEXT")]
    ground: String,
    /// The deciding document, by its id as the API shows it.
    #[arg(long, value_name = "DOCUMENT")]
    basis: Option<String>,
    /// The idempotency key; a fresh one when absent.
    #[arg(long, value_name = "ULID")]
    command_id: Option<CommandId>,
}

impl Person {
    /// The data directory.
    pub fn data(&self) -> &Path {
        let Self::Erase(erase) = self;
        &erase.data.data
    }

    /// Does what it says.
    pub async fn run(self, config: Config, output: &Output) -> Result<(), Failure> {
        let Self::Erase(erase) = self;
        let person: PersonId = read("Person_", &erase.person)?;
        let basis = erase.basis.as_deref().map(|id| read::<DocumentId>("Document_", id)).transpose()?;
        let ground = Prose::parse(&erase.ground).map_err(Failure::usage)?;
        let installation = Installation::open(&erase.data.data, config).await?;
        let done = issue(&installation, &erase, person, basis, ground, output).await;
        installation.close().await;
        done
    }
}

fn read<T: FromStr>(kind: &str, id: &str) -> Result<T, Failure>
where
    T::Err: std::fmt::Display,
{
    id.strip_prefix(kind).unwrap_or(id).parse().map_err(Failure::usage)
}

async fn issue(
    installation: &Installation,
    erase: &Erase,
    person: PersonId,
    basis: Option<DocumentId>,
    ground: Prose,
    output: &Output,
) -> Result<(), Failure> {
    let app = &installation.app;
    let account = installation.auth.accounts.find(&erase.account)?;
    let officer = account
        .ok_or_else(|| Failure::new(7, "UNKNOWN_ACCOUNT", format!("no account {}", erase.account)))?
        .person;
    let actor = command::actor(app, officer, erase.position.as_deref()).await?;
    let id = erase.command_id.unwrap_or_else(|| CommandId(SystemRandom.ulid(SystemClock.now())));
    let outcome = app.erase_person(Act::new(id, actor, "cli"), person, basis, ground).await?;
    let result = serde_json::json!({
        "person": format!("Person_{person}"),
        "commandId": id.to_string(),
        "position": outcome.position,
        "revision": outcome.revision,
        "repeated": outcome.repeated,
        "events": outcome.events,
        "leaves": outcome.leaves.iter().map(hex::encode).collect::<Vec<_>>(),
    });
    let words = format!(
        "The personal data of Person_{person} is erased, with its accounts: position {}.\n\
         Backups made before hold it still: see the administrators' guide.",
        outcome.position
    );
    output.say(&result, &words);
    Ok(())
}
