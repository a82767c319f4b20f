//! Rounds while the server runs.

use super::Integrity;
use crate::http;
use sauro_store::EventLog;
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, time::MissedTickBehavior};

impl Integrity {
    /// Signs heads until the server stops. The last head is signed when the installation closes.
    pub async fn run(self, log: Arc<dyn EventLog>, every: Duration, mut stopping: watch::Receiver<bool>) {
        let mut clock = tokio::time::interval(every);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = http::told(&mut stopping) => return,
                _ = clock.tick() => {
                    if let Err(error) = self.round(log.as_ref()).await {
                        tracing::error!(%error, "no head could be signed; the next round tries again");
                    }
                }
            }
        }
    }
}
