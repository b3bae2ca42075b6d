//! The organisation's own provider of identities, through which staff may sign in.

use std::path::PathBuf;

use secrecy::SecretString;
use url::{Host, Url};

use super::section::Section;
use crate::domain::provider::StrongEnough;

/// Longest name, in characters: it stands on a button on a 320 px phone.
const NAME_MAX_CHARS: usize = 30;

/// `[provider]`, when there is one.
#[derive(Clone, Debug)]
pub struct Provider {
    /// As people here call it; it stands on a button.
    pub name: String,
    /// Its address, as it writes it itself.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// By which it knows us; shown nowhere.
    pub client_secret: SecretString,
    /// What is asked for; `openid` is among it.
    pub scopes: Vec<String>,
    /// When its own second step counts.
    pub strong_enough: StrongEnough,
    /// A certificate authority in PEM form that is trusted beside those of this machine.
    pub ca_file: Option<PathBuf>,
}

impl Provider {
    /// `None` when no issuer is set, or something does not fit. `has_host`: one of our own
    /// addresses has a host name, to which a provider can send somebody back.
    pub(super) fn read(section: &mut Section<'_>, has_host: bool) -> Option<Self> {
        let issuer = section.text(
            "issuer",
            "it must be the provider's address as it writes it itself, like \
             \"https://id.example.no/realms/staff\": with https, and without a question mark, a \
             number sign or a user; http only for this machine",
            |text| if text.is_empty() { Some(String::new()) } else { issuer(text) },
        );
        let name = |text: &str| {
            let fits = text.trim().chars().count() <= NAME_MAX_CHARS;
            (fits && !text.chars().any(char::is_control)).then(|| text.trim().to_owned())
        };
        let name = section.text("name", "it must be one line of at most 30 characters", name);
        let plain = "it must be visible signs without blanks";
        let client_id = section.text("client_id", plain, |text| visible(text).then(|| text.to_owned()));
        let secret = section.secret("client_secret", plain, |text| {
            visible(text).then(|| SecretString::from(text.to_owned()))
        });
        let each = "each must be one word of visible signs";
        let word = |text: &str| (!text.is_empty() && visible(text)).then(|| text.to_owned());
        let scopes = section.list("scopes", each, word);
        let levels = section.list("second_step_acr", each, word);
        let methods = section.list("second_step_amr", each, word);
        let ca_file = section.text("ca_file", "", |text| Some(PathBuf::from(text)));
        let provider = Self {
            name: name.unwrap_or_default(),
            issuer: issuer.filter(|issuer| !issuer.is_empty())?,
            client_id: client_id.unwrap_or_default(),
            client_secret: secret.unwrap_or_default(),
            scopes,
            strong_enough: StrongEnough { levels, methods },
            ca_file: ca_file.filter(|path| *path != PathBuf::new()),
        };
        provider.fits(section, has_host);
        Some(provider)
    }

    fn fits(&self, section: &mut Section<'_>, has_host: bool) {
        use secrecy::ExposeSecret;
        section.rule(!self.name.is_empty(), "name", "is empty", "it stands on the button that leads there");
        section.rule(!self.client_id.is_empty(), "client_id", "is empty", "the provider gives it to you");
        section.rule(
            !self.client_secret.expose_secret().is_empty(),
            "client_id",
            "is set without its secret",
            "the provider gives it to you; set it in the environment only, as \
             FORTROLIG__PROVIDER__CLIENT_SECRET",
        );
        section.rule(
            self.scopes.iter().any(|scope| scope == "openid"),
            "scopes",
            "is without \"openid\"",
            "without it the provider does not say who is there",
        );
        section.rule(
            has_host,
            "issuer",
            "is set and `public_origins` in [listen] has no host name",
            "a provider sends people back to a name",
        );
        section.rule(
            self.ca_file.is_none() || self.issuer.starts_with("https:"),
            "ca_file",
            "is set and the provider is not reached with TLS",
            "leave it empty",
        );
    }
}

fn issuer(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let is_here = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(number) => number.is_loopback(),
        Host::Ipv6(number) => number.is_loopback(),
    };
    let fits = (url.scheme() == "https" || (url.scheme() == "http" && is_here))
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    (fits && visible(text)).then(|| text.to_owned())
}

fn visible(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}
