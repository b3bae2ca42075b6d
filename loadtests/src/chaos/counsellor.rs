//! A counsellor in the storm: signs in, asks for the next, answers each line, ends the
//! talks that are left to them. The desk does what the web client's does.

mod hearing;

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

use server::protocol::visit::{EndReason, Side};
use server::protocol::{ConversationId, FromDesk, Ticket};
use tokio::time::{sleep, timeout};

use super::history::History;
use super::link::{Heard, Knock, Link, says_stop};
use super::world::{Phase, World};
use crate::http;
use crate::person::{self, Chances};
use crate::record::Record;
use crate::server_process::PASSWORD;
use crate::socket::LOOPBACK;
use crate::talk::{Out, Talk};

/// Nobody waits longer than this without a look at the clock.
const TICK: Duration = Duration::from_secs(1);

/// Asking for the next once more, when nothing came of it.
const ASK_AGAIN: Duration = Duration::from_secs(3);

/// Somebody who sees nothing come of the form sends it again.
const SIGN_IN_WITHIN: Duration = Duration::from_secs(10);

/// How a talk ended, as the desk knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskEnd {
    /// The server said so.
    Told(EndReason),
    /// The server did not name it any more after a reconnect.
    WhileAway,
    /// It was open when the run was over.
    Never,
}

/// One talk as one desk saw it, for the checker.
#[derive(Debug)]
pub struct DeskTalk {
    /// Its name.
    pub conversation: ConversationId,
    /// What was seen of it.
    pub record: Record,
    /// When the desk was first shown it.
    pub opened_at: Duration,
    /// How it ended, and when.
    pub ended: (Duration, DeskEnd),
    /// When this desk said that it is over, if it did.
    pub ended_here: Option<Duration>,
}

/// A whole shift, for the checker.
#[derive(Debug)]
pub struct Shift {
    /// The account.
    pub name: String,
    /// The talks that are over, in the order they ended.
    pub talks: Vec<DeskTalk>,
    /// When the desk was not connected.
    pub offline: Vec<(Duration, Duration)>,
    /// What the server said this counsellor was doing last, when that was not nothing.
    pub busy: Option<String>,
    /// The last things that happened.
    pub history: History,
}

/// A talk on the desk.
#[derive(Debug)]
struct Open {
    talk: Talk,
    opened_at: Duration,
    ticket: Option<Ticket>,
    /// The server has not named it since the desk reconnected.
    unconfirmed: bool,
    /// When the lines that wait for an answer are answered, one by one.
    due: VecDeque<Duration>,
    /// The visitor has said the last thing, and it is for us to end.
    ends: bool,
    ended_here: Option<Duration>,
    end_again_at: Duration,
}

/// A counsellor.
#[derive(Debug)]
pub struct Counsellor {
    world: World,
    link: Link,
    chances: Chances,
    capacity: usize,
    cookie: Option<String>,
    /// Ready for the next, as far as we asked.
    ready: bool,
    ask_at: Option<Duration>,
    said: u32,
    open: HashMap<ConversationId, Open>,
    /// Talks whose end for both sides was told here.
    over: HashSet<ConversationId>,
    /// Ends that the server could not carry out, and when they are said again.
    end_again: Vec<(Duration, ConversationId)>,
    off: (Duration, Duration),
    away_for: Option<Duration>,
    offline_since: Option<Duration>,
    shift: Shift,
}

impl Counsellor {
    /// A counsellor with a number of their own and an account under `name`.
    pub fn new(number: u32, name: String, capacity: usize, world: World) -> Self {
        let person = u64::from(u32::MAX - number) << 22;
        let mut chances = Chances::seeded(world.seed, person);
        let link = Link::new(world.clone(), &name, Chances::seeded(world.seed, person ^ 0xFF));
        let off = absence(&mut chances, world.clock.now());
        let offline_since = Some(world.clock.now());
        let shift = Shift { name, talks: vec![], offline: vec![], busy: None, history: History::default() };
        Self {
            link,
            chances,
            capacity,
            cookie: None,
            ready: false,
            ask_at: None,
            said: 0,
            open: HashMap::new(),
            over: HashSet::new(),
            end_again: vec![],
            off,
            away_for: None,
            offline_since,
            shift,
            world,
        }
    }

