//! Listening, and stopping without cutting anybody off: unready, drain, done.

use axum::Router;
use std::{future::Future, io, net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, sync::watch};

/// How serving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// Every request under way was answered.
    Drained,
    /// The time for that ran out.
    CutOff,
}

/// Resolves when the server was told to stop; a sender that is gone has stopped too.
pub async fn told(stopping: &mut watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stopping| *stopping).await.map(|_| ());
}

/// Serves until `stop` resolves, then gives requests under way at most `drain`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
    stopping: watch::Sender<bool>,
    drain: Duration,
) -> io::Result<Stopped> {
    let mut told = stopping.subscribe();
    let begin_stop = async move {
        stop.await;
        tracing::info!("stopping: no new requests, those under way are finished");
        stopping.send_replace(true);
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(begin_stop);
    let give_up = async move {
        self::told(&mut told).await;
        tokio::time::sleep(drain).await;
    };
    tokio::select! {
        served = serving => served.map(|()| Stopped::Drained),
        () = give_up => Ok(Stopped::CutOff),
    }
}
