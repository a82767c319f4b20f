//! The doors of the product: one command handler, GraphQL, HTTP, sign-in, jobs, the command line.
//!
//! Everything with users, time, randomness or the network is here and nowhere else.

pub mod access;
pub mod application;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod error;
pub mod graphql;
pub mod http;
pub mod inspecting;
pub mod inspectors;
pub mod installation;
pub mod integrity;
pub mod jobs;
pub mod metrics;
mod mining;
pub mod witness;
mod workfile;

pub use application::{Application, Outcome, Request};
pub use auth::viewer::{Acting, Credential, Viewer};
pub use clock::{Clock, Random};
pub use error::ApiError;