    /// The whole shift.
    pub async fn work(mut self) -> Shift {
        while self.world.phase() < Phase::Closed {
            if let Some(time) = self.away_for.take() {
                sleep(time).await;
                let now = self.world.clock.now();
                self.open.values_mut().for_each(|open| open.talk.came_back(now));
            }
            let Some(cookie) = self.sign_in().await else { continue };
            match self.link.knock(Some(&cookie)).await {
                Knock::Open => self.sit().await,
                Knock::Refused(401 | 403) => self.cookie = None,
                Knock::Refused(_) | Knock::Failed => {}
            }
        }
        let now = self.world.clock.now();
        let left: Vec<ConversationId> = self.open.keys().copied().collect();
        for conversation in left {
            self.close(conversation, DeskEnd::Never, now);
        }
        self.shift
    }

    async fn sign_in(&mut self) -> Option<String> {
        if self.cookie.is_none() {
            let signing_in = http::sign_in(self.world.front, LOOPBACK, &self.shift.name, PASSWORD);
            if let Ok(Ok(cookie)) = timeout(SIGN_IN_WITHIN, signing_in).await {
                self.world.tally.did("sign-in", "done");
                self.cookie = Some(cookie);
            } else {
                self.world.tally.did("sign-in", "failed");
                sleep(self.chances.between(TICK / 2, 2 * TICK)).await;
            }
        }
        self.cookie.clone()
    }

    /// One connection, from hello to its end.
    async fn sit(&mut self) {
        for open in self.open.values_mut() {
            open.talk.connected();
            open.unconfirmed = true;
        }
        let tickets = self.open.values().filter_map(|open| open.ticket.clone()).collect();
        self.link.send(&FromDesk::Hello { ready: self.ready, tickets, visible: true }).await;
        self.ask_at = None;
        while self.world.phase() < Phase::Closed && self.away_for.is_none() {
            self.speak().await;
            let until = self.look_at();
            match self.link.hear(until).await {
                Heard::Frame(frame) => self.on_frame(frame).await,
                Heard::Due => self.on_time().await,
                Heard::Lost(code) => {
                    self.on_lost(code);
                    break;
                }
            }
        }
        self.offline_since.get_or_insert(self.world.clock.now());
        self.link.rest_if(self.away_for.is_some());
    }

    fn look_at(&self) -> Duration {
        let now = self.world.clock.now();
        let of = |open: &Open| [open.due.front().copied(), open.talk.due()].into_iter().flatten().min();
        let talks = self.open.values().filter_map(of);
        talks.chain(self.ask_at).chain([self.off.0]).fold(now + TICK, Duration::min)
    }

    async fn speak(&mut self) {
        let now = self.world.clock.now();
        let mut frames = vec![];
        for (conversation, open) in &mut self.open {
            let conversation = *conversation;
            for out in open.talk.out(now) {
                frames.push(match out {
                    Out::Send { client_ref, text } => {
                        FromDesk::Send { conversation, client_ref, text: text.as_str().into() }
                    }
                    Out::Restore { lines, done } => {
                        let outcome = if lines.is_empty() { "nothing lacking" } else { "lines" };
                        self.world.tally.did("restore", outcome);
                        self.shift
                            .history
                            .note(now, format!("gives back {} lines, done {done}", lines.len()));
                        FromDesk::Restore { conversation, lines, done }
                    }
                });
            }
        }
        for frame in frames {
            self.link.send(&frame).await;
        }
    }

