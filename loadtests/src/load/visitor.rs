//! A simulated visitor: comes, asks for a talk, waits, starts, writes, goes. What the page does
//! about a lost connection is what the web client does.

pub mod hearing;

use std::net::Ipv4Addr;
use std::time::Duration;

use server::protocol::limits::PING_EVERY;
use server::protocol::needs::{Language, Needs, Theme};
use server::protocol::visit::{FromVisitor, Side};
use server::protocol::{Ticket, Token};
use tokio::sync::watch;
use tokio::time::sleep;

use super::book::Book;
use super::ledger::View;
use super::scenario::Manner;
use super::world::{Pace, World};
use crate::person::{self, Chances};
use crate::socket::{Incoming, Socket};
use crate::talk::{Out, Talk};

/// The first wait before coming back, which doubles, and the longest.
pub const FIRST_WAIT: Duration = Duration::from_millis(500);
/// As the web client waits.
pub const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// From this code on coming back would change nothing.
pub const STOP_FROM: u16 = 4_500;

/// Nobody looks at the clock less often than this while there is something to do.
const TICK: Duration = Duration::from_secs(1);

/// A slow network stands still so long, and works so long. Shorter than the silence after which
/// a phone counts as dead.
const STANDS_STILL: Duration = Duration::from_secs(8);
const WORKS: Duration = Duration::from_secs(4);

/// Somebody who comes.
#[derive(Clone, Copy, Debug)]
pub struct Guest {
    /// A number of their own.
    pub number: u32,
    /// What they do.
    pub manner: Manner,
    /// Messages in a whole stay.
    pub messages: u32,
    /// Where they come from.
    pub from: Ipv4Addr,
}

/// Where the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Fresh,
    Waiting,
    Ready,
    Talking,
    Parting,
    Over,
}

/// A visitor.
#[derive(Debug)]
pub struct Visitor {
    guest: Guest,
    world: World,
    pace: watch::Receiver<Pace>,
    chances: Chances,
    stage: Stage,
    settled: bool,
    connected: bool,
    token: Option<Token>,
    ticket: Option<Ticket>,
    /// Made when it begins: ten thousand wait who have none.
    talk: Option<Box<Talk>>,
    came: View,
    /// Of the first life of its transcript.
    epoch: u64,
    said: u32,
    came_at: Duration,
    joined_at: Option<Duration>,
    lost_at: Option<Duration>,
    not_before: Option<Duration>,
    told_ahead: Option<u32>,
    /// When the next message is written, or a refused *join* said again.
    next: Option<Duration>,
    next_ping: Duration,
    stands_still_at: Duration,
    knocks: u32,
}

impl Visitor {
    /// One of them.
    pub fn new(guest: Guest, world: World) -> Self {
        let pace = world.pace();
        let now = world.now();
        Self {
            guest,
            pace,
            chances: Chances::of(guest.number),
            stage: Stage::Fresh,
            settled: false,
            connected: false,
            token: None,
            ticket: None,
            talk: None,
            came: vec![],
            epoch: 0,
            said: 0,
            came_at: now,
            joined_at: None,
            lost_at: None,
            not_before: None,
            told_ahead: None,
            next: None,
            next_ping: Duration::MAX,
            stands_still_at: now + WORKS,
            knocks: 0,
            world,
        }
    }

    /// From coming to going.
    pub async fn live(mut self) {
        self.is_here(1);
        while self.stage != Stage::Over && !self.closed() {
            self.rest_before_knocking().await;
            let dialled = self.world.now();
            let door = self.world.doors().visitor(self.guest.number, self.knocks);
            match Socket::visit(door, self.guest.from).await {
                Ok(mut socket) => {
                    let outcome = self.visit(&mut socket, dialled).await;
                    if let Err(error) = outcome {
                        self.lost(1006, &format!("{error:#}"));
                    }
                    if self.guest.manner == Manner::Zombie && self.stage == Stage::Talking {
                        return self.stay_as_a_zombie(socket).await;
                    }
                    self.is_out();
                }
                Err(_) => self.lost(0, "no connection"),
            }
        }
        self.stand_in(Stage::Over);
        self.is_here(-1);
        if let Some(talk) = self.talk.take() {
            self.world.close_talk(self.epoch, talk.close(), std::mem::take(&mut self.came));
        }
    }

    /// The web client's way: what the server said, or twice as long as last time, with jitter.
    async fn rest_before_knocking(&mut self) {
        if self.lost_at.is_none() {
            return;
        }
        let whole = LONGEST_WAIT.min(FIRST_WAIT * 2_u32.saturating_pow(self.knocks.min(10)));
        let wait = match self.not_before.take() {
            Some(told) => told.saturating_sub(self.world.now()) + TICK.mul_f64(self.chances.share()),
            None => self.chances.between(whole / 2, whole),
        };
        self.knocks += 1;
        tokio::select! {
            () = sleep(wait) => {}
            _ = self.pace.wait_for(|pace| pace.closed) => {}
        }
    }

