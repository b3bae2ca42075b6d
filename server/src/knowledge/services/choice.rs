//! What somebody has narrowed the directory to. Pure.
//!
//! A service that we know too little of to say that it fits is not shown as one that does:
//! one without known hours is not "open now", and one of which no language is known is not
//! promised in any. The page says so beside what it shows.

use std::ops::RangeInclusive;

use serde::Deserialize;

use super::HelpService;
use super::region::County;
use crate::knowledge::tongue::Tongue;

/// What a service helps with: `themes` in `services.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A life in danger.
    Danger,
    /// Violence and abuse from somebody close.
    Violence,
    /// Rape and sexual abuse.
    SexualViolence,
    /// Pictures that were shared, accounts that were taken.
    Digital,
    /// Family that decides too much.
    Family,
    /// Worry about somebody else.
    Friends,
    /// Dark thoughts.
    MentalHealth,
    /// Body and health.
    Health,
    /// Love, sex and limits.
    Relationship,
    /// Law and police.
    Law,
    /// What one does to others.
    MyActions,
    /// Anything.
    Talk,
}

impl Subject {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Danger,
        Self::Violence,
        Self::SexualViolence,
        Self::Digital,
        Self::Family,
        Self::Friends,
        Self::MentalHealth,
        Self::Health,
        Self::Relationship,
        Self::Law,
        Self::MyActions,
        Self::Talk,
    ];

    /// Its name in files, forms and text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Violence => "violence",
            Self::SexualViolence => "sexual-violence",
            Self::Digital => "digital",
            Self::Family => "family",
            Self::Friends => "friends",
            Self::MentalHealth => "mental-health",
            Self::Health => "health",
            Self::Relationship => "relationship",
            Self::Law => "law",
            Self::MyActions => "my-actions",
            Self::Talk => "talk",
        }
    }

    /// The one with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.name() == name)
    }
}

/// How old somebody is, as roughly as it matters to who helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Under 16.
    Under16,
    /// 16 or 17.
    From16,
    /// 18 to 20.
    From18,
    /// 21 to 25.
    From21,
    /// Over 25.
    Over25,
}

impl Age {
    /// All, the youngest first.
    pub const ALL: [Self; 5] = [Self::Under16, Self::From16, Self::From18, Self::From21, Self::Over25];

    /// Its name in forms and text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Under16 => "under-16",
            Self::From16 => "16-17",
            Self::From18 => "18-20",
            Self::From21 => "21-25",
            Self::Over25 => "over-25",
        }
    }

    /// The one with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|age| age.name() == name)
    }

    const fn years(self) -> RangeInclusive<u8> {
        match self {
            Self::Under16 => 0..=15,
            Self::From16 => 16..=17,
            Self::From18 => 18..=20,
            Self::From21 => 21..=25,
            Self::Over25 => 26..=u8::MAX,
        }
    }

    /// Whether a service is for somebody who may be of any of these years.
    fn is_within(self, min: Option<u8>, max: Option<u8>) -> bool {
        let years = self.years();
        min.is_none_or(|min| min <= *years.end()) && max.is_none_or(|max| max >= *years.start())
    }
}

/// What somebody has chosen; nothing of it: everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it is about.
    pub subject: Option<Subject>,
    /// How old they are.
    pub age: Option<Age>,
    /// Where they live.
    pub county: Option<County>,
    /// What it shall surely be answered in.
    pub tongue: Option<Tongue>,
    /// Only who answers now.
    pub open_now: bool,
}

impl Choice {
    /// Whether anything is chosen.
    pub fn narrows(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a service fits all of it, of which is known whether it `answers` now.
    pub fn fits(&self, service: &HelpService, answers: bool) -> bool {
        self.subject.is_none_or(|subject| service.themes.contains(&subject))
            && self.age.is_none_or(|age| age.is_within(service.min_age, service.max_age))
            && self.county.is_none_or(|county| service.region.reaches(county))
            && self.tongue.is_none_or(|tongue| service.languages.contains(&tongue))
            && (!self.open_now || answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Files;
    use crate::knowledge::services::{Region, Services};

    fn check(choice: Choice, id: &str, fits: bool) {
        let services = Services::load(&Files::compiled_in()).unwrap_or_else(|error| panic!("{error}"));
        let service = services.find(id).unwrap();
        assert_eq!(choice.fits(service, service.open.is_some()), fits, "{id} for {choice:?}");
    }

    fn aged(age: Age) -> Choice {
        Choice { age: Some(age), ..Choice::default() }
    }

    #[test]
    fn who_has_chosen_nothing_sees_everybody() {
        assert!(!Choice::default().narrows());
        for id in ["politi", "delbart", "alarmtelefonen"] {
            check(Choice::default(), id, true);
        }
    }

    #[test]
    fn somebody_of_seventeen_is_led_to_those_for_seventeen() {
        for (age, under_18, over_18, to_20) in [
            (Age::Under16, true, false, true),
            (Age::From16, true, false, true),
            (Age::From18, false, true, true),
            (Age::From21, false, true, false),
            (Age::Over25, false, true, false),
        ] {
            check(aged(age), "alarmtelefonen", under_18);
            check(aged(age), "vo-linjen", over_18);
            check(aged(age), "ung-no", to_20);
            check(aged(age), "politi", true);
        }
    }

    #[test]
    fn a_language_is_promised_only_where_it_is_known() {
        let english = Choice { tongue: Some(Tongue::En), ..Choice::default() };
        check(english, "dinutvei", true);
        check(english, "mental-helse", false);
    }

    #[test]
    fn open_now_leaves_out_those_whose_hours_are_not_known() {
        let now = Choice { open_now: true, ..Choice::default() };
        check(now, "politi", true);
        check(now, "jurk", false);
    }

    #[test]
    fn all_that_is_chosen_must_fit() {
        let law = Choice { subject: Some(Subject::Law), ..Choice::default() };
        check(law, "barnehus", true);
        check(Choice { age: Some(Age::From18), ..law }, "barnehus", false);
    }

    #[test]
    fn a_county_leaves_out_what_is_for_another_county_only() {
        let services = Services::load(&Files::compiled_in()).unwrap_or_else(|error| panic!("{error}"));
        let mut service = services.find("politi").unwrap().clone();
        service.region = Region::Only(County::Oslo);
        let living_in = |county| Choice { county: Some(county), ..Choice::default() };
        assert!(living_in(County::Oslo).fits(&service, false));
        assert!(!living_in(County::Agder).fits(&service, false));
        check(living_in(County::Agder), "politi", true);
    }

    #[test]
    fn what_a_form_sends_is_read_back() {
        for subject in Subject::ALL {
            assert_eq!(Subject::of(subject.name()), Some(subject));
            let quoted = format!("\"{}\"", subject.name());
            assert_eq!(serde_json::from_str::<Subject>(&quoted).unwrap(), subject);
        }
        assert!(Age::ALL.into_iter().all(|age| Age::of(age.name()) == Some(age)));
        assert!(County::ALL.into_iter().all(|county| County::of(county.id()) == Some(county)));
        assert_eq!((Subject::of(""), Age::of("17"), County::of("Oslo")), (None, None, None));
    }
}
