//! The board everybody looks at: each visitor's place, and the picture of the shift.
//! Pure; it remembers only what it last told, so that it tells changes and can say
//! why a place got worse.

use std::collections::HashMap;
use std::time::Duration;

use super::call_in::Called;
use super::counsellor::{Counsellor, Duty, Mode, StaffId};
use super::enquiry::Enquiry;
use super::estimate::{Outlook, is_on_shift, serves};
use crate::clock::Moment;
use crate::protocol::care::{DebriefCall, RiskyTalk};
use crate::protocol::desk::{ShiftCounts, Waiting};
use crate::protocol::hand_over::Colleague;
use crate::protocol::ids::{ColleagueId, EnquiryId};
use crate::protocol::limits::{CALLS_MAX, COLLEAGUES_MAX, DEBRIEFS_MAX, RISKS_MAX};
use crate::protocol::needs::{Lane, Language};
use crate::protocol::visit::{Estimate, Rose};

/// Rows of the queue that a desk is shown.
pub const ROWS_MAX: usize = 50;

/// A visitor's place in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// How many are ahead.
    pub ahead: u32,
    /// How long it may take.
    pub estimate: Estimate,
    /// Why more are ahead than last told.
    pub rose: Option<Rose>,
}

/// What all desks see of the shift.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShiftPicture {
    /// Who waits, in serving order, at most [`ROWS_MAX`].
    pub waiting: Vec<Waiting>,
    /// How many wait in all.
    pub waiting_total: u32,
    /// How long the one who has waited longest has waited, in seconds.
    pub longest_wait_s: u32,
    /// The counsellors.
    pub counsellors: ShiftCounts,
    /// Who can be asked to take a talk over, by alias, at most [`COLLEAGUES_MAX`].
    pub colleagues: Vec<Colleague>,
    /// Talks that are marked as risky, the oldest mark first, for shift leads only.
    pub risks: Vec<RiskyTalk>,
    /// Counsellors who need a talk of their own, likewise.
    pub debriefs: Vec<DebriefCall>,
    /// The shift leads on shift.
    pub leads: Vec<StaffId>,
    /// Who can be called into a colleague's talk, by alias, at most [`COLLEAGUES_MAX`].
    pub callable: Vec<Colleague>,
    /// The shift leads who can be.
    pub callable_leads: Vec<StaffId>,
    /// The calls that wait for an answer, the oldest first, at most [`CALLS_MAX`].
    pub calls: Vec<OpenCall>,
    /// How many are at their desks who may take talks.
    pub qualified: u16,
    /// Languages on shift.
    pub languages: Vec<Language>,
}

/// A call that waits for an answer: where to look, and who should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenCall {
    /// The stay.
    pub enquiry: EnquiryId,
    /// Which call of it.
    pub number: u64,
    /// Who called.
    pub by: StaffId,
    /// Whom.
    pub to: Called,
    /// Until when they can answer.
    pub until: Moment,
}

impl OpenCall {
    /// The call of a stay, while it waits for an answer.
    pub fn of(enquiry: &Enquiry) -> Option<Self> {
        let (call, until) = enquiry.asks_for_guest()?;
        Some(Self { enquiry: enquiry.id, number: call.number, by: call.by, to: call.to, until })
    }
}

impl ShiftPicture {
    /// Whether only time has passed between the two: each desk counts seconds itself.
    pub fn same_people(&self, later: &Self) -> bool {
        let people = |picture: &Self| -> Vec<Waiting> {
            picture.waiting.iter().map(|waiting| Waiting { waited_s: 0, ..*waiting }).collect()
        };
        self.waiting_total == later.waiting_total
            && self.counsellors == later.counsellors
            && self.colleagues == later.colleagues
            && self.risks == later.risks
            && self.debriefs == later.debriefs
            && self.leads == later.leads
            && self.callable == later.callable
            && self.callable_leads == later.callable_leads
            && self.calls == later.calls
            && self.qualified == later.qualified
            && self.languages == later.languages
            && people(self) == people(later)
    }
}

/// Remembers what was last told.
#[derive(Debug, Default)]
pub struct Board {
    told: HashMap<EnquiryId, Ahead>,
    estimates: HashMap<EnquiryId, Estimate>,
}

/// How many are ahead, by lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ahead {
    urgent: u32,
    returning: u32,
    normal: u32,
}

