//! A visitor on a phone.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use server::protocol::ids::{ClientRef, Token};
use server::protocol::needs::{Language, Needs, Safety};
use server::protocol::position::Position;
use server::protocol::visit::{EndReason, Estimate, Line, Notice};
use server::protocol::{ErrorId, FromVisitor, Ticket, ToVisitor};

use super::socket::{Heard, Socket};

pub(crate) struct Visitor {
    pub(crate) socket: Socket,
    pub(crate) token: Token,
    pub(crate) resumed: bool,
    /// The last ticket.
    pub(crate) ticket: Option<Ticket>,
}

/// The needs of somebody who skipped every tap.
pub(crate) fn no_needs(language: Language) -> Needs {
    Needs::only(language)
}

impl Visitor {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        Self::come_back(address, None, None).await
    }

    pub(crate) async fn come_back(
        address: SocketAddr,
        token: Option<Token>,
        position: Option<Position>,
    ) -> Self {
        Self::bring_back(address, token, position, None).await
    }

    /// From the network of this address, as a proxy of ours tells it.
    pub(crate) async fn from_network(address: SocketAddr, network: &str) -> Self {
        let headers = [("x-forwarded-for", network)];
        Self::greet(address, &headers, None, None, None).await
    }

    /// To a server that may have lost everything.
    pub(crate) async fn bring_back(
        address: SocketAddr,
        token: Option<Token>,
        position: Option<Position>,
        ticket: Option<Ticket>,
    ) -> Self {
        Self::greet(address, &[], token, position, ticket).await
    }

    async fn greet(
        address: SocketAddr,
        headers: &[(&str, &str)],
        token: Option<Token>,
        position: Option<Position>,
        ticket: Option<Ticket>,
    ) -> Self {
        let mut socket = Socket::open(address, "/ws/visit", headers).await.expect("visitors are let in");
        let hello = FromVisitor::Hello { token, position, ticket: ticket.clone(), visible: true };
        socket.say(&hello).await;
        let Heard::Message(ToVisitor::Welcome { token, resumed, .. }) = socket.hear().await else {
            panic!("no welcome");
        };
        Self { socket, token, resumed, ticket }
    }

    pub(crate) async fn say(&mut self, message: FromVisitor) {
        self.socket.say(&message).await;
    }

    pub(crate) async fn join(&mut self) {
        self.join_in(Language::Nb).await;
    }

    pub(crate) async fn join_in(&mut self, language: Language) {
        self.say(FromVisitor::Join { needs: no_needs(language) }).await;
    }

    pub(crate) async fn join_unsafe(&mut self) {
        let needs = Needs { safety: Some(Safety::Unsafe), ..no_needs(Language::Nb) };
        self.say(FromVisitor::Join { needs }).await;
    }

    /// The next message that `pick` takes; others are passed over.
    pub(crate) async fn hear<T>(&mut self, mut pick: impl FnMut(ToVisitor) -> Option<T>) -> T {
        loop {
            match self.socket.hear().await {
                Heard::Message(message) => {
                    if let ToVisitor::Ticket { ticket } = &message {
                        self.ticket = Some(ticket.clone());
                    }
                    if let Some(picked) = pick(message) {
                        return picked;
                    }
                }
                Heard::Closed(code) => panic!("closed with {code:?}"),
            }
        }
    }

    /// Waits until exactly so many are ahead.
    pub(crate) async fn hear_place(&mut self, expected: u32) -> Estimate {
        self.hear(|message| match message {
            ToVisitor::Place { ahead, estimate, .. } if ahead == expected => Some(estimate),
            _ => None,
        })
        .await
    }

    /// Waits for an offer; tells whether it is the last.
    pub(crate) async fn hear_ready(&mut self) -> bool {
        self.hear(|message| if let ToVisitor::Ready { last, .. } = message { Some(last) } else { None }).await
    }

    pub(crate) async fn start(&mut self) {
        self.hear_ready().await;
        self.say(FromVisitor::Start {}).await;
        self.hear(|message| matches!(message, ToVisitor::Talking { .. }).then_some(())).await;
    }

    /// Says it and waits for its place.
    pub(crate) async fn write(&mut self, text: &str) -> Position {
        // The same phone after a reload must not use a name again.
        static SENT: AtomicU32 = AtomicU32::new(0);
        let name = format!("v{}", SENT.fetch_add(1, Ordering::Relaxed));
        let name = ClientRef::parse(&name).expect("a plain name");
        self.say(FromVisitor::Send { client_ref: name.clone(), text: text.into() }).await;
        self.hear(|message| match message {
            ToVisitor::Accepted { client_ref, position, .. } if client_ref == name => Some(position),
            ToVisitor::Refused { error_id, .. } => panic!("refused: {error_id}"),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_line(&mut self) -> Line {
        self.hear(|message| if let ToVisitor::Message(line) = message { Some(line) } else { None }).await
    }

    /// Waits for a ticket that is newer than the last.
    pub(crate) async fn hear_ticket(&mut self) -> Ticket {
        self.hear(|message| match message {
            ToVisitor::Ticket { ticket } => Some(ticket),
            _ => None,
        })
        .await
    }

    /// A new life of the transcript, and the lines that follow it.
    pub(crate) async fn hear_everything(&mut self) -> Vec<Line> {
        let count = self
            .hear(|message| match message {
                ToVisitor::EpochChanged { lines, .. } => Some(lines),
                _ => None,
            })
            .await;
        let mut lines = Vec::new();
        for _ in 0..count {
            lines.push(self.hear_line().await);
        }
        lines
    }

    pub(crate) async fn hear_notice(&mut self, expected: Notice) {
        self.hear(|message| match message {
            ToVisitor::Notice { notice } if notice == expected => Some(()),
            _ => None,
        })
        .await;
    }

    pub(crate) async fn hear_refusal(&mut self) -> ErrorId {
        self.hear(|message| match message {
            ToVisitor::Refused { error_id, .. } => Some(error_id),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_end(&mut self) -> (EndReason, bool) {
        self.hear(|message| match message {
            ToVisitor::Ended { reason, feedback, .. } => Some((reason, feedback)),
            _ => None,
        })
        .await
    }

    /// Passes over what is still said until the socket closes, and returns the code.
    pub(crate) async fn hear_close(&mut self) -> Option<u16> {
        loop {
            if let Heard::Closed(code) = self.socket.hear::<ToVisitor>().await {
                return code;
            }
        }
    }

    /// The page closes its socket.
    pub(crate) async fn vanish_loudly(self) {
        self.socket.close().await;
    }

    /// The phone goes: no goodbye.
    pub(crate) fn vanish(self) -> Token {
        self.token
    }
}

impl Visitor {
    /// A ping is answered, and nothing else came in between: the place stands.
    pub(crate) async fn hear_place_kept(&mut self) {
        self.say(FromVisitor::Ping { visible: true }).await;
        self.hear(|message| match message {
            ToVisitor::Pong {} => Some(()),
            ToVisitor::Ended { reason, .. } => panic!("ended: {reason:?}"),
            _ => None,
        })
        .await;
    }

    /// A ping after the end, and its answer.
    pub(crate) async fn hear_place_kept_after_end(&mut self) {
        self.say(FromVisitor::Ping { visible: true }).await;
        self.hear(|message| matches!(message, ToVisitor::Pong {}).then_some(())).await;
    }
}
