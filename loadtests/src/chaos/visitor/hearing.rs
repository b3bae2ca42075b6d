//! What each frame means to a visitor's page.

use std::time::Duration;

use server::protocol::visit::{EndReason, Line, Notice, Side, ToVisitor};
use server::protocol::{ErrorId, FromVisitor, Token};

use super::acting::PARTING;
use super::{Act, Connection, Offer, Stage, TICK, Visitor, Way};
use crate::person;
use crate::talk::Accepted;

/// When the server does not say how long to wait.
const AGAIN: Duration = Duration::from_secs(2);

impl Visitor {
    pub(super) async fn on_frame(&mut self, frame: ToVisitor) {
        let now = self.world.clock.now();
        if self.stay.ended.is_some() && draws_back_in(&frame) {
            self.end_again(&frame, now).await;
            return;
        }
        match frame {
            ToVisitor::Welcome { token, resumed, .. } => self.on_welcome(token, resumed, now).await,
            ToVisitor::Ticket { ticket } => self.ticket = Some(ticket),
            ToVisitor::Place { ahead, .. } => {
                self.stay.history.note(now, format!("{ahead} ahead"));
                if !self.goodbye {
                    self.stay.placed_at.get_or_insert(now);
                    self.stage = Stage::Waiting;
                    self.cancel(Act::Join);
                }
            }
            ToVisitor::Ready { seconds_left, .. } => self.on_ready(seconds_left, now),
            ToVisitor::Talking { alias, epoch, .. } => {
                self.stay.history.note(now, format!("talks with {alias}, epoch {}", epoch.0));
                self.world.tally.did("talk", if self.talked { "open again" } else { "open" });
                self.met(alias);
                self.talk.opened(epoch);
                if self.stage != Stage::Talking && !self.goodbye {
                    self.stage = Stage::Talking;
                    let think = self.think();
                    self.intend(Act::Write, think);
                }
                self.talked = true;
            }
            ToVisitor::EpochChanged { epoch, lines } => {
                self.stay.history.note(now, format!("epoch {} begins with {lines} lines", epoch.0));
                self.talk.begun_anew(epoch, lines);
            }
            ToVisitor::Accepted { client_ref, position, sent_at_ms, receipt } => {
                self.stay.history.note(now, format!("{} is at {}", client_ref.as_str(), position.offset));
                let told = Accepted { client_ref, position, sent_at_ms, receipt };
                if let Some(waited) = self.talk.accepted(told, now) {
                    self.world.tally.did("send", "accepted");
                    self.world.tally.accepted(&self.who(), now.saturating_sub(waited), now);
                }
            }
            ToVisitor::Refused { client_ref, error_id, retry_after_ms, .. } => {
                self.stay.history.note(now, format!("refused: {error_id}"));
                match client_ref {
                    Some(client_ref) => {
                        self.world.tally.did("send", format!("refused: {error_id}"));
                        self.talk.refused(&client_ref, error_id, retry_after_ms, now);
                    }
                    None => self.on_refusal(error_id, retry_after_ms, now),
                }
            }
            ToVisitor::Message(line) => self.on_line(line, now).await,
            ToVisitor::Counsellor { alias, .. } => self.met(alias),
            ToVisitor::Ended { reason, feedback, .. } => self.on_end(reason, feedback, now).await,
            ToVisitor::Notice { notice } => self.on_notice(notice, now),
            ToVisitor::ComeBack { after_ms } => self.link.stay_away(after_ms),
            ToVisitor::Pong {} => self.talk.greeted(),
            ToVisitor::HandOver { .. }
            | ToVisitor::HandOverOff { .. }
            | ToVisitor::Guest { .. }
            | ToVisitor::Closing { .. }
            | ToVisitor::Typing {}
            | ToVisitor::Seen { .. } => {}
        }
    }

    async fn on_welcome(&mut self, token: Token, resumed: bool, now: Duration) {
        self.link.welcomed();
        let node = self.link.port().and_then(|port| self.world.balancer.target_of(port));
        self.stay.history.note(now, format!("welcome by node {node:?}, resumed {resumed}"));
        if let Some(port) = self.link.port() {
            self.stay.connections.push(Connection { port, node, from: now, to: None });
        }
        let had_token = self.token.replace(token).is_some();
        self.world.tally.did(
            "hello",
            if !had_token {
                "new"
            } else if resumed {
                "resumed"
            } else {
                "forgotten"
            },
        );
        if had_token && !resumed {
            match self.stage {
                Stage::Waiting | Stage::Ready | Stage::Talking if self.goodbye => self.stage = Stage::Over,
                Stage::Waiting | Stage::Ready | Stage::Talking => {
                    self.stay.forgotten = Some(now);
                    self.stage = Stage::Over;
                }
                Stage::Parting => self.stage = Stage::Over,
                Stage::Fresh | Stage::Joining | Stage::Over => {}
            }
        }
        match self.stage {
            Stage::Fresh | Stage::Joining => {
                self.stage = Stage::Joining;
                self.act(Act::Join, now).await;
            }
            Stage::Waiting | Stage::Ready | Stage::Talking if self.goodbye => self.act(Act::Leave, now).await,
            _ => {}
        }
        self.link.ping().await;
    }

    fn on_ready(&mut self, seconds_left: u16, now: Duration) {
        self.stay.history.note(now, format!("somebody is ready, {seconds_left} s left"));
        self.stay.placed_at.get_or_insert(now);
        self.stay.offers.push(Offer { at: now, seconds_left });
        self.world.tally.did("offer", "told");
        if self.goodbye {
            return;
        }
        self.stage = Stage::Ready;
        if self.way == Way::MissesOnce && self.stay.offers.len() == 1 {
            self.world.tally.did("offer", "missed on purpose");
            return;
        }
        let think = self.think();
        self.intend(Act::Start, think);
    }

