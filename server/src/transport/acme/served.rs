//! What a connection is answered with: the certificate there is, or, when the authority knocks, the
//! answer to what it asks.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::Validity;

/// The protocol by which an authority knocks (RFC 8737, 6.2). Nobody else asks for it.
pub(super) const ACME_TLS: &[u8] = b"acme-tls/1";

/// A certificate with its key, and what it promises.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) key: Arc<CertifiedKey>,
    pub(super) validity: Validity,
}

/// Shared by every connection.
#[derive(Debug, Default)]
pub(super) struct Served {
    pair: RwLock<Option<Pair>>,
    answers: RwLock<BTreeMap<String, Arc<CertifiedKey>>>,
}

impl Served {
    /// From now on with this one. Connections that are open go on as they are.
    pub(super) fn serve(&self, pair: impl Into<Pair>) {
        *self.pair.write().unwrap_or_else(PoisonError::into_inner) = Some(pair.into());
    }

    /// What the one there is promises.
    pub(super) fn validity(&self) -> Option<Validity> {
        let pair = self.pair.read().unwrap_or_else(PoisonError::into_inner);
        pair.as_ref().map(|pair| pair.validity.clone())
    }

    /// When the authority asks for this name, this is the answer.
    pub(super) fn answer(&self, domain: &str, answer: CertifiedKey) {
        let mut answers = self.answers.write().unwrap_or_else(PoisonError::into_inner);
        answers.insert(domain.to_owned(), Arc::new(answer));
    }

    /// No question is open any more.
    pub(super) fn forget_answers(&self) {
        self.answers.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl ResolvesServerCert for Served {
    /// `None` refuses the connection: before the first certificate there is nothing to show that a
    /// browser would take.
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let knocks = hello.alpn().is_some_and(|mut protocols| protocols.any(|asked| asked == ACME_TLS));
        if knocks {
            let domain = hello.server_name()?.to_ascii_lowercase();
            return self.answers.read().unwrap_or_else(PoisonError::into_inner).get(&domain).cloned();
        }
        let pair = self.pair.read().unwrap_or_else(PoisonError::into_inner);
        pair.as_ref().map(|pair| pair.key.clone())
    }
}
