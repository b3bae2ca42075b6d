//! The Redis that tests start for themselves.

use anyhow::{Result, bail};

use crate::command::Call;
use crate::{debian, tools};

/// Sees to it that `redis-server` and `redis-cli` can be started. The service that the
/// package brings is stopped: tests start their own, on free ports.
pub fn need_redis() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    debian::install("redis-server", "redis-server", "version 7 or newer, and put it into PATH")?;
    if tools::find("service").is_some() {
        // Where nothing was started there is nothing to stop.
        let _not_running = Call::new("service redis-server stop").run();
    }
    if !is_there() {
        bail!("apt-get installed redis-server, but it is not in PATH");
    }
    Ok(())
}

/// Sees to it that `redis-sentinel` can be started too.
pub fn need_sentinel() -> Result<()> {
    if tools::find("redis-sentinel").is_some() {
        return Ok(());
    }
    debian::install("redis-sentinel", "redis-sentinel", "it comes with redis-server")?;
    if tools::find("service").is_some() {
        let _not_running = Call::new("service redis-sentinel stop").run();
    }
    Ok(())
}

fn is_there() -> bool {
    ["redis-server", "redis-cli"].into_iter().all(|program| tools::find(program).is_some())
}
