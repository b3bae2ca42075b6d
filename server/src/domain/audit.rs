//! The audit as a chain: each row carries a hash over itself and over the row before
//! it, so that a row that was altered, taken away or moved no longer fits. Pure; where
//! rows are kept is the matter of [`super::records`].
//!
//! The hash has no key. Whoever can write the file could read a key beside it, and one
//! that is kept elsewhere would have to be there whenever an act is noted. So somebody who
//! writes the file can also write the whole chain anew, or cut off its end: against both
//! helps the hash of the last row, written down elsewhere, which [`Verification`] then
//! looks for.

mod verification;

use std::fmt;

use aws_lc_rs::digest::{Context, SHA256};
use data_encoding::HEXLOWER;
use uuid::Uuid;

pub use self::verification::{Fault, Held, Verification};
use super::records::StaffAct;

/// Stands before everything that is hashed, so that a hash made for anything else never
/// passes for one of ours. A new form of a row is a new label.
const LABEL: &[u8] = b"fortrolig audit v1";

/// SHA-256 of a row and of all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainHash([u8; 32]);

impl ChainHash {
    /// Reads what [`fmt::Display`] writes: 64 of `0-9a-f`. `None` when it has another form.
    pub fn parse(text: &str) -> Option<Self> {
        HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }
}

impl fmt::Display for ChainHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

/// An act as it stands in the records, field by field. It is not read further: what
/// somebody altered need not be an act of ours any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAct {
    /// A UUID.
    pub id: String,
    /// When, in milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The account that did it; `None` is the command line.
    pub actor: Option<String>,
    /// What.
    pub act: String,
    /// Which account it is about.
    pub about: String,
}

impl KeptAct {
    /// The act, in the form in which it is kept.
    pub fn new(id: Uuid, act: StaffAct) -> Self {
        Self {
            id: id.to_string(),
            at_ms: i64::try_from(act.at.0).unwrap_or(i64::MAX),
            actor: act.actor.map(|actor| actor.to_string()),
            act: act.act.as_str().to_owned(),
            about: act.about.to_string(),
        }
    }
}

/// A place in the chain: all rows up to it, in one hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Of the row. They are 1, 2, 3 and so on.
    pub number: u64,
    /// Over the row and all before it.
    pub hash: ChainHash,
}

impl Link {
    /// Before the first row.
    pub const START: Self = Self { number: 0, hash: ChainHash([0; 32]) };

    /// The place of an act that follows here. Every part has its length before it, so no
    /// two rows share an input.
    #[must_use]
    pub fn next(&self, act: &KeptAct) -> Self {
        let number = self.number + 1;
        let actor = act.actor.as_deref();
        let parts: [&[u8]; 9] = [
            LABEL,
            &number.to_be_bytes(),
            &self.hash.0,
            act.id.as_bytes(),
            &act.at_ms.to_be_bytes(),
            &[u8::from(actor.is_some())],
            actor.unwrap_or_default().as_bytes(),
            act.act.as_bytes(),
            act.about.as_bytes(),
        ];
        let mut row = Context::new(&SHA256);
        for part in parts {
            row.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            row.update(part);
        }
        Self { number, hash: ChainHash(row.finish().as_ref().try_into().expect("SHA-256 has 32 bytes")) }
    }
}

/// A row of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The place it says it has.
    pub link: Link,
    /// What it says.
    pub act: KeptAct,
}

/// What stands where a row should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A row, whether or not it fits.
    Row(Row),
    /// Something whose fields are not even of the kind that is written.
    Unreadable,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act() -> KeptAct {
        KeptAct {
            id: "0199".into(),
            at_ms: 1_790_000_000_000,
            actor: Some("ida".into()),
            act: "signed_in".into(),
            about: "omar".into(),
        }
    }

    /// Computed once by another program. When this changes, every chain there is breaks.
    #[test]
    fn the_rule_is_the_one_that_chains_were_made_with() {
        let one = Link::START.next(&act());
        let two = one.next(&KeptAct { actor: None, ..act() });
        assert_eq!((one.number, two.number), (1, 2));
        assert_eq!(one.hash.to_string(), "8e8813790b824f3d8353dccf38d336d461eaf32ca6e6b2b2dec0ee48a0e04465");
        assert_eq!(two.hash.to_string(), "cf1080ce8ee68822d39ca7b7c7e749251ea9e55d35704bb612bf6b8f3a163a5b");
    }

    #[test]
    fn every_part_of_a_row_changes_its_hash_and_no_part_runs_into_the_next() {
        let hash = Link::START.next(&act()).hash;
        for other in [
            KeptAct { id: "019".into(), ..act() },
            KeptAct { at_ms: -1, ..act() },
            KeptAct { actor: None, ..act() },
            KeptAct { actor: Some(String::new()), ..act() },
            KeptAct { actor: Some("idas".into()), act: "igned_in".into(), ..act() },
            KeptAct { act: "signed_ino".into(), about: "mar".into(), ..act() },
            KeptAct { about: String::new(), ..act() },
        ] {
            assert_ne!(Link::START.next(&other).hash, hash, "{other:?}");
        }
        let (none, empty) = (None, Some(String::new()));
        assert_ne!(
            Link::START.next(&KeptAct { actor: none, ..act() }),
            Link::START.next(&KeptAct { actor: empty, ..act() }),
        );
        for before in [Link { number: 1, ..Link::START }, Link { hash, ..Link::START }] {
            assert_ne!(before.next(&act()).hash, hash, "{before:?}");
        }
    }

    #[test]
    fn a_hash_is_read_as_it_is_written_and_in_no_other_form() {
        let hash = Link::START.next(&act()).hash;
        assert_eq!(ChainHash::parse(&hash.to_string()), Some(hash));
        for bad in ["", "ab", &hash.to_string()[1..], &hash.to_string().to_uppercase(), &"g".repeat(64)] {
            assert_eq!(ChainHash::parse(bad), None, "{bad}");
        }
    }
}
