//! What the settings alone tell.

use std::net::IpAddr;

use super::Finding;
use crate::config::{LiveStore, RecordsStore, Settings};
use crate::domain::second_step::SecondStepRule;

/// Where an authority looks for whom a name belongs to (RFC 8737).
const KNOCKED_AT: u16 = 443;

/// Looks at them.
pub(super) fn look(settings: &Settings) -> Vec<Finding> {
    vec![
        origins(&settings.listen.public_origins),
        secret(settings.secret.is_set),
        admin(settings.listen.admin_address.ip()),
        https(settings),
        proxies(settings),
        second_step(settings.staff.second_step),
        together(settings),
    ]
}

fn origins(origins: &[String]) -> Finding {
    let subject = "public origins";
    let (public, here): (Vec<_>, Vec<_>) = origins.iter().partition(|origin| origin.starts_with("https://"));
    if public.is_empty() {
        let todo = "set public_origins in [listen] to what people see in their browser, like [\"https://chat.example.no\"]";
        return Finding::mend(subject, "only this machine's own browser is let in", todo);
    }
    if !here.is_empty() {
        let todo = "take the http:// ones out of public_origins in [listen], unless you test here";
        return Finding::look(subject, "pages without HTTPS are let in too", todo);
    }
    Finding::well(subject, format!("{} let in", if public.len() == 1 { "one is" } else { "several are" }))
}

fn secret(is_set: bool) -> Finding {
    if is_set {
        return Finding::well("secret", "the cluster's secret is given");
    }
    let todo = "make one with `openssl rand -hex 32` and give it as FORTROLIG__SECRET__CLUSTER; keep a copy where the backup is not";
    Finding::mend("secret", "none is given: a restart ends every talk and loses the queue", todo)
}

fn admin(address: IpAddr) -> Finding {
    let subject = "admin address";
    let todo = "set admin_address in [listen] to 127.0.0.1, or to an address that only Prometheus reaches";
    let is_private = match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
    };
    if address.is_unspecified() {
        return Finding::mend(subject, "it stands open on every network of this machine", todo);
    }
    if is_private {
        Finding::well(subject, format!("{address} is not public"))
    } else {
        Finding::mend(subject, format!("{address} is public"), todo)
    }
}

fn https(settings: &Settings) -> Finding {
    let subject = "HTTPS";
    if settings.tls.files.is_some() {
        return Finding::well(subject, "this program speaks it");
    }
    if let Some(acme) = &settings.acme {
        let hosts =
            settings.listen.public_origins.iter().filter_map(|origin| origin.strip_prefix("https://"));
        let missing = hosts.map(|host| host.split(':').next().unwrap_or(host));
        if let Some(host) = missing.into_iter().find(|host| !acme.domains.iter().any(|named| named == host)) {
            let todo = "name every host of public_origins there";
            return Finding::mend(subject, format!("{host} is not in domains of [acme]"), todo);
        }
        let port = settings.listen.address.port();
        if port != KNOCKED_AT {
            let todo = "listen there, or see to it that port 443 of each name leads to this one";
            return Finding::look(
                subject,
                format!("an authority knocks at port 443, and this is {port}"),
                todo,
            );
        }
        return Finding::well(subject, "this program speaks it, and gets its certificate by itself");
    }
    if settings.tls.hsts {
        return Finding::well(subject, "a proxy in front speaks it, and browsers are told to stay with it");
    }
    let todo = "set domains in [acme] or a certificate in [tls], or hsts = true there when a proxy in front speaks HTTPS";
    Finding::mend(subject, "browsers are not told to use it", todo)
}

fn proxies(settings: &Settings) -> Finding {
    let subject = "proxy";
    let proxies = &settings.listen.trusted_proxies;
    if proxies.iter().any(|network| network.prefix_len() == 0) {
        let todo = "name only the networks of your own proxies in trusted_proxies of [listen]";
        return Finding::mend(subject, "everybody is believed about their address, so no rate holds", todo);
    }
    if settings.tls.files.is_none() && settings.acme.is_none() && proxies.is_empty() {
        let todo = "name the proxy in trusted_proxies of [listen]; until then everybody shares its one address, and its rates";
        return Finding::mend(subject, "HTTPS comes from a proxy, and none is believed", todo);
    }
    Finding::well(subject, if proxies.is_empty() { "there is none" } else { "only those named are believed" })
}

