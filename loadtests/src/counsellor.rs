//! A simulated counsellor: asks for the next visitor, answers each message, rests never.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Result, bail};
use server::protocol::desk::{Availability, FromDesk, ToDesk};
use server::protocol::limits::PING_EVERY;
use server::protocol::visit::{Line, Side};
use server::protocol::{ConversationId, Epoch, ErrorId};
use tokio::sync::watch;
use tokio::time::{interval, sleep};

use crate::clock::Clock;
use crate::http;
use crate::ledger::View;
use crate::measure::Times;
use crate::person::{self, Chances};
use crate::scenario::EveningPlan;
use crate::server_process::PASSWORD;
use crate::socket::{Incoming, Socket};
use crate::visitor::lets_the_counsellor_end;

/// What a counsellor knows, and what is remembered of the evening.
#[derive(Debug)]
pub struct Counsellor {
    name: String,
    plan: EveningPlan,
    clock: Clock,
    chances: Chances,
    asked: bool,
    said: u32,
    talk: Option<Talk>,
    unanswered: HashMap<String, (String, Duration)>,
    /// The evening as it went.
    pub shift: Shift,
}

/// What is remembered of an evening.
#[derive(Debug)]
pub struct Shift {
    /// Each talk's epoch and what was seen of it.
    pub talks: Vec<(u64, View)>,
    /// From sending to `accepted`.
    pub accepted: Times,
    /// From the visitor's sending to here.
    pub delivered: Times,
}

/// The open talk.
#[derive(Debug)]
struct Talk {
    conversation: ConversationId,
    epoch: Epoch,
    view: View,
    /// The visitor, as their lines say.
    visitor: Option<u32>,
    answers: u32,
    /// When the messages that wait for an answer are answered, one by one.
    due: VecDeque<Duration>,
}

impl Counsellor {
    /// A counsellor with a number of their own and an account under `name`.
    pub fn new(number: u32, name: String, plan: EveningPlan, clock: Clock) -> Self {
        // Visitors are numbered from 0; counsellors' chances must be others.
        let chances = Chances::of(u32::MAX - number);
        let shift = Shift { talks: vec![], accepted: Times::new(), delivered: Times::new() };
        let unanswered = HashMap::new();
        Self { name, plan, clock, chances, asked: false, said: 0, talk: None, unanswered, shift }
    }

    /// The whole evening, until `closing` turns true.
    pub async fn work(mut self, server: SocketAddr, mut closing: watch::Receiver<bool>) -> Result<Shift> {
        let cookie = http::sign_in(server, &self.name, PASSWORD).await?;
        let mut socket = Socket::desk(server, &cookie).await?;
        socket.send(&FromDesk::Hello { ready: false, tickets: Vec::new(), visible: true }).await?;
        let mut pings = interval(PING_EVERY);
        pings.tick().await;
        loop {
            let pause = self.next_due().map(|due| due.saturating_sub(self.clock.now()));
            tokio::select! {
                biased;
                incoming = socket.receive() => match incoming? {
                    Incoming::Frame(frame) => self.on_frame(&mut socket, frame).await?,
                    Incoming::Closed(code) => bail!("{}: closed with {code}", self.name),
                },
                () = sleep(pause.unwrap_or(Duration::MAX)), if pause.is_some() => self.answer(&mut socket).await?,
                _ = pings.tick() => socket.send(&FromDesk::Ping { visible: true }).await?,
                _ = closing.changed() => return Ok(self.shift),
            }
        }
    }

