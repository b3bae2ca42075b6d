//! The provider as we know it from its own words (OpenID Connect Discovery 1.0): where people
//! are sent, what it signs with, and how a code is redeemed. Asked when somebody wants to sign
//! in, and remembered for some seconds.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use jsonwebtoken::jwk::Jwk;
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;
use url::Url;
use url::form_urlencoded::{Serializer, byte_serialize};

use super::client::{Away, Client, Form};
use super::id_token::{Expected, Said, Unbelieved, read};
use crate::clock::{Clock, Moment};
use crate::config;
use crate::domain::provider::Journey;
use crate::protocol::ids::Token;

/// So long what it said last holds, or that it did not answer. Nobody asks it more often than
/// this through us; and one that went away, or signs with a new key, is noticed at once.
const HEARD_FOR: Duration = Duration::from_secs(5);

/// Where its words stand, below its address.
const METADATA: &str = "/.well-known/openid-configuration";

/// One provider.
#[derive(Debug)]
pub(super) struct Remote {
    settings: config::Provider,
    /// Where it sends people back to.
    back: String,
    client: Client,
    clock: Arc<dyn Clock>,
    heard: Mutex<Heard>,
}

/// What was heard last.
#[derive(Clone, Debug)]
enum Heard {
    Nothing,
    Known(Arc<Known>),
    Away(Away, Moment),
}

#[derive(Debug)]
struct Known {
    authorization: Url,
    token: Url,
    takes_basic: bool,
    names_itself: bool,
    keys: Vec<Jwk>,
    at: Moment,
}

/// Why a code was of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unredeemed {
    /// The provider does not answer.
    Away(Away),
    /// It does not take it, or what it says of it is not believed.
    Refused(&'static str),
}

impl From<Away> for Unredeemed {
    fn from(away: Away) -> Self {
        Self::Away(away)
    }
}

/// Its words.
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: Url,
    token_endpoint: Url,
    jwks_uri: Url,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Keys of a kind we do not know are no reason to know none.
#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Value>,
}

#[derive(Deserialize)]
struct Redeemed {
    id_token: String,
}

#[derive(Deserialize)]
struct NotRedeemed {
    error: String,
}

impl Remote {
    pub(super) fn new(
        settings: config::Provider,
        back: String,
        client: Client,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self { settings, back, client, clock, heard: Mutex::new(Heard::Nothing) }
    }

    pub(super) fn name(&self) -> &str {
        &self.settings.name
    }

    pub(super) fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// The address to which somebody on this journey is sent.
    ///
    /// # Errors
    /// It does not answer.
    pub(super) async fn address(&self, journey: &Journey) -> Result<String, Away> {
        let mut address = self.known().await?.authorization.clone();
        let levels = &self.settings.strong_enough.levels;
        {
            let mut query = address.query_pairs_mut();
            query
                .append_pair("response_type", "code")
                .append_pair("client_id", &self.settings.client_id)
                .append_pair("redirect_uri", &self.back)
                .append_pair("scope", &self.settings.scopes.join(" "))
                .append_pair("state", &journey.state.to_text())
                .append_pair("nonce", &journey.nonce.to_text())
                .append_pair("code_challenge", &challenge(&journey.verifier))
                .append_pair("code_challenge_method", "S256")
                // Whoever finds an open window must not get in because the provider remembers its
                // owner: people show anew who they are, and the provider says when (`auth_time`).
                .append_pair("prompt", "login")
                .append_pair("max_age", "0");
            if !levels.is_empty() {
                query.append_pair("acr_values", &levels.join(" "));
            }
        }
        Ok(address.into())
    }

    /// Whether somebody was sent back by this provider and no other (RFC 9207).
    ///
    /// # Errors
    /// It does not answer.
    pub(super) async fn sent_back(&self, says: Option<&str>) -> Result<bool, Away> {
        Ok(match says {
            Some(issuer) => issuer == self.issuer(),
            None => !self.known().await?.names_itself,
        })
    }

    /// Who is there, for a code.
    ///
    /// # Errors
    /// [`Unredeemed`]
    pub(super) async fn redeem(&self, code: &str, journey: &Journey) -> Result<Said, Unredeemed> {
        let known = self.known().await?;
        let token = self.exchange(&known, code, journey).await?;
        let on_the_way = self.clock.now().since(journey.begun);
        let now = self.clock.wall();
        let nonce = journey.nonce.to_text();
        let expected = Expected {
            issuer: self.issuer(),
            client_id: &self.settings.client_id,
            nonce: &nonce,
            asked: now.before(on_the_way),
            now,
            strong_enough: &self.settings.strong_enough,
        };
        read(&token, &known.keys, &expected).map_err(|Unbelieved(reason)| Unredeemed::Refused(reason))
    }

