//! Judges nobody here wrote: Go's sumdb, Python's aics-tlog, pymerkle and aics-witness, and the tools every system has.

use crate::{
    shell::{self, Result, command, root},
    tally::Tally,
};
use std::{fs, path::Path, process::Command};

/// Where Debian puts Go libraries.
const GO_PATH: &str = "/usr/share/gocode";

/// Makes heads, proofs and a bundle, and lets each judge look at them. A judge that cannot be had is said so.
pub fn judges() -> Result<Tally> {
    let folder = root().join("target/outside");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut given =
        command(".", "cargo", &["test", "--quiet", "--package", "sauro-verify", "--test", "outside"]);
    given.env("SAURO_OUTSIDE", &folder);
    shell::run(given)?;
    let mut tally =
        Tally::one(shell::run(command(".", "sh", &["tests/outside/by_hand.sh", &text(&folder)])).is_ok());
    match go() {
        Ok(()) => tally = tally.and(Tally::one(shell::run(go_judge(&folder)).is_ok())),
        Err(why) => println!("skipped: golang.org/x/mod/sumdb: {why}"),
    }
    for (package, version) in [("aics-tlog", "0.2.1"), ("pymerkle", "7.0.0")] {
        match python(&folder, package, version) {
            Ok(python) => {
                let mut judge = command(".", &python, &["tests/outside/judge.py", &text(&folder), package]);
                judge.env("PYTHONDONTWRITEBYTECODE", "1");
                tally = tally.and(Tally::one(shell::run(judge).is_ok()));
            }
            Err(why) => println!("skipped: {package}: {why}"),
        }
    }
    match python(&folder, "aics-witness", "0.1.0") {
        Ok(python) => {
            let program = Path::new(&python).with_file_name("aics-witness");
            let test =
                ["test", "--quiet", "--package", "sauro-api", "--test", "witnessed", "nobody_here_wrote"];
            let mut witnessed = command(".", "cargo", &test);
            witnessed.env("SAURO_AICS_WITNESS", program).env("PYTHONDONTWRITEBYTECODE", "1");
            tally = tally.and(Tally::one(shell::run(witnessed).is_ok()));
        }
        Err(why) => println!("skipped: aics-witness: {why}"),
    }
    Ok(tally)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Go and its module library, from Debian; installed as root, otherwise said how.
fn go() -> Result<()> {
    let library = Path::new(GO_PATH).join("src/golang.org/x/mod/sumdb/tlog");
    if Path::new("/usr/bin/go").exists() && library.exists() {
        return Ok(());
    }
    let packages = ["golang-go", "golang-golang-x-mod-dev"];
    let root = command(".", "id", &["-u"]).output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if !root || !shell::present("apt-get") {
        return Err(format!("as root: apt-get install {}", packages.join(" ")));
    }
    shell::run(command(".", "apt-get", &["update", "--quiet=2"]))?;
    let mut install = command(".", "apt-get", &["install", "--yes", "--quiet=2", "--no-install-recommends"]);
    install.args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    shell::run(install)
}

fn go_judge(folder: &Path) -> Command {
    let mut judge = command(".", "/usr/bin/go", &["run", "tests/outside/judge.go", &text(folder)]);
    judge
        .env("GO111MODULE", "off")
        .env("GOPATH", GO_PATH)
        .env("GOCACHE", folder.join("go-cache"))
        .env("GOFLAGS", "");
    judge
}

/// A Python of our own with the package in it.
fn python(folder: &Path, package: &str, version: &str) -> Result<String> {
    let home = folder.join(package);
    let python = text(&home.join("bin/python"));
    let mark = home.join(version);
    if mark.exists() {
        return Ok(python);
    }
    let ready = || -> Result<()> {
        shell::run(command(".", "python3", &["-m", "venv", &text(&home)]))?;
        let wanted = format!("{package}=={version}");
        // It says it wants a newer Python than Debian's and runs on that one as well.
        let install = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--ignore-requires-python",
            &wanted,
        ];
        shell::run(command(".", &python, &install))?;
        fs::write(&mark, "").map_err(|error| error.to_string())
    };
    ready().map_err(|why| format!("{why}; by hand: pip install {package}=={version}"))?;
    Ok(python)
}
