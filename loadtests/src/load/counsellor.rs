//! A simulated counsellor: signs in, takes as many talks as an account may, answers each
//! message, rests never. What the desk does about a lost connection is what the web client does.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use anyhow::{Result, bail};
use server::protocol::desk::{Availability, DeskNotice, FromDesk, ToDesk};
use server::protocol::limits::PING_EVERY;
use server::protocol::visit::{EndReason, Line, Side};
use server::protocol::{ConversationId, Epoch, ErrorId, Ticket};
use tokio::sync::watch;
use tokio::time::sleep;

use super::accounts::{CAPACITY, name};
use super::ledger::View;
use super::visitor::hearing::is_last;
use super::visitor::{FIRST_WAIT, LONGEST_WAIT, STOP_FROM, count, keep};
use super::world::{Pace, Resident, World, address};
use crate::http;
use crate::person::{self, Chances, lets_the_counsellor_end};
use crate::server_process::PASSWORD;
use crate::socket::{Incoming, Socket, refused_with};
use crate::talk::{Accepted, Out, Talk};

/// Asking for the next once more, when nothing came of it.
const ASK_AGAIN: Duration = Duration::from_secs(2);

/// After a change of what the server says one is doing.
const ASK_AFTER: Duration = Duration::from_millis(50);

/// A counsellor.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing a desk knows, and any may hold")]
pub struct Counsellor {
    number: u32,
    name: String,
    world: World,
    pace: watch::Receiver<Pace>,
    chances: Chances,
    cookie: Option<String>,
    ready: bool,
    ask_at: Option<Duration>,
    open: HashMap<ConversationId, Open>,
    said: u32,
    lost_at: Option<Duration>,
    not_before: Option<Duration>,
    next_ping: Duration,
    knocks: u32,
    settled: bool,
    connected: bool,
    over: bool,
}

/// A talk on the desk.
#[derive(Debug)]
struct Open {
    /// Of the first life of its transcript.
    epoch: u64,
    talk: Talk,
    came: View,
    ticket: Option<Ticket>,
    /// When the messages that wait for an answer are answered, one by one.
    due: VecDeque<Duration>,
    /// The visitor has said the last thing, and it is for us to end.
    ends: bool,
    /// The server has not named it since the desk reconnected.
    unconfirmed: bool,
}

impl Counsellor {
    /// The one with this number.
    pub fn new(number: u32, world: World) -> Self {
        Self {
            number,
            name: name(number),
            pace: world.pace(),
            // Visitors are numbered from 0; counsellors' chances must be others.
            chances: Chances::of(u32::MAX - number),
            cookie: None,
            ready: false,
            ask_at: None,
            open: HashMap::new(),
            said: 0,
            lost_at: None,
            not_before: None,
            next_ping: Duration::MAX,
            knocks: 0,
            settled: false,
            connected: false,
            over: false,
            world,
        }
    }

    /// The whole shift.
    pub async fn work(mut self) {
        count(&self.world.counts().here, 1);
        while !self.over && !self.pace.borrow().closed {
            self.rest_before_knocking().await;
            if let Err(error) = self.sit().await {
                if matches!(refused_with(&error), Some(401 | 403)) {
                    self.cookie = None;
                }
                self.lost(1006);
            }
            if std::mem::replace(&mut self.connected, false) {
                count(&self.world.counts().connected, -1);
            }
        }
        count(&self.world.counts().here, -1);
        for open in self.open.into_values() {
            self.world.close_talk(open.epoch, open.talk.close(), open.came);
        }
    }

    async fn rest_before_knocking(&mut self) {
        if self.lost_at.is_none() {
            return;
        }
        let whole = LONGEST_WAIT.min(FIRST_WAIT * 2_u32.saturating_pow(self.knocks.min(10)));
        let wait = match self.not_before.take() {
            Some(told) => told.saturating_sub(self.world.now()),
            None => self.chances.between(whole / 2, whole),
        };
        self.knocks += 1;
        tokio::select! {
            () = sleep(wait) => {}
            _ = self.pace.wait_for(|pace| pace.closed) => {}
        }
    }

