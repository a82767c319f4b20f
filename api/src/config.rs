//! Settings: one TOML file and `SAURO__SECTION__KEY` variables on top. An unknown key is an error that names it.

mod bounds;
mod environment;
mod shown;

use sauro_domain::assignment::escalation::Ladder;
use serde::{Deserialize, Serialize};
use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or cannot be read.
    #[error("cannot read the settings file {path}: {source}")]
    #[allow(missing_docs)]
    Unreadable { path: PathBuf, source: std::io::Error },
    /// The file has an unknown key, a wrong type, or is not TOML.
    #[error("the settings file {path} is not acceptable: {why}")]
    #[allow(missing_docs)]
    File { path: PathBuf, why: String },
    /// A variable names an unknown key or gives a wrong type.
    #[error("the variable {name} is not acceptable: {why}")]
    #[allow(missing_docs)]
    Variable { name: String, why: String },
    /// Settings that contradict each other.
    #[error("{key}: {why}")]
    #[allow(missing_docs)]
    Contradiction { key: &'static str, why: String },
}

/// All settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where and how the server listens.
    pub server: Server,
    /// Where the events are kept.
    pub log: Log,
    /// Bounds of the GraphQL door.
    pub graphql: Graphql,
    /// Sign-in and sessions.
    pub auth: Auth,
    /// Evidence files.
    pub files: Files,
    /// What the process says about itself.
    pub logging: Logging,
    /// Work the server does by itself.
    pub jobs: Jobs,
    /// Signed heads of the log.
    pub heads: Heads,
    /// Who witnesses them.
    pub witness: Witness,
}

/// Signed heads of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Heads {
    /// Where journal, key and tiles are kept; otherwise `heads` in the data directory. On another disk, or one that
    /// keeps what was written, an old copy of the data directory is found out at once.
    pub folder: Option<PathBuf>,
    /// The log's identity in every head, such as `sauro.example.vn/so/2026`. Only used when the key is made.
    pub origin: Option<String>,
    /// Seconds between two rounds: a head is signed when the log grew, and once an hour when it did not.
    pub every_seconds: u64,
}

impl Default for Heads {
    fn default() -> Self {
        Self { folder: None, origin: None, every_seconds: 10 }
    }
}

/// Who witnesses the heads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Witness {
    /// A C2SP policy file with the witnesses, where to ask them, and how many are needed. Without one nobody is asked.
    pub policy: Option<PathBuf>,
    /// Seconds a witness gets to answer.
    pub timeout_seconds: u64,
}

impl Default for Witness {
    fn default() -> Self {
        Self { policy: None, timeout_seconds: 5 }
    }
}

/// Where and how the server listens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port.
    pub listen: SocketAddr,
    /// The origin people use, such as `https://sauro.example.vn`; needed behind a proxy that ends TLS.
    pub public_origin: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Allows passwords over plain HTTP on an address other machines can reach. Only for closed test networks.
    pub allow_plain_http: bool,
    /// Seconds that requests under way get when the server stops.
    pub drain_seconds: u64,
    /// Connections open at the same time; others wait to be taken. Live ones get three quarters of them.
    pub most_connections: usize,
    /// A file with the token that `/metrics` asks of callers from other machines; without it they are refused.
    pub metrics_token_file: Option<PathBuf>,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8046)),
            public_origin: None,
            trusted_proxies: Vec::new(),
            allow_plain_http: false,
            drain_seconds: 10,
            most_connections: 512,
            metrics_token_file: None,
        }
    }
}

impl Server {
    /// People reach the server through TLS, so cookies can be `Secure`.
    pub fn secure(&self) -> bool {
        self.public_origin.as_deref().is_some_and(|origin| origin.starts_with("https://"))
    }
}

/// Where the events are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// Embedded by default.
    pub adapter: Adapter,
    /// Connection string of the KurrentDB cluster, for that adapter.
    pub kurrent: Option<String>,
}

impl Default for Log {
    fn default() -> Self {
        Self { adapter: Adapter::Sqlite, kurrent: None }
    }
}

/// The log adapters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Adapter {
    /// One file in the data directory.
    Sqlite,
    /// A KurrentDB cluster shared by many nodes.
    Kurrent,
}

/// Bounds of the GraphQL door.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Graphql {
    /// Browser sessions may send documents that the screens do not contain. For development only.
    pub freeform_for_sessions: bool,
    /// The largest request body, in KiB.
    pub body_kib: usize,
    /// Seconds one request may take.
    pub timeout_seconds: u64,
    /// Aliases in a free-form document.
    pub aliases: usize,
    /// Root fields in a free-form document.
    pub root_fields: usize,
    /// Tokens in a free-form document.
    pub tokens: usize,
}

