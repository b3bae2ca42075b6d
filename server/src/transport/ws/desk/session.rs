//! The staff session behind an open desk. It rests unless a person does something, ends
//! with a sign-out wherever that was, and outlives a loss of live state.

use std::sync::Arc;
use std::time::Duration;

use super::Desk;
use crate::clock::Moment;
use crate::domain::chat::{Chat, ChatError};
use crate::domain::counsellor::Counsellor;
use crate::domain::node::AsOf;
use crate::domain::ports::TokenHash;
use crate::domain::records::Act;
use crate::domain::staff::{SessionState, StaffMember};
use crate::protocol::desk::OwnSession;
use crate::protocol::ids::{AccountName, SessionName, Token};
use crate::protocol::rota::RotaPicture;
use crate::protocol::{CloseCode, ErrorId, FromDesk, ToDesk};
use crate::transport::qualifications::Qualified;
use crate::transport::staff_access::{Found, SignedIn, StaffAccess};
use crate::transport::ws::connection::Flow;
use crate::transport::ws::outbox::Outbox;

/// Any sign of life, and every beat of the node, asks whether the session still stands, when
/// it was last asked this long ago. A node beats every two seconds, so a session that is ended
/// elsewhere, or whose account is disabled, closes its desk within five, in view or not.
const ASK_EVERY: Duration = Duration::from_secs(3);

/// What a person does is noted at most this often.
const NOTE_EVERY: Duration = Duration::from_secs(5);

/// The session the desk's cookie stands for.
#[derive(Debug)]
pub struct DeskSession {
    access: Arc<StaffAccess>,
    token: Token,
    signed_in: SignedIn,
    /// What the last answer was.
    state: SessionState,
    /// When it was last asked for.
    asked_at: Moment,
    /// When it last stood.
    stood: AsOf,
    /// It was asked for, and what follows from it was not looked at yet.
    is_news: bool,
}

impl DeskSession {
    /// One that stood then.
    pub fn new(access: Arc<StaffAccess>, token: Token, signed_in: SignedIn, as_of: AsOf) -> Self {
        Self {
            access,
            token,
            signed_in,
            state: SessionState::Good,
            asked_at: as_of.at,
            stood: as_of,
            is_news: true,
        }
    }

    /// What it is good for. A session that was lost with everything else is put back, so that
    /// nobody is thrown out of a talk by a loss that the talk itself outlives.
    ///
    /// # Errors
    /// `live_unavailable` or `records_unavailable`: it cannot be told right now.
    pub async fn stands(&mut self, chat: &Chat) -> Result<SessionState, ErrorId> {
        let as_of = chat.as_of();
        if as_of.at.since(self.asked_at) < ASK_EVERY {
            return Ok(self.state);
        }
        self.asked_at = as_of.at;
        self.state = match self.access.find(&self.token).await? {
            // Their role may have been changed since.
            Found::Good(now) if !now.member.role.keeps_a_desk_opened_as(self.signed_in.member.role) => {
                SessionState::Over
            }
            Found::Good(signed_in) => {
                self.signed_in = signed_in;
                self.is_news = true;
                SessionState::Good
            }
            Found::Covered => SessionState::Covered,
            Found::Nothing if self.comes_back(chat).await? => {
                self.signed_in.used = as_of.at;
                SessionState::Good
            }
            Found::Nothing => SessionState::Over,
        };
        if self.state != SessionState::Over {
            self.stood = as_of;
        }
        Ok(self.state)
    }

    async fn comes_back(&self, chat: &Chat) -> Result<bool, ErrorId> {
        Ok(chat.has_lost_since(self.stood).await.map_err(ChatError::id)?
            && self.access.bring_back(&self.token, &self.signed_in).await?)
    }

    /// A person did something at this desk. `false`: too late, they must sign in again first.
    async fn used(&mut self, chat: &Chat) -> Result<bool, ErrorId> {
        let (now, limits) = (chat.now(), self.access.limits());
        if limits.state(self.signed_in.at, self.signed_in.used, now) != SessionState::Good {
            return Ok(false);
        }
        if now.since(self.signed_in.used) < NOTE_EVERY {
            return Ok(true);
        }
        if self.access.used(&self.token).await? {
            self.signed_in.used = now;
            return Ok(true);
        }
        self.ask_again();
        Ok(self.stands(chat).await? == SessionState::Good)
    }