impl Ahead {
    fn total(self) -> u32 {
        self.urgent + self.returning + self.normal
    }

    fn count(&mut self, lane: Lane) {
        match lane {
            Lane::Urgent => self.urgent += 1,
            Lane::Returning => self.returning += 1,
            Lane::Normal => self.normal += 1,
        }
    }
}

/// The world as the board is given it.
#[derive(Debug)]
pub struct View<'a, E, C> {
    /// Everybody with a place, in serving order, also those gone silent.
    pub waiting: &'a [E],
    /// Everybody on shift.
    pub counsellors: &'a [C],
    /// How long one visitor takes: talk and pause.
    pub each: Duration,
    /// When each counsellor's oldest talk began, as far as is known here.
    pub talks: &'a HashMap<StaffId, Moment>,
    /// Whose talk is marked as risky, and since when.
    pub risks: &'a [(StaffId, Moment)],
    /// The calls for a second counsellor.
    pub calls: &'a [OpenCall],
    /// A silent place is not counted after this.
    pub passed_over_after: Duration,
}

impl<E, C: AsRef<Counsellor>> View<'_, E, C> {
    /// When each counsellor is likely to take the next visitor.
    pub fn outlook(&self, now: Moment) -> Outlook<'_> {
        let counsellors = self.counsellors.iter().map(AsRef::as_ref);
        let began = |counsellor: &Counsellor| self.talks.get(&counsellor.id).copied();
        Outlook::new(counsellors, self.each, began, now)
    }
}

impl Board {
    /// Makes the next [`Board::places`] tell it again: the visitor has a new page. How
    /// many were ahead is remembered, so that a place that got worse meanwhile says why.
    pub fn forget(&mut self, enquiry: EnquiryId) {
        self.estimates.remove(&enquiry);
    }

    /// The places that changed since last told.
    pub fn places<E: AsRef<Enquiry>, C: AsRef<Counsellor>>(
        &mut self,
        view: &View<'_, E, C>,
        now: Moment,
    ) -> Vec<(EnquiryId, Place)> {
        let mut changed = Vec::new();
        let mut told = HashMap::with_capacity(view.waiting.len());
        let mut estimates = HashMap::with_capacity(view.waiting.len());
        let mut ahead = Ahead::default();
        let mut outlook = view.outlook(now);
        for enquiry in view.waiting.iter().map(AsRef::as_ref) {
            let counts = enquiry.counts(now, view.passed_over_after);
            let language = enquiry.needs.language;
            let guess = if counts { outlook.next(language) } else { Estimate::NobodyYet {} };
            let before = self.told.get(&enquiry.id).copied();
            if before.map(Ahead::total) != Some(ahead.total())
                || self.estimates.get(&enquiry.id) != Some(&guess)
            {
                let rose = before.and_then(|before| why_it_rose(before, ahead));
                changed.push((enquiry.id, Place { ahead: ahead.total(), estimate: guess, rose }));
            }
            told.insert(enquiry.id, ahead);
            estimates.insert(enquiry.id, guess);
            if counts {
                ahead.count(enquiry.lane);
            }
        }
        self.told = told;
        self.estimates = estimates;
        changed
    }
}

