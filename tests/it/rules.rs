//! The rules under random operations: whatever people do, in whatever order, what
//! must always hold holds after each step. A failure shrinks to the few steps that
//! matter and is kept under `proptest-regressions`.

mod losing;
mod opening_hours;
mod queue;
mod refilling;
mod signed_in;
mod telling;
mod transcript;
mod wishes;
mod world;

pub(crate) use world::rules;
