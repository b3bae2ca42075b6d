//! Who can do what, when, and what must hold whatever they do.

use std::time::Duration;

use server::clock::Moment;
use server::domain::change::{Change, Commit};
use server::domain::counsellor::{Counsellor, Mode, Profile};
use server::domain::enquiry::{Enquiry, Presence, Stage};
use server::domain::node::NodeId;
use server::domain::pairing::next_pairing;
use server::domain::rules::Rules;
use server::protocol::ids::{ConversationId, EnquiryId};
use server::protocol::needs::{Gender, Lane, Language, Needs};
use server::protocol::visit::EndReason;
use stateright::{Model, Property};
use uuid::Uuid;

use super::state::{COUNSELLORS, InHand, NODES, State, VISITORS};
use super::step::Step;

/// The moment at which everything happens. Time is what somebody lets pass: an offer runs
/// out when it does, a rest is over when it is.
pub(super) const NOW: Moment = Moment(1_000_000);

/// The visitor with a wish.
const WISHES: usize = 1;

/// The times and bounds of the rules.
#[derive(Debug)]
pub(super) struct Pairing {
    pub(super) rules: Rules,
}

impl Default for Pairing {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            rules: Rules {
                queue_cap: VISITORS,
                settle: seconds(0),
                offer: seconds(45),
                offer_again_after: seconds(120),
                offers_max: 2,
                passed_over_after: seconds(300),
                kept: seconds(3_600),
                visitor_lost: seconds(300),
                counsellor_away: seconds(15),
                counsellor_lost: seconds(90),
                hand_over: seconds(60),
                quiet_after: seconds(600),
                quiet_end: seconds(180),
                pause: seconds(0),
                erase_after: seconds(30),
                wish_yields_after: seconds(3_600),
                talk_estimate: seconds(2_700),
                visitor_idle: seconds(900),
            },
        }
    }
}

fn enquiry_id(visitor: usize) -> EnquiryId {
    let text = ["AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAQ", "AAAAAAAAAAAAAAAAAAAAAg"][visitor];
    EnquiryId::parse(text).expect("sixteen bytes")
}

fn conversation_id(visitor: usize) -> ConversationId {
    ConversationId::parse(&enquiry_id(visitor).to_text()).expect("sixteen bytes")
}

impl Pairing {
    pub(super) fn next(&self, state: &State) -> Option<Change> {
        let mut waiting: Vec<Box<Enquiry>> = state
            .stays
            .iter()
            .flatten()
            .filter(|stay| stay.stage == Stage::Waiting)
            .cloned()
            .map(Box::new)
            .collect();
        waiting.sort_by_key(|stay| stay.place());
        let desks: Vec<Box<Counsellor>> = state.desks.iter().cloned().map(Box::new).collect();
        next_pairing(&waiting, &desks, &self.rules, NOW)
    }

    /// A change that somebody decides and commits in one go, as the use cases do by trying again.
    fn visitors_step(&self, state: &State, visitor: usize, step: Step) -> Option<Change> {
        let stay = state.stays[visitor].as_ref()?;
        let with = state.with(stay);
        Some(match step {
            Step::Start(_) => {
                let talking = stay.started(conversation_id(visitor), NOW).ok()?;
                (talking, Some(with?.began(stay.id))).into()
            }
            Step::Lapse(_) => {
                (stay.missed(NOW, self.rules.offers_max), with.map(Counsellor::offer_off)).into()
            }
            Step::EndTalk(_) => {
                let ended = stay.ended(EndReason::CounsellorEnded, NOW);
                (ended, with.map(|desk| desk.finished(stay.id, NOW).rested_at_once())).into()
            }
            Step::LosePhone(_) | Step::Notice(_) => {
                let lost = stay.with_presence(Presence::Lost(NOW));
                match stay.stage {
                    Stage::Offered { .. } => {
                        let waiting = Enquiry { stage: Stage::Waiting, ..lost };
                        (waiting, with.map(Counsellor::offer_off)).into()
                    }
                    _ => lost.into(),
                }
            }
            Step::FindPhone(_) => {
                let node = state.is_down.iter().position(|down| !down)?;
                stay.seated(NodeId(node as u64), NOW).into()
            }
            _ => return None,
        })
    }