    /// One connection, from hello to its end.
    async fn visit(&mut self, socket: &mut Socket, dialled: Duration) -> anyhow::Result<()> {
        let hello = FromVisitor::Hello {
            token: self.token,
            position: self.talk.as_ref().and_then(|talk| talk.position()),
            ticket: self.token.and(self.ticket.clone()),
            visible: self.is_visible(),
        };
        if let Some(talk) = &mut self.talk {
            talk.connected();
        }
        socket.send(&hello).await?;
        self.next_ping = Duration::MAX;
        let mut welcomed = false;
        loop {
            if self.stage == Stage::Over || self.closed() {
                break;
            }
            if self.stage == Stage::Talking && self.guest.manner == Manner::Zombie {
                return Ok(());
            }
            self.speak(socket).await?;
            let due = self.due();
            let pause = due.map(|due| due.saturating_sub(self.world.now()));
            let leaves = self.guest.manner == Manner::Leaves && self.stage == Stage::Waiting;
            tokio::select! {
                biased;
                incoming = socket.receive() => match incoming? {
                    Incoming::Frame(frame) => {
                        if !std::mem::replace(&mut welcomed, true) {
                            self.is_in(dialled);
                        }
                        self.on_frame(socket, frame).await?;
                    }
                    Incoming::Closed(code) => {
                        self.lost(code, "closed");
                        break;
                    }
                },
                () = sleep(pause.unwrap_or(Duration::MAX)), if pause.is_some() => self.on_time(socket).await?,
                () = self.world.told_to_leave(), if leaves => {
                    self.world.line_changes();
                    socket.send(&FromVisitor::Leave {}).await?;
                    self.stand_in(Stage::Parting);
                }
                // A sender that is gone has closed before.
                _ = self.pace.changed() => self.on_pace(),
            }
        }
        Ok(())
    }

    /// The connection is gone, for whatever reason.
    fn is_out(&mut self) {
        if std::mem::replace(&mut self.connected, false) {
            count(&self.world.counts().connected, -1);
        }
    }

    fn is_in(&mut self, dialled: Duration) {
        self.connected = true;
        count(&self.world.counts().connected, 1);
        let now = self.world.now();
        self.knocks = 0;
        let back_after = self.lost_at.take().map(|lost_at| now.saturating_sub(lost_at));
        self.world.note(|book| {
            book.opened.add(now.saturating_sub(dialled));
            if let Some(after) = back_after {
                book.back.add(after);
            }
        });
        if self.is_visible() {
            self.next_ping = now + PING_EVERY.mul_f64(self.chances.share());
        }
    }

    /// Whoever only waits has a locked phone; whoever talks looks at it.
    fn is_visible(&self) -> bool {
        !matches!(self.guest.manner, Manner::Waits | Manner::Leaves)
            || matches!(self.stage, Stage::Ready | Stage::Talking | Stage::Parting)
    }

    fn closed(&self) -> bool {
        self.pace.borrow().closed
    }

    fn due(&self) -> Option<Duration> {
        let ping = (self.next_ping < Duration::MAX).then_some(self.next_ping);
        let stands = (self.guest.manner == Manner::Slow && self.stage == Stage::Talking)
            .then_some(self.stands_still_at);
        let talk = self.talk.as_ref().and_then(|talk| talk.due());
        [ping, stands, talk, self.next].into_iter().flatten().min()
    }

    async fn speak(&mut self, socket: &mut Socket) -> anyhow::Result<()> {
        let now = self.world.now();
        let Some(talk) = &mut self.talk else { return Ok(()) };
        for out in talk.out(now) {
            let frame = match out {
                Out::Send { client_ref, text } => {
                    FromVisitor::Send { client_ref, text: text.as_str().into() }
                }
                Out::Restore { lines, done } => FromVisitor::Restore { lines, done },
            };
            socket.send(&frame).await?;
        }
        Ok(())
    }

    async fn on_time(&mut self, socket: &mut Socket) -> anyhow::Result<()> {
        let now = self.world.now();
        if self.talk.as_mut().is_some_and(|talk| talk.asks_for_gap(now)) {
            anyhow::bail!("a line is missing: asks on a new connection");
        }
        if self.guest.manner == Manner::Slow && self.stage == Stage::Talking && self.stands_still_at <= now {
            // The last sign for a while: nothing is read, and nothing is sent.
            socket.send(&FromVisitor::Ping { visible: true }).await?;
            sleep(STANDS_STILL).await;
            self.stands_still_at = self.world.now() + WORKS;
        }
        if self.next_ping <= now {
            self.next_ping = self.world.now() + PING_EVERY;
            socket.send(&FromVisitor::Ping { visible: true }).await?;
        }
        if self.next.is_some_and(|at| at <= now) {
            self.next = None;
            match self.stage {
                Stage::Fresh => self.join(socket).await?,
                Stage::Talking => self.act(socket).await?,
                Stage::Waiting | Stage::Ready | Stage::Parting | Stage::Over => {}
            }
        }
        Ok(())
    }

