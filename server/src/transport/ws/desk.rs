//! What each frame of a counsellor's desk means, and what it is told.

mod calling_in;
mod caring;
mod errand;
mod handing;
mod refusing;
mod respite;
mod session;
mod silence;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::connection::{Flow, Look, Party};
use super::outbox::Outbox;
use super::reader::Reader;
use super::{Sockets, seconds};
use crate::clock::Moment;
use crate::domain::board::ShiftPicture;
use crate::domain::chat::ChatError;
use crate::domain::chat::conversing::Speaker;
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::Presence;
use crate::domain::event::Told;
use crate::lifecycle::come_back_after_ms;
use crate::protocol::desk::DeskNotice;
use crate::protocol::ids::{ClientRef, ConversationId, EnquiryId};
use crate::protocol::limits::TICKETS_MAX;
use crate::protocol::ticket::Ticket;
use crate::protocol::{Body, CloseCode, ErrorId, FromDesk, MessageText, ToDesk};
use crate::transport::rate_limit::ConnectionLimiter;

use session::Around;
pub use session::DeskSession;
use view::{Given, Shown};

/// A counsellor whose desk has said hello.
#[derive(Debug)]
pub struct Desk {
    sockets: Arc<Sockets>,
    staff: StaffId,
    /// The counsellor as the account tells, for a server that has lost the seat.
    arriving: Counsellor,
    /// Which connection of the desk this is.
    seat: Moment,
    /// The last version of the counsellor that was seen here. One that is older has lost something.
    seen: u64,
    /// A newer connection speaks for the desk.
    superseded: bool,
    session: DeskSession,
    /// What stands around it, as last asked and told.
    around: Around,
    limiter: ConnectionLimiter,
    /// It was ready for the next when it was last known.
    ready: bool,
    /// Tickets that the desk brought and that have not been asked what they know.
    brought: Vec<Ticket>,
    shown_me: Option<Shown>,
    offer: Option<EnquiryId>,
    /// Until when it is away for a moment, as last told.
    errand: Option<Moment>,
    picture: Arc<ShiftPicture>,
    talks: BTreeMap<ConversationId, Talk>,
    take_overs: handing::TakeOvers,
    called: calling_in::CalledIns,
    callable: calling_in::Callable,
    /// Ends that were told, each with its mark, and are not known to have arrived.
    ends_unconfirmed: Vec<(u32, EnquiryId)>,
    /// Marks given so far.
    marks: u32,
    visible: bool,
    look: Look,
    unreadable: u8,
}

/// One open talk as the desk shows it.
#[derive(Debug)]
struct Talk {
    enquiry: EnquiryId,
    reader: Reader,
    presence: Presence,
    ticket: Option<Given>,
    /// The call by which this desk is a guest in it.
    guest: Option<u64>,
    /// The last call for a guest that it was told of.
    call_in: Option<calling_in::Shown>,
    /// The last hand-over that it was told of.
    hand_over: Option<handing::Shown>,
    /// When it closes because it is quiet, as last told.
    closes_at: Option<Moment>,
    /// The mark that it was told of.
    risk: Option<Moment>,
}

/// How a desk came.
#[derive(Debug)]
pub struct Hello {
    /// It was ready for the next when its connection went.
    pub ready: bool,
    /// The tickets of its open talks.
    pub tickets: Vec<Ticket>,
    /// Whether the page is in view.
    pub visible: bool,
}

impl Desk {
    /// Takes the seat, and shows everything: the shift, and each open talk in full.
    pub async fn welcome(
        sockets: Arc<Sockets>,
        counsellor: Counsellor,
        session: DeskSession,
        hello: Hello,
        out: &mut Outbox,
    ) -> (Self, Flow) {
        let Hello { ready, mut tickets, visible } = hello;
        tickets.truncate(TICKETS_MAX);
        out.push(&ToDesk::Welcome {
            alias: counsellor.alias.to_string(),
            languages: counsellor.languages.to_vec(),
            capacity: counsellor.capacity,
            limits: sockets.limits(),
            quiet_after_s: seconds(sockets.chat.rules().quiet_after),
        });
        let (limiter, came_at) = (sockets.limiter.connection(), sockets.chat.now());
        let mut desk = Self {
            limiter,
            staff: counsellor.id,
            arriving: counsellor,
            seat: came_at,
            seen: 0,
            superseded: false,
            session,
            around: Around::default(),
            ready,
            brought: tickets,
            shown_me: None,
            offer: None,
            errand: None,
            picture: sockets.registry.picture(),
            talks: BTreeMap::new(),
            take_overs: handing::TakeOvers::new(),
            called: calling_in::CalledIns::new(),
            callable: calling_in::Callable::default(),
            ends_unconfirmed: Vec::new(),
            marks: 0,
            visible,
            look: Look::Done,
            unreadable: 0,
            sockets,
        };
        desk.tell_session(out);
        desk.begin_around(out).await;
        let seated = desk.sit_down(out).await;
        desk.sockets.registry.ask_board();
        let flow = desk.settle(None, None, seated, out).await;
        (desk, flow)
    }

