//! The contract, asked and acted through as a client would: a small ward, its own clock, everything through the schema.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accountability;
mod bad_input;
mod clarity;
mod contract;
mod disk;
mod extension;
mod inspecting;
mod inspection;
mod jobs;
mod lists;
mod live;
mod past;
mod reports;
mod roots;
mod snapshots;
mod ward;
mod watching;
