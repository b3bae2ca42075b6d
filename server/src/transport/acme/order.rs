//! One order, from the account to the certificate: the only file that speaks with the authority.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, USER_AGENT};
use axum::http::{Request, Response};
use instant_acme::{
    Account, AuthorizationStatus, BodyWrapper, BytesResponse, ChallengeType, Error, HttpClient, Identifier,
    NewAccount, NewOrder, Order, OrderStatus, Problem, RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, KeyPair};
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::PrivateKeyDer;
use rustls::sign::CertifiedKey;
use url::Url;
use zeroize::Zeroizing;

use super::kept::{Certificate, Kept};
use super::served::Served;
use crate::config;
use crate::transport::outward::{self, Away, Outward};

/// The first question whether it is done; each that follows is asked a little later.
const ASKED_AFTER: Duration = Duration::from_secs(1);

/// How much later.
const ASKED_SLOWER: f32 = 1.5;

/// An authority knocks from several places on earth, and takes its time.
const DONE_WITHIN: Duration = Duration::from_mins(2);

/// What stands at the end of an error's name when the authority has forgotten us.
const NO_ACCOUNT: &str = ":accountDoesNotExist";

/// Orders certificates for the names in the settings.
#[derive(Debug)]
pub(super) struct Orders {
    pub(super) settings: config::Acme,
    pub(super) kept: Kept,
    way: Outward,
    served: Arc<Served>,
}

/// Why there is no certificate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// A fixed word, for the log.
    pub(super) reason: &'static str,
    /// In the words of the authority or the system, for whoever asks the doctor.
    pub(super) words: String,
}

impl Orders {
    pub(super) fn new(settings: config::Acme, kept: Kept, way: Outward, served: Arc<Served>) -> Self {
        Self { settings, kept, way, served }
    }

    /// A new certificate, kept already.
    pub(super) async fn order(&self) -> Result<Certificate, Failure> {
        let issued = match self.issue().await {
            // It has forgotten the account: the one time that asking again at once is right.
            Err(Error::Api(problem)) if is(&problem, NO_ACCOUNT) => {
                self.kept.forget_account()?;
                self.issue().await
            }
            issued => issued,
        };
        self.served.forget_answers();
        let (key, chain) = issued?;
        Ok(self.kept.keep_certificate(&key, &chain)?)
    }

    async fn issue(&self) -> Result<(Zeroizing<String>, String), Error> {
        let account = self.account().await?;
        let names: Vec<_> = self.settings.domains.iter().cloned().map(Identifier::Dns).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await?;
        self.prove(&mut order).await?;
        let patience =
            RetryPolicy::new().initial_delay(ASKED_AFTER).backoff(ASKED_SLOWER).timeout(DONE_WITHIN);
        match order.poll_ready(&patience).await {
            Ok(OrderStatus::Ready) => {}
            Ok(_) => return Err(why_not(&mut order, Error::Str("the authority says no, and not why")).await),
            Err(no @ Error::Api(_)) => return Err(why_not(&mut order, no).await),
            Err(error) => return Err(error),
        }
        let key = Zeroizing::new(order.finalize().await?);
        let chain = order.poll_certificate(&patience).await?;
        Ok((key, chain))
    }

    async fn account(&self) -> Result<Account, Error> {
        let builder = || Account::builder_with_http(Box::new(Asking(self.way.clone())));
        let other = |error: io::Error| Error::Other(Box::new(error));
        if let Some(kept) = self.kept.account().map_err(other)? {
            return builder().from_credentials(kept).await;
        }
        let contact = self.settings.contact.as_ref().map(|address| format!("mailto:{address}"));
        let contact: Vec<&str> = contact.iter().map(String::as_str).collect();
        let new =
            NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
        let (account, credentials) =
            builder().create(&new, self.settings.directory.to_string(), None).await?;
        self.kept.keep_account(&credentials).map_err(other)?;
        Ok(account)
    }

    /// Shows for each name that it leads here.
    async fn prove(&self, order: &mut Order) -> Result<(), Error> {
        let mut authorizations = order.authorizations();
        while let Some(authorization) = authorizations.next().await {
            let mut authorization = authorization?;
            // One that was shown a short while ago is still believed.
            if authorization.status == AuthorizationStatus::Valid {
                continue;
            }
            let no_way = Error::Str("the authority does not offer tls-alpn-01");
            let mut challenge = authorization.challenge(ChallengeType::TlsAlpn01).ok_or(no_way)?;
            let domain = challenge.identifier().to_string();
            let answer = answer(&domain, challenge.key_authorization().digest().as_ref())?;
            self.served.answer(&domain, answer);
            challenge.set_ready().await?;
        }
        Ok(())
    }
}

