//! Codes for the day the phone is lost: written down at the set-up, each good once. They
//! are kept as passwords are, so the records give none away.

use std::fmt;

use zeroize::Zeroizing;

use crate::domain::password::{Password, PasswordHash};
use crate::protocol::ids::random_bytes;

/// How many are made at a set-up.
pub const RECOVERY_CODES: usize = 10;

/// Digits and letters that cannot be mistaken for one another on paper (Crockford's base32).
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 60 random bits: beyond guessing behind the limits, and beyond reckoning behind Argon2id.
const LENGTH: usize = 12;

const GROUP: usize = 4;

/// One of them. Overwritten when dropped, hidden in `Debug`.
pub struct RecoveryCode(Password);

impl RecoveryCode {
    /// A new one.
    pub fn generate() -> Self {
        let signs = random_bytes::<LENGTH>().map(|byte| char::from(SIGNS[usize::from(byte % 32)]));
        Self::of(&Zeroizing::new(signs.iter().collect()))
    }

    /// Reads one as it was written down: in capitals or not, with or without dashes, and
    /// with an `o` for a nought or an `l` for a one.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        for sign in typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-') {
            let sign = match sign.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                sign => sign,
            };
            if code.len() == LENGTH || !SIGNS.contains(&u8::try_from(sign).ok()?) {
                return None;
            }
            code.push(sign);
        }
        (code.len() == LENGTH).then(|| Self::of(&code))
    }

    /// To be shown once: three groups of four.
    pub fn reveal(&self) -> Zeroizing<String> {
        let code = self.0.reveal();
        let groups: Vec<&str> = (0..LENGTH).step_by(GROUP).map(|at| &code[at..at + GROUP]).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// What is kept of it. Slow.
    pub fn hash(&self) -> PasswordHash {
        PasswordHash::of(&self.0)
    }

    /// Which of these was kept of it. Slow.
    pub fn find<'a>(&self, kept: &'a [PasswordHash]) -> Option<&'a PasswordHash> {
        kept.iter().find(|kept| kept.matches(&self.0))
    }

    fn of(signs: &Zeroizing<String>) -> Self {
        Self(Password::parse(signs).expect("twelve plain signs may be a password"))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_was_written_down_and_no_other_is() {
        let code = RecoveryCode::generate();
        let kept = [RecoveryCode::generate().hash(), code.hash()];
        let shown = code.reveal();
        assert_eq!(shown.len(), 14);
        for typed in
            [shown.to_string(), shown.to_uppercase(), shown.replace('-', " "), shown.replace('0', "O")]
        {
            let read = RecoveryCode::parse(&typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(read.find(&kept), Some(&kept[1]), "{typed}");
        }
        assert!(RecoveryCode::generate().find(&kept).is_none());
        assert!(!kept[1].as_str().contains(shown.as_str()));
    }

    #[test]
    fn what_has_another_form_is_no_code() {
        for bad in
            ["", "abcd-efgh-jkm", "abcd-efgh-jkmn-p", "abcd-efgh-jkmu", "æbcd-efgh-jkmn", &"0".repeat(5_000)]
        {
            assert!(RecoveryCode::parse(bad).is_none(), "{bad}");
        }
        assert!(RecoveryCode::parse("abcd-efgh-jkmn").is_some());
        assert_eq!(format!("{:?}", RecoveryCode::generate()), "RecoveryCode(…)");
    }
}
