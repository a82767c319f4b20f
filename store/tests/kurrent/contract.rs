//! The suite of every adapter, on the double; and on a real server, when `SAURO_TEST_KURRENT` names one:
//!
//! ```sh
//! SAURO_TEST_KURRENT='kurrentdb://127.0.0.1:2113?tls=false' cargo test -p sauro-store --test kurrent real -- --nocapture
//! ```
//!
//! The suite writes streams of its own (`contract-…`) and leaves them there: name a server for tests.

use crate::double::Double;
use async_trait::async_trait;
use sauro_store::{EventLog, contract, contract::Subject, kurrent::KurrentLog};
use std::{
    io::Write,
    sync::{Arc, Once},
};

struct OnDouble(Double);

#[async_trait]
impl Subject for OnDouble {
    async fn open(&self) -> Arc<dyn EventLog> {
        Arc::new(KurrentLog::connect(&self.0.url()).unwrap())
    }
}

contract!(double, OnDouble(Double::start().await));

const VARIABLE: &str = "SAURO_TEST_KURRENT";

struct OnServer(String);

impl OnServer {
    /// The server named; or a line that says so, past the test runner's capture, once.
    fn named() -> Option<Self> {
        static SAID: Once = Once::new();
        let url = std::env::var(VARIABLE).ok().filter(|url| !url.is_empty());
        if url.is_none() {
            SAID.call_once(|| {
                let _ = writeln!(std::io::stderr(), "skipped: {VARIABLE} is not set");
            });
        }
        url.map(Self)
    }
}

#[async_trait]
impl Subject for OnServer {
    async fn open(&self) -> Arc<dyn EventLog> {
        Arc::new(KurrentLog::connect(&self.0).unwrap())
    }
}

contract!(
    real,
    match OnServer::named() {
        Some(server) => server,
        None => return,
    }
);
