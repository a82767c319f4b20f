//! The real binary, as a process of its own: what its users, its administrator and a power cut do to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod clarity;
mod commands;
mod corrections;
mod damage;
mod disk;
mod erasure;
mod hostile;
mod http;
mod input;
mod kill;
mod live;
mod mining;
mod mislead;
mod office;
mod process;
mod workfile;
