//! Who is too fast. One method per action; each says how long to wait. Knows
//! networks only as [`NetworkKey`]s, and forgets them within the hour.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{NotUntil, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::network::{NetworkKey, NetworkKeys};
use crate::clock::{Clock, Moment};
use crate::config::{Limits, Rate};
use crate::domain::counsellor::StaffId;

/// Allowed, or how long to wait.
pub type Allowed = Result<(), Duration>;

/// The limits of the whole node.
#[derive(Debug)]
pub struct Limiter {
    keys: NetworkKeys,
    connects: Keyed,
    joins: Keyed,
    sign_ins: Keyed,
    account_sign_ins: Keyed,
    account_codes: Keyed,
    lost_sign_outs: Keyed,
    node_lost_sign_outs: Direct,
    service_joins: Direct,
    sockets: Arc<Semaphore>,
    socket_frames: Rate,
    socket_messages: Rate,
    socket_typing: Rate,
    ticks: Ticks,
}

impl Limiter {
    /// With the rates of the settings.
    pub fn new(limits: &Limits, clock: Arc<dyn Clock>) -> Self {
        let keys = NetworkKeys::new(clock.now());
        let ticks = Ticks(clock);
        let most = limits.networks_max;
        Self {
            keys,
            connects: Keyed::new(limits.network_connects, most, &ticks),
            joins: Keyed::new(limits.network_joins, most, &ticks),
            sign_ins: Keyed::new(limits.network_sign_ins, most, &ticks),
            account_sign_ins: Keyed::new(limits.account_sign_ins, most, &ticks),
            account_codes: Keyed::new(limits.account_codes, most, &ticks),
            lost_sign_outs: Keyed::new(limits.network_sign_ins, most, &ticks),
            node_lost_sign_outs: direct(LOST_SIGN_OUTS, &ticks),
            service_joins: direct(limits.service_joins, &ticks),
            sockets: Arc::new(Semaphore::new(usize::try_from(limits.sockets_max).unwrap_or(usize::MAX))),
            socket_frames: limits.socket_frames,
            socket_messages: limits.socket_messages,
            socket_typing: limits.socket_typing,
            ticks,
        }
    }

    /// The network of an address. Do this first and keep only the key.
    pub fn network(&self, address: IpAddr) -> NetworkKey {
        self.keys.network(address)
    }

    /// A new socket.
    pub fn connect(&self, network: NetworkKey) -> Allowed {
        self.connects.check(network)
    }

    /// A visitor asks for a talk.
    pub fn join(&self, network: NetworkKey) -> Allowed {
        self.joins.check(network)
    }

    /// A visitor asks for a talk: the whole service.
    pub fn service_join(&self) -> Allowed {
        self.service_joins.check().map_err(|refused| self.ticks.wait(&refused))
    }

    /// Somebody tries to sign in to the account named so, which need not exist. What others
    /// try from other networks does not count: a name is no secret, and whoever knows it must
    /// not be able to keep a colleague out.
    pub fn sign_in(&self, network: NetworkKey, account: &str) -> Allowed {
        self.sign_ins.check(network)?;
        self.account_sign_ins.check(self.keys.account_from(network, account))
    }

    /// Somebody who knows the account's password gives a code. It counts wherever it comes
    /// from: otherwise each network could guess anew.
    pub fn code(&self, network: NetworkKey, account: StaffId) -> Allowed {
        self.sign_ins.check(network)?;
        self.account_codes.check(self.keys.account(account))
    }

    /// Somebody signs out of a session that nobody here knows. It takes a place among the
    /// sessions for a while, so there is a rate for each network, that of sign-ins, and one for
    /// all of them: whatever comes from however many networks, new sessions find their place.
    pub fn lost_sign_out(&self, network: NetworkKey) -> Allowed {
        self.lost_sign_outs.check(network)?;
        self.node_lost_sign_outs.check().map_err(|refused| self.ticks.wait(&refused))
    }

    /// Somebody comes with a passkey or an invitation. It counts for the network alone: there is
    /// nothing to guess, and nobody is named before it has been checked.
    pub fn passkey(&self, network: NetworkKey) -> Allowed {
        self.sign_ins.check(network)
    }

    /// Somebody comes back from the sign-in provider. It counts for the network alone, as a passkey
    /// does.
    pub fn provider(&self, network: NetworkKey) -> Allowed {
        self.sign_ins.check(network)
    }

    /// Room for one more socket, held until dropped. `None` when the node is full.
    pub fn socket(&self) -> Option<OwnedSemaphorePermit> {
        self.sockets.clone().try_acquire_owned().ok()
    }

    /// The limits of one new connection.
    pub fn connection(&self) -> ConnectionLimiter {
        ConnectionLimiter {
            frames: direct(self.socket_frames, &self.ticks),
            refused: 0,
            messages: direct(self.socket_messages, &self.ticks),
            typing: direct(self.socket_typing, &self.ticks),
            ticks: self.ticks.clone(),
        }
    }

