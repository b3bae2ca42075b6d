//! Whether a Redis may hold live state: it must not write to a disk, and must not throw
//! things away when it is full.

use redis::{RedisError, RedisResult, Value, from_redis_value};

use super::wire::Wire;
use crate::config::RedisAddress;
use crate::protocol::ErrorId;

/// Why live state cannot be kept there. Never holds a user or a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// It does not answer, or does not let us in.
    #[error("{address} cannot be reached ({id}): {reason}. Look at [live] in the settings, and whether Redis runs.", id = ErrorId::LiveUnreachable)]
    Unreachable {
        /// Which.
        address: String,
        /// Why not.
        reason: String,
    },
    /// It is not set as it must be.
    #[error("{address} does not fit for live state ({id}): {reason}", id = ErrorId::LiveUnsafe)]
    Unsafe {
        /// Which.
        address: String,
        /// What is wrong, and what to do.
        reason: Unfit,
    },
}

/// What is wrong with a Redis, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// RDB.
    #[error(
        "it writes snapshots to its disk, and words of a talk must never reach one. Set `save \"\"` in redis.conf, or live.allow_disk if you know better."
    )]
    Snapshots,
    /// AOF.
    #[error(
        "it writes a log to its disk, and words of a talk must never reach one. Set `appendonly no` in redis.conf, or live.allow_disk if you know better."
    )]
    AppendOnly,
    /// CONFIG is forbidden.
    #[error(
        "it does not tell whether it writes to a disk. Let this user ask (`+config|get`), or set live.allow_disk if you know that it does not."
    )]
    Untold,
    /// It evicts.
    #[error(
        "it throws keys away when it is full, and a talk could lose its words. Set `maxmemory-policy noeviction` in redis.conf."
    )]
    Evicts,
}

impl Unusable {
    pub(super) fn unreachable(address: &RedisAddress, error: &RedisError) -> Self {
        // The words of the system; of Redis' own errors only their kind.
        let reason = if error.is_io_error() { error.to_string() } else { error.category().to_owned() };
        Self::Unreachable { address: address.to_string(), reason }
    }

    pub(super) fn late(address: &RedisAddress) -> Self {
        Self::Unreachable { address: address.to_string(), reason: "no answer in time".into() }
    }

    pub(super) fn unfit(address: &RedisAddress, reason: Unfit) -> Self {
        Self::Unsafe { address: address.to_string(), reason }
    }
}

/// Looks at every master.
pub(super) async fn look(wire: &mut Wire, allow_disk: bool) -> RedisResult<Result<(), Unfit>> {
    let mut command = redis::cmd("CONFIG");
    command.arg("GET").arg("save").arg("appendonly").arg("maxmemory-policy");
    match wire.ask_masters(command).await {
        Ok(answers) => {
            for answer in answers {
                if let Err(unfit) = by_config(from_redis_value(answer)?, allow_disk) {
                    return Ok(Err(unfit));
                }
            }
            Ok(Ok(()))
        }
        // Hosted ones forbid the question.
        Err(error) if error.code().is_some() && !error.is_io_error() => by_info(wire, allow_disk).await,
        Err(error) => Err(error),
    }
}

fn by_config(settings: Vec<(String, String)>, allow_disk: bool) -> Result<(), Unfit> {
    for (name, value) in settings {
        match name.as_str() {
            "save" if !value.is_empty() && !allow_disk => return Err(Unfit::Snapshots),
            "appendonly" if value != "no" && !allow_disk => return Err(Unfit::AppendOnly),
            "maxmemory-policy" if value != "noeviction" => return Err(Unfit::Evicts),
            _ => {}
        }
    }
    Ok(())
}

/// INFO knows of the log and of eviction, but not whether snapshots are planned.
async fn by_info(wire: &mut Wire, allow_disk: bool) -> RedisResult<Result<(), Unfit>> {
    for answer in info(wire).await? {
        let info: String = from_redis_value(answer)?;
        let has = |line: &str| info.lines().any(|each| each.trim() == line);
        if has("aof_enabled:1") && !allow_disk {
            return Ok(Err(Unfit::AppendOnly));
        }
        if !has("maxmemory_policy:noeviction") {
            return Ok(Err(Unfit::Evicts));
        }
    }
    Ok(if allow_disk { Ok(()) } else { Err(Unfit::Untold) })
}

async fn info(wire: &mut Wire) -> RedisResult<Vec<Value>> {
    let mut command = redis::cmd("INFO");
    command.arg("persistence").arg("memory");
    wire.ask_masters(command).await
}