    async fn exchange(&self, known: &Known, code: &str, journey: &Journey) -> Result<String, Unredeemed> {
        let form = self.form(known, code, journey);
        match self.client.post(&known.token, form).await? {
            (StatusCode::OK, body) => {
                let redeemed: Result<Redeemed, _> = serde_json::from_slice(&body);
                redeemed.map(|redeemed| redeemed.id_token).map_err(|_| Unredeemed::Refused("no_id_token"))
            }
            (status, _) if status.is_server_error() => Err(Away("answered_otherwise").into()),
            (_, body) => Err(Unredeemed::Refused(why_not(&body))),
        }
    }

    fn form(&self, known: &Known, code: &str, journey: &Journey) -> Form {
        let config::Provider { client_id, client_secret, .. } = &self.settings;
        let secret = client_secret.expose_secret();
        let mut fields = Serializer::new(String::new());
        fields
            .append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", &self.back)
            .append_pair("code_verifier", &journey.verifier.to_text());
        if known.takes_basic {
            return Form { authorization: Some(basic(client_id, secret)), fields: fields.finish() };
        }
        fields.append_pair("client_id", client_id).append_pair("client_secret", secret);
        Form { authorization: None, fields: fields.finish() }
    }

    /// Its words, of now. Whoever asks while another does waits for the same answer.
    async fn known(&self) -> Result<Arc<Known>, Away> {
        let mut heard = self.heard.lock().await;
        let now = self.clock.now();
        match &*heard {
            Heard::Known(known) if now.since(known.at) < HEARD_FOR => return Ok(known.clone()),
            Heard::Away(away, at) if now.since(*at) < HEARD_FOR => return Err(*away),
            Heard::Known(_) | Heard::Away(..) | Heard::Nothing => {}
        }
        match self.ask(now).await {
            Ok(known) => {
                let known = Arc::new(known);
                *heard = Heard::Known(known.clone());
                Ok(known)
            }
            Err(away) => {
                *heard = Heard::Away(away, self.clock.now());
                Err(away)
            }
        }
    }

    async fn ask(&self, now: Moment) -> Result<Known, Away> {
        let address = format!("{}{METADATA}", self.issuer().trim_end_matches('/'));
        let address = Url::parse(&address).map_err(|_| Away("unreadable_address"))?;
        let metadata: Metadata = parse(&self.client.get(&address).await?)?;
        if metadata.issuer != self.issuer() {
            return Err(Away("another_issuer"));
        }
        // Its secret and ours go to no other host; the browser may be sent anywhere with TLS.
        let (token, keys) = (&metadata.token_endpoint, &metadata.jwks_uri);
        let is_safe = |url: &Url| url.scheme() == "https" || self.client.serves(url);
        if !self.client.serves(token)
            || !self.client.serves(keys)
            || !is_safe(&metadata.authorization_endpoint)
        {
            return Err(Away("elsewhere"));
        }
        let KeySet { keys } = parse(&self.client.get(keys).await?)?;
        let takes = |method: &str| match &metadata.token_endpoint_auth_methods_supported {
            Some(methods) => methods.iter().any(|taken| taken == method),
            None => method == "client_secret_basic",
        };
        Ok(Known {
            authorization: metadata.authorization_endpoint,
            takes_basic: takes("client_secret_basic") || !takes("client_secret_post"),
            token: metadata.token_endpoint,
            names_itself: metadata.authorization_response_iss_parameter_supported,
            keys: keys.into_iter().filter_map(|key| serde_json::from_value(key).ok()).collect(),
            at: now,
        })
    }
}

fn parse<T: for<'de> Deserialize<'de>>(body: &Bytes) -> Result<T, Away> {
    serde_json::from_slice(body).map_err(|_| Away("unreadable"))
}

/// A fixed word: its own could hold anything.
fn why_not(body: &Bytes) -> &'static str {
    match serde_json::from_slice::<NotRedeemed>(body).as_ref().map(|no| no.error.as_str()) {
        Ok("invalid_client" | "unauthorized_client") => "client_refused",
        Ok("invalid_grant") => "code_refused",
        Ok(_) | Err(_) => "refused",
    }
}

/// What the provider sees of the secret that the browser keeps (RFC 7636, 4.2).
fn challenge(verifier: &Token) -> String {
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, verifier.to_text().as_bytes());
    BASE64URL_NOPAD.encode(hash.as_ref())
}

/// As RFC 6749 (2.3.1) writes both, so that a colon in one of them does no harm.
fn basic(id: &str, secret: &str) -> HeaderValue {
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let both = BASE64.encode(format!("{}:{}", encoded(id), encoded(secret)).as_bytes());
    let mut value = HeaderValue::from_str(&format!("Basic {both}")).expect("base64 is plain ASCII");
    value.set_sensitive(true);
    value
}
