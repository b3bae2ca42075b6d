//! One person's lasting connection: opens, pings, notices silence, and comes back with
//! jitter, as the web client does.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use server::protocol::FromVisitor;
use server::protocol::limits::PING_EVERY;
use tokio::time::{sleep, timeout};

use super::world::World;
use crate::person::Chances;
use crate::socket::{Incoming, LOOPBACK, Socket, refused_with};

/// An answer that has not come by then will not come.
const PONG_WITHIN: Duration = Duration::from_secs(5);

/// A socket that has not been welcomed by then has not reached the server.
const WELCOME_WITHIN: Duration = Duration::from_secs(10);

/// A frame that does not go out within this means that the network is gone.
const SEND_WITHIN: Duration = Duration::from_secs(5);

const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(15);
const TOLD_SPREAD: Duration = Duration::from_secs(1);

/// From this code on coming back would change nothing.
const STOP_FROM: u16 = 4_500;

/// What a page sees when its connection is gone without a word.
pub const GONE: u16 = 1_006;

/// What a page says to itself when nothing is heard.
pub const SILENT: u16 = 4_001;

/// What came of waiting.
#[derive(Debug)]
pub enum Heard<M> {
    /// A frame.
    Frame(M),
    /// The time is out.
    Due,
    /// The connection is gone, with this code.
    Lost(u16),
}

/// What came of knocking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knock {
    /// The socket is open: say hello.
    Open,
    /// Not now.
    Failed,
    /// Refused with this HTTP status.
    Refused(u16),
}

/// Whether the server said *stop*.
pub fn says_stop(code: u16) -> bool {
    code >= STOP_FROM
}

/// The connection.
#[derive(Debug)]
pub struct Link {
    world: World,
    who: String,
    chances: Chances,
    socket: Option<Box<Socket>>,
    attempt: u32,
    welcomed: bool,
    not_before: Option<Duration>,
    /// Since when the person wants to be connected and is not.
    wants_since: Option<Duration>,
    next_ping: Duration,
    pong_by: Option<Duration>,
    welcome_by: Option<Duration>,
}

impl Link {
    /// Of this person.
    pub fn new(world: World, who: &str, chances: Chances) -> Self {
        Self {
            world,
            who: who.to_owned(),
            chances,
            socket: None,
            attempt: 0,
            welcomed: false,
            not_before: None,
            wants_since: None,
            next_ping: Duration::ZERO,
            pong_by: None,
            welcome_by: None,
        }
    }

    /// Waits as long as a page waits, and knocks once: at the desk's door with a cookie, at
    /// the visitors' without.
    pub async fn knock(&mut self, cookie: Option<&str>) -> Knock {
        let now = self.world.clock.now();
        let wait = match self.not_before.take() {
            Some(told) if told > now => {
                told.saturating_sub(now) + self.chances.between(Duration::ZERO, TOLD_SPREAD)
            }
            _ if self.wants_since.is_none() => Duration::ZERO,
            _ => {
                let whole = LONGEST_WAIT.min(FIRST_WAIT * 2_u32.saturating_pow(self.attempt.min(10)));
                self.chances.between(whole / 2, whole)
            }
        };
        self.wants_since.get_or_insert(now);
        sleep(wait).await;
        let by = self.world.clock.now() + WELCOME_WITHIN;
        let opening = async {
            match cookie {
                Some(cookie) => Socket::desk(self.world.front, LOOPBACK, cookie).await,
                None => Socket::visit(self.world.front, LOOPBACK).await,
            }
        };
        self.attempt += 1;
        self.welcomed = false;
        match timeout(WELCOME_WITHIN, opening).await {
            Ok(Ok(socket)) => {
                self.socket = Some(Box::new(socket));
                (self.welcome_by, self.pong_by) = (Some(by), None);
                self.next_ping = by;
                self.world.tally.did("connect", "open");
                Knock::Open
            }
            Ok(Err(error)) => {
                let status = refused_with(&error);
                let outcome = status.map_or("failed".to_owned(), |status| format!("refused with {status}"));
                self.world.tally.did("connect", outcome);
                status.map_or(Knock::Failed, Knock::Refused)
            }
            Err(_late) => {
                self.world.tally.did("connect", "too late");
                Knock::Failed
            }
        }
    }

