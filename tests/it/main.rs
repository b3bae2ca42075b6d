//! Fortrolig's tests at its boundaries, in one binary.

mod wire;
