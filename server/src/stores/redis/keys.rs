//! The name of every key in Redis, and for how long each lives by itself.
//!
//! Every key has an expiry, so that a service that is switched off leaves nothing behind:
//! Redis forgets it all without anybody's help. What stands in braces decides which part
//! of a cluster a key lives in: the whole queue in one, each conversation in one, each
//! session by itself.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;

use crate::domain::counsellor::StaffId;
use crate::domain::ports::TokenHash;
use crate::protocol::ids::{ConversationId, EnquiryId};

/// Margin over the time after which the sweep of a living node forgets something: Redis
/// must never be the first to do it.
const MARGIN: Duration = Duration::from_hours(1);

/// The records of the cluster itself outlive everything they speak of.
pub(super) const CLUSTER_LIVES: Duration = Duration::from_hours(48);

/// Words live this long after the end of their talk, even if every node is dead. A minute
/// is promised, and Redis may take a moment to look.
pub(super) const ENDED_LIVES: Duration = Duration::from_secs(58);

/// The list of ended talks. Longer than the talks themselves, so that each is counted.
pub(super) const ENDED_LIST_LIVES: Duration = Duration::from_mins(10);

/// One kind of key.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// How its name goes on after the prefix and a colon.
    pub begins: &'static str,
    /// For how long it lives, in words.
    pub lives: &'static str,
}

/// Every kind of key there is. A test holds that no other is ever made, and that none
/// lives for ever.
pub const KINDS: [Kind; 22] = [
    Kind { begins: "{q}:log", lives: "two days after the last change of the queue" },
    Kind { begins: "{q}:changed", lives: "two days after the last change of the queue" },
    Kind { begins: "{q}:stays", lives: "as long as the stay renewed last" },
    Kind { begins: "{q}:line", lives: "as long as the stay renewed last" },
    Kind { begins: "{q}:here", lives: "as long as the stay renewed last" },
    Kind { begins: "{q}:staff", lives: "as long as the counsellor changed last" },
    Kind {
        begins: "{q}:e:",
        lives: "an hour longer than a silent place is kept, from the last sign of life",
    },
    Kind { begins: "{q}:c:", lives: "an hour longer than the longest shift, from the last change" },
    Kind { begins: "{q}:nodes", lives: "two days after the last beat" },
    Kind { begins: "{q}:clock", lives: "two days after the last beat" },
    Kind { begins: "{q}:generation", lives: "two days after the last beat" },
    Kind { begins: "{q}:ended", lives: "ten minutes after the last end of a talk" },
    Kind { begins: "{q}:talks", lives: "two days after the last count" },
    Kind { begins: "{q}:said", lives: "two days after the last count" },
    Kind { begins: "{q}:switch", lives: "a minute longer than what was said stands; a day at most" },
    Kind { begins: "{q}:evening2", lives: "a day after the last that was added" },
    Kind {
        begins: "{q}:respites",
        lives: "a minute longer than the younger of its keys; half a day at most",
    },
    Kind { begins: "{q}:opened", lives: "a minute longer than the chat is open; two days at most" },
    Kind { begins: "s:", lives: "a minute longer than the session's own idle time" },
    Kind { begins: "a:", lives: "an hour longer than the longest shift, from the last sign-in" },
    Kind { begins: "t:{", lives: "15 minutes after the last sign of life; 58 seconds after the end" },
    Kind { begins: "l:{", lives: "15 minutes after the last sign of life; 58 seconds after the end" },
];

/// How long what the rules decide lives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lives {
    /// A stay, after its last sign of life.
    pub(super) stay: Duration,
    /// A counsellor, after their last change, and the list of an account's sessions.
    pub(super) counsellor: Duration,
    /// An open transcript, after its last sign of life.
    pub(super) transcript: Duration,
}

impl Lives {
    /// From how long a silent place is kept, how long a shift lasts at most, and how long
    /// words outlive the last sign of life.
    pub(super) fn new(kept: Duration, shift: Duration, idle: Duration) -> Self {
        Self { stay: kept + MARGIN, counsellor: shift + MARGIN, transcript: idle }
    }
}

/// A time as Redis takes it.
pub(super) fn ms(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Makes the names.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    prefix: String,
}

impl Keys {
    pub(super) fn new(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned() }
    }

    fn key(&self, name: &str) -> String {
        format!("{}:{name}", self.prefix)
    }

    /// What every script of the queue is given first, in the order of `scripts/queue.lua`.
    pub(super) fn queue(&self) -> [String; 6] {
        ["log", "changed", "stays", "line", "here", "staff"].map(|name| self.key(&format!("{{q}}:{name}")))
    }

    /// The list of everything of one kind that the mirror reads by name.
    pub(super) fn value(&self, member: &str) -> String {
        self.key(&format!("{{q}}:{member}"))
    }

    pub(super) fn stay(&self, id: EnquiryId) -> String {
        self.value(&stay_member(id))
    }

    pub(super) fn counsellor(&self, id: StaffId) -> String {
        self.value(&counsellor_member(id))
    }

    pub(super) fn nodes(&self) -> String {
        self.key("{q}:nodes")
    }

    pub(super) fn clock(&self) -> String {
        self.key("{q}:clock")
    }

    pub(super) fn generation(&self) -> String {
        self.key("{q}:generation")
    }

    /// Talks that have ended and are not destroyed, by the moment of their end.
    pub(super) fn ended(&self) -> String {
        self.key("{q}:ended")
    }

    /// Open talks, by the moment they would expire.
    pub(super) fn talks(&self) -> String {
        self.key("{q}:talks")
    }

    /// How many messages each talk has, and their sum.
    pub(super) fn said(&self) -> String {
        self.key("{q}:said")
    }

    /// What a shift lead said of the door.
    pub(super) fn switch(&self) -> String {
        self.key("{q}:switch")
    }

    /// What happened this evening, slice by slice.
    pub(super) fn evening(&self) -> String {
        self.key("{q}:evening2")
    }

    /// Breaks from connections.
    pub(super) fn respites(&self) -> String {
        self.key("{q}:respites")
    }

    /// Until when the chat has been opened.
    pub(super) fn opened(&self) -> String {
        self.key("{q}:opened")
    }

    pub(super) fn session(&self, token: &TokenHash) -> String {
        self.key(&format!("s:{}", BASE64URL_NOPAD.encode(token.as_bytes())))
    }

    /// The sessions of an account, by the moment they need not be listed any more.
    pub(super) fn sessions_of(&self, staff: StaffId) -> String {
        self.key(&format!("a:{}", staff.simple()))
    }

    /// A transcript's head, its lines, and the senders' names for them.
    pub(super) fn transcript(&self, id: ConversationId) -> [String; 3] {
        let id = id.to_text();
        [
            self.key(&format!("t:{{{id}}}")),
            self.key(&format!("l:{{{id}}}")),
            self.key(&format!("t:{{{id}}}:names")),
        ]
    }

    /// Not a key: where events are published.
    pub(super) fn channel(&self) -> String {
        self.key("events")
    }
}

/// How a stay is called in the lists.
pub(super) fn stay_member(id: EnquiryId) -> String {
    format!("e:{}", id.to_text())
}

/// How a counsellor is called in the lists.
pub(super) fn counsellor_member(id: StaffId) -> String {
    format!("c:{}", id.simple())
}
