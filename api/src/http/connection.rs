//! One connection, from its first byte to its last.

use super::server::told;
use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
    service::TowerToHyperService,
};
use std::{
    io::{self, IoSlice},
    net::SocketAddr,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::{OwnedSemaphorePermit, watch},
};
use tower::ServiceExt;

/// How often the other end of an HTTP/2 connection is asked whether it is still there.
const STILL_THERE: Duration = Duration::from_secs(20);

/// What a connection is served with.
#[derive(Debug)]
pub(super) struct Connection {
    pub router: Router,
    pub peer: SocketAddr,
    /// How long the head of a request may take.
    pub head: Duration,
}

impl Connection {
    /// Until the other end goes, the server stops, or no request comes in time.
    pub async fn hold(self, io: Held, mut stopping: watch::Receiver<bool>) {
        let Self { router, peer, head } = self;
        let asked = Arc::new(AtomicBool::new(false));
        let begun = Arc::clone(&asked);
        let service = router.map_request(move |request: Request<Incoming>| {
            begun.store(true, Ordering::Relaxed);
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            request
        });
        let mut builder = Builder::new(TokioExecutor::new());
        builder.http1().timer(TokioTimer::new()).header_read_timeout(head);
        builder.http2().timer(TokioTimer::new()).keep_alive_interval(STILL_THERE).keep_alive_timeout(head);
        let service = TowerToHyperService::new(service);
        let mut serving = pin!(builder.serve_connection_with_upgrades(TokioIo::new(io), service));
        // Before the first request nobody has said which HTTP they speak, and no bound of either holds yet.
        let mut late = pin!(tokio::time::sleep(head));
        let (mut waiting, mut open) = (true, true);
        loop {
            tokio::select! {
                // What has come is read before anybody is called late.
                biased;
                served = serving.as_mut() => {
                    if let Err(error) = served {
                        tracing::trace!(%peer, error, "a connection broke off");
                    }
                    return;
                }
                () = told(&mut stopping), if open => {
                    open = false;
                    serving.as_mut().graceful_shutdown();
                }
                () = late.as_mut(), if waiting => {
                    waiting = false;
                    if !asked.load(Ordering::Relaxed) {
                        return;
                    }
                }
            }
        }
    }
}

/// A stream with its place among the connections: given back when the stream is closed, whoever holds it by then.
#[derive(Debug)]
pub(super) struct Held {
    stream: TcpStream,
    _place: OwnedSemaphorePermit,
}

impl Held {
    pub fn new(stream: TcpStream, place: OwnedSemaphorePermit) -> Self {
        Self { stream, _place: place }
    }
}

impl AsyncRead for Held {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Held {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
