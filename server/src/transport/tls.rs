//! HTTPS on the binary itself: what is served with, from files or from [`super::acme`]. Only
//! aws-lc-rs is used, with its post-quantum key exchange first.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum_server::tls_rustls::RustlsConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ResolvesServerCert, WantsServerCert};
use rustls::{ConfigBuilder, ServerConfig};
use x509_parser::extensions::GeneralName;
use x509_parser::parse_x509_certificate;

use crate::config::TlsFiles;
use crate::protocol::ErrorId;

/// The one protocol we offer: a WebSocket upgrade needs HTTP/1.1.
const ALPN: &[u8] = b"http/1.1";

/// A certificate or key that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The file is missing, may not be read or is not PEM.
    #[error("{} cannot be read as a {what} ({id}): {reason}", path.display(), id = ErrorId::TlsUnreadable)]
    File {
        /// Which file.
        path: PathBuf,
        /// What should be in it.
        what: &'static str,
        /// Why not.
        reason: String,
    },
    /// They do not belong together, or the key is of an unknown kind.
    #[error("the certificate and the key cannot be used ({id}): {reason}", id = ErrorId::TlsUnreadable)]
    Pair {
        /// Why not.
        reason: String,
    },
    /// What an authority issues cannot be kept.
    #[error("the folder {} of `folder` in [acme] cannot be used ({id}): {reason}", path.display(), id = ErrorId::TlsUnreadable)]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// Why not.
        reason: std::io::Error,
    },
}

/// Reads the certificate chain and the key.
///
/// # Errors
/// [`TlsError`], naming the file and the reason.
pub fn load(files: &TlsFiles) -> Result<RustlsConfig, TlsError> {
    let chain = certificates(&files.certificate)?;
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|error| unreadable(&files.key, "private key", &error.to_string()))?;
    let mut config = ours()?.with_single_cert(chain, key).map_err(|error| pair(&error))?;
    config.alpn_protocols = vec![ALPN.to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

/// Asks `resolver` at each connection, and speaks `more` beside our own protocol.
///
/// # Errors
/// [`TlsError::Pair`]
pub(super) fn by(resolver: Arc<dyn ResolvesServerCert>, more: &[u8]) -> Result<RustlsConfig, TlsError> {
    let mut config = ours()?.with_cert_resolver(resolver);
    config.alpn_protocols = vec![ALPN.to_vec(), more.to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

fn ours() -> Result<ConfigBuilder<ServerConfig, WantsServerCert>, TlsError> {
    let builder = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().map_err(|error| pair(&error))?;
    Ok(builder.with_no_client_auth())
}

fn pair(error: &rustls::Error) -> TlsError {
    TlsError::Pair { reason: error.to_string() }
}

/// What a certificate promises to browsers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// Since when, in seconds of the Unix clock.
    pub from: i64,
    /// Until when.
    pub until: i64,
    /// The host names it is for.
    pub names: Vec<String>,
}

/// Reads what the first certificate of the chain promises.
///
/// # Errors
/// [`TlsError::File`], when there is none in the file.
pub fn validity(files: &TlsFiles) -> Result<Validity, TlsError> {
    let path = &files.certificate;
    let chain = certificates(path)?;
    let bad = |reason: &str| unreadable(path, "certificate", reason);
    let first = chain.first().ok_or_else(|| bad("there is none"))?;
    promised(first).map_err(|reason| bad(&reason))
}

/// What this certificate promises.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn promised(certificate: &CertificateDer<'_>) -> Result<Validity, String> {
    let (_, certificate) = parse_x509_certificate(certificate).map_err(|error| error.to_string())?;
    let alternatives = certificate.subject_alternative_name().ok().flatten();
    let hosts = alternatives.iter().flat_map(|all| &all.value.general_names).filter_map(|one| match one {
        GeneralName::DNSName(host) => Some((*host).to_owned()),
        _ => None,
    });
    Ok(Validity {
        from: certificate.validity().not_before.timestamp(),
        until: certificate.validity().not_after.timestamp(),
        names: hosts.collect(),
    })
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let what = "certificate chain";
    let chain = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unreadable(path, what, &error.to_string()))?;
    if chain.is_empty() { Err(unreadable(path, what, "there is no certificate in it")) } else { Ok(chain) }
}

fn unreadable(path: &Path, what: &'static str, reason: &str) -> TlsError {
    TlsError::File { path: path.into(), what, reason: reason.into() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn files(folder: &TempDir, certificate: &str, key: &str) -> TlsFiles {
        let files =
            TlsFiles { certificate: folder.path().join("chain.pem"), key: folder.path().join("key.pem") };
        fs::write(&files.certificate, certificate).unwrap();
        fs::write(&files.key, key).unwrap();
        files
    }

    fn pair() -> (String, String) {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        (made.cert.pem(), made.signing_key.serialize_pem())
    }

    #[test]
    fn a_certificate_with_its_key_is_taken() {
        let folder = TempDir::new().unwrap();
        let (certificate, key) = pair();
        assert!(load(&files(&folder, &certificate, &key)).is_ok());
    }

    #[test]
    fn a_certificate_tells_its_names_and_until_when_it_holds() {
        let folder = TempDir::new().unwrap();
        let (certificate, key) = pair();
        let validity = validity(&files(&folder, &certificate, &key)).unwrap();
        assert_eq!(validity.names, ["localhost"]);
        // What the maker of test certificates writes: the years 1975 to 4096.
        assert_eq!((validity.from, validity.until), (157_766_400, 67_090_118_400));
    }

    #[test]
    fn each_way_to_be_wrong_is_named() {
        let folder = TempDir::new().unwrap();
        let (certificate, key) = pair();
        let check = |certificate: &str, key: &str, expected: &str| {
            let error = load(&files(&folder, certificate, key)).unwrap_err().to_string();
            assert!(error.contains(expected) && error.contains("tls_unreadable"), "{error}");
        };
        check("", &key, "there is no certificate in it");
        check(&certificate, "not a key", "key.pem cannot be read as a private key");
        check(&certificate, &pair().1, "cannot be used");

        let missing = TlsFiles { certificate: "/nowhere/chain.pem".into(), key: "/nowhere/key.pem".into() };
        assert!(load(&missing).unwrap_err().to_string().contains("/nowhere/chain.pem"));
    }
}
