//! `cargo xtask wire`: the web client's wire types, written from the server's.

use anyhow::Result;

use crate::command::Call;

/// The test that compares the file also writes it, so both always agree on how.
pub fn wire() -> Result<()> {
    Call::new("cargo test --locked --quiet --package tests --test it wire::types")
        .with("UPDATE_WIRE", "1")
        .run()?;
    println!("web-client/src/protocol/wire.ts is current");
    Ok(())
}
