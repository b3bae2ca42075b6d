//! The wire: golden frames that Rust and TypeScript both read, and the types of
//! the web client, written from the Rust ones.

mod desk_frames;
mod golden;
mod samples;
mod types;
mod visit_frames;
