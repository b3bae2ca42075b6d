//! A simulated visitor: asks for a talk, waits, starts, writes, ends, answers the taps.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Result, bail};
use server::protocol::ErrorId;
use server::protocol::limits::PING_EVERY;
use server::protocol::needs::{Language, Needs, Theme};
use server::protocol::visit::{Degree, Feedback, FromVisitor, Notice, Side, ToVisitor};
use tokio::time::{interval, sleep};

use crate::clock::Clock;
use crate::ledger::View;
use crate::measure::Times;
use crate::person::{self, Chances};
use crate::scenario::EveningPlan;
use crate::socket::{Incoming, Socket};

/// Every fifth talk is ended by the counsellor.
pub fn lets_the_counsellor_end(number: u32) -> bool {
    number.is_multiple_of(5)
}

/// What a visitor knows, and what is remembered of the stay.
#[derive(Debug)]
pub struct Visitor {
    number: u32,
    plan: EveningPlan,
    clock: Clock,
    chances: Chances,
    joined_at: Duration,
    said: u32,
    unanswered: HashMap<String, (String, Duration)>,
    /// What happens next, and when; at most one thing is intended at a time.
    intends: Option<(Intention, Duration)>,
    /// The stay as it went.
    pub stay: Stay,
}

/// What is remembered of a stay.
#[derive(Debug)]
pub struct Stay {
    /// The conversation, and what was seen of it.
    pub epoch: Option<u64>,
    /// Its lines in the order they came.
    pub view: View,
    /// From asking for a talk to being offered one.
    pub waited: Option<Duration>,
    /// From sending to `accepted`.
    pub accepted: Times,
    /// From the counsellor's sending to here.
    pub delivered: Times,
    over: bool,
}

#[derive(Clone, Copy, Debug)]
enum Intention {
    Write,
    Leave,
}

impl Visitor {
    /// A visitor with a number of their own.
    pub fn new(number: u32, plan: EveningPlan, clock: Clock) -> Self {
        let stay = Stay {
            epoch: None,
            view: vec![],
            waited: None,
            accepted: Times::new(),
            delivered: Times::new(),
            over: false,
        };
        let chances = Chances::of(number);
        Self {
            number,
            plan,
            clock,
            chances,
            joined_at: Duration::ZERO,
            said: 0,
            unanswered: HashMap::new(),
            intends: None,
            stay,
        }
    }

    /// The whole stay, from the first frame to the thanks for the feedback.
    pub async fn live(mut self, server: SocketAddr) -> Result<Stay> {
        let mut socket = Socket::visit(server).await?;
        socket.send(&FromVisitor::Hello { token: None, position: None, ticket: None, visible: true }).await?;
        let mut pings = interval(PING_EVERY);
        pings.tick().await;
        while !self.stay.over {
            let pause =
                self.intends.map(|_| self.chances.think(Duration::from_millis(self.plan.think_at_most_ms)));
            tokio::select! {
                biased;
                incoming = socket.receive() => match incoming? {
                    Incoming::Frame(frame) => self.on_frame(&mut socket, frame).await?,
                    Incoming::Closed(code) => bail!("visitor {}: closed with {code} in the middle", self.number),
                },
                () = sleep(pause.unwrap_or(Duration::MAX)), if pause.is_some() => self.act(&mut socket).await?,
                _ = pings.tick() => socket.send(&FromVisitor::Ping { visible: true }).await?,
            }
        }
        Ok(self.stay)
    }

