//! What each frame means to a counsellor's desk.

use std::time::Duration;

use server::protocol::desk::{Availability, DeskNotice, ToDesk};
use server::protocol::visit::{EndReason, Line, Side};
use server::protocol::{ConversationId, ErrorId, FromDesk};

use super::{ASK_AGAIN, Counsellor, DeskEnd, TICK};
use crate::person;
use crate::person::lets_the_counsellor_end;
use crate::record::writer_of;
use crate::talk::Accepted;

impl Counsellor {
    #[expect(clippy::too_many_lines, reason = "one arm for each frame, and nothing else")]
    pub(super) async fn on_frame(&mut self, frame: ToDesk) {
        let now = self.world.clock.now();
        match frame {
            ToDesk::Welcome { .. } => {
                self.link.welcomed();
                let node = self.link.port().and_then(|port| self.world.balancer.target_of(port));
                self.shift.history.note(now, format!("welcome by node {node:?}"));
                if let Some(since) = self.offline_since.take() {
                    self.shift.offline.push((since, now));
                }
                self.link.ping().await;
            }
            ToDesk::Shift { me, .. } => self.on_shift(me, now),
            // An end that the server has lost after both were told is said once more.
            ToDesk::Talk { conversation, .. } if self.over.contains(&conversation) => {
                self.shift.history.note(now, format!("talk {} again: ended here", conversation.to_text()));
                self.world.tally.did("end", "said again by the desk");
                self.link.send(&FromDesk::End { conversation, respite: None }).await;
            }
            ToDesk::Talk { conversation, epoch, .. } => {
                self.shift.history.note(now, format!("talk {}, epoch {}", conversation.to_text(), epoch.0));
                let fresh = self.opened(now);
                let open = self.open.entry(conversation).or_insert(fresh);
                open.unconfirmed = false;
                open.talk.opened(epoch);
                self.tell_held();
            }
            ToDesk::Ticket { conversation, ticket } => {
                if let Some(open) = self.open.get_mut(&conversation) {
                    open.ticket = Some(ticket);
                }
            }
            ToDesk::EpochChanged { conversation, epoch, lines } => {
                self.shift.history.note(now, format!("epoch {} begins with {lines} lines", epoch.0));
                if let Some(open) = self.open.get_mut(&conversation) {
                    open.talk.begun_anew(epoch, lines);
                }
            }
            ToDesk::Notice { conversation, notice } => self.on_notice(conversation, notice, now),
            ToDesk::Accepted { conversation, client_ref, position, sent_at_ms, receipt } => {
                self.shift.history.note(now, format!("{} is at {}", client_ref.as_str(), position.offset));
                let told = Accepted { client_ref, position, sent_at_ms, receipt };
                let talk = self.open.get_mut(&conversation).map(|open| &mut open.talk);
                if let Some(waited) = talk.and_then(|talk| talk.accepted(told, now)) {
                    self.world.tally.did("send", "accepted");
                    self.world.tally.accepted(&self.shift.name, now.saturating_sub(waited), now);
                }
            }
            ToDesk::Message { conversation, line } => self.on_line(conversation, line, now).await,
            ToDesk::Ended { conversation, reason } => {
                self.shift.history.note(now, format!("ended: {reason:?}"));
                if self.open.contains_key(&conversation) && is_for_good(reason) {
                    self.over.insert(conversation);
                }
                self.close(conversation, DeskEnd::Told(reason), now);
            }
            ToDesk::OfferLapsed {} => self.world.tally.did("offer", "lapsed"),
            ToDesk::Refused { conversation, client_ref, error_id, retry_after_ms } => {
                self.shift.history.note(now, format!("refused: {error_id}"));
                let talk = conversation.and_then(|id| self.open.get_mut(&id)).map(|open| &mut open.talk);
                match (talk, client_ref) {
                    (Some(talk), Some(client_ref)) => {
                        self.world.tally.did("send", format!("refused: {error_id}"));
                        talk.refused(&client_ref, error_id, retry_after_ms, now);
                    }
                    (_, Some(_)) => self.world.tally.did("send", format!("refused: {error_id}")),
                    (talk, None) => {
                        self.world.tally.did("act", format!("refused: {error_id}"));
                        let is_over = conversation.is_some_and(|id| self.over.contains(&id));
                        match (talk, error_id) {
                            (None, ErrorId::LiveUnavailable) if is_over => {
                                self.end_again.extend(conversation.map(|id| (now + 2 * TICK, id)));
                            }
                            (Some(talk), ErrorId::LiveUnavailable) => talk.put_off(now + 2 * TICK),
                            (Some(talk), ErrorId::LineUnproven | ErrorId::LinesOutOfOrder) => {
                                let complaint = format!("what was given back was refused: {error_id}");
                                talk.record.complaints.push(complaint);
                            }
                            (_, ErrorId::SignInNeeded) => self.cookie = None,
                            _ => self.ask_at = Some(now + TICK),
                        }
                    }
                }
            }
            ToDesk::ComeBack { after_ms } => self.link.stay_away(after_ms),
            ToDesk::Pong {} => self.on_pong(now),
            ToDesk::Visitor { presence, .. } => self.shift.history.note(now, format!("visitor {presence:?}")),
            // Nobody here hands a talk over, or calls anybody in.
            ToDesk::Callable { .. }
            | ToDesk::CallIn { .. }
            | ToDesk::CalledIn { .. }
            | ToDesk::CalledInOff { .. }
            | ToDesk::HandOver { .. }
            | ToDesk::Risk { .. }
            | ToDesk::TakeOver { .. }
            | ToDesk::TakeOverOff { .. }
            | ToDesk::Session { .. }
            | ToDesk::Sessions { .. }
            | ToDesk::Account { .. }
            | ToDesk::Trainings { .. }
            | ToDesk::Rota { .. }
            | ToDesk::Typing { .. }
            | ToDesk::Errand { .. }
            | ToDesk::Closing { .. }
            | ToDesk::Seen { .. } => {}
        }
    }

