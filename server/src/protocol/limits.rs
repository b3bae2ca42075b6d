//! Every bound of the wire, with its reason. The client is told those it needs
//! in `welcome` ([`Limits`]).

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Largest frame and message, in bytes. 2 000 scalar values are at most 8 000 bytes
/// of UTF-8, and up to 12 000 as JSON escapes; the rest is room for the envelope.
pub const FRAME_MAX_BYTES: usize = 16 * 1024;

/// Largest message, in Unicode scalar values after cleaning. About a page of text.
pub const TEXT_MAX_CHARS: usize = 2_000;

/// Longest note to the colleague who takes a talk over, in Unicode scalar values after
/// cleaning: what is needed to go on, and too little for a record.
pub const NOTE_MAX_CHARS: usize = 300;

/// Colleagues that a desk is told of: more than are on one shift.
pub const COLLEAGUES_MAX: usize = 50;

/// Calls that are open at once, of those that desks are told of: more than a shift has talks
/// in need of a second counsellor.
pub const CALLS_MAX: usize = 20;

/// Marked talks that a shift lead is told of: more than a shift holds.
pub const RISKS_MAX: usize = 50;

/// Calls for a talk of one's own that a shift lead is told of: everybody on a shift.
pub const DEBRIEFS_MAX: usize = COLLEAGUES_MAX;

/// Longest `client_ref`, in characters: room for a UUID.
pub const CLIENT_REF_MAX_CHARS: usize = 36;

/// Longest name of an article or a service, in characters. Ours have at most 40.
pub const CARD_ID_MAX_CHARS: usize = 64;

/// Longest ticket, in characters. Ours have about 860.
pub const TICKET_MAX_CHARS: usize = 1_024;

/// Tickets in one hello of a desk: more than anybody's talks at once.
pub const TICKETS_MAX: usize = 8;

/// Messages one conversation may hold. A talk of an hour has a few hundred.
pub const CONVERSATION_MAX_MESSAGES: usize = 4_000;

/// A socket that has not said hello by now is closed.
pub const HELLO_WITHIN: Duration = Duration::from_secs(10);

/// How often a client with a visible page pings.
pub const PING_EVERY: Duration = Duration::from_secs(4);

/// A visible page that is silent this long is a dead phone.
pub const SILENT_VISIBLE: Duration = Duration::from_secs(10);

/// A hidden page that is silent this long is a dead phone.
pub const SILENT_HIDDEN: Duration = Duration::from_secs(45);

/// The server sends a WebSocket ping to a hidden page after this much silence.
pub const PING_HIDDEN_AFTER: Duration = Duration::from_secs(20);

/// A write that takes longer than this means the network is gone.
pub const WRITE_WITHIN: Duration = Duration::from_secs(10);

/// Frames that cannot be read, before the socket is closed as misbehaving. A bug
/// in a client must not lose a talk at the first slip; a fuzzer must not stay.
pub const UNREADABLE_FRAMES_MAX: u8 = 10;

/// The limits a client needs to know, sent in `welcome`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Largest message, in Unicode scalar values.
    pub text_max_chars: u32,
    /// How often to ping while visible, in milliseconds.
    pub ping_every_ms: u32,
    /// How long a lost connection keeps the conversation, in seconds.
    pub kept_s: u32,
    /// How long after its end the text of a talk is destroyed at the latest, in seconds.
    pub erased_within_s: u32,
}
