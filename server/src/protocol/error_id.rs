//! The stable names of everything that can go wrong. An id is never renamed and
//! never reused: clients, metrics and the pages under `ops/errors/` depend on it.

use serde::{Deserialize, Serialize};

/// Why something was refused. Each has a page `ops/errors/<id>.md` and a text
/// `error-<id>` (with dashes) in every interface language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrorId {
    /// The frame is not a JSON object of a known type with known fields.
    FrameMalformed,
    /// The frame is binary; only text frames are read.
    FrameNotText,
    /// The frame is larger than the limit; the socket closes and can come back.
    FrameTooLarge,
    /// Something else came before `hello`.
    HelloExpected,
    /// `hello` came a second time on the same socket.
    HelloRepeated,
    /// `join` although the visitor already waits or talks.
    AlreadyJoined,
    /// The stay has ended; a new one starts with a new hello.
    StayEnded,
    /// The chat is closed at this hour.
    ServiceClosed,
    /// The chat is open, and closed for talks in this language.
    LanguageClosed,
    /// The chat is open, and those who wait already fill the time left until closing.
    LastEntry,
    /// The chat takes a break from the network that the visitor comes from.
    ConnectionRests,
    /// The queue is at its cap.
    QueueFull,
    /// The whole service is over its rate.
    ServiceBusy,
    /// This socket sends too fast.
    TooFast,
    /// Too much comes from this network.
    NetworkTooFast,
    /// `start` but there is no offer, or it has lapsed.
    OfferGone,
    /// There is no open conversation to act in.
    NoConversation,
    /// The conversation has ended; nothing more can be said in it.
    ConversationEnded,
    /// The conversation holds as many messages as it may.
    ConversationFull,
    /// The text is empty after cleaning.
    TextEmpty,
    /// The text is longer than the limit; it is refused, never cut.
    TextTooLong,
    /// There is no such article or service, or visitors are not shown it.
    CardUnknown,
    /// The `client_ref` was used before for other words.
    ClientRefReused,
    /// The position is not one of this conversation.
    PositionUnknown,
    /// The ticket was altered or forged, or is somebody else's.
    TicketUnproven,
    /// The ticket is older than places and talks are kept.
    TicketExpired,
    /// A line offered for restoring was altered or forged, or is of another conversation.
    LineUnproven,
    /// The lines offered for restoring are not in the order they stood.
    LinesOutOfOrder,
    /// Feedback is taken once, after a talk.
    FeedbackNotOpen,
    /// The counsellor has as many talks as they may hold.
    AtCapacity,
    /// A training that talks need has lapsed and must be renewed first.
    TrainingLapsed,
    /// `hand_over` although one of this talk is still open.
    HandOverOpen,
    /// The hand-over has been answered, taken back or carried out, or its time is out.
    HandOverGone,
    /// `call_in` although somebody is called or in the room already, or `hand_over` while
    /// somebody is on the way in.
    CallInOpen,
    /// The call has been answered or taken back, its time is out, or nobody is in the room.
    CallInGone,
    /// The colleague is in another room already.
    GuestElsewhere,
    /// The colleague cannot take a talk over, or come into it: gone, in a pause, without room or
    /// the language; or no shift lead is here. Or it was for the queue, and nobody else is here who holds the language.
    ColleagueUnavailable,
    /// A visitor has been asked to start with this counsellor and has not answered.
    OfferOpen,
    /// The account has as many prepared replies of its own as it may have.
    RepliesFull,
    /// The break from a connection is over, or nobody is asked about it any more.
    RespiteGone,
    /// Live state did not answer; nothing was changed.
    LiveUnavailable,
    /// The records store did not answer or its disk is full; talks go on.
    RecordsUnavailable,
    /// The upgrade or form came from another site.
    OriginRefused,
    /// The staff session is missing or has ended.
    SignInNeeded,
    /// Name and password do not match an account.
    SignInFailed,
    /// Too many attempts to sign in.
    SignInThrottled,
    /// The code does not fit, or was used before.
    SecondStepFailed,
    /// Too long since the password, or this sign-in is done already; it begins again.
    SecondStepExpired,
    /// So many wrong codes in a row that none is taken any more.
    SecondStepBlocked,
    /// What is kept of the second step cannot be opened with the cluster secret in use.
    SecondStepUnreadable,
    /// The new password is too short or too long.
    PasswordLength,
    /// The new password is little more than what everybody tries first.
    PasswordGuessable,
    /// The new password was not typed the same way twice.
    PasswordNotTwice,
    /// The new password is the one there is.
    PasswordUnchanged,
    /// The device's answer is none to our question, its key is not known here or was removed,
    /// or it comes too late.
    PasskeyFailed,
    /// The key has counted back: there seem to be two of it, and neither is taken.
    PasskeyCopied,
    /// Without this key nobody could sign in to the account.
    PasskeyLast,
    /// Somebody came back from the sign-in provider, and what they brought is not believed: it is
    /// no answer to our question, comes too late or again, or the provider has let nobody in.
    ProviderFailed,
    /// The sign-in provider does not answer, or not as it should.
    ProviderUnreachable,
    /// The sign-in provider says who is there, and they have no account here.
    ProviderUnbound,
    /// It is done only soon after a sign-in, and that was longer ago.
    SignInStale,
    /// The account is signed in and has no business here.
    NotPermitted,
    /// Somebody has this name for signing in already.
    NameTaken,
    /// Nobody would be left who looks after the accounts.
    LastAdministrator,
    /// A shift that has no time in it, is over, or lies too far ahead.
    ShiftTimes,
    /// A shift with nobody on it, with somebody twice, or with somebody who has no open account at
    /// the desk.
    ShiftPeople,
    /// Somebody in the shift is in another one at the same time.
    ShiftCollides,
    /// The page does not exist.
    PageNotFound,
    /// The request could not be read.
    RequestUnreadable,
    /// Something broke that should not; it is logged.
    Internal,
    /// Start-up: the settings file cannot be read or is not TOML.
    SettingsUnreadable,
    /// Start-up: a setting is unknown, missing or out of its range.
    SettingsInvalid,
    /// Start-up: the port is taken or not allowed.
    PortTaken,
    /// Start-up: the records file cannot be opened.
    RecordsUnreadable,
    /// Start-up: the Redis of live state cannot be reached.
    LiveUnreachable,
    /// Start-up: the Redis of live state writes to a disk, or does not fit otherwise.
    LiveUnsafe,
    /// Start-up: the TLS certificate or key cannot be read.
    TlsUnreadable,
    /// The certificate authority gave no certificate; the one there is stays in use.
    CertificateNotIssued,
    /// Start-up: an article, text or service entry is wrong.
    ContentInvalid,
}

