mod findings;
mod opening;
mod sample;
mod world;
