//! Switches that make the double misbehave as real servers, networks and proxies do.

use std::{
    sync::atomic::{AtomicU32, AtomicU64, Ordering::SeqCst},
    time::Duration,
};
use tokio::sync::watch;

/// All off by default. Counted ones switch themselves off when used up.
#[derive(Debug)]
pub struct Faults {
    lose_reply: AtomicU32,
    refuse: AtomicU32,
    not_leader: AtomicU32,
    unknown_message: AtomicU32,
    end_at_once: AtomicU32,
    mute: AtomicU32,
    slow_before: AtomicU64,
    slow_after: AtomicU64,
    /// Bumped to end every live subscription without an error.
    pub ended: watch::Sender<u64>,
    /// Bumped to cut every connection.
    pub cut: watch::Sender<u64>,
}

impl Default for Faults {
    fn default() -> Self {
        Self {
            lose_reply: AtomicU32::new(0),
            refuse: AtomicU32::new(0),
            not_leader: AtomicU32::new(0),
            unknown_message: AtomicU32::new(0),
            end_at_once: AtomicU32::new(0),
            mute: AtomicU32::new(0),
            slow_before: AtomicU64::new(0),
            slow_after: AtomicU64::new(0),
            ended: watch::Sender::new(0),
            cut: watch::Sender::new(0),
        }
    }
}

fn take(counter: &AtomicU32) -> bool {
    counter.fetch_update(SeqCst, SeqCst, |n| n.checked_sub(1)).is_ok()
}

impl Faults {
    /// The next `n` appends are stored, then the connection is cut before the answer.
    pub fn lose_replies(&self, n: u32) {
        self.lose_reply.store(n, SeqCst);
    }
    /// The next `n` requests are answered `UNAVAILABLE` and nothing is done.
    pub fn refuse_requests(&self, n: u32) {
        self.refuse.store(n, SeqCst);
    }
    /// The next `n` appends are sent to the leader, which is this node.
    pub fn not_leader(&self, n: u32) {
        self.not_leader.store(n, SeqCst);
    }
    /// The next `n` reads begin with a message this client does not know.
    pub fn unknown_messages(&self, n: u32) {
        self.unknown_message.store(n, SeqCst);
    }
    /// The next `n` subscriptions end without an error as soon as they are confirmed.
    pub fn end_subscriptions_at_once(&self, n: u32) {
        self.end_at_once.store(n, SeqCst);
    }
    /// The next `n` subscriptions stay open but never deliver anything.
    pub fn mute_subscriptions(&self, n: u32) {
        self.mute.store(n, SeqCst);
    }
    /// Live subscriptions end without an error, as behind a proxy that closes tidily.
    pub fn end_subscriptions(&self) {
        self.ended.send_modify(|n| *n += 1);
    }
    /// Every connection breaks.
    pub fn cut_connections(&self) {
        self.cut.send_modify(|n| *n += 1);
    }
    /// Appends wait so long before they are stored.
    pub fn slow_before(&self, wait: Duration) {
        self.slow_before.store(wait.as_millis() as u64, SeqCst);
    }
    /// Appends are stored at once, but answered only after so long.
    pub fn slow_after(&self, wait: Duration) {
        self.slow_after.store(wait.as_millis() as u64, SeqCst);
    }

    pub(super) fn takes_reply(&self) -> bool {
        take(&self.lose_reply)
    }
    pub(super) fn refuses(&self) -> bool {
        take(&self.refuse)
    }
    pub(super) fn disowns(&self) -> bool {
        take(&self.not_leader)
    }
    pub(super) fn confuses(&self) -> bool {
        take(&self.unknown_message)
    }
    pub(super) fn ends_at_once(&self) -> bool {
        take(&self.end_at_once)
    }
    pub(super) fn mutes(&self) -> bool {
        take(&self.mute)
    }
    pub(super) async fn wait_before(&self) {
        tokio::time::sleep(Duration::from_millis(self.slow_before.load(SeqCst))).await;
    }
    pub(super) async fn wait_after(&self) {
        tokio::time::sleep(Duration::from_millis(self.slow_after.load(SeqCst))).await;
    }
}