    async fn on_time(&mut self) {
        let now = self.world.clock.now();
        if self.open.values_mut().any(|open| open.talk.asks_for_gap(now)) {
            self.shift.history.note(now, "a line is missing: asks again");
            self.world.tally.did("gap", "asked again");
            self.link.renew();
            return;
        }
        if self.off.0 <= now {
            let time = self.off.1;
            self.off = absence(&mut self.chances, now + time);
            if self.world.phase() == Phase::Storm {
                self.away_for = Some(time);
                self.world.tally.did("desk", "off for a while");
                self.shift.history.note(now, format!("off for {:.1} s", time.as_secs_f64()));
                return;
            }
        }
        if self.ask_at.is_some_and(|at| at <= now) {
            self.ask_at = None;
            self.ask(now).await;
        }
        self.answer(now);
        self.end(now).await;
    }

    /// Asks for the next, when there is room.
    async fn ask(&mut self, now: Duration) {
        let wants = self.open.len() < self.capacity && self.world.phase() < Phase::Evening;
        if wants && !self.ready {
            self.shift.history.note(now, "asks for the next");
            self.link.send(&FromDesk::ReadyForNext {}).await;
            self.ask_at = Some(now + ASK_AGAIN);
        }
    }

    fn answer(&mut self, now: Duration) {
        for open in self.open.values_mut() {
            while open.due.front().is_some_and(|at| *at <= now) {
                open.due.pop_front();
                self.said += 1;
                let text = person::line(&self.shift.name, self.said, self.world.clock);
                open.talk.write(person::client_ref(&self.shift.name, self.said), text, now);
            }
        }
    }

    /// Ends the talks whose last word is said; in the evening, all of them.
    async fn end(&mut self, now: Duration) {
        let evening = self.world.phase() >= Phase::Evening;
        let mut ended = vec![];
        for (conversation, open) in &mut self.open {
            let is_said = open.due.is_empty() && open.talk.is_quiet();
            if (open.ends && is_said || evening) && open.end_again_at <= now {
                open.end_again_at = now + ASK_AGAIN;
                open.ended_here.get_or_insert(now);
                ended.push(*conversation);
            }
        }
        let again = self.end_again.extract_if(.., |(at, _)| *at <= now).map(|(_, conversation)| conversation);
        ended.extend(again);
        for conversation in ended {
            self.shift.history.note(now, "ends the talk");
            self.world.tally.did("end", "by the counsellor");
            self.link.send(&FromDesk::End { conversation, respite: None }).await;
        }
    }

    fn on_lost(&mut self, code: u16) {
        let now = self.world.clock.now();
        self.shift.history.note(now, format!("connection gone, {code}"));
        if says_stop(code) {
            self.world.tally.did("stopped", code.to_string());
            if code == server::protocol::CloseCode::SignedOut.code() {
                self.cookie = None;
            } else {
                self.away_for = Some(self.chances.between(TICK, 3 * TICK));
            }
        }
    }

    fn opened(&self, now: Duration) -> Open {
        Open {
            talk: Talk::new(Side::Counsellor, &self.shift.name),
            opened_at: now,
            ticket: None,
            unconfirmed: false,
            due: VecDeque::new(),
            ends: false,
            ended_here: None,
            end_again_at: Duration::ZERO,
        }
    }

    fn close(&mut self, conversation: ConversationId, end: DeskEnd, now: Duration) {
        let Some(open) = self.open.remove(&conversation) else { return };
        self.shift.talks.push(DeskTalk {
            conversation,
            record: open.talk.close(),
            opened_at: open.opened_at,
            ended: (now, end),
            ended_here: open.ended_here,
        });
        self.tell_held();
    }

    fn tell_held(&self) {
        let holds = !self.open.is_empty() || self.shift.busy.is_some();
        self.world.tally.holds(&self.shift.name, holds);
    }
}

/// When the desk is off next, and for how long: now and then for so long that its talks go
/// to a colleague.
fn absence(chances: &mut Chances, now: Duration) -> (Duration, Duration) {
    let seconds = Duration::from_secs;
    let at = now + chances.between(seconds(30), seconds(240));
    let long = chances.percent(5);
    let (from, to) = if long { (seconds(50), seconds(60)) } else { (seconds(2), seconds(20)) };
    (at, chances.between(from, to))
}
