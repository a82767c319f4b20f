//! Building the web UI: packages if the lock changed, Relay artifacts, types, bundle.

use crate::shell::{self, Result, command, root};
use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
};

/// Everything from packages to `web/dist` and `web/persisted.json`.
pub fn build() -> Result<()> {
    packages("web")?;
    ensure_persisted()?;
    shell::run(command("web", "npm", &["run", "--silent", "build"]))
}

/// Installs a folder's npm packages unless the lock file is the one installed last.
pub fn packages(folder: &str) -> Result<()> {
    if !shell::present("node") || !shell::present("npm") {
        return Err(
            "Node 20 or newer and npm are needed for the web UI; install both and run this again".into()
        );
    }
    let lock = root().join(folder).join("package-lock.json");
    let text = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let mark = format!("{:016x}", hasher.finish());
    let stamp = root().join(folder).join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == mark) {
        return Ok(());
    }
    shell::run(command(folder, "npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(&stamp, mark).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Relay adds to this file and wants it there; it is made anew with every build.
pub fn ensure_persisted() -> Result<()> {
    let persisted = root().join("web/persisted.json");
    if persisted.exists() {
        return Ok(());
    }
    fs::write(&persisted, "{}\n").map_err(|error| format!("{}: {error}", persisted.display()))
}

/// The published schema, from the code.
pub fn write_schema() -> Result<()> {
    let arguments = ["run", "--quiet", "--package", "sauro-api", "--bin", "sauro", "--", "schema", "export"];
    let output = command(".", "cargo", &arguments).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    fs::write(root().join("api/schema.graphql"), output.stdout).map_err(|error| error.to_string())
}
