//! The name of the copy of Redis that answers. Each server has a replication id of its
//! own making, and a replica that takes over makes a new one.
//!
//! A cluster is named by all its masters together. One of its parts may have been taken
//! over without any connection breaking, so it is looked at with every beat: for up to two
//! seconds after that, a place that was given and lost can be given again there. Both
//! messages are kept by the browsers, whose receipts tell them apart, and the renewal that
//! follows has them bring back what is missing.

use aws_lc_rs::digest::{Context, SHA256};
use data_encoding::HEXLOWER;
use redis::{ErrorKind, RedisResult, from_redis_value};

use super::wire::Wire;

/// The first half of a name, as a number.
pub(super) fn number(name: &str) -> u64 {
    name.get(..16).and_then(|half| u64::from_str_radix(half, 16).ok()).unwrap_or_default()
}

/// The name.
///
/// # Errors
/// When it does not answer, or is no master: whatever is written to a replica is lost.
pub(super) async fn of(wire: &mut Wire) -> RedisResult<String> {
    let mut command = redis::cmd("INFO");
    command.arg("replication");
    let mut ids = Vec::new();
    for answer in wire.ask_masters(command).await? {
        let info: String = from_redis_value(answer)?;
        let told = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        if told("role").map(str::trim) != Some("master") {
            return Err((ErrorKind::MasterNameNotFoundBySentinel, "it is not the master").into());
        }
        ids.push(told("master_replid").unwrap_or_default().trim().to_owned());
    }
    ids.sort_unstable();
    let mut name = Context::new(&SHA256);
    for id in &ids {
        name.update(id.as_bytes());
    }
    Ok(HEXLOWER.encode(&name.finish().as_ref()[..16]))
}
