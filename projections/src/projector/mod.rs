//! Events into the register and the views, in order, stopping at the first that cannot be taken in.

mod health;

pub use health::{Failure, Health, State};
