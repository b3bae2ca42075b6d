//! The page for what went wrong, and the status that goes with each id.

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode, Uri};

use super::Pages;
use super::frame::{Frame, prefix, respond};
use super::phones::{self, Phone};
use crate::knowledge::texts::error_key;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    f: Frame<'a>,
    title: String,
    sentence: String,
    phones: Vec<Phone>,
    /// Whether somebody reads it who is signed in, and has no other page with a way out.
    signed_in: bool,
}

/// For every address that is nothing: the router's fallback.
pub async fn not_found(State(pages): State<Pages>, uri: Uri) -> Response<Body> {
    render_error(&pages, language_of(uri.path()), ErrorId::PageNotFound)
}

/// A page that tells what happened and where to go, with the phone numbers.
pub fn render_error(pages: &Pages, language: Language, id: ErrorId) -> Response<Body> {
    let f = Frame::new(pages, language, "/");
    let title = f.t(if id == ErrorId::PageNotFound { "page-not-found-title" } else { "page-error-title" });
    let phones = phones::phones(pages, language);
    let (sentence, signed_in) = (f.t(&error_key(id)), id == ErrorId::NotPermitted);
    respond(status_of(id), language, &ErrorPage { f, title, sentence, phones, signed_in })
}

/// The language that an address stands in.
pub(super) fn language_of(path: &str) -> Language {
    let inside = |language: &Language| {
        let prefix = prefix(*language);
        !prefix.is_empty()
            && path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    Language::ALL.into_iter().find(inside).unwrap_or(Language::Nb)
}

/// The HTTP status of an id, for pages and forms.
pub const fn status_of(id: ErrorId) -> StatusCode {
    match id {
        ErrorId::PageNotFound => StatusCode::NOT_FOUND,
        ErrorId::OriginRefused
        | ErrorId::SignInFailed
        | ErrorId::SecondStepFailed
        | ErrorId::SecondStepBlocked
        | ErrorId::PasskeyFailed
        | ErrorId::PasskeyCopied
        | ErrorId::ProviderFailed
        | ErrorId::ProviderUnbound
        | ErrorId::SignInStale
        | ErrorId::NotPermitted
        | ErrorId::TicketUnproven
        | ErrorId::LineUnproven => StatusCode::FORBIDDEN,
        ErrorId::SignInNeeded | ErrorId::SecondStepExpired => StatusCode::UNAUTHORIZED,
        ErrorId::SignInThrottled | ErrorId::TooFast | ErrorId::NetworkTooFast => {
            StatusCode::TOO_MANY_REQUESTS
        }
        ErrorId::FrameTooLarge | ErrorId::TextTooLong => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorId::AlreadyJoined
        | ErrorId::PasskeyLast
        | ErrorId::NameTaken
        | ErrorId::LastAdministrator
        | ErrorId::StayEnded
        | ErrorId::OfferGone
        | ErrorId::NoConversation
        | ErrorId::ConversationEnded
        | ErrorId::ConversationFull
        | ErrorId::ClientRefReused
        | ErrorId::FeedbackNotOpen
        | ErrorId::TicketExpired
        | ErrorId::AtCapacity
        | ErrorId::TrainingLapsed
        | ErrorId::ShiftCollides
        | ErrorId::HandOverOpen
        | ErrorId::HandOverGone
        | ErrorId::CallInOpen
        | ErrorId::CallInGone
        | ErrorId::GuestElsewhere
        | ErrorId::ColleagueUnavailable
        | ErrorId::OfferOpen
        | ErrorId::RepliesFull
        | ErrorId::RespiteGone => StatusCode::CONFLICT,
        ErrorId::ServiceClosed
        | ErrorId::LanguageClosed
        | ErrorId::LastEntry
        | ErrorId::ConnectionRests
        | ErrorId::QueueFull
        | ErrorId::ServiceBusy
        | ErrorId::LiveUnavailable
        | ErrorId::ProviderUnreachable
        | ErrorId::RecordsUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorId::FrameMalformed
        | ErrorId::FrameNotText
        | ErrorId::HelloExpected
        | ErrorId::HelloRepeated
        | ErrorId::TextEmpty
        | ErrorId::CardUnknown
        | ErrorId::PositionUnknown
        | ErrorId::LinesOutOfOrder
        | ErrorId::PasswordLength
        | ErrorId::ShiftTimes
        | ErrorId::ShiftPeople
        | ErrorId::PasswordGuessable
        | ErrorId::PasswordNotTwice
        | ErrorId::PasswordUnchanged
        | ErrorId::RequestUnreadable => StatusCode::BAD_REQUEST,
        ErrorId::Internal
        | ErrorId::SecondStepUnreadable
        | ErrorId::SettingsUnreadable
        | ErrorId::SettingsInvalid
        | ErrorId::PortTaken
        | ErrorId::RecordsUnreadable
        | ErrorId::TlsUnreadable
        | ErrorId::CertificateNotIssued
        | ErrorId::LiveUnreachable
        | ErrorId::LiveUnsafe
        | ErrorId::ContentInvalid => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_reader_stays_in_their_language() {
        assert_eq!(language_of("/nn/finst-ikkje"), Language::Nn);
        assert_eq!(language_of("/en"), Language::En);
        assert_eq!(language_of("/english"), Language::Nb);
    }
}
