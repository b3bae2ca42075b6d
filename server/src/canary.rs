//! The canary: a program that goes the whole way of a visitor and of a counsellor every few
//! minutes, from outside, and tells what people would have felt. It is a client like any other
//! and knows nothing of the server but its wire; where it goes in is
//! [`crate::transport::lane`].
//!
//! Read `round` for the way it goes, `step` for where it can fall, `numbers` for what it tells.

pub mod numbers;
pub mod round;
mod socket;
mod stage;
pub mod step;
pub mod way;

use secrecy::SecretString;

use crate::domain::second_step::AuthenticatorSecret;

/// What the canary signs in with. Hidden in `Debug`.
pub struct Credentials {
    /// The name of its account.
    pub name: String,
    /// The password.
    pub password: SecretString,
    /// What its codes are reckoned from, where staff need a second step.
    pub second_step: Option<AuthenticatorSecret>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(…)")
    }
}
