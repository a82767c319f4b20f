//! `sauro key`: the key that signs the heads.

use super::{Data, exit::Failure, output::Output};
use crate::{config::Config, installation::Installation};
use clap::Subcommand;
use serde_json::json;
use std::path::Path;

/// The key that signs the heads.
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Print the public key, and the keys before it, as lines of a policy file.
    Show(Data),
    /// Put a new key in the place of the one in use, while the server is stopped. The old key signs the change, the
    /// change is recorded in the log, and both public keys stand in the policy from now on.
    Rotate(Data),
}

impl Key {
    /// The data directory.
    pub fn data(&self) -> &Path {
        match self {
            Self::Show(data) | Self::Rotate(data) => &data.data,
        }
    }

    /// Does what is asked.
    pub async fn run(self, config: Config, output: &Output) -> Result<(), Failure> {
        match self {
            Self::Show(data) => show(&data.data, &config, output),
            Self::Rotate(data) => rotate(&data.data, config, output).await,
        }
    }
}

fn show(data: &Path, config: &Config, output: &Output) -> Result<(), Failure> {
    let folder = config.heads.folder.clone().unwrap_or_else(|| data.join("heads"));
    let policy = std::fs::read_to_string(folder.join("policy"))
        .map_err(|_| Failure::missing(format!("no heads are kept in {}", folder.display())))?;
    let keys: Vec<&str> = policy.lines().filter_map(|line| line.strip_prefix("log ")).collect();
    let words = format!(
        "{}\n\nHand it to inspectors on paper or by hand: a policy they take from here proves nothing.",
        policy.trim_end()
    );
    output.say(&json!({ "keys": keys, "policy": policy }), &words);
    Ok(())
}

async fn rotate(data: &Path, config: Config, output: &Output) -> Result<(), Failure> {
    let installation = Installation::open(data, config).await?;
    let rotated = installation.app.rotate_key().await;
    installation.close().await;
    let rotation = rotated?;
    let (old, new) = (rotation.old.to_string(), rotation.new.to_string());
    let words = format!(
        "From now on heads are signed by\n  {new}\nuntil now by\n  {old}\nThe old key signed the change. Hand the new key to inspectors and witnesses (sauro witness trust)."
    );
    output.say(&json!({ "old": old, "new": new, "note": rotation.note.to_string() }), &words);
    Ok(())
}
