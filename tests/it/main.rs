//! Fortrolig's tests at its boundaries, in one binary.

mod rules;
mod wire;
