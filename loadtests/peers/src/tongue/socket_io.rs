//! Socket.IO 4 over Engine.IO 4, as its own client writes it on a WebSocket.

use super::{Heard, Tongue};
use crate::socket::frame;

/// Somebody with a Socket.IO client.
#[derive(Debug, Default)]
pub struct SocketIo {
    said: u64,
}

impl Tongue for SocketIo {
    fn say(&mut self, line: &str, out: &mut Vec<u8>) {
        self.said += 1;
        frame(format!(r#"42{}["line","{line}"]"#, self.said).as_bytes(), out);
    }

    fn hear(&mut self, heard: &[u8], out: &mut Vec<u8>) -> Heard {
        match heard {
            [b'4', b'2', ..] => Heard::Line,
            [b'4', b'3', ..] => Heard::Accepted(1),
            [b'2'] => {
                frame(b"3", out);
                Heard::Other
            }
            _ => Heard::Other,
        }
    }

    fn is_answered(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_acknowledgements_and_pings_are_told_apart() {
        let (mut tongue, mut out) = (SocketIo::default(), Vec::new());
        assert_eq!(tongue.hear(br#"42["line","hei","offset"]"#, &mut out), Heard::Line);
        assert_eq!(tongue.hear(b"431[]", &mut out), Heard::Accepted(1));
        assert!(out.is_empty());
        assert_eq!(tongue.hear(b"2", &mut out), Heard::Other);
        assert!(out.ends_with(b"3"));
    }
}
