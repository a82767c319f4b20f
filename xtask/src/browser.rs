//! The browser of the end-to-end tests: Debian's chromium.

use crate::shell::{self, Result, command};
use std::path::Path;

/// Where Debian puts it.
pub const PATH: &str = "/usr/bin/chromium";

/// Makes sure it is there: installs it as root, otherwise says how.
pub fn ensure() -> Result<()> {
    if Path::new(PATH).exists() {
        return Ok(());
    }
    let how = "apt-get update && apt-get install --yes chromium fonts-noto-core";
    let root = command(".", "id", &["-u"]).output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if !root || !shell::present("apt-get") {
        return Err(format!("the browser tests need Debian's chromium at {PATH}; as root: {how}"));
    }
    shell::run(command(".", "apt-get", &["update", "--quiet=2"]))?;
    let mut install = command(
        ".",
        "apt-get",
        &["install", "--yes", "--quiet=2", "--no-install-recommends", "chromium", "fonts-noto-core"],
    );
    install.env("DEBIAN_FRONTEND", "noninteractive");
    shell::run(install)
}
