//! A counsellor on shift: ready or not, with whom, connected or not.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::debrief::Debrief;
use super::enquiry::Presence;
use super::node::NodeId;
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::ids::EnquiryId;
use crate::protocol::needs::{Gender, Language, Needs, Theme};

/// A staff account's id, from the records store.
pub type StaffId = Uuid;

/// Hand-overs that one counsellor is asked for at once: each is a question in the middle of
/// something else.
const ASKED_MAX: usize = 3;

/// A counsellor on shift. It exists from the first hello of the desk until the
/// counsellor has been gone for longer than talks are held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counsellor {
    /// The account.
    pub id: StaffId,
    /// What visitors see.
    pub alias: Arc<str>,
    /// Languages they can write.
    pub languages: Arc<[Language]>,
    /// What a visitor's wishes are met by.
    #[serde(default)]
    pub profile: Profile,
    /// What they are on this shift.
    #[serde(default)]
    pub duty: Duty,
    /// What waits for a training to be renewed.
    #[serde(default)]
    pub paused: Paused,
    /// Talks at once.
    pub capacity: u8,
    /// Whether they take the next visitor.
    pub mode: Mode,
    /// Whom they have been offered to.
    pub offer: Option<EnquiryId>,
    /// Their talks, oldest first.
    pub talks: Vec<EnquiryId>,
    /// Talks that colleagues would like them to take over, and that they have not answered.
    #[serde(default)]
    pub asked: Vec<EnquiryId>,
    /// Talks that they have said they take, and whose visitors have not answered. Each has
    /// its room here already.
    #[serde(default)]
    pub promised: Vec<EnquiryId>,
    /// The colleague's talk that they come into, or are in, as a second counsellor.
    #[serde(default)]
    pub guest_in: Option<EnquiryId>,
    /// The talk of their own that they have asked for.
    #[serde(default)]
    pub debrief: Option<Debrief>,
    /// Talks that have ended and whose end the desk has not confirmed.
    pub untold: Vec<EnquiryId>,
    /// Whether the desk is connected.
    pub presence: Presence,
    /// When the connection came that speaks for this desk: the newest one. See
    /// [`Enquiry::seat`](super::enquiry::Enquiry::seat).
    pub seat: Moment,
    /// Whether visitors have been told that the counsellor is away.
    pub away: bool,
    /// Until when they are away from the desk for a moment, as their visitors have been told.
    #[serde(default)]
    pub errand: Option<Moment>,
    /// Counts every change.
    pub version: u64,
}

/// What somebody at the desk is on the shift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Duty {
    /// Talks with visitors.
    #[default]
    Counsellor,
    /// Does the same, and looks after the others.
    ShiftLead,
}

/// What of a counsellor's work waits for a training to be renewed. A talk that runs is never
/// touched by it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paused {
    /// They take nobody new.
    pub chat: bool,
    /// They do not count as trained in these.
    pub themes: Arc<[Theme]>,
}

/// What of a counsellor a visitor's wishes are met by. Unlike a language it is never a
/// condition: a wish yields (see [`next_pairing`](super::pairing::next_pairing)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What they are trained to talk about; empty for all of it.
    pub themes: Arc<[Theme]>,
    /// As whom visitors may wish for them; `None` meets no such wish.
    pub gender: Option<Gender>,
}

impl Profile {
    /// How well it meets the wishes. Whom a visitor talks to counts before what they are
    /// trained for: the first was asked for by the visitor.
    pub fn meets(&self, needs: &Needs) -> Met {
        Met {
            wish: needs.wish.is_none_or(|wish| self.gender == Some(wish)),
            theme: self.themes.is_empty() || needs.theme.is_none_or(|theme| self.themes.contains(&theme)),
        }
    }
}

/// Which wishes are met. Greater is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// With whom they would rather talk.
    pub wish: bool,
    /// What it is about.
    pub theme: bool,
}

impl Met {
    /// Nothing is left to wish for.
    pub const ALL: Self = Self { wish: true, theme: true };
}

/// Whether a counsellor takes the next visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// No.
    Resting,
    /// No, until then.
    Paused(Moment),
    /// Yes, since then.
    Ready(Moment),
}

impl Counsellor {
    /// Somebody comes on shift. Their desk is not connected until it is [`Counsellor::seated`].
    pub fn arrive(id: StaffId, alias: Arc<str>, languages: Arc<[Language]>, capacity: u8) -> Self {
        Self {
            id,
            alias,
            languages,
            profile: Profile::default(),
            duty: Duty::default(),
            paused: Paused::default(),
            capacity,
            mode: Mode::Resting,
            offer: None,
            talks: Vec::new(),
            asked: Vec::new(),
            promised: Vec::new(),
            guest_in: None,
            debrief: None,
            untold: Vec::new(),
            presence: Presence::Lost(Moment(0)),
            seat: Moment(0),
            away: false,
            errand: None,
            version: 0,
        }
    }