    async fn join(&mut self, socket: &mut Socket) -> anyhow::Result<()> {
        self.joined_at.get_or_insert(self.world.now());
        let language = Language::ALL[self.guest.number as usize % Language::ALL.len()];
        let needs = Needs { theme: Some(Theme::Question), ..Needs::only(language) };
        socket.send(&FromVisitor::Join { needs }).await
    }

    async fn act(&mut self, socket: &mut Socket) -> anyhow::Result<()> {
        let Pace { think, signs, .. } = *self.pace.borrow();
        if think.is_zero() {
            return Ok(());
        }
        let whole = self.guest.manner == Manner::Stays;
        if whole && self.said >= self.guest.messages {
            if person::lets_the_counsellor_end(self.guest.number) {
                return Ok(());
            }
            self.stand_in(Stage::Parting);
            return socket.send(&FromVisitor::Leave {}).await;
        }
        if self.guest.manner == Manner::Talks && self.world.ends_this_one() {
            self.stand_in(Stage::Parting);
            return socket.send(&FromVisitor::Leave {}).await;
        }
        self.said += 1;
        let name = format!("v{}", self.guest.number);
        let text = person::line(&name, self.said, self.world.clock());
        let is_last = whole && self.said >= self.guest.messages;
        let text = if is_last { format!("{text} {LAST_WORD}") } else { text };
        if signs {
            socket.send(&FromVisitor::Typing {}).await?;
        }
        let now = self.world.now();
        if let Some(talk) = &mut self.talk {
            talk.write(person::client_ref(&name, self.said), text, now);
        }
        self.speak(socket).await
    }

    /// Writes next after some thinking, if people write now.
    fn intend(&mut self) {
        let think = self.pace.borrow().think;
        self.next = (!think.is_zero()).then(|| self.world.now() + self.chances.think(think)).or(self.next);
    }

    fn on_pace(&mut self) {
        if self.stage == Stage::Talking && !self.pace.borrow_and_update().think.is_zero() {
            // Not all at once: people are somewhere in their thoughts.
            let think = self.pace.borrow().think;
            self.next = Some(self.world.now() + think.mul_f64(self.chances.share()));
        }
    }

    fn lost(&mut self, code: u16, why: &str) {
        let now = self.world.now();
        if self.stage == Stage::Parting {
            // The goodbye was sent; whoever closes does not come back.
            self.stand_in(Stage::Over);
            return;
        }
        self.lost_at.get_or_insert(now);
        let (who, was_in) = (self.guest.number, self.connected);
        self.world.note(|book| {
            if was_in {
                *book.lost.entry(code).or_default() += 1;
            } else {
                book.knocks_in_vain += 1;
            }
            if code >= STOP_FROM {
                book.complain(format!("visitor {who}: told to stop, {code} {why}"));
            }
        });
        if code >= STOP_FROM {
            self.stand_in(Stage::Over);
        }
    }

    /// Keeps the socket and does nothing with it until everybody goes home.
    async fn stay_as_a_zombie(mut self, socket: Socket) {
        self.world.leave_out(self.epoch);
        self.settle();
        // The only sender is in the world that we hold.
        drop(self.pace.wait_for(|pace| pace.closed).await);
        drop(socket);
        self.is_out();
        self.stand_in(Stage::Over);
        self.is_here(-1);
    }

    fn settle(&mut self) {
        if !std::mem::replace(&mut self.settled, true) {
            count(&self.world.counts().settled, 1);
        }
    }

    fn stand_in(&mut self, stage: Stage) {
        let before = std::mem::replace(&mut self.stage, stage);
        let counts = self.world.counts();
        for (stage, by) in [(before, -1), (stage, 1)] {
            match stage {
                Stage::Waiting => count(&counts.waiting, by),
                Stage::Talking => count(&counts.talking, by),
                Stage::Fresh | Stage::Ready | Stage::Parting | Stage::Over => {}
            }
        }
    }

    fn is_here(&self, by: i64) {
        count(&self.world.counts().here, by);
        if self.guest.manner == Manner::Stays {
            count(&self.world.counts().staying, by);
        }
    }

    fn complain(&self, words: &str) {
        let who = self.guest.number;
        self.world.note(|book: &mut Book| book.complain(format!("visitor {who}: {words}")));
    }
}

/// What the last message of a whole stay ends with.
pub const LAST_WORD: &str = "(siste)";

/// Counts somebody in or out.
pub fn count(what: &std::sync::atomic::AtomicI64, by: i64) {
    what.fetch_add(by, std::sync::atomic::Ordering::Relaxed);
}

/// A line as it came, for the comparison: one's own once, however often it is told.
pub fn keep(came: &mut View, mine: Side, offset: u32, from: Side, text: String) {
    if from != mine || !came.iter().rev().any(|line| line.0 == offset && line.1 == mine) {
        came.push((offset, from, text));
    }
}
