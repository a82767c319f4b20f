//! The binary as a process of its own.

use serde_json::Value;
use std::{
    ffi::OsStr,
    fs::File,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

/// How a command of the command line ended.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The result, when it was asked for as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The exit code and the stable code of a failure, when it was asked for as JSON: its last line, after what the log said.
    pub fn failure(&self) -> (i32, String) {
        let last = self.err.trim().lines().last().unwrap_or_default();
        let said: Value = serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        (self.code, said["error"]["code"].as_str().unwrap().to_owned())
    }
}

/// The binary with nothing of this machine's own settings.
pub fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sauro"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SAURO")) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub fn run(mut command: Command) -> Said {
    let ended = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Said { code: ended.status.code().unwrap_or(-1), out: text(ended.stdout), err: text(ended.stderr) }
}

/// Runs it with arguments to its end.
pub fn sauro<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Said {
    let mut command = binary();
    command.args(arguments);
    run(command)
}

/// `sauro serve`, running.
#[derive(Debug)]
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    _out: BufReader<ChildStdout>,
}

impl Server {
    /// On a data directory and a free port.
    pub fn start(data: &Path) -> Self {
        Self::with(data, binary())
    }

    /// With more environment, or under another program.
    pub fn with(data: &Path, mut command: Command) -> Self {
        let log = File::options().append(true).create(true).open(log_of(data)).unwrap();
        let mut child = command
            .args(["--json", "serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("SAURO__GRAPHQL__FREEFORM_FOR_SESSIONS", "true")
            .env("SAURO__JOBS__ENABLED", "false")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap_or_else(|_| {
            panic!("the server did not start: {}", std::fs::read_to_string(log_of(data)).unwrap())
        });
        let address = said["listen"].as_str().unwrap().parse().unwrap();
        Self { child, address, _out: out }
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// kill −9.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> i32 {
        let told = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code().unwrap_or(-1)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ended already, unless the test failed.
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}

/// Where the server's own lines go.
pub fn log_of(data: &Path) -> PathBuf {
    data.with_extension("log")
}
