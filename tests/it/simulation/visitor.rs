//! A visitor: asks for a talk, waits, starts, writes, sometimes leaves, sometimes vanishes.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use server::protocol::hand_over::VisitorAnswer;
use server::protocol::ids::{ClientRef, Token};
use server::protocol::needs::{Language, Needs, Safety};
use server::protocol::ticket::Ticket;
use server::protocol::visit::{EndReason, FromVisitor, Notice, Side, ToVisitor};
use tokio::time::Instant;

use super::cluster::Cluster;
use super::ground::Ground;
use super::person::{Heard, Page};
use super::talk::{HASTY, Talk, Unsaid};
use super::wire::PersonEnd;

/// Where the visitor is, as the page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Nothing,
    Asked,
    Waiting,
    Offered,
    Talking,
    Ended,
    /// The phone is put away for good.
    Gone,
}

/// A visitor and their phone.
#[derive(Debug)]
pub(super) struct Visitor {
    ground: Arc<Ground>,
    index: usize,
    pub(super) stay: u32,
    pub(super) shown: Shown,
    token: Option<Token>,
    ticket: Option<Ticket>,
    pub(super) talk: Talk,
    /// Talks that are over.
    pub(super) past: Vec<Talk>,
    act_at: Instant,
    ahead: Option<u32>,
    written: u32,
    hangs_up: bool,
    has_left: bool,
    hidden: bool,
    /// The hand-over that waits for an answer.
    asked: Option<u64>,
    /// Who else is in the room: by which call.
    guest: Option<u64>,
}

impl Visitor {
    pub(super) fn new(ground: Arc<Ground>, index: usize) -> Self {
        let act_at = Instant::now() + ground.dice.wait(0, 8_000);
        let hidden = ground.dice.chance(150);
        let is_hasty = ground.dice.chance(HASTY);
        Self {
            ground,
            index,
            stay: 1,
            shown: Shown::Nothing,
            token: None,
            ticket: None,
            talk: Talk::new(Side::Visitor, &mark(index, 1), is_hasty),
            past: Vec::new(),
            act_at,
            ahead: None,
            written: 0,
            hangs_up: false,
            has_left: false,
            hidden,
            asked: None,
            guest: None,
        }
    }

    pub(super) fn mark(&self) -> String {
        mark(self.index, self.stay)
    }

    fn is_calm(&self) -> bool {
        self.ground.is_calm.load(Ordering::Relaxed)
    }

    /// The stay is over; perhaps there will be another.
    fn begin_anew(&mut self) {
        self.stay += 1;
        let fresh = Talk::new(Side::Visitor, &self.mark(), self.ground.dice.chance(HASTY));
        self.past.push(std::mem::replace(&mut self.talk, fresh));
        self.token = None;
        self.ticket = None;
        self.ahead = None;
        self.shown = Shown::Nothing;
        self.hangs_up = false;
        self.has_left = false;
        self.act_at = Instant::now() + self.ground.dice.wait(1_000, 8_000);
    }

    fn watch(&self, seen: super::talk::Seen) {
        if let Err((promise, how)) = seen {
            self.ground.promises.broken(promise, format!("visitor {}: {how}", self.index));
        }
    }

    fn send(unsaid: Vec<Unsaid>) -> Vec<FromVisitor> {
        let frame = |Unsaid { client_ref, text, .. }: Unsaid| FromVisitor::Send {
            client_ref,
            text: text.as_str().into(),
        };
        unsaid.into_iter().map(frame).collect()
    }

    fn offers(&mut self, now: Instant) -> Vec<FromVisitor> {
        let frames = self.talk.offer(now);
        frames.into_iter().map(|(lines, done)| FromVisitor::Restore { lines, done }).collect()
    }