    /// Forgets whoever has been quiet, and replaces the key when its hour is over.
    /// To be called every minute: a network that comes once would be remembered for
    /// ever otherwise.
    pub fn tend(&self, now: Moment) {
        self.keys.tend(now);
        self.keyed().into_iter().for_each(Keyed::forget_quiet);
    }

    /// Networks and accounts remembered right now, for the metric.
    pub fn remembered(&self) -> usize {
        self.keyed().into_iter().map(|keyed| keyed.limiter.len()).sum()
    }

    fn keyed(&self) -> [&Keyed; 6] {
        let [a, b, c] = [&self.sign_ins, &self.account_sign_ins, &self.account_codes];
        [&self.connects, &self.joins, a, b, c, &self.lost_sign_outs]
    }
}

/// Sign-outs of sessions that nobody knows, from everywhere. After a loss of live state every
/// counsellor of a large service may sign out at once; each is noted for two minutes, so there
/// are never more than 220 of them.
const LOST_SIGN_OUTS: Rate =
    Rate { every: Duration::from_secs(1), burst: NonZeroU32::new(100).expect("above zero") };

/// Frames over the rate that are answered before the socket is closed. A page that was
/// frozen may send what it held back all at once; nothing else sends this many.
const REFUSED_FRAMES_MAX: u32 = 200;

/// The limits of one connection.
#[derive(Debug)]
pub struct ConnectionLimiter {
    frames: Direct,
    refused: u32,
    messages: Direct,
    typing: Direct,
    ticks: Ticks,
}

impl ConnectionLimiter {
    /// Any frame at all.
    pub fn frame(&self) -> Allowed {
        self.frames.check().map_err(|refused| self.ticks.wait(&refused))
    }

    /// Counts a frame that was refused for its rate; `true` when there were too many.
    pub fn is_out_of_patience(&mut self) -> bool {
        self.refused += 1;
        self.refused >= REFUSED_FRAMES_MAX
    }

    /// A frame that does something.
    pub fn message(&self) -> Allowed {
        self.messages.check().map_err(|refused| self.ticks.wait(&refused))
    }

    /// "Is writing". One that is refused may be dropped: the next one says the same.
    pub fn typing(&self) -> Allowed {
        self.typing.check().map_err(|refused| self.ticks.wait(&refused))
    }
}

type Direct = RateLimiter<NotKeyed, InMemoryState, Ticks, NoOpMiddleware<Duration>>;

fn direct(rate: Rate, ticks: &Ticks) -> Direct {
    RateLimiter::direct_with_clock(quota(rate), ticks.clone())
}

fn quota(rate: Rate) -> Quota {
    Quota::with_period(rate.every).expect("the settings allow no rate of zero").allow_burst(rate.burst)
}

/// One rate for each of many networks, with a bound on how many are told apart.
#[derive(Debug)]
struct Keyed {
    limiter: RateLimiter<NetworkKey, DashMapStateStore<NetworkKey>, Ticks, NoOpMiddleware<Duration>>,
    most: usize,
    ticks: Ticks,
}

impl Keyed {
    fn new(rate: Rate, most: u32, ticks: &Ticks) -> Self {
        let limiter = RateLimiter::dashmap_with_clock(quota(rate), ticks.clone());
        Self { limiter, most: usize::try_from(most).unwrap_or(usize::MAX), ticks: ticks.clone() }
    }

    /// At the bound, networks share the rate of their group. A flood from very many
    /// networks then slows itself, and a visitor meets it in one group of 65 536.
    fn check(&self, key: NetworkKey) -> Allowed {
        let key = if self.limiter.len() < self.most { key } else { key.group() };
        self.limiter.check_key(&key).map_err(|refused| self.ticks.wait(&refused))
    }

    fn forget_quiet(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }
}

/// Our clock, as governor asks for it.
#[derive(Clone, Debug)]
struct Ticks(Arc<dyn Clock>);

impl Ticks {
    fn wait(&self, refused: &NotUntil<Duration>) -> Duration {
        refused.wait_time_from(GovernorClock::now(self))
    }
}

