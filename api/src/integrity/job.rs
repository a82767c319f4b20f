//! Rounds while the server runs.

use super::Integrity;
use crate::{Application, http};
use sauro_domain::time::day_of;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::watch, time::MissedTickBehavior};

/// How often it is recorded how far the access log has come.
const ACCESS: Duration = Duration::from_secs(3600);

impl Integrity {
    /// Signs heads until the server stops; `records`: and lets the log record once a day where its streams end, and every
    /// hour and at the end how far the access log has come. The last head is signed when the installation closes.
    pub async fn run(app: Application, every: Duration, records: bool, mut stopping: watch::Receiver<bool>) {
        let (integrity, log) = (app.integrity().clone(), Arc::clone(app.log()));
        let (mut recorded, mut access_at) = (None, None);
        let mut clock = tokio::time::interval(every);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = http::told(&mut stopping) => {
                    if records {
                        record_access(&app).await;
                    }
                    return;
                }
                _ = clock.tick() => {
                    let today = day_of(app.clock().now());
                    if records && recorded != Some(today) {
                        match app.record_stream_heads().await {
                            Ok(_) => recorded = Some(today),
                            Err(error) => tracing::warn!(%error, "the ends of streams were not recorded"),
                        }
                    }
                    if records && access_at.is_none_or(|at: Instant| at.elapsed() >= ACCESS) {
                        record_access(&app).await;
                        access_at = Some(Instant::now());
                    }
                    if let Err(error) = integrity.round(log.as_ref()).await {
                        tracing::error!(%error, "no head could be signed; the next round tries again");
                    }
                }
            }
        }
    }
}

async fn record_access(app: &Application) {
    if let Err(error) = app.record_access_head().await {
        tracing::warn!(%error, "how far the access log has come was not recorded");
    }
}
