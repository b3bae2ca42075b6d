//! What lies on the disk: the account, the certificate with its key in one file, so that the two
//! always belong together, and what the last order failed at. Each in a folder for its authority,
//! readable by the service alone, and written whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;

use instant_acme::AccountCredentials;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use zeroize::Zeroizing;

use super::Validity;
use crate::config;
use crate::transport::tls::promised;

const ACCOUNT: &str = "account.json";
const CERTIFICATE: &str = "certificate.pem";
const FAILURE: &str = "failure.txt";

/// What is kept of one authority.
#[derive(Debug)]
pub(super) struct Kept {
    folder: PathBuf,
}

/// A certificate that can be served with.
#[derive(Debug)]
pub(super) struct Certificate {
    pub(super) key: CertifiedKey,
    pub(super) validity: Validity,
}

impl Kept {
    pub(super) fn of(settings: &config::Acme) -> Self {
        Self { folder: settings.folder.join(settings.authority()) }
    }

    /// Makes the folder, and sees whether something can be kept in it.
    pub(super) fn make(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        self.write("tried", b"")?;
        fs::remove_file(self.folder.join("tried"))
    }

    /// The account. One that cannot be understood is of no use: a new one costs nothing.
    pub(super) fn account(&self) -> io::Result<Option<AccountCredentials>> {
        Ok(self.read(ACCOUNT)?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }

    pub(super) fn keep_account(&self, credentials: &AccountCredentials) -> io::Result<()> {
        let bytes = Zeroizing::new(serde_json::to_vec(credentials)?);
        self.write(ACCOUNT, &bytes)
    }

    pub(super) fn forget_account(&self) -> io::Result<()> {
        self.remove(ACCOUNT)
    }

    /// The certificate and its key.
    ///
    /// # Errors
    /// The file cannot be read. One that is damaged is as none: a new one is asked for.
    pub(super) fn certificate(&self) -> io::Result<Option<Certificate>> {
        Ok(self.read(CERTIFICATE)?.and_then(|pem| certificate(&pem).ok()))
    }

    /// Keeps a certificate that has just been issued, and forgets what failed before.
    ///
    /// # Errors
    /// It cannot be served with, or not be written.
    pub(super) fn keep_certificate(&self, key: &str, chain: &str) -> io::Result<Certificate> {
        let pem = Zeroizing::new(format!("{key}\n{chain}"));
        let certificate = certificate(pem.as_bytes()).map_err(io::Error::other)?;
        self.write(CERTIFICATE, pem.as_bytes())?;
        self.remove(FAILURE)?;
        Ok(certificate)
    }

    /// What the last order failed at, if none has succeeded since.
    pub(super) fn failure(&self) -> io::Result<Option<String>> {
        Ok(self.read(FAILURE)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Notes why there is none. When that cannot be written either, the log has said it.
    pub(super) fn note(&self, failure: &str) {
        let _logged = self.write(FAILURE, failure.as_bytes());
    }

    fn read(&self, name: &str) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
        match fs::read(self.folder.join(name)) {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Beside the old one first, and over it when it lies on the disk.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let beside = self.folder.join(format!("{name}.new"));
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, self.folder.join(name))?;
        File::open(&self.folder)?.sync_all()
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

fn certificate(pem: &[u8]) -> Result<Certificate, String> {
    let key = PrivateKeyDer::from_pem_slice(pem).map_err(|error| error.to_string())?;
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let chain = chain.map_err(|error| error.to_string())?;
    let first = chain.first().ok_or("there is no certificate in it")?;
    let validity = promised(first)?;
    let key = CertifiedKey::from_der(chain, key, &aws_lc_rs::default_provider());
    Ok(Certificate { key: key.map_err(|error| error.to_string())?, validity })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn pair() -> (String, String) {
        let made = rcgen::generate_simple_self_signed(["chat.example.no".to_owned()]).unwrap();
        (made.signing_key.serialize_pem(), made.cert.pem())
    }

    #[test]
    fn a_certificate_is_kept_for_the_service_alone_and_a_failure_is_forgotten_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept { folder: folder.path().join("authority") };
        kept.make().unwrap();
        assert!(kept.certificate().unwrap().is_none());
        kept.note("2026-11-22 dns\nno such name");
        let (key, chain) = pair();
        kept.keep_certificate(&key, &chain).unwrap();
        assert_eq!(kept.certificate().unwrap().unwrap().validity.names, ["chat.example.no"]);
        assert_eq!(kept.failure().unwrap(), None);
        let mode = |path: &str| fs::metadata(kept.folder.join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(""), mode(CERTIFICATE)), (0o700, 0o600));
        assert_eq!(fs::read_dir(&kept.folder).unwrap().count(), 1, "something was left behind");
    }

    #[test]
    fn what_cannot_be_served_with_is_not_kept_and_what_is_damaged_is_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept { folder: folder.path().to_owned() };
        let ((key, chain), (others, _)) = (pair(), pair());
        kept.keep_certificate(&key, &chain).unwrap();
        assert!(kept.keep_certificate(&others, &chain).is_err());
        assert!(kept.keep_certificate(&key, "").is_err());
        assert!(kept.certificate().unwrap().is_some(), "the one before was lost");
        fs::write(folder.path().join(CERTIFICATE), "half of it").unwrap();
        assert!(kept.certificate().unwrap().is_none());
        fs::write(folder.path().join(ACCOUNT), "{").unwrap();
        assert!(kept.account().unwrap().is_none());
    }
}