impl GovernorClock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.0.now().since(Moment(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::MockClock;
    use crate::config::Settings;

    fn limiter(change: impl FnOnce(&mut Limits)) -> (Limiter, Arc<MockClock>) {
        let clock = Arc::new(MockClock::at(Moment(1_790_000_000_000)));
        let mut limits = Settings::defaults().limits;
        change(&mut limits);
        (Limiter::new(&limits, clock.clone()), clock)
    }

    fn rate(every: Duration, burst: u32) -> Rate {
        Rate { every, burst: burst.try_into().unwrap() }
    }

    fn address(n: u32) -> IpAddr {
        IpAddr::from(n.to_be_bytes())
    }

    #[test]
    fn a_network_that_is_too_fast_is_told_how_long_to_wait_and_others_are_not_touched() {
        let (limiter, clock) = limiter(|limits| limits.network_joins = rate(Duration::from_secs(10), 2));
        let (school, home) = (limiter.network(address(1)), limiter.network(address(2)));
        assert_eq!(limiter.join(school), Ok(()));
        assert_eq!(limiter.join(school), Ok(()));
        assert_eq!(limiter.join(school), Err(Duration::from_secs(10)));
        assert_eq!(limiter.join(home), Ok(()));
        clock.pass(Duration::from_secs(10));
        assert_eq!(limiter.join(school), Ok(()));
    }

    #[test]
    fn guessing_is_slowed_and_keeps_nobody_out_who_comes_from_elsewhere() {
        let (limiter, _) = limiter(|limits| limits.account_sign_ins = rate(Duration::from_mins(1), 3));
        let (guesser, home) = (limiter.network(address(1)), limiter.network(address(2)));
        for _ in 0..3 {
            assert_eq!(limiter.sign_in(guesser, "ida"), Ok(()));
        }
        assert_eq!(limiter.sign_in(guesser, " IDA "), Err(Duration::from_mins(1)));
        assert_eq!(limiter.sign_in(guesser, "omar"), Ok(()));
        assert_eq!(limiter.sign_in(home, "ida"), Ok(()));
    }

    #[test]
    fn guessing_codes_of_one_account_from_many_networks_is_slowed() {
        let (limiter, _) = limiter(|limits| limits.account_codes = rate(Duration::from_mins(5), 3));
        let (ida, omar) = (StaffId::from_u128(1), StaffId::from_u128(2));
        for n in 0..3 {
            assert_eq!(limiter.code(limiter.network(address(n)), ida), Ok(()));
        }
        assert_eq!(limiter.code(limiter.network(address(9)), ida), Err(Duration::from_mins(5)));
        assert_eq!(limiter.code(limiter.network(address(9)), omar), Ok(()));
    }

    #[test]
    fn one_network_tries_passwords_codes_and_keys_at_one_rate() {
        let (limiter, _) = limiter(|limits| limits.network_sign_ins = rate(Duration::from_secs(6), 2));
        let network = limiter.network(address(1));
        assert_eq!(limiter.sign_in(network, "ida"), Ok(()));
        assert_eq!(limiter.code(network, StaffId::from_u128(1)), Ok(()));
        assert_eq!(limiter.code(network, StaffId::from_u128(2)), Err(Duration::from_secs(6)));
        assert_eq!(limiter.passkey(network), Err(Duration::from_secs(6)));
        assert_eq!(limiter.provider(network), Err(Duration::from_secs(6)));
    }

    #[test]
    fn signing_out_of_nothing_has_a_rate_for_each_network_and_one_for_all_of_them() {
        let (limiter, clock) = limiter(|limits| limits.network_sign_ins = rate(Duration::from_secs(6), 2));
        let one = limiter.network(address(1));
        assert_eq!((limiter.lost_sign_out(one), limiter.lost_sign_out(one)), (Ok(()), Ok(())));
        assert_eq!(limiter.lost_sign_out(one), Err(Duration::from_secs(6)));
        assert_eq!(limiter.sign_in(one, "ida"), Ok(()), "it takes nothing from signing in");
        let noted =
            || (2..1_000).filter(|n| limiter.lost_sign_out(limiter.network(address(*n))).is_ok()).count();
        assert_eq!(noted(), 98);
        clock.pass(Duration::from_secs(1));
        assert_eq!(noted(), 1);
    }

    #[test]
    fn a_writer_who_pastes_a_flood_waits_a_moment() {
        let (limiter, clock) = limiter(|limits| limits.socket_messages = rate(Duration::from_millis(250), 4));
        let connection = limiter.connection();
        let accepted = (0..10).filter(|_| connection.message().is_ok()).count();
        assert_eq!(accepted, 4);
        clock.pass(Duration::from_millis(250));
        assert_eq!(connection.message(), Ok(()));
        assert!(connection.typing().is_ok());
        assert!(limiter.connection().message().is_ok());
    }

    #[test]
    fn the_quiet_are_forgotten() {
        let (limiter, clock) = limiter(|_| {});
        for n in 0..500 {
            assert_eq!(limiter.connect(limiter.network(address(n))), Ok(()));
        }
        assert_eq!(limiter.remembered(), 500);
        clock.pass(Duration::from_mins(5));
        limiter.tend(clock.now());
        assert_eq!(limiter.remembered(), 0);
    }

    #[test]
    fn a_flood_of_networks_does_not_fill_the_memory_and_shuts_nobody_out() {
        let (limiter, _) = limiter(|limits| {
            limits.networks_max = 1_000;
            limits.network_connects = rate(Duration::from_secs(1), 50);
        });
        let refused = (0..100_000).filter(|n| limiter.connect(limiter.network(address(*n))).is_err()).count();
        assert!(limiter.remembered() <= 1_000 + 65_536);
        assert_eq!(refused, 0, "nobody shares a group with fifty others here");
    }

    #[test]
    fn the_last_socket_is_the_last() {
        let (limiter, _) = limiter(|limits| limits.sockets_max = 2);
        let held = (limiter.socket().unwrap(), limiter.socket().unwrap());
        assert!(limiter.socket().is_none());
        drop(held);
        assert!(limiter.socket().is_some());
    }
}
