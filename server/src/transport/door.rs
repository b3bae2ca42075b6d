//! Who is at the door: from which network, from which page.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::http::HeaderMap;
use ipnet::IpNet;

use super::network::{NetworkKey, client_address, with_network};
use super::origin::origin_allowed;
use super::rate_limit::Limiter;
use crate::config::Listen;
use crate::domain::respite::{Marks, Respites};

/// What is known of somebody before they are let in. The address itself is turned
/// into a key at once and goes no further.
#[derive(Debug)]
pub struct Door {
    limiter: Arc<Limiter>,
    trusted_proxies: Vec<IpNet>,
    public_origins: Vec<String>,
}

impl Door {
    /// By these settings.
    pub fn new(limiter: Arc<Limiter>, listen: &Listen) -> Self {
        Self {
            limiter,
            trusted_proxies: listen.trusted_proxies.clone(),
            public_origins: listen.public_origins.clone(),
        }
    }

    /// The network a request comes from, as an hourly key.
    pub fn network(&self, peer: SocketAddr, headers: &HeaderMap) -> NetworkKey {
        self.limiter.network(client_address(peer, headers, &self.trusted_proxies))
    }

    /// What stands for the network a request comes from, while there are breaks.
    pub fn marks(&self, peer: SocketAddr, headers: &HeaderMap, respites: &Respites) -> Option<Marks> {
        let address = client_address(peer, headers, &self.trusted_proxies);
        with_network(address, |network| respites.marks(network))
    }

    /// Whether the page that asks is one of ours.
    pub fn allows_origin(&self, headers: &HeaderMap) -> bool {
        origin_allowed(headers, &self.public_origins)
    }

    /// The addresses people see in their browser.
    pub fn public_origins(&self) -> &[String] {
        &self.public_origins
    }
}
