//! What a browser keeps so that its stay can be found again after the server has lost
//! everything: sealed, so that nobody can read or change it on the way.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use super::ids::{ConversationId, EnquiryId};
use super::limits::TICKET_MAX_CHARS;
use super::needs::{Lane, Needs};

/// A sealed ticket: unpadded base64url (RFC 4648 section 5) of bytes that only the
/// server can read.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Ticket(Box<str>);

impl Ticket {
    /// Of sealed bytes.
    pub fn of(sealed: &[u8]) -> Self {
        Self(BASE64URL_NOPAD.encode(sealed).into())
    }

    /// The sealed bytes.
    pub fn sealed(&self) -> Vec<u8> {
        BASE64URL_NOPAD.decode(self.0.as_bytes()).unwrap_or_default()
    }
}

impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ticket(…)")
    }
}

impl<'de> Deserialize<'de> for Ticket {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Box<str>>::deserialize(deserializer)?;
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if text.is_empty() || text.len() > TICKET_MAX_CHARS || !plain {
            return Err(serde::de::Error::custom("not a ticket"));
        }
        Ok(Self(text))
    }
}

/// What a ticket says, to the server alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// The stay.
    pub enquiry: EnquiryId,
    /// How often the stay had changed.
    pub version: u64,
    /// When the connection came that spoke for it.
    pub seat_ms: u64,
    /// The answers to the taps.
    pub needs: Needs,
    /// The lane.
    pub lane: Lane,
    /// When they joined: the place in line. Milliseconds since 1970 (UTC), as all times here.
    pub joined_at_ms: u64,
    /// Offers that were not answered.
    pub offers_missed: u8,
    /// When the last one was missed.
    pub missed_at_ms: Option<u64>,
    /// The conversation, once there is one.
    pub conversation: Option<ConversationId>,
    /// With whom they talk.
    pub talk: Option<TalkClaim>,
    /// Since when the talk is marked as one with a risk in it.
    #[serde(default)]
    pub risk_at_ms: Option<u64>,
    /// When the ticket was made.
    pub issued_at_ms: u64,
    /// In which life of live state.
    pub life: u64,
}

/// Claims are filled up to this. The longest there can be have less than 500 bytes; sealed and
/// written as text these are within [`TICKET_MAX_CHARS`].
const CLAIMS_BYTES: usize = 600;

/// With whom a visitor talks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TalkClaim {
    /// The counsellor's account.
    pub counsellor: Uuid,
    /// Since when.
    pub since_ms: u64,
}

impl Claims {
    /// The form that is sealed, filled up with blanks: whoever holds the ticket reads nothing
    /// in its length, least of all that the talk is marked.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(self).expect("claims have string keys and plain values");
        bytes.resize(bytes.len().max(CLAIMS_BYTES), b' ');
        bytes
    }

    /// Reads that form.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_short_and_plain() {
        let ticket = Ticket::of(&[7; 300]);
        let json = serde_json::to_string(&ticket).unwrap();
        assert_eq!(serde_json::from_str::<Ticket>(&json).unwrap().sealed(), [7; 300]);
        let long = "A".repeat(TICKET_MAX_CHARS + 1);
        for bad in ["", "a b", "å", "<b>", "a=", &long] {
            assert!(serde_json::from_str::<Ticket>(&format!("\"{bad}\"")).is_err(), "{bad}");
        }
    }
}
