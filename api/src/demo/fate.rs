//! How an assignment can go, and how often each happens in a year.

/// How an assignment goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    OnTime,
    Late,
    Extended,
    ExtendedTwice,
    ExtensionRefused,
    ExtensionPending,
    Returned,
    Queried,
    Urged,
    Escalated,
    HandedOver,
    Obstructed,
    Contributed,
    Dragging,
    Waiting,
    Declined,
    Suspended,
    Cancelled,
    Reopened,
    Unclear,
    DraftOnly,
    Discarded,
    LateEntry,
    Corrected,
    NotAcknowledged,
    QueryOpen,
}

impl Fate {
    /// Whether an extension is asked for on the way.
    pub fn asks_for_time(self) -> bool {
        matches!(self, Self::Extended | Self::ExtendedTwice | Self::ExtensionRefused | Self::ExtensionPending)
    }
}

/// Fates with their weight among a hundred or so.
pub const FATES: &[(Fate, i64)] = &[
    (Fate::OnTime, 34),
    (Fate::Late, 9),
    (Fate::Extended, 8),
    (Fate::ExtendedTwice, 3),
    (Fate::ExtensionRefused, 3),
    (Fate::Returned, 7),
    (Fate::Queried, 5),
    (Fate::Urged, 5),
    (Fate::Escalated, 2),
    (Fate::HandedOver, 5),
    (Fate::Obstructed, 4),
    (Fate::Contributed, 6),
    (Fate::Suspended, 2),
    (Fate::Cancelled, 2),
    (Fate::Reopened, 2),
    (Fate::LateEntry, 2),
    (Fate::Corrected, 2),
    (Fate::Declined, 1),
    (Fate::Discarded, 1),
];