impl ErrorId {
    /// All ids, for metrics that start at zero and for the test that each has a page.
    pub const ALL: [Self; 79] = [
        Self::FrameMalformed,
        Self::FrameNotText,
        Self::FrameTooLarge,
        Self::HelloExpected,
        Self::HelloRepeated,
        Self::AlreadyJoined,
        Self::StayEnded,
        Self::ServiceClosed,
        Self::LanguageClosed,
        Self::LastEntry,
        Self::ConnectionRests,
        Self::QueueFull,
        Self::ServiceBusy,
        Self::TooFast,
        Self::NetworkTooFast,
        Self::OfferGone,
        Self::NoConversation,
        Self::ConversationEnded,
        Self::ConversationFull,
        Self::TextEmpty,
        Self::TextTooLong,
        Self::CardUnknown,
        Self::ClientRefReused,
        Self::PositionUnknown,
        Self::TicketUnproven,
        Self::TicketExpired,
        Self::LineUnproven,
        Self::LinesOutOfOrder,
        Self::FeedbackNotOpen,
        Self::AtCapacity,
        Self::TrainingLapsed,
        Self::HandOverOpen,
        Self::HandOverGone,
        Self::CallInOpen,
        Self::CallInGone,
        Self::GuestElsewhere,
        Self::ColleagueUnavailable,
        Self::OfferOpen,
        Self::RepliesFull,
        Self::RespiteGone,
        Self::LiveUnavailable,
        Self::RecordsUnavailable,
        Self::OriginRefused,
        Self::SignInNeeded,
        Self::SignInFailed,
        Self::SignInThrottled,
        Self::SecondStepFailed,
        Self::SecondStepExpired,
        Self::SecondStepBlocked,
        Self::SecondStepUnreadable,
        Self::PasswordLength,
        Self::PasswordGuessable,
        Self::PasswordNotTwice,
        Self::PasswordUnchanged,
        Self::PasskeyFailed,
        Self::PasskeyCopied,
        Self::PasskeyLast,
        Self::ProviderFailed,
        Self::ProviderUnreachable,
        Self::ProviderUnbound,
        Self::SignInStale,
        Self::NotPermitted,
        Self::NameTaken,
        Self::LastAdministrator,
        Self::ShiftTimes,
        Self::ShiftPeople,
        Self::ShiftCollides,
        Self::PageNotFound,
        Self::RequestUnreadable,
        Self::Internal,
        Self::SettingsUnreadable,
        Self::SettingsInvalid,
        Self::PortTaken,
        Self::RecordsUnreadable,
        Self::LiveUnreachable,
        Self::LiveUnsafe,
        Self::TlsUnreadable,
        Self::CertificateNotIssued,
        Self::ContentInvalid,
    ];

