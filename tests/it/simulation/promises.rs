//! What must always hold, looked at after each step. The first promise that is broken ends
//! the run.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use server::clock::{Clock, Moment};
use server::domain::change::Change;
use server::domain::counsellor::StaffId;
use server::domain::enquiry::{Enquiry, Stage};
use server::domain::ports::Picture;
use server::domain::rules::Rules;
use server::domain::transcript::Refilled;
use server::protocol::ErrorId;
use server::protocol::ids::{ClientRef, ConversationId, EnquiryId};
use server::protocol::position::Epoch;
use tokio::task::Id;

use super::ground::{Ground, locked};

/// Words are gone this long after their time at the latest, whatever is broken: half of the
/// minute that is promised is for the setting, half for the sweep.
const ERASED_WITHIN: Duration = Duration::from_secs(30);

/// How it went so far.
#[derive(Debug, Default)]
pub(super) struct Promises(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    broken: Option<Broken>,
    counts: BTreeMap<&'static str, u64>,
    /// What each task last saw of the queue, and when.
    pictures: HashMap<Id, (Picture, Moment)>,
    /// Messages that were refused at least once: their order is the writer's own doing.
    out_of_turn: BTreeSet<ClientRef>,
    /// Whom a visitor's page has shown: the life of its transcript, and which call.
    shown_guests: BTreeSet<(Epoch, u64)>,
    /// Which conversation each life of a transcript is of.
    lives: BTreeMap<Epoch, ConversationId>,
    /// Who came into which room when its visitor knew.
    rooms: BTreeSet<(ConversationId, StaffId)>,
    losses: u32,
    settled_at: Option<Moment>,
}

/// A promise that was broken.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    pub(super) promise: &'static str,
    pub(super) how: String,
}

impl Promises {
    /// The first one counts.
    pub(super) fn broken(&self, promise: &'static str, how: impl Into<String>) {
        locked(&self.0).broken.get_or_insert_with(|| Broken { promise, how: how.into() });
    }

    pub(super) fn what_broke(&self) -> Option<Broken> {
        locked(&self.0).broken.clone()
    }

    pub(super) fn count(&self, what: &'static str) {
        *locked(&self.0).counts.entry(what).or_default() += 1;
    }

