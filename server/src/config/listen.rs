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
    /// Where whoever comes without HTTPS is sent to the page with it; nowhere, when there is none.
    pub redirect_address: Option<SocketAddr>,
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
            redirect_address: section
                .text("redirect_address", address, |text| {
                    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
                })
                .flatten(),
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
        section.rule(
            listen.redirect_address.is_none() || listen.https_origin().is_some(),
            "redirect_address",
            "is set and public_origins has no https address",
            "people are sent on to the first of them",
        );
        listen
    }

    /// The first of our origins that speaks HTTPS.
    pub fn https_origin(&self) -> Option<&str> {
        self.public_origins.iter().map(String::as_str).find(|origin| origin.starts_with("https://"))
    }

    /// The address that people know: the first of our origins that others can reach. `None`
    /// while only this machine's own are set.
    pub fn public_address(&self) -> Option<&str> {
        self.public_origins.iter().map(String::as_str).find(|origin| {
            let host = origin.strip_prefix("https://").unwrap_or("localhost");
            !["localhost", "127.0.0.1", "[::1]"].contains(&without_port(host))
        })
    }
}

fn origin(text: &str) -> Option<String> {
    let (scheme, authority) = text.split_once("://")?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._:[]".contains(c);
    if authority.is_empty() || !authority.chars().all(plain) {
        return None;
    }
    let host = without_port(authority);
    if let Some(port) = authority.strip_prefix(host).and_then(|rest| rest.strip_prefix(':')) {
        port.parse::<u16>().ok()?;
    }
    let here = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
    (!host.is_empty() && (scheme == "https" || (scheme == "http" && here))).then(|| text.to_owned())
}

fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => host,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(origins: &[&str], expected: Option<&str>) {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let listen = Listen {
            address: here,
            admin_address: here,
            redirect_address: None,
            backlog: 16,
            trusted_proxies: Vec::new(),
            public_origins: origins.iter().map(|origin| (*origin).to_owned()).collect(),
        };
        assert_eq!(listen.public_address(), expected, "{origins:?}");
    }

    #[test]
    fn the_address_that_people_know_is_one_that_others_can_reach() {
        check(&["https://chat.example.no", "https://other.example"], Some("https://chat.example.no"));
        check(
            &["http://localhost:8080", "https://chat.example.no:8443"],
            Some("https://chat.example.no:8443"),
        );
        check(&["http://localhost:8080", "http://127.0.0.1:8080"], None);
        check(&["https://localhost:8443", "https://[::1]:8443"], None);
    }
}
