//! A tripwire for the client's subscription. When a subscription ends without an error status, the client's
//! `next_subscription_event` never returns *and never yields*: it loops inside one poll, logging one warning a
//! round. No time-out fires and no `abort` takes effect on a task that never yields. Its warnings are the one thing
//! that can be seen from outside, so each poll runs under a tracing subscriber that counts them and, when one poll
//! has logged more than any healthy poll could, unwinds out of it. The subscription is then dropped and made anew.
//!
//! This needs `panic = "unwind"`, the default of every profile here.

use eventstore::{Subscription, SubscriptionEvent};
use std::{
    any::Any,
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    task::Poll,
};
use tracing::{
    Dispatch, Event, Level, Metadata, Subscriber,
    dispatcher::{get_default, with_default},
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
    subscriber::Interest,
};

/// Where the client logs.
const TARGET: &str = "kurrentdb";
/// Unknown messages that one poll may skip before it counts as a spin.
const MOST_WARNINGS: u32 = 32;
/// How many of them are passed on to the log.
const WARNINGS_SHOWN: u32 = 2;

/// Why no event came.
#[derive(Debug)]
pub(super) enum Ended {
    /// The client said so.
    Error(eventstore::Error),
    /// The stream ended without an error: the client would have spun for ever.
    Silently,
    /// The client panicked on something it did not expect.
    Panicked(String),
}

/// Unwinds out of a spinning poll; never seen outside this file.
struct Spinning;

/// Polls a subscription so that it cannot spin.
#[derive(Debug)]
pub(super) struct Guarded {
    dispatch: Dispatch,
    warnings: Arc<AtomicU32>,
}

impl Guarded {
    pub(super) fn new() -> Self {
        let warnings = Arc::new(AtomicU32::new(0));
        let outer = get_default(Clone::clone);
        let most = LevelFilter::current().max(LevelFilter::WARN);
        let dispatch = Dispatch::new(Tripwire { outer, warnings: Arc::clone(&warnings), most });
        Self { dispatch, warnings }
    }

    /// The next event. After an `Err` the subscription must be dropped.
    pub(super) async fn next(&self, subscription: &mut Subscription) -> Result<SubscriptionEvent, Ended> {
        let mut next = pin!(subscription.next_subscription_event());
        std::future::poll_fn(|cx| {
            self.warnings.store(0, Relaxed);
            let poll = || with_default(&self.dispatch, || next.as_mut().poll(cx));
            match catch_unwind(AssertUnwindSafe(poll)) {
                Ok(Poll::Pending) => Poll::Pending,
                Ok(Poll::Ready(outcome)) => Poll::Ready(outcome.map_err(Ended::Error)),
                Err(payload) if payload.is::<Spinning>() => Poll::Ready(Err(Ended::Silently)),
                Err(payload) => Poll::Ready(Err(Ended::Panicked(words_of(payload.as_ref())))),
            }
        })
        .await
    }
}

fn words_of(payload: &(dyn Any + Send)) -> String {
    let words = payload.downcast_ref::<&str>().map(ToString::to_string);
    words.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".into())
}

/// Counts the client's warnings and passes everything on.
struct Tripwire {
    outer: Dispatch,
    warnings: Arc<AtomicU32>,
    most: LevelFilter,
}

fn is_warning(metadata: &Metadata<'_>) -> bool {
    metadata.is_event() && *metadata.level() == Level::WARN && metadata.target().starts_with(TARGET)
}

impl Subscriber for Tripwire {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if is_warning(metadata) { Interest::sometimes() } else { self.outer.register_callsite(metadata) }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_warning(metadata) || self.outer.enabled(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(self.most)
    }

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        if is_warning(metadata) {
            let count = self.warnings.fetch_add(1, Relaxed);
            if count >= MOST_WARNINGS {
                resume_unwind(Box::new(Spinning));
            }
            if count >= WARNINGS_SHOWN {
                return;
            }
        }
        if self.outer.enabled(metadata) {
            self.outer.event(event);
        }
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.outer.new_span(span)
    }
    fn record(&self, span: &Id, values: &Record<'_>) {
        self.outer.record(span, values);
    }
    fn record_follows_from(&self, span: &Id, follows: &Id) {
        self.outer.record_follows_from(span, follows);
    }
    fn enter(&self, span: &Id) {
        self.outer.enter(span);
    }
    fn exit(&self, span: &Id) {
        self.outer.exit(span);
    }
    fn clone_span(&self, span: &Id) -> Id {
        self.outer.clone_span(span)
    }
    fn try_close(&self, span: Id) -> bool {
        self.outer.try_close(span)
    }
}
