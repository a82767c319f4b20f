//! One data directory, opened: the log, the views, the vault, the accounts, and the application over them.

mod whole;

use crate::{
    ApiError,
    access::{Access, AccessError},
    application::{Application, Parts, Side},
    auth::{AccountError, Accounts, Auth},
    clock::{Clock, Random, SystemClock, SystemRandom},
    config::{Adapter, Config},
    integrity::{Integrity, Witnesses, recorded_access_head},
};
use sauro_heads::HeadsError;
use sauro_projections::{ViewError, Views};
use sauro_store::{
    EventLog, Position,
    kurrent::KurrentLog,
    sqlite::{OpenError, Options, SqliteLog},
    vault::{Vault, VaultError},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::task::JoinHandle;

pub(crate) use whole::is_damage;

/// Where things stand in a data directory.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The directory itself.
    pub data: PathBuf,
}

impl Layout {
    /// Of a data directory.
    pub fn of(data: &Path) -> Self {
        Self { data: data.to_owned() }
    }

    /// Accounts, sessions, tokens.
    pub fn accounts(&self) -> PathBuf {
        self.data.join("accounts.db")
    }

    /// Refusals and facts about the installation.
    pub fn side(&self) -> PathBuf {
        self.data.join("app.db")
    }

    /// The views: may be deleted at any time, and are rebuilt.
    pub fn views(&self) -> PathBuf {
        self.data.join("views")
    }

    /// Personal values.
    pub fn vault(&self) -> PathBuf {
        self.data.join("vault")
    }

    /// Evidence files.
    pub fn files(&self) -> PathBuf {
        self.data.join("files")
    }

    /// The signed heads, unless the settings put them elsewhere.
    pub fn heads(&self) -> PathBuf {
        self.data.join("heads")
    }

    /// Settings, when no other file is named.
    pub fn config(&self) -> PathBuf {
        self.data.join("sauro.toml")
    }
}

