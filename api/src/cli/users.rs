//! `sauro user` and `sauro token`: accounts and API tokens, also beside a running server.

use super::{
    Data,
    data::{not_set_up, present},
    exit::Failure,
    output::Output,
};
use crate::{
    auth::{AccountError, Accounts, passwords, tokens::TokenError},
    clock::{Clock, SystemClock, SystemRandom},
    config::{Adapter, Config},
    installation::{Layout, OpenFailure},
};
use clap::{Args, Subcommand};
use sauro_domain::id::PersonId;
use sauro_store::{EventLog, codec, kurrent::KurrentLog, sqlite};
use serde_json::json;
use std::{
    io::{BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// Where a password comes from: never from an argument, which other users of the machine can read.
#[derive(Debug, Args)]
pub struct Password {
    /// A file that holds the password; otherwise SAURO_PASSWORD, otherwise the first line of standard input.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

/// Accounts.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Make an account for a registered person.
    Add {
        #[command(flatten)]
        data: Data,
        /// The name used to sign in.
        account: String,
        /// The person: an id as the screens and the API show it.
        #[arg(long)]
        person: String,
        #[command(flatten)]
        password: Password,
    },
    /// List the accounts.
    List(Data),
    /// Give an account a new password; its sessions end.
    Reset {
        #[command(flatten)]
        data: Data,
        /// The account.
        account: String,
        #[command(flatten)]
        password: Password,
    },
    /// Forbid an account to sign in; its sessions and tokens end at once.
    Disable {
        #[command(flatten)]
        data: Data,
        /// The account.
        account: String,
    },
    /// Allow it again.
    Enable {
        #[command(flatten)]
        data: Data,
        /// The account.
        account: String,
    },
}

/// API tokens.
#[derive(Debug, Subcommand)]
pub enum Token {
    /// Make a token for reading; it is printed once and kept as a hash only.
    Create {
        #[command(flatten)]
        data: Data,
        /// Whose sight it has.
        #[arg(long)]
        account: String,
        /// What it is for.
        #[arg(long)]
        label: String,
        /// How many days it holds, up to 365.
        #[arg(long, default_value_t = 90)]
        days: u32,
    },
    /// List the tokens of an account.
    List {
        #[command(flatten)]
        data: Data,
        /// The account.
        #[arg(long)]
        account: String,
    },
    /// Take a token back.
    Revoke {
        #[command(flatten)]
        data: Data,
        /// The account.
        #[arg(long)]
        account: String,
        /// The token's id, as `list` shows it.
        id: String,
    },
}

/// The accounts of an installation. None is made here: a directory that has none is not an installation, or not whole.
fn accounts(data: &Data) -> Result<Accounts, Failure> {
    let file = Layout::of(&data.data).accounts();
    if std::fs::metadata(&file).map_or(0, |found| found.len()) > 0 {
        return Ok(Accounts::open(&file)?);
    }
    Err(if present(&data.data) { OpenFailure::Missing(file).into() } else { not_set_up(&data.data) })
}

/// The same, for a new account: a further node of a cluster begins without any.
fn accounts_to_add(data: &Data, config: &Config) -> Result<Accounts, Failure> {
    match config.log.adapter {
        Adapter::Kurrent if data.data.is_dir() => Ok(Accounts::open(&Layout::of(&data.data).accounts())?),
        _ => accounts(data),
    }
}

/// An account belongs to somebody the log knows, and whose personal data stands.
async fn registered(data: &Data, config: &Config, person: PersonId) -> Result<(), Failure> {
    let stream = format!("{}-{person}", PersonId::KIND);
    let events = match config.log.adapter {
        Adapter::Sqlite => sqlite::read_stream(&data.data, &stream),
        Adapter::Kurrent => {
            let log = KurrentLog::connect(config.log.kurrent.as_deref().unwrap_or_default());
            log.map_err(Failure::other)?.read_stream(&stream, 0).await
        }
    };
    let events = events.map_err(crate::ApiError::from)?;
    if events.is_empty() {
        let what =
            format!("no Person_{person} is registered here; register the person first (personRegister)");
        return Err(Failure::new(7, "UNKNOWN_PERSON", what));
    }
    for event in &events {
        if codec::open(&event.bytes).map_err(Failure::other)?.kind == "person.data_erased" {
            let what =
                format!("the personal data of Person_{person} was erased; nobody signs in as them again");
            return Err(Failure::new(3, "PERSON_ERASED", what));
        }
    }
    Ok(())
}

impl User {
    /// The data directory.
    pub fn data(&self) -> &Path {
        let (Self::Add { data, .. }
        | Self::List(data)
        | Self::Reset { data, .. }
        | Self::Disable { data, .. }
        | Self::Enable { data, .. }) = self;
        &data.data
    }

    /// Does what it says.
    pub async fn run(self, config: Config, output: &Output) -> Result<(), Failure> {
        let now = SystemClock.now();
        match self {
            Self::Add { data, account, person, password } => {
                let person = person.strip_prefix("Person_").unwrap_or(&person);
                let person: PersonId = person.parse().map_err(Failure::usage)?;
                if config.log.adapter == Adapter::Sqlite && !present(&data.data) {
                    return Err(not_set_up(&data.data));
                }
                registered(&data, &config, person).await?;
                let accounts = accounts_to_add(&data, &config)?;
                let name = accounts.add(&account, person, &password.read()?, &SystemRandom, now)?;
                output.say(&json!({ "account": name }), &format!("The account {name} can sign in."));
            }
            Self::List(data) => {
                let list = accounts(&data)?.list()?;
                let line = |account: &crate::auth::Account| {
                    let state = if account.disabled_at.is_some() { "disabled" } else { "active" };
                    format!("{:<24} Person_{}  {state}", account.name, account.person)
                };
                output.say(&list, &list.iter().map(line).collect::<Vec<_>>().join("\n"));
            }
            Self::Reset { data, account, password } => {
                let (accounts, password) = (accounts(&data)?, password.read()?);
                passwords::acceptable(&account, &password).map_err(AccountError::from)?;
                let hash = passwords::hash(&SystemRandom, &password).map_err(Failure::other)?;
                accounts.set_hash(&account, &hash, None, now)?;
                output.say(
                    &json!({ "account": account }),
                    "The password was changed; open sessions have ended.",
                );
            }
            Self::Disable { data, account } => {
                accounts(&data)?.set_disabled(&account, true, now)?;
                output.say(&json!({ "account": account }), "The account can no longer sign in.");
            }
            Self::Enable { data, account } => {
                accounts(&data)?.set_disabled(&account, false, now)?;
                output.say(&json!({ "account": account }), "The account can sign in again.");
            }
        }
        Ok(())
    }
}

impl Token {
    /// Does what it says.
    pub fn run(self, output: &Output) -> Result<(), Failure> {
        let refused = |error: TokenError| match error {
            TokenError::Account(error) => error.into(),
            other => Failure::new(3, "TOKEN_REFUSED", other),
        };
        match self {
            Self::Create { data, account, label, days } => {
                let made =
                    accounts(&data)?.create_token(&account, &label, days, &SystemRandom, SystemClock.now());
                let (secret, token) = made.map_err(refused)?;
                let words =
                    format!("{secret}\n\nShown once. It holds until {}.", token.expires_at.to_rfc3339());
                output.say(&json!({ "secret": secret, "token": token }), &words);
            }
            Self::List { data, account } => {
                let accounts = accounts(&data)?;
                if accounts.find(&account)?.is_none() {
                    return Err(AccountError::Unknown(account).into());
                }
                let list = accounts.tokens(&account)?;
                let line = |token: &crate::auth::tokens::TokenInfo| {
                    format!("{}  {:<30} until {}", token.id, token.label, token.expires_at.to_rfc3339())
                };
                output.say(&list, &list.iter().map(line).collect::<Vec<_>>().join("\n"));
            }
            Self::Revoke { data, account, id } => {
                if !accounts(&data)?.revoke_token(&account, &id)? {
                    let what = format!("the account {account} has no token {id}");
                    return Err(Failure::new(7, "UNKNOWN_TOKEN", what));
                }
                output.say(&json!({ "id": id }), "The token no longer holds.");
            }
        }
        Ok(())
    }
}

impl Password {
    /// It need not be asked for.
    pub fn is_given(&self) -> bool {
        self.password_file.is_some() || std::env::var_os("SAURO_PASSWORD").is_some()
    }

    /// The password, without the end of its line.
    pub fn read(&self) -> Result<String, Failure> {
        let text = match (&self.password_file, std::env::var("SAURO_PASSWORD")) {
            (Some(path), _) => std::fs::read_to_string(path)
                .map_err(|error| Failure::missing(format!("{}: {error}", path.display())))?,
            (None, Ok(variable)) => variable,
            (None, Err(_)) => prompt()?,
        };
        let first = text.lines().next().unwrap_or("").to_owned();
        if first.is_empty() {
            Err(Failure::usage(
                "no password was given: use --password-file, SAURO_PASSWORD or standard input",
            ))
        } else {
            Ok(first)
        }
    }
}

fn prompt() -> Result<String, Failure> {
    let stdin = std::io::stdin();
    let terminal = stdin.is_terminal();
    if terminal {
        write!(std::io::stderr(), "Mật khẩu / password: ")?;
        echo(false);
    }
    let mut line = String::new();
    let read = stdin.lock().read_line(&mut line);
    if terminal {
        echo(true);
        writeln!(std::io::stderr())?;
    }
    read?;
    Ok(line)
}

/// Best effort: where there is no `stty`, what is typed stays visible.
fn echo(on: bool) {
    let argument = if on { "echo" } else { "-echo" };
    let _ = std::process::Command::new("stty").arg(argument).status();
}
