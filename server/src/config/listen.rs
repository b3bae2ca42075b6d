//! Where the server listens, and whom it believes about addresses and origins.

use std::net::{Ipv4Addr, SocketAddr};

use ipnet::IpNet;

use super::section::Section;

/// `[listen]`
#[derive(Clone, Debug)]
pub struct Listen {
    /// For visitors and staff.
    pub address: SocketAddr,
    /// For metrics and health.
    pub admin_address: SocketAddr,
    /// Connections the kernel holds until they are accepted.
    pub backlog: u32,
    /// Proxies whose word about the caller's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// The origins of our own pages, as a browser writes them: `https://chat.example.no`.
    pub public_origins: Vec<String>,
}

impl Listen {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let nowhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let address = "it must be an address and a port, like \"127.0.0.1:8080\" or \"[::]:443\"";
        let listen = Self {
            address: section.text("address", address, |text| text.parse().ok()).unwrap_or(nowhere),
            admin_address: section
                .text("admin_address", address, |text| text.parse().ok())
                .unwrap_or(nowhere),
            backlog: section.integer("backlog", 16..=65_535),
            trusted_proxies: section.list(
                "trusted_proxies",
                "each must be a network in CIDR form, like \"10.0.0.0/8\"",
                |text| text.parse().ok(),
            ),
            public_origins: section.list(
                "public_origins",
                "each must be an origin without a path, like \"https://chat.example.no\"; \
                 http only for localhost, because the sign-in cookie needs a secure page",
                origin,
            ),
        };
        section.rule(
            !listen.public_origins.is_empty(),
            "public_origins",
            "is empty",
            "without one no browser could connect",
        );
        section.rule(
            listen.address.port() == 0 || listen.address != listen.admin_address,
            "admin_address",
            "is the same as address",
            "metrics must not stand on the public port",
        );
        listen
    }
}

fn origin(text: &str) -> Option<String> {
    let (scheme, authority) = text.split_once("://")?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._:[]".contains(c);
    if authority.is_empty() || !authority.chars().all(plain) {
        return None;
    }
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            port.parse::<u16>().ok()?;
            host
        }
        _ => authority,
    };
    let here = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
    (!host.is_empty() && (scheme == "https" || (scheme == "http" && here))).then(|| text.to_owned())
}
