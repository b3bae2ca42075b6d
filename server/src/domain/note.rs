//! The note that goes with a hand-over, as it is kept: sealed from the moment it is written,
//! so that no store ever holds its words, and bound to its stay.

use std::sync::Arc;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::seal::Seal;
use super::secret::ClusterSecret;
use crate::protocol::Note;
use crate::protocol::ids::EnquiryId;
use crate::protocol::text::Words;

/// A note that only the cluster's secret opens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedNote(Arc<str>);

impl std::fmt::Debug for SealedNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealedNote(…)")
    }
}

/// Seals notes and opens them.
#[derive(Debug)]
pub struct Notes(Seal);

impl Notes {
    /// Sealed with the cluster's secret.
    pub fn new(secret: &ClusterSecret) -> Self {
        Self(Seal::new(secret, "fortrolig note v1"))
    }

    /// The note of this stay.
    pub fn seal(&self, enquiry: EnquiryId, note: &Note) -> SealedNote {
        let sealed = self.0.seal(enquiry.as_bytes(), note.as_str().as_bytes());
        SealedNote(BASE64URL_NOPAD.encode(&sealed).into())
    }

    /// Its words; `None` when it was altered, is another stay's, or the secret has changed
    /// twice since.
    pub fn open(&self, enquiry: EnquiryId, note: &SealedNote) -> Option<Words> {
        let sealed = BASE64URL_NOPAD.decode(note.0.as_bytes()).ok()?;
        let words = Zeroizing::new(self.0.open(enquiry.as_bytes(), &sealed)?);
        Some(std::str::from_utf8(&words).ok()?.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_opens_for_its_own_stay_only_and_shows_no_word_of_it() {
        let notes = Notes::new(&ClusterSecret::new([1; 32], None));
        let (stay, other) = (EnquiryId::random(), EnquiryId::random());
        let note = notes.seal(stay, &Note::parse("redd hjemme").unwrap().unwrap());
        assert_eq!(notes.open(stay, &note), Some("redd hjemme".into()));
        assert_eq!(notes.open(other, &note), None);
        assert_eq!(Notes::new(&ClusterSecret::new([2; 32], None)).open(stay, &note), None);
        let kept = serde_json::to_string(&note).unwrap();
        assert!(!kept.contains("redd") && !format!("{note:?}").contains("redd"));
        assert_eq!(serde_json::from_str::<SealedNote>(&kept).unwrap(), note);
    }
}