    /// One connection, from hello to its end.
    async fn sit(&mut self) -> Result<()> {
        let door = self.world.doors().desk(self.number, self.knocks);
        let from = address(Resident::Counsellor, self.number);
        let cookie = if let Some(cookie) = self.cookie.clone() {
            cookie
        } else {
            let _turn = self.world.turn_to_sign_in().await?;
            http::sign_in(door, from, &self.name, PASSWORD).await?
        };
        let mut socket = Socket::desk(door, from, self.cookie.insert(cookie)).await?;
        for open in self.open.values_mut() {
            open.talk.connected();
            open.unconfirmed = true;
        }
        let tickets = self.open.values().filter_map(|open| open.ticket.clone()).collect();
        socket.send(&FromDesk::Hello { ready: self.ready, tickets, visible: true }).await?;
        socket.send(&FromDesk::Ping { visible: true }).await?;
        self.ask_at = None;
        self.next_ping = self.world.now() + PING_EVERY.mul_f64(self.chances.share());
        loop {
            if self.pace.borrow().closed {
                return Ok(());
            }
            self.speak(&mut socket).await?;
            let pause = self.due().saturating_sub(self.world.now());
            tokio::select! {
                biased;
                incoming = socket.receive() => match incoming? {
                    Incoming::Frame(frame) => self.on_frame(&mut socket, frame).await?,
                    Incoming::Closed(code) => {
                        self.lost(code);
                        return Ok(());
                    }
                },
                () = sleep(pause) => self.on_time(&mut socket).await?,
                // The only sender is in the world that we hold.
                _ = self.pace.changed() => {}
            }
        }
    }

    fn due(&self) -> Duration {
        let answers = !self.pace.borrow().think.is_zero();
        let of = |open: &Open| {
            let answer = open.due.front().copied().filter(|_| answers);
            [answer, open.talk.due()].into_iter().flatten().min()
        };
        self.open.values().filter_map(of).chain(self.ask_at).fold(self.next_ping, Duration::min)
    }

    async fn speak(&mut self, socket: &mut Socket) -> Result<()> {
        let now = self.world.now();
        for (conversation, open) in &mut self.open {
            let conversation = *conversation;
            for out in open.talk.out(now) {
                let frame = match out {
                    Out::Send { client_ref, text } => {
                        FromDesk::Send { conversation, client_ref, text: text.as_str().into() }
                    }
                    Out::Restore { lines, done } => FromDesk::Restore { conversation, lines, done },
                };
                socket.send(&frame).await?;
            }
        }
        Ok(())
    }

    async fn on_time(&mut self, socket: &mut Socket) -> Result<()> {
        let now = self.world.now();
        if self.open.values_mut().any(|open| open.talk.asks_for_gap(now)) {
            bail!("a line is missing: asks on a new connection");
        }
        if self.next_ping <= now {
            self.next_ping = now + PING_EVERY;
            socket.send(&FromDesk::Ping { visible: true }).await?;
        }
        if self.ask_at.is_some_and(|at| at <= now) {
            self.ask_at = None;
            if !self.ready && self.open.len() < CAPACITY as usize {
                socket.send(&FromDesk::ReadyForNext {}).await?;
                self.ask_at = Some(now + ASK_AGAIN);
            }
        }
        let Pace { think, signs, .. } = *self.pace.borrow();
        if !think.is_zero() {
            self.answer(socket, signs, now).await?;
        }
        Ok(())
    }

    async fn answer(&mut self, socket: &mut Socket, signs: bool, now: Duration) -> Result<()> {
        for (conversation, open) in &mut self.open {
            let conversation = *conversation;
            while open.due.front().is_some_and(|at| *at <= now) {
                open.due.pop_front();
                self.said += 1;
                if signs {
                    socket.send(&FromDesk::Typing { conversation }).await?;
                }
                let text = person::line(&self.name, self.said, self.world.clock());
                open.talk.write(person::client_ref(&self.name, self.said), text, now);
            }
        }
        Ok(())
    }

