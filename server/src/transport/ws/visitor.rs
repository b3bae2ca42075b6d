//! What each frame of a visitor means, and what they are told. It remembers only
//! what the page has been shown; everything else is looked up.

mod calling_in;
mod handing;
mod respite;
mod silence;
mod view;
pub(super) use view::{TICKET_AGE, line};

use std::sync::Arc;

use std::time::Duration;

use super::Sockets;
use super::connection::{Flow, Look, Party};
use super::outbox::Outbox;
use super::reader::Reader;
use super::serve::Origin;
use crate::clock::Moment;
use crate::domain::chat::ChatError;
use crate::domain::chat::conversing::Speaker;
use crate::domain::chat::visiting::Arrival;
use crate::domain::event::Told;
use crate::domain::transcript::Message;
use crate::lifecycle::come_back_after_ms;
use crate::protocol::ids::{ClientRef, ConversationId, EnquiryId, Token};
use crate::protocol::limits::UNREADABLE_FRAMES_MAX;
use crate::protocol::needs::Needs;
use crate::protocol::position::Position;
use crate::protocol::ticket::Ticket;
use crate::protocol::visit::{EndReason, Feedback, Notice, Side};
use crate::protocol::{CloseCode, ErrorId, FromVisitor, MessageText, ToVisitor};
use crate::transport::rate_limit::ConnectionLimiter;

use view::{Given, Shown};

/// How often a sign of life is passed on to the session.
const TOUCH_EVERY: Duration = Duration::from_mins(1);

/// How a visitor came.
#[derive(Clone, Debug)]
pub struct Hello {
    /// Where they come from.
    pub origin: Origin,
    /// The last message their page has.
    pub has: Option<Position>,
    /// The ticket their page has, for the case that the stay is lost right after.
    pub ticket: Option<Ticket>,
    /// Whether the page is in view.
    pub visible: bool,
}

/// A visitor who has said hello.
#[derive(Debug)]
pub struct Visitor {
    sockets: Arc<Sockets>,
    enquiry: EnquiryId,
    token: Token,
    origin: Origin,
    limiter: ConnectionLimiter,
    shown: Shown,
    /// The hand-over that the page has been asked about.
    asked: Option<u64>,
    /// Who else is in the room, as last told.
    guest: calling_in::Guest,
    /// When the talk closes because it is quiet, as last told.
    closes_at: Option<Moment>,
    /// How many are ahead, as last told.
    told_ahead: Option<u32>,
    /// Which connection of the stay this is.
    seat: Option<Moment>,
    /// When this connection came: the seat it has in a stay that it finds.
    came_at: Moment,
    /// The last version of the stay that was seen here. One that is older has lost something.
    seen: u64,
    /// A newer connection speaks for the stay.
    superseded: bool,
    /// What the page keeps for the day the server has lost the stay.
    ticket: Option<Given>,
    /// What the page has been shown of its conversation, once there is one.
    reader: Reader,
    conversation: Option<ConversationId>,
    visible: bool,
    unreadable: u8,
    /// The end was told, and it is not known that it has arrived.
    end_unconfirmed: bool,
    look: Look,
    touched_at: Moment,
}

impl Visitor {
    /// Welcomes them, and tells where they stand.
    pub async fn welcome(
        sockets: Arc<Sockets>,
        arrival: Arrival,
        hello: Hello,
        out: &mut Outbox,
    ) -> (Self, Flow) {
        let Hello { origin, has, ticket, visible } = hello;
        let (limiter, touched_at) = (sockets.limiter.connection(), sockets.chat.now());
        if let Some(error_id) = arrival.refused {
            // The page is told by `resumed`: there is nothing it could do.
            sockets.metrics.refused(error_id);
        }
        if arrival.resumed {
            sockets.metrics.returned();
        }
        out.push(&ToVisitor::Welcome {
            token: arrival.token,
            resumed: arrival.resumed,
            service: sockets.opening.service(),
            limits: sockets.limits(),
        });
        let mut visitor = Self {
            sockets,
            enquiry: arrival.enquiry,
            token: arrival.token,
            origin,
            limiter,
            shown: Shown::Nothing,
            asked: None,
            guest: calling_in::Guest::default(),
            closes_at: None,
            told_ahead: None,
            seat: arrival.seat,
            came_at: arrival.came_at,
            seen: 0,
            superseded: false,
            ticket: ticket.map(Given::brought),
            reader: Reader::new(Side::Visitor, has),
            conversation: None,
            visible,
            unreadable: 0,
            end_unconfirmed: false,
            look: Look::Done,
            touched_at,
        };
        let flow = visitor.answer(None, Self::look_again, out).await;
        (visitor, flow)
    }