impl Default for Graphql {
    fn default() -> Self {
        Self {
            freeform_for_sessions: false,
            body_kib: 64,
            timeout_seconds: 5,
            aliases: 30,
            root_fields: 10,
            tokens: 2_000,
        }
    }
}

/// Sign-in and sessions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Auth {
    /// Minutes without a request after which a session ends.
    pub idle_minutes: u32,
    /// Hours after which a session ends in any case.
    pub absolute_hours: u32,
}

impl Default for Auth {
    fn default() -> Self {
        Self { idle_minutes: 30, absolute_hours: 12 }
    }
}

/// Evidence files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    /// The largest file, in MiB.
    pub most_mib: u64,
    /// Files that one account may send within an hour.
    pub most_per_hour: u32,
}

impl Default for Files {
    fn default() -> Self {
        Self { most_mib: 50, most_per_hour: 200 }
    }
}

/// What the process says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Logging {
    /// Lines for people or JSON lines for collectors.
    pub format: LogFormat,
    /// A level, or directives such as `sauro_api=debug,info`.
    pub level: String,
}

impl Default for Logging {
    fn default() -> Self {
        Self { format: LogFormat::Text, level: "info,memory_serve=warn".to_owned() }
    }
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

/// Work the server does by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Jobs {
    /// Marks missed contributions, brings overdue work to those above, opens the next period of recurring work.
    pub enabled: bool,
    /// Seconds between two rounds.
    pub every_seconds: u64,
    /// Working days overdue after which the supervising leader is told; 0 = never.
    pub escalate_to_supervisor_after: u32,
    /// Working days overdue after which the assigner is told; 0 = never.
    pub escalate_to_assigner_after: u32,
    /// Overdue work urged more often than this goes to the assigner at once; 0 = never for that reason.
    pub escalate_after_urges: u32,
}

impl Jobs {
    /// When overdue work is brought to whom.
    pub fn ladder(&self) -> Ladder {
        Ladder {
            supervisor_after: self.escalate_to_supervisor_after,
            assigner_after: self.escalate_to_assigner_after,
            urges: self.escalate_after_urges,
        }
    }
}

impl Default for Jobs {
    fn default() -> Self {
        Self {
            enabled: true,
            every_seconds: 60,
            escalate_to_supervisor_after: 5,
            escalate_to_assigner_after: 10,
            escalate_after_urges: 3,
        }
    }
}

impl Config {
    /// Reads the file, if one is given, lays the variables over it and checks the whole.
    pub fn load(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let table = match file {
            None => toml::Table::new(),
            Some(path) => {
                let unacceptable = |why: String| ConfigError::File { path: path.to_owned(), why };
                let text = std::fs::read_to_string(path)
                    .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
                // Twice, because only the text gives line numbers and only the table can be laid over.
                toml::from_str::<Self>(&text)
                    .map_err(|error| unacceptable(error.to_string().trim().to_owned()))?;
                text.parse().map_err(|error: toml::de::Error| unacceptable(error.to_string()))?
            }
        };
        let config = environment::overlay(table, variables)?;
        config.checked()
    }

    /// The same settings on another address, checked again.
    pub fn listening(mut self, listen: SocketAddr) -> Result<Self, ConfigError> {
        self.server.listen = listen;
        self.checked()
    }

    fn checked(self) -> Result<Self, ConfigError> {
        let wrong = |key, why: &str| Err(ConfigError::Contradiction { key, why: why.to_owned() });
        if let Some(origin) = &self.server.public_origin {
            let scheme_and_host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
            if !scheme_and_host.is_some_and(|host| !host.is_empty() && !host.contains('/')) {
                return wrong(
                    "server.public_origin",
                    "expected scheme and host only, such as https://sauro.example.vn",
                );
            }
        }
        if !self.server.listen.ip().is_loopback() && !self.server.secure() && !self.server.allow_plain_http {
            return wrong(
                "server.listen",
                "other machines can reach this address, but server.public_origin does not begin with https://; \
                 put a TLS proxy in front and name it, or set server.allow_plain_http on a closed test network",
            );
        }
        if self.log.adapter == Adapter::Kurrent && self.log.kurrent.is_none() {
            return wrong("log.kurrent", "the adapter kurrent needs a connection string");
        }
        let named = |origin: &str| {
            (1..=200).contains(&origin.len())
                && !origin.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
        };
        if self.heads.origin.as_deref().is_some_and(|origin| !named(origin)) {
            return wrong("heads.origin", "expected a name without spaces and plus signs, at most 200 bytes");
        }
        bounds::check(&self)?;
        Ok(self)
    }
}
