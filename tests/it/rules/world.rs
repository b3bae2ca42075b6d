//! A small service: four visitors, three counsellors, memory stores, a clock that
//! only moves when told.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use server::clock::{MockClock, Moment};
use server::domain::chat::sweeping::Connected;
use server::domain::chat::visiting::Arrival;
use server::domain::chat::{Chat, ChatError};
use server::domain::counsellor::{Counsellor, StaffId};
use server::domain::enquiry::Enquiry;
use server::domain::hand_over;
use server::domain::ports::{Picture, QueueStore};
use server::domain::receipt::Receipts;
use server::domain::rules::Rules;
use server::domain::secret::ClusterSecret;
use server::protocol::Note;
use server::protocol::hand_over::{ColleagueAnswer, VisitorAnswer};
use server::protocol::ids::EnquiryId;
use server::protocol::needs::{Language, Needs, Safety};
use server::stores::memory;
use uuid::Uuid;

pub(super) const VISITORS: usize = 4;
pub(super) const COUNSELLORS: usize = 3;

/// What somebody does. Numbers name a visitor or a counsellor.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    Join(usize, Language, bool),
    Start(usize),
    Leave(usize),
    Exit(usize),
    LosePhone(usize),
    FindPhone(usize),
    Ready(usize),
    Pause(usize),
    EndTalk(usize),
    CloseLid(usize),
    OpenLid(usize),
    HandOver(usize, Receiver),
    KeepTalk(usize),
    AnswerTakeOver(usize, ColleagueAnswer),
    AnswerHandOver(usize, VisitorAnswer),
    Pass(u64),
}

/// Whom a talk is handed to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Receiver {
    Queue,
    Colleague(usize),
}

pub(super) fn op() -> impl Strategy<Value = Op> {
    let visitor = || 0..VISITORS;
    let counsellor = || 0..COUNSELLORS;
    let language = prop_oneof![Just(Language::Nb), Just(Language::En)];
    let receiver = prop_oneof![1 => Just(Receiver::Queue), 3 => counsellor().prop_map(Receiver::Colleague)];
    let take = prop_oneof![1 => Just(ColleagueAnswer::Decline), 4 => Just(ColleagueAnswer::Take)];
    let agree = prop_oneof![1 => Just(VisitorAnswer::Stay), 4 => Just(VisitorAnswer::Agree)];
    prop_oneof![
        4 => (visitor(), language, any::<bool>()).prop_map(|(v, l, u)| Op::Join(v, l, u)),
        4 => visitor().prop_map(Op::Start),
        1 => visitor().prop_map(Op::Leave),
        1 => visitor().prop_map(Op::Exit),
        2 => visitor().prop_map(Op::LosePhone),
        2 => visitor().prop_map(Op::FindPhone),
        4 => counsellor().prop_map(Op::Ready),
        1 => counsellor().prop_map(Op::Pause),
        2 => counsellor().prop_map(Op::EndTalk),
        2 => counsellor().prop_map(Op::CloseLid),
        2 => counsellor().prop_map(Op::OpenLid),
        3 => (counsellor(), receiver).prop_map(|(c, to)| Op::HandOver(c, to)),
        1 => counsellor().prop_map(Op::KeepTalk),
        3 => (counsellor(), take).prop_map(|(c, answer)| Op::AnswerTakeOver(c, answer)),
        3 => (visitor(), agree).prop_map(|(v, answer)| Op::AnswerHandOver(v, answer)),
        3 => prop_oneof![1..20_u64, 30..60_u64, 80..400_u64, 3_500..3_700_u64].prop_map(Op::Pass),
    ]
}

/// Whoever is noted as connected is: there are no sockets here.
pub(super) struct Everybody;

impl Connected for Everybody {
    fn has_visitor(&self, _: EnquiryId) -> bool {
        true
    }

    fn has_counsellor(&self, _: StaffId) -> bool {
        true
    }
}

pub(super) struct World {
    pub(super) chat: Chat,
    pub(super) queue: Arc<dyn QueueStore>,
    pub(super) clock: Arc<MockClock>,
    arrivals: Vec<Option<Arrival>>,
    staff: Vec<StaffId>,
}

impl World {
    pub(super) async fn open() -> Self {
        let clock = Arc::new(MockClock::at(Moment(1_000_000_000)));
        let secret = ClusterSecret::new([3; 32], None);
        let live = memory::live(Receipts::new(&secret), clock.clone());
        let queue = live.queue.clone();
        let chat = Chat::new(live, &secret, clock.clone(), rules());
        let staff: Vec<StaffId> = (0..COUNSELLORS).map(|_| Uuid::now_v7()).collect();
        let world = Self { chat, queue, clock, arrivals: vec![None; VISITORS], staff };
        for counsellor in 0..COUNSELLORS {
            world
                .chat
                .take_seat(&world.arriving(counsellor), false, world.chat.now())
                .await
                .expect("memory answers");
        }
        world
    }

    /// The last one writes English too; the others only Bokmål.
    fn arriving(&self, counsellor: usize) -> Counsellor {
        let languages: Arc<[Language]> = if counsellor == COUNSELLORS - 1 {
            [Language::Nb, Language::En].into()
        } else {
            [Language::Nb].into()
        };
        Counsellor::arrive(self.staff[counsellor], "Rådgiver".into(), languages, 1)
    }

