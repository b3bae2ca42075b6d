//! The nodes of a run and the way to them. Each is the real thing: the use cases, the
//! registry, the connections and the rounds, over stores and sockets that may fail.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use jiff::civil::Date;
use server::app::rounds;
use server::config::Settings;
use server::domain::chat::Chat;
use server::domain::counsellor::{Counsellor, Profile, StaffId};
use server::domain::credentials::{Credentials, Era};
use server::domain::opening_hours::OpeningHours;
use server::domain::pace::Pace;
use server::domain::password::PasswordHash;
use server::domain::ports::{Live, Session, TokenHash};
use server::domain::records::{
    Added, AuditRecords, Changed, Planned, RecordsError, RotaRecords, StaffAct, StaffRecords, TrainingRecords,
};
use server::domain::rota::{Shift, ShiftId};
use server::domain::staff::{Alias, Capacity, Role, SessionLimits, StaffMember, StaffName, Standing};
use server::domain::training::{Taken, TrainingId};
use server::knowledge::Knowledge;
use server::lifecycle::Tasks;
use server::metrics::Metrics;
use server::protocol::CloseCode;
use server::protocol::ids::Token;
use server::protocol::needs::Language;
use server::transport::door::Door;
use server::transport::evening::Evening;
use server::transport::feedback::FeedbackBox;
use server::transport::opening::Opening;
use server::transport::phrases::Phrases;
use server::transport::qualifications::Qualifications;
use server::transport::rate_limit::Limiter;
use server::transport::respites::RespiteKeeper;
use server::transport::rota::Rota;
use server::transport::staff_access::StaffAccess;
use server::transport::ws::Sockets;
use server::transport::ws::connection::close;
use server::transport::ws::desk::DeskSession;
use server::transport::ws::registry::Registry;
use server::transport::ws::serve::{Origin, serve_desk, serve_visitor};
use tokio::time::Instant;

use super::desk::Desk;
use super::ground::{Ground, locked};
use super::stores::Shore;
use super::wire::{Break, Cable, PersonEnd};

/// One life of one process.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) index: usize,
    pub(super) tasks: Tasks,
    sockets: Arc<Sockets>,
    access: Arc<StaffAccess>,
}

/// All nodes, and who works here.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) ground: Arc<Ground>,
    staff: Arc<Staff>,
    /// By slot; `None`: not running.
    nodes: Mutex<Vec<Option<Node>>>,
    lives: Mutex<usize>,
}

impl Cluster {
    pub(super) fn new(ground: Arc<Ground>, nodes: usize, staff: Vec<StaffMember>) -> Arc<Self> {
        let cluster = Self {
            ground,
            staff: Arc::new(Staff(staff)),
            nodes: Mutex::new(vec![None; nodes]),
            lives: Mutex::new(0),
        };
        for slot in 0..nodes {
            cluster.start(slot);
        }
        Arc::new(cluster)
    }

    pub(super) fn slots(&self) -> usize {
        locked(&self.nodes).len()
    }

    pub(super) fn node(&self, slot: usize) -> Option<Node> {
        locked(&self.nodes)[slot].clone()
    }

    /// A process starts; it is another node than the one before it.
    pub(super) fn start(&self, slot: usize) {
        let index = {
            let mut lives = locked(&self.lives);
            *lives += 1;
            *lives
        };
        let node = Node::new(&self.ground, &self.staff, index);
        locked(&self.nodes)[slot] = Some(node);
    }

    /// A process ends without a word. `is_told`: the kernel lives on and closes its sockets.
    pub(super) fn crash(&self, slot: usize, is_told: bool) {
        let Some(node) = locked(&self.nodes)[slot].take() else { return };
        if !is_told {
            let cables = self.ground.used_cables();
            cables.iter().filter(|cable| cable.node == node.index).for_each(|cable| cable.fail(Break::Dead));
        }
        node.tasks.crash();
        locked(&self.ground.inboxes).remove(&node.index);
    }

    /// A process is asked to stop, and says goodbye.
    pub(super) async fn stop(&self, slot: usize) {
        let Some(node) = locked(&self.nodes)[slot].take() else { return };
        node.tasks.stop().await;
        // As the server itself does it: the others would find out a little later.
        let _not_told = node.sockets.chat.stop_beating().await;
        locked(&self.ground.inboxes).remove(&node.index);
    }

