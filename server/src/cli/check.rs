//! `fortrolig check`: everything that can be known to be wrong before a start. Opens
//! no port and makes no file.

use crate::config::Settings;
use crate::transport::{acme, provider, tls};

/// Looks at what the settings name. They have been read, so each of them is sound by itself.
///
/// # Errors
/// When the certificate or its key cannot be used, or the authority for one that is fetched or for
/// the sign-in provider. It
/// is not asked whether the provider answers: the server starts without it.
pub fn check(settings: &Settings) -> anyhow::Result<()> {
    settings.tls.files.as_ref().map(tls::load).transpose()?;
    settings.acme.as_ref().map(acme::check).transpose()?;
    settings.provider.as_ref().map(provider::check).transpose()?;
    Ok(())
}
