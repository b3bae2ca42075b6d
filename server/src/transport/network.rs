//! Which network a request comes from, and how that is forgotten again. An address
//! is turned into a [`NetworkKey`] at once and kept nowhere else: not stored, not
//! logged, not counted.

use std::net::{IpAddr, SocketAddr};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use aws_lc_rs::hmac::{self, HMAC_SHA256};
use axum::http::HeaderMap;
use ipnet::IpNet;

use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::protocol::ids::random_bytes;

/// After this the key is thrown away, and with it every link between a visitor now
/// and a visitor then.
const KEY_LIVES: Duration = Duration::from_hours(1);

/// Steps through proxies that are followed. A real chain has two or three.
const HOPS_MAX: usize = 16;

/// A network, as a keyed hash of its address: IPv4 by the address, IPv6 by the /56
/// that a household gets. Worthless without the key, which lives an hour in memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NetworkKey([u8; 16]);

impl NetworkKey {
    /// One of 65 536 groups of networks, for when there are too many to tell apart.
    pub(super) fn group(self) -> Self {
        let mut group = [0; 16];
        group[..2].copy_from_slice(&self.0[..2]);
        Self(group)
    }
}

impl std::fmt::Debug for NetworkKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NetworkKey(…)")
    }
}

/// Makes [`NetworkKey`]s with a random key of its own, replaced every hour.
pub struct NetworkKeys(RwLock<(hmac::Key, Moment)>);

impl NetworkKeys {
    /// With a key made at this moment.
    pub fn new(now: Moment) -> Self {
        Self(RwLock::new((random_key(), now)))
    }

    /// The network of this address.
    pub fn network(&self, address: IpAddr) -> NetworkKey {
        with_network(address, |network| self.hash(&network[..1], &network[1..]))
    }

    /// A staff account as somebody typed it, asked for from this network. What is typed
    /// there may be anything, even a password in the wrong field, so it is hashed as well.
    pub fn account_from(&self, network: NetworkKey, typed: &str) -> NetworkKey {
        self.hash(b"n", &[&network.0, typed.trim().to_lowercase().as_bytes()].concat())
    }

    /// A staff account, from wherever it is asked for.
    pub fn account(&self, id: StaffId) -> NetworkKey {
        self.hash(b"a", id.as_bytes())
    }

    /// Replaces the key when its hour is over.
    pub fn tend(&self, now: Moment) {
        let mut key = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if now.since(key.1) >= KEY_LIVES {
            *key = (random_key(), now);
        }
    }

    fn hash(&self, kind: &[u8], bytes: &[u8]) -> NetworkKey {
        let key = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut context = hmac::Context::with_key(&key.0);
        context.update(kind);
        context.update(bytes);
        let tag = context.sign();
        NetworkKey(*tag.as_ref().first_chunk().expect("HMAC-SHA-256 has 32 bytes"))
    }
}

impl std::fmt::Debug for NetworkKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NetworkKeys(…)")
    }
}

/// Does this with what of an address makes a network: its kind, and the bytes that count.
pub fn with_network<T>(address: IpAddr, work: impl FnOnce(&[u8]) -> T) -> T {
    let mut network = [0; 8];
    match address.to_canonical() {
        IpAddr::V4(address) => {
            network[0] = b'4';
            network[1..5].copy_from_slice(&address.octets());
            work(&network[..5])
        }
        IpAddr::V6(address) => {
            network[0] = b'6';
            network[1..].copy_from_slice(&address.octets()[..7]);
            work(&network)
        }
    }
}

fn random_key() -> hmac::Key {
    hmac::Key::new(HMAC_SHA256, &random_bytes::<32>())
}

