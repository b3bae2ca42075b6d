//! HTTPS on the binary itself.

use std::path::PathBuf;

use super::section::Section;

/// `[tls]`
#[derive(Clone, Debug)]
pub struct Tls {
    /// Certificate chain and key; absent when a proxy in front speaks HTTPS.
    pub files: Option<TlsFiles>,
    /// Whether browsers are told to use HTTPS only.
    pub hsts: bool,
}

/// A certificate chain and its private key, in PEM form.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// The chain, our own certificate first.
    pub certificate: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

impl Tls {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let mut file = |key| section.text(key, "", |text| Some(PathBuf::from(text))).unwrap_or_default();
        let (certificate, key) = (file("certificate"), file("key"));
        let (has_certificate, has_key) = (certificate != PathBuf::new(), key != PathBuf::new());
        let both = "certificate and key belong together: set both or none";
        section.rule(has_key || !has_certificate, "key", "is empty", both);
        section.rule(has_certificate || !has_key, "certificate", "is empty", both);
        let files = (has_certificate && has_key).then_some(TlsFiles { certificate, key });
        Self { hsts: section.switch("hsts") || files.is_some(), files }
    }
}
