//! A counsellor at a desk.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use server::protocol::card::Card;
use server::protocol::desk::{Availability, DeskNotice, VisitorPresence};
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::position::Position;
use server::protocol::visit::{EndReason, Line};
use server::protocol::{ErrorId, FromDesk, Ticket, ToDesk};

use super::app::TestApp;
use super::http::sign_in;
use super::socket::{Heard, Socket};

/// A password that only this test knows.
pub(crate) const PASSWORD: &str = "en lang setning til proeven";

/// An account and its session.
pub(crate) struct Hired {
    cookie: String,
}

pub(crate) struct Counsellor {
    pub(crate) socket: Socket,
    pub(crate) cookie: String,
    /// The last ticket of a talk.
    pub(crate) ticket: Option<Ticket>,
}

impl Counsellor {
    /// Gets an account, as on the command line, and signs in, as in the browser.
    pub(crate) async fn hired(app: &TestApp, name: &str, languages: &str) -> Hired {
        super::http::hire(app, name, languages, PASSWORD).await;
        Hired { cookie: sign_in(app.address(), name, PASSWORD).await.expect("the password is right") }
    }

    pub(crate) async fn open(address: SocketAddr, cookie: &str) -> Self {
        Self::bring_back(address, cookie, false, Vec::new()).await
    }

    /// To a server that may have lost everything.
    pub(crate) async fn bring_back(
        address: SocketAddr,
        cookie: &str,
        ready: bool,
        tickets: Vec<Ticket>,
    ) -> Self {
        let headers = [("cookie", cookie)];
        let mut socket = Socket::open(address, "/ws/desk", &headers).await.expect("staff are let in");
        socket.say(&FromDesk::Hello { ready, tickets, visible: true }).await;
        let Heard::Message(ToDesk::Welcome { .. }) = socket.hear().await else { panic!("no welcome") };
        Self { socket, cookie: cookie.to_owned(), ticket: None }
    }

    pub(crate) async fn say(&mut self, message: FromDesk) {
        self.socket.say(&message).await;
    }

    pub(crate) async fn ping(&mut self) {
        self.say(FromDesk::Ping { visible: true }).await;
    }

    pub(crate) async fn ready(&mut self) {
        self.say(FromDesk::ReadyForNext {}).await;
    }

    pub(crate) async fn hear<T>(&mut self, mut pick: impl FnMut(ToDesk) -> Option<T>) -> T {
        loop {
            match self.socket.hear().await {
                Heard::Message(message) => {
                    if let ToDesk::Ticket { ticket, .. } = &message {
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

    pub(crate) async fn hear_talk(&mut self) -> ConversationId {
        self.hear(|message| match message {
            ToDesk::Talk { conversation, .. } => Some(conversation),
            _ => None,
        })
        .await
    }

    /// A new life of the transcript, and the lines that follow it.
    pub(crate) async fn hear_everything(&mut self, talk: ConversationId) -> Vec<Line> {
        let count = self
            .hear(|message| match message {
                ToDesk::EpochChanged { conversation, lines, .. } if conversation == talk => Some(lines),
                _ => None,
            })
            .await;
        let mut lines = Vec::new();
        for _ in 0..count {
            lines.push(self.hear_line(talk).await);
        }
        lines
    }

    pub(crate) async fn hear_notice(&mut self, expected: DeskNotice) {
        self.hear(|message| match message {
            ToDesk::Notice { notice, .. } if notice == expected => Some(()),
            _ => None,
        })
        .await;
    }

    pub(crate) async fn hear_me(&mut self, is_it: impl Fn(Availability) -> bool) {
        self.hear(|message| match message {
            ToDesk::Shift { me, .. } if is_it(me) => Some(()),
            _ => None,
        })
        .await;
    }

    pub(crate) async fn write(&mut self, conversation: ConversationId, text: &str) -> Position {
        static SENT: AtomicU32 = AtomicU32::new(0);
        let name = format!("c{}", SENT.fetch_add(1, Ordering::Relaxed));
        let name = ClientRef::parse(&name).expect("a plain name");
        self.say(FromDesk::Send { conversation, client_ref: name.clone(), text: text.into() }).await;
        self.hear(|message| match message {
            ToDesk::Accepted { client_ref, position, .. } if client_ref == name => Some(position),
            ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
            _ => None,
        })
        .await
    }

    pub(crate) async fn send_card(
        &mut self,
        conversation: ConversationId,
        name: &str,
        card: Card,
    ) -> Position {
        let name = ClientRef::parse(name).expect("a plain name");
        self.say(FromDesk::SendCard { conversation, client_ref: name.clone(), card }).await;
        self.hear(|message| match message {
            ToDesk::Accepted { client_ref, position, .. } if client_ref == name => Some(position),
            ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_line(&mut self, talk: ConversationId) -> Line {
        self.hear(|message| match message {
            ToDesk::Message { conversation, line } if conversation == talk => Some(line),
            ToDesk::Message { .. } => panic!("a word crossed over"),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_presence(&mut self) -> VisitorPresence {
        self.hear(|message| match message {
            ToDesk::Visitor { presence, .. } => Some(presence),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_end(&mut self) -> EndReason {
        self.hear(|message| if let ToDesk::Ended { reason, .. } = message { Some(reason) } else { None })
            .await
    }

    pub(crate) async fn hear_refusal(&mut self) -> ErrorId {
        self.hear(|message| match message {
            ToDesk::Refused { error_id, .. } => Some(error_id),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_close(&mut self) -> Option<u16> {
        loop {
            if let Heard::Closed(code) = self.socket.hear::<ToDesk>().await {
                return code;
            }
        }
    }

    /// The lid closes: no goodbye.
    pub(crate) fn vanish(self) -> String {
        self.cookie
    }
}

impl Hired {
    pub(crate) fn cookie(&self) -> &str {
        &self.cookie
    }

    pub(crate) async fn at_the_desk(self, app: &TestApp) -> Counsellor {
        Counsellor::open(app.address(), &self.cookie).await
    }
}
