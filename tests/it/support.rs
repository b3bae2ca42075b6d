//! What the flows are told with: a server, visitors, counsellors.

pub(crate) mod app;
pub(crate) mod counsellor;
pub(crate) mod http;
pub(crate) mod redis;
pub(crate) mod socket;
pub(crate) mod visitor;
