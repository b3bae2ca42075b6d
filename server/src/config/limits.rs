//! Rates. `burst` is how many may come at once; then they come back at the rate.

use std::num::NonZeroU32;
use std::time::Duration;

use super::section::Section;

/// A rate and how much may come at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The time after which one more is allowed.
    pub every: Duration,
    /// How many at once.
    pub burst: NonZeroU32,
}

/// `[limits]`
#[derive(Clone, Debug)]
pub struct Limits {
    /// Frames of any kind on one socket.
    pub socket_frames: Rate,
    /// Messages on one socket.
    pub socket_messages: Rate,
    /// "Is writing" on one socket.
    pub socket_typing: Rate,
    /// New sockets from one network.
    pub network_connects: Rate,
    /// Visitors asking for a talk from one network.
    pub network_joins: Rate,
    /// Visitors asking for a talk, all together.
    pub service_joins: Rate,
    /// Sockets at once.
    pub sockets_max: u32,
    /// Attempts to sign in to one account from one network.
    pub account_sign_ins: Rate,
    /// Codes after the password, for one account from everywhere.
    pub account_codes: Rate,
    /// Attempts to sign in from one network.
    pub network_sign_ins: Rate,
    /// Networks remembered at once.
    pub networks_max: u32,
}

/// Enough for any rush; more is a slip of the finger.
const RATE_MAX: u32 = 1_000_000;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

impl Limits {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let mut rate = |name: &str, unit: &str, time: Duration| Rate {
            every: time / section.integer(&format!("{name}_per_{unit}"), 1..=RATE_MAX),
            burst: NonZeroU32::new(section.integer(&format!("{name}_burst"), 1..=RATE_MAX))
                .unwrap_or(NonZeroU32::MIN),
        };
        Self {
            socket_frames: rate("socket_frames", "second", SECOND),
            socket_messages: rate("socket_messages", "second", SECOND),
            socket_typing: rate("socket_typing", "second", SECOND),
            network_connects: rate("network_connects", "minute", MINUTE),
            network_joins: rate("network_joins", "minute", MINUTE),
            service_joins: rate("service_joins", "second", SECOND),
            account_sign_ins: rate("account_sign_ins", "hour", HOUR),
            account_codes: rate("account_codes", "hour", HOUR),
            network_sign_ins: rate("network_sign_ins", "minute", MINUTE),
            sockets_max: section.integer("sockets_max", 1..=1_000_000),
            networks_max: section.integer("networks_max", 1_000..=10_000_000),
        }
    }
}
