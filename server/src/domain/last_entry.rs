//! Last entry: shortly before closing, nobody new is taken into a line that would not
//! get to them any more, and those who wait are told that it may not be their turn. Pure.
//!
//! A talk is never cut at closing, so what counts is when a turn would *begin*. Whoever is
//! not safe goes before the others and is always taken in. And the rule speaks of the
//! line: a language that nobody on shift holds has none, and is told as such elsewhere.

use std::time::Duration;

use super::board::View;
use super::counsellor::Counsellor;
use super::enquiry::Enquiry;
use super::estimate::{READY_SOON, at_most};
use crate::clock::Moment;
use crate::protocol::ids::EnquiryId;
use crate::protocol::needs::Language;

/// What closing does to the line; nothing, long before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastEntry {
    /// Languages in which those who wait already fill the time left.
    pub full: Vec<Language>,
    /// Those who wait and may not have their turn before closing, in serving order.
    pub late: Vec<EnquiryId>,
}

impl LastEntry {
    /// With this much time left until closing in these languages; long before it in the others.
    /// Whether somebody new still fits is asked of the likely wait, whether somebody may be late
    /// of the longest that is told.
    pub fn with<E: AsRef<Enquiry>, C: AsRef<Counsellor>>(
        closing: &[(Language, Duration)],
        view: &View<'_, E, C>,
        now: Moment,
    ) -> Self {
        if closing.is_empty() {
            return Self::default();
        }
        let left = |language| closing.iter().find(|(closes, _)| *closes == language).map(|(_, left)| *left);
        let mut outlook = view.outlook(now);
        let counted = |enquiry: &&Enquiry| enquiry.counts(now, view.passed_over_after);
        let mut late = Vec::new();
        for enquiry in view.waiting.iter().map(AsRef::as_ref).filter(counted) {
            let language = enquiry.needs.language;
            if let (Some(wait), Some(left)) = (outlook.take_turn(language), left(language))
                && at_most(wait) >= left
            {
                late.push(enquiry.id);
            }
        }
        // That a colleague at the desk has not pressed *ready* yet turns nobody away.
        let fills = |wait: Duration, left: Duration| wait >= left && wait > READY_SOON;
        let is_full = |language: &Language| {
            left(*language)
                .is_some_and(|left| outlook.next_turn(*language).is_some_and(|wait| fills(wait, left)))
        };
        Self { full: Language::ALL.into_iter().filter(is_full).collect(), late }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::domain::counsellor::Mode;
    use crate::domain::enquiry::Presence;
    use crate::domain::node::NodeId;
    use crate::protocol::needs::Needs;

    const EACH: Duration = Duration::from_mins(55);
    const NOW: Moment = Moment(1_000_000_000);

    fn counsellor(languages: &[Language]) -> Counsellor {
        let arrived = Counsellor::arrive(Uuid::now_v7(), "Rådgiver".into(), languages.into(), 1);
        Counsellor { mode: Mode::Ready(NOW), ..arrived.seated(NodeId(1), Moment(1)) }
    }

    fn waiting(language: Language) -> Enquiry {
        let needs = Needs::only(language);
        Enquiry::join(EnquiryId::random(), needs, NodeId(1), NOW)
    }

    /// So many counsellors, free, and so many who wait for them.
    fn line(counsellors: usize, waiting_count: usize) -> (Vec<Arc<Counsellor>>, Vec<Arc<Enquiry>>) {
        let counsellors = (0..counsellors).map(|_| Arc::new(counsellor(&[Language::Nb]))).collect();
        (counsellors, (0..waiting_count).map(|_| Arc::new(waiting(Language::Nb))).collect())
    }

    fn with(minutes_left: u64, line: &(Vec<Arc<Counsellor>>, Vec<Arc<Enquiry>>)) -> LastEntry {
        let (counsellors, waiting) = line;
        let passed_over_after = Duration::from_mins(5);
        let view = View {
            waiting,
            counsellors,
            each: EACH,
            talks: &HashMap::new(),
            risks: &[],
            calls: &[],
            passed_over_after,
        };
        let closing = Language::ALL.map(|language| (language, Duration::from_mins(minutes_left)));
        LastEntry::with(&closing, &view, NOW)
    }

    #[test]
    fn the_line_is_full_when_those_who_wait_fill_the_time_left() {
        // One counsellor takes 55 minutes for each: the second in line begins then.
        assert_eq!(with(56, &line(1, 1)).full, []);
        assert_eq!(with(55, &line(1, 1)).full, [Language::Nb]);
        assert_eq!(with(55, &line(2, 1)).full, [], "another counsellor is free");
        assert_eq!(with(55, &line(2, 2)).full, [Language::Nb]);
        assert_eq!(with(110, &line(1, 2)).full, [Language::Nb], "two fill twice the time");
    }

    #[test]
    fn a_free_counsellor_takes_somebody_new_until_the_last_minute() {
        assert_eq!(with(1, &line(1, 0)), LastEntry::default());
    }

    #[test]
    fn a_colleague_who_rests_at_the_desk_may_still_say_ready() {
        let resting = Arc::new(Counsellor { mode: Mode::Resting, ..counsellor(&[Language::Nb]) });
        assert_eq!(with(1, &(vec![resting.clone()], vec![])), LastEntry::default());
        let waiting = Arc::new(waiting(Language::Nb));
        assert_eq!(
            with(50, &(vec![resting], vec![waiting])).full,
            [Language::Nb],
            "one is enough to fill it"
        );
    }

    #[test]
    fn each_language_has_its_own_line() {
        let (mut counsellors, waiting) = line(1, 1);
        counsellors.push(Arc::new(counsellor(&[Language::En])));
        assert_eq!(with(30, &(counsellors, waiting)).full, [Language::Nb]);
    }

    #[test]
    fn a_language_that_closes_sooner_is_full_sooner() {
        let (counsellors, waiting) = line(1, 1);
        let view = View {
            waiting: &waiting,
            counsellors: &counsellors,
            each: EACH,
            talks: &HashMap::new(),
            risks: &[],
            calls: &[],
            passed_over_after: Duration::from_mins(5),
        };
        let closing = |first| LastEntry::with(&[(first, Duration::from_mins(30))], &view, NOW).full;
        assert_eq!(closing(Language::Nb), [Language::Nb]);
        assert_eq!(closing(Language::En), [], "the one who waits fills another line");
    }

    #[test]
    fn where_nobody_holds_the_language_the_line_is_not_what_is_missing() {
        assert_eq!(with(5, &line(0, 3)), LastEntry::default());
    }

    #[test]
    fn whoever_may_be_late_is_told_sooner_than_the_door_closes() {
        let line = line(1, 2);
        // The second is likely to begin in 55 minutes, and in 82 at the most.
        assert_eq!(with(83, &line).late, []);
        let told = with(80, &line);
        assert_eq!(told.late, [line.1[1].id]);
        assert_eq!(with(1, &line).late, told.late, "the first begins at once");
    }

    #[test]
    fn a_place_whose_phone_is_gone_fills_nothing() {
        let (counsellors, mut waiting) = line(1, 2);
        let gone = Presence::Lost(NOW.before(Duration::from_mins(6)));
        waiting[0] = Arc::new(waiting[0].with_presence(gone));
        let told = with(40, &(counsellors, waiting));
        assert_eq!((told.full, told.late), (vec![Language::Nb], vec![]));
    }
}