    /// Which connection of the stay this is; none before a talk is asked for.
    pub fn seat(&self) -> Option<Moment> {
        self.seat
    }

    async fn act(&mut self, message: FromVisitor, out: &mut Outbox) -> Flow {
        if let Err(wait) = self.limiter.frame() {
            return self.too_many(message, wait, out);
        }
        match message {
            FromVisitor::Hello { .. } => self.refuse(None, ErrorId::HelloRepeated, None, out),
            FromVisitor::Join { needs } => self.join(needs, out).await,
            FromVisitor::Start {} => {
                let started = self.sockets.chat.start(self.enquiry, &self.token).await;
                self.settle(None, started, out).await
            }
            FromVisitor::Send { client_ref, text } => self.send(client_ref, text.as_str(), out).await,
            FromVisitor::Typing {} => {
                if self.limiter.typing().is_ok() {
                    // Telling that somebody writes is worth nothing a moment later: a refusal would be noise.
                    let _untold = self.sockets.chat.typing(Speaker::Visitor(self.enquiry)).await;
                }
                Flow::Go
            }
            FromVisitor::Seen { position } => {
                if let Err(wait) = self.limiter.typing() {
                    return self.refuse(None, ErrorId::TooFast, Some(wait), out);
                }
                let seen = self.sockets.chat.seen(Speaker::Visitor(self.enquiry), position).await;
                self.settle(None, seen, out).await
            }
            FromVisitor::Restore { lines, done } => {
                let speaker = Speaker::Visitor(self.enquiry);
                let refilled = self.sockets.chat.refill(speaker, lines, done).await;
                self.settle(None, refilled, out).await
            }
            FromVisitor::Leave {} if self.shown == Shown::Nothing => {
                out.push(&ToVisitor::Ended { reason: EndReason::VisitorLeft, feedback: false, words: None });
                let forgotten = self.sockets.chat.told_end(&self.token).await;
                self.settle(None, forgotten, out).await
            }
            FromVisitor::Leave {} => {
                // What was lost comes back first, or it would come back after the goodbye.
                let left = async {
                    self.my_stay().await?;
                    self.sockets.chat.leave(self.enquiry, &self.token).await
                }
                .await;
                self.settle(None, left, out).await
            }
            FromVisitor::Exit {} => {
                // The page is gone; there is nobody to tell how it went.
                let _looked_at_later = self.my_stay().await;
                if let Err(error) = self.sockets.chat.exit(self.enquiry, &self.token).await {
                    tracing::warn!(error_id = %error.id(), "an exit was not carried out at once");
                }
                Flow::Close(CloseCode::Done)
            }
            FromVisitor::AnswerHandOver { number, answer } => {
                let answered = self.sockets.chat.answer_hand_over(self.enquiry, number, answer).await;
                self.settle(None, answered, out).await
            }
            FromVisitor::StillHere {} => {
                let kept_open = self.sockets.chat.heard_from(self.enquiry).await;
                self.settle(None, kept_open, out).await
            }
            FromVisitor::GuestShown { number } => {
                let shown = self.sockets.chat.guest_shown(self.enquiry, number).await;
                self.settle(None, shown, out).await
            }
            FromVisitor::NoGuest { number } => {
                let alone = self.sockets.chat.no_guest(self.enquiry, number).await;
                self.settle(None, alone, out).await
            }
            FromVisitor::Feedback { feedback } => self.feedback(&feedback, out).await,
            FromVisitor::Ping { visible } => {
                self.visible = visible;
                out.push(&ToVisitor::Pong {});
                Flow::Go
            }
        }
    }