    fn act(&mut self, now: Instant) -> Vec<FromVisitor> {
        let dice = self.ground.dice.clone();
        match self.shown {
            Shown::Nothing if !self.is_calm() => {
                self.act_at = now + dice.wait(3_000, 5_000);
                self.shown = Shown::Asked;
                let safety = dice.chance(150).then_some(Safety::Unsafe);
                let language = if dice.chance(300) { Language::En } else { Language::Nb };
                vec![FromVisitor::Join { needs: Needs { safety, ..Needs::only(language) } }]
            }
            Shown::Asked => {
                // No answer yet, or a no: asked again.
                self.shown = Shown::Nothing;
                Vec::new()
            }
            Shown::Offered => {
                self.act_at = now + dice.wait(2_000, 4_000);
                if !self.is_calm() && dice.chance(150) { Vec::new() } else { vec![FromVisitor::Start {}] }
            }
            Shown::Talking if !self.is_calm() => {
                self.act_at = now + dice.wait(300, 3_000);
                if let Some(number) = self.asked.take() {
                    return self.answer(number).into_iter().collect();
                }
                if let Some(number) = self.guest.filter(|_| dice.chance(60)) {
                    self.ground.promises.count("guests sent out by the visitor");
                    return vec![FromVisitor::NoGuest { number }];
                }
                match dice.below(100) {
                    0 => {
                        self.has_left = true;
                        vec![FromVisitor::Leave {}]
                    }
                    1 => {
                        self.shown = Shown::Gone;
                        vec![FromVisitor::Exit {}]
                    }
                    _ => {
                        self.written += 1;
                        let name = format!("{}-{}", self.mark(), self.written);
                        let client_ref = ClientRef::parse(&name).expect("a plain name");
                        self.ground.promises.count("messages written");
                        if self.talk.is_hasty {
                            self.ground.promises.out_of_turn(&client_ref);
                        }
                        self.talk.write(client_ref);
                        Self::send(self.talk.due(now))
                    }
                }
            }
            Shown::Waiting if !self.is_calm() => {
                self.act_at = now + dice.wait(2_000, 4_000);
                match dice.below(100) {
                    0 => {
                        self.has_left = true;
                        vec![FromVisitor::Leave {}]
                    }
                    1 => {
                        self.shown = Shown::Gone;
                        Vec::new()
                    }
                    _ => Vec::new(),
                }
            }
            Shown::Ended => {
                self.hangs_up = true;
                Vec::new()
            }
            Shown::Nothing | Shown::Waiting | Shown::Talking | Shown::Gone => {
                self.act_at = now + Duration::from_secs(1);
                Vec::new()
            }
        }
    }

    /// Agrees to be handed over, or stays, or says nothing.
    fn answer(&self, number: u64) -> Option<FromVisitor> {
        let answer = match self.ground.dice.below(10) {
            0 => VisitorAnswer::Stay,
            1 => return None,
            _ => VisitorAnswer::Agree,
        };
        Some(FromVisitor::AnswerHandOver { number, answer })
    }

    fn welcomed(&mut self, token: Token, resumed: bool) -> Vec<FromVisitor> {
        let had_a_stay = matches!(self.shown, Shown::Waiting | Shown::Offered | Shown::Talking);
        self.token = Some(token);
        // A new connection is told anew what may be missing.
        self.talk.unsure = false;
        self.talk.connected();
        if had_a_stay && !resumed && self.has_left {
            // The answer was lost; there is nothing to come back to, as was wanted.
            self.shown = Shown::Ended;
            self.hangs_up = true;
            return Vec::new();
        }
        if had_a_stay && !resumed {
            self.ground
                .promises
                .broken("4: a place is kept", format!("visitor {} was forgotten", self.index));
        }
        // Its answer comes after everything else.
        vec![self.ping()]
    }
}

impl Page for Visitor {
    type In = ToVisitor;
    type Out = FromVisitor;

    fn index(&self) -> usize {
        self.index
    }

    fn wants_connection(&self) -> bool {
        self.shown != Shown::Gone && !self.hangs_up
    }

    fn dial(&mut self, cluster: &Cluster) -> Option<PersonEnd> {
        cluster.dial_visitor(self.index)
    }

    fn hello(&mut self) -> FromVisitor {
        let (token, ticket) = (self.token, self.ticket.clone());
        FromVisitor::Hello { token, position: self.talk.position(), ticket, visible: !self.hidden }
    }

    fn ping(&self) -> FromVisitor {
        FromVisitor::Ping { visible: !self.hidden }
    }