    pub(super) fn counts(&self) -> BTreeMap<&'static str, u64> {
        locked(&self.0).counts.clone()
    }

    pub(super) fn out_of_turn(&self, name: &ClientRef) {
        locked(&self.0).out_of_turn.insert(name.clone());
    }

    pub(super) fn is_out_of_turn(&self, name: &ClientRef) -> bool {
        locked(&self.0).out_of_turn.contains(name)
    }

    pub(super) fn has_lost(&self) -> bool {
        self.losses() > 0
    }

    pub(super) fn losses(&self) -> u32 {
        locked(&self.0).losses
    }

    /// Live state has lost something: nobody is paired until those who wait are back.
    pub(super) fn something_was_lost(&self, since: Moment) {
        let mut inner = locked(&self.0);
        inner.losses += 1;
        inner.settled_at = Some(since);
    }

    pub(super) fn restored(&self, was_taken: bool) {
        self.count(if was_taken { "stays restored" } else { "tickets that told nothing new" });
    }

    pub(super) fn refilled(&self, refilled: &Result<Refilled, ErrorId>) {
        if let Ok(Refilled::Lines(_)) = refilled {
            self.count("transcripts refilled");
        }
    }

    /// A task looked at the queue; if it makes an offer, it makes it from this.
    pub(super) fn saw(&self, picture: &Picture, clock: &dyn Clock, _: &Rules) {
        if let Some(task) = tokio::task::try_id() {
            locked(&self.0).pictures.insert(task, (picture.clone(), clock.now()));
        }
    }

    /// A step of the queue was done; this is the queue now.
    pub(super) fn committed(
        &self,
        change: &Change,
        picture: &Picture,
        everyone: &[Arc<Enquiry>],
        ground: &Ground,
    ) {
        self.nobody_is_held_twice(picture, everyone);
        let Some(enquiry) = &change.enquiry else { return };
        self.note_lives(ground);
        self.nobody_listens_unseen(enquiry);
        match enquiry.stage {
            Stage::Offered { .. } => {
                self.count("offers");
                self.nobody_is_passed_over(enquiry, change, ground);
            }
            Stage::Talking { .. } => self.count("talks begun or kept"),
            Stage::Ended { .. } if enquiry.note.is_some() || has_note(enquiry) => {
                self.broken("7: words are gone in time", "a note outlives its talk");
            }
            Stage::Waiting | Stage::Ended { .. } => {}
        }
    }

    /// Somebody is in a room beside the two only when the visitor's page has shown them.
    fn nobody_listens_unseen(&self, enquiry: &Enquiry) {
        let Some(conversation) = enquiry.conversation else { return };
        let mut inner = locked(&self.0);
        let (Some(guest), Some(call)) = (enquiry.guest_here(), &enquiry.call_in) else { return };
        let is_it = |(life, number): &(Epoch, u64)| {
            *number == call.number && inner.lives.get(life) == Some(&conversation)
        };
        let is_shown = inner.shown_guests.iter().any(is_it);
        let is_new = inner.rooms.insert((conversation, guest.staff));
        drop(inner);
        if !is_shown {
            self.broken("3: nobody listens unseen", format!("{} before the visitor knew", guest.name.alias));
        }
        if is_new {
            self.count("guests in a room");
        }
    }

    /// A visitor's page shows who comes.
    pub(super) fn guest_is_shown(&self, life: Option<Epoch>, number: u64, ground: &Ground) {
        self.note_lives(ground);
        locked(&self.0).shown_guests.extend(life.map(|life| (life, number)));
    }

    /// A desk is shown a line of a colleague's talk.
    pub(super) fn a_guest_reads(&self, conversation: ConversationId, staff: StaffId) {
        if !locked(&self.0).rooms.contains(&(conversation, staff)) {
            self.broken("3: nobody listens unseen", "a line for somebody of whom the visitor was not told");
        }
    }

    /// A talk is held when both say so: after a loss one side may tell an older tale for a moment.
    fn nobody_is_held_twice(&self, picture: &Picture, everyone: &[Arc<Enquiry>]) {
        let mut held = BTreeSet::new();
        for counsellor in &picture.counsellors {
            let says_so = |id: &EnquiryId| {
                everyone.iter().any(|stay| stay.id == *id && stay.counsellor() == Some(counsellor.id))
            };
            let has_lost = self.has_lost();
            let theirs =
                counsellor.talks.iter().chain(&counsellor.offer).filter(|id| !has_lost || says_so(id));
            for enquiry in theirs {
                if !held.insert(*enquiry) {
                    self.broken(
                        "3: one visitor, one counsellor",
                        format!("{} holds one who is held already", counsellor.alias),
                    );
                }
            }
            if counsellor.talks.len() > usize::from(counsellor.capacity) && !self.has_lost() {
                self.broken("3: no more talks than capacity", format!("{}", counsellor.alias));
            }
        }
    }

    fn nobody_is_passed_over(&self, offered: &Enquiry, change: &Change, ground: &Ground) {
        let inner = locked(&self.0);
        let Some((picture, seen_at)) =
            tokio::task::try_id().and_then(|task| inner.pictures.get(&task).cloned())
        else {
            return;
        };
        let settles = inner.settled_at;
        drop(inner);
        let now = ground.clock.now();
        // What was seen before the loss was decided before it.
        let unsettled = |since: &Moment| seen_at >= *since && now < since.after(ground.rules.settle);
        if let Some(since) = settles.filter(unsettled) {
            let after = now.since(since).as_millis();
            self.broken(
                "4: nobody is paired before those who wait are back",
                format!("{after} ms after a loss"),
            );
        }
        let Some(counsellor) = &change.counsellor else { return };
        let rested = |enquiry: &Enquiry| {
            enquiry.missed_at.is_none_or(|at| seen_at.since(at) >= ground.rules.offer_again_after)
        };
        for waiting in picture.waiting.iter().filter(|waiting| waiting.can_be_offered() && rested(waiting)) {
            let fits = counsellor.languages.contains(&waiting.needs.language);
            if fits && waiting.id != offered.id && waiting.place() < offered.place() {
                self.broken("4: the longest waiting is asked first", "somebody in front was passed over");
            }
        }
    }

    /// A life of a transcript may be over before anything is done in it, and a page may have been
    /// shown something in it all the same.
    pub(super) fn note_lives(&self, ground: &Ground) {
        let lives = ground.memory.transcripts(|(id, transcript)| (transcript.epoch(), *id));
        locked(&self.0).lives.extend(lives);
    }

    /// Words are destroyed in time, whoever has to do it.
    pub(super) fn words_are_destroyed(&self, ground: &Ground) {
        self.note_lives(ground);
        let now = ground.clock.now();
        let due = ground.rules.erase_after + ERASED_WITHIN;
        let late = |ended: &Moment| now.since(*ended) > due;
        let ended = ground.memory.transcripts(|(_, transcript)| transcript.ended_at());
        if ended.iter().flatten().any(late) {
            self.broken("7: words are gone in time", "a transcript outlives its end");
        }
    }
}

fn has_note(enquiry: &Enquiry) -> bool {
    enquiry.open_hand_over().is_some() || enquiry.call_in.as_ref().is_some_and(|call| call.note.is_some())
}
