//! Where live state is kept. Each kind implements every port of the domain and
//! passes the same `conformance` suite.

#[cfg(test)]
mod conformance;
pub mod memory;
pub mod redis;
