//! A protocol double of KurrentDB: an h2c server on loopback that speaks as much of the wire protocol as the
//! client uses here, over a log in memory. **It is a double.** It shows that the adapter behaves against this
//! reading of the protocol, including when things go wrong on purpose; it shows nothing about a real server's
//! durability, elections, limits or speed. For that the same suite runs against the server that
//! `SAURO_TEST_KURRENT` names.

#![allow(dead_code, missing_docs)] // each test binary uses its own part

pub mod database;
pub mod faults;
mod prompt;
pub mod proto;
mod serve;

pub use database::Database;
pub use faults::Faults;

use hyper_util::rt::{TokioExecutor, TokioIo};
use prompt::Prompt;
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, RwLock, atomic::AtomicU64},
};
use tokio::{net::TcpListener, task::JoinHandle};

/// One node.
#[derive(Debug)]
pub struct Double {
    address: SocketAddr,
    pub node: Arc<Node>,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

/// What a node's connections share.
#[derive(Debug)]
pub struct Node {
    pub database: Arc<Database>,
    pub faults: Faults,
    /// What gossip says: (port, leader).
    pub members: RwLock<Vec<(u16, bool)>>,
    /// How many subscriptions were ever opened: a client that spins or storms shows here.
    pub subscriptions: AtomicU64,
    /// Where each of them began: after this place, or at the beginning.
    pub resumed: Mutex<Vec<Option<(u64, u64)>>>,
    /// How many connections were ever accepted.
    pub connections: AtomicU64,
    pub port: u16,
}

impl Double {
    /// A running node with an empty log.
    pub async fn start() -> Self {
        Self::over(Arc::default()).await
    }

    /// A running node of a cluster that shares one log.
    pub async fn over(database: Arc<Database>) -> Self {
        let double = Self::down(database).await;
        double.up().await;
        double
    }

    /// A node with an address of its own that nobody listens on yet.
    pub async fn down(database: Arc<Database>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let port = address.port();
        let node = Arc::new(Node {
            database,
            faults: Faults::default(),
            members: RwLock::new(vec![(port, true)]),
            subscriptions: AtomicU64::new(0),
            resumed: Mutex::default(),
            connections: AtomicU64::new(0),
            port,
        });
        Self { address, node, accepting: Mutex::new(None) }
    }

    /// Begins to listen (again).
    pub async fn up(&self) {
        let listener = loop {
            match TcpListener::bind(self.address).await {
                Ok(listener) => break listener,
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(10)).await,
            }
        };
        let node = Arc::clone(&self.node);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                node.connections.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                let Ok(stream) = Prompt::new(stream) else { continue };
                tokio::spawn(converse(stream, Arc::clone(&node)));
            }
        });
        *self.accepting.lock().unwrap() = Some(task);
    }

    /// Stops listening and breaks every connection: new ones are refused.
    pub async fn stop(&self) {
        let task = self.accepting.lock().unwrap().take();
        if let Some(task) = task {
            task.abort();
            let _ = task.await;
        }
        self.node.faults.cut_connections();
    }

    pub fn database(&self) -> &Database {
        &self.node.database
    }
    pub fn faults(&self) -> &Faults {
        &self.node.faults
    }
    pub fn port(&self) -> u16 {
        self.address.port()
    }
    /// A connection string, quick to discover and quick to give up.
    pub fn url(&self) -> String {
        format!("kurrentdb://127.0.0.1:{}?tls=false&discoveryInterval=5&gossipTimeout=500", self.port())
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        if let Some(task) = self.accepting.lock().unwrap().take() {
            task.abort();
        }
        self.node.faults.cut_connections();
    }
}

/// Serves one connection until it ends or is cut.
async fn converse(stream: Prompt, node: Arc<Node>) {
    let mut cut = node.faults.cut.subscribe();
    cut.mark_unchanged();
    let service = hyper::service::service_fn(move |request| {
        let node = Arc::clone(&node);
        async move { Ok::<_, std::convert::Infallible>(serve::answer(node, request).await) }
    });
    let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
        .serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        _ = connection => {}
        _ = cut.changed() => {}
    }
}