    async fn join(&mut self, needs: Needs, out: &mut Outbox) -> Flow {
        if let Err(error_id) = self.sockets.opening.admit(&needs) {
            return self.refuse(None, error_id, None, out);
        }
        if let Some(until) = self.kept_away(needs) {
            return self.refuse_resting(needs.language, until, out);
        }
        if let Err(wait) = self.sockets.limiter.join(self.origin.network) {
            return self.refuse(None, ErrorId::NetworkTooFast, Some(wait), out);
        }
        if let Err(wait) = self.sockets.limiter.service_join() {
            return self.refuse(None, ErrorId::ServiceBusy, Some(wait), out);
        }
        let joined = match self.sockets.chat.join(self.enquiry, needs, &self.token, self.came_at).await {
            // This connection asked before, and was not told that it was done.
            Err(ChatError::Refused(ErrorId::AlreadyJoined)) if self.seat.is_none() => Ok(()),
            joined => joined,
        };
        if joined.is_ok() {
            self.sockets.metrics.joined();
            self.sockets.evening.joined();
            if let Err(error) = self.sockets.chat.pair().await {
                tracing::warn!(error_id = %error.id(), "pairing waits for the sweep");
            }
        }
        self.settle(None, joined, out).await
    }

    async fn send(&mut self, client_ref: ClientRef, written: &str, out: &mut Outbox) -> Flow {
        if let Err(wait) = self.limiter.message() {
            return self.refuse(Some(client_ref), ErrorId::TooFast, Some(wait), out);
        }
        let text = match MessageText::parse(written) {
            Ok(text) => text,
            Err(id) => return self.refuse(Some(client_ref), id, None, out),
        };
        let said =
            self.sockets.chat.say(Speaker::Visitor(self.enquiry), client_ref.clone(), text.into()).await;
        match said {
            Ok(message) => {
                self.sockets.metrics.accepted();
                self.answer(Some(client_ref), async |me, out| me.accept(&message, out).await, out).await
            }
            Err(error) => self.refuse(Some(client_ref), error.id(), None, out),
        }
    }

    /// Tells the sender the position. What the other side said just before comes first,
    /// so the page never sees a gap.
    async fn accept(&mut self, message: &Message, out: &mut Outbox) -> Result<(), ChatError> {
        if !matches!(self.shown, Shown::Talking { .. }) {
            // The first look failed: which life of the transcript this is comes before its lines.
            self.look_again(out).await?;
        }
        if self.reader.has(message.position) || self.reader.is_next(message.position) {
            self.show_accepted(message, out);
            return Ok(());
        }
        self.catch_up(Some(&message.client_ref), out).await
    }

    async fn feedback(&mut self, feedback: &Feedback, out: &mut Outbox) -> Flow {
        let given = self.sockets.chat.gave_feedback(self.enquiry).await;
        if given.is_ok() {
            self.sockets.feedback.count(feedback);
            out.push(&ToVisitor::Notice { notice: Notice::FeedbackThanks });
        }
        self.settle(None, given, out).await
    }

    /// After a use case: show what changed, or say why not.
    async fn settle(
        &mut self,
        name: Option<ClientRef>,
        done: Result<(), ChatError>,
        out: &mut Outbox,
    ) -> Flow {
        match done {
            Ok(()) => self.answer(name, Self::look_again, out).await,
            Err(error) => self.refuse(name, error.id(), None, out),
        }
    }

    async fn answer(
        &mut self,
        name: Option<ClientRef>,
        show: impl AsyncFnOnce(&mut Self, &mut Outbox) -> Result<(), ChatError>,
        out: &mut Outbox,
    ) -> Flow {
        match show(self, out).await {
            Ok(()) if self.superseded => Flow::Close(CloseCode::Replaced),
            Ok(()) => Flow::Go,
            Err(error) => self.refuse(name, error.id(), None, out),
        }
    }

    fn refuse(
        &mut self,
        client_ref: Option<ClientRef>,
        error_id: ErrorId,
        wait: Option<Duration>,
        out: &mut Outbox,
    ) -> Flow {
        self.sockets.metrics.refused(error_id);
        if error_id == ErrorId::LiveUnavailable {
            self.look = Look::Owed;
        }
        let retry_after_ms = wait.map(|wait| u32::try_from(wait.as_millis()).unwrap_or(u32::MAX).max(1));
        out.push(&ToVisitor::Refused { client_ref, error_id, retry_after_ms, words: None });
        Flow::Go
    }

