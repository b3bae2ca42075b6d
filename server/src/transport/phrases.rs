//! What the server says to a visitor in the middle of a talk, in the language of the talk.
//! These words are not in the page: most visitors never need them, and each would make it
//! heavier.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::clock::{Clock, Moment};
use crate::domain::errand::Whereabouts;
use crate::knowledge::Knowledge;
use crate::protocol::call_in::{GuestName, GuestRole, WhyNoGuest};
use crate::protocol::card::{Body, Card, CardKind};
use crate::protocol::needs::Language;
use crate::protocol::question::Question;
use crate::protocol::text::Words;

/// Puts the words together.
#[derive(Debug)]
pub struct Phrases {
    knowledge: Arc<Knowledge>,
    clock: Arc<dyn Clock>,
    zone: TimeZone,
}

impl Phrases {
    /// From these texts; times of day are told in this zone.
    pub fn new(knowledge: Arc<Knowledge>, clock: Arc<dyn Clock>, zone: TimeZone) -> Self {
        Self { knowledge, clock, zone }
    }

    /// Whether somebody else may take over: this colleague, or whoever is free first.
    pub fn hand_over(&self, language: Language, alias: &str, colleague: Option<&str>) -> Question {
        let (text, yes) = match colleague {
            Some(_) => ("told-hand-over", "told-hand-over-agree"),
            None => ("told-hand-over-queue", "told-hand-over-agree-queue"),
        };
        let alias = &self.name(language, alias);
        let args = [("alias", alias.as_str()), ("colleague", colleague.unwrap_or_default())];
        let said = |key| self.knowledge.texts.text_with(language, key, &args);
        Question { text: said(text), yes: said(yes), no: Some(said("told-hand-over-stay")) }
    }

    /// Where the counsellor is, while they are not here.
    pub fn away(&self, language: Language, alias: &str, whereabouts: Whereabouts) -> Option<String> {
        let alias = &self.name(language, alias);
        let said = |key, args: &[_]| Some(self.knowledge.texts.text_with(language, key, args));
        match whereabouts {
            Whereabouts::Here => None,
            Whereabouts::Errand { until } => {
                said("told-errand", &[("alias", alias), ("time", &self.time_of_day(until))])
            }
            Whereabouts::Late => said("told-errand-late", &[("alias", alias)]),
            Whereabouts::Lost => said("told-away", &[("alias", alias)]),
        }
    }

    /// That the talk is quiet and closes then, unless the visitor is heard from.
    pub fn closing(&self, language: Language, alias: &str, closes_at: Moment) -> Question {
        let (alias, time) = (&self.name(language, alias), &self.time_of_day(closes_at));
        let args = [("alias", alias.as_str()), ("time", time.as_str())];
        let texts = &self.knowledge.texts;
        Question {
            text: texts.text_with(language, "told-quiet", &args),
            yes: texts.text(language, "told-quiet-here"),
            no: None,
        }
    }

    /// Who comes into the room or is in it, and the button that says no to them.
    pub fn guest(&self, language: Language, alias: &str, guest: &GuestName) -> (String, String) {
        let key = match guest.role {
            GuestRole::Lead => "told-guest-lead",
            GuestRole::Colleague => "told-guest-colleague",
        };
        (self.of_guest(language, key, alias, guest), self.knowledge.texts.text(language, "told-guest-no"))
    }

    /// That they are there no more, or are there in another way.
    pub fn guest_gone(&self, language: Language, alias: &str, guest: &GuestName, why: WhyNoGuest) -> String {
        let key = match why {
            WhyNoGuest::VisitorAlone => "told-guest-alone",
            WhyNoGuest::GuestStays => "told-guest-stays",
            WhyNoGuest::HandedOver if *guest.alias == *alias => "told-guest-yours",
            WhyNoGuest::Declined
            | WhyNoGuest::Silent
            | WhyNoGuest::Gone
            | WhyNoGuest::TakenBack
            | WhyNoGuest::VisitorAway
            | WhyNoGuest::GuestLeft
            | WhyNoGuest::GuestLost
            | WhyNoGuest::CounsellorGone
            | WhyNoGuest::HandedOver
            | WhyNoGuest::TalkEnded
            | WhyNoGuest::Lost => "told-guest-gone",
        };
        self.of_guest(language, key, alias, guest)
    }

    /// The same when it is not known any more who it was.
    pub fn guest_lost(&self, language: Language, alias: &str) -> String {
        let alias = self.name(language, alias);
        self.knowledge.texts.text_with(language, "told-guest-lost", &[("alias", alias.as_str())])
    }

    fn of_guest(&self, language: Language, key: &str, alias: &str, guest: &GuestName) -> String {
        let alias = self.name(language, alias);
        let args = [("alias", alias.as_str()), ("guest", &*guest.alias)];
        self.knowledge.texts.text_with(language, key, &args)
    }

    /// That the counsellor has ended the talk and the chat takes a break from this connection.
    pub fn ended_resting(&self, language: Language, until: Moment) -> String {
        self.until("told-ended-resting", language, until)
    }

    /// That the chat takes a break from this connection, which may be because of somebody else.
    pub fn resting(&self, language: Language, until: Moment) -> String {
        self.until("told-resting", language, until)
    }

    fn until(&self, key: &str, language: Language, until: Moment) -> String {
        self.knowledge.texts.text_with(language, key, &[("time", &self.time_of_day(until))])
    }

    /// What a card is called and, after a line end, one line about it; `None` when there is no
    /// such thing, or visitors are not shown it.
    pub fn card(&self, card: &Card) -> Option<String> {
        let (id, language) = (card.id.as_str(), card.language);
        match card.kind {
            CardKind::Article => {
                let article = self.knowledge.articles.find(language, id)?;
                Some(format!("{}\n{}", article.title, article.description))
            }
            CardKind::Service => {
                let service = self.knowledge.services.find(id).filter(|service| service.shown)?;
                Some(format!("{}\n{}", service.name.text(language), service.short.text(language)))
            }
        }
    }