/// What an order that came to nothing does not say itself, or only roughly: which name did not lead
/// here, and how. `otherwise` when no name says more.
async fn why_not(order: &mut Order, otherwise: Error) -> Error {
    let mut authorizations = order.authorizations();
    while let Some(Ok(mut authorization)) = authorizations.next().await {
        let Ok(state) = authorization.refresh().await else { continue };
        if let Some(problem) = state.challenges.iter().find_map(|challenge| challenge.error.as_ref()) {
            return Error::Api(problem.clone());
        }
    }
    otherwise
}

/// The certificate that answers an authority (RFC 8737, 3): for its eyes alone, and signed by nobody.
fn answer(domain: &str, digest: &[u8]) -> Result<CertifiedKey, Error> {
    let other = |error: rcgen::Error| Error::Other(Box::new(error));
    let mut asked = CertificateParams::new([domain.to_owned()]).map_err(other)?;
    asked.custom_extensions = vec![CustomExtension::new_acme_identifier(digest)];
    let key = KeyPair::generate().map_err(other)?;
    let certificate = asked.self_signed(&key).map_err(other)?;
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let key = aws_lc_rs::default_provider().key_provider.load_private_key(key);
    // Not looked at as others are: what it carries is known to authorities only.
    Ok(CertifiedKey::new(vec![certificate.der().clone()], key.map_err(|_| Error::Crypto)?))
}

/// The way on which the library asks.
struct Asking(Outward);

impl HttpClient for Asking {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let way = self.0.clone();
        Box::pin(async move {
            let answer = ask(&way, request).await.map_err(|away| Error::Other(Box::new(away)))?;
            Ok(BytesResponse::from(answer.map(Body::from)))
        })
    }
}

async fn ask(way: &Outward, request: Request<BodyWrapper<Bytes>>) -> Result<Response<Bytes>, Away> {
    const UNREADABLE: Away = Away("unreadable_address");
    let (head, body) = request.into_parts();
    let url = Url::parse(&head.uri.to_string()).map_err(|_| UNREADABLE)?;
    // It names further addresses itself, and may not lead away from TLS.
    if url.scheme() != "https" {
        return Err(UNREADABLE);
    }
    let mut asked = outward::request(head.method, &url).ok_or(UNREADABLE)?;
    for (name, value) in &head.headers {
        if [CONTENT_TYPE, USER_AGENT].contains(name) {
            asked = asked.header(name, value);
        }
    }
    way.ask(&url, asked.body(Body::new(body)).map_err(|_| UNREADABLE)?).await
}

fn is(problem: &Problem, kind: &str) -> bool {
    problem.r#type.as_deref().is_some_and(|named| named.ends_with(kind))
}

/// The fixed word for what an authority may say (RFC 8555, 6.7).
fn word(problem: &Problem) -> &'static str {
    const WORDS: [(&str, &str); 9] = [
        (":dns", "dns"),
        (":connection", "connection"),
        (":tls", "tls"),
        (":unauthorized", "unauthorized"),
        (":incorrectResponse", "unauthorized"),
        (":rateLimited", "rate_limited"),
        (":caa", "caa"),
        (":rejectedIdentifier", "rejected_name"),
        (":invalidContact", "contact"),
    ];
    WORDS.iter().find(|(kind, _)| is(problem, kind)).map_or("refused", |(_, word)| word)
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let reason = match &error {
            Error::Api(problem) => word(problem),
            Error::Timeout(_) => "silent",
            Error::Other(other) => match other.downcast_ref::<Away>() {
                Some(Away(word)) => word,
                None if other.is::<io::Error>() => "folder",
                None => "not_understood",
            },
            _ => "not_understood",
        };
        Self { reason, words: error.to_string() }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self { reason: "folder", words: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_authority_says_is_told_in_a_fixed_word_and_kept_in_its_own() {
        let check = |kind: &str, expected: &'static str| {
            let said =
                format!(r#"{{"type":"urn:ietf:params:acme:error:{kind}","detail":"chat.example.no"}}"#);
            let failure = Failure::from(Error::Api(serde_json::from_str(&said).unwrap()));
            assert_eq!(failure.reason, expected, "{kind}");
            assert!(failure.words.contains("chat.example.no"), "{}", failure.words);
        };
        check("dns", "dns");
        check("connection", "connection");
        check("incorrectResponse", "unauthorized");
        check("rateLimited", "rate_limited");
        check("somethingNew", "refused");
        assert_eq!(Failure::from(Error::Other(Box::new(Away("tls_refused")))).reason, "tls_refused");
        assert_eq!(Failure::from(Error::Other(Box::new(io::Error::other("full")))).reason, "folder");
        assert_eq!(Failure::from(Error::Crypto).reason, "not_understood");
    }
}
