//! Between our page and the provider's, and back: what the browser carries, sealed, so that any
//! node takes it up. It is no session. It names one journey: the state and the nonce that must
//! come back, and the secret that only the browser of whoever began it brings along (PKCE).

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::domain::seal::Seal;
use crate::domain::secret::ClusterSecret;
use crate::protocol::ids::Token;

/// So long one may be on the way: time for the provider's own second step, with a phone that has
/// to be fetched.
pub const JOURNEY_FOR: Duration = Duration::from_mins(10);

const PURPOSE: &str = "fortrolig provider journey v1";

/// Why somebody goes to the provider.
#[derive(Debug)]
pub enum Errand {
    /// To sign in.
    SignIn,
    /// To sign in again in a window of its own, beside a talk that must not be left.
    Beside,
    /// To bind the account that they are invited to, with this invitation.
    Bind(Token),
}

/// Somebody is on the way.
#[derive(Debug)]
pub struct Journey {
    /// When they set out.
    pub begun: Moment,
    /// Names this one journey; it must come back in the address.
    pub state: Token,
    /// It must come back in what the provider signs.
    pub nonce: Token,
    /// What the provider has seen only the hash of.
    pub verifier: Token,
    /// Why.
    pub errand: Errand,
}

impl Journey {
    /// One that begins now.
    pub fn begin(begun: Moment, errand: Errand) -> Self {
        let (state, nonce, verifier) = (Token::random(), Token::random(), Token::random());
        Self { begun, state, nonce, verifier, errand }
    }
}

/// No token is so short.
const SIGN_IN: &str = "in";
const BESIDE: &str = "beside";

/// Seals journeys and reads them back, with the cluster's secret.
#[derive(Debug)]
pub struct Journeys(Seal);

impl Journeys {
    /// With the cluster's secret.
    pub fn new(secret: &ClusterSecret) -> Self {
        Self(Seal::new(secret, PURPOSE))
    }

    /// For the browser to carry.
    pub fn seal(&self, journey: &Journey) -> String {
        let Journey { begun, state, nonce, verifier, errand } = journey;
        let errand = match errand {
            Errand::SignIn => SIGN_IN.to_owned(),
            Errand::Beside => BESIDE.to_owned(),
            Errand::Bind(invitation) => invitation.to_text(),
        };
        let tokens = [state, nonce, verifier].map(Token::to_text).join(".");
        let plain = Zeroizing::new(format!("{}.{tokens}.{errand}", begun.0));
        BASE64URL_NOPAD.encode(&self.0.seal(b"", plain.as_bytes()))
    }

    /// What a browser carried; `None` when it was altered, forged, or is too old.
    pub fn open(&self, carried: &str, now: Moment) -> Option<Journey> {
        let plain = self.0.open(b"", &BASE64URL_NOPAD.decode(carried.as_bytes()).ok()?)?;
        let plain = Zeroizing::new(String::from_utf8(plain).ok()?);
        let mut parts = plain.split('.');
        let begun = Moment(parts.next()?.parse().ok()?);
        let mut token = || parts.next().and_then(Token::parse);
        let (state, nonce, verifier) = (token()?, token()?, token()?);
        let errand = match parts.next()? {
            SIGN_IN => Errand::SignIn,
            BESIDE => Errand::Beside,
            invitation => Errand::Bind(Token::parse(invitation)?),
        };
        (now.since(begun) < JOURNEY_FOR).then_some(Journey { begun, state, nonce, verifier, errand })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_790_000_000_000);

    fn journeys(secret: u8) -> Journeys {
        Journeys::new(&ClusterSecret::new([secret; 32], None))
    }

    #[test]
    fn somebody_comes_back_within_ten_minutes_on_the_errand_they_went_on() {
        let invitation = Token::random();
        let gone = Journey::begin(NOW, Errand::Bind(invitation));
        let carried = journeys(1).seal(&gone);
        let at = |seconds| journeys(1).open(&carried, NOW.after(Duration::from_secs(seconds)));
        let back = at(599).expect("ten minutes are not over");
        assert_eq!([&back.state, &back.nonce, &back.verifier], [&gone.state, &gone.nonce, &gone.verifier],);
        assert!(matches!(back.errand, Errand::Bind(token) if token == invitation));
        assert!(at(600).is_none());
        for (errand, same) in [(Errand::SignIn, "SignIn"), (Errand::Beside, "Beside")] {
            let carried = journeys(1).seal(&Journey::begin(NOW, errand));
            assert_eq!(format!("{:?}", journeys(1).open(&carried, NOW).unwrap().errand), same);
        }
    }

    #[test]
    fn nobody_makes_one_alters_one_or_reads_it() {
        let journey = Journey::begin(NOW, Errand::SignIn);
        let carried = journeys(1).seal(&journey);
        assert!(!carried.contains(&journey.verifier.to_text()));
        assert!(journeys(2).open(&carried, NOW).is_none(), "another cluster");
        for at in 0..carried.len() {
            let mut altered = carried.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).unwrap();
            assert!(journeys(1).open(&altered, NOW).is_none(), "{at}");
        }
        for bad in ["", "<script>", "AAAA"] {
            assert!(journeys(1).open(bad, NOW).is_none(), "{bad}");
        }
    }
}
