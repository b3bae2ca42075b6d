//! Builds everything once and wires it; the only place that chooses a store. A test
//! server and a production server differ in the parts they are given, not in paths.

mod background;
mod lane;
mod listen;
mod live;
pub mod rounds;
mod start_error;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::extract::FromRef;
use jiff::tz::TimeZone;

pub use self::start_error::StartError;
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::chat::Chat;
use crate::domain::pace::Pace;
use crate::domain::passkey::{Ceremonies, Place};
use crate::domain::ports::{ConversationStore, EventBus, Live, QueueStore, SessionStore};
use crate::domain::provider::Journeys;
use crate::domain::records::OwnReplyRecords;
use crate::domain::rules::Rules;
use crate::domain::second_step::{HalfWays, Vault};
use crate::domain::secret::ClusterSecret;
use crate::domain::staff::SessionLimits;
use crate::knowledge::Knowledge;
use crate::lifecycle::Tasks;
use crate::metrics::Metrics;
use crate::records::Records;
use crate::transport::accounts::Accounts;
use crate::transport::door::Door;
use crate::transport::evening::Evening;
use crate::transport::feedback::FeedbackBox;
use crate::transport::http::assets::Assets;
use crate::transport::http::pages::{Pages, Site};
use crate::transport::lane::Lane;
use crate::transport::opening::Opening;
use crate::transport::own_password::OwnPassword;
use crate::transport::passkeys::{self, Passkeys};
use crate::transport::phrases::Phrases;
use crate::transport::provider::{self, Provider};
use crate::transport::qualifications::Qualifications;
use crate::transport::rate_limit::Limiter;
use crate::transport::respites::RespiteKeeper;
use crate::transport::rota::Rota;
use crate::transport::second_step::SecondStep;
use crate::transport::staff_access::StaffAccess;
use crate::transport::switchboard::Switchboard;
use crate::transport::week::WeekKeeper;
use crate::transport::ws::Sockets;
use crate::transport::ws::registry::Registry;

/// A running server.
#[derive(Debug)]
pub struct App {
    parts: Parts,
    address: SocketAddr,
    admin_address: SocketAddr,
}

/// What the server is made of. Handlers take single parts of it, never the whole.
#[derive(Clone, Debug, FromRef)]
pub struct Parts {
    /// What connections need.
    pub sockets: Arc<Sockets>,
    /// Who is connected here.
    pub registry: Arc<Registry>,
    /// Who waits and who is on shift.
    pub queue: Arc<dyn QueueStore>,
    /// What was said.
    pub conversations: Arc<dyn ConversationStore>,
    /// Who holds which token.
    pub sessions: Arc<dyn SessionStore>,
    /// Events.
    pub bus: Arc<dyn EventBus>,
    /// Counts.
    pub metrics: Arc<Metrics>,
    /// Tasks.
    pub tasks: Tasks,
    /// What is kept on a disk: staff, counts, acts of staff.
    pub records: Records,
    /// Who of the staff is let in.
    pub staff_access: Arc<StaffAccess>,
    /// What signing in takes.
    pub second_step: Arc<SecondStep>,
    /// What a password of one's own takes.
    pub own_password: Arc<OwnPassword>,
    /// What counsellors have written for themselves.
    pub own_replies: Arc<dyn OwnReplyRecords>,
    /// What opens and closes the chat by hand.
    pub switchboard: Arc<Switchboard>,
    /// Signing in with a passkey, and making one.
    pub passkeys: Arc<Passkeys>,
    /// What administrators do with the accounts of others.
    pub accounts: Arc<Accounts>,
    /// Who is on when.
    pub rota: Arc<Rota>,
    /// What the hours of the week ask for.
    pub week: Arc<WeekKeeper>,
    /// Signing in through the organisation's own provider.
    pub provider: Arc<Provider>,
    /// Who is at the door.
    pub door: Arc<Door>,
    /// The canary's lane.
    pub lane: Lane,
    /// Pages and what they are made of.
    pub pages: Pages,
    /// The clock of this server.
    pub clock: Arc<dyn Clock>,
    /// The zone of opening hours and months.
    pub zone: TimeZone,
}

impl App {
    /// Builds the parts, binds both ports and starts every task. When it returns, the
    /// server answers.
    pub async fn start(settings: Settings, clock: Arc<dyn Clock>) -> Result<Self, StartError> {
        let parts = Parts::build(&settings, clock).await?;
        background::first_beat(&parts).await;
        background::first_look(&parts).await;
        background::guard_sign_in(&settings, &parts).await;
        let address = listen::open(&settings, &parts)?;
        listen::open_redirect(&settings, &parts)?;
        let admin_address = listen::open_admin(&settings, &parts)?;
        background::start(&parts);
        lane::start(&parts.lane).await;
        Ok(Self { parts, address, admin_address })
    }

