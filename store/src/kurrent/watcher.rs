//! Follows the log by a catch-up subscription to `$all`, so that `watch` grows when any node of the installation
//! writes. A subscription that fails, ends, panics or falls silent is dropped and made anew after a pause, from the
//! last place heard of: of an event or of a checkpoint, commit and prepare both.

use super::{
    Shared, read,
    spin::{Ended, Guarded},
};
use crate::{LogError, Position, codec};
use eventstore::{Position as Place, SubscribeToAllOptions, SubscriptionEvent};
use std::{
    sync::{Arc, atomic::Ordering::Relaxed},
    time::Duration,
};

/// Runs until the log is closed.
pub(super) async fn follow(shared: Arc<Shared>) {
    let patience = shared.supervisor.patience();
    let guarded = Guarded::new();
    let mut place = None;
    let mut pause = Duration::ZERO;
    while !shared.supervisor.is_closed() {
        let mut heard = false;
        if let Err(error) = follow_once(&shared, &guarded, &mut place, &mut heard).await {
            tracing::warn!(%error, "the subscription to the log ended; it is made anew");
        }
        let least = patience.least_pause;
        pause = if heard { least } else { (pause * 2).clamp(least, patience.most_pause) };
        tokio::time::sleep(pause).await;
    }
}

/// One subscription, from where the last one stood. `Ok` after mere silence, which is no failure.
async fn follow_once(
    shared: &Shared,
    guarded: &Guarded,
    place: &mut Option<Position>,
    heard: &mut bool,
) -> Result<(), LogError> {
    let supervisor = &shared.supervisor;
    let from = match *place {
        Some(place) => place,
        None => {
            let head = supervisor.call(|client| async move { read::head(&client).await }).await?;
            shared.advance(head);
            *place.insert(head)
        }
    };
    let (client, generation) = supervisor.client().await?;
    let options = SubscribeToAllOptions::default().position(read::to_place(from)).filter(read::ours());
    let mut subscription = client.subscribe_to_all(&options).await;
    loop {
        // Not safe to resume after a time-out (the client loses its stream): silence too makes a new subscription.
        let next = guarded.next(&mut subscription);
        let event = match tokio::time::timeout(supervisor.patience().heartbeat, next).await {
            Err(_) => {
                *heard = true;
                return Ok(());
            }
            Ok(Ok(event)) => event,
            Ok(Err(Ended::Error(error))) => {
                supervisor.note(&error, generation);
                return Err(LogError::Unavailable(error.to_string()));
            }
            Ok(Err(Ended::Silently)) => {
                return Err(LogError::Unavailable("the subscription ended without an error".into()));
            }
            Ok(Err(Ended::Panicked(words))) => {
                return Err(LogError::Unavailable(format!("the client broke down: {words}")));
            }
        };
        let reached = match event {
            SubscriptionEvent::EventAppeared(event) => {
                let event = event.get_original_event();
                // What cannot be read is reported by whoever reads it.
                if let Ok(envelope) = codec::open(&event.data) {
                    shared.tails.remember(envelope.cmd, event.stream_id());
                    shared.moment.fetch_max(envelope.at.timestamp_millis(), Relaxed);
                }
                shared.advance(read::to_position(event.position));
                Some(event.position)
            }
            SubscriptionEvent::Checkpoint(place) => Some(place),
            SubscriptionEvent::CaughtUp(caught_up) => {
                *heard = true;
                caught_up.and_then(|at| at.position)
            }
            _ => None,
        };
        if let Some(reached) = reached {
            *heard = true;
            keep_later(place, reached);
        }
    }
}

fn keep_later(place: &mut Option<Position>, reached: Place) {
    *place = (*place).max(Some(read::to_position(reached)));
}