    /// Which connection of the desk this is.
    pub fn seat(&self) -> Moment {
        self.seat
    }

    async fn sit_down(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        for error_id in self.bring_back_talks().await? {
            self.refuse(None, None, error_id, None, out);
        }
        self.seat = self.sockets.chat.take_seat(&self.arriving, self.ready, self.seat).await?;
        Ok(())
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each frame, and nothing else")]
    async fn act(&mut self, message: FromDesk, out: &mut Outbox) -> Flow {
        let (chat, staff) = (self.sockets.chat.clone(), self.staff);
        if let Err(wait) = self.limiter.frame() {
            return self.too_many(message, wait, out);
        }
        if !self.may(&message).await {
            let (conversation, name) = refusing::named(message);
            return self.refuse(conversation, name, ErrorId::SignInNeeded, None, out);
        }
        match message {
            FromDesk::Hello { .. } => self.refuse(None, None, ErrorId::HelloRepeated, None, out),
            FromDesk::ReadyForNext {} => {
                let ready = self.seated(chat.ready_for_next(staff)).await;
                self.settle(None, None, ready, out).await
            }
            FromDesk::Pause {} => {
                let paused = self.seated(chat.pause(staff)).await;
                self.settle(None, None, paused, out).await
            }
            FromDesk::Send { conversation, client_ref, text } => {
                let body = || MessageText::parse(text.as_str()).map(Body::Words);
                self.send(conversation, client_ref, body, out).await
            }
            FromDesk::SendCard { conversation, client_ref, card } => {
                let known = self.sockets.phrases.card(&card).ok_or(ErrorId::CardUnknown);
                self.send(conversation, client_ref, || known.map(|_| card.into()), out).await
            }
            FromDesk::Typing { conversation } => {
                if self.limiter.typing().is_ok() {
                    // As with a visitor's typing: late news is no news.
                    let _untold = chat.typing(Speaker::Counsellor(staff, conversation)).await;
                }
                Flow::Go
            }
            FromDesk::Seen { conversation, position } => {
                if let Err(wait) = self.limiter.typing() {
                    return self.refuse(Some(conversation), None, ErrorId::TooFast, Some(wait), out);
                }
                let seen = chat.seen(Speaker::Counsellor(staff, conversation), position).await;
                self.settle(Some(conversation), None, seen, out).await
            }
            FromDesk::Restore { conversation, .. } if self.is_guest_in(conversation) => Flow::Go,
            FromDesk::Restore { conversation, lines, done } => {
                let speaker = Speaker::Counsellor(staff, conversation);
                let refilled = chat.refill(speaker, lines, done).await;
                self.settle(Some(conversation), None, refilled, out).await
            }
            FromDesk::End { conversation, respite } => {
                let ended = self.end(conversation, respite).await;
                self.settle(Some(conversation), None, ended, out).await
            }
            FromDesk::AnswerRespite { number, answer } => self.answer_respite(number, answer, out).await,
            FromDesk::LiftRespite { number } => self.lift_respite(number, out).await,
            FromDesk::HandOver { conversation, to, note } => {
                let asked = self.hand_over(conversation, to, note).await;
                self.settle(Some(conversation), None, asked, out).await
            }
            FromDesk::KeepTalk { conversation } => {
                let kept = self.seated(chat.keep_talk(staff, conversation)).await;
                self.settle(Some(conversation), None, kept, out).await
            }
            FromDesk::AnswerTakeOver { conversation, number, answer } => {
                let answered = self.seated(chat.answer_take_over(staff, conversation, number, answer)).await;
                self.settle(Some(conversation), None, answered, out).await
            }
            FromDesk::CallIn { .. } | FromDesk::EndCallIn { .. } | FromDesk::AnswerCallIn { .. } => {
                self.on_call(message, out).await
            }
            FromDesk::StepOut { length } => {
                let stepped_out = self.step_out(length).await;
                self.settle(None, None, stepped_out, out).await
            }
            FromDesk::Back {} => {
                let back = self.come_back().await;
                self.settle(None, None, back, out).await
            }
            FromDesk::CloseWhenQuiet { conversation } => {
                let closing = self.close_when_quiet(conversation).await;
                self.settle(Some(conversation), None, closing, out).await
            }
            FromDesk::KeepOpen { conversation } => {
                let kept = self.keep_open(conversation).await;
                self.settle(Some(conversation), None, kept, out).await
            }
            FromDesk::MarkRisk { conversation } => {
                let marked = self.seated(chat.mark_risk(staff, conversation)).await;
                self.settle(Some(conversation), None, marked, out).await
            }
            FromDesk::UnmarkRisk { conversation } => {
                let unmarked = self.seated(chat.unmark_risk(staff, conversation)).await;
                self.settle(Some(conversation), None, unmarked, out).await
            }
            FromDesk::AskDebrief {} => {
                let asked = self.ask_debrief().await;
                self.settle(None, None, asked, out).await
            }
            FromDesk::EndDebrief {} => {
                let ended = self.seated(chat.end_debrief(staff)).await;
                self.settle(None, None, ended, out).await
            }
            FromDesk::ComeToDebrief { colleague } => {
                let to = handing::colleague(colleague);
                let comes = self.seated(chat.come_to_debrief(staff, to)).await;
                self.settle(None, None, comes, out).await
            }
            FromDesk::Active {} => Flow::Go,
            FromDesk::Sessions {} => self.show_sessions(Ok(()), out).await,
            FromDesk::EndSession { session } => self.end_session(session, out).await,
            FromDesk::EndOtherSessions {} => self.end_other_sessions(out).await,
            FromDesk::Ping { visible } => {
                self.visible = visible;
                out.push(&ToDesk::Pong {});
                Flow::Go
            }
        }
    }

    /// Does what a person at this desk asks for, once the seat is known to be theirs: what was
    /// lost since the desk was last told comes back before anything is done to it.
    async fn seated<T>(&mut self, act: impl Future<Output = Result<T, ChatError>>) -> Result<T, ChatError> {
        self.my_seat().await?;
        act.await
    }

    async fn send(
        &mut self,
        conversation: ConversationId,
        client_ref: ClientRef,
        body: impl FnOnce() -> Result<Body, ErrorId>,
        out: &mut Outbox,
    ) -> Flow {
        if let Err(wait) = self.limiter.message() {
            return self.refuse(Some(conversation), Some(client_ref), ErrorId::TooFast, Some(wait), out);
        }
        let body = match body() {
            Ok(body) => body,
            Err(id) => return self.refuse(Some(conversation), Some(client_ref), id, None, out),
        };
        let speaker = Speaker::Counsellor(self.staff, conversation);
        match self.sockets.chat.say(speaker, client_ref.clone(), body).await {
            Ok(message) => {
                self.sockets.metrics.accepted();
                let accepted = self.accept(conversation, &message, out).await;
                if self.errand.is_some() && accepted.is_ok() {
                    // Whoever writes is back.
                    let back = self.come_back().await;
                    return self.settle(Some(conversation), None, back, out).await;
                }
                self.answer(Some(conversation), Some(client_ref), accepted, out)
            }
            Err(error) => self.refuse(Some(conversation), Some(client_ref), error.id(), None, out),
        }
    }

    /// After a use case: show what changed, or say why not.
    async fn settle(
        &mut self,
        conversation: Option<ConversationId>,
        client_ref: Option<ClientRef>,
        done: Result<(), ChatError>,
        out: &mut Outbox,
    ) -> Flow {
        let shown = match done {
            Ok(()) => self.look_again(out).await,
            Err(error) => Err(error),
        };
        self.answer(conversation, client_ref, shown, out)
    }

    /// After the desk was to be shown something.
    fn answer(
        &mut self,
        conversation: Option<ConversationId>,
        client_ref: Option<ClientRef>,
        shown: Result<(), ChatError>,
        out: &mut Outbox,
    ) -> Flow {
        match shown {
            Ok(()) if self.superseded => Flow::Close(CloseCode::Replaced),
            Ok(()) => Flow::Go,
            Err(error) => self.refuse(conversation, client_ref, error.id(), None, out),
        }
    }

    /// What could not be looked at when it was due. The desk has been told so once.
    async fn look_at_last(&mut self, out: &mut Outbox) -> Flow {
        if self.look == Look::Done {
            return Flow::Go;
        }
        match self.look_at_everything(out).await {
            Err(ChatError::Store(_)) => Flow::Go,
            looked => {
                self.look = Look::Done;
                self.answer(None, None, looked, out)
            }
        }
    }
}

impl Party for Desk {
    async fn on_alive(&mut self, out: &mut Outbox) -> Flow {
        match self.ask_session(out).await {
            Flow::Go => self.look_at_last(out).await,
            closes @ Flow::Close(_) => closes,
        }
    }

