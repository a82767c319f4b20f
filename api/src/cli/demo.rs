//! `sauro demo`: fill a fresh directory with the demonstration ward and serve it.

use super::{
    exit::Failure,
    output::Output,
    serve::{listen, serve_opened, start_logging, told_to_stop, with_listen},
};
use crate::{
    application::{DemoAccount, Facts},
    auth::passwords,
    clock::{Clock, SeededRandom, SystemClock, SystemRandom},
    config::Config,
    demo::{self, StagedClock},
    installation::Installation,
    jobs::Scheduler,
};
use clap::Args;
use sauro_store::sqlite::{Options, SqliteLog};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What the demonstration calls itself.
const NAME: &str = "Đảng bộ phường Cẩm Lệ";

/// The demonstration.
#[derive(Debug, Args)]
pub struct Demo {
    /// The directory to fill; otherwise one under the system's temporary directory, removed at the end.
    #[arg(long, value_name = "DIR", env = "SAURO_DATA")]
    pub data: Option<PathBuf>,
    /// Address and port; otherwise as in the settings (127.0.0.1:8046).
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// Throw away the demonstration that stands in the directory and tell it anew, up to today. Refused where the
    /// directory holds anything but a demonstration.
    #[arg(long)]
    fresh: bool,
    /// Give the ward this many times its work, to see how the screens and the machine bear it: 30 is about 10,000
    /// assignments.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=300))]
    times: u16,
    /// Only fill the directory.
    #[arg(long)]
    no_serve: bool,
}

impl Demo {
    /// Fills the directory, unless it is filled, and serves it.
    pub async fn run(self, config: Config, output: &Output) -> Result<(), Failure> {
        let config = with_listen(config, self.listen)?;
        start_logging(&config.logging)?;
        let temporary = Temporary::unless(self.data.as_deref());
        let data = match (&self.data, &temporary) {
            (Some(data), _) => data.clone(),
            (None, Some(temporary)) => temporary.0.clone(),
            (None, None) => return Err(Failure::usage("no data directory")),
        };
        let stop = told_to_stop()?;
        let listener = if self.no_serve { None } else { Some(listen(config.server.listen).await?) };
        if self.fresh {
            clear(&data)?;
        }
        if !data.join(MARK).exists() {
            fill(&data, self.times, &config, output).await?;
        }
        let Some(listener) = listener else {
            let words =
                format!("The demonstration stands in {0}.\n\n  sauro demo --data {0}", data.display());
            output.say(&serde_json::json!({ "data": data }), &words);
            return Ok(());
        };
        serve_opened(Installation::open(&data, config).await?, listener, stop, output).await
    }
}

/// Written when the story has been told to its end.
const MARK: &str = "demo.made";

/// Removes a finished demonstration, and nothing else: neither an installation nor one in use.
fn clear(data: &Path) -> Result<(), Failure> {
    if !data.exists() || std::fs::read_dir(data)?.next().is_none() {
        return Ok(());
    }
    if !data.join(MARK).exists() {
        let what = format!("{} holds no finished demonstration, so nothing in it is removed", data.display());
        return Err(Failure::new(3, "NOT_A_DEMONSTRATION", what));
    }
    // Taken and let go: whoever serves the directory keeps it.
    let log = SqliteLog::open(data, Options::default());
    if let Err(error) = &log
        && error.code() == "DATA_DIRECTORY_IN_USE"
    {
        return Err(Failure::new(4, error.code(), error));
    }
    drop(log);
    Ok(std::fs::remove_dir_all(data)?)
}

async fn fill(data: &Path, times: u16, config: &Config, output: &Output) -> Result<(), Failure> {
    if data.exists() && std::fs::read_dir(data)?.next().is_some() {
        let what = format!("{} is not empty, and holds no finished demonstration", data.display());
        return Err(Failure::new(3, "ALREADY_THERE", what));
    }
    let now = SystemClock.now();
    let clock = Arc::new(StagedClock::at(demo::first_moment()));
    let random = Arc::new(SeededRandom::new(demo::SEED));
    let installation =
        Installation::open_with(data, config.clone(), Arc::<StagedClock>::clone(&clock), random).await?;
    let bar = output.progress(0, "Dựng dữ liệu minh họa");
    let progress = |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    };
    let told = demo::fill(&installation.app, &clock, now, times, &progress).await;
    bar.finish_and_clear();
    if told.is_ok() {
        // What the server would do by itself on the first morning belongs to the story.
        clock.set(now);
        Scheduler::new(installation.app.clone(), config.jobs.ladder()).round().await;
    }
    let done = async { sign_in(&installation, told.map_err(Failure::other)?) }.await;
    installation.close().await;
    done?;
    std::fs::write(data.join(MARK), "The demonstration was told to its end here.\n")?;
    Ok(())
}

/// One password for all accounts, hashed once: it stands on the sign-in page anyway.
fn sign_in(installation: &Installation, filled: demo::Filled) -> Result<(), Failure> {
    let hash = passwords::hash(&SystemRandom, demo::PASSWORD).map_err(Failure::other)?;
    let mut accounts = Vec::new();
    for (account, person) in filled {
        installation.auth.accounts.add_hashed(account.account, person, &hash, SystemClock.now())?;
        let name = installation.app.people().name(person);
        accounts.push(DemoAccount {
            account: account.account.to_owned(),
            password: demo::PASSWORD.to_owned(),
            label: name.map(|name| name.full.clone()).unwrap_or_default(),
            office: account.office.to_owned(),
        });
    }
    installation.app.set_installation(Facts { name: NAME.to_owned(), demo: true, accounts })?;
    Ok(())
}

/// A directory that goes away with the process.
struct Temporary(PathBuf);

impl Temporary {
    fn unless(named: Option<&Path>) -> Option<Self> {
        let name = format!("sauro-demo-{}", crate::http::correlation());
        named.is_none().then(|| Self(std::env::temp_dir().join(name)))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
