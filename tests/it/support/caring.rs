//! What people at the desks say and hear of marked talks and of talks of their own.

use server::protocol::ToDesk;
use server::protocol::care::{DebriefState, LeadView};
use server::protocol::ids::ConversationId;

use super::app::TestApp;
use super::counsellor::{Counsellor, PASSWORD};
use super::http::{hire_lead, sign_in};

/// A shift lead of this alias, signed in and at the desk.
pub(crate) async fn lead_as(app: &TestApp, alias: &str) -> Counsellor {
    let name = alias.to_lowercase();
    hire_lead(app, &name, alias, PASSWORD).await;
    let cookie = sign_in(app.address(), &name, PASSWORD).await.expect("the password is right");
    Counsellor::open(app.address(), &cookie).await
}

impl Counsellor {
    /// Waits until the shift looks like this to a shift lead.
    pub(crate) async fn hear_lead<T>(&mut self, pick: impl Fn(&LeadView) -> Option<T>) -> T {
        self.hear(|message| match message {
            ToDesk::Shift { lead, .. } => pick(&lead.expect("it is a shift lead's desk")),
            _ => None,
        })
        .await
    }

    /// Waits until exactly these have a marked talk. Returns since when the first has.
    pub(crate) async fn hear_risks(&mut self, aliases: &[&str]) -> Option<u64> {
        self.hear_lead(|lead| {
            let marked = lead.risks.iter().map(|risk| risk.alias.as_str());
            marked.eq(aliases.iter().copied()).then(|| lead.risks.first().map(|risk| risk.since_ms))
        })
        .await
    }

    /// Waits until the mark of a talk changes.
    pub(crate) async fn hear_risk(&mut self, talk: ConversationId) -> Option<u64> {
        self.hear(|message| match message {
            ToDesk::Risk { conversation, since_ms } if conversation == talk => Some(since_ms),
            _ => None,
        })
        .await
    }

    /// Waits until one's own call stands like this.
    pub(crate) async fn hear_debrief(&mut self, expected: Option<DebriefState>) {
        self.hear(|message| match message {
            ToDesk::Shift { debrief, lead, .. } => {
                assert!(lead.is_none(), "it is no shift lead's desk");
                (debrief == expected).then_some(())
            }
            _ => None,
        })
        .await;
    }
}
