//! Fortrolig's server.
//!
//! `protocol ← domain ← stores ← transport`: a module imports only from those to
//! its left, and `app` wires them together. `records` and `knowledge` stand beside
//! `stores`. Read `ARCHITECTURE.md` first, then [`protocol`].

#![warn(missing_docs)]

pub mod app;
pub mod canary;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod knowledge;
pub mod lifecycle;
pub mod metrics;
pub mod protocol;
pub mod records;
pub mod stores;
pub mod telemetry;
pub mod transport;
