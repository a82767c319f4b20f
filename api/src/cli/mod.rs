//! The command line: serve, set up, look after. Every command answers with an exit code that scripts can rely on.

mod backup;
mod command;
mod data;
mod demo;
mod exit;
mod init;
mod inspection;
mod key;
mod mining;
mod output;
mod person;
mod serve;
mod users;
mod witness;

use crate::config::Config;
use clap::{Args, Parser, Subcommand};
use exit::Failure;
use output::Output;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  something failed that was not foreseen
  2  wrong usage
  3  refused by a rule; the code and the remedy are printed
  4  the data directory is in use by another process
  5  stored data is damaged, or verification failed
  6  the settings are not acceptable
  7  not there: no installation, account, or file of that name
  8  the log contradicts the heads signed for it: it is only read, and nothing is recorded

Settings are read from DATA/sauro.toml or --config, then from SAURO__SECTION__KEY variables.";

/// Sáu Rõ: who answers for what, since when, by what authority.
#[derive(Debug, Parser)]
#[command(name = "sauro", version, about, after_help = AFTER_HELP, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Task,
}

#[derive(Debug, Args)]
struct Common {
    /// Print results, errors included, as JSON.
    #[arg(long, global = true)]
    json: bool,
    /// The settings file; otherwise DATA/sauro.toml, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Data {
    /// The data directory.
    #[arg(long, value_name = "DIR", env = "SAURO_DATA")]
    data: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Serve an installation until told to stop.
    Serve {
        #[command(flatten)]
        data: Data,
        /// Address and port; otherwise as in the settings (127.0.0.1:8046).
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<SocketAddr>,
        /// Do not serve a log that contradicts the heads signed for it: end with exit code 8 instead of serving it
        /// read-only.
        #[arg(long)]
        strict: bool,
    },
    /// Set up a real, empty installation: the office, its first seat and its first administrator.
    Init(init::Init),
    /// Fill a fresh directory with the demonstration ward and serve it.
    Demo(demo::Demo),
    /// Write every event as one JSON line, in the order recorded, byte for byte as stored; or the history for process
    /// mining.
    Export {
        #[command(flatten)]
        data: Data,
        /// The file to write; otherwise standard output.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Write the history as OCEL 2.0 (JSON): no names, no sentences.
        #[arg(long, value_name = "FILE")]
        ocel: Option<PathBuf>,
        /// Write the history of every assignment as XES: no names, no sentences.
        #[arg(long, value_name = "FILE")]
        xes: Option<PathBuf>,
        #[command(flatten)]
        bundle: inspection::Bundle,
    },
    /// Check every stored event: canonical form, order, links between events, leaf hashes. Or, given a bundle, judge
    /// that: exit code 0 PASS, 1 FAIL, 2 INCOMPLETE, 3 when something given cannot be read.
    Verify {
        /// The data directory.
        #[arg(long, value_name = "DIR", env = "SAURO_DATA")]
        data: Option<PathBuf>,
        #[command(flatten)]
        judge: inspection::Judge,
    },
    /// Copy everything that matters into a new directory, also while the server runs.
    Backup {
        #[command(flatten)]
        data: Data,
        /// The directory to write; must not exist, nor lie in the data directory.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Put a backup into a new data directory and verify it.
    Restore {
        /// The backup.
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// The data directory to make; must not exist or be empty.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// The folder of heads that survived, if it did: it knows more than the backup's, and a copy that ends before
        /// what was signed is then only read.
        #[arg(long, value_name = "DIR")]
        heads: Option<PathBuf>,
    },
    /// Throw the views away and build them again from the log.
    Rebuild(Data),
    /// The key that signs the heads of the log.
    #[command(subcommand)]
    Key(key::Key),
    /// Accounts.
    #[command(subcommand)]
    User(users::User),
    /// API tokens for dashboards.
    #[command(subcommand)]
    Token(users::Token),
    /// The GraphQL schema.
    #[command(subcommand)]
    Schema(Schema),
    /// The settings.
    #[command(subcommand)]
    Config(Settings),
    /// Personal data.
    #[command(subcommand)]
    Person(person::Person),
    /// Witness the heads of other installations; on the log's machine, exchange requests and answers by file.
    #[command(subcommand)]
    Witness(witness::Witness),
    /// Issue commands from a file, through the same gate as everybody else.
    #[command(subcommand)]
    Command(command::Door),
}

#[derive(Debug, Subcommand)]
enum Schema {
    /// Print the schema in the schema definition language.
    Export {
        /// The file to write; otherwise standard output.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum Settings {
    /// Read the settings as `serve` would, and print what holds.
    Check {
        /// The data directory whose sauro.toml is read when no --config is given.
        #[arg(long, value_name = "DIR", env = "SAURO_DATA")]
        data: Option<PathBuf>,
    },
}

/// Parses the arguments, does what they say, and gives the exit code.
pub fn main() -> ExitCode {
    let Cli { common, command } = Cli::parse();
    let output = Output { json: common.json };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output.failed(&Failure::other(error)),
    };
    match runtime.block_on(run(command, &common, &output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output.failed(&failure),
    }
}

async fn run(task: Task, common: &Common, output: &Output) -> Result<(), Failure> {
    let settings = |data: &Path| settings(common.config.as_deref(), Some(data));
    match task {
        Task::Serve { data, listen, strict } => {
            backup::refuse(&data.data)?;
            let config = serve::with_listen(settings(&data.data)?, listen)?;
            serve::serve(&data.data, config, strict, output).await
        }
        Task::Init(init) => {
            backup::refuse(&init.data.data)?;
            backup::outside(("--data", &init.data.data))?;
            let config = settings(&init.data.data)?;
            init.run(config, output).await
        }
        Task::Demo(demo) => {
            demo.data.as_deref().map_or(Ok(()), backup::refuse)?;
            let config = self::settings(common.config.as_deref(), demo.data.as_deref())?;
            demo.run(config, output).await
        }
        Task::Export { data, bundle, .. } if bundle.inspection.is_some() => {
            let to = bundle.inspection.clone().unwrap_or_default();
            bundle.write(&to, &data.data, settings(&data.data)?, output).await
        }
        Task::Export { data, to, ocel: None, xes: None, .. } => {
            data::export(&data.data, &settings(&data.data)?, to.as_deref(), output).await
        }
        Task::Export { data, to, ocel, xes, .. } => {
            if to.is_some() {
                return Err(Failure::usage("--to goes without --ocel and --xes"));
            }
            let files = [(mining::Format::Ocel, ocel), (mining::Format::Xes, xes)];
            data::export_mining(&data.data, &settings(&data.data)?, files, output).await
        }
        Task::Verify { judge, data } => match (&judge.bundle, data) {
            (Some(bundle), _) => judge.judge(bundle, output),
            (None, Some(data)) => data::verify(&Data { data }, output),
            (None, None) => Err(Failure::usage("name a bundle, or a data directory with --data")),
        },
        Task::Backup { data, to } => {
            backup::refuse(&data.data)?;
            backup::backup(&data.data, &to, output)
        }
        Task::Restore { from, data, heads } => backup::restore(&from, &data, heads.as_deref(), output),
        Task::Rebuild(data) => data::rebuild(&data.data, settings(&data.data)?, output).await,
        Task::Key(key) => {
            backup::refuse(key.data())?;
            let config = settings(key.data())?;
            key.run(config, output).await
        }
        Task::User(user) => {
            backup::refuse(user.data())?;
            let config = settings(user.data())?;
            user.run(config, output).await
        }
        Task::Token(token) => token.run(output),
        Task::Schema(Schema::Export { to }) => output.document(&crate::graphql::sdl(), to.as_deref()),
        Task::Config(Settings::Check { data }) => {
            check_settings(common.config.as_deref(), data.as_deref(), output)
        }
        Task::Person(person) => {
            backup::refuse(person.data())?;
            let config = settings(person.data())?;
            person.run(config, output).await
        }
        Task::Witness(witness) => {
            backup::refuse(witness.data())?;
            let config = settings(witness.data())?;
            witness.run(config, output).await
        }
        Task::Command(door) => {
            backup::refuse(door.data())?;
            let config = settings(door.data())?;
            door.run(config, output).await
        }
    }
}

/// `sauro config check`: what holds, and where it was read.
fn check_settings(named: Option<&Path>, data: Option<&Path>, output: &Output) -> Result<(), Failure> {
    if let Some(data) = data.filter(|data| !data.is_dir()) {
        return Err(Failure::missing(format!("there is no directory {}", data.display())));
    }
    let config = settings(named, data)?;
    let own = data.map(|data| crate::installation::Layout::of(data).config()).filter(|path| path.exists());
    let from = named.map(Path::to_owned).or(own).map_or_else(
        || "no settings file: defaults and SAURO__… variables".to_owned(),
        |path| format!("{} and SAURO__… variables", path.display()),
    );
    let text = config.shown().map_err(Failure::other)?;
    output.say(&config, &format!("The settings are acceptable. What holds ({from}):\n\n{text}"));
    Ok(())
}

/// The settings that hold: of the file named, or of the data directory, with the variables on top.
fn settings(named: Option<&Path>, data: Option<&Path>) -> Result<Config, Failure> {
    let own = data.map(|data| crate::installation::Layout::of(data).config()).filter(|path| path.exists());
    // A variable that is not UTF-8 cannot be one of ours: their names and values are plain.
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Ok(Config::load(named.or(own.as_deref()), variables)?)
}
