//! Why a socket was closed. The range tells the client what to do, so a code it
//! has never heard of is still understood.

/// Every close code Fortrolig sends itself. RFC 6455 section 7.4.2 leaves 4000
/// to 4999 to applications.
///
/// 4000–4499 and standard codes: come back, with the position you have.
/// 4500–4999: stop; coming back would change nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloseCode {
    /// The server is restarting; `come_back` said when.
    Restarting,
    /// Nothing was heard for too long.
    Silent,
    /// The client read too slowly and its outbound queue was full.
    Slow,
    /// A frame was larger than [`super::limits::FRAME_MAX_BYTES`] (standard code).
    TooLarge,
    /// The network or the whole service is over its rate; `refused` said when to try again.
    Busy,
    /// Something broke here; `refused` gave the id.
    Broken,
    /// The same token or staff session said hello in a newer tab.
    Replaced,
    /// The stay has ended and there is nothing more to say.
    Done,
    /// Too many frames that could not be read.
    Misbehaving,
    /// No hello came in time, or something else came first.
    NoHello,
    /// The staff session has ended; sign in again.
    SignedOut,
}

impl CloseCode {
    /// All codes, for tests and documentation.
    pub const ALL: [Self; 11] = [
        Self::Restarting,
        Self::Silent,
        Self::Slow,
        Self::TooLarge,
        Self::Busy,
        Self::Broken,
        Self::Replaced,
        Self::Done,
        Self::Misbehaving,
        Self::NoHello,
        Self::SignedOut,
    ];

    /// The number on the wire.
    pub const fn code(self) -> u16 {
        match self {
            Self::TooLarge => 1009,
            Self::Restarting => 4000,
            Self::Silent => 4001,
            Self::Slow => 4002,
            Self::Busy => 4003,
            Self::Broken => 4004,
            Self::Replaced => 4500,
            Self::Done => 4501,
            Self::Misbehaving => 4502,
            Self::NoHello => 4503,
            Self::SignedOut => 4504,
        }
    }

    /// The reason text sent with the code: short (RFC 6455 allows 123 bytes), for logs of clients.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::TooLarge => "frame_too_large",
            Self::Restarting => "restarting",
            Self::Silent => "silent",
            Self::Slow => "slow",
            Self::Busy => "busy",
            Self::Broken => "broken",
            Self::Replaced => "replaced",
            Self::Done => "done",
            Self::Misbehaving => "misbehaving",
            Self::NoHello => "no_hello",
            Self::SignedOut => "signed_out",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_the_range_matches_the_promise() {
        let mut seen = std::collections::HashSet::new();
        for code in CloseCode::ALL {
            assert!(seen.insert(code.code()), "{code:?} is used twice");
            let stops = code.code() >= 4500;
            let terminal = matches!(
                code,
                CloseCode::Replaced
                    | CloseCode::Done
                    | CloseCode::Misbehaving
                    | CloseCode::NoHello
                    | CloseCode::SignedOut
            );
            assert_eq!(stops, terminal, "{code:?}");
        }
    }
}
