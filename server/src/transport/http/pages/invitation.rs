//! Where somebody who is invited makes a passkey. It needs a script: only the browser itself
//! can ask a device.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, respond};
use super::sign_in::PASSKEY_SCRIPT;
use crate::domain::staff::StaffMember;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage<'a> {
    f: Frame<'a>,
    alias: &'a str,
    name: &'a str,
    host: &'a str,
    /// The sign-in provider, if there is one.
    provider: Option<&'a str>,
    at: String,
}

/// The page for this account, with the token that its script sends along.
pub fn render_invitation(
    pages: &Pages,
    language: Language,
    member: &StaffMember,
    host: &str,
    token: &str,
) -> Response<Body> {
    let at = format!("/desk/invitation/{token}");
    let f = Frame::new(pages, language, "/desk/sign-in");
    let provider = pages.site.provider.as_deref();
    let (alias, name) = (member.alias.as_str(), member.name.as_str());
    respond(StatusCode::OK, language, &InvitationPage { f, alias, name, host, provider, at })
}