    /// Ready, connected, and with room: may be offered to a visitor.
    pub fn can_take(&self) -> bool {
        matches!(self.mode, Mode::Ready(_))
            && !self.paused.chat
            && self.presence.is_here()
            && self.errand.is_none()
            && self.offer.is_none()
            && self.has_room()
    }

    /// Here, at the desk, not in a pause, and with room: may be asked to take a colleague's talk over.
    pub fn can_be_asked(&self) -> bool {
        !matches!(self.mode, Mode::Paused(_))
            && !self.paused.chat
            && self.presence.is_here()
            && self.errand.is_none()
            && self.asked.len() < ASKED_MAX
            && self.has_room_beside_offer()
    }

    /// Whether a colleague waits for their answer, or they for a visitor's.
    pub fn is_asked(&self) -> bool {
        !self.asked.is_empty() || !self.promised.is_empty()
    }

    /// How well they meet the wishes of a visitor now.
    pub fn meets(&self, needs: &Needs) -> Met {
        let met = self.profile.meets(needs);
        let is_paused = needs.theme.is_some_and(|theme| self.paused.themes.contains(&theme));
        Met { theme: met.theme && !is_paused, ..met }
    }

    /// Whether they hold the language.
    pub fn speaks(&self, language: Language) -> bool {
        self.languages.contains(&language)
    }

    /// Asks for the next visitor.
    ///
    /// # Errors
    /// [`ErrorId::TrainingLapsed`] when a training must be renewed first;
    /// [`ErrorId::AtCapacity`] when every place for a talk is taken.
    pub fn ready(&self, now: Moment) -> Result<Self, ErrorId> {
        if self.paused.chat {
            return Err(ErrorId::TrainingLapsed);
        }
        if !self.has_room() {
            return Err(ErrorId::AtCapacity);
        }
        let since = match self.mode {
            Mode::Ready(since) => since,
            Mode::Resting | Mode::Paused(_) => now,
        };
        Ok(self.changed(|next| {
            next.mode = Mode::Ready(since);
            next.end_errand();
        }))
    }

    /// Stops asking, or begins a pause when they were not asking. An offer that is out
    /// stands: its visitor has been told that somebody is ready.
    #[must_use]
    pub fn pause(&self, until: Moment) -> Self {
        let mode = match self.mode {
            Mode::Ready(_) => Mode::Resting,
            Mode::Resting | Mode::Paused(_) => Mode::Paused(until),
        };
        self.changed(|next| next.mode = mode)
    }

    /// The pause is over.
    #[must_use]
    pub fn rested(&self) -> Self {
        self.changed(|next| next.mode = Mode::Resting)
    }

    /// Offered to this visitor.
    #[must_use]
    pub fn offered_to(&self, enquiry: EnquiryId) -> Self {
        self.changed(|next| {
            next.offer = Some(enquiry);
            // Whoever waits is in no talk, whatever a loss has left behind.
            next.talks.retain(|talk| *talk != enquiry);
        })
    }

    /// The offer is off; they stay ready for the next.
    #[must_use]
    pub fn offer_off(&self) -> Self {
        self.changed(|next| next.offer = None)
    }

    /// The visitor started. One press of *ready* is for one visitor.
    #[must_use]
    pub fn began(&self, enquiry: EnquiryId) -> Self {
        self.changed(|next| {
            next.offer = None;
            next.mode = Mode::Resting;
            next.talks.push(enquiry);
        })
    }

    /// The talk is over. When it was the last one, a pause begins by itself.
    #[must_use]
    pub fn finished(&self, enquiry: EnquiryId, pause_until: Moment) -> Self {
        self.changed(|next| {
            next.talks.retain(|talk| *talk != enquiry);
            next.untold.push(enquiry);
            next.end_errand_with_last_talk();
            if next.talks.is_empty() && next.promised.is_empty() && next.mode == Mode::Resting {
                next.mode = Mode::Paused(pause_until);
            }
        })
    }

    /// A colleague would like them to take this talk over.
    ///
    /// # Errors
    /// [`ErrorId::ColleagueUnavailable`] when they cannot be asked.
    pub fn asked_for(&self, enquiry: EnquiryId, language: Language) -> Result<Self, ErrorId> {
        if !self.can_be_asked() || !self.speaks(language) {
            return Err(ErrorId::ColleagueUnavailable);
        }
        Ok(self.changed(|next| next.asked.push(enquiry)))
    }

