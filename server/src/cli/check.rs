//! `fortrolig check`: everything that can be known to be wrong before a start. Opens
//! no port and makes no file.

use crate::config::Settings;
use crate::transport::{provider, tls};

/// Looks at what the settings name. They have been read, so each of them is sound by itself.
///
/// # Errors
/// When the certificate or its key cannot be used, or the authority for the sign-in provider. It
/// is not asked whether the provider answers: the server starts without it.
pub fn check(settings: &Settings) -> anyhow::Result<()> {
    settings.tls.files.as_ref().map(tls::load).transpose()?;
    settings.provider.as_ref().map(provider::check).transpose()?;
    Ok(())
}
