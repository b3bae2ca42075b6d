//! Fortrolig's server.
//!
//! `protocol ← domain ← stores ← transport`: a module imports only from those to
//! its left, and `app` wires them together. `records` and `knowledge` stand beside
//! `stores`. Read `ARCHITECTURE.md` first, then [`protocol`].

#![warn(missing_docs)]

pub mod protocol;