    /// They take it, if the visitor agrees: until then there is room for it.
    ///
    /// # Errors
    /// [`ErrorId::AtCapacity`] when there is none; [`ErrorId::TrainingLapsed`] when they were asked
    /// before a training lapsed.
    pub fn promises(&self, enquiry: EnquiryId) -> Result<Self, ErrorId> {
        if self.paused.chat {
            return Err(ErrorId::TrainingLapsed);
        }
        if !self.has_room_beside_offer() {
            return Err(ErrorId::AtCapacity);
        }
        Ok(self.changed(|next| {
            next.asked.retain(|asked| *asked != enquiry);
            next.promised.push(enquiry);
            next.rest_if_cannot();
        }))
    }

    /// They are asked no more, and have promised nothing.
    #[must_use]
    pub fn let_off(&self, enquiry: EnquiryId) -> Self {
        self.changed(|next| {
            next.asked.retain(|asked| *asked != enquiry);
            next.promised.retain(|promised| *promised != enquiry);
        })
    }

    /// The visitor agreed: the talk that they promised to take is theirs. `None` when they
    /// cannot have it: they are gone, or what they promised was lost and the room with it.
    #[must_use]
    pub fn took_over(&self, enquiry: EnquiryId) -> Option<Self> {
        let theirs = self.changed(|next| {
            next.promised.retain(|promised| *promised != enquiry);
            next.asked.retain(|asked| *asked != enquiry);
            next.begins_to_hold(enquiry);
        });
        let held = theirs.talks.len() + theirs.promised.len() + usize::from(theirs.offer.is_some());
        let is_there = self.presence.is_here() && self.errand.is_none();
        (is_there && held <= usize::from(self.capacity)).then_some(theirs)
    }

    /// The desk has shown how these ended.
    #[must_use]
    pub fn told(&self, ended: &[EnquiryId]) -> Self {
        self.changed(|next| next.untold.retain(|talk| !ended.contains(talk)))
    }

    /// The talk went back to the queue because they are gone.
    #[must_use]
    pub fn handed_back(&self, enquiry: EnquiryId) -> Self {
        self.changed(|next| {
            next.talks.retain(|talk| *talk != enquiry);
            next.mode = Mode::Resting;
            next.end_errand_with_last_talk();
        })
    }

    /// Connected, or not any more.
    #[must_use]
    pub fn with_presence(&self, presence: Presence) -> Self {
        self.changed(|next| {
            next.presence = presence;
            // A page that reconnects by itself does not tell that somebody sits there.
            next.away &= !presence.is_here() || next.errand.is_some();
        })
    }

    /// A new connection takes the desk over from whichever had it before.
    #[must_use]
    pub fn seated(&self, node: NodeId, came_at: Moment) -> Self {
        let seated = self.with_presence(Presence::Here(node));
        Self { seat: came_at.max(Moment(self.seat.0 + 1)), ..seated }
    }

    /// The connection that took the desk over then speaks for it again; `None`: it does, or a
    /// newer one does.
    #[must_use]
    pub fn still_seated(&self, node: NodeId, seat: Moment) -> Option<Self> {
        let is_known = self.seat > seat || self.seat == seat && self.presence.is_here();
        (!is_known).then(|| Self { seat, ..self.with_presence(Presence::Here(node)) })
    }

    /// They are in this talk, as a ticket tells.
    #[must_use]
    pub fn holding(&self, enquiry: EnquiryId) -> Self {
        self.changed(|next| {
            next.talks.push(enquiry);
            next.guest_in = next.guest_in.filter(|room| *room != enquiry);
            // What is left of the offer that the talk began with.
            next.offer = next.offer.filter(|offer| *offer != enquiry);
        })
    }

    /// They are not in these talks after all: the stays say otherwise.
    #[must_use]
    pub fn without(&self, strays: &[EnquiryId]) -> Self {
        self.changed(|next| {
            next.talks.retain(|talk| !strays.contains(talk));
            next.offer = next.offer.filter(|offer| !strays.contains(offer));
            next.asked.retain(|asked| !strays.contains(asked));
            next.promised.retain(|promised| !strays.contains(promised));
            next.guest_in = next.guest_in.filter(|room| !strays.contains(room));
            next.end_errand_with_last_talk();
        })
    }

    /// As their account now says; `None` when it says nothing new. What has begun goes on, also in
    /// a language that was taken away: a talk, an offer whose visitor has been told that somebody is
    /// ready, a promise to a colleague.
    pub fn following(&self, account: &Self) -> Option<Self> {
        let mut next = self.clone();
        next.languages.clone_from(&account.languages);
        next.profile.clone_from(&account.profile);
        next.duty = account.duty;
        next.paused.clone_from(&account.paused);
        next.capacity = account.capacity;
        let is_new = next != *self;
        is_new.then(|| next.changed(Self::rest_if_cannot))
    }