    /// Notes in the audit that its holder did this. It tells no talk and no visitor.
    pub(super) async fn note(&self, act: Act) {
        self.access.note(act, &self.signed_in.member).await;
    }

    /// Its holder.
    pub(super) fn member(&self) -> &StaffMember {
        &self.signed_in.member
    }

    /// Where its holder is signed in.
    async fn own(&self) -> Result<Vec<OwnSession>, ErrorId> {
        self.access.own_sessions(&self.token, &self.signed_in.member).await
    }

    /// Ends one of its holder's, by the name that the page knows.
    async fn end_own(&self, session: SessionName) -> Result<(), ErrorId> {
        self.access.end_own(&self.signed_in.member, |hash| hash.name() == session).await
    }

    /// Ends all of its holder's but this one.
    async fn end_others(&self) -> Result<(), ErrorId> {
        let here = TokenHash::of(&self.token);
        self.access.end_own(&self.signed_in.member, |hash| *hash != here).await
    }

    /// The next sign of life asks in any case.
    pub fn ask_again(&mut self) {
        self.asked_at = Moment(0);
    }

    /// What the page must know to cover itself in time.
    fn terms(&self, now: Moment) -> ToDesk {
        let seconds = |time: Duration| u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
        let limits = self.access.limits();
        ToDesk::Session {
            account: AccountName::of(self.signed_in.member.id.into_bytes()),
            idle_s: seconds(limits.idle),
            left_s: seconds(limits.left(self.signed_in.at, now).unwrap_or_default()),
        }
    }
}

/// What stands around a desk, as it was last asked and told.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// How its trainings stand.
    qualified: Qualified,
    /// Who is on by the rota.
    rota: Arc<RotaPicture>,
}

impl Desk {
    /// Tells how long the session is good for.
    pub(super) fn tell_session(&self, out: &mut Outbox) {
        out.push(&self.session.terms(self.sockets.chat.now()));
    }

    /// Closes the desk when its session is over. One that only rests holds the connection for
    /// as long as there is a talk to hold.
    pub(super) async fn ask_session(&mut self, out: &mut Outbox) -> Flow {
        self.show_rota(out);
        let stands = self.session.stands(&self.sockets.chat).await;
        if let Err(error) = self.follow_account(out).await {
            // Asked again with the next beat: until then they are what they came as.
            self.sockets.metrics.refused(error.id());
        }
        match stands {
            // Or it cannot be told right now: the talk goes on, and the desk knows by `live_away`.
            Ok(SessionState::Good) | Err(ErrorId::LiveUnavailable) => Flow::Go,
            Ok(SessionState::Covered) if !self.talks.is_empty() => self.take_nobody_new(out).await,
            Ok(SessionState::Covered | SessionState::Over) => Flow::Close(CloseCode::SignedOut),
            // Nor is it the counsellor's matter that accounts cannot be looked up for a while.
            Err(ErrorId::RecordsUnavailable) => {
                self.sockets.metrics.refused(ErrorId::RecordsUnavailable);
                Flow::Go
            }
            Err(error_id) => self.refuse(None, None, error_id, None, out),
        }
    }

    /// Their account may have been changed since this desk came.
    async fn follow_account(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        self.ask_qualified(out).await?;
        let member = self.session.signed_in.member.counsellor();
        let account = Counsellor { paused: self.around.qualified.paused.clone(), ..member };
        let Some(follows) = self.arriving.following(&account) else { return Ok(()) };
        self.sockets.chat.follow_account(&account).await?;
        let (languages, capacity) = (follows.languages.to_vec(), follows.capacity);
        if (&languages[..], capacity) != (&self.arriving.languages[..], self.arriving.capacity) {
            out.push(&ToDesk::Account { languages, capacity });
        }
        self.arriving = Counsellor { version: self.arriving.version, ..follows };
        Ok(())
    }

