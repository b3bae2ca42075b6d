//! A visitor in the storm: asks for a talk, waits, starts, talks, and goes in one of the
//! ways people go. What the page does is what the web client does.

mod acting;
mod hearing;

use std::time::Duration;

use server::protocol::needs::Language;
use server::protocol::visit::{EndReason, FromVisitor, Side};
use server::protocol::{Ticket, Token};
use tokio::time::sleep;

use super::history::History;
use super::link::{Heard, Knock, Link, says_stop};
use super::world::{Phase, World};
use crate::person::Chances;
use crate::record::Record;
use crate::talk::{Out, Talk};

/// Nobody waits longer than this without a look at the clock.
const TICK: Duration = Duration::from_secs(1);

/// How somebody goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Talks to the end.
    Talks,
    /// Leaves in a hurry after so many messages.
    ExitsAfter(u32),
    /// Leaves the queue after this long.
    LeavesQueue(Duration),
    /// Leaves the queue in a hurry after this long.
    ExitsQueue(Duration),
    /// Misses the first offer, and takes the next.
    MissesOnce,
}

/// Where the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Fresh,
    Joining,
    Waiting,
    Ready,
    Talking,
    /// Told of the end; a last word, and the page is closed.
    Parting,
    Over,
}

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Join,
    Start,
    Write,
    Leave,
    Thank,
    Close,
}

/// One open connection of a visitor's.
#[derive(Clone, Copy, Debug)]
pub struct Connection {
    /// Its port on this side.
    pub port: u16,
    /// The node behind the balancer.
    pub node: Option<usize>,
    /// From the welcome …
    pub from: Duration,
    /// … until it was gone.
    pub to: Option<Duration>,
}

/// An offer as the page was told of it.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// When.
    pub at: Duration,
    /// How much was left of it.
    pub seconds_left: u16,
}

/// How somebody left by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Kindly.
    Kindly,
    /// In a hurry.
    InAHurry,
}

/// A visitor's whole stay, for the checker.
#[derive(Debug)]
pub struct Stay {
    /// Which visitor.
    pub number: u32,
    /// Their language.
    pub language: Language,
    /// Whether they are in the urgent lane.
    pub urgent: bool,
    /// When they first asked for a talk.
    pub asked_at: Option<Duration>,
    /// When they were first told a place, or that somebody is ready.
    pub placed_at: Option<Duration>,
    /// Their connections.
    pub connections: Vec<Connection>,
    /// Their offers.
    pub offers: Vec<Offer>,
    /// When an offer was missed or withdrawn.
    pub missed: Vec<Duration>,
    /// Whether their counsellor was lost in the middle of the talk.
    pub handed_back: bool,
    /// The talk, if there was one.
    pub talk: Option<Record>,
    /// How it ended, as the page was told, and when.
    pub ended: Option<(Duration, EndReason)>,
    /// How they left, and when, if they did.
    pub left: Option<(Duration, Left)>,
    /// When the server did not know them any more.
    pub forgotten: Option<Duration>,
    /// What they were doing when the run was over, if they were not done.
    pub stuck: Option<String>,
    /// The last things that happened.
    pub history: History,
}

/// A visitor.
#[derive(Debug)]
pub struct Visitor {
    world: World,
    link: Link,
    chances: Chances,
    way: Way,
    messages: u32,
    stage: Stage,
    token: Option<Token>,
    ticket: Option<Ticket>,
    talk: Talk,
    talked: bool,
    alias: String,
    said: u32,
    goodbye: bool,
    thanked: bool,
    next: Option<(Act, Duration)>,
    phone_off: Option<(Duration, Duration)>,
    away_for: Option<Duration>,
    stay: Stay,
}

