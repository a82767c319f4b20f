//! How the projector is doing.

use sauro_store::Position;

/// Why the projector stopped. It never skips an event: it stays here until the cause is removed and it is restarted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The event that could not be taken in, or the last one before the trouble.
    pub position: Position,
    /// Its wire name, when it could be read.
    pub kind: Option<String>,
    /// What went wrong.
    pub error: String,
}

/// What the projector is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Building a file from the beginning of the log; queries answer from what is there.
    Rebuilding,
    /// Behind the log, catching up.
    CatchingUp,
    /// Holds everything the log holds.
    Live,
    /// Stopped at an event.
    Stopped(Failure),
    /// Ended on request.
    Closed,
}

/// How the projector is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// What it is doing.
    pub state: State,
    /// The position that the views hold.
    pub position: Position,
    /// How many events that is.
    pub ordinal: u64,
    /// The head of the log, as last seen.
    pub head: Position,
}

impl Health {
    /// Whether answers are up to date and more events would be taken in.
    pub fn is_live(&self) -> bool {
        self.state == State::Live
    }
}
