//! Why the server did not start: one clear sentence each, with its id.

use std::net::SocketAddr;

use crate::knowledge::ContentError;
use crate::protocol::ErrorId;
use crate::records::RecordsUnreadable;
use crate::stores::redis::Unusable;
use crate::transport::provider::ProviderError;
use crate::transport::tls::TlsError;

/// A start that failed. Nothing is listening.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program has the port, or this user may not open it.
    #[error("cannot listen on {address} ({id}): {reason}. Choose another `{setting}` in [listen], or stop what uses it.", id = ErrorId::PortTaken)]
    Port {
        /// Where.
        address: SocketAddr,
        /// Which setting.
        setting: &'static str,
        /// Why not.
        reason: std::io::Error,
    },
    /// The certificate or key cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The sign-in provider could not be asked.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// The records cannot be opened.
    #[error(transparent)]
    Records(#[from] RecordsUnreadable),
    /// Live state cannot be kept where the settings say.
    #[error(transparent)]
    Live(#[from] Unusable),
    /// The certificate authority for Redis cannot be read.
    #[error("the file {path} of `ca_file` in [live] cannot be read ({id}): {reason}", id = ErrorId::TlsUnreadable)]
    LiveCertificate {
        /// Which file.
        path: String,
        /// Why not, in the words of the system.
        reason: std::io::Error,
    },
    /// A text, an article or a service entry is wrong.
    #[error(transparent)]
    Content(#[from] ContentError),
}
