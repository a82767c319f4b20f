//! Listening, and stopping without cutting anybody off: unready, drain, done.
//!
//! A connection costs a file descriptor whoever opened it, signed in or not: so there is a most of them, and none is
//! kept for one who never finishes what they began to ask.

use super::connection::{Connection, Held};
use crate::config::Server;
use axum::Router;
use std::{future::Future, io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
};

/// What a sender gets for the head of a request.
const HEAD: Duration = Duration::from_secs(10);
/// The pause after a connection could not be taken, such as for want of file descriptors.
const BREATH: Duration = Duration::from_millis(200);

/// How serving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// Every request under way was answered.
    Drained,
    /// The time for that ran out.
    CutOff,
}

/// What connections are held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Connections open at the same time; others wait to be taken.
    pub connections: usize,
    /// How long a sender gets for the head of a request: from when the connection is taken, and from the answer before.
    pub head: Duration,
    /// What requests under way get when the server stops.
    pub drain: Duration,
}

impl Bounds {
    /// As the settings say.
    pub fn of(server: &Server) -> Self {
        let drain = Duration::from_secs(server.drain_seconds);
        Self { connections: server.most_connections, head: HEAD, drain }
    }
}

/// Resolves when the server was told to stop; a sender that is gone has stopped too.
pub async fn told(stopping: &mut watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stopping| *stopping).await.map(|_| ());
}

/// Serves until `stop` resolves, then gives requests under way a while to be answered.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
    stopping: watch::Sender<bool>,
    bounds: Bounds,
) -> Stopped {
    let places = Arc::new(Semaphore::new(bounds.connections.max(1)));
    // Every connection holds a receiver: when the last is gone, all were answered.
    let (ended, open) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let (stream, peer, place) = tokio::select! {
            () = &mut stop => break,
            taken = next(&listener, &places) => taken,
        };
        let io = Held::new(stream, place);
        let connection = Connection { router: router.clone(), peer, head: bounds.head };
        let (told, open) = (stopping.subscribe(), open.clone());
        tokio::spawn(async move {
            connection.hold(io, told).await;
            drop(open);
        });
    }
    tracing::info!("stopping: no new requests, those under way are finished");
    stopping.send_replace(true);
    drop((listener, open));
    match tokio::time::timeout(bounds.drain, ended.closed()).await {
        Ok(()) => Stopped::Drained,
        Err(_) => Stopped::CutOff,
    }
}

/// The next connection, once there is a place for it: until then it waits where the system keeps it.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    loop {
        let Ok(place) = Arc::clone(places).acquire_owned().await else {
            // Never closed; were it, nobody else would be taken.
            return std::future::pending().await;
        };
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(error) if left_again(&error) => {}
            Err(error) => {
                tracing::error!(%error, "a connection cannot be taken");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// Whoever knocked has gone: nothing is wrong here.
fn left_again(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