    /// What a message says, to be shown. A card whose content has gone since it was sent is
    /// told as that: its place in the talk stays.
    pub fn body(&self, body: &Body) -> Words {
        match body {
            Body::Words(words) => words.as_str().into(),
            Body::Card(card) => {
                let gone = || self.knowledge.texts.text(card.language, "told-card-gone");
                self.card(card).unwrap_or_else(gone).as_str().into()
            }
        }
    }

    /// Until it is known what the counsellor is called here, they are called what they are.
    fn name(&self, language: Language, alias: &str) -> String {
        if alias.is_empty() {
            self.knowledge.texts.text(language, "visit-counsellor")
        } else {
            alias.to_owned()
        }
    }

    /// A moment to come, as the clock on the wall will show it. Rounded up, so that nothing
    /// is said to be sooner than it is.
    fn time_of_day(&self, at: Moment) -> String {
        const MINUTE_MS: u64 = 60_000;
        let wall_ms = self.clock.wall().after(at.since(self.clock.now())).0.next_multiple_of(MINUTE_MS);
        let at = Timestamp::from_millisecond(i64::try_from(wall_ms).unwrap_or(i64::MAX));
        let at = at.unwrap_or(Timestamp::MAX).to_zoned(self.zone.clone());
        format!("{:02}:{:02}", at.hour(), at.minute())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::clock::MockClock;
    use crate::protocol::card::CardId;

    /// A Saturday evening in Oslo: 20:00.
    const EVENING: Moment = Moment(1_795_287_600_000);

    fn phrases(at: Moment) -> (Phrases, Moment) {
        let clock = Arc::new(MockClock::at(at));
        let now = clock.now();
        let zone = TimeZone::get("Europe/Oslo").unwrap();
        (Phrases::new(Arc::new(Knowledge::load().unwrap()), clock, zone), now)
    }

    #[test]
    fn a_time_to_come_is_told_by_the_clock_on_the_wall_and_never_too_early() {
        for (after_s, told) in [(0, "20:00"), (1, "20:01"), (300, "20:05"), (301, "20:06")] {
            let (phrases, now) = phrases(EVENING);
            assert_eq!(phrases.time_of_day(now.after(Duration::from_secs(after_s))), told);
        }
    }

    #[test]
    fn whoever_is_away_is_told_of_in_every_language_with_nothing_left_open() {
        let (phrases, now) = phrases(EVENING);
        for language in Language::ALL {
            let until = now.after(Duration::from_mins(5));
            let errand = phrases.away(language, "Maja", Whereabouts::Errand { until }).unwrap();
            assert!(errand.contains("Maja") && errand.contains("20:05"), "{errand}");
            let late = phrases.away(language, "Maja", Whereabouts::Late).unwrap();
            let lost = phrases.away(language, "Maja", Whereabouts::Lost).unwrap();
            for said in [errand, late, lost] {
                assert!(!said.contains(['{', '$']), "{said}");
            }
            assert_eq!(phrases.away(language, "Maja", Whereabouts::Here), None);
            let unknown = phrases.away(language, "", Whereabouts::Lost).unwrap();
            assert!(!unknown.starts_with(' '), "{unknown}");
        }
    }

    #[test]
    fn a_quiet_talk_is_told_when_it_closes_and_blames_nobody() {
        let (phrases, now) = phrases(EVENING);
        for language in Language::ALL {
            let asked = phrases.closing(language, "Maja", now.after(Duration::from_mins(3)));
            assert!(asked.text.contains("20:03") && !asked.text.contains('{'), "{}", asked.text);
            assert!(asked.no.is_none(), "there is nothing to say no to");
            for blame in ["misbruk", "abuse", "seriøs", "serious", "må du", "you must"] {
                assert!(!asked.text.contains(blame), "{}", asked.text);
            }
        }
    }

    #[test]
    fn a_card_is_called_what_the_content_calls_it_and_only_what_is_shown_has_a_name() {
        let (phrases, _) = phrases(EVENING);
        let card = |kind, id| Card { kind, id: CardId::parse(id).unwrap(), language: Language::En };
        let article = phrases.card(&card(CardKind::Article, "samtykke")).unwrap();
        assert_eq!(article.lines().count(), 2, "{article}");
        let police = phrases.card(&card(CardKind::Service, "politi"));
        assert_eq!(police.as_deref(), Some("Police, emergency\nIn danger now"));
        let hidden = phrases.knowledge.services.iter().find(|service| !service.shown).unwrap();
        for gone in [card(CardKind::Service, &hidden.id), card(CardKind::Article, "politi")] {
            assert_eq!(phrases.card(&gone), None, "{gone:?}");
            let told = phrases.body(&gone.into());
            assert!(!told.as_str().is_empty() && !told.as_str().contains("politi"), "{}", told.as_str());
        }
    }

    #[test]
    fn a_hand_over_names_both_and_its_silence() {
        let (phrases, _) = phrases(EVENING);
        let asked = phrases.hand_over(Language::Nb, "Maja", Some("Leo"));
        assert!(asked.text.contains("Leo") && asked.text.ends_with("blir du hos Maja."), "{}", asked.text);
        assert_eq!(asked.yes, "Ja, gå videre med Leo");
        assert_eq!(asked.no.as_deref(), Some("Nei, bli hos Maja"));
        let queue = phrases.hand_over(Language::Nb, "Maja", None);
        assert!(!queue.text.contains('{') && queue.yes.contains("kollega"));
    }
}
