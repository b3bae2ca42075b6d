//! A counsellor: asks for the next, writes, ends talks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use server::domain::counsellor::StaffId;
use server::protocol::CloseCode;
use server::protocol::call_in::{CallInState, Called};
use server::protocol::desk::{Availability, DeskNotice, FromDesk, ToDesk};
use server::protocol::hand_over::{Colleague, ColleagueAnswer, HandOverState, Receiver};
use server::protocol::ids::{ClientRef, ConversationId, Token};
use server::protocol::position::Epoch;
use server::protocol::ticket::Ticket;
use server::protocol::visit::{EndReason, Side};
use tokio::time::Instant;

use super::cluster::Cluster;
use super::dice::Dice;
use super::ground::Ground;
use super::person::{Heard, Page};
use super::talk::{HASTY, Talk, Unsaid};
use super::wire::PersonEnd;

/// A counsellor and their desk.
#[derive(Debug)]
pub(super) struct Desk {
    ground: Arc<Ground>,
    index: usize,
    pub(super) staff: StaffId,
    pub(super) session: Option<Token>,
    pub(super) talks: BTreeMap<ConversationId, Talk>,
    tickets: BTreeMap<ConversationId, Ticket>,
    /// Talks the page shows and this connection has not.
    unconfirmed: BTreeSet<ConversationId>,
    /// Talks that are over.
    pub(super) past: Vec<(ConversationId, Talk)>,
    me: Option<Availability>,
    colleagues: Vec<Colleague>,
    /// What colleagues ask, and has not been answered.
    asked: BTreeMap<ConversationId, u64>,
    /// Colleagues' talks in which it is a guest.
    rooms: BTreeMap<ConversationId, Talk>,
    /// Into which talks it is called, and has not answered.
    called: BTreeMap<ConversationId, u64>,
    /// Talks of its own with a call, or a guest.
    calling: BTreeSet<ConversationId>,
    /// Whom it can call.
    callable: Vec<Called>,
    /// Hand-overs of its own that somebody is to answer.
    handing: BTreeSet<ConversationId>,
    is_ready: bool,
    act_at: Instant,
    written: u32,
}

impl Desk {
    pub(super) fn new(ground: Arc<Ground>, index: usize, staff: StaffId) -> Self {
        let act_at = Instant::now() + ground.dice.wait(0, 3_000);
        Self {
            ground,
            index,
            staff,
            session: None,
            talks: BTreeMap::new(),
            tickets: BTreeMap::new(),
            unconfirmed: BTreeSet::new(),
            past: Vec::new(),
            me: None,
            colleagues: Vec::new(),
            asked: BTreeMap::new(),
            rooms: BTreeMap::new(),
            called: BTreeMap::new(),
            calling: BTreeSet::new(),
            callable: Vec::new(),
            handing: BTreeSet::new(),
            is_ready: false,
            act_at,
            written: 0,
        }
    }

    fn is_calm(&self) -> bool {
        self.ground.is_calm.load(Ordering::Relaxed)
    }

    fn watch(&self, seen: super::talk::Seen) {
        if let Err((promise, how)) = seen {
            self.ground.promises.broken(promise, format!("desk {}: {how}", self.index));
        }
    }

    fn send(conversation: ConversationId, unsaid: Vec<Unsaid>) -> impl Iterator<Item = FromDesk> {
        unsaid.into_iter().map(move |Unsaid { client_ref, text, .. }| FromDesk::Send {
            conversation,
            client_ref,
            text: text.as_str().into(),
        })
    }

    fn offers(&mut self, now: Instant) -> Vec<FromDesk> {
        let mut frames = Vec::new();
        for (id, talk) in &mut self.talks {
            let offered = talk.offer(now);
            frames.extend(offered.into_iter().map(|(lines, done)| FromDesk::Restore {
                conversation: *id,
                lines,
                done,
            }));
        }
        frames
    }

    fn due(&mut self, now: Instant) -> Vec<FromDesk> {
        let mut frames = Vec::new();
        let own = self.talks.iter_mut().filter(|(id, _)| !self.unconfirmed.contains(*id));
        for (id, talk) in own.chain(&mut self.rooms) {
            frames.extend(Self::send(*id, talk.due(now)));
        }
        frames
    }

