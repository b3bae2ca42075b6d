//! What the provider signs (an ID token, OpenID Connect Core 1.0), read and checked. With
//! `remote` the only code that knows its form.
//!
//! `jsonwebtoken` checks the signature, who signed it and for whom it is; times are compared
//! here, by the clock that is handed in. A token without a signature, or with one that our
//! secret could have made, is not even read: only signatures with a key pair are taken.

use std::time::Duration;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;

use crate::clock::Moment;
use crate::domain::provider::{StrongEnough, Subject};

/// What a provider may sign with.
const TAKEN: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Two clocks may differ by this.
const CLOCKS_DIFFER: Duration = Duration::from_mins(1);

/// What a token must say to be an answer to our question.
#[derive(Debug)]
pub(super) struct Expected<'a> {
    /// Who signs.
    pub(super) issuer: &'a str,
    /// For whom.
    pub(super) client_id: &'a str,
    /// What we sent along.
    pub(super) nonce: &'a str,
    /// When we asked, by the clock on the wall.
    pub(super) asked: Moment,
    /// What that clock says now.
    pub(super) now: Moment,
    /// What counts as a second step.
    pub(super) strong_enough: &'a StrongEnough,
}

/// What it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// Who is there.
    pub(super) subject: Subject,
    /// Whether that counts as both steps.
    pub(super) is_strong: bool,
}

/// Why it is not believed, in a fixed word for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unbelieved(pub(super) &'static str);

#[derive(Deserialize)]
struct Claims {
    sub: String,
    aud: OneOrMany,
    azp: Option<String>,
    /// Seconds since 1970, with a fraction in some.
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    auth_time: Option<f64>,
    nonce: Option<String>,
    acr: Option<String>,
    amr: Option<OneOrMany>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn all(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

/// Reads a token and checks everything there is to check.
pub(super) fn read(token: &str, keys: &[Jwk], expected: &Expected<'_>) -> Result<Said, Unbelieved> {
    let header = decode_header(token).map_err(|_| Unbelieved("unreadable"))?;
    if !TAKEN.contains(&header.alg) {
        return Err(Unbelieved("algorithm"));
    }
    // Something there is that we would have to understand, and do not.
    if header.crit.is_some() {
        return Err(Unbelieved("unreadable"));
    }
    let key = find(keys, header.kid.as_deref()).ok_or(Unbelieved("key"))?;
    if key.common.key_algorithm.is_some_and(|named| named.to_string() != format!("{:?}", header.alg)) {
        return Err(Unbelieved("algorithm"));
    }
    let key = DecodingKey::from_jwk(key).map_err(|_| Unbelieved("key"))?;
    let mut validation = Validation::new(header.alg);
    validation.set_issuer(&[expected.issuer]);
    validation.set_audience(&[expected.client_id]);
    validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
    // By the machine's own clock; see `check_times`.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let claims = decode::<Claims>(token, &key, &validation).map_err(|error| reason(error.kind()))?.claims;
    check_times(&claims, expected)?;
    let nonce = claims.nonce.as_deref().unwrap_or_default();
    if verify_slices_are_equal(nonce.as_bytes(), expected.nonce.as_bytes()).is_err() {
        return Err(Unbelieved("nonce"));
    }
    let is_for_others = claims.aud.all().iter().any(|whom| whom != expected.client_id);
    match &claims.azp {
        Some(azp) if azp != expected.client_id => return Err(Unbelieved("audience")),
        None if is_for_others => return Err(Unbelieved("audience")),
        Some(_) | None => {}
    }
    let methods = claims.amr.map(OneOrMany::all).unwrap_or_default();
    let is_strong = expected.strong_enough.is(claims.acr.as_deref(), &methods);
    let subject = Subject::parse(&claims.sub).ok_or(Unbelieved("subject"))?;
    Ok(Said { subject, is_strong })
}

/// It must be of now, an answer to what we asked, and somebody must have shown who they are
/// since: whoever finds an open window and a provider that still knows its owner does not get in.
fn check_times(claims: &Claims, expected: &Expected<'_>) -> Result<(), Unbelieved> {
    let seconds = |moment: Moment| Duration::from_millis(moment.0).as_secs_f64();
    let differ = CLOCKS_DIFFER.as_secs_f64();
    let (now, asked) = (seconds(expected.now), seconds(expected.asked));
    if claims.exp + differ <= now {
        return Err(Unbelieved("expired"));
    }
    if claims.iat > now + differ || claims.nbf.is_some_and(|from| from > now + differ) {
        return Err(Unbelieved("not_yet"));
    }
    if claims.iat + differ < asked {
        return Err(Unbelieved("older_than_the_question"));
    }
    match claims.auth_time {
        None => Err(Unbelieved("auth_time_missing")),
        Some(at) if at + differ < asked => Err(Unbelieved("not_authenticated_anew")),
        Some(_) => Ok(()),
    }
}

/// The key of this name; without a name, the only one there is for signing.
fn find<'k>(keys: &'k [Jwk], name: Option<&str>) -> Option<&'k Jwk> {
    let signs = |key: &&Jwk| !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption));
    let mut found =
        keys.iter().filter(signs).filter(|key| name.is_none() || key.common.key_id.as_deref() == name);
    let only = found.next();
    if found.next().is_some() { None } else { only }
}

fn reason(kind: &ErrorKind) -> Unbelieved {
    Unbelieved(match kind {
        ErrorKind::InvalidSignature => "signature",
        ErrorKind::InvalidIssuer => "issuer",
        ErrorKind::InvalidAudience => "audience",
        ErrorKind::InvalidAlgorithm | ErrorKind::InvalidAlgorithmName => "algorithm",
        ErrorKind::MissingRequiredClaim(_) => "claim_missing",
        _ => "unreadable",
    })
}

#[cfg(test)]
mod tests;