    /// The id as it stands on the wire, in metrics and in file names.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FrameMalformed => "frame_malformed",
            Self::FrameNotText => "frame_not_text",
            Self::FrameTooLarge => "frame_too_large",
            Self::HelloExpected => "hello_expected",
            Self::HelloRepeated => "hello_repeated",
            Self::AlreadyJoined => "already_joined",
            Self::StayEnded => "stay_ended",
            Self::ServiceClosed => "service_closed",
            Self::LanguageClosed => "language_closed",
            Self::LastEntry => "last_entry",
            Self::ConnectionRests => "connection_rests",
            Self::QueueFull => "queue_full",
            Self::ServiceBusy => "service_busy",
            Self::TooFast => "too_fast",
            Self::NetworkTooFast => "network_too_fast",
            Self::OfferGone => "offer_gone",
            Self::NoConversation => "no_conversation",
            Self::ConversationEnded => "conversation_ended",
            Self::ConversationFull => "conversation_full",
            Self::TextEmpty => "text_empty",
            Self::TextTooLong => "text_too_long",
            Self::CardUnknown => "card_unknown",
            Self::ClientRefReused => "client_ref_reused",
            Self::PositionUnknown => "position_unknown",
            Self::TicketUnproven => "ticket_unproven",
            Self::TicketExpired => "ticket_expired",
            Self::LineUnproven => "line_unproven",
            Self::LinesOutOfOrder => "lines_out_of_order",
            Self::FeedbackNotOpen => "feedback_not_open",
            Self::AtCapacity => "at_capacity",
            Self::TrainingLapsed => "training_lapsed",
            Self::HandOverOpen => "hand_over_open",
            Self::HandOverGone => "hand_over_gone",
            Self::CallInOpen => "call_in_open",
            Self::CallInGone => "call_in_gone",
            Self::GuestElsewhere => "guest_elsewhere",
            Self::ColleagueUnavailable => "colleague_unavailable",
            Self::OfferOpen => "offer_open",
            Self::RepliesFull => "replies_full",
            Self::RespiteGone => "respite_gone",
            Self::LiveUnavailable => "live_unavailable",
            Self::RecordsUnavailable => "records_unavailable",
            Self::OriginRefused => "origin_refused",
            Self::SignInNeeded => "sign_in_needed",
            Self::SignInFailed => "sign_in_failed",
            Self::SignInThrottled => "sign_in_throttled",
            Self::SecondStepFailed => "second_step_failed",
            Self::SecondStepExpired => "second_step_expired",
            Self::SecondStepBlocked => "second_step_blocked",
            Self::SecondStepUnreadable => "second_step_unreadable",
            Self::PasswordLength => "password_length",
            Self::PasswordGuessable => "password_guessable",
            Self::PasswordNotTwice => "password_not_twice",
            Self::PasswordUnchanged => "password_unchanged",
            Self::PasskeyFailed => "passkey_failed",
            Self::PasskeyCopied => "passkey_copied",
            Self::PasskeyLast => "passkey_last",
            Self::ProviderFailed => "provider_failed",
            Self::ProviderUnreachable => "provider_unreachable",
            Self::ProviderUnbound => "provider_unbound",
            Self::SignInStale => "sign_in_stale",
            Self::NotPermitted => "not_permitted",
            Self::NameTaken => "name_taken",
            Self::LastAdministrator => "last_administrator",
            Self::ShiftTimes => "shift_times",
            Self::ShiftPeople => "shift_people",
            Self::ShiftCollides => "shift_collides",
            Self::PageNotFound => "page_not_found",
            Self::RequestUnreadable => "request_unreadable",
            Self::Internal => "internal",
            Self::SettingsUnreadable => "settings_unreadable",
            Self::SettingsInvalid => "settings_invalid",
            Self::PortTaken => "port_taken",
            Self::RecordsUnreadable => "records_unreadable",
            Self::LiveUnreachable => "live_unreachable",
            Self::LiveUnsafe => "live_unsafe",
            Self::TlsUnreadable => "tls_unreadable",
            Self::CertificateNotIssued => "certificate_not_issued",
            Self::ContentInvalid => "content_invalid",
        }
    }
}

impl std::fmt::Display for ErrorId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_in_code_is_the_name_on_the_wire() {
        for id in ErrorId::ALL {
            let json = serde_json::to_string(&id).expect("an id is a plain string");
            assert_eq!(json, format!("\"{}\"", id.as_str()));
        }
    }
}
