//! Fortrolig's tests at its boundaries, in one binary.

mod flows;
mod model;
mod process;
mod redis;
mod rules;
mod simulation;
mod support;
mod tidy;
mod wire;