fn second_step(rule: SecondStepRule) -> Finding {
    match rule {
        SecondStepRule::Required => Finding::well("second step", "staff need one beside a password"),
        SecondStepRule::Off => Finding::mend(
            "second step",
            "staff are let in with a password alone",
            "set second_step = \"required\" in [staff]",
        ),
    }
}

/// Live state for many nodes and records for one do not go together, unless all run here.
fn together(settings: &Settings) -> Finding {
    match (settings.live.store, settings.records.store) {
        (LiveStore::Redis, RecordsStore::Sqlite) => Finding::look(
            "stores",
            "live state is in Redis and the records in a file",
            "nodes on several machines need store = \"postgres\" in [records]",
        ),
        (LiveStore::Memory, RecordsStore::Postgres) => Finding::look(
            "stores",
            "the records are in PostgreSQL and live state in this process",
            "more than one node needs store = \"redis\" in [live]",
        ),
        (LiveStore::Memory, RecordsStore::Sqlite) => Finding::well("stores", "one node, with its own"),
        (LiveStore::Redis, RecordsStore::Postgres) => Finding::well("stores", "any number of nodes"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Settings {
        let pairs = pairs.iter().map(|(key, value)| (format!("FORTROLIG__{key}"), (*value).to_owned()));
        Settings::load(None, pairs).unwrap()
    }

    fn ill(pairs: &[(&str, &str)]) -> Vec<&'static str> {
        let findings = look(&with(pairs));
        assert!(findings.iter().all(|finding| (finding.verdict == Verdict::Well) == finding.todo.is_empty()));
        findings.iter().filter(|f| f.verdict == Verdict::Mend).map(|f| f.subject).collect()
    }

    const GOOD: [(&str, &str); 4] = [
        ("LISTEN__PUBLIC_ORIGINS", "https://chat.example.no"),
        ("LISTEN__TRUSTED_PROXIES", "127.0.0.1/32"),
        ("TLS__HSTS", "true"),
        ("SECRET__CLUSTER", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
    ];

    #[test]
    fn what_one_gets_without_settings_is_not_for_people() {
        assert_eq!(ill(&[]), ["public origins", "secret", "HTTPS", "proxy"]);
    }

    #[test]
    fn a_sound_set_up_has_nothing_to_mend() {
        assert!(ill(&GOOD).is_empty());
    }

    #[test]
    fn each_mistake_alone_is_named() {
        let but = |key, value| {
            let others = GOOD.into_iter().filter(|(other, _)| *other != key);
            ill(&others.chain([(key, value)]).collect::<Vec<_>>())
        };
        assert_eq!(but("LISTEN__ADMIN_ADDRESS", "0.0.0.0:9090"), ["admin address"]);
        assert_eq!(but("LISTEN__ADMIN_ADDRESS", "193.71.1.1:9090"), ["admin address"]);
        assert_eq!(but("LISTEN__ADMIN_ADDRESS", "[2001:db8::1]:9090"), ["admin address"]);
        assert!(but("LISTEN__ADMIN_ADDRESS", "10.1.2.3:9090").is_empty());
        assert!(but("LISTEN__ADMIN_ADDRESS", "[fd00::1]:9090").is_empty());
        assert_eq!(but("LISTEN__TRUSTED_PROXIES", "0.0.0.0/0"), ["proxy"]);
        assert_eq!(but("STAFF__SECOND_STEP", "off"), ["second step"]);
        assert!(but("ACME__DOMAINS", "chat.example.no").is_empty());
        assert_eq!(but("ACME__DOMAINS", "other.example.no"), ["HTTPS"]);
    }

    #[test]
    fn a_certificate_of_ones_own_needs_no_proxy_and_the_port_at_which_an_authority_knocks() {
        let own = [GOOD[0], GOOD[3], ("ACME__DOMAINS", "chat.example.no")];
        assert!(ill(&own).is_empty());
        let https = |address| {
            let settings = with(&[own.as_slice(), &[("LISTEN__ADDRESS", address)]].concat());
            look(&settings).into_iter().find(|finding| finding.subject == "HTTPS").unwrap().verdict
        };
        assert_eq!(https("[::]:443"), Verdict::Well);
        assert_eq!(https("127.0.0.1:8080"), Verdict::Look);
    }
}