    async fn on_frame(&mut self, socket: &mut Socket, frame: ToDesk) -> Result<()> {
        let now = self.world.now();
        match frame {
            ToDesk::Welcome { .. } => self.on_welcome(now),
            ToDesk::Shift { me, .. } => {
                self.ready = matches!(me, Availability::Ready {} | Availability::Offering { .. });
                self.ask_at = (!self.ready).then_some(now + ASK_AFTER);
                if self.ready && !std::mem::replace(&mut self.settled, true) {
                    count(&self.world.counts().settled, 1);
                }
            }
            ToDesk::Talk { conversation, epoch, .. } => {
                let name = &self.name;
                let open = self.open.entry(conversation).or_insert_with(|| Open::new(name, epoch));
                // A desk that comes back is told everything again.
                if std::mem::replace(&mut open.unconfirmed, false) {
                    open.came.clear();
                }
                open.talk.opened(epoch);
                // What comes before the answer to a ping is what was said so far.
                socket.send(&FromDesk::Ping { visible: true }).await?;
            }
            ToDesk::Ticket { conversation, ticket } => {
                if let Some(open) = self.open.get_mut(&conversation) {
                    open.ticket = Some(ticket);
                }
            }
            ToDesk::EpochChanged { conversation, epoch, lines } => {
                if let Some(open) = self.open.get_mut(&conversation) {
                    open.talk.begun_anew(epoch, lines);
                }
            }
            ToDesk::Accepted { conversation, client_ref, position, sent_at_ms, receipt } => {
                let Some(open) = self.open.get_mut(&conversation) else { return Ok(()) };
                let sent = open.talk.record.sent.iter().rev().find(|sent| sent.client_ref == client_ref);
                if let Some(text) = sent.map(|sent| sent.text.clone()) {
                    keep(&mut open.came, Side::Counsellor, position.offset, Side::Counsellor, text);
                }
                let told = Accepted { client_ref, position, sent_at_ms, receipt };
                if let Some(waited) = open.talk.accepted(told, now) {
                    self.world.note(|book| book.accepted.add(waited));
                }
                self.end_if_done(socket, conversation).await?;
            }
            ToDesk::Message { conversation, line } => self.on_line(socket, conversation, line).await?,
            ToDesk::Ended { conversation, reason } => self.on_end(conversation, reason),
            ToDesk::Refused { conversation, client_ref, error_id, retry_after_ms } => {
                self.world.note(|book| book.refuse(error_id));
                let talk = conversation.and_then(|id| self.open.get_mut(&id)).map(|open| &mut open.talk);
                match (talk, client_ref) {
                    (Some(talk), Some(client_ref)) => {
                        talk.refused(&client_ref, error_id, retry_after_ms, now);
                    }
                    (Some(talk), None) if error_id == ErrorId::LiveUnavailable => {
                        talk.put_off(now + ASK_AGAIN);
                    }
                    _ => self.ask_at = Some(now + ASK_AGAIN),
                }
            }
            ToDesk::Notice { notice: DeskNotice::LiveBack, .. } => {
                self.open.values_mut().for_each(|open| open.talk.go_on());
            }
            ToDesk::ComeBack { after_ms } => {
                self.not_before = Some(now + Duration::from_millis(after_ms.into()));
            }
            ToDesk::Pong {} => self.on_pong(now),
            ToDesk::OfferLapsed {}
            | ToDesk::Notice { .. }
            | ToDesk::Session { .. }
            | ToDesk::Sessions { .. }
            | ToDesk::Account { .. }
            | ToDesk::Trainings { .. }
            | ToDesk::Rota { .. }
            | ToDesk::Visitor { .. }
            | ToDesk::Typing { .. }
            | ToDesk::Errand { .. }
            | ToDesk::Closing { .. }
            | ToDesk::Seen { .. }
            | ToDesk::HandOver { .. }
            | ToDesk::Risk { .. }
            | ToDesk::TakeOver { .. }
            | ToDesk::Callable { .. }
            | ToDesk::CallIn { .. }
            | ToDesk::CalledIn { .. }
            | ToDesk::CalledInOff { .. }
            | ToDesk::TakeOverOff { .. } => {}
        }
        Ok(())
    }