    fn give_up(state: &mut State, desk: usize) {
        let held: Vec<EnquiryId> =
            state.desks[desk].talks.iter().chain(&state.desks[desk].offer).copied().collect();
        for id in held {
            let at = (0..VISITORS).find(|visitor| enquiry_id(*visitor) == id).expect("one of three");
            let Some(stay) = state.stays[at].clone() else { continue };
            let counsellor = &state.desks[desk];
            let change = match stay.stage {
                Stage::Offered { .. } => (stay.returned(), Some(counsellor.offer_off())),
                Stage::Talking { .. } => (stay.handed_back(NOW), Some(counsellor.handed_back(stay.id))),
                Stage::Waiting | Stage::Ended { .. } => continue,
            };
            state.commit(&change.into());
        }
    }

    fn do_step(&self, state: &mut State, step: Step) -> Option<()> {
        match step {
            Step::Join(visitor) => {
                // The second would rather talk to a woman.
                let wish = (visitor == WISHES).then_some(Gender::Woman);
                let needs = Needs { wish, ..Needs::only(Language::Nb) };
                let node = NodeId((visitor % NODES) as u64);
                let joined = Moment(visitor as u64 + 1);
                state.stays[visitor] = Some(Enquiry::join(enquiry_id(visitor), needs, node, joined));
            }
            Step::Ready(desk) => {
                let counsellor = state.desks[desk].ready(NOW).ok()?;
                state.presses[desk] += 1;
                state.commit(&counsellor.into());
            }
            Step::Compute(node) => state.in_hand[node] = Some(InHand::Fresh(Box::new(self.next(state)?))),
            Step::Commit(node) | Step::CommitTwice(node) => {
                if let InHand::Fresh(change) = state.in_hand[node].take()? {
                    state.commit(&change);
                    if matches!(step, Step::CommitTwice(_)) {
                        // However late: versions only grow.
                        state.is_doubled |= state.commit(&change) == Commit::Done;
                    }
                }
                state.doubles_left -= u8::from(matches!(step, Step::CommitTwice(_)));
            }
            Step::Tell(visitor) => {
                let is_offered = matches!(state.stays[visitor].as_ref()?.stage, Stage::Offered { .. });
                state.untold[visitor] = false;
                state.sees_offer[visitor] = is_offered;
            }
            Step::Start(visitor) => {
                let with = state.stays[visitor].as_ref().and_then(Enquiry::counsellor)?;
                let change = self.visitors_step(state, visitor, step)?;
                let desk = state.counsellor(with);
                state.presses[desk] -= i8::from(state.commit(&change) == Commit::Done);
            }
            Step::Rest(visitor) => state.stays[visitor].as_mut()?.missed_at = Some(Moment(0)),
            Step::Yield(visitor) => state.give_up_wish(visitor),
            Step::Lapse(visitor)
            | Step::EndTalk(visitor)
            | Step::LosePhone(visitor)
            | Step::FindPhone(visitor)
            | Step::Notice(visitor) => {
                state.losses_left -= u8::from(matches!(step, Step::LosePhone(_)));
                let change = self.visitors_step(state, visitor, step)?;
                state.commit(&change);
            }
            Step::CloseLid(desk) => {
                state.losses_left -= 1;
                let gone = state.desks[desk].with_presence(Presence::Lost(NOW));
                state.commit(&gone.into());
            }
            Step::OpenLid(desk) => {
                let back = state.desks[desk].seated(NodeId(0), NOW);
                state.commit(&back.into());
            }
            Step::GiveUpDesk(desk) => Self::give_up(state, desk),
            Step::Crash(node) => {
                state.crashes_left -= 1;
                state.is_down[node] = true;
                state.in_hand[node] = None;
            }
        }
        Some(())
    }

    fn is_over(&self, state: &State) -> bool {
        let mut steps = Vec::new();
        self.possible(state, &mut steps);
        steps.is_empty()
    }
}