    fn shown(&mut self, conversation: ConversationId, epoch: Epoch) -> Vec<FromDesk> {
        self.unconfirmed.remove(&conversation);
        let mark = conversation.to_text();
        let is_hasty = self.ground.dice.chance(HASTY);
        // A talk that was taken for over may come back.
        let past = self.past.iter().position(|(id, _)| *id == conversation);
        if let Some(at) = past.filter(|_| !self.talks.contains_key(&conversation)) {
            let (id, talk) = self.past.remove(at);
            self.talks.insert(id, talk);
        }
        let talk =
            self.talks.entry(conversation).or_insert_with(|| Talk::new(Side::Counsellor, &mark, is_hasty));
        talk.shown_anew(epoch);
        talk.connected();
        // Its answer comes after everything else.
        vec![self.ping()]
    }

    fn over(&mut self, conversation: ConversationId) {
        self.tickets.remove(&conversation);
        self.handing.remove(&conversation);
        self.calling.remove(&conversation);
        if let Some(talk) = self.talks.remove(&conversation) {
            self.past.push((conversation, talk));
        }
    }

    /// Takes what a colleague would like to hand over, or says no, or says nothing.
    fn answer(&self, conversation: ConversationId, number: u64) -> Option<FromDesk> {
        let answer = match self.ground.dice.below(10) {
            0 => ColleagueAnswer::Decline,
            1 => return None,
            _ => ColleagueAnswer::Take,
        };
        self.ground.promises.count("take-overs answered");
        Some(FromDesk::AnswerTakeOver { conversation, number, answer })
    }

    /// Now and then somebody has to go; now and then they can stay after all.
    fn hand_over(
        dice: &Dice,
        conversation: ConversationId,
        colleagues: &[Colleague],
        is_asked: bool,
    ) -> Option<FromDesk> {
        if is_asked {
            return dice.chance(40).then_some(FromDesk::KeepTalk { conversation });
        }
        if !dice.chance(60) {
            return None;
        }
        let to = match colleagues {
            [_, ..] if dice.chance(700) => {
                Receiver::Colleague { id: colleagues[dice.below(colleagues.len())].id }
            }
            _ => Receiver::Queue {},
        };
        let note = dice.chance(500).then(|| "redd hjemme".into());
        Some(FromDesk::HandOver { conversation, to, note })
    }

    /// Now and then two see more than one; now and then nobody needs to stay.
    fn call_in(
        dice: &Dice,
        conversation: ConversationId,
        callable: &[Called],
        is_open: bool,
    ) -> Option<FromDesk> {
        if is_open {
            return dice.chance(30).then_some(FromDesk::EndCallIn { conversation });
        }
        if callable.is_empty() || !dice.chance(80) {
            return None;
        }
        let to = callable[dice.below(callable.len())];
        let note = dice.chance(500).then(|| "redd hjemme".into());
        Some(FromDesk::CallIn { conversation, to, note })
    }

    /// Says something in a colleague's talk, or leaves it.
    fn act_as_guest(&mut self, dice: &Dice, now: Instant) -> Vec<FromDesk> {
        let at = dice.below(self.rooms.len());
        let (id, talk) = self.rooms.iter_mut().nth(at).expect("there are so many");
        if dice.chance(100) {
            return vec![FromDesk::EndCallIn { conversation: *id }];
        }
        self.written += 1;
        let name = format!("k{}-{}", self.index, self.written);
        self.ground.promises.count("messages written by guests");
        let client_ref = ClientRef::parse(&name).expect("a plain name");
        self.ground.promises.out_of_turn(&client_ref);
        talk.write(client_ref);
        Self::send(*id, talk.due(now)).collect()
    }

