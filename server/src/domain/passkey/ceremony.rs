//! Between the server's question to a device and the device's answer. What the server must
//! know of its own question is carried by the browser, sealed, so that any node takes the
//! answer; it is good for one purpose, once, and not for long.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;

use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::seal::Seal;
use crate::domain::secret::ClusterSecret;
use crate::protocol::ids::Token;

/// So long an answer may take: time to fetch a phone, and to type a PIN twice.
pub const WITHIN: Duration = Duration::from_mins(5);

const PURPOSE: &str = "fortrolig passkey ceremony v1";

/// What an answer is wanted for. One that was asked for something else does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in, as whoever the device says.
    SignIn,
    /// A new key of this account.
    Register(StaffId),
}

/// A question that was put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceremony {
    /// When.
    pub begun: Moment,
    /// Names this one, so that it is answered once.
    pub way: Token,
    /// What the boundary wants to know of it.
    pub state: String,
}

impl Ceremony {
    /// One that begins now.
    pub fn begin(begun: Moment, state: String) -> Self {
        Self { begun, way: Token::random(), state }
    }
}

/// Seals questions and reads them back, with the cluster's secret.
#[derive(Debug)]
pub struct Ceremonies(Seal);

impl Ceremonies {
    /// With the cluster's secret.
    pub fn new(secret: &ClusterSecret) -> Self {
        Self(Seal::new(secret, PURPOSE))
    }

    /// For the browser to carry.
    pub fn seal(&self, purpose: Purpose, Ceremony { begun, way, state }: &Ceremony) -> String {
        let plain = format!("{}.{}.{state}", begun.0, way.to_text());
        BASE64URL_NOPAD.encode(&self.0.seal(&purpose.bytes(), plain.as_bytes()))
    }

    /// What a browser carried; `None` when it was altered, forged, is for another purpose, or
    /// is too old.
    pub fn open(&self, purpose: Purpose, carried: &str, now: Moment) -> Option<Ceremony> {
        let sealed = BASE64URL_NOPAD.decode(carried.as_bytes()).ok()?;
        let plain = String::from_utf8(self.0.open(&purpose.bytes(), &sealed)?).ok()?;
        let mut parts = plain.splitn(3, '.');
        let begun = Moment(parts.next()?.parse().ok()?);
        let way = Token::parse(parts.next()?)?;
        let state = parts.next()?.to_owned();
        (now.since(begun) < WITHIN).then_some(Ceremony { begun, way, state })
    }
}

impl Purpose {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::SignIn => b"sign in".to_vec(),
            Self::Register(staff) => [b"register ".as_slice(), staff.as_bytes()].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const NOW: Moment = Moment(1_790_000_000_000);
    const IDA: Purpose = Purpose::Register(Uuid::from_u128(1));
    const OMAR: Purpose = Purpose::Register(Uuid::from_u128(2));

    fn ceremonies(secret: u8) -> Ceremonies {
        Ceremonies::new(&ClusterSecret::new([secret; 32], None))
    }

    #[test]
    fn an_answer_is_taken_for_five_minutes_and_for_its_own_purpose() {
        let asked = Ceremony::begin(NOW, r#"{"a":"b.c"}"#.into());
        let carried = ceremonies(1).seal(IDA, &asked);
        let at = |seconds| ceremonies(1).open(IDA, &carried, NOW.after(Duration::from_secs(seconds)));
        assert_eq!(at(299), Some(asked));
        assert_eq!(at(300), None);
        for other in [OMAR, Purpose::SignIn] {
            assert_eq!(ceremonies(1).open(other, &carried, NOW), None, "{other:?}");
        }
    }

    #[test]
    fn nobody_makes_one_alters_one_or_reads_it() {
        let carried = ceremonies(1).seal(Purpose::SignIn, &Ceremony::begin(NOW, "challenge".into()));
        assert!(!carried.contains("challenge"));
        assert_eq!(ceremonies(2).open(Purpose::SignIn, &carried, NOW), None, "another cluster");
        for at in 0..carried.len() {
            let mut altered = carried.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).unwrap();
            assert_eq!(ceremonies(1).open(Purpose::SignIn, &altered, NOW), None, "{at}");
        }
        for bad in ["", "<script>", "AAAA"] {
            assert_eq!(ceremonies(1).open(Purpose::SignIn, bad, NOW), None, "{bad}");
        }
    }
}
