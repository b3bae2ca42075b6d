//! What each frame means to a visitor's page.

use std::time::Duration;

use anyhow::Result;
use server::protocol::visit::{Degree, Feedback, FromVisitor, Line, Notice, Side, ToVisitor};
use server::protocol::{ErrorId, Token};

use super::{LAST_WORD, Stage, Visitor, keep};
use crate::load::scenario::Manner;
use crate::person;
use crate::socket::Socket;
use crate::talk::{Accepted, Talk};

/// Whoever is told to come again presses the button after this long at least, and at most.
const PRESSES_AGAIN: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(3));

impl Visitor {
    pub(super) async fn on_frame(&mut self, socket: &mut Socket, frame: ToVisitor) -> Result<()> {
        let now = self.world.now();
        match frame {
            ToVisitor::Welcome { token, resumed, .. } => self.on_welcome(socket, token, resumed).await?,
            ToVisitor::Ticket { ticket } => self.ticket = Some(ticket),
            ToVisitor::Place { ahead, .. } => self.on_place(ahead),
            ToVisitor::Ready { .. } if self.guest.manner == Manner::Leaves => {
                socket.send(&FromVisitor::Leave {}).await?;
                self.stand_in(Stage::Parting);
            }
            ToVisitor::Ready { .. } => {
                let waited = self.joined_at.map(|at| now.saturating_sub(at));
                self.world.note(|book| waited.into_iter().for_each(|waited| book.waited.add(waited)));
                self.stand_in(Stage::Ready);
                if self.guest.manner == Manner::Waits {
                    // The phone is unlocked: from here on the page is seen.
                    socket.send(&FromVisitor::Ping { visible: true }).await?;
                    self.next_ping = now + server::protocol::limits::PING_EVERY;
                }
                socket.send(&FromVisitor::Start {}).await?;
            }
            ToVisitor::Talking { epoch, .. } => {
                let name = format!("v{}", self.guest.number);
                if self.talk.is_none() {
                    self.epoch = epoch.0;
                }
                let talk = self.talk.get_or_insert_with(|| Box::new(Talk::new(Side::Visitor, &name)));
                talk.opened(epoch);
                if self.stage != Stage::Talking {
                    self.stand_in(Stage::Talking);
                    self.intend();
                }
                // What comes before the answer to a ping is what was said so far.
                socket.send(&FromVisitor::Ping { visible: true }).await?;
                if self.guest.manner != Manner::Zombie {
                    self.settle();
                }
            }
            ToVisitor::EpochChanged { epoch, lines } => {
                if let Some(talk) = &mut self.talk {
                    talk.begun_anew(epoch, lines);
                }
            }
            ToVisitor::Accepted { client_ref, position, sent_at_ms, receipt } => {
                let Some(talk) = &mut self.talk else { return Ok(()) };
                let sent = talk.record.sent.iter().rev().find(|sent| sent.client_ref == client_ref);
                if let Some(text) = sent.map(|sent| sent.text.clone()) {
                    keep(&mut self.came, Side::Visitor, position.offset, Side::Visitor, text);
                }
                if let Some(waited) =
                    talk.accepted(Accepted { client_ref, position, sent_at_ms, receipt }, now)
                {
                    self.world.note(|book| book.accepted.add(waited));
                }
            }
            ToVisitor::Message(line) => self.on_line(socket, line).await?,
            ToVisitor::Pong {} => {
                if let Some(talk) = &mut self.talk {
                    talk.greeted();
                }
            }
            ToVisitor::Refused { client_ref, error_id, retry_after_ms, .. } => {
                self.world.note(|book| book.refuse(error_id));
                match (client_ref, &mut self.talk) {
                    (Some(client_ref), Some(talk)) => {
                        talk.refused(&client_ref, error_id, retry_after_ms, now);
                    }
                    _ => self.on_refusal(error_id, retry_after_ms),
                }
            }
            ToVisitor::Ended { feedback, .. } => self.on_end(socket, feedback).await?,
            ToVisitor::Notice { notice } => self.on_notice(notice),
            ToVisitor::ComeBack { after_ms } => {
                self.not_before = Some(now + Duration::from_millis(after_ms.into()));
            }
            ToVisitor::Counsellor { .. }
            | ToVisitor::HandOver { .. }
            | ToVisitor::HandOverOff { .. }
            | ToVisitor::Guest { .. }
            | ToVisitor::Closing { .. }
            | ToVisitor::Typing {}
            | ToVisitor::Seen { .. } => {}
        }
        Ok(())
    }