    async fn on_frame(&mut self, socket: &mut Socket, frame: ToVisitor) -> Result<()> {
        match frame {
            ToVisitor::Welcome { .. } => {
                self.joined_at = self.clock.now();
                socket.send(&FromVisitor::Join { needs: self.needs() }).await?;
            }
            ToVisitor::Ready { .. } => {
                self.stay.waited.get_or_insert(self.clock.now().saturating_sub(self.joined_at));
                socket.send(&FromVisitor::Start {}).await?;
            }
            ToVisitor::Talking { epoch, .. } => {
                self.stay.epoch = Some(epoch.0);
                self.intend(Intention::Write);
            }
            ToVisitor::Accepted { client_ref, position, .. } => {
                if let Some((text, sent)) = self.unanswered.remove(client_ref.as_str()) {
                    self.stay.accepted.add(self.clock.now().saturating_sub(sent));
                    self.stay.view.push((position.offset, Side::Visitor, text));
                }
            }
            ToVisitor::Message(line) => {
                if let Some(age) = person::age(line.text.as_str(), self.clock) {
                    self.stay.delivered.add(age);
                }
                self.stay.view.push((line.position.offset, line.from, line.text.as_str().to_owned()));
                socket.send(&FromVisitor::Seen { position: line.position }).await?;
                self.on_answer();
            }
            ToVisitor::Ended { feedback: true, .. } => {
                let feedback = Feedback { heard: Some(Degree::Yes), ..Feedback::default() };
                socket.send(&FromVisitor::Feedback { feedback }).await?;
                self.intends = None;
            }
            ToVisitor::Notice { notice: Notice::FeedbackThanks } => self.stay.over = true,
            ToVisitor::Ended { reason, feedback: false, .. } => {
                bail!("visitor {}: the stay ended early, {reason:?}", self.number)
            }
            ToVisitor::ComeBack { .. } => bail!("visitor {}: told to come back later", self.number),
            ToVisitor::EpochChanged { .. } => {
                bail!("visitor {}: nothing was lost, but the transcript began anew", self.number)
            }
            ToVisitor::Place { .. }
            | ToVisitor::Ticket { .. }
            | ToVisitor::Counsellor { .. }
            | ToVisitor::Typing {}
            | ToVisitor::Seen { .. }
            | ToVisitor::Notice { .. }
            | ToVisitor::HandOver { .. }
            | ToVisitor::HandOverOff { .. }
            | ToVisitor::Guest { .. }
            | ToVisitor::Closing { .. }
            | ToVisitor::Pong {}
            // A *seen* that crossed the end of the talk on its way.
            | ToVisitor::Refused { client_ref: None, error_id: ErrorId::ConversationEnded, .. } => {}
            ToVisitor::Refused { error_id, .. } => bail!("visitor {}: refused, {error_id:?}", self.number),
        }
        Ok(())
    }

    fn on_answer(&mut self) {
        if self.said < self.plan.messages_each {
            self.intend(Intention::Write);
        } else if !lets_the_counsellor_end(self.number) {
            self.intend(Intention::Leave);
        }
    }

    fn intend(&mut self, intention: Intention) {
        let think = self.chances.think(Duration::from_millis(self.plan.think_at_most_ms));
        self.intends = Some((intention, self.clock.now() + think));
    }

    async fn act(&mut self, socket: &mut Socket) -> Result<()> {
        match self.intends.take() {
            Some((Intention::Write, _)) => self.write(socket).await,
            Some((Intention::Leave, _)) => socket.send(&FromVisitor::Leave {}).await,
            None => Ok(()),
        }
    }

    async fn write(&mut self, socket: &mut Socket) -> Result<()> {
        self.said += 1;
        let name = format!("v{}", self.number);
        let text = person::line(&name, self.said, self.clock);
        let client_ref = person::client_ref(&name, self.said);
        self.unanswered.insert(client_ref.as_str().to_owned(), (text.clone(), self.clock.now()));
        socket.send(&FromVisitor::Typing {}).await?;
        socket.send(&FromVisitor::Send { client_ref, text: text.as_str().into() }).await
    }

    fn needs(&self) -> Needs {
        let language = Language::ALL[self.number as usize % Language::ALL.len()];
        Needs { theme: Some(Theme::Question), ..Needs::only(language) }
    }
}