    /// Gone, or late, for long enough that visitors are told.
    #[must_use]
    pub fn told_away(&self) -> Self {
        self.changed(|next| next.away = true)
    }

    /// Whether another talk would not be one too many.
    pub fn has_room(&self) -> bool {
        self.talks.len() + self.promised.len() < usize::from(self.capacity)
    }

    /// The same when the offer that is out becomes a talk.
    fn has_room_beside_offer(&self) -> bool {
        let held = self.talks.len() + self.promised.len() + usize::from(self.offer.is_some());
        held < usize::from(self.capacity)
    }

    /// The talk is theirs, from one moment to the next, and with it the end of a pause.
    pub(super) fn begins_to_hold(&mut self, enquiry: EnquiryId) {
        self.talks.push(enquiry);
        self.guest_in = self.guest_in.filter(|room| *room != enquiry);
        if matches!(self.mode, Mode::Paused(_)) {
            self.mode = Mode::Resting;
        }
        self.rest_if_cannot();
    }

    /// Whoever is full, or must renew a training first, asks for nobody.
    fn rest_if_cannot(&mut self) {
        if matches!(self.mode, Mode::Ready(_)) && (self.paused.chat || !self.has_room()) {
            self.mode = Mode::Resting;
        }
    }

    /// Nobody is left who waits for them to come back.
    fn end_errand_with_last_talk(&mut self) {
        if self.talks.is_empty() {
            self.end_errand();
        }
    }

    pub(super) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut next = self.clone();
        change(&mut next);
        next.version = self.version + 1;
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000);

    fn maja(languages: &[Language], capacity: u8) -> Counsellor {
        Counsellor::arrive(Uuid::from_u128(1), "Maja".into(), languages.into(), capacity)
            .seated(NodeId(1), NOW)
    }

    #[test]
    fn an_open_desk_follows_its_account_and_keeps_what_has_begun() {
        let talk = EnquiryId::random();
        let ready = maja(&[Language::Nb], 2).began(talk).ready(NOW).unwrap();
        assert_eq!(ready.following(&maja(&[Language::Nb], 2)), None, "nothing is new");

        let account = Counsellor { duty: Duty::ShiftLead, ..maja(&[Language::En], 1) };
        let follows = ready.following(&account).expect("it is news");
        assert_eq!((&follows.languages[..], follows.capacity), (&[Language::En][..], 1));
        assert_eq!((follows.duty, follows.version), (Duty::ShiftLead, ready.version + 1));
        assert_eq!(follows.talks, [talk], "a talk in a language that is gone goes on");
        assert_eq!(follows.mode, Mode::Resting, "there is no room for another");
        assert_eq!(follows.ready(NOW), Err(ErrorId::AtCapacity));
    }

    #[test]
    fn whoever_must_renew_a_training_takes_nobody_and_loses_nothing() {
        let (talk, offer) = (EnquiryId::random(), EnquiryId::random());
        let busy = maja(&[Language::Nb], 3).began(talk).ready(NOW).unwrap().offered_to(offer);
        let paused = Paused { chat: true, themes: [].into() };
        let lapsed = busy.following(&Counsellor { paused, ..maja(&[Language::Nb], 3) }).expect("it is news");
        assert_eq!((&lapsed.talks[..], lapsed.offer), (&[talk][..], Some(offer)), "what was told stands");
        assert_eq!(lapsed.ready(NOW), Err(ErrorId::TrainingLapsed));
        assert_eq!(lapsed.promises(EnquiryId::random()), Err(ErrorId::TrainingLapsed));
        let asked = lapsed.offer_off().asked_for(EnquiryId::random(), Language::Nb);
        assert_eq!(asked, Err(ErrorId::ColleagueUnavailable));
        let renewed = lapsed.following(&maja(&[Language::Nb], 3)).expect("it is news");
        assert!(renewed.ready(NOW).is_ok());
    }

    #[test]
    fn a_theme_that_is_paused_is_not_met_also_by_whoever_is_trained_in_all() {
        let about = |theme| Needs { safety: None, age: None, theme, wish: None, language: Language::Nb };
        let paused = Paused { chat: false, themes: [Theme::MyActions].into() };
        let all = Counsellor { paused, ..maja(&[Language::Nb], 1) };
        assert!(!all.meets(&about(Some(Theme::MyActions))).theme);
        assert!(all.meets(&about(Some(Theme::Myself))).theme);
        assert_eq!(all.meets(&about(None)), Met::ALL);
    }
}
