//! The network side: HTTP pages, sign-in, sockets.

pub mod headers;
pub mod http;
pub mod network;
pub mod origin;
pub mod rate_limit;
pub mod tls;