    /// What the desk says of its own may have been said before it was told of an end.
    async fn on_mark(&mut self, mark: u32, out: &mut Outbox) -> Flow {
        let told = |(at, _): &(u32, EnquiryId)| *at <= mark;
        let ended: Vec<EnquiryId> =
            self.ends_unconfirmed.iter().filter(|end| told(end)).map(|(_, id)| *id).collect();
        if ended.is_empty() {
            return Flow::Go;
        }
        if let Err(error) = self.sockets.chat.told_ends(self.staff, &ended).await {
            // Marked anew, so that it is asked again.
            out.push_mark(self.marks);
            return self.refuse(None, None, error.id(), None, out);
        }
        self.ends_unconfirmed.retain(|end| !told(end));
        Flow::Go
    }

    async fn on_text(&mut self, text: &str, out: &mut Outbox) -> Flow {
        match serde_json::from_str::<FromDesk>(text) {
            Ok(message) => self.act(message, out).await,
            Err(_) => self.unreadable(ErrorId::FrameMalformed, out),
        }
    }

    fn on_binary(&mut self, out: &mut Outbox) -> Flow {
        self.unreadable(ErrorId::FrameNotText, out)
    }

    async fn on_told(&mut self, told: Told, out: &mut Outbox) -> Flow {
        match told {
            Told::LookAgain => self.settle(None, None, Ok(()), out).await,
            Told::Lagged => {
                let looked = self.look_at_everything(out).await;
                self.answer(None, None, looked, out)
            }
            Told::Said(said) => {
                let conversation = said.pair.conversation;
                let heard = self.hear(conversation, &said.message, out).await;
                self.answer(Some(conversation), None, heard, out)
            }
            Told::Typing(conversation) => {
                let conversation = *conversation;
                if self.talks.contains_key(&conversation) {
                    out.push(&ToDesk::Typing { conversation });
                }
                Flow::Go
            }
            Told::Seen(seen) => {
                let (conversation, position) = *seen;
                if self.talks.contains_key(&conversation) {
                    out.push(&ToDesk::Seen { conversation, position });
                }
                Flow::Go
            }
            Told::Shift(picture) => {
                self.picture = picture;
                self.shown_me = None;
                self.settle(None, None, Ok(()), out).await
            }
            Told::Live(back) => {
                let notice = if back { DeskNotice::LiveBack } else { DeskNotice::LiveAway };
                out.push(&ToDesk::Notice { conversation: None, notice });
                if !back {
                    return Flow::Go;
                }
                // What could not be looked at meanwhile.
                self.session.ask_again();
                let looked = self.look_at_everything(out).await;
                self.answer(None, None, looked, out)
            }
            Told::Beat => self.ask_session(out).await,
            Told::Place(_) | Told::Late => Flow::Go,
        }
    }

    fn on_too_large(&mut self, out: &mut Outbox) {
        self.refuse(None, None, ErrorId::FrameTooLarge, None, out);
    }

    fn on_stop(&mut self, out: &mut Outbox) {
        out.push(&ToDesk::ComeBack { after_ms: come_back_after_ms() });
    }

    fn is_visible(&self) -> bool {
        self.visible
    }
}
