//! The network side: HTTP pages, sign-in, sockets, and what guards them. Knows the
//! domain's ports, never which store is behind them.

pub mod door;
pub mod feedback;
pub mod headers;
pub mod http;
pub mod network;
pub mod opening;
pub mod origin;
pub mod rate_limit;
pub mod tls;
pub mod ws;
