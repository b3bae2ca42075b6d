//! `fortrolig check`: everything that can be known to be wrong before a start. Opens
//! no port and makes no file.

use crate::config::Settings;
use crate::transport::tls::{self, TlsError};

/// Looks at what the settings name. They have been read, so each of them is sound by itself.
///
/// # Errors
/// When the certificate or its key cannot be used.
pub fn check(settings: &Settings) -> Result<(), TlsError> {
    settings.tls.files.as_ref().map(tls::load).transpose().map(drop)
}
