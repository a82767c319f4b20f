//! Given, when, then: what assignments allow and refuse.

mod acts;
mod attribution;
mod clarity;
mod deadline;
mod desk;
mod doing;
mod drafting;
mod ending;
mod giving;
mod laws;
mod people;
mod pushing;
mod refusals;
mod sample;
mod time_status;
mod warnings;
mod world;
