//! The node's connection to Redis, and how it comes back.
//!
//! There is one at a time, shared by everybody. While there is none every step fails at
//! once, so that nothing piles up; one task alone connects anew, with growing, jittered
//! waits. With each connection goes the *generation*: the name of the copy of Redis that
//! answers. Another name means that a copy took over and may have missed the last writes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use redis::{Client, ErrorKind, FromRedisValue, RedisError, ScriptInvocation, ServerErrorKind};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::fitness::{self, Unusable};
use super::generation;
use super::keys::{CLUSTER_LIVES, Keys, ms};
use super::reply::Reply;
use super::script::Scripts;
use super::wire::{ANSWER_WITHIN, Dial, Wire};
use crate::clock::{Clock, Moment};
use crate::domain::ports::StoreError;
use crate::protocol::ErrorId;
use crate::protocol::ids::random_bytes;

/// Connecting, asking who answers and telling the others, all together.
const READY_WITHIN: Duration = Duration::from_secs(6);

/// The first wait after a failed attempt, and the longest.
const RETRY_FIRST: Duration = Duration::from_millis(50);
const RETRY_MOST: Duration = Duration::from_secs(2);

/// A node that was not told for so long that its Redis is the master asks first: it may have
/// stood still itself, while another copy took over. Longer than two beats.
const PROVED_FOR: Duration = Duration::from_secs(5);

/// A connection that is up.
#[derive(Debug)]
pub(super) struct Line {
    /// Counts the connections of this node.
    pub(super) number: u64,
    pub(super) wire: Wire,
    /// For a second connection to the same server.
    pub(super) client: Client,
    /// The name of the copy that answers.
    pub(super) generation: String,
    /// The failovers that sentinels knew of when it was made.
    failovers: u64,
    /// When it was last known to be the copy that counts.
    proved_at: Mutex<Instant>,
}

/// The connection, and everything a step needs beside it.
#[derive(Debug)]
pub(super) struct Link {
    dial: Dial,
    allow_disk: bool,
    pub(super) keys: Keys,
    pub(super) scripts: Scripts,
    pub(super) clock: Arc<dyn Clock>,
    line: watch::Sender<Option<Arc<Line>>>,
    connections: AtomicU64,
    /// Since when nothing has been lost, as the last connection found it, in milliseconds.
    since: AtomicU64,
    /// The beginning of the name of the copy it is connected to.
    life: AtomicU64,
}

/// Whether a step is asked for the first time, or again because the connection broke
/// before the answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Try {
    First,
    Again,
}

impl Try {
    /// As the scripts read it.
    pub(super) fn flag(self) -> &'static str {
        match self {
            Self::First => "0",
            Self::Again => "1",
        }
    }
}

/// Why a step has no answer.
enum Failure {
    /// The connection broke or the answer is late: the step may have been done.
    Lost,
    /// Redis said no: nothing was done.
    Refused,
}

impl Link {
    /// Connects for the first time.
    pub(super) async fn first(
        dial: Dial,
        keys: Keys,
        allow_disk: bool,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Unusable> {
        let link = Self {
            dial,
            allow_disk,
            keys,
            scripts: Scripts::default(),
            clock,
            line: watch::Sender::new(None),
            connections: AtomicU64::new(0),
            since: AtomicU64::new(0),
            life: AtomicU64::new(0),
        };
        let first = link.connect().await?;
        link.line.send_replace(Some(Arc::new(first)));
        Ok(link)
    }

    /// The connection, when there is one and it is known to lead to the copy that counts.
    pub(super) fn line(&self) -> Result<Arc<Line>, StoreError> {
        let line = self.any_line()?;
        let proved_at = *line.proved_at.lock().unwrap_or_else(PoisonError::into_inner);
        if self.dial.has_sentinels() && proved_at.elapsed() > PROVED_FOR {
            return Err(StoreError::Unavailable);
        }
        Ok(line)
    }

    /// The connection, when there is one. Nothing but a proof may be asked over it.
    pub(super) fn any_line(&self) -> Result<Arc<Line>, StoreError> {
        self.line.borrow().clone().ok_or(StoreError::Unavailable)
    }

    /// Whether this connection still leads to the copy that counts, by those who decide it.
    ///
    /// # Errors
    /// It does not, and is given up.
    pub(super) async fn prove(&self, line: &Line) -> Result<(), StoreError> {
        let asked_at = Instant::now();
        if self.dial.has_failed_over(line.failovers).await {
            self.lost(line, "the sentinels name another");
            return Err(StoreError::Unavailable);
        }
        *line.proved_at.lock().unwrap_or_else(PoisonError::into_inner) = asked_at;
        Ok(())
    }

    /// Since when nothing has been lost. It is known before anything can be asked over the
    /// connection that found it.
    pub(super) fn since(&self) -> Moment {
        Moment(self.since.load(Ordering::SeqCst))
    }

    /// The copy of Redis it is connected to, or was last.
    pub(super) fn life(&self) -> u64 {
        self.life.load(Ordering::SeqCst)
    }

    /// Tells of every change of the connection.
    pub(super) fn lines(&self) -> watch::Receiver<Option<Arc<Line>>> {
        self.line.subscribe()
    }

    /// One step, asked once.
    pub(super) async fn ask<'s, T: FromRedisValue>(
        &self,
        make: impl Fn(&Line) -> ScriptInvocation<'s>,
    ) -> Result<T, StoreError> {
        let line = self.line()?;
        self.ask_over(&line, &make(&line)).await
    }

