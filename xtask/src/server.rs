//! The real binary, started for a person or for a test.

use crate::{
    shell::{self, Result, command, root},
    web,
};
use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command},
    time::Duration,
};

/// Builds everything and serves the demonstration until interrupted.
pub fn run_demonstration(listen: &str, data: Option<&str>) -> Result<()> {
    web::build()?;
    shell::run(command(".", "cargo", &["build", "--release", "--package", "sauro-api"]))?;
    let data = match data {
        Some(folder) => PathBuf::from(folder),
        None => fresh("demonstration")?,
    };
    let data = data.to_string_lossy().into_owned();
    shell::run(command(".", "target/release/sauro", &["demo", "--data", &data, "--listen", listen]))
}

/// An empty folder under target/.
pub fn fresh(name: &str) -> Result<PathBuf> {
    let folder = root().join("target").join(name);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => Ok(folder),
    }
}

/// The binary of the test build.
pub const BINARY: &str = "target/debug/sauro";

/// The binary that the Rust tests have just used; built with their features, or everything would compile again.
pub fn build() -> Result<()> {
    shell::run(command(".", "cargo", &["test", "--workspace", "--no-run", "--quiet", "--test", "sign_in"]))
}

/// A demonstration server of the test build; it ends with this value.
pub struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT`.
    pub url: String,
}

impl Server {
    /// Starts `target/debug/sauro demo` on a free port and waits until it is ready.
    pub fn start(name: &str) -> Result<Self> {
        build()?;
        Self::spawn(name, BINARY)
    }

    /// The same with the binary as people run it, for what is measured.
    pub fn start_release(name: &str) -> Result<Self> {
        web::build()?;
        shell::run(command(".", "cargo", &["build", "--release", "--package", "sauro-api"]))?;
        Self::spawn(name, "target/release/sauro")
    }

    fn spawn(name: &str, binary: &str) -> Result<Self> {
        let data = fresh(name)?;
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|socket| socket.local_addr())
            .map_err(|error| error.to_string())?
            .port();
        let listen = format!("127.0.0.1:{port}");
        let log = root().join(format!("target/{name}.log"));
        let output = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let child = Command::new(root().join(binary))
            .args(["demo", "--listen", &listen, "--data"])
            .arg(&data)
            .stdout(output.try_clone().map_err(|error| error.to_string())?)
            .stderr(output)
            .spawn()
            .map_err(|error| format!("the server did not start: {error}"))?;
        let mut server = Self { child, url: format!("http://{listen}") };
        for _ in 0..3_000 {
            if ready(&listen) {
                return Ok(server);
            }
            if let Ok(Some(status)) = server.child.try_wait() {
                let said = fs::read_to_string(&log).unwrap_or_default();
                return Err(format!("the server ended with {status}:\n{said}"));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!(
            "the server was not ready within a minute; it said:\n{}",
            fs::read_to_string(&log).unwrap_or_default()
        ))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ready(listen: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(listen) else { return false };
    let asked = format!("GET /readyz HTTP/1.1\r\nHost: {listen}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    stream.set_read_timeout(Some(Duration::from_secs(2))).is_ok()
        && stream.write_all(asked.as_bytes()).is_ok()
        && stream.read_to_string(&mut answer).is_ok()
        && answer.starts_with("HTTP/1.1 200")
}
