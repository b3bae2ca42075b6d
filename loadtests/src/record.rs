//! What a checker needs to know of one side of a conversation.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use server::protocol::ClientRef;
use server::protocol::visit::{Line, Side};

use crate::person;
use crate::transcript::Name;

/// Something this page said, or tried to.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Under this name.
    pub client_ref: ClientRef,
    /// In these words.
    pub text: String,
    /// When it was written.
    pub at: Duration,
    /// When the server first said that it has it.
    pub accepted: Option<Duration>,
}

/// What a checker needs to know of one side of a conversation.
#[derive(Clone, Debug)]
pub struct Record {
    /// Which side.
    pub side: Side,
    /// How the writer is called in the texts.
    pub writer: String,
    /// What was written here, in this order.
    pub sent: Vec<Sent>,
    /// Every place that was told, in whichever life, and the name and text in it.
    pub places: HashMap<(u64, u32), (Name, String)>,
    /// The lives of the transcript that were seen.
    pub epochs: BTreeSet<u64>,
    /// When each line was first shown.
    pub shown_at: HashMap<Name, Duration>,
    /// Since when the page says that something may be missing, while it does.
    pub unsure: Option<Duration>,
    /// Lines given back to the server.
    pub given: u32,
    /// What the page showed when the talk was over.
    pub lines: Vec<Line>,
    /// What went wrong in a way that needs no comparing.
    pub complaints: Vec<String>,
}

impl Record {
    /// Of this side, whose writer is called this in the texts.
    pub fn new(side: Side, writer: &str) -> Self {
        Self {
            side,
            writer: writer.to_owned(),
            sent: vec![],
            places: HashMap::new(),
            epochs: BTreeSet::new(),
            shown_at: HashMap::new(),
            unsure: None,
            given: 0,
            lines: vec![],
            complaints: vec![],
        }
    }
}

/// Who wrote a line, as its words say: `v17`, or `c3`.
pub fn writer_of(line: &Line) -> &str {
    person::writer(line.text.as_str()).unwrap_or_default()
}
