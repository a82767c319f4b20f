//! Sign-in: accounts bound to persons, sessions, tokens, throttled guesses. Who may *do* what is decided elsewhere.

pub mod accounts;
pub mod passwords;
pub mod routes;
mod service;
pub mod sessions;
pub mod throttle;
pub mod tokens;
pub mod viewer;

pub(crate) use accounts::write_anew;
pub use accounts::{Account, AccountError, Accounts};
pub use service::{Auth, SignedIn};
