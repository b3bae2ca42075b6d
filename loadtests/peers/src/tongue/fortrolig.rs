//! Ours. What is waited for in the talk is told apart by how a frame begins; everything else
//! was said before.

use super::{Heard, Tongue};
use crate::socket::frame;

/// One side of a talk.
#[derive(Debug)]
pub struct Fortrolig {
    /// What stands before the name of a line: the desk says in which conversation.
    head: String,
    said: u64,
}

impl Fortrolig {
    /// A visitor, who has one talk only.
    pub fn visitor() -> Self {
        Self { head: r#"{"type":"send","client_ref":"v-"#.to_owned(), said: 0 }
    }

    /// A counsellor in this conversation.
    pub fn counsellor(conversation: &str) -> Self {
        let head = format!(r#"{{"type":"send","conversation":"{conversation}","client_ref":"c-"#);
        Self { head, said: 0 }
    }
}

impl Tongue for Fortrolig {
    fn say(&mut self, line: &str, out: &mut Vec<u8>) {
        self.said += 1;
        frame(format!(r#"{}{}","text":"{line}"}}"#, self.head, self.said).as_bytes(), out);
    }

    fn hear(&mut self, heard: &[u8], _: &mut Vec<u8>) -> Heard {
        if heard.starts_with(br#"{"type":"message""#) {
            Heard::Line
        } else if heard.starts_with(br#"{"type":"accepted""#) {
            Heard::Accepted(1)
        } else if heard.starts_with(br#"{"type":"refused""#) {
            Heard::Refused
        } else {
            Heard::Other
        }
    }

    fn is_answered(&self) -> bool {
        true
    }
}