    fn on_shift(&mut self, me: Availability, now: Duration) {
        self.ready = matches!(me, Availability::Ready {} | Availability::Offering { .. });
        self.shift.busy = match me {
            Availability::Talking {} | Availability::Offering { .. } => Some(format!("{me:?}")),
            Availability::Resting {} | Availability::Paused { .. } | Availability::Ready {} => None,
        };
        self.tell_held();
        self.ask_at = (!self.ready).then_some(now + TICK / 10);
    }

    fn on_notice(&mut self, conversation: Option<ConversationId>, notice: DeskNotice, now: Duration) {
        self.shift.history.note(now, format!("{notice:?}"));
        match (notice, conversation.and_then(|id| self.open.get_mut(&id))) {
            (DeskNotice::MayBeMissing, Some(open)) => open.talk.unsure(true, now),
            (DeskNotice::AllHere, Some(open)) => open.talk.unsure(false, now),
            (DeskNotice::LiveBack, _) => self.open.values_mut().for_each(|open| open.talk.go_on()),
            (DeskNotice::LiveAway, _) => self.world.tally.did("notice", "live state is away"),
            (DeskNotice::MayBeMissing | DeskNotice::AllHere, None) => {}
        }
    }

    /// Answered in order, so whatever was not told again by now is over.
    fn on_pong(&mut self, now: Duration) {
        let gone = self.open.iter().filter(|(_, open)| open.unconfirmed).map(|(id, _)| *id);
        for conversation in gone.collect::<Vec<_>>() {
            self.shift.history.note(now, "a talk is over that ended while away");
            self.world.tally.did("end", "while the desk was away");
            self.close(conversation, DeskEnd::WhileAway, now);
        }
        self.open.values_mut().for_each(|open| open.talk.greeted());
        if !self.ready && self.ask_at.is_none() {
            self.ask_at = Some(now + ASK_AGAIN);
        }
    }

    async fn on_line(&mut self, conversation: ConversationId, line: Line, now: Duration) {
        let (from, position) = (line.from, line.position);
        let name = line.client_ref.as_str().to_owned();
        self.shift.history.note(now, format!("{from:?} {} {name} at {}", writer_of(&line), position.offset));
        let age = person::age(line.text.as_str(), self.world.clock);
        let visitor: Option<u32> = writer_of(&line).strip_prefix('v').and_then(|number| number.parse().ok());
        let is_last = line.text.as_str().ends_with("(siste)");
        let think = self.chances.between(TICK / 5, 2 * TICK);
        let Some(open) = self.open.get_mut(&conversation) else { return };
        let is_first = open.talk.heard(line, now);
        if from == Side::Counsellor || !is_first {
            return;
        }
        open.due.push_back(now + think);
        open.ends |= is_last && visitor.is_some_and(lets_the_counsellor_end);
        if let Some(age) = age {
            self.world.tally.delivered(age);
        }
        self.link.send(&FromDesk::Seen { conversation, position }).await;
    }
}

/// Whether this is the end for both sides: what went back to the queue or to a colleague may
/// come again.
fn is_for_good(reason: EndReason) -> bool {
    !matches!(reason, EndReason::BackToQueue | EndReason::HandedOver | EndReason::GuestOver)
}