    /// Before the desk sits down: whoever must renew a training is not offered to anybody meanwhile.
    pub(super) async fn begin_around(&mut self, out: &mut Outbox) {
        if let Err(error) = self.ask_qualified(out).await {
            // Asked again with the next beat.
            self.sockets.metrics.refused(error.id());
        }
        self.arriving.paused = self.around.qualified.paused.clone();
        self.show_rota(out);
    }

    /// Tells who is on by the rota, when that is not what the desk shows.
    fn show_rota(&mut self, out: &mut Outbox) {
        let rota = self.sockets.rota.picture();
        if *rota != *self.around.rota {
            out.push(&ToDesk::Rota { rota: (*rota).clone() });
            self.around.rota = rota;
        }
    }

    /// Asks how the trainings stand when the session was asked for anew, and tells what changed.
    async fn ask_qualified(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        if !std::mem::take(&mut self.session.is_news) {
            return Ok(());
        }
        let asked = self.sockets.qualifications.of(self.staff).await;
        let qualified = asked.inspect_err(|_| self.session.is_news = true)?;
        if qualified.told != self.around.qualified.told {
            out.push(&ToDesk::Trainings { trainings: qualified.told.clone() });
        }
        self.around.qualified = qualified;
        Ok(())
    }

    /// After something was to be done with sessions: where one is signed in now.
    pub(super) async fn show_sessions(&mut self, done: Result<(), ErrorId>, out: &mut Outbox) -> Flow {
        let shown = match done {
            Ok(()) => self.session.own().await,
            Err(error_id) => Err(error_id),
        };
        match shown {
            Ok(sessions) => {
                out.push(&ToDesk::Sessions { sessions });
                Flow::Go
            }
            Err(error_id) => self.refuse(None, None, error_id, None, out),
        }
    }

    pub(super) async fn end_session(&mut self, session: SessionName, out: &mut Outbox) -> Flow {
        let ended = self.session.end_own(session).await;
        self.show_sessions(ended, out).await
    }

    pub(super) async fn end_other_sessions(&mut self, out: &mut Outbox) -> Flow {
        let ended = self.session.end_others().await;
        self.show_sessions(ended, out).await
    }

    /// Nobody sits here: whoever waits is not to be offered an empty chair.
    async fn take_nobody_new(&mut self, out: &mut Outbox) -> Flow {
        if !self.ready {
            return Flow::Go;
        }
        let paused = self.sockets.chat.pause(self.staff).await;
        self.settle(None, None, paused, out).await
    }

    /// Notes what a person does, and tells whether it may be done.
    pub(super) async fn may(&mut self, message: &FromDesk) -> bool {
        if !is_by_a_person(message) {
            return true;
        }
        // What cannot be noted is done: the talk comes first, and the next act is noted again.
        self.session.used(&self.sockets.chat).await.unwrap_or(true)
    }
}

/// Whether somebody pressed or wrote something; the rest a page does by itself.
fn is_by_a_person(message: &FromDesk) -> bool {
    match message {
        FromDesk::Active {}
        | FromDesk::Sessions {}
        | FromDesk::EndSession { .. }
        | FromDesk::EndOtherSessions {}
        | FromDesk::ReadyForNext {}
        | FromDesk::Pause {}
        | FromDesk::Send { .. }
        | FromDesk::SendCard { .. }
        | FromDesk::Typing { .. }
        | FromDesk::HandOver { .. }
        | FromDesk::KeepTalk { .. }
        | FromDesk::AnswerTakeOver { .. }
        | FromDesk::CallIn { .. }
        | FromDesk::EndCallIn { .. }
        | FromDesk::AnswerCallIn { .. }
        | FromDesk::StepOut { .. }
        | FromDesk::Back {}
        | FromDesk::CloseWhenQuiet { .. }
        | FromDesk::KeepOpen { .. }
        | FromDesk::MarkRisk { .. }
        | FromDesk::UnmarkRisk { .. }
        | FromDesk::AskDebrief {}
        | FromDesk::EndDebrief {}
        | FromDesk::ComeToDebrief { .. }
        | FromDesk::AnswerRespite { .. }
        | FromDesk::LiftRespite { .. }
        | FromDesk::End { .. } => true,
        FromDesk::Hello { .. } | FromDesk::Seen { .. } | FromDesk::Restore { .. } | FromDesk::Ping { .. } => {
            false
        }
    }
}
