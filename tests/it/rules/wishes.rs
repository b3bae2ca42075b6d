//! Wishes for a certain counsellor: never more than wishes, and never for ever. Over random
//! shifts, against what the rule promises in words.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use server::clock::Moment;
use server::domain::counsellor::{Counsellor, Met, Mode, Paused, Profile};
use server::domain::enquiry::{Enquiry, Presence};
use server::domain::node::NodeId;
use server::domain::pairing::next_pairing;
use server::protocol::ids::EnquiryId;
use server::protocol::needs::{Gender, Lane, Language, Needs, Safety, Theme};
use uuid::Uuid;

use super::rules;

const NOW: Moment = Moment(1_000_000_000);
const NODE: NodeId = NodeId(1);

fn enquiry() -> impl Strategy<Value = Enquiry> {
    let safety = prop_oneof![4 => Just(None), 1 => Just(Some(Safety::Unsafe))];
    let theme = prop::option::of(select(&Theme::ALL[..]));
    let wish = prop::option::of(select(&[Gender::Woman, Gender::Man][..]));
    let returns = prop::bool::weighted(0.1);
    (safety, theme, wish, select(&Language::ALL[..]), 0..600_u64, returns).prop_map(
        |(safety, theme, wish, language, waited_s, returns)| {
            let needs = Needs { safety, age: None, theme, wish, language };
            let joined_at = NOW.before(Duration::from_secs(waited_s));
            let joined = Enquiry::join(EnquiryId::random(), needs, NODE, joined_at);
            let lane = if returns { Lane::Returning } else { joined.lane };
            Enquiry { lane, ..joined }
        },
    )
}

fn counsellor() -> impl Strategy<Value = Counsellor> {
    let languages = subsequence(Language::ALL.to_vec(), 1..=3);
    let themes = subsequence(Theme::ALL.to_vec(), 0..=3);
    let gender = prop::option::of(select(&[Gender::Woman, Gender::Man][..]));
    let paused_themes = prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Theme::ALL.to_vec(), 1..=2)];
    let paused = (prop::bool::weighted(0.15), paused_themes)
        .prop_map(|(chat, themes)| Paused { chat, themes: themes.into() });
    let ready_s = prop::option::weighted(0.6, 0..600_u64);
    (languages, themes, gender, ready_s, any::<u128>(), 0..9_u8, paused).prop_map(
        |(languages, themes, gender, ready_s, id, gone, paused)| {
            let arrived = Counsellor::arrive(Uuid::from_u128(id), "Rådgiver".into(), languages.into(), 1);
            let mode = ready_s
                .map_or(Mode::Resting, |ready_s| Mode::Ready(NOW.before(Duration::from_secs(ready_s))));
            let profile = Profile { themes: themes.into(), gender };
            let away = gone == 0;
            let presence = if gone < 2 { Presence::Lost(NOW) } else { Presence::Here(NODE) };
            Counsellor { mode, profile, presence, away, paused, ..arrived }
        },
    )
}

/// An evening's line in serving order, and who is on shift.
fn shift() -> impl Strategy<Value = (Vec<Arc<Enquiry>>, Vec<Arc<Counsellor>>)> {
    (prop::collection::vec(enquiry(), 0..8), prop::collection::vec(counsellor(), 0..6)).prop_map(
        |(waiting, counsellors)| {
            let mut waiting: Vec<_> = waiting.into_iter().map(Arc::new).collect();
            waiting.sort_by_key(|enquiry| enquiry.place());
            (waiting, counsellors.into_iter().map(Arc::new).collect())
        },
    )
}

/// In the words of the rule: they may go on waiting for somebody in particular.
fn may_hold_out(enquiry: &Enquiry, counsellors: &[Arc<Counsellor>], now: Moment) -> bool {
    let has_time = now.since(enquiry.joined_at) < rules().wish_yields_after;
    let calm = enquiry.needs.safety != Some(Safety::Unsafe) && enquiry.lane == Lane::Normal;
    let is_there = |one: &&Arc<Counsellor>| !one.paused.chat && (!one.away || one.presence.is_here());
    let on_shift = counsellors.iter().filter(is_there);
    let mut who_would_do = on_shift.filter(|one| {
        let wish = enquiry.needs.wish.is_none() || enquiry.needs.wish == one.profile.gender;
        let theme = match enquiry.needs.theme {
            Some(theme) if one.paused.themes.contains(&theme) => false,
            Some(theme) => one.profile.themes.is_empty() || one.profile.themes.contains(&theme),
            None => true,
        };
        wish && theme && one.languages.contains(&enquiry.needs.language)
    });
    has_time && calm && who_would_do.next().is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn a_pairing_never_violates_a_language_and_overtakes_nobody((waiting, counsellors) in shift()) {
        let free: Vec<_> = counsellors.iter().filter(|one| one.can_take()).collect();
        let Some(change) = next_pairing(&waiting, &counsellors, &rules(), NOW) else {
            for enquiry in &waiting {
                let somebody = free.iter().any(|one| one.speaks(enquiry.needs.language));
                prop_assert!(!somebody || may_hold_out(enquiry, &counsellors, NOW), "nobody asked {enquiry:?}");
            }
            return Ok(());
        };
        let (asked, with) = (change.enquiry.expect("a visitor"), change.counsellor.expect("a counsellor"));
        prop_assert!(with.speaks(asked.needs.language));
        prop_assert!(!with.paused.chat, "a training must be renewed first");
        let met = with.meets(&asked.needs);
        for other in free.iter().filter(|one| one.speaks(asked.needs.language)) {
            prop_assert!(other.meets(&asked.needs) <= met, "another would have done better");
        }
        prop_assert!(met == Met::ALL || !may_hold_out(&asked, &counsellors, NOW), "asked too soon");
        for ahead in waiting.iter().filter(|enquiry| enquiry.place() < asked.place()) {
            let somebody = free.iter().any(|one| one.speaks(ahead.needs.language));
            let waits = may_hold_out(ahead, &counsellors, NOW);
            prop_assert!(!somebody || waits, "passed over {ahead:?}");
            let met = free.iter().filter(|one| one.speaks(ahead.needs.language));
            prop_assert!(
                met.clone().all(|one| one.meets(&ahead.needs) != Met::ALL),
                "passed over although somebody who would do was free: {ahead:?}"
            );
        }
    }

    #[test]
    fn when_the_time_of_wishes_is_over_whoever_can_be_served_is((waiting, counsellors) in shift()) {
        let later = NOW.after(rules().wish_yields_after);
        let is_served = |enquiry: &&Arc<Enquiry>| {
            counsellors.iter().any(|one| one.can_take() && one.speaks(enquiry.needs.language))
        };
        let first = waiting.iter().find(is_served).map(|enquiry| enquiry.id);
        let asked = next_pairing(&waiting, &counsellors, &rules(), later);
        prop_assert_eq!(asked.and_then(|change| change.enquiry).map(|enquiry| enquiry.id), first);
    }
}
