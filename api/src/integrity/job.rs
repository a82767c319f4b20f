//! Rounds while the server runs.

use super::Integrity;
use crate::{Application, http};
use sauro_domain::time::day_of;
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, time::MissedTickBehavior};

impl Integrity {
    /// Signs heads until the server stops; `records`: and lets the log record once a day where its streams end. The last head is signed when the installation closes.
    pub async fn run(app: Application, every: Duration, records: bool, mut stopping: watch::Receiver<bool>) {
        let (integrity, log) = (app.integrity().clone(), Arc::clone(app.log()));
        let mut recorded = None;
        let mut clock = tokio::time::interval(every);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = http::told(&mut stopping) => return,
                _ = clock.tick() => {
                    let today = day_of(app.clock().now());
                    if records && recorded != Some(today) {
                        match app.record_stream_heads().await {
                            Ok(_) => recorded = Some(today),
                            Err(error) => tracing::warn!(%error, "the ends of streams were not recorded"),
                        }
                    }
                    if let Err(error) = integrity.round(log.as_ref()).await {
                        tracing::error!(%error, "no head could be signed; the next round tries again");
                    }
                }
            }
        }
    }
}
