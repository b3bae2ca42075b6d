//! Opens the canary's lane: a second set of everything live, made by the same code as people's
//! and sharing nothing with it but the staff accounts, the texts and the clock.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use super::{live, rounds, rules};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::chat::Chat;
use crate::domain::opening_hours::OpeningHours;
use crate::domain::pace::Pace;
use crate::domain::ports::Live;
use crate::domain::secret::ClusterSecret;
use crate::domain::training::Trainings;
use crate::knowledge::Knowledge;
use crate::lifecycle::Tasks;
use crate::metrics::Metrics;
use crate::protocol::ErrorId;
use crate::records::Records;
use crate::transport::door::Door;
use crate::transport::evening::Evening;
use crate::transport::feedback::FeedbackBox;
use crate::transport::lane::{Lane, Open};
use crate::transport::opening::Opening;
use crate::transport::phrases::Phrases;
use crate::transport::qualifications::Qualifications;
use crate::transport::rate_limit::Limiter;
use crate::transport::respites::RespiteKeeper;
use crate::transport::rota::Rota;
use crate::transport::staff_access::StaffAccess;
use crate::transport::ws::Sockets;
use crate::transport::ws::registry::Registry;

/// What sets the lane's seals and signatures apart from people's.
const PURPOSE: &str = "fortrolig canary lane v1";

/// What sets its keys in Redis apart; they still begin as people's do, as a rule of access there
/// may want it.
const PREFIX: &str = ":canary";

/// The limiter forgets quiet networks this often.
const TEND_EVERY: Duration = Duration::from_mins(1);

/// What the lane shares with people.
pub(super) struct Shared<'a> {
    /// The accounts.
    pub(super) records: &'a Records,
    /// Who of the staff is let in.
    pub(super) access: &'a Arc<StaffAccess>,
    /// Texts.
    pub(super) knowledge: &'a Arc<Knowledge>,
    /// Time.
    pub(super) clock: &'a Arc<dyn Clock>,
}

/// Opens it, if the settings ask for one. People are served without it when it cannot be opened:
/// the canary then finds no lane, and its silence wakes somebody.
pub(super) async fn open(settings: &Settings, secret: &ClusterSecret, shared: Shared<'_>) -> Lane {
    if !settings.canary.lane {
        return Lane::default();
    }
    let secret = secret.derived(PURPOSE);
    let tasks = Tasks::default();
    let Ok(live) = live::open(settings, PREFIX, &secret, shared.clock, &tasks).await else {
        tracing::error!(error_id = %ErrorId::LiveUnreachable, "the canary's lane could not be opened; people are served without it");
        return Lane::default();
    };
    Lane::with(Open { sockets: Arc::new(sockets(settings, &secret, live.clone(), tasks, &shared)), live })
}

fn sockets(
    settings: &Settings,
    secret: &ClusterSecret,
    live: Live,
    tasks: Tasks,
    shared: &Shared<'_>,
) -> Sockets {
    let Shared { records, access, knowledge, clock } = shared;
    let Live { respites, evening, .. } = live.clone();
    let zone = settings.service.time_zone.clone();
    let rules = rules(settings);
    let (registry, metrics) = (Arc::new(Registry::default()), Arc::new(Metrics::default()));
    let limiter = Arc::new(Limiter::new(&settings.limits, (*clock).clone()));
    let respites =
        RespiteKeeper::new(respites, registry.clone(), (*access).clone(), metrics.clone(), (*clock).clone());
    // No training is asked of a program, and nobody is expected by the rota: it is never read.
    let qualifications = Arc::new(Qualifications {
        trainings: Trainings { wanted: Vec::new(), told_ahead_days: 0 },
        records: records.trainings.clone(),
        clock: (*clock).clone(),
        zone: zone.clone(),
    });
    let rota = Rota {
        records: records.rota.clone(),
        staff: records.staff.clone(),
        qualifications: qualifications.clone(),
        access: (*access).clone(),
        hours: OpeningHours::always(),
        minimum: 0,
        clock: (*clock).clone(),
        zone: zone.clone(),
        picture: Mutex::default(),
    };
    Sockets {
        respites: Arc::new(respites),
        pace: Arc::new(Pace::new(rules.talk_estimate, rules.pause)),
        chat: Arc::new(Chat::new(live, secret, (*clock).clone(), rules)),
        registry,
        door: Arc::new(Door::new(limiter.clone(), &settings.listen)),
        limiter,
        metrics,
        evening: Arc::new(Evening::new(evening, (*clock).clone())),
        opening: Arc::new(Opening::new((*clock).clone(), OpeningHours::always())),
        phrases: Phrases::new((*knowledge).clone(), (*clock).clone(), zone),
        feedback: Arc::new(FeedbackBox::default()),
        tasks,
        rota: Arc::new(rota),
        qualifications,
    }
}

/// Says that the lane's node is alive, and starts its rounds. They are not people's: should one
/// break, the lane stops, and nothing else.
pub(super) async fn start(lane: &Lane) {
    let Some(open) = lane.open() else { return };
    let Live { queue, conversations, bus, .. } = &open.live;
    if let Err(error) = open.sockets.chat.beat().await {
        tracing::warn!(error_id = %error.id(), "live state does not answer yet");
    }
    rounds::start(&open.sockets, queue, conversations, bus);
    open.sockets.tasks.spawn_vital("tend the lane", tend(open.sockets.clone()));
}

/// Stops them, as people's are stopped.
pub(super) async fn stop(lane: &Lane) {
    let Some(open) = lane.open() else { return };
    open.sockets.tasks.stop().await;
    let _not_told = open.sockets.chat.stop_beating().await;
}

async fn tend(sockets: Arc<Sockets>) {
    let mut ticks = interval(TEND_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        sockets.limiter.tend(sockets.chat.now());
    }
}