/// The picture of the shift: how long, language, theme, lane; never more.
pub fn shift_picture<E: AsRef<Enquiry>, C: AsRef<Counsellor>>(
    view: &View<'_, E, C>,
    now: Moment,
) -> ShiftPicture {
    let counted =
        view.waiting.iter().map(AsRef::as_ref).filter(|enquiry| enquiry.counts(now, view.passed_over_after));
    let waiting_total = u32::try_from(counted.clone().count()).unwrap_or(u32::MAX);
    let waited_s =
        |enquiry: &Enquiry| u32::try_from(now.since(enquiry.joined_at).as_secs()).unwrap_or(u32::MAX);
    let longest_wait_s = counted.clone().map(waited_s).max().unwrap_or(0);
    let waiting = counted
        .take(ROWS_MAX)
        .map(|enquiry| Waiting {
            waited_s: waited_s(enquiry),
            language: enquiry.needs.language,
            theme: enquiry.needs.theme,
            lane: enquiry.lane,
            risk: enquiry.risk.is_some(),
        })
        .collect();
    let mut counts = ShiftCounts::default();
    let on_shift = || view.counsellors.iter().map(AsRef::as_ref).filter(|counsellor| is_on_shift(counsellor));
    for counsellor in on_shift() {
        counts.on_shift += 1;
        if !counsellor.talks.is_empty() {
            counts.talking += 1;
        } else if counsellor.offer.is_some() || matches!(counsellor.mode, Mode::Ready(_)) {
            counts.ready += 1;
        } else if matches!(counsellor.mode, Mode::Paused(_)) {
            counts.paused += 1;
        }
    }
    let languages = Language::ALL
        .into_iter()
        .filter(|language| on_shift().any(|one| serves(one) && one.speaks(*language)))
        .collect();
    let colleagues = colleagues(on_shift().filter(|counsellor| counsellor.can_be_asked()));
    let leads: Vec<&Counsellor> =
        on_shift().filter(|counsellor| counsellor.duty == Duty::ShiftLead).collect();
    ShiftPicture {
        waiting,
        waiting_total,
        longest_wait_s,
        counsellors: counts,
        colleagues,
        risks: risks(view),
        debriefs: debriefs(on_shift(), &leads),
        leads: leads.iter().map(|lead| lead.id).collect(),
        callable: self::colleagues(on_shift().filter(|counsellor| counsellor.can_be_called())),
        callable_leads: leads
            .iter()
            .filter(|lead| lead.can_be_called_as_lead())
            .map(|lead| lead.id)
            .collect(),
        calls: calls(view.calls),
        qualified: {
            let here = on_shift().filter(|one| serves(one) && one.presence.is_here());
            u16::try_from(here.count()).unwrap_or(u16::MAX)
        },
        languages,
    }
}

/// The name of a counsellor among the desks.
pub fn colleague_id(staff: StaffId) -> ColleagueId {
    ColleagueId::of(*staff.as_bytes())
}

fn colleagues<'a>(counsellors: impl Iterator<Item = &'a Counsellor>) -> Vec<Colleague> {
    let mut colleagues: Vec<Colleague> = counsellors
        .map(|Counsellor { id, alias, languages, .. }| Colleague {
            id: colleague_id(*id),
            alias: alias.to_string(),
            languages: languages.to_vec(),
        })
        .collect();
    colleagues.sort_by(|one, other| (&one.alias, one.id).cmp(&(&other.alias, other.id)));
    colleagues.truncate(COLLEAGUES_MAX);
    colleagues
}

fn calls(open: &[OpenCall]) -> Vec<OpenCall> {
    let mut calls = open.to_vec();
    calls.sort_by_key(|call| (call.until, call.enquiry));
    calls.truncate(CALLS_MAX);
    calls
}

fn risks<E, C: AsRef<Counsellor>>(view: &View<'_, E, C>) -> Vec<RiskyTalk> {
    let of = |staff: StaffId| view.counsellors.iter().map(AsRef::as_ref).find(|one| one.id == staff);
    let mut risks: Vec<RiskyTalk> = view
        .risks
        .iter()
        .filter_map(|(staff, since)| {
            Some(RiskyTalk { alias: of(*staff)?.alias.to_string(), since_ms: since.0 })
        })
        .collect();
    risks.sort_by(|one, other| (one.since_ms, &one.alias).cmp(&(other.since_ms, &other.alias)));
    risks.truncate(RISKS_MAX);
    risks
}

fn debriefs<'a>(
    counsellors: impl Iterator<Item = &'a Counsellor>,
    leads: &[&Counsellor],
) -> Vec<DebriefCall> {
    let mut calls: Vec<DebriefCall> = counsellors
        .filter_map(|counsellor| {
            let debrief = counsellor.debrief?;
            let comes = leads.iter().find(|lead| Some(lead.id) == debrief.lead);
            Some(DebriefCall {
                colleague: colleague_id(counsellor.id),
                alias: counsellor.alias.to_string(),
                since_ms: debrief.since.0,
                lead: comes.map(|lead| lead.alias.to_string()),
            })
        })
        .collect();
    calls.sort_by_key(|call| (call.since_ms, call.colleague));
    calls.truncate(DEBRIEFS_MAX);
    calls
}

fn why_it_rose(before: Ahead, after: Ahead) -> Option<Rose> {
    if after.total() <= before.total() {
        None
    } else if after.urgent > before.urgent {
        Some(Rose::UrgentFirst)
    } else if after.returning > before.returning {
        Some(Rose::ReturningFirst)
    } else {
        Some(Rose::CameBack)
    }
}