    async fn on_frame(&mut self, socket: &mut Socket, frame: ToDesk) -> Result<()> {
        match frame {
            ToDesk::Shift { me, .. } => self.on_shift(socket, me).await?,
            ToDesk::Talk { conversation, epoch, .. } => {
                if self.talk.is_some() {
                    bail!("{}: a second talk at once", self.name);
                }
                self.asked = false;
                self.talk = Some(Talk {
                    conversation,
                    epoch,
                    view: vec![],
                    visitor: None,
                    answers: 0,
                    due: VecDeque::new(),
                });
            }
            ToDesk::Accepted { client_ref, position, .. } => {
                if let (Some((text, sent)), Some(talk)) =
                    (self.unanswered.remove(client_ref.as_str()), self.talk.as_mut())
                {
                    self.shift.accepted.add(self.clock.now().saturating_sub(sent));
                    talk.view.push((position.offset, Side::Counsellor, text));
                }
                self.end_if_done(socket).await?;
            }
            ToDesk::Message { conversation, line } => self.on_line(socket, conversation, line).await?,
            ToDesk::Ended { conversation, .. } => {
                if let Some(talk) = self.talk.take_if(|talk| talk.conversation == conversation) {
                    self.shift.talks.push((talk.epoch.0, talk.view));
                }
            }
            ToDesk::OfferLapsed {} => self.asked = false,
            ToDesk::ComeBack { .. } => bail!("{}: told to come back later", self.name),
            ToDesk::EpochChanged { .. } => bail!("{}: nothing was lost, but the transcript began anew", self.name),
            ToDesk::Welcome { .. }
            | ToDesk::Session { .. }
            | ToDesk::Sessions { .. }
            | ToDesk::Account { .. }
            | ToDesk::Trainings { .. }
            | ToDesk::Rota { .. }
            | ToDesk::Ticket { .. }
            | ToDesk::Notice { .. }
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
            | ToDesk::TakeOverOff { .. }
            | ToDesk::Pong {}
            // A *seen* that crossed the end of the talk on its way.
            | ToDesk::Refused { client_ref: None, error_id: ErrorId::ConversationEnded, .. } => {}
            ToDesk::Refused { error_id, .. } => bail!("{}: refused, {error_id:?}", self.name),
        }
        Ok(())
    }

    async fn on_shift(&mut self, socket: &mut Socket, me: Availability) -> Result<()> {
        let free = matches!(me, Availability::Resting {} | Availability::Paused { .. });
        if free && !self.asked && self.talk.is_none() {
            self.asked = true;
            socket.send(&FromDesk::ReadyForNext {}).await?;
        }
        Ok(())
    }

    async fn on_line(&mut self, socket: &mut Socket, conversation: ConversationId, line: Line) -> Result<()> {
        let Some(talk) = self.talk.as_mut().filter(|talk| talk.conversation == conversation) else {
            bail!("{}: a line for a talk that is not open", self.name);
        };
        if let Some(age) = person::age(line.text.as_str(), self.clock) {
            self.shift.delivered.add(age);
        }
        talk.visitor = person::writer(line.text.as_str())
            .and_then(|writer| writer.strip_prefix('v'))
            .and_then(|n| n.parse().ok());
        let think = self.chances.think(Duration::from_millis(self.plan.think_at_most_ms));
        talk.due.push_back(self.clock.now() + think);
        talk.view.push((line.position.offset, line.from, line.text.as_str().to_owned()));
        socket.send(&FromDesk::Seen { conversation, position: line.position }).await
    }

    fn next_due(&self) -> Option<Duration> {
        self.talk.as_ref().and_then(|talk| talk.due.front().copied())
    }

    async fn answer(&mut self, socket: &mut Socket) -> Result<()> {
        let Some(talk) = self.talk.as_mut() else { return Ok(()) };
        talk.due.pop_front();
        talk.answers += 1;
        self.said += 1;
        let conversation = talk.conversation;
        let text = person::line(&self.name, self.said, self.clock);
        let client_ref = person::client_ref(&self.name, self.said);
        self.unanswered.insert(client_ref.as_str().to_owned(), (text.clone(), self.clock.now()));
        socket.send(&FromDesk::Typing { conversation }).await?;
        socket.send(&FromDesk::Send { conversation, client_ref, text: text.as_str().into() }).await
    }

    /// Ends the talk after its last answer, when this visitor leaves that to the counsellor.
    async fn end_if_done(&mut self, socket: &mut Socket) -> Result<()> {
        let Some(talk) = &self.talk else { return Ok(()) };
        if talk.answers >= self.plan.messages_each && talk.visitor.is_some_and(lets_the_counsellor_end) {
            socket.send(&FromDesk::End { conversation: talk.conversation, respite: None }).await?;
        }
        Ok(())
    }
}