    fn answering(&self) -> Option<Node> {
        let slot = self.ground.dice.below(self.slots());
        let node = self.node(slot)?;
        let cut_off = locked(&self.ground.moods).cut_off.get(&node.index).copied();
        cut_off.is_none_or(|until| Instant::now() >= until).then_some(node)
    }

    pub(super) fn dial_visitor(&self, visitor: usize) -> Option<PersonEnd> {
        let node = self.answering()?;
        let (cable, person, mut socket) = Cable::new(node.index, &self.ground.dice);
        locked(&self.ground.cables).push(cable);
        let last = u8::try_from(visitor).expect("few visitors");
        let network = node.sockets.limiter.network(IpAddr::from(Ipv4Addr::new(10, 0, 0, last)));
        let sockets = node.sockets.clone();
        node.tasks
            .spawn(async move { serve_visitor(sockets, &mut socket, Origin { network, marks: None }).await });
        Some(person)
    }

    pub(super) fn dial_desk(&self, desk: &mut Desk) -> Option<PersonEnd> {
        let node = self.answering()?;
        let (cable, person, mut socket) = Cable::new(node.index, &self.ground.dice);
        locked(&self.ground.cables).push(cable);
        let is_new = desk.session.is_none();
        let token = *desk.session.get_or_insert_with(Token::random);
        let (staff, member) = (desk.staff, self.staff.find(desk.staff)?);
        let (sockets, access, ground) = (node.sockets.clone(), node.access.clone(), self.ground.clone());
        node.tasks.spawn(async move {
            if is_new {
                // Signed in; the slow hashing of passwords is no part of this.
                let session = Session::Staff { staff, signed_in: sockets.chat.now(), era: Era::default() };
                let idle = Duration::from_mins(30);
                let sessions = Shore { ground, node: 0 }.live().sessions;
                if sessions.put(TokenHash::of(&token), session, idle).await.is_err() {
                    return close(&mut socket, CloseCode::SignedOut).await;
                }
            }
            match access.signed_in(&token).await {
                Ok(Some(signed_in)) => {
                    let session = DeskSession::new(access, token, signed_in, sockets.chat.as_of());
                    let alias: Arc<str> = member.alias.as_str().into();
                    let capacity = member.capacity.talks();
                    let counsellor = Counsellor::arrive(staff, alias, member.languages.clone(), capacity);
                    serve_desk(sockets, &mut socket, counsellor, session).await;
                }
                Ok(None) => close(&mut socket, CloseCode::SignedOut).await,
                Err(_) => close(&mut socket, CloseCode::Broken).await,
            }
        });
        Some(person)
    }
}

/// Read once: a node of a run starts many thousand times.
static KNOWLEDGE: LazyLock<Arc<Knowledge>> =
    LazyLock::new(|| Arc::new(Knowledge::load().expect("the content is sound")));

impl Node {
    fn new(ground: &Arc<Ground>, staff: &Arc<Staff>, index: usize) -> Self {
        let settings = Settings::defaults();
        let clock = ground.clock.clone();
        let live = Shore { ground: ground.clone(), node: index }.live();
        let Live { queue, conversations, sessions, bus, respites, evening, .. } = live.clone();
        let mut limits = settings.limits.clone();
        limits.network_joins.burst = 100.try_into().expect("not zero");
        let limiter = Arc::new(Limiter::new(&limits, clock.clone()));
        let tasks = Tasks::default();
        let access = Arc::new(StaffAccess::new(
            staff.clone(),
            staff.clone(),
            sessions,
            limiter.clone(),
            clock.clone(),
            SessionLimits { idle: Duration::from_mins(30), absolute: Duration::from_hours(10) },
        ));
        let (registry, metrics) = (Arc::new(Registry::default()), Arc::new(Metrics::default()));
        let respites =
            RespiteKeeper::new(respites, registry.clone(), access.clone(), metrics.clone(), clock.clone());
        let zone = settings.service.time_zone.clone();
        let rota = Arc::new(Rota {
            records: Arc::new(NothingKept),
            staff: staff.clone(),
            qualifications: Arc::new(Qualifications {
                trainings: settings.training.trainings,
                records: Arc::new(NothingKept),
                clock: clock.clone(),
                zone: zone.clone(),
            }),
            access: access.clone(),
            hours: OpeningHours::always(),
            minimum: 0,
            clock: clock.clone(),
            zone: zone.clone(),
            picture: Mutex::default(),
        });
        let sockets = Arc::new(Sockets {
            respites: Arc::new(respites),
            chat: Arc::new(Chat::new(live, &ground.secret, clock.clone(), ground.rules.clone())),
            registry,
            door: Arc::new(Door::new(limiter.clone(), &settings.listen)),
            limiter,
            metrics,
            evening: Arc::new(Evening::new(evening, clock.clone())),
            opening: Arc::new(Opening::new(clock.clone(), OpeningHours::always())),
            phrases: Phrases::new(KNOWLEDGE.clone(), clock, zone),
            pace: Arc::new(Pace::new(ground.rules.talk_estimate, ground.rules.pause)),
            feedback: Arc::new(FeedbackBox::default()),
            tasks: tasks.clone(),
            rota: rota.clone(),
            qualifications: rota.qualifications.clone(),
        });
        let starting = sockets.clone();
        tasks.spawn(async move {
            // As the server itself starts: alive first, then everything else.
            let _not_yet = starting.chat.beat().await;
            rounds::start(&starting, &queue, &conversations, &bus);
        });
        Self { index, tasks, sockets, access }
    }
}

