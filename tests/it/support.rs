//! What the flows are told with: a server, visitors, counsellors.

pub(crate) mod app;
pub(crate) mod authority;
pub(crate) mod calling_in;
pub(crate) mod card;
pub(crate) mod caring;
pub(crate) mod counsellor;
pub(crate) mod device;
pub(crate) mod handing;
pub(crate) mod http;
pub(crate) mod person;
#[expect(dead_code, reason = "certificates, only the tests of the records need")]
pub(crate) mod postgres;
pub(crate) mod redis;
pub(crate) mod socket;
pub(crate) mod visitor;
