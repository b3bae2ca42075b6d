//! Passkeys: a key on a counsellor's own device, which opens with a finger, a face or a PIN
//! and answers only to our own address. It is both steps of signing in at once: something one
//! has and something one is or knows. The first is made by a one-time invitation.
//!
//! Pure. What is kept goes through [`super::records`]; what a device answers is checked at the
//! boundary, where its form is known.

mod ceremony;
mod place;

use std::time::Duration;

use uuid::Uuid;

pub use self::ceremony::{Ceremonies, Ceremony, Purpose, WITHIN};
pub use self::place::Place;
use super::counsellor::StaffId;
use super::ports::TokenHash;
use crate::clock::Moment;
use crate::protocol::MessageText;

/// Keys of one account: a phone, a laptop, a spare one in a drawer, and room for more. It
/// bounds what a browser must carry while one is made.
pub const PASSKEYS_MAX: usize = 10;

/// So long an invitation waits: over a weekend's first two days, and not for ever in a mailbox.
pub const INVITED_FOR: Duration = Duration::from_hours(48);

/// A key is added only so soon after a sign-in: whoever finds an open desk must not make
/// themselves a way in that outlasts it.
pub const FRESH_FOR: Duration = Duration::from_mins(5);

const NAME_MAX_CHARS: usize = 30;

/// Names one passkey. Never used again.
pub type PasskeyId = Uuid;

/// What the owner calls a key: one line of 1 to 30 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyName(String);

impl PasskeyName {
    /// Cleans it as a message is cleaned. `None` when it is empty, longer or has several lines.
    pub fn parse(text: &str) -> Option<Self> {
        let cleaned = MessageText::parse(text).ok()?;
        let name = cleaned.as_str();
        let fits = name.chars().count() <= NAME_MAX_CHARS && !name.contains('\n');
        fits.then(|| Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is kept of a passkey. Nothing in it lets anybody in: the private half never leaves
/// the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPasskey {
    /// Names it.
    pub id: PasskeyId,
    /// Whose it is.
    pub staff: StaffId,
    /// What the device calls it, in base64url.
    pub credential_id: String,
    /// Its public key and its counter, in the form of the boundary.
    pub credential: String,
    /// How often somebody has signed in with it.
    pub uses: u64,
    /// What its owner calls it.
    pub name: PasskeyName,
    /// When it was made, by the clock on the wall.
    pub added: Moment,
    /// When somebody last signed in with it.
    pub used: Option<Moment>,
}

/// Somebody may make a passkey without being signed in, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// For whom.
    pub staff: StaffId,
    /// What is kept of the token in its address.
    pub token: TokenHash,
    /// It is worth nothing from then on, by the clock on the wall: the command line, which
    /// makes it, and the server share no other.
    pub ends: Moment,
}

impl Invitation {
    /// One that begins now.
    pub fn new(staff: StaffId, token: TokenHash, now: Moment) -> Self {
        Self { staff, token, ends: now.after(INVITED_FOR) }
    }
}

/// Whether somebody who signed in then may add a key now.
pub fn is_fresh(signed_in: Moment, now: Moment) -> bool {
    now.since(signed_in) < FRESH_FOR
}

/// Whether somebody still comes in when one key is taken away. A password leads on to a code, or
/// to setting one up, and so does a provider whose own second step does not count.
pub const fn leaves_a_way_in(other_passkeys: u64, has_password: bool, is_bound: bool) -> bool {
    other_passkeys > 0 || has_password || is_bound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_called_what_fits_on_one_line() {
        assert_eq!(PasskeyName::parse(" Jobbmobilen\u{202e} ").unwrap().as_str(), "Jobbmobilen");
        for bad in ["", " ", "\u{200b}", "en\nto", &"x".repeat(31)] {
            assert_eq!(PasskeyName::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_key_is_added_within_five_minutes_of_a_sign_in() {
        let at = Moment(1_790_000_000_000);
        assert!(is_fresh(at, at.after(Duration::from_secs(299))));
        assert!(!is_fresh(at, at.after(Duration::from_mins(5))));
    }

    #[test]
    fn the_last_way_in_stays() {
        assert!(leaves_a_way_in(1, false, false));
        assert!(leaves_a_way_in(0, true, false));
        assert!(leaves_a_way_in(0, false, true));
        assert!(!leaves_a_way_in(0, false, false));
    }
}