    fn act(&mut self, now: Instant) -> Vec<FromDesk> {
        let dice = self.ground.dice.clone();
        self.act_at = now + dice.wait(300, 2_500);
        if matches!(self.me, Some(Availability::Resting {})) {
            self.is_ready = true;
            self.me = None;
            return vec![FromDesk::ReadyForNext {}];
        }
        if let Some((conversation, number)) = self.asked.pop_first() {
            return self.answer(conversation, number).into_iter().collect();
        }
        if let Some((conversation, number)) = self.called.pop_first() {
            let answer = match dice.below(10) {
                0 | 1 => ColleagueAnswer::Decline,
                2 => return Vec::new(),
                _ => ColleagueAnswer::Take,
            };
            return vec![FromDesk::AnswerCallIn { conversation, number, answer }];
        }
        if !self.is_calm() && !self.rooms.is_empty() && dice.chance(500) {
            return self.act_as_guest(&dice, now);
        }
        if self.is_calm() || self.talks.is_empty() {
            return Vec::new();
        }
        let at = dice.below(self.talks.len());
        let (id, talk) = self.talks.iter_mut().nth(at).expect("there are so many");
        let id = *id;
        if self.unconfirmed.contains(&id) {
            return Vec::new();
        }
        if dice.chance(12) {
            return vec![FromDesk::End { conversation: id }];
        }
        if let Some(frame) = Self::hand_over(&dice, id, &self.colleagues, self.handing.contains(&id)) {
            return vec![frame];
        }
        if let Some(frame) = Self::call_in(&dice, id, &self.callable, self.calling.contains(&id)) {
            return vec![frame];
        }
        self.written += 1;
        let name = format!("k{}-{}", self.index, self.written);
        self.ground.promises.count("messages written");
        let client_ref = ClientRef::parse(&name).expect("a plain name");
        if talk.is_hasty {
            self.ground.promises.out_of_turn(&client_ref);
        }
        talk.write(client_ref);
        Self::send(id, talk.due(now)).collect()
    }
}

impl Page for Desk {
    type In = ToDesk;
    type Out = FromDesk;

    fn index(&self) -> usize {
        100 + self.index
    }

    fn wants_connection(&self) -> bool {
        true
    }

    fn dial(&mut self, cluster: &Cluster) -> Option<PersonEnd> {
        cluster.dial_desk(self)
    }

    fn hello(&mut self) -> FromDesk {
        let tickets = self.tickets.values().cloned().collect();
        FromDesk::Hello { ready: self.is_ready, tickets, visible: true }
    }

