//! Between the two steps: what the browser of somebody who has taken the first one carries to the
//! second. It is sealed, is no session, and opens nothing but the second step.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::authenticator::AuthenticatorSecret;
use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::credentials::Era;
use crate::domain::seal::Seal;
use crate::domain::secret::ClusterSecret;
use crate::protocol::ids::Token;

/// So long after the first step the second step may be taken: time to fetch a phone, and to
/// install an app at the first sign-in.
pub const HALF_WAY_FOR: Duration = Duration::from_mins(5);

const PURPOSE: &str = "fortrolig sign-in half way v1";

/// Somebody who has taken the first step.
#[derive(Debug)]
pub struct HalfWay {
    /// Whose account it is.
    pub staff: StaffId,
    /// When.
    pub begun: Moment,
    /// The era of the account at that time: the way ends with it.
    pub era: Era,
    /// Names this one way, so that it is gone once.
    pub way: Token,
    /// What was the first step.
    pub first: FirstStep,
    /// What comes now.
    pub next: Next,
}

/// What somebody has come this far with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstStep {
    /// Their password.
    Password,
    /// The word of the sign-in provider.
    Provider,
}

/// What comes after the first step.
#[derive(Debug)]
pub enum Next {
    /// A code, or a recovery code.
    Code,
    /// Setting up an app, with this secret.
    SetUp(AuthenticatorSecret),
    /// Both steps are taken; now a password of one's own, in place of an issued one.
    Password,
}

/// Stands where a secret would; no secret has this sign.
const PASSWORD: &str = "!";

/// Stands after it on a way that began at the provider.
const PROVIDER: &str = "provider";

impl HalfWay {
    /// From a password to this step.
    pub fn begin(staff: StaffId, era: Era, begun: Moment, next: Next) -> Self {
        Self { staff, begun, era, way: Token::random(), first: FirstStep::Password, next }
    }

    /// The same from the provider.
    #[must_use]
    pub fn from_provider(self) -> Self {
        Self { first: FirstStep::Provider, ..self }
    }
}

/// Seals ways and reads them back, with the cluster's secret: the second step may be taken
/// at another node.
#[derive(Debug)]
pub struct HalfWays(Seal);

impl HalfWays {
    /// With the cluster's secret.
    pub fn new(secret: &ClusterSecret) -> Self {
        Self(Seal::new(secret, PURPOSE))
    }

    /// For the browser to carry.
    pub fn seal(&self, half_way: &HalfWay) -> String {
        let HalfWay { staff, begun, era, way, first, next } = half_way;
        let secret = match next {
            Next::Code => Zeroizing::default(),
            Next::SetUp(secret) => secret.to_text(),
            Next::Password => Zeroizing::new(PASSWORD.to_owned()),
        };
        let first = match first {
            FirstStep::Password => "",
            FirstStep::Provider => PROVIDER,
        };
        let way = way.to_text();
        let plain = Zeroizing::new(format!("{staff}.{}.{}.{way}.{}.{first}", begun.0, era.0, *secret));
        BASE64URL_NOPAD.encode(&self.0.seal(b"", plain.as_bytes()))
    }

    /// What a browser carried; `None` when it was altered, forged, or is too old.
    pub fn open(&self, carried: &str, now: Moment) -> Option<HalfWay> {
        let plain = self.0.open(b"", &BASE64URL_NOPAD.decode(carried.as_bytes()).ok()?)?;
        let plain = Zeroizing::new(String::from_utf8(plain).ok()?);
        let mut parts = plain.split('.');
        let staff = Uuid::parse_str(parts.next()?).ok()?;
        let begun = Moment(parts.next()?.parse().ok()?);
        let era = Era(parts.next()?.parse().ok()?);
        let way = Token::parse(parts.next()?)?;
        let next = match parts.next()? {
            "" => Next::Code,
            PASSWORD => Next::Password,
            secret => Next::SetUp(AuthenticatorSecret::parse(secret)?),
        };
        // A node of the release before writes nothing here.
        let first = match parts.next() {
            None | Some("") => FirstStep::Password,
            Some(PROVIDER) => FirstStep::Provider,
            Some(_) => return None,
        };
        (now.since(begun) < HALF_WAY_FOR).then_some(HalfWay { staff, begun, era, way, first, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDA: StaffId = Uuid::from_u128(1);
    const NOW: Moment = Moment(1_790_000_000_000);

    fn half_ways(secret: u8) -> HalfWays {
        HalfWays::new(&ClusterSecret::new([secret; 32], None))
    }

    #[test]
    fn a_way_leads_where_it_led_and_ends_after_five_minutes() {
        let secret = AuthenticatorSecret::random();
        let carried = half_ways(1).seal(&HalfWay::begin(IDA, Era(4), NOW, Next::SetUp(secret.clone())));
        let at = |seconds| half_ways(1).open(&carried, NOW.after(Duration::from_secs(seconds)));
        let read = at(299).expect("it is good for five minutes");
        assert_eq!((read.staff, read.era, read.begun), (IDA, Era(4), NOW));
        assert_eq!(read.first, FirstStep::Password);
        assert!(matches!(read.next, Next::SetUp(read) if read == secret));
        assert!(at(300).is_none());
        let carried = half_ways(1).seal(&HalfWay::begin(IDA, Era(4), NOW, Next::Code));
        assert!(matches!(half_ways(1).open(&carried, NOW), Some(HalfWay { next: Next::Code, .. })));
        let carried = half_ways(1).seal(&HalfWay::begin(IDA, Era(4), NOW, Next::Password));
        assert!(matches!(half_ways(1).open(&carried, NOW), Some(HalfWay { next: Next::Password, .. })));
        let from_provider = HalfWay::begin(IDA, Era(4), NOW, Next::Code).from_provider();
        let read = half_ways(1).open(&half_ways(1).seal(&from_provider), NOW).unwrap();
        assert_eq!((read.first, matches!(read.next, Next::Code)), (FirstStep::Provider, true));
    }

    #[test]
    fn nobody_makes_one_alters_one_or_reads_the_secret_in_it() {
        let secret = AuthenticatorSecret::random();
        let carried = half_ways(1).seal(&HalfWay::begin(IDA, Era(4), NOW, Next::SetUp(secret.clone())));
        assert!(!carried.contains(secret.to_text().as_str()));
        assert!(half_ways(2).open(&carried, NOW).is_none(), "another cluster");
        for at in 0..carried.len() {
            let mut altered = carried.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).unwrap();
            assert!(half_ways(1).open(&altered, NOW).is_none(), "{at}");
        }
        for bad in ["", "<script>", "AAAA"] {
            assert!(half_ways(1).open(bad, NOW).is_none(), "{bad}");
        }
    }
}