    /// The server has said welcome.
    pub fn welcomed(&mut self) {
        let now = self.world.clock.now();
        (self.attempt, self.welcomed, self.welcome_by) = (0, true, None);
        self.next_ping = now + PING_EVERY;
        if let Some(since) = self.wants_since.take() {
            self.world.tally.reconnected(&self.who, since, now);
        }
    }

    /// The server wants us to stay away that long should the connection go.
    pub fn stay_away(&mut self, for_ms: u32) {
        self.not_before = Some(self.world.clock.now() + Duration::from_millis(for_ms.into()));
    }

    /// Asks for a sign of life now, one that comes after everything the server says first.
    pub async fn ping(&mut self) {
        let now = self.world.clock.now();
        self.next_ping = now + PING_EVERY;
        self.pong_by.get_or_insert(now + PONG_WITHIN);
        // The desk's ping is the same frame.
        self.send(&FromVisitor::Ping { visible: true }).await;
    }

    /// Sends, if there is a connection; when it does not go out, there is none any more.
    pub async fn send(&mut self, frame: &impl Serialize) {
        if let Some(socket) = &mut self.socket
            && !matches!(timeout(SEND_WITHIN, socket.send(frame)).await, Ok(Ok(())))
        {
            self.socket = None;
        }
    }

    /// Waits for the next frame until then. A frame that cannot be read is passed over.
    pub async fn hear<M: DeserializeOwned>(&mut self, until: Duration) -> Heard<M> {
        loop {
            let Some(socket) = &mut self.socket else { return Heard::Lost(self.lost(GONE)) };
            let next_ping = if self.welcomed { self.next_ping } else { Duration::MAX };
            let deadlines = [Some(until), Some(next_ping), self.pong_by, self.welcome_by];
            let by = deadlines.into_iter().flatten().min().unwrap_or(until);
            let now = self.world.clock.now();
            match timeout(by.saturating_sub(now), socket.receive_text()).await {
                Ok(Ok(Incoming::Frame(text))) => {
                    self.pong_by = None;
                    match serde_json::from_str(&text) {
                        Ok(frame) => return Heard::Frame(frame),
                        Err(_) => self.world.tally.did("hear", "unreadable"),
                    }
                }
                Ok(Ok(Incoming::Closed(code))) => return Heard::Lost(self.lost(code)),
                Ok(Err(_broken)) => return Heard::Lost(self.lost(GONE)),
                Err(_elapsed) => {
                    let now = self.world.clock.now();
                    let is_out = |by: Option<Duration>| by.is_some_and(|by| by <= now);
                    if is_out(self.pong_by) || is_out(self.welcome_by) {
                        return Heard::Lost(self.lost(SILENT));
                    }
                    if next_ping <= now {
                        self.ping().await;
                    }
                    if until <= now {
                        return Heard::Due;
                    }
                }
            }
        }
    }

    /// Lets go and comes back at once, to ask for what is missing.
    pub fn renew(&mut self) {
        self.socket = None;
        self.wants_since = None;
        self.not_before = None;
    }

    /// When the phone is off, nobody wants to be connected.
    pub fn rest_if(&mut self, off: bool) {
        if off {
            self.renew();
            self.attempt = 0;
        }
    }

    /// The port of the connection, by which the balancer knows it.
    pub fn port(&self) -> Option<u16> {
        self.socket.as_ref().map(|socket| socket.port())
    }

    fn lost(&mut self, code: u16) -> u16 {
        self.socket = None;
        self.wants_since.get_or_insert(self.world.clock.now());
        self.world.tally.did("closed", code.to_string());
        code
    }
}
