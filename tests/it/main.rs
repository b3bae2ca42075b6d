//! Fortrolig's tests at its boundaries, in one binary.

mod flows;
mod rules;
mod support;
mod wire;