/// Why a data directory cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    /// Nothing has been set up there.
    #[error("there is no installation in {0}; set one up with `sauro init --data {0}`")]
    NotSetUp(PathBuf),
    /// The log holds events, and a file that belongs to them is not there.
    #[error("{} is missing or empty, but a log was kept beside it; restore it from a backup", .0.display())]
    Missing(PathBuf),
    /// A file is not what it was.
    #[error("{} is damaged: {what}; restore it from a backup", file.display())]
    #[allow(missing_docs)]
    Damaged { file: PathBuf, what: String },
    /// The log says no: in use, damaged, too new.
    #[error("{0}")]
    Log(#[from] OpenError),
    /// The cluster cannot be reached.
    #[error("the event log cannot be reached: {0}")]
    Cluster(String),
    /// Journal, key or tiles of the heads cannot be read or written.
    #[error("the signed heads cannot be kept: {0}")]
    Heads(#[from] HeadsError),
    /// The policy file of the witnesses is not acceptable.
    #[error("witness.policy: {0}")]
    Policy(String),
    /// The views say no.
    #[error(transparent)]
    Views(#[from] ViewError),
    /// The vault says no.
    #[error("the vault of personal values cannot be opened: {0}")]
    Vault(#[from] VaultError),
    /// The accounts say no.
    #[error(transparent)]
    Accounts(#[from] AccountError),
    /// The access log cannot be used.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// A file of our own says no.
    #[error("app.db: {0}")]
    Side(#[from] rusqlite::Error),
    /// The directory itself cannot be used.
    #[error("the data directory {} cannot be used: {why}", directory.display())]
    #[allow(missing_docs)]
    Directory { directory: PathBuf, why: std::io::Error },
    /// The application could not start on what is stored.
    #[error(transparent)]
    Application(#[from] ApiError),
    /// No password could be hashed.
    #[error(transparent)]
    Hashing(#[from] crate::auth::passwords::HashingFailed),
}

/// An opened installation.
#[derive(Debug)]
pub struct Installation {
    /// The handler.
    pub app: Application,
    /// Sign-in.
    pub auth: Auth,
    /// Settings.
    pub config: Arc<Config>,
    /// Where everything stands.
    pub layout: Layout,
    projector: JoinHandle<()>,
}

impl Installation {
    /// Opens a directory that has been set up, with the machine's own clock and randomness.
    pub async fn open(data: &Path, config: Config) -> Result<Self, OpenFailure> {
        if config.log.adapter == Adapter::Sqlite
            && !data.join(sauro_store::sqlite::FILE).exists()
            && !made(data)
        {
            return Err(OpenFailure::NotSetUp(data.to_owned()));
        }
        Self::open_with(data, config, Arc::new(SystemClock), Arc::new(SystemRandom)).await
    }

    /// Opens a directory, made if need be, with a clock and randomness of the caller's choice. Sessions and
    /// secrets use the machine's own in any case.
    pub async fn open_with(
        data: &Path,
        config: Config,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Result<Self, OpenFailure> {
        let layout = Layout::of(data);
        let unusable = |why| OpenFailure::Directory { directory: data.to_owned(), why };
        make_private(data).map_err(unusable)?;
        let made = made(data);
        let log: Arc<dyn EventLog> = match (&config.log.adapter, &config.log.kurrent) {
            (Adapter::Sqlite, _) => Arc::new(SqliteLog::open(data, Options::default())?),
            (Adapter::Kurrent, connection) => {
                let connection = connection.as_deref().unwrap_or_default();
                let log = KurrentLog::connect(connection);
                Arc::new(log.map_err(|error| OpenFailure::Cluster(error.to_string()))?)
            }
        };
        // Before any of them is made: an empty one in its place would look like a fresh installation.
        if config.log.adapter == Adapter::Sqlite && made && *log.watch().borrow() > Position::START {
            whole::all_there(&layout)?;
        }
        let (integrity, log) = match config.log.adapter {
            Adapter::Kurrent => (Integrity::on_cluster(), log),
            Adapter::Sqlite => {
                let folder = config.heads.folder.clone().unwrap_or_else(|| layout.heads());
                let timeout = Duration::from_secs(config.witness.timeout_seconds);
                let witnesses = match &config.witness.policy {
                    None => Witnesses::default(),
                    Some(path) => Witnesses::read(path, timeout).map_err(OpenFailure::Policy)?,
                };
                Integrity::open(&folder, &origin(&config), witnesses, log).await?
            }
        };
        let (views, projector) = open_views(&layout, &log).await?;
        let vault = Vault::open(&layout.vault()).map_err(|error| whole::of_vault(&layout, error))?;
        let accounts = layout.accounts();
        let accounts = Accounts::open(&accounts).map_err(|error| whole::of_accounts(accounts, error))?;
        let (vault, accounts) = (Arc::new(vault), Arc::new(accounts));
        let projector = tokio::spawn(async move {
            let ended = projector.run().await;
            tracing::debug!(?ended, "the projector has ended");
        });
        let side = Side::open(&layout.side()).map_err(|error| whole::of_side(layout.side(), error))?;
        let recorded = match config.log.adapter {
            Adapter::Sqlite => recorded_access_head(log.as_ref()).await?,
            // Each process has an access log of its own there.
            Adapter::Kurrent => None,
        };
        let access = Access::open(data, recorded);
        let access = access.map_err(|error| whole::of_access(data.join("access.db"), error))?;
        let accounts_kept = Some(Arc::clone(&accounts));
        let parts = Parts { log, views, vault, side, accounts: accounts_kept, access, clock, random };
        let app = Application::with_heads(parts, integrity).await?;
        let auth = Auth::new(accounts, &config, Arc::new(SystemClock), Arc::new(SystemRandom))?;
        Ok(Self { app, auth, config: Arc::new(config), layout, projector })
    }

    /// Closes the log cleanly, which ends everything that follows it, and leaves every file whole.
    pub async fn close(self) {
        self.app.integrity().last_round(self.app.log().as_ref()).await;
        self.app.log().close().await;
        self.app.access().close();
        if let Err(error) = self.app.side().checkpoint() {
            tracing::warn!(%error, "app.db keeps its log beside it");
        }
        if let Err(error) = self.auth.accounts.checkpoint() {
            tracing::warn!(%error, "accounts.db keeps its log beside it");
        }
        self.projector.abort();
        let _ended = self.projector.await;
    }
}

/// The name the log signs under, if it does not have one yet: as the settings say, or the host people use and a number
/// that no other installation has.
fn origin(config: &Config) -> String {
    let own = || {
        let public = config.server.public_origin.as_deref();
        let host = public.and_then(|origin| origin.split("://").nth(1)?.split(':').next());
        let mut number = [0_u8; 4];
        SystemRandom.fill(&mut number);
        format!("{}/so-{}", host.unwrap_or("sauro.local"), hex::encode(number))
    };
    config.heads.origin.clone().unwrap_or_else(own)
}

/// A log was made here before, whatever has become of it since.
fn made(data: &Path) -> bool {
    data.join("log.made").exists()
}

/// Opens the views. Spoilt ones are thrown away and built anew: all they hold is in the log.
async fn open_views(
    layout: &Layout,
    log: &Arc<dyn EventLog>,
) -> Result<(Views, sauro_projections::Projector), OpenFailure> {
    let folder = layout.views();
    match Views::open(&folder, Arc::clone(log)).await {
        Err(error) if whole::views_are_spoilt(&error) => {
            tracing::warn!(%error, "the views are spoilt; they are thrown away and built again from the log");
            std::fs::remove_dir_all(&folder).map_err(ViewError::from)?;
            Ok(Views::open(&folder, Arc::clone(log)).await?)
        }
        opened => Ok(opened?),
    }
}

/// Makes a directory, if need be, that nobody but the service's own user looks into: from its first moment on.
pub(crate) fn make_private(directory: &Path) -> std::io::Result<()> {
    if let Some(parent) = directory.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        std::fs::create_dir_all(parent)?;
    }
    match private().create(directory) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && directory.is_dir() => {}
        made => made?,
    }
    restrict(directory)
}

#[cfg(unix)]
fn private() -> std::fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = std::fs::DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private() -> std::fs::DirBuilder {
    std::fs::DirBuilder::new()
}

/// Nobody but the service's own user looks into the directory.
#[cfg(unix)]
fn restrict(data: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(data, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn restrict(_data: &Path) -> std::io::Result<()> {
    Ok(())
}
