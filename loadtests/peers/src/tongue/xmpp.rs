//! XMPP over WebSocket (RFC 7395) with stream management (XEP-0198), in which each line is
//! followed by the question whether it has arrived.

use super::{Heard, Tongue};
use crate::socket::frame;

/// Somebody with an XMPP client.
#[derive(Debug)]
pub struct Xmpp {
    to: String,
    said: u64,
    /// Stanzas that have come, as the server asks to be told.
    come: u64,
    /// Stanzas of ours that the server has confirmed.
    confirmed: u64,
}

impl Xmpp {
    /// Talks with this address. Counting has just been agreed on.
    pub fn with(to: String) -> Self {
        Self { to, said: 0, come: 0, confirmed: 0 }
    }
}

impl Tongue for Xmpp {
    fn say(&mut self, line: &str, out: &mut Vec<u8>) {
        self.said += 1;
        let Self { to, said, .. } = self;
        let message = format!(
            "<message xmlns='jabber:client' type='chat' to='{to}' id='{said}'><body>{line}</body></message>"
        );
        frame(message.as_bytes(), out);
        frame(b"<r xmlns='urn:xmpp:sm:3'/>", out);
    }

    fn hear(&mut self, heard: &[u8], out: &mut Vec<u8>) -> Heard {
        if heard.starts_with(b"<message") {
            self.come += 1;
            return Heard::Line;
        }
        if heard.starts_with(b"<a ") {
            let confirmed = counted(heard).unwrap_or(self.confirmed);
            let more = confirmed.saturating_sub(self.confirmed);
            self.confirmed = confirmed;
            return Heard::Accepted(more);
        }
        if heard.starts_with(b"<r ") || heard.starts_with(b"<r/") {
            frame(format!("<a xmlns='urn:xmpp:sm:3' h='{}'/>", self.come).as_bytes(), out);
        } else if heard.starts_with(b"<iq") || heard.starts_with(b"<presence") {
            self.come += 1;
        }
        Heard::Other
    }

    fn is_answered(&self) -> bool {
        true
    }
}

/// The number in `h='…'`.
fn counted(answer: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(answer).ok()?;
    let (_, after) = text.split_once("h='").or_else(|| text.split_once("h=\""))?;
    after.split(['\'', '"']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confirmations_are_counted_once_and_questions_answered() {
        let (mut tongue, mut out) = (Xmpp::with("a@localhost/b".into()), Vec::new());
        assert_eq!(tongue.hear(b"<message><body>hei</body></message>", &mut out), Heard::Line);
        assert_eq!(tongue.hear(b"<a xmlns='urn:xmpp:sm:3' h='2'/>", &mut out), Heard::Accepted(2));
        assert_eq!(tongue.hear(b"<a h=\"2\" xmlns='urn:xmpp:sm:3'/>", &mut out), Heard::Accepted(0));
        assert!(out.is_empty());
        assert_eq!(tongue.hear(b"<r xmlns='urn:xmpp:sm:3'/>", &mut out), Heard::Other);
        assert!(out.ends_with(b"h='1'/>"));
    }
}
