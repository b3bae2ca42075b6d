//! When everybody has gone home: what the nodes and Redis still hold.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Result;
use tokio::time::{sleep, timeout};

use super::cluster::Cluster;
use crate::http;
use crate::measure::resident_kb;
use crate::redis;

/// A minute is promised until the words of a talk are gone everywhere; the counts of it come
/// once a second.
const GONE_WITHIN: Duration = Duration::from_secs(65);
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Tasks of a node that serves nobody: those of the server itself.
const TASKS_MAX: f64 = 32.0;

/// A node that has served hundreds of people, in a debug build: about 100 MiB; and glibc may
/// keep one password hash of 19 MiB in each of its arenas, eight for each core.
const MEMORY_MAX_KB: u64 = 512 * 1024;

/// A silent talk lives this long, 15 minutes, in milliseconds.
const SILENT_MS: u64 = 900_000;

/// What the keys of words and of what belongs to them are named like: the head of a
/// transcript, and its lines.
const HEADS: &str = "*:t:{*";
const LINES: &str = "*:l:{*";

const OPEN: &str = "fortrolig_conversations{state=\"open\"}";
const HELD: &str = "fortrolig_messages_held";

/// With a Redis its keys tell what is there, and these only how many are counted. A fault
/// between the end of a talk and its being written into the list of ends, or a count that a
/// node could not hand in before everything was lost, leaves a talk in the count until it
/// would have expired, 15 minutes later; `count.lua` says so. The excess is printed. Live
/// state in a node's own memory is counted exactly.
const COUNTED: [&str; 2] = [OPEN, HELD];

/// What a node says of itself when everybody has gone.
const GONE: [&str; 6] = [
    "fortrolig_waiting",
    OPEN,
    "fortrolig_conversations{state=\"ended\"}",
    HELD,
    "fortrolig_sockets{side=\"visitor\"}",
    "fortrolig_sockets{side=\"counsellor\"}",
];

/// What is left.
#[derive(Debug, Default)]
pub struct Aftermath {
    /// What should not be there.
    pub left_behind: Vec<String>,
    /// Talks, or messages, that a node counts and that are not there.
    pub miscounted: f64,
    /// Talks whose end was lost with live state, and whose words wait for their expiry.
    pub silent: u64,
    /// How long it took until nothing was.
    pub gone_after: Duration,
    /// Memory of each node, in kB.
    pub memory_kb: Vec<u64>,
}

/// Waits until everything is gone, as long as is promised.
pub async fn look(cluster: &Cluster, now: impl Fn() -> Duration) -> Result<Aftermath> {
    let began = now();
    let mut aftermath = Aftermath::default();
    let gone = async {
        loop {
            left_behind(cluster, &mut aftermath).await;
            if aftermath.left_behind.is_empty() && aftermath.silent == 0 {
                break;
            }
            sleep(LOOK_EVERY).await;
        }
    };
    let _what_is_left_is_told = timeout(GONE_WITHIN, gone).await;
    aftermath.gone_after = now().saturating_sub(began);
    for (n, node) in cluster.nodes.iter().enumerate() {
        let Some(id) = node.lock().await.id() else { continue };
        let memory = resident_kb(id)?;
        if memory > MEMORY_MAX_KB {
            aftermath.left_behind.push(format!("node {n} holds {memory} kB"));
        }
        aftermath.memory_kb.push(memory);
    }
    Ok(aftermath)
}

/// Writes down what is there that should not be, and how much is counted that is not there.
async fn left_behind(cluster: &Cluster, aftermath: &mut Aftermath) {
    let (mut left, mut miscounted) = (vec![], 0.0_f64);
    let kept = match cluster.master().await {
        Ok(Some(master)) => Kept::by(master).await,
        Ok(None) => Ok(Kept::default()),
        Err(error) => Err(error),
    };
    let kept = kept.unwrap_or_else(|error| {
        left.push(format!("redis does not tell its keys: {error:#}"));
        Kept::default()
    });
    left.extend(kept.words.iter().map(|key| format!("redis has {key}")));
    for (n, node) in cluster.nodes.iter().enumerate() {
        let admin = node.lock().await.admin;
        let told = http::metrics(admin).await.unwrap_or_default();
        let series = series(&told);
        for name in GONE {
            match series.get(name) {
                Some(value) if *value == 0.0 => {}
                Some(value) if kept.is_told && COUNTED.contains(&name) => {
                    miscounted = miscounted.max(*value - kept.never_opened);
                }
                Some(value) => left.push(format!("node {n} says {name} {value}")),
                None => left.push(format!("node {n} does not say {name}")),
            }
        }
        if let Some(tasks) = series.get("fortrolig_tasks").filter(|tasks| **tasks > TASKS_MAX) {
            left.push(format!("node {n} runs {tasks} tasks"));
        }
    }
    (aftermath.left_behind, aftermath.miscounted, aftermath.silent) = (left, miscounted, kept.silent);
}

/// What Redis still has of talks.
#[derive(Debug, Default)]
struct Kept {
    /// Keys of words, and of talks that were opened.
    words: Vec<String>,
    /// A talk whose opening was cut short by a fault leaves a head behind in which nothing was
    /// ever said. It was never opened, so it has no end; it expires by itself within the time
    /// that a silent talk may live, and until then the nodes count it as open.
    never_opened: f64,
    /// Talks whose end was lost with live state: nobody knows of them any more, and their
    /// words are destroyed when they have been silent for 15 minutes, as is promised for a
    /// silent loss. No node has a say in it: it is the expiry of their keys.
    silent: u64,
    /// Whether there is a Redis that tells.
    is_told: bool,
}

impl Kept {
    async fn by(redis: SocketAddr) -> Result<Self> {
        let words = redis::keys(redis, LINES).await?;
        let mut kept = Self { words, is_told: true, ..Self::default() };
        for head in redis::keys(redis, HEADS).await? {
            let lines = head.replacen(":t:", ":l:", 1);
            let has_ended = !redis::say(redis, &["hget", &head, "ended"]).await?.is_empty();
            if has_ended || !expires(redis, &head).await? {
                kept.words.push(head);
            } else if !kept.words.contains(&lines) {
                kept.never_opened += 1.0;
            } else if expires(redis, &lines).await? {
                kept.words.retain(|key| *key != lines);
                kept.silent += 1;
            }
        }
        Ok(kept)
    }
}

/// Whether Redis destroys it by itself within the time that a silent talk may live.
async fn expires(redis: SocketAddr, key: &str) -> Result<bool> {
    Ok(redis::say(redis, &["pttl", key]).await?.parse::<u64>().is_ok_and(|ms| ms <= SILENT_MS))
}

/// The series of a page of metrics.
fn series(text: &str) -> BTreeMap<&str, f64> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.rsplit_once(' '))
        .filter_map(|(name, value)| Some((name, value.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_are_read_with_their_labels() {
        let text = "# HELP x y\nfortrolig_waiting 3\nfortrolig_sockets{side=\"visitor\"} 0\n# EOF\n";
        let series = series(text);
        assert!((series["fortrolig_waiting"] - 3.0).abs() < 0.1);
        assert!(series.contains_key("fortrolig_sockets{side=\"visitor\"}"));
    }
}
