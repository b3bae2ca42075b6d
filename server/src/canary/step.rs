//! Where a round can fall, and what to say then.

use std::fmt;

/// One step of a round, in the order they are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Name, password and code, over the public address.
    SignIn,
    /// The counsellor's desk opens and is ready for a visitor.
    Desk,
    /// The visitor's page is welcomed.
    Visit,
    /// The visitor asks for a talk and is offered one.
    Wait,
    /// The talk opens on both sides.
    Start,
    /// What the visitor writes reaches the counsellor.
    ToCounsellor,
    /// What the counsellor writes reaches the visitor.
    ToVisitor,
    /// The visitor leaves, and both are told.
    End,
    /// Nothing of the talk is left.
    Deletion,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::SignIn,
        Self::Desk,
        Self::Visit,
        Self::Wait,
        Self::Start,
        Self::ToCounsellor,
        Self::ToVisitor,
        Self::End,
        Self::Deletion,
    ];

    /// As it stands in metrics and in the line of a round.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Desk => "desk",
            Self::Visit => "visit",
            Self::Wait => "wait",
            Self::Start => "start",
            Self::ToCounsellor => "to_counsellor",
            Self::ToVisitor => "to_visitor",
            Self::End => "end",
            Self::Deletion => "deletion",
        }
    }

    /// What did not happen.
    const fn missing(self) -> &'static str {
        match self {
            Self::SignIn => "could not sign in",
            Self::Desk => "could not open its desk",
            Self::Visit => "was not welcomed as a visitor",
            Self::Wait => "was not offered a talk",
            Self::Start => "could not begin the talk",
            Self::ToCounsellor => "wrote as a visitor, and the counsellor did not get it as it was written",
            Self::ToVisitor => "wrote as a counsellor, and the visitor did not get it as it was written",
            Self::End => "left as a visitor, and that was not told to both",
            Self::Deletion => "found something left of the talk",
        }
    }

    /// What to do.
    const fn remedy(self) -> &'static str {
        match self {
            Self::SignIn => {
                "Try `fortrolig doctor` and the sign-in page in a browser; `fortrolig staff list` shows the account, and \
                 `fortrolig staff add --role canary --generate` makes one"
            }
            Self::Desk | Self::Visit => {
                "Set `lane = true` in [canary] on every node, sign in with an account of the role canary, and see that \
                 the proxy lets WebSockets through"
            }
            Self::Wait | Self::Start => {
                "Look at the log of the nodes: pairing waits for some seconds after a start, and needs live state"
            }
            Self::ToCounsellor | Self::ToVisitor => {
                "People's messages are likely to be late too: look at fortrolig_live_answer_seconds and at the proxy"
            }
            Self::End | Self::Deletion => {
                "Words may be kept too long: look at fortrolig_sweep_steps_failed_total and the page WordsKeptTooLong"
            }
        }
    }
}

/// A round that fell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fall {
    /// Where.
    pub step: Step,
    /// What was seen there, in words that hold no secret.
    pub seen: String,
}

impl fmt::Display for Fall {
    /// Which step, what was seen, and what to do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, seen } = self;
        write!(f, "the canary {} (step {}): {seen}. {}.", step.missing(), step.as_str(), step.remedy())
    }
}

impl std::error::Error for Fall {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_a_name_of_its_own_and_says_what_to_do() {
        let mut names = Step::ALL.map(Step::as_str).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Step::ALL.len());
        for step in Step::ALL {
            let said = Fall { step, seen: "silence".to_owned() }.to_string();
            assert!(said.contains(step.as_str()) && said.contains(": silence. "), "{said}");
            assert!(said.ends_with('.') && !said.contains(".."), "{said}");
        }
    }
}
