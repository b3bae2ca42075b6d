//! The certificate authority that tests start for themselves.

use anyhow::Result;

use crate::{debian, tools};

/// Sees to it that `pebble` and its small DNS can be started. The package starts nothing.
pub fn need_pebble() -> Result<()> {
    if ["pebble", "pebble-challtestsrv"].into_iter().all(|program| tools::find(program).is_some()) {
        return Ok(());
    }
    debian::install("pebble", "pebble", "with pebble-challtestsrv, and put both into PATH")
}
