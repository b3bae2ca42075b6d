//! The wire: golden frames that Rust and TypeScript both read, and the types of
//! the web client, written from the Rust ones.

mod golden;
mod types;