impl Visitor {
    /// A visitor with a number of their own.
    pub fn new(number: u32, world: World) -> Self {
        let mut chances = Chances::seeded(world.seed, u64::from(number) << 20);
        let seconds = |chances: &mut Chances, from, to| {
            chances.between(Duration::from_secs(from), Duration::from_secs(to))
        };
        let way = match chances.below(100) {
            0..10 => Way::ExitsAfter(u32::try_from(chances.below(5)).unwrap_or(0)),
            10..20 => Way::LeavesQueue(seconds(&mut chances, 2, 40)),
            20..25 => Way::ExitsQueue(seconds(&mut chances, 2, 40)),
            25..28 => Way::MissesOnce,
            _ => Way::Talks,
        };
        let now = world.clock.now();
        let phone_off =
            chances.percent(20).then(|| (now + seconds(&mut chances, 3, 60), seconds(&mut chances, 2, 20)));
        let language = Language::ALL[number as usize % Language::ALL.len()];
        let who = format!("v{number}");
        let link = Link::new(world.clone(), &who, Chances::seeded(world.seed, u64::from(number) << 21));
        Self {
            link,
            way,
            messages: 3 + u32::try_from(chances.below(8)).unwrap_or(0),
            stage: Stage::Fresh,
            token: None,
            ticket: None,
            talk: Talk::new(Side::Visitor, &who),
            talked: false,
            alias: String::new(),
            said: 0,
            goodbye: false,
            thanked: false,
            next: None,
            phone_off,
            away_for: None,
            stay: Stay {
                number,
                language,
                urgent: number % 10 == 9,
                asked_at: None,
                placed_at: None,
                connections: vec![],
                offers: vec![],
                missed: vec![],
                handed_back: false,
                talk: None,
                ended: None,
                left: None,
                forgotten: None,
                stuck: None,
                history: History::default(),
            },
            chances,
            world,
        }
    }

    /// The whole stay.
    pub async fn live(mut self) -> Stay {
        while self.stage != Stage::Over {
            if self.world.phase() == Phase::Closed {
                self.stay.stuck =
                    Some(format!("{:?}, {:?} next, goodbye {}", self.stage, self.next, self.goodbye));
                break;
            }
            if let Some(time) = self.away_for.take() {
                sleep(time).await;
                self.talk.came_back(self.world.clock.now());
            }
            if self.link.knock(None).await == Knock::Open {
                self.visit().await;
            }
        }
        if self.talked {
            self.stay.talk = Some(self.talk.close());
        }
        self.stay
    }

    /// One connection, from hello to its end.
    async fn visit(&mut self) {
        self.talk.connected();
        let hello = FromVisitor::Hello {
            token: self.token,
            position: self.token.and(self.talk.position()),
            ticket: self.token.and(self.ticket.clone()),
            visible: true,
        };
        self.link.send(&hello).await;
        while self.stage != Stage::Over && self.away_for.is_none() {
            if self.world.phase() == Phase::Closed {
                break;
            }
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
        let now = self.world.clock.now();
        if let Some(connection) = self.stay.connections.last_mut() {
            connection.to.get_or_insert(now);
        }
        self.link.rest_if(self.away_for.is_some() || self.stage == Stage::Over);
    }

    fn look_at(&self) -> Duration {
        let tick = self.world.clock.now() + TICK;
        let next = self.next.map(|(_, at)| at);
        let phone = self.phone_off.map(|(at, _)| at);
        [next, phone, self.talk.due()].into_iter().flatten().fold(tick, Duration::min)
    }

    async fn speak(&mut self) {
        let now = self.world.clock.now();
        for out in self.talk.out(now) {
            let frame = match out {
                Out::Send { client_ref, text } => {
                    FromVisitor::Send { client_ref, text: text.as_str().into() }
                }
                Out::Restore { lines, done } => {
                    self.stay.history.note(now, format!("gives back {} lines, done {done}", lines.len()));
                    self.world
                        .tally
                        .did("restore", if lines.is_empty() { "nothing lacking" } else { "lines" });
                    FromVisitor::Restore { lines, done }
                }
            };
            self.link.send(&frame).await;
        }
    }

    fn on_lost(&mut self, code: u16) {
        let now = self.world.clock.now();
        self.stay.history.note(now, format!("connection gone, {code}"));
        if says_stop(code) {
            if self.goodbye || self.stage == Stage::Parting {
                self.stage = Stage::Over;
            } else {
                // The page says so, and its reader takes the talk back.
                self.world.tally.did("stopped", code.to_string());
                self.away_for = Some(self.chances.between(TICK, 3 * TICK));
            }
        }
    }
}
