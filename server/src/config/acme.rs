//! A certificate that the program gets and renews by itself (ACME, RFC 8555).

use std::path::PathBuf;

use url::Url;

use super::section::Section;

/// Most names in one certificate. An authority takes 100; a service has one or two.
const DOMAINS_MAX: usize = 10;

/// Longest name (RFC 1035, 2.3.4), without the last dot.
const DOMAIN_MAX_BYTES: usize = 253;

/// `[acme]`, when a name is set.
#[derive(Clone, Debug)]
pub struct Acme {
    /// The host names of the certificate, in small letters.
    pub domains: Vec<String>,
    /// A mail address that the authority may write to.
    pub contact: Option<String>,
    /// Where the authority tells what it can do.
    pub directory: Url,
    /// Where the account and the certificate are kept.
    pub folder: PathBuf,
    /// A certificate authority in PEM form that is trusted beside those of this machine, for the
    /// way to the directory.
    pub ca_file: Option<PathBuf>,
}

impl Acme {
    /// `None` when no name is set, or something does not fit. `has_files`: a certificate is given
    /// as files.
    pub(super) fn read(section: &mut Section<'_>, has_files: bool) -> Option<Self> {
        let domains = section.list(
            "domains",
            "each must be a host name in small letters like \"chat.example.no\": no port, no \
             number, and no *, for which an authority asks in a way that is not spoken here",
            |text| is_domain(text).then(|| text.to_owned()),
        );
        let contact = section.text("contact", "it must be a mail address, or empty", |text| {
            let fits = text.is_empty() || (text.contains('@') && text.bytes().all(|b| b.is_ascii_graphic()));
            fits.then(|| text.to_owned())
        });
        let directory =
            section.text("directory", "it must be the https address of an authority's directory", |text| {
                Url::parse(text).ok().filter(|url| url.scheme() == "https" && url.has_host())
            });
        let folder = section
            .text("folder", "it must name a folder", |text| (!text.is_empty()).then(|| PathBuf::from(text)));
        let ca_file = section.text("ca_file", "", |text| Some(PathBuf::from(text)));
        section.rule(
            domains.is_empty() || !has_files,
            "domains",
            "is set, and [tls] has a certificate too",
            "take one of the two away",
        );
        section.rule(
            domains.len() <= DOMAINS_MAX,
            "domains",
            "has too many names",
            "one certificate is asked for with at most 10",
        );
        if domains.is_empty() {
            return None;
        }
        Some(Self {
            domains,
            contact: contact.filter(|contact| !contact.is_empty()),
            directory: directory?,
            folder: folder?,
            ca_file: ca_file.filter(|path| *path != PathBuf::new()),
        })
    }

    /// The authority's own host: what is kept of one is of no use to another.
    pub fn authority(&self) -> String {
        let host = self.directory.host_str().unwrap_or_default();
        self.directory.port().map_or_else(|| host.to_owned(), |port| format!("{host}-{port}"))
    }
}

/// A name with a dot in it, as it stands in DNS.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_number = text.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    text.len() <= DOMAIN_MAX_BYTES && text.contains('.') && text.split('.').all(label) && !is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_an_authority_can_ask_for() {
        for good in ["chat.example.no", "xn--rd-yka.no", "a-b.c1.no"] {
            assert!(is_domain(good), "{good}");
        }
        for bad in [
            "",
            "localhost",
            "*.example.no",
            "Chat.example.no",
            "a..no",
            "-a.no",
            "193.71.1.1",
            "a.no:443",
            "rå.no",
        ] {
            assert!(!is_domain(bad), "{bad}");
        }
    }
}