/// The pause of the model takes no time.
trait AtOnce {
    fn rested_at_once(self) -> Self;
}

impl AtOnce for Counsellor {
    fn rested_at_once(self) -> Self {
        match self.mode {
            Mode::Paused(_) => Self { mode: Mode::Resting, ..self },
            Mode::Resting | Mode::Ready(_) => self,
        }
    }
}

impl Model for Pairing {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        let desk = |n: u128| {
            let id = Uuid::from_u128(n + 1);
            let arrived = Counsellor::arrive(id, "Rådgiver".into(), [Language::Nb].into(), 1);
            let gender = Some(if n == 0 { Gender::Man } else { Gender::Woman });
            let profile = Profile { gender, ..Profile::default() };
            Counsellor { version: 1, profile, ..arrived.seated(NodeId(0), NOW) }
        };
        vec![State {
            stays: [None, None, None],
            desks: [desk(0), desk(1)],
            in_hand: [None, None],
            is_down: [false; NODES],
            untold: [false; VISITORS],
            sees_offer: [false; VISITORS],
            presses: [0; COUNSELLORS],
            crashes_left: 1,
            doubles_left: 1,
            losses_left: 1,
            is_doubled: false,
        }]
    }

    fn actions(&self, state: &State, steps: &mut Vec<Step>) {
        self.possible(state, steps);
    }

    fn next_state(&self, state: &State, step: Step) -> Option<State> {
        let mut next = state.clone();
        self.do_step(&mut next, step)?;
        Some(next.canonical())
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("both sides agree, and nobody is held twice", |_, state: &State| {
                both_sides_agree(state)
            }),
            Property::always("one press, one visitor", |_, state: &State| {
                state.presses.iter().all(|left| *left >= 0)
            }),
            Property::always("a commit that arrives twice is done once", |_, state: &State| {
                !state.is_doubled
            }),
            Property::always("no place is lost", |_, state: &State| {
                // Everybody before the last who joined is still known.
                let last = state.stays.iter().rposition(Option::is_some).unwrap_or(0);
                state.stays[..last].iter().all(Option::is_some)
            }),
            Property::always("in the end everybody was served or told", |model: &Self, state: &State| {
                let is_served = |stay: &Option<Enquiry>| stay.as_ref().is_some_and(Enquiry::has_ended);
                state.stays.iter().all(is_served) || !model.is_over(state)
            }),
            Property::always("a wish that stands is met", |_, state: &State| {
                let mut normal = state.stays.iter().flatten().filter(|stay| stay.lane == Lane::Normal);
                normal.all(|stay| {
                    let with = state.with(stay).map(|desk| desk.profile.gender);
                    stay.needs.wish.is_none() || with.is_none_or(|gender| gender == stay.needs.wish)
                })
            }),
            Property::sometimes(
                "the next in line goes first while somebody waits for a wish",
                |_, state: &State| {
                    let [_, Some(wishes), Some(after)] = &state.stays else { return false };
                    wishes.stage == Stage::Waiting
                        && wishes.needs.wish.is_some()
                        && after.counsellor().is_some()
                },
            ),
            Property::sometimes("two nodes race", |_, state: &State| {
                state.in_hand.contains(&Some(InHand::Stale))
            }),
            Property::sometimes("a crash is survived", |_, state: &State| {
                state.crashes_left == 0
                    && state.stays.iter().flatten().filter(|stay| stay.has_ended()).count() == 3
            }),
        ]
    }
}

fn both_sides_agree(state: &State) -> bool {
    let held_by = |stay: &Enquiry| {
        let holds = |desk: &&Counsellor| desk.offer == Some(stay.id) || desk.talks.contains(&stay.id);
        state.desks.iter().filter(holds).map(|desk| desk.id).collect::<Vec<_>>()
    };
    let fits = |desk: &Counsellor| desk.talks.len() <= usize::from(desk.capacity);
    state.desks.iter().all(fits)
        && state.stays.iter().flatten().all(|stay| held_by(stay)[..] == *stay.counsellor().as_slice())
}
