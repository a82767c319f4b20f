//! The contract, asked and acted through as a client would: a small ward, its own clock, everything through the schema.

mod accountability;
mod bad_input;
mod clarity;
mod contract;
mod extension;
mod live;
mod lists;
mod roots;
mod snapshots;
mod ward;