    fn on_refusal(&mut self, error_id: ErrorId, retry_after_ms: Option<u32>, now: Duration) {
        self.world.tally.did("act", format!("refused: {error_id}"));
        let after = retry_after_ms.map_or(AGAIN, |ms| Duration::from_millis(ms.into()));
        match (self.stage, error_id) {
            (_, ErrorId::LineUnproven | ErrorId::LinesOutOfOrder) => {
                self.talk.record.complaints.push(format!("what was given back was refused: {error_id}"));
            }
            (Stage::Joining, ErrorId::AlreadyJoined) => {}
            (Stage::Joining, _) => self.intend(Act::Join, after),
            (Stage::Ready, ErrorId::OfferGone) => self.stage = Stage::Waiting,
            (Stage::Ready, ErrorId::LiveUnavailable) => self.intend(Act::Start, TICK),
            (Stage::Parting, ErrorId::FeedbackNotOpen) => self.intend(Act::Close, Duration::ZERO),
            (Stage::Parting, ErrorId::LiveUnavailable) if !self.thanked => self.intend(Act::Thank, after),
            (Stage::Talking | Stage::Waiting, ErrorId::LiveUnavailable) => self.talk.put_off(now + after),
            (_, ErrorId::StayEnded) if self.goodbye => self.stage = Stage::Over,
            (Stage::Waiting | Stage::Ready | Stage::Talking, ErrorId::StayEnded) => {
                self.stay.forgotten = Some(now);
                self.stage = Stage::Over;
            }
            _ => {}
        }
    }

    async fn on_line(&mut self, line: Line, now: Duration) {
        let (from, position) = (line.from, line.position);
        let age = person::age(line.text.as_str(), self.world.clock);
        self.stay.history.note(now, format!("{from:?} {} at {}", line.client_ref.as_str(), position.offset));
        let is_first = self.talk.heard(line, now);
        if from == Side::Visitor || !is_first {
            return;
        }
        if let Some(age) = age {
            self.world.tally.delivered(age);
        }
        self.link.send(&FromVisitor::Seen { position }).await;
        if self.stage == Stage::Talking && !self.goodbye {
            let think = self.think();
            self.intend(Act::Write, think);
        }
    }

    async fn on_end(&mut self, reason: EndReason, feedback: bool, now: Duration) {
        self.stay.history.note(now, format!("ended: {reason:?}"));
        if self.stay.ended.is_some() {
            return;
        }
        self.stay.ended = Some((now, reason));
        self.world.tally.did("end", format!("{reason:?}"));
        self.stage = Stage::Parting;
        self.link.ping().await;
        if feedback && self.stay.number.is_multiple_of(2) {
            self.intend(Act::Thank, TICK);
        } else {
            self.intend(Act::Close, TICK);
        }
    }

    /// The server told of the end, and has lost it since with its memory.
    async fn end_again(&mut self, frame: &ToVisitor, now: Duration) {
        if matches!(frame, ToVisitor::Place { .. } | ToVisitor::Ready { .. } | ToVisitor::Talking { .. }) {
            self.stay.history.note(now, "is taken for somebody who stays, and leaves again");
            self.world.tally.did("end", "lost and told again");
            self.link.send(&FromVisitor::Leave {}).await;
        }
    }

    fn on_notice(&mut self, notice: Notice, now: Duration) {
        self.stay.history.note(now, format!("{notice:?}"));
        match notice {
            Notice::MayBeMissing => self.talk.unsure(true, now),
            Notice::AllHere => self.talk.unsure(false, now),
            Notice::OfferMissed | Notice::OfferWithdrawn => {
                self.stay.missed.push(now);
                self.back_to_waiting();
            }
            Notice::HandedOver => {}
            Notice::CounsellorLost => {
                self.stay.handed_back = true;
                self.talk.interrupted();
                self.back_to_waiting();
            }
            Notice::FeedbackThanks => {
                self.world.tally.did("feedback", "counted");
                self.thanked = true;
                self.intend(Act::Close, PARTING / 20);
            }
            Notice::LiveBack => self.talk.go_on(),
            Notice::MayCloseFirst => self.world.tally.did("notice", "may close first"),
            Notice::LiveAway => self.world.tally.did("notice", "live state is away"),
        }
    }

    fn back_to_waiting(&mut self) {
        if self.stage != Stage::Parting && !self.goodbye {
            self.stage = Stage::Waiting;
            self.cancel(Act::Start);
            self.cancel(Act::Write);
        }
    }

    /// Another name in a talk that has begun: a colleague took over. Words written to one
    /// are not said to another.
    fn met(&mut self, alias: String) {
        if !self.alias.is_empty() && !alias.is_empty() && self.alias != alias {
            self.talk.hold_back();
        }
        if !alias.is_empty() {
            self.alias = alias;
        }
    }

    fn cancel(&mut self, act: Act) {
        self.next = self.next.filter(|(next, _)| *next != act);
    }

    pub(super) fn who(&self) -> String {
        format!("v{}", self.stay.number)
    }
}

/// Whether this belongs to a stay that goes on: a page that was told of the end leaves it out.
fn draws_back_in(frame: &ToVisitor) -> bool {
    matches!(
        frame,
        ToVisitor::Place { .. }
            | ToVisitor::Ready { .. }
            | ToVisitor::Talking { .. }
            | ToVisitor::EpochChanged { .. }
            | ToVisitor::Message { .. }
            | ToVisitor::Counsellor { .. }
            | ToVisitor::Typing {}
            | ToVisitor::Seen { .. }
            | ToVisitor::Ticket { .. }
    )
}