    fn heard(&mut self, frame: ToVisitor, now: Instant) -> Heard<FromVisitor> {
        let mut heard = Heard::answering(Vec::new());
        match frame {
            ToVisitor::Welcome { token, resumed, .. } => {
                heard.is_welcome = true;
                heard.answers = self.welcomed(token, resumed);
            }
            ToVisitor::Ticket { ticket } => self.ticket = Some(ticket),
            ToVisitor::Place { ahead, rose, .. } => {
                if self.ahead.is_some_and(|before| ahead > before) && rose.is_none() {
                    let how = format!("visitor {}: {:?} to {ahead}", self.index, self.ahead);
                    self.ground.promises.broken("4: no place gets worse without a reason", how);
                }
                self.ahead = Some(ahead);
                self.shown = Shown::Waiting;
            }
            ToVisitor::Ready { .. } => {
                self.shown = Shown::Offered;
                self.ahead = None;
                self.act_at = now + self.ground.dice.wait(300, 2_500);
            }
            ToVisitor::Talking { epoch, .. } => {
                self.talk.opened(epoch);
                self.asked = None;
                self.guest = None;
                self.shown = Shown::Talking;
                self.ahead = None;
                self.act_at = now + self.ground.dice.wait(300, 2_000);
            }
            ToVisitor::EpochChanged { epoch, lines } => {
                self.ground.promises.note_lives(&self.ground);
                self.talk.epoch_changed(epoch, lines);
            }
            ToVisitor::Accepted { client_ref, position, sent_at_ms, receipt } => {
                self.ground.promises.count("messages accepted");
                let seen = self.talk.accepted(client_ref, position, sent_at_ms, receipt);
                self.watch(seen);
            }
            ToVisitor::Message(line) => {
                let seen = self.talk.heard(line);
                self.watch(seen);
            }
            ToVisitor::Refused { client_ref: Some(name), error_id, .. } => {
                self.ground.promises.count("messages refused");
                self.talk.refused(&name, error_id, now);
                self.ground.promises.out_of_turn(&name);
            }
            ToVisitor::Refused { client_ref: None, .. } => {
                self.talk.offer_again(now);
            }
            ToVisitor::Ended { reason, .. } => {
                self.shown = Shown::Ended;
                self.ended(reason);
                self.act_at = now + self.ground.dice.wait(500, 6_000);
                heard.answers = vec![self.ping()];
            }
            ToVisitor::Notice { notice: Notice::MayBeMissing } => self.talk.unsure = true,
            ToVisitor::Notice { notice: Notice::AllHere } => self.talk.unsure = false,
            ToVisitor::Notice { notice: Notice::LiveBack } => self.talk.offer_again(now),
            ToVisitor::Notice { notice: Notice::CounsellorLost } => self.shown = Shown::Waiting,
            ToVisitor::HandOver { number, .. } => self.asked = Some(number),
            ToVisitor::Notice { notice: Notice::HandedOver } | ToVisitor::HandOverOff { .. } => {
                self.asked = None;
            }
            ToVisitor::Guest { number, no: Some(_), .. } => {
                self.ground.promises.guest_is_shown(self.talk.life(), number, &self.ground);
                self.guest = Some(number);
                heard.answers.push(FromVisitor::GuestShown { number });
            }
            ToVisitor::Guest { no: None, .. } => self.guest = None,
            ToVisitor::ComeBack { after_ms } => {
                heard.stay_away = Some(Duration::from_millis(after_ms.into()));
            }
            ToVisitor::Notice { .. }
            | ToVisitor::Counsellor { .. }
            | ToVisitor::Closing { .. }
            | ToVisitor::Typing {}
            | ToVisitor::Seen { .. } => {}
            ToVisitor::Pong {} => self.talk.greeted(),
        }
        heard.answers.extend(self.offers(now));
        if self.shown == Shown::Talking {
            heard.answers.extend(Self::send(self.talk.due(now)));
        }
        heard
    }

    fn tick(&mut self, now: Instant) -> Vec<FromVisitor> {
        let mut outs = if self.shown == Shown::Talking { Self::send(self.talk.due(now)) } else { Vec::new() };
        outs.extend(self.offers(now));
        if now >= self.act_at {
            outs.extend(self.act(now));
        }
        outs
    }

    fn stopped(&mut self, _: u16) {
        self.ground.promises.count("visitors told to stop");
    }

    fn lost(&mut self) {
        // A new connection is told its place anew.
        self.ahead = None;
        if self.shown == Shown::Ended {
            self.begin_anew();
        }
    }
}

impl Visitor {
    fn ended(&self, reason: EndReason) {
        self.ground.promises.count(match reason {
            EndReason::VisitorLeft | EndReason::VisitorExited => "stays ended by the visitor",
            EndReason::CounsellorEnded => "stays ended by the counsellor",
            EndReason::VisitorLost => "stays ended by a loss of connection",
            EndReason::Missed => "stays ended by missed offers",
            EndReason::Expired
            | EndReason::BackToQueue
            | EndReason::HandedOver
            | EndReason::GuestOver
            | EndReason::Closed => "stays expired",
        });
        if reason == EndReason::Closed {
            self.ground.promises.broken("the service is open", "told that it is closed");
        }
    }
}

fn mark(index: usize, stay: u32) -> String {
    format!("v{index}s{stay}")
}