    fn on_welcome(&mut self, now: Duration) {
        self.knocks = 0;
        self.connected = true;
        count(&self.world.counts().connected, 1);
        if let Some(lost_at) = self.lost_at.take() {
            self.world.note(|book| book.back.add(now.saturating_sub(lost_at)));
        }
    }

    /// Answered in order, so whatever was not told again by now is over.
    fn on_pong(&mut self, now: Duration) {
        let gone: Vec<_> = self.open.iter().filter(|(_, open)| open.unconfirmed).map(|(id, _)| *id).collect();
        for conversation in gone {
            self.close(conversation);
        }
        self.open.values_mut().for_each(|open| open.talk.greeted());
        if !self.ready && self.ask_at.is_none() && self.open.len() < CAPACITY as usize {
            self.ask_at = Some(now + ASK_AGAIN);
        }
    }

    async fn on_line(&mut self, socket: &mut Socket, conversation: ConversationId, line: Line) -> Result<()> {
        let now = self.world.now();
        let (from, position) = (line.from, line.position);
        let text = line.text.as_str().to_owned();
        let age = person::age(&text, self.world.clock());
        let visitor = person::writer(&text).and_then(|writer| writer.strip_prefix('v'));
        let visitor: Option<u32> = visitor.and_then(|number| number.parse().ok());
        let Pace { think, signs, .. } = *self.pace.borrow();
        let think = self.chances.think(think);
        let Some(open) = self.open.get_mut(&conversation) else { return Ok(()) };
        open.ends |= is_last(&text) && visitor.is_some_and(lets_the_counsellor_end);
        keep(&mut open.came, Side::Counsellor, position.offset, from, text);
        let is_first = open.talk.heard(line, now);
        if from == Side::Counsellor || !is_first {
            return Ok(());
        }
        open.due.push_back(now + think);
        if let Some(age) = age {
            self.world.delivered(age, false);
        }
        if signs {
            socket.send(&FromDesk::Seen { conversation, position }).await?;
        }
        Ok(())
    }

    /// Ends the talk after its last answer, when this visitor leaves that to the counsellor.
    async fn end_if_done(&mut self, socket: &mut Socket, conversation: ConversationId) -> Result<()> {
        let ends = self
            .open
            .get(&conversation)
            .is_some_and(|open| open.ends && open.due.is_empty() && open.talk.is_quiet());
        if ends {
            socket.send(&FromDesk::End { conversation, respite: None }).await?;
        }
        Ok(())
    }

    fn on_end(&mut self, conversation: ConversationId, reason: EndReason) {
        if reason == EndReason::BackToQueue {
            // Somebody else goes on with it; here it was compared as far as it went.
            let who = &self.name;
            self.world.note(|book| book.complain(format!("{who}: a talk went back to the queue")));
        }
        self.close(conversation);
    }

    fn close(&mut self, conversation: ConversationId) {
        if let Some(open) = self.open.remove(&conversation) {
            self.world.close_talk(open.epoch, open.talk.close(), open.came);
        }
    }

    fn lost(&mut self, code: u16) {
        self.lost_at.get_or_insert(self.world.now());
        let (who, was_in) = (&self.name, self.connected);
        self.over = code >= STOP_FROM;
        self.world.note(|book| {
            if was_in {
                *book.lost.entry(code).or_default() += 1;
            } else {
                book.knocks_in_vain += 1;
            }
            if code >= STOP_FROM {
                book.complain(format!("{who}: told to stop, {code}"));
            }
        });
    }
}

impl Open {
    fn new(name: &str, epoch: Epoch) -> Self {
        Self {
            epoch: epoch.0,
            talk: Talk::new(Side::Counsellor, name),
            came: vec![],
            ticket: None,
            due: VecDeque::new(),
            ends: false,
            unconfirmed: false,
        }
    }
}
