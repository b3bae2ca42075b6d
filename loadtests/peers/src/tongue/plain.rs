//! A text is a line, and nothing else is said: the relay, and nginx with nchan.

use super::{Heard, Tongue};
use crate::line;
use crate::socket::frame;

/// Somebody at a relay.
#[derive(Debug)]
pub struct Plain {
    /// Whether the relay tells what it has passed on.
    pub is_answered: bool,
}

impl Tongue for Plain {
    fn say(&mut self, line: &str, out: &mut Vec<u8>) {
        frame(line.as_bytes(), out);
    }

    fn hear(&mut self, frame: &[u8], _: &mut Vec<u8>) -> Heard {
        match line::sent(frame) {
            Some(_) => Heard::Line,
            None if self.is_answered => Heard::Accepted(1),
            None => Heard::Other,
        }
    }

    fn is_answered(&self) -> bool {
        self.is_answered
    }
}
