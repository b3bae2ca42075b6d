//! The codes of an authenticator app (TOTP, RFC 6238) with the numbers that every such app
//! knows: SHA-1, six digits, thirty seconds. SHA-1 is sound here: a MAC does not need what
//! it has lost.

use std::fmt;

use aws_lc_rs::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};
use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::domain::staff::StaffName;
use crate::protocol::ids::random_bytes;

/// As long as SHA-1's result, which RFC 4226 recommends.
const SECRET_BYTES: usize = 20;

const DIGITS: usize = 6;
const CODES: u32 = 1_000_000;
const STEP_MS: u64 = 30_000;

/// A phone's clock may be off by so many steps, and typing takes a while.
const STEPS_OFF: u64 = 1;

/// What an authenticator app and the server share. Overwritten when dropped, hidden in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthenticatorSecret(Zeroizing<[u8; SECRET_BYTES]>);

/// One code, as the app shows it. Hidden in `Debug`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(u32);

/// A stretch of thirty seconds, counted from 1970. Each has one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeStep(pub u64);

impl AuthenticatorSecret {
    /// A new one.
    pub fn random() -> Self {
        Self(Zeroizing::new(random_bytes()))
    }

    /// Reads what [`Self::to_text`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE32_NOPAD.decode(text.as_bytes()).ok()?);
        bytes.as_slice().try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// In base32, to be typed into an app: 32 letters and digits.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(&*self.0))
    }

    /// What the picture for the app says: the secret, and under which name the app lists it.
    pub fn address(&self, service: &str, name: &StaffName) -> Zeroizing<String> {
        let (issuer, secret) = (percent_encoded(service), self.to_text());
        let name = percent_encoded(name.as_str());
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={}",
            *secret,
            STEP_MS / 1_000,
        ))
    }

    /// The code of a step.
    pub fn code_at(&self, step: TimeStep) -> Code {
        let key = Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, &*self.0);
        let tag = sign(&key, &step.0.to_be_bytes());
        let tag = tag.as_ref();
        let at = usize::from(tag[tag.len() - 1] & 0xf);
        let four = tag[at..at + 4].try_into().expect("the offset is at most 15 of 20 bytes");
        Code((u32::from_be_bytes(four) & 0x7fff_ffff) % CODES)
    }

    /// The step that this code is good for, among those after `newest`: each code is taken
    /// once, and none that is older than one that was taken (RFC 6238, 5.2).
    pub fn step_of(&self, code: Code, now: Moment, newest: TimeStep) -> Option<TimeStep> {
        let TimeStep(now) = TimeStep::at(now);
        let around = now.saturating_sub(STEPS_OFF)..=now.saturating_add(STEPS_OFF);
        around.map(TimeStep).find(|step| *step > newest && self.code_at(*step) == code)
    }
}

impl fmt::Debug for AuthenticatorSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthenticatorSecret(…)")
    }
}

impl Code {
    /// Six digits, with blanks wherever they stand: apps show them in groups.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut digits = typed.chars().filter(|sign| !sign.is_whitespace());
        let mut code = 0;
        for _ in 0..DIGITS {
            code = code * 10 + digits.next()?.to_digit(10)?;
        }
        digits.next().is_none().then_some(Self(code))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0DIGITS$}", self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl TimeStep {
    /// Before every code there is.
    pub const NONE: Self = Self(0);

    /// The one that this moment is in.
    pub const fn at(moment: Moment) -> Self {
        Self(moment.0 / STEP_MS)
    }
}

/// For a part of an address: all but letters, digits and `-._~` as `%XX` (RFC 3986).
fn percent_encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let sign = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appendix B of RFC 6238; the last six digits of the eight that stand there.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = AuthenticatorSecret(Zeroizing::new(*b"12345678901234567890"));
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code_at(TimeStep::at(Moment(seconds * 1_000))).to_string(), code, "{seconds}");
        }
    }

    #[test]
    fn a_phone_may_be_one_step_off_and_not_two() {
        let secret = AuthenticatorSecret::random();
        let step = TimeStep(60_000_000);
        let code = secret.code_at(step);
        let at = |seconds: i64| {
            let now = Moment((step.0 * STEP_MS).saturating_add_signed(seconds * 1_000));
            secret.step_of(code, now, TimeStep::NONE)
        };
        // A code of another step is this one by chance, three times in a million.
        for (seconds, taken) in [(-31, false), (-30, true), (0, true), (29, true), (59, true), (60, false)] {
            assert_eq!(at(seconds), taken.then_some(step), "{seconds} seconds");
        }
    }

    #[test]
    fn a_code_is_taken_once_and_none_older_after_it() {
        let secret = AuthenticatorSecret::random();
        let (step, now) = (TimeStep(60_000_000), Moment(60_000_000 * STEP_MS));
        let (before, code) = (secret.code_at(TimeStep(step.0 - 1)), secret.code_at(step));
        assert_eq!(secret.step_of(code, now, TimeStep(step.0 - 1)), Some(step));
        assert_eq!(secret.step_of(code, now, step), None, "again");
        assert_eq!(secret.step_of(before, now, step), None, "the one before");
    }

    #[test]
    fn a_code_is_six_digits_however_they_are_grouped() {
        let secret = AuthenticatorSecret::random();
        let code = secret.code_at(TimeStep(7));
        let text = code.to_string();
        assert_eq!(Code::parse(&format!("{} {}", &text[..3], &text[3..])), Some(code));
        assert_eq!(Code::parse("000042").map(|code| code.to_string()).as_deref(), Some("000042"));
        for bad in ["", "12345", "1234567", "12345x", "-12345", "１２３４５６"] {
            assert_eq!(Code::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_app_reads_the_secret_from_the_address_or_the_text() {
        let secret = AuthenticatorSecret(Zeroizing::new(*b"12345678901234567890"));
        let text = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assert_eq!(*secret.to_text(), text);
        assert_eq!(AuthenticatorSecret::parse(text), Some(secret.clone()));
        assert_eq!(AuthenticatorSecret::parse(&text[..30]), None);
        assert_eq!(
            *secret.address("Unge & åpne", &StaffName::parse("ida").unwrap()),
            format!(
                "otpauth://totp/Unge%20%26%20%C3%A5pne:ida?secret={text}\
                 &issuer=Unge%20%26%20%C3%A5pne&algorithm=SHA1&digits=6&period=30"
            ),
        );
        assert_eq!(format!("{secret:?}"), "AuthenticatorSecret(…)");
    }
}