    /// One step, asked once, over this connection and no other.
    pub(super) async fn ask_over<T: FromRedisValue>(
        &self,
        line: &Line,
        invocation: &ScriptInvocation<'_>,
    ) -> Result<T, StoreError> {
        let asked = self.attempt(line, invocation, Instant::now() + ANSWER_WITHIN).await;
        asked.map_err(|_| StoreError::Unavailable)
    }

    /// One step that does no harm when it is done twice: when the connection breaks, it is
    /// asked once more over the next, all within the time of one answer.
    pub(super) async fn ask_again<'s, T: FromRedisValue>(
        &self,
        make: impl Fn(&Line, Try) -> ScriptInvocation<'s>,
    ) -> Result<T, StoreError> {
        let by = Instant::now() + ANSWER_WITHIN;
        let line = self.line()?;
        match self.attempt(&line, &make(&line, Try::First), by).await {
            Ok(answer) => return Ok(answer),
            Err(Failure::Refused) => return Err(StoreError::Unavailable),
            Err(Failure::Lost) => {}
        }
        let mut lines = self.lines();
        let next = timeout_at(by, lines.wait_for(Option::is_some)).await;
        let Ok(Ok(next)) = next.map(|line| line.map(|line| line.clone())) else {
            return Err(StoreError::Unavailable);
        };
        let line = next.ok_or(StoreError::Unavailable)?;
        self.attempt(&line, &make(&line, Try::Again), by).await.map_err(|_| StoreError::Unavailable)
    }

    /// Anything else that is asked of Redis, on the same terms as a step.
    pub(super) async fn with<T>(
        &self,
        line: &Line,
        work: impl Future<Output = redis::RedisResult<T>>,
    ) -> Result<T, StoreError> {
        let worked = self.judged(line, Instant::now() + ANSWER_WITHIN, work).await;
        worked.map_err(|_| StoreError::Unavailable)
    }

    async fn attempt<T: FromRedisValue>(
        &self,
        line: &Line,
        invocation: &ScriptInvocation<'_>,
        by: Instant,
    ) -> Result<T, Failure> {
        let mut wire = line.wire.clone();
        self.judged(line, by, invocation.invoke_async(&mut wire)).await
    }

    async fn judged<T>(
        &self,
        line: &Line,
        by: Instant,
        work: impl Future<Output = redis::RedisResult<T>>,
    ) -> Result<T, Failure> {
        match timeout_at(by, work).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) if breaks(&error) => {
                self.lost(line, "the connection broke");
                Err(Failure::Lost)
            }
            Ok(Err(error)) => {
                let reason = error.code().unwrap_or("unreadable");
                tracing::error!(error_id = %ErrorId::LiveUnavailable, reason, "Redis refused a step");
                Err(Failure::Refused)
            }
            Err(_late) => {
                self.lost(line, "no answer in time");
                Err(Failure::Lost)
            }
        }
    }

    /// This connection is of no use any more. Whoever says so first says it in the log.
    pub(super) fn lost(&self, line: &Line, reason: &'static str) {
        let is_news = self.line.send_if_modified(|current| {
            let is_current = current.as_ref().is_some_and(|current| current.number == line.number);
            if is_current {
                *current = None;
            }
            is_current
        });
        if is_news {
            tracing::warn!(
                error_id = %ErrorId::LiveUnavailable, reason,
                "the connection to Redis is lost; connecting anew"
            );
        }
    }

    /// Connects anew whenever the connection is lost, for as long as the server runs.
    pub(super) async fn keep(self: Arc<Self>) {
        let mut lines = self.lines();
        while lines.wait_for(Option::is_none).await.is_ok() {
            let since = Instant::now();
            let mut wait = RETRY_FIRST;
            let line = loop {
                match self.connect().await {
                    Ok(line) => break line,
                    Err(_unusable) => {
                        sleep(jittered(wait)).await;
                        wait = (wait * 2).min(RETRY_MOST);
                    }
                }
            };
            self.line.send_replace(Some(Arc::new(line)));
            let elapsed_ms = ms(since.elapsed());
            tracing::info!(elapsed_ms, "connected to Redis again");
        }
    }

    async fn connect(&self) -> Result<Line, Unusable> {
        let address = &self.dial.address;
        let asked_at = Instant::now();
        let work = async {
            let (mut wire, client, failovers) = self.dial.connect().await?;
            let generation = generation::of(&mut wire).await?;
            let fit = fitness::look(&mut wire, self.allow_disk).await?;
            let mut adopted: Reply = self
                .scripts
                .adopt
                .key(self.keys.generation())
                .key(self.keys.clock())
                .arg(&generation)
                .arg(self.clock.now().0)
                .arg(ms(CLUSTER_LIVES))
                .invoke_async(&mut wire)
                .await?;
            let since = adopted.number().map_err(|_odd| (ErrorKind::UnexpectedReturnType, "no since"))?;
            let agreed = adopted.number().ok().map(Moment);
            Ok((
                Line { number: 0, wire, client, generation, failovers, proved_at: Mutex::new(asked_at) },
                fit,
                since,
                agreed,
            ))
        };
        let (mut line, fit, since, agreed) = match timeout(READY_WITHIN, work).await {
            Ok(Ok(ready)) => ready,
            Ok(Err(error)) => return Err(Unusable::unreachable(address, &error)),
            Err(_late) => return Err(Unusable::late(address)),
        };
        line.number = self.connections.fetch_add(1, Ordering::Relaxed) + 1;
        let is_first = line.number == 1;
        if let Err(unfit) = fit {
            if is_first {
                return Err(Unusable::unfit(address, unfit));
            }
            // Whoever talks right now would lose the talk, and what reaches that disk is sealed.
            tracing::error!(error_id = %ErrorId::LiveUnsafe, "the Redis that took over is not set as it must be");
        }
        if is_first && let Some(agreed) = agreed {
            // Nobody is served yet: the time that the other nodes have agreed on counts.
            self.clock.set(agreed);
        }
        self.since.store(since, Ordering::SeqCst);
        self.life.store(generation::number(&line.generation), Ordering::SeqCst);
        Ok(line)
    }
}

/// Whether the connection is of no use after this error, rather than the step.
fn breaks(error: &RedisError) -> bool {
    let by_kind = match error.kind() {
        ErrorKind::Io
        | ErrorKind::Parse
        | ErrorKind::AuthenticationFailed
        | ErrorKind::ClusterConnectionNotFound
        | ErrorKind::MasterNameNotFoundBySentinel => true,
        ErrorKind::Server(kind) => matches!(
            kind,
            ServerErrorKind::ReadOnly
                | ServerErrorKind::MasterDown
                | ServerErrorKind::BusyLoading
                | ServerErrorKind::ClusterDown
        ),
        _ => false,
    };
    by_kind || error.is_connection_dropped() || error.is_timeout()
}

/// Between half of it and all of it, so that nodes that lost Redis together do not come
/// back together.
fn jittered(wait: Duration) -> Duration {
    let [share] = random_bytes();
    wait / 2 + wait * u32::from(share) / 512
}