    /// What could not be looked at when it was due. The page has been told so once.
    async fn look_at_last(&mut self, out: &mut Outbox) -> Flow {
        if self.look == Look::Done {
            return Flow::Go;
        }
        match self.look_at_everything(out).await {
            Err(ChatError::Store(_)) => Flow::Go,
            looked => {
                self.look = Look::Done;
                self.answer(None, async |_, _| looked, out).await
            }
        }
    }

    /// More frames than a page sends: refused, and in the end closed.
    fn too_many(&mut self, message: FromVisitor, wait: Duration, out: &mut Outbox) -> Flow {
        let name = match message {
            FromVisitor::Send { client_ref, .. } => Some(client_ref),
            _ => None,
        };
        self.refuse(name, ErrorId::TooFast, Some(wait), out);
        if self.limiter.is_out_of_patience() { Flow::Close(CloseCode::Misbehaving) } else { Flow::Go }
    }

    fn unreadable(&mut self, error_id: ErrorId, out: &mut Outbox) -> Flow {
        self.unreadable += 1;
        self.refuse(None, error_id, None, out);
        if self.unreadable >= UNREADABLE_FRAMES_MAX { Flow::Close(CloseCode::Misbehaving) } else { Flow::Go }
    }
}

impl Party for Visitor {
    async fn on_alive(&mut self, out: &mut Outbox) -> Flow {
        let now = self.sockets.chat.now();
        if self.shown == Shown::Ended || now.since(self.touched_at) < TOUCH_EVERY {
            return self.look_at_last(out).await;
        }
        self.touched_at = now;
        let touched = self.sockets.chat.touch(&self.token, self.enquiry, self.conversation).await;
        self.settle(None, touched, out).await
    }

    /// What the page says of its own may have been said before it was told of the end.
    async fn on_mark(&mut self, mark: u32, out: &mut Outbox) -> Flow {
        if mark != view::END_MARK || !std::mem::take(&mut self.end_unconfirmed) {
            return Flow::Go;
        }
        let told = self.sockets.chat.told_end(&self.token).await;
        self.settle(None, told, out).await
    }

    async fn on_text(&mut self, text: &str, out: &mut Outbox) -> Flow {
        match serde_json::from_str::<FromVisitor>(text) {
            Ok(message) => self.act(message, out).await,
            Err(_) => self.unreadable(ErrorId::FrameMalformed, out),
        }
    }

    fn on_binary(&mut self, out: &mut Outbox) -> Flow {
        self.unreadable(ErrorId::FrameNotText, out)
    }

    async fn on_told(&mut self, told: Told, out: &mut Outbox) -> Flow {
        match told {
            Told::LookAgain => self.answer(None, Self::look_again, out).await,
            Told::Lagged => self.answer(None, Self::look_at_everything, out).await,
            Told::Said(said) => {
                self.answer(None, async |me, out| me.hear(&said.message, out).await, out).await
            }
            Told::Typing(conversation) => {
                if self.conversation == Some(*conversation) {
                    out.push(&ToVisitor::Typing {});
                }
                Flow::Go
            }
            Told::Seen(seen) => {
                let (conversation, position) = *seen;
                if self.conversation == Some(conversation) {
                    out.push(&ToVisitor::Seen { position });
                }
                Flow::Go
            }
            Told::Place(place) => {
                self.show_place(place, out);
                Flow::Go
            }
            Told::Late => {
                self.show_late(out);
                Flow::Go
            }
            Told::Live(back) => {
                let notice = if back { Notice::LiveBack } else { Notice::LiveAway };
                out.push(&ToVisitor::Notice { notice });
                // What could not be looked at meanwhile.
                if back { self.answer(None, Self::look_at_everything, out).await } else { Flow::Go }
            }
            Told::Shift(_) | Told::Beat => Flow::Go,
        }
    }

    fn on_too_large(&mut self, out: &mut Outbox) {
        self.refuse(None, ErrorId::FrameTooLarge, None, out);
    }

    fn on_stop(&mut self, out: &mut Outbox) {
        out.push(&ToVisitor::ComeBack { after_ms: come_back_after_ms() });
    }

    fn is_visible(&self) -> bool {
        self.visible
    }
}