    async fn on_welcome(&mut self, socket: &mut Socket, token: Token, resumed: bool) -> Result<()> {
        let had_one = self.token.replace(token).is_some();
        if had_one && !resumed && self.stage != Stage::Fresh {
            self.world.note(|book| book.forgotten += 1);
            self.complain("came back and was not known any more");
            self.stand_in(Stage::Over);
            return Ok(());
        }
        if self.stage == Stage::Fresh {
            self.join(socket).await?;
        } else if self.talk.is_some() {
            socket.send(&FromVisitor::Ping { visible: true }).await?;
        }
        Ok(())
    }

    fn on_place(&mut self, ahead: u32) {
        let before = self.told_ahead.replace(ahead);
        self.world.placed(before.is_some_and(|before| ahead < before));
        if self.stage == Stage::Fresh {
            let came_at = self.came_at;
            let now = self.world.now();
            self.world.note(|book| book.placed.add(now.saturating_sub(came_at)));
        }
        if matches!(self.stage, Stage::Fresh | Stage::Ready) {
            self.stand_in(Stage::Waiting);
        }
        if matches!(self.guest.manner, Manner::Waits | Manner::Leaves | Manner::Stays) {
            self.settle();
        }
    }

    fn on_refusal(&mut self, error_id: ErrorId, retry_after_ms: Option<u32>) {
        let now = self.world.now();
        let after = Duration::from_millis(retry_after_ms.unwrap_or(0).into());
        match (self.stage, error_id) {
            (Stage::Fresh, ErrorId::AlreadyJoined) => {}
            (Stage::Fresh, _) => {
                self.next = Some(now + after + self.chances.between(PRESSES_AGAIN.0, PRESSES_AGAIN.1));
            }
            (Stage::Ready, ErrorId::OfferGone) => self.stand_in(Stage::Waiting),
            // A sign that crossed the end of the talk on its way, or one too many.
            (_, ErrorId::ConversationEnded | ErrorId::NoConversation | ErrorId::TooFast) => {}
            (Stage::Talking, ErrorId::LiveUnavailable) => {
                if let Some(talk) = &mut self.talk {
                    talk.put_off(now + after.max(super::TICK));
                }
            }
            _ => self.complain(&format!("refused, {error_id}")),
        }
    }

    async fn on_line(&mut self, socket: &mut Socket, line: Line) -> Result<()> {
        let now = self.world.now();
        let (from, position) = (line.from, line.position);
        let text = line.text.as_str().to_owned();
        let age = person::age(&text, self.world.clock());
        keep(&mut self.came, Side::Visitor, position.offset, from, text);
        let Some(talk) = &mut self.talk else { return Ok(()) };
        let is_first = talk.heard(line, now);
        if from == Side::Visitor || !is_first {
            return Ok(());
        }
        if let Some(age) = age {
            self.world.delivered(age, self.guest.manner == Manner::Slow);
        }
        if self.pace.borrow().signs {
            socket.send(&FromVisitor::Seen { position }).await?;
        }
        if self.stage == Stage::Talking {
            self.intend();
        }
        Ok(())
    }

    async fn on_end(&mut self, socket: &mut Socket, feedback: bool) -> Result<()> {
        let expected = self.stage == Stage::Parting
            || self.guest.manner == Manner::Stays && self.said >= self.guest.messages;
        if !expected {
            self.complain("the stay ended early");
        }
        if self.guest.manner == Manner::Stays && feedback {
            self.stand_in(Stage::Parting);
            let feedback = Feedback { heard: Some(Degree::Yes), ..Feedback::default() };
            return socket.send(&FromVisitor::Feedback { feedback }).await;
        }
        self.go();
        Ok(())
    }

    fn on_notice(&mut self, notice: Notice) {
        match notice {
            Notice::FeedbackThanks => self.go(),
            Notice::OfferMissed | Notice::OfferWithdrawn => self.stand_in(Stage::Waiting),
            Notice::CounsellorLost => {
                if let Some(talk) = &mut self.talk {
                    talk.interrupted();
                }
                self.stand_in(Stage::Waiting);
            }
            Notice::LiveBack => {
                if let Some(talk) = &mut self.talk {
                    talk.go_on();
                }
            }
            Notice::HandedOver
            | Notice::MayBeMissing
            | Notice::AllHere
            | Notice::LiveAway
            | Notice::MayCloseFirst => {}
        }
    }

    fn go(&mut self) {
        if self.guest.manner == Manner::Stays {
            self.world.note(|book| book.stays += 1);
        }
        self.stand_in(Stage::Over);
    }
}

/// Whether this is the last message of a whole stay.
pub fn is_last(text: &str) -> bool {
    text.ends_with(LAST_WORD)
}