/// The caller's address: the peer's, or what trusted proxies say it is.
///
/// `X-Forwarded-For` is read from the right, because each proxy appends what it saw.
/// It is followed only while the one who wrote the entry is trusted, so whatever a
/// visitor wrote into it is never reached.
pub fn client_address(peer: SocketAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut address = peer.ip().to_canonical();
    let lines: Vec<_> = headers.get_all("x-forwarded-for").iter().collect();
    let entries = lines.iter().rev().flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
    for entry in entries.take(HOPS_MAX) {
        if !trusted.iter().any(|network| network.contains(&address)) {
            break;
        }
        let Some(named) = std::str::from_utf8(entry).ok().and_then(|entry| named_address(entry.trim()))
        else {
            break;
        };
        address = named.to_canonical();
    }
    address
}

/// An address as proxies write it, with or without a port.
fn named_address(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|entry| entry.strip_suffix(']')).unwrap_or(entry);
    bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn check(peer: &str, forwarded: &[&'static str], trusted: &[&str], expected: &str) {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        let address = client_address(peer.parse().unwrap(), &headers, &trusted);
        assert_eq!(address, expected.parse::<IpAddr>().unwrap(), "{forwarded:?} from {peer}");
    }

    #[test]
    fn without_proxies_nobody_is_believed() {
        check("203.0.113.7:5", &["198.51.100.1"], &[], "203.0.113.7");
        check("203.0.113.7:5", &["198.51.100.1"], &["10.0.0.0/8"], "203.0.113.7");
        check("[::ffff:203.0.113.7]:5", &[], &[], "203.0.113.7");
    }

    #[test]
    fn a_trusted_proxy_is_believed_about_whom_it_saw() {
        check("10.0.0.1:5", &["203.0.113.7"], &["10.0.0.0/8"], "203.0.113.7");
        check("[::ffff:10.0.0.1]:5", &["203.0.113.7:4711"], &["10.0.0.0/8"], "203.0.113.7");
        check("10.0.0.1:5", &["[2001:db8::1]:443"], &["10.0.0.0/8"], "2001:db8::1");
        check("10.0.0.1:5", &["203.0.113.7, 10.0.0.2"], &["10.0.0.0/8"], "203.0.113.7");
        check("10.0.0.1:5", &["203.0.113.7", "10.0.0.2"], &["10.0.0.0/8"], "203.0.113.7");
        check("10.0.0.1:5", &[], &["10.0.0.0/8"], "10.0.0.1");
    }

    #[test]
    fn what_a_visitor_forges_is_never_reached() {
        check("10.0.0.1:5", &["1.1.1.1, 203.0.113.7"], &["10.0.0.0/8"], "203.0.113.7");
        check("10.0.0.1:5", &["10.0.0.9, 203.0.113.7"], &["10.0.0.0/8"], "203.0.113.7");
        check("10.0.0.1:5", &["1.1.1.1", "203.0.113.7"], &["10.0.0.0/8"], "203.0.113.7");
        // Not an address: the last one that was proved stands.
        check("10.0.0.1:5", &["1.1.1.1, unknown"], &["10.0.0.0/8"], "10.0.0.1");
    }

    #[test]
    fn a_household_is_one_network_and_its_neighbour_another() {
        let keys = NetworkKeys::new(Moment(0));
        let key = |address: &str| keys.network(address.parse().unwrap());
        assert_eq!(key("2001:db8:0:1200::1"), key("2001:db8:0:12ff:ffff::9"));
        assert_ne!(key("2001:db8:0:1200::1"), key("2001:db8:0:1300::1"));
        assert_eq!(key("203.0.113.7"), key("::ffff:203.0.113.7"));
        assert_ne!(key("203.0.113.7"), key("203.0.113.8"));
    }

    #[test]
    fn after_an_hour_nobody_can_be_recognised() {
        let keys = NetworkKeys::new(Moment(0));
        let address = "203.0.113.7".parse().unwrap();
        let before = keys.network(address);
        keys.tend(Moment(0).after(Duration::from_mins(59)));
        assert_eq!(keys.network(address), before);
        keys.tend(Moment(0).after(Duration::from_hours(1)));
        assert_ne!(keys.network(address), before);
        assert_eq!(format!("{before:?} {keys:?}"), "NetworkKey(…) NetworkKeys(…)");
    }
}