    fn ping(&self) -> FromDesk {
        FromDesk::Ping { visible: true }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each frame, and nothing else")]
    fn heard(&mut self, frame: ToDesk, now: Instant) -> Heard<FromDesk> {
        let mut heard = Heard::answering(Vec::new());
        match frame {
            ToDesk::Welcome { .. } => {
                heard.is_welcome = true;
                self.unconfirmed = self.talks.keys().copied().collect();
                self.rooms.clear();
            }
            ToDesk::Shift { me, colleagues, .. } => {
                self.colleagues = colleagues;
                for gone in std::mem::take(&mut self.unconfirmed) {
                    self.over(gone);
                }
                self.is_ready = matches!(me, Availability::Ready {} | Availability::Offering { .. });
                self.me = Some(me);
            }
            ToDesk::Talk { conversation, epoch, host: Some(_), .. } => {
                self.called.remove(&conversation);
                let mut talk = Talk::new(Side::Counsellor, &conversation.to_text(), false);
                talk.opened(epoch);
                talk.connected();
                self.rooms.insert(conversation, talk);
                heard.answers = vec![self.ping()];
            }
            ToDesk::Talk { conversation, epoch, .. } => {
                self.rooms.remove(&conversation);
                heard.answers = self.shown(conversation, epoch);
            }
            ToDesk::Ticket { conversation, ticket } => drop(self.tickets.insert(conversation, ticket)),
            ToDesk::EpochChanged { conversation, epoch, lines } => {
                if let Some(talk) = self.talks.get_mut(&conversation) {
                    talk.epoch_changed(epoch, lines);
                } else if let Some(talk) = self.rooms.get_mut(&conversation) {
                    // Of a guest nobody takes back what was lost.
                    talk.epoch_changed(epoch, lines);
                    talk.gives_nothing();
                }
            }
            ToDesk::Accepted { conversation, client_ref, position, sent_at_ms, receipt } => {
                self.ground.promises.count("messages accepted");
                let talk = self.talks.get_mut(&conversation).or(self.rooms.get_mut(&conversation));
                let seen = talk.map(|talk| talk.accepted(client_ref, position, sent_at_ms, receipt));
                self.watch(seen.unwrap_or(Ok(())));
            }
            ToDesk::Message { conversation, line } => {
                if let Some(talk) = self.rooms.get_mut(&conversation) {
                    self.ground.promises.a_guest_reads(conversation, self.staff);
                    let seen = talk.heard(line);
                    self.watch(seen);
                    return heard;
                }
                let seen = self.talks.get_mut(&conversation).map(|talk| talk.heard(line));
                self.watch(seen.unwrap_or(Err(("3: no word outside a talk", String::new()))));
            }
            ToDesk::Refused { conversation, client_ref, error_id, .. } => {
                if let (Some(id), Some(name)) = (conversation, client_ref) {
                    self.ground.promises.count("messages refused");
                    self.ground.promises.out_of_turn(&name);
                    if let Some(talk) = self.talks.get_mut(&id).or(self.rooms.get_mut(&id)) {
                        talk.refused(&name, error_id, now);
                    }
                } else {
                    self.talks.values_mut().for_each(|talk| talk.offer_again(now));
                    // Whatever was asked for may not have been done.
                    self.me.get_or_insert(Availability::Resting {});
                }
            }
            ToDesk::HandOver { conversation, hand_over } => {
                self.ground.promises.count(match hand_over {
                    HandOverState::Off { .. } => "hand-overs that came to nothing",
                    HandOverState::ColleagueAsked { .. } | HandOverState::VisitorAsked { .. } => {
                        "hand-overs asked for"
                    }
                });
                if matches!(hand_over, HandOverState::Off { .. }) {
                    self.handing.remove(&conversation);
                } else {
                    self.handing.insert(conversation);
                }
            }
            ToDesk::TakeOver { conversation, number, taken, .. } => {
                if !taken {
                    self.asked.insert(conversation, number);
                }
            }
            ToDesk::TakeOverOff { conversation, .. } => drop(self.asked.remove(&conversation)),
            ToDesk::Callable { lead, colleagues } => {
                let named = colleagues.into_iter().map(|colleague| Called::Colleague { id: colleague.id });
                self.callable = lead.then_some(Called::Lead {}).into_iter().chain(named).collect();
            }
            ToDesk::CallIn { conversation, call_in } => {
                let is_off = matches!(call_in, CallInState::Off { .. });
                self.ground.promises.count(if is_off { "calls that are over" } else { "calls that went on" });
                if is_off {
                    self.calling.remove(&conversation);
                } else {
                    self.calling.insert(conversation);
                }
            }
            ToDesk::CalledIn { conversation, number, coming, .. } => {
                if !coming {
                    self.called.insert(conversation, number);
                }
            }
            ToDesk::CalledInOff { conversation, .. } => drop(self.called.remove(&conversation)),
            ToDesk::Ended { conversation, reason: EndReason::GuestOver } => {
                self.rooms.remove(&conversation);
            }
            ToDesk::Ended { conversation, reason } => {
                if reason == EndReason::HandedOver {
                    self.ground.promises.count("hand-overs carried out");
                    self.talks.entry(conversation).and_modify(|talk| talk.handed_over = true);
                }
                self.over(conversation);
                heard.answers = vec![self.ping()];
            }
            ToDesk::Notice { conversation, notice } => {
                let about = |id: &ConversationId| conversation.is_none_or(|about| about == *id);
                for (_, talk) in self.talks.iter_mut().filter(|(id, _)| about(id)) {
                    match notice {
                        DeskNotice::MayBeMissing => talk.unsure = true,
                        DeskNotice::AllHere => talk.unsure = false,
                        DeskNotice::LiveBack => talk.offer_again(now),
                        DeskNotice::LiveAway => {}
                    }
                }
            }
            ToDesk::ComeBack { after_ms } => {
                heard.stay_away = Some(Duration::from_millis(after_ms.into()));
            }
            ToDesk::Session { .. }
            | ToDesk::Sessions { .. }
            | ToDesk::Risk { .. }
            | ToDesk::Visitor { .. }
            | ToDesk::Typing { .. }
            | ToDesk::Errand { .. }
            | ToDesk::Closing { .. }
            | ToDesk::Seen { .. }
            | ToDesk::OfferLapsed {} => {}
            ToDesk::Pong {} => {
                self.talks.values_mut().chain(self.rooms.values_mut()).for_each(Talk::greeted);
            }
        }
        heard.answers.extend(self.offers(now));
        heard.answers.extend(self.due(now));
        heard
    }

    fn tick(&mut self, now: Instant) -> Vec<FromDesk> {
        let mut outs = self.due(now);
        outs.extend(self.offers(now));
        if now >= self.act_at {
            outs.extend(self.act(now));
        }
        outs
    }

    fn stopped(&mut self, code: u16) {
        self.ground.promises.count("desks told to stop");
        if code == CloseCode::SignedOut.code() {
            self.session = None;
        }
    }

    fn lost(&mut self) {
        self.me = None;
        // A new connection is told anew what is asked.
        self.asked.clear();
        self.handing.clear();
        self.called.clear();
        self.calling.clear();
        self.rooms.clear();
    }
}
