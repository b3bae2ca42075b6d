//! What ends the session behind an open desk, and what does not.

use std::sync::Arc;
use std::time::Duration;

use server::clock::{Clock, MockClock, Moment};
use server::config::Settings;
use server::domain::chat::Chat;
use server::domain::counsellor::Profile;
use server::domain::credentials::{Credentials, Era};
use server::domain::node::AsOf;
use server::domain::password::{Password, PasswordHash};
use server::domain::ports::{Live, Session, SessionStore, TokenHash};
use server::domain::receipt::Receipts;
use server::domain::secret::ClusterSecret;
use server::domain::staff::{
    Alias, Capacity, Role, SessionLimits, SessionState, StaffMember, StaffName, Standing,
};
use server::protocol::ids::Token;
use server::protocol::needs::Language;
use server::records::Records;
use server::stores::memory;
use server::transport::rate_limit::Limiter;
use server::transport::staff_access::{SignedIn, StaffAccess};
use server::transport::ws::desk::DeskSession;
use tempfile::TempDir;
use uuid::Uuid;

use super::world::rules;

const LIMITS: SessionLimits =
    SessionLimits { idle: Duration::from_mins(15), absolute: Duration::from_hours(12) };

/// Longer than an answer about a session is trusted.
const LATER: Duration = Duration::from_secs(4);

struct House {
    clock: Arc<MockClock>,
    records: Records,
    secret: ClusterSecret,
    ida: StaffMember,
    _folder: TempDir,
}

/// One life of live state, and what is needed to come in.
struct Life {
    chat: Chat,
    access: Arc<StaffAccess>,
    sessions: Arc<dyn SessionStore>,
}

impl House {
    async fn open() -> Self {
        let folder = TempDir::new().expect("a folder");
        let records = Records::open(&folder.path().join("records.sqlite")).await.expect("records");
        let ida = StaffMember {
            id: Uuid::now_v7(),
            name: StaffName::parse("ida").expect("a name"),
            alias: Alias::parse("Ida").expect("an alias"),
            role: Role::Counsellor,
            languages: [Language::Nb].into(),
            profile: Profile::default(),
            capacity: Capacity::new(1).expect("within bounds"),
            standing: Standing::Active,
            credentials: Credentials::default(),
        };
        let password = PasswordHash::of(&Password::parse("a long enough one").expect("long enough"));
        records.staff.add(&ida, &password).await.expect("it is written");
        let clock = Arc::new(MockClock::at(Moment(1_790_000_000_000)));
        Self { clock, records, secret: ClusterSecret::new([3; 32], None), ida, _folder: folder }
    }

    /// Live state that has nothing, since now.
    fn life(&self) -> Life {
        let clock: Arc<dyn Clock> = self.clock.clone();
        let live: Live = memory::live(Receipts::new(&self.secret), clock.clone());
        let sessions = live.sessions.clone();
        let (staff, audit) = (self.records.staff.clone(), self.records.audit.clone());
        let limiter = Arc::new(Limiter::new(&Settings::defaults().limits, clock.clone()));
        let access = StaffAccess::new(staff, audit, sessions.clone(), limiter, clock.clone(), LIMITS);
        let chat = Chat::new(live, &self.secret, clock, rules());
        Life { chat, access: Arc::new(access), sessions }
    }

    /// Ida's desk, open since then, served by a node with this live state now.
    fn desk(&self, token: Token, since: AsOf, life: &Life) -> DeskSession {
        let signed_in = SignedIn { member: self.ida.clone(), at: since.at, used: since.at };
        DeskSession::new(life.access.clone(), token, signed_in, since)
    }

    /// The same after everything was lost a moment later, and the time that the desk lives on.
    fn after_a_loss(&self, lives_on: Duration) -> (DeskSession, Token, Life) {
        let (token, since) = (Token::random(), self.life().chat.as_of());
        self.clock.pass(Duration::from_secs(1));
        let life = self.life();
        self.clock.pass(lives_on);
        (self.desk(token, since, &life), token, life)
    }
}

#[tokio::test]
async fn a_session_that_was_lost_with_everything_else_goes_on_with_what_is_left_of_its_time() {
    let house = House::open().await;
    let since = house.clock.now();
    let (mut desk, token, life) = house.after_a_loss(LATER);
    assert_eq!(desk.stands(&life.chat).await, Ok(SessionState::Good));
    let found = life.sessions.find(&TokenHash::of(&token)).await.expect("it answers");
    assert_eq!(found, Some(Session::Staff { staff: house.ida.id, signed_in: since, era: Era(0) }));
}

#[tokio::test]
async fn a_session_that_somebody_ended_is_not_put_back() {
    let house = House::open().await;
    let life = house.life();
    house.clock.pass(Duration::from_secs(1));
    let (token, since) = (Token::random(), life.chat.as_of());
    let session = Session::Staff { staff: house.ida.id, signed_in: since.at, era: Era(0) };
    life.sessions.put(TokenHash::of(&token), session, LIMITS.idle).await.expect("it is there");
    let mut desk = house.desk(token, since, &life);
    house.clock.pass(LATER);
    assert_eq!(desk.stands(&life.chat).await, Ok(SessionState::Good), "it stands");
    life.access.sign_out(&token).await.expect("it is gone");
    house.clock.pass(LATER);
    assert_eq!(desk.stands(&life.chat).await, Ok(SessionState::Over));
}

#[tokio::test]
async fn whoever_signs_out_after_a_loss_stays_signed_out() {
    let house = House::open().await;
    let (mut desk, token, life) = house.after_a_loss(LATER);
    // In another window, before this desk has said anything.
    assert_eq!(life.access.sign_out(&token).await, Ok(None));
    assert_eq!(desk.stands(&life.chat).await, Ok(SessionState::Over));
    assert_eq!(life.access.signed_in(&token).await, Ok(None));
}

#[tokio::test]
async fn a_loss_does_not_bring_back_an_account_that_was_disabled_meanwhile() {
    let house = House::open().await;
    house.records.staff.disable(house.ida.id).await.expect("it is written");
    let (mut desk, token, life) = house.after_a_loss(LATER);
    assert_eq!(desk.stands(&life.chat).await, Ok(SessionState::Over));
    assert_eq!(life.sessions.find(&TokenHash::of(&token)).await, Ok(None));
}

#[tokio::test]
async fn a_loss_does_not_bring_back_what_a_new_password_has_ended() {
    let house = House::open().await;
    house.records.credentials.begin_era(house.ida.id).await.expect("it is written");
    let (mut desk, token, life) = house.after_a_loss(LATER);
    assert_eq!(desk.stands(&life.chat).await, Ok(SessionState::Over));
    assert_eq!(life.sessions.find(&TokenHash::of(&token)).await, Ok(None));
}

#[tokio::test]
async fn a_loss_does_not_make_a_session_longer_than_a_shift() {
    let house = House::open().await;
    let (mut desk, _, life) = house.after_a_loss(LIMITS.absolute);
    assert_eq!(desk.stands(&life.chat).await, Ok(SessionState::Over));
}