    /// Where visitors and staff arrive; the port is the real one when 0 was asked for.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where metrics and health are.
    pub fn admin_address(&self) -> SocketAddr {
        self.admin_address
    }

    /// What it is made of.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Waits until something asks for the stop: a signal, or a vital task that ended.
    pub async fn stop_asked(&self) {
        self.parts.tasks.soft().cancelled().await;
    }

    /// Tells everybody when to come back, and stops.
    pub async fn stop(self) {
        tokio::join!(self.parts.tasks.stop(), lane::stop(&self.parts.lane));
        background::last_words(&self.parts).await;
    }
}

impl Parts {
    #[expect(clippy::too_many_lines, reason = "one part after the other, each wired once")]
    async fn build(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Self, StartError> {
        let records = Records::of(&settings.records).await?;
        let knowledge = Arc::new(Knowledge::load()?);
        let zone = settings.service.time_zone.clone();
        let secret = settings.secret.to_cluster_secret();
        let tasks = Tasks::default();
        let live = live::open(settings, "", &secret, &clock, &tasks).await?;
        let Live { queue, conversations, sessions, bus, switch, respites, evening, .. } = live.clone();
        let rules = rules(settings);
        let pace = Arc::new(Pace::new(rules.talk_estimate, rules.pause));
        let chat = Chat::new(live, &secret, clock.clone(), rules);
        let limiter = Arc::new(Limiter::new(&settings.limits, clock.clone()));
        let metrics = Arc::new(Metrics::default());
        let opening = Arc::new(opening(settings, &clock));
        let passkey_place = Place::among(&settings.listen.public_origins);
        let phrases = Phrases::new(knowledge.clone(), clock.clone(), zone.clone());
        let pages = pages(settings, knowledge.clone(), opening.clone(), passkey_place.as_ref());
        let door = Arc::new(Door::new(limiter.clone(), &settings.listen));
        let staff_access = Arc::new(StaffAccess::new(
            records.staff.clone(),
            records.audit.clone(),
            sessions.clone(),
            limiter.clone(),
            clock.clone(),
            SessionLimits { idle: settings.session.staff_idle, absolute: settings.session.staff_absolute },
        ));
        let second_step = Arc::new(SecondStep {
            access: staff_access.clone(),
            records: records.second_step.clone(),
            sessions: sessions.clone(),
            limiter: limiter.clone(),
            clock: clock.clone(),
            half_ways: HalfWays::new(&secret),
            vault: vault(settings, &secret),
            rule: settings.staff.second_step,
        });
        let own_password = Arc::new(OwnPassword {
            access: staff_access.clone(),
            steps: second_step.clone(),
            records: records.credentials.clone(),
            service: settings.service.name.clone(),
        });
        let passkeys = passkeys::Parts {
            access: staff_access.clone(),
            records: records.passkeys.clone(),
            invitations: records.invitations.clone(),
            sessions: sessions.clone(),
            limiter: limiter.clone(),
            clock: clock.clone(),
            ceremonies: Ceremonies::new(&secret),
        };
        let passkeys = Arc::new(Passkeys::new(passkeys, passkey_place.as_ref(), &settings.service.name));
        let qualifications = Arc::new(Qualifications {
            trainings: settings.training.trainings.clone(),
            records: records.trainings.clone(),
            clock: clock.clone(),
            zone: settings.service.time_zone.clone(),
        });
        let rota = Arc::new(Rota {
            records: records.rota.clone(),
            staff: records.staff.clone(),
            qualifications: qualifications.clone(),
            access: staff_access.clone(),
            hours: settings.hours.opening.clone(),
            minimum: settings.hours.minimum_on_shift,
            clock: clock.clone(),
            zone: settings.service.time_zone.clone(),
            picture: Mutex::default(),
        });
        let accounts = Arc::new(Accounts {
            access: staff_access.clone(),
            staff: records.staff.clone(),
            credentials: records.credentials.clone(),
            second_step: records.second_step.clone(),
            passkeys: records.passkeys.clone(),
            invitations: records.invitations.clone(),
            identities: records.identities.clone(),
            qualifications: qualifications.clone(),
            clock: clock.clone(),
            place: passkey_place.clone(),
        });
        let shared =
            lane::Shared { records: &records, access: &staff_access, knowledge: &knowledge, clock: &clock };
        // Boxed: what happens once must not take room for as long as the server runs.
        let lane = Box::pin(lane::open(settings, &secret, shared)).await;
        let provider = provider::Parts {
            access: staff_access.clone(),
            steps: second_step.clone(),
            passkeys: passkeys.clone(),
            records: records.identities.clone(),
            sessions: sessions.clone(),
            limiter: limiter.clone(),
            clock: clock.clone(),
            journeys: Journeys::new(&secret),
        };
        let provider = Provider::new(provider, settings.provider.as_ref(), passkey_place.as_ref())?;
        let registry = Arc::new(Registry::default());
        let switchboard = Arc::new(Switchboard {
            store: switch,
            opening: opening.clone(),
            registry: registry.clone(),
            access: staff_access.clone(),
            clock: clock.clone(),
            zone: zone.clone(),
        });
        let respites = RespiteKeeper::new(
            respites,
            registry.clone(),
            staff_access.clone(),
            metrics.clone(),
            clock.clone(),
        );
        let evening = Arc::new(Evening::new(evening, clock.clone()));
        let week = Arc::new(WeekKeeper {
            evening: evening.clone(),
            records: records.week.clone(),
            zone: zone.clone(),
            pause: settings.talk.pause,
        });
        let sockets = Arc::new(Sockets {
            respites: Arc::new(respites),
            chat: Arc::new(chat),
            registry: registry.clone(),
            door: door.clone(),
            limiter,
            metrics: metrics.clone(),
            evening,
            opening,
            phrases,
            pace,
            feedback: Arc::new(FeedbackBox::default()),
            tasks: tasks.clone(),
            rota: rota.clone(),
            qualifications,
        });
        Ok(Self {
            own_replies: records.own_replies.clone(),
            sockets,
            registry,
            queue,
            conversations,
            sessions,
            bus,
            metrics,
            tasks,
            records,
            staff_access,
            second_step,
            own_password,
            switchboard,
            passkeys,
            accounts,
            rota,
            week,
            provider: Arc::new(provider),
            door,
            lane,
            pages,
            clock,
            zone,
        })
    }
}

/// Looks whether live state can be kept where the settings say. Nothing is started.
///
/// # Errors
/// As a start would fail.
pub async fn try_live(settings: &Settings, clock: &Arc<dyn Clock>) -> Result<(), StartError> {
    live::try_open(settings, clock).await
}

/// A secret made for this start could not open tomorrow what it sealed today.
fn vault(settings: &Settings, secret: &ClusterSecret) -> Vault {
    if settings.secret.is_set { Vault::sealed(secret) } else { Vault::unsealed() }
}

fn pages(
    settings: &Settings,
    knowledge: Arc<Knowledge>,
    opening: Arc<Opening>,
    passkey_place: Option<&Place>,
) -> Pages {
    let site = Site {
        service_name: settings.service.name.clone(),
        leave_to: settings.service.leave_to.clone(),
        show_unreviewed: settings.service.show_unreviewed,
        passkey_host: passkey_place.map(|place| place.host().to_owned()),
        address: settings.listen.public_address().map(str::to_owned),
        provider: settings.provider.as_ref().map(|provider| provider.name.clone()),
    };
    Pages { knowledge, assets: Assets::load(), site: Arc::new(site), opening }
}

fn opening(settings: &Settings, clock: &Arc<dyn Clock>) -> Opening {
    let hours = &settings.hours;
    Opening::new(clock.clone(), hours.opening.clone())
        .with_last_entry(hours.last_entry)
        .with_minimum(hours.minimum_on_shift)
        .with_zone(settings.service.time_zone.clone())
}

fn rules(settings: &Settings) -> Rules {
    let (queue, talk) = (&settings.queue, &settings.talk);
    Rules {
        queue_cap: usize::try_from(queue.cap).unwrap_or(usize::MAX),
        settle: queue.settle,
        offer: queue.offer,
        offer_again_after: queue.offer_again_after,
        offers_max: u8::try_from(queue.offers_max).unwrap_or(u8::MAX),
        passed_over_after: queue.passed_over_after,
        kept: queue.kept,
        visitor_lost: talk.visitor_lost,
        counsellor_away: talk.counsellor_away,
        counsellor_lost: talk.counsellor_lost,
        hand_over: talk.hand_over,
        quiet_after: talk.quiet_after,
        quiet_end: talk.quiet_end,
        pause: talk.pause,
        erase_after: talk.erase_after,
        wish_yields_after: queue.wish_yields_after,
        talk_estimate: queue.talk_estimate,
        visitor_idle: settings.session.visitor_idle,
    }
}