/// Who works here.
#[derive(Debug)]
struct Staff(Vec<StaffMember>);

impl Staff {
    fn find(&self, id: StaffId) -> Option<StaffMember> {
        self.0.iter().find(|member| member.id == id).cloned()
    }
}

/// A counsellor of these languages.
pub(super) fn member(id: StaffId, number: usize, languages: &[Language], capacity: u8) -> StaffMember {
    StaffMember {
        id,
        name: StaffName::parse(&format!("k{number}")).expect("a plain name"),
        alias: Alias::parse(&format!("K{number}")).expect("a plain alias"),
        role: Role::Counsellor,
        languages: languages.into(),
        profile: Profile::default(),
        capacity: Capacity::new(capacity).expect("within bounds"),
        standing: Standing::Active,
        credentials: Credentials::default(),
    }
}

/// No training is wanted and no shift is planned, and so nobody asks.
#[derive(Debug)]
struct NothingKept;

#[async_trait]
impl RotaRecords for NothingKept {
    async fn shifts(&self, _: Date) -> Result<Vec<Shift>, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn plan(&self, _: &Shift) -> Result<Planned, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn remove_shift(&self, _: ShiftId) -> Result<bool, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn forget_shifts_before(&self, _: Date) -> Result<(), RecordsError> {
        Err(RecordsError::Unavailable)
    }
}

#[async_trait]
impl TrainingRecords for NothingKept {
    async fn trainings(&self, _: StaffId) -> Result<Vec<Taken>, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn all_trainings(&self) -> Result<Vec<(StaffId, Taken)>, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn set_training(&self, _: StaffId, _: &Taken) -> Result<(), RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn forget_training(&self, _: StaffId, _: &TrainingId) -> Result<bool, RecordsError> {
        Err(RecordsError::Unavailable)
    }
}

#[async_trait]
impl StaffRecords for Staff {
    async fn add(&self, _: &StaffMember, _: &PasswordHash) -> Result<Added, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn find_by_name(&self, _: &StaffName) -> Result<Option<(StaffMember, PasswordHash)>, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn by_id(&self, id: StaffId) -> Result<Option<StaffMember>, RecordsError> {
        Ok(self.find(id))
    }

    async fn list(&self) -> Result<Vec<StaffMember>, RecordsError> {
        Ok(self.0.clone())
    }

    async fn set_work(&self, _: StaffId, _: &[Language], _: Capacity) -> Result<bool, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn set_profile(&self, _: StaffId, _: &Profile) -> Result<bool, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn disable(&self, _: StaffId) -> Result<Changed, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn enable(&self, _: StaffId) -> Result<Changed, RecordsError> {
        Err(RecordsError::Unavailable)
    }

    async fn set_role(&self, _: StaffId, _: Role) -> Result<Changed, RecordsError> {
        Err(RecordsError::Unavailable)
    }
}

#[async_trait]
impl AuditRecords for Staff {
    async fn append(&self, _: StaffAct) -> Result<(), RecordsError> {
        Ok(())
    }
}
