//! Sockets. `upgrade` lets a browser in, `serve` is its life, `hello` waits for its first frame,
//! `connection` runs the loop, `visitor` and `desk` say what each frame means,
//! `reader` knows how far a page has read, `registry` who is connected to this node.

pub mod billboard;
pub mod connection;
pub mod desk;
pub mod hello;
pub mod outbox;
pub mod reader;
pub mod registry;
pub mod serve;
pub mod upgrade;
pub mod visitor;

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Moment;
use crate::domain::alert::Standing;
use crate::domain::board::ShiftPicture;
use crate::domain::chat::Chat;
use crate::domain::pace::Pace;
use crate::lifecycle::Tasks;
use crate::metrics::Metrics;
use crate::protocol::limits::{self, Limits};
use crate::transport::door::Door;
use crate::transport::evening::Evening;
use crate::transport::feedback::FeedbackBox;
use crate::transport::opening::Opening;
use crate::transport::phrases::Phrases;
use crate::transport::qualifications::Qualifications;
use crate::transport::rate_limit::Limiter;
use crate::transport::respites::RespiteKeeper;
use crate::transport::rota::Rota;

use registry::Registry;

/// What a connection needs from the rest of the server.
#[derive(Debug)]
pub struct Sockets {
    /// The use cases.
    pub chat: Arc<Chat>,
    /// Who is connected here.
    pub registry: Arc<Registry>,
    /// Rates.
    pub limiter: Arc<Limiter>,
    /// Counts.
    pub metrics: Arc<Metrics>,
    /// What happens this evening.
    pub evening: Arc<Evening>,
    /// Whether the chat is open.
    pub opening: Arc<Opening>,
    /// What is said to visitors in a talk.
    pub phrases: Phrases,
    /// How long talks take.
    pub pace: Arc<Pace>,
    /// Where feedback is counted.
    pub feedback: Arc<FeedbackBox>,
    /// The stop.
    pub tasks: Tasks,
    /// Who is let in.
    pub door: Arc<Door>,
    /// Breaks from connections.
    pub respites: Arc<RespiteKeeper>,
    /// Who is on by the rota.
    pub rota: Arc<Rota>,
    /// What trainings allow.
    pub qualifications: Arc<Qualifications>,
}

/// Whole seconds from now until then, as pages are told them.
fn seconds_left(until: Moment, now: Moment) -> u16 {
    u16::try_from(until.since(now).as_secs()).unwrap_or(u16::MAX)
}

/// A time in whole seconds, as pages are told it.
fn seconds(time: Duration) -> u32 {
    u32::try_from(time.as_secs()).unwrap_or(u32::MAX)
}

impl Sockets {
    /// How things stand at this node, with this picture of the shift.
    pub fn standing<'a>(&self, shift: &'a ShiftPicture) -> Standing<'a> {
        Standing {
            shift,
            open: self.opening.open_languages(),
            has_live: self.metrics.has_live(),
            has_records: self.metrics.has_records(),
        }
    }

    /// The limits a client is told.
    pub fn limits(&self) -> Limits {
        let rules = self.chat.rules();
        Limits {
            text_max_chars: u32::try_from(limits::TEXT_MAX_CHARS).unwrap_or(u32::MAX),
            ping_every_ms: u32::try_from(limits::PING_EVERY.as_millis()).unwrap_or(u32::MAX),
            kept_s: seconds(rules.visitor_lost),
            erased_within_s: 60,
        }
    }
}