    pub(super) async fn arrive(&mut self, visitor: usize) -> Arrival {
        let token = self.arrivals[visitor].map(|arrival| arrival.token);
        let arrival = self.chat.arrive(token, None).await.expect("memory answers");
        self.arrivals[visitor] = Some(arrival);
        arrival
    }

    /// Does it. The rules may say no; a store may not.
    pub(super) async fn act(&mut self, op: Op) -> Result<(), ChatError> {
        match op {
            Op::Join(visitor, language, is_unsafe) => {
                let arrival = self.arrive(visitor).await;
                let safety = is_unsafe.then_some(Safety::Unsafe);
                let needs = Needs { safety, ..Needs::only(language) };
                self.chat.join(arrival.enquiry, needs, &arrival.token, arrival.came_at).await?;
            }
            Op::Start(visitor) => {
                let arrival = self.arrive(visitor).await;
                self.chat.start(arrival.enquiry, &arrival.token).await?;
            }
            Op::Leave(visitor) => {
                let arrival = self.arrive(visitor).await;
                self.chat.leave(arrival.enquiry, &arrival.token).await?;
            }
            Op::Exit(visitor) => {
                let arrival = self.arrive(visitor).await;
                self.chat.exit(arrival.enquiry, &arrival.token).await?;
            }
            Op::LosePhone(visitor) => {
                if let Some(arrival) = self.arrivals[visitor]
                    && let Some(enquiry) = self.chat.enquiry(arrival.enquiry).await?
                {
                    self.chat.lost(arrival.enquiry, enquiry.seat).await?;
                }
            }
            Op::FindPhone(visitor) => drop(self.arrive(visitor).await),
            Op::Ready(counsellor) => self.chat.ready_for_next(self.staff[counsellor]).await?,
            Op::Pause(counsellor) => self.chat.pause(self.staff[counsellor]).await?,
            Op::EndTalk(counsellor) => {
                for talk in self.chat.talks(self.staff[counsellor]).await? {
                    if let Some(conversation) = talk.conversation {
                        self.chat.end_talk(self.staff[counsellor], conversation).await?;
                    }
                }
            }
            Op::CloseLid(counsellor) => {
                if let Some(seated) = self.chat.counsellor(self.staff[counsellor]).await? {
                    self.chat.desk_lost(seated.id, seated.seat).await?;
                }
            }
            Op::OpenLid(counsellor) => {
                self.chat.take_seat(&self.arriving(counsellor), false, self.chat.now()).await?;
            }
            Op::HandOver(..) | Op::KeepTalk(_) | Op::AnswerTakeOver(..) | Op::AnswerHandOver(..) => {
                self.hand_over(op).await?;
            }
            Op::Pass(seconds) => self.clock.pass(Duration::from_secs(seconds)),
        }
        Ok(())
    }

    async fn hand_over(&mut self, op: Op) -> Result<(), ChatError> {
        match op {
            Op::HandOver(counsellor, to) => {
                let to = match to {
                    Receiver::Queue => hand_over::Receiver::Queue,
                    Receiver::Colleague(colleague) => hand_over::Receiver::Colleague(self.staff[colleague]),
                };
                let note = Note::parse("redd hjemme").expect("a short note");
                for talk in self.chat.talks(self.staff[counsellor]).await? {
                    let conversation = talk.conversation.expect("a talk has one");
                    self.chat.hand_over(self.staff[counsellor], conversation, to, note.clone()).await?;
                }
            }
            Op::KeepTalk(counsellor) => {
                for talk in self.chat.talks(self.staff[counsellor]).await? {
                    let conversation = talk.conversation.expect("a talk has one");
                    self.chat.keep_talk(self.staff[counsellor], conversation).await?;
                }
            }
            Op::AnswerTakeOver(counsellor, answer) => {
                let staff = self.staff[counsellor];
                for talk in self.chat.take_overs(staff).await? {
                    let conversation = talk.conversation.expect("a talk has one");
                    let number = talk.open_hand_over().expect("it is open").number;
                    self.chat.answer_take_over(staff, conversation, number, answer).await?;
                }
            }
            Op::AnswerHandOver(visitor, answer) => {
                let arrival = self.arrive(visitor).await;
                if let Some(enquiry) = self.chat.enquiry(arrival.enquiry).await?
                    && let Some(open) = enquiry.open_hand_over()
                {
                    self.chat.answer_hand_over(arrival.enquiry, open.number, answer).await?;
                }
            }
            _ => unreachable!("it is no hand-over"),
        }
        Ok(())
    }

    pub(super) async fn picture(&self) -> Picture {
        self.queue.picture().await.expect("memory answers")
    }

    pub(super) async fn everyone(&self) -> Vec<Arc<Enquiry>> {
        self.queue.everyone().await.expect("memory answers")
    }
}

pub(crate) fn rules() -> Rules {
    let seconds = Duration::from_secs;
    Rules {
        queue_cap: 3,
        settle: seconds(0),
        offer: seconds(45),
        offers_max: 2,
        offer_again_after: seconds(120),
        passed_over_after: seconds(300),
        kept: seconds(3_600),
        visitor_lost: seconds(300),
        counsellor_away: seconds(15),
        counsellor_lost: seconds(90),
        hand_over: seconds(60),
        quiet_after: seconds(600),
        quiet_end: seconds(180),
        pause: seconds(600),
        erase_after: seconds(30),
        wish_yields_after: seconds(300),
        talk_estimate: seconds(2_700),
        visitor_idle: seconds(900),
    }
}
