//! What somebody should see to, told on the live page now and remembered with the evening. One
//! rule for both. Pure.

use std::time::Duration;

use super::board::ShiftPicture;
use crate::protocol::needs::Language;

/// After this long somebody should see to it, when nobody is ready.
pub const LONG_WAIT: Duration = Duration::from_mins(10);

/// How many kinds are remembered; see [`Alert::kind`].
pub const KINDS: usize = 5;

/// Something to see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// Live state does not answer this node.
    LiveAway,
    /// The records do not answer this node.
    RecordsAway,
    /// Somebody has waited for [`LONG_WAIT`], and nobody is ready.
    LongWait,
    /// The chat is open, and nobody is on shift.
    Nobody,
    /// The chat is open in this language, and nobody on shift writes it.
    NoLanguage(Language),
}

impl Alert {
    /// Its place among the remembered ones; the languages share one.
    pub fn kind(self) -> usize {
        match self {
            Self::LiveAway => 0,
            Self::RecordsAway => 1,
            Self::LongWait => 2,
            Self::Nobody => 3,
            Self::NoLanguage(_) => 4,
        }
    }
}

/// How things stand at a node.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// Who waits and who is on shift.
    pub shift: &'a ShiftPicture,
    /// The languages in which the chat is open.
    pub open: Vec<Language>,
    /// Whether live state answers.
    pub has_live: bool,
    /// Whether the records answer.
    pub has_records: bool,
}

impl Standing<'_> {
    /// Whether somebody waits for too long with nobody to take them.
    pub fn waits_long(&self) -> bool {
        Duration::from_secs(self.shift.longest_wait_s.into()) >= LONG_WAIT
            && self.shift.counsellors.ready == 0
    }

    /// What somebody should see to now, the heaviest first.
    pub fn alerts(&self) -> Vec<Alert> {
        let nobody = !self.open.is_empty() && self.shift.counsellors.on_shift == 0;
        let plain = [
            (!self.has_live, Alert::LiveAway),
            (!self.has_records, Alert::RecordsAway),
            (self.waits_long(), Alert::LongWait),
            (nobody, Alert::Nobody),
        ];
        let unspoken =
            self.open.iter().filter(|language| !nobody && !self.shift.languages.contains(language));
        let plain = plain.into_iter().filter_map(|(is_so, alert)| is_so.then_some(alert));
        plain.chain(unspoken.map(|language| Alert::NoLanguage(*language))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::desk::ShiftCounts;

    fn alerts(shift: &ShiftPicture, open: &[Language]) -> Vec<Alert> {
        Standing { shift, open: open.to_vec(), has_live: true, has_records: true }.alerts()
    }

    #[test]
    fn a_long_wait_counts_while_nobody_is_ready() {
        let counsellors = ShiftCounts { on_shift: 1, ..ShiftCounts::default() };
        let waits = |longest_wait_s, ready| ShiftPicture {
            longest_wait_s,
            counsellors: ShiftCounts { ready, ..counsellors },
            languages: Language::ALL.to_vec(),
            ..ShiftPicture::default()
        };
        assert_eq!(alerts(&waits(599, 0), &Language::ALL), []);
        assert_eq!(alerts(&waits(600, 0), &Language::ALL), [Alert::LongWait]);
        assert_eq!(alerts(&waits(600, 1), &Language::ALL), []);
    }

    #[test]
    fn an_open_chat_needs_somebody_and_each_of_its_languages() {
        let mut shift = ShiftPicture::default();
        assert_eq!(alerts(&shift, &[]), [], "a closed chat needs nobody");
        assert_eq!(alerts(&shift, &Language::ALL), [Alert::Nobody], "said once");
        shift.counsellors.on_shift = 1;
        shift.languages = vec![Language::Nb];
        assert_eq!(alerts(&shift, &[Language::Nb, Language::En]), [Alert::NoLanguage(Language::En)]);
    }

    #[test]
    fn a_store_that_is_away_comes_first() {
        let shift = ShiftPicture::default();
        let away = Standing { shift: &shift, open: vec![Language::Nb], has_live: false, has_records: false };
        assert_eq!(away.alerts(), [Alert::LiveAway, Alert::RecordsAway, Alert::Nobody]);
        assert!(away.alerts().iter().all(|alert| alert.kind() < KINDS));
    }
}
