//! What a visitor does by themselves, and when.

use std::time::Duration;

use server::protocol::needs::{Needs, Safety};
use server::protocol::visit::{Degree, Feedback, FromVisitor};

use super::{Act, Left, Stage, TICK, Visitor, Way};
use crate::chaos::world::Phase;
use crate::http;
use crate::person;
use crate::person::lets_the_counsellor_end;

/// Somebody who gets no answer writes again after this.
const PATIENCE: Duration = Duration::from_secs(12);

/// An end that is not confirmed by then is told again to nobody: the page is closed.
pub(super) const PARTING: Duration = Duration::from_secs(6);

/// A talk of this many messages is ended in the calm at the end.
const CALM_MESSAGES: u32 = 3;

impl Visitor {
    pub(super) async fn on_time(&mut self) {
        let now = self.world.clock.now();
        if self.talk.asks_for_gap(now) {
            self.stay.history.note(now, "a line is missing: asks again");
            self.world.tally.did("gap", "asked again");
            self.link.renew();
            return;
        }
        if let Some((at, time)) = self.phone_off
            && at <= now
            && self.world.phase() == Phase::Storm
        {
            self.phone_off = None;
            self.away_for = Some(time);
            self.stay.history.note(now, format!("the phone is off for {:.1} s", time.as_secs_f64()));
            self.world.tally.did("phone", "off for a while");
            return;
        }
        self.lose_patience(now).await;
        if let Some((act, at)) = self.next
            && at <= now
        {
            self.next = None;
            self.act(act, now).await;
        }
    }

    /// Those who do not wait to be served.
    async fn lose_patience(&mut self, now: Duration) {
        let waited = self.stay.asked_at.map_or(Duration::ZERO, |at| now.saturating_sub(at));
        match self.way {
            Way::LeavesQueue(after) if self.stage == Stage::Waiting && waited > after && !self.goodbye => {
                self.leave(now).await;
            }
            Way::ExitsQueue(after) if self.stage == Stage::Waiting && waited > after => self.exit(now).await,
            Way::ExitsAfter(said)
                if self.stage == Stage::Talking && self.said > said && self.talk.is_quiet() =>
            {
                self.exit(now).await;
            }
            _ => {}
        }
    }

    pub(super) async fn act(&mut self, act: Act, now: Duration) {
        self.stay.history.note(now, format!("{act:?}"));
        match act {
            Act::Join => {
                self.stay.asked_at.get_or_insert(now);
                self.link.send(&FromVisitor::Join { needs: self.needs() }).await;
            }
            Act::Start => {
                self.link.send(&FromVisitor::Start {}).await;
                self.world.tally.did("start", "sent");
            }
            Act::Write => self.write(now).await,
            Act::Leave => self.leave(now).await,
            Act::Thank => {
                let feedback = Feedback { heard: Some(Degree::Yes), ..Feedback::default() };
                self.link.send(&FromVisitor::Feedback { feedback }).await;
                self.intend(Act::Close, PARTING);
            }
            Act::Close => self.stage = Stage::Over,
        }
    }

    async fn write(&mut self, now: Duration) {
        if self.stage != Stage::Talking || self.goodbye {
            return;
        }
        let calm = self.world.phase() >= Phase::Calm;
        let enough = if calm { self.messages.min(CALM_MESSAGES) } else { self.messages };
        let ends = !lets_the_counsellor_end(self.stay.number) || calm;
        if self.said >= enough {
            if ends && self.talk.is_quiet() {
                self.leave(now).await;
            } else {
                self.intend(Act::Write, TICK);
            }
            return;
        }
        self.said += 1;
        let name = self.who();
        let text = person::line(&name, self.said, self.world.clock);
        // The counsellor ends the talks that are left to them after this one.
        let text = if self.said == enough { format!("{text} (siste)") } else { text };
        self.link.send(&FromVisitor::Typing {}).await;
        self.talk.write(person::client_ref(&name, self.said), text, now);
        self.intend(Act::Write, PATIENCE);
    }

    pub(super) async fn leave(&mut self, now: Duration) {
        self.goodbye = true;
        self.stay.left.get_or_insert((now, Left::Kindly));
        self.link.send(&FromVisitor::Leave {}).await;
        self.world.tally.did("leave", "sent");
        // Said again when live state could not be reached the first time.
        self.intend(Act::Leave, PARTING);
    }

    async fn exit(&mut self, now: Duration) {
        self.stay.left = Some((now, Left::InAHurry));
        self.stay.history.note(now, "leaves in a hurry");
        self.link.send(&FromVisitor::Exit {}).await;
        self.world.tally.did("exit", "sent");
        if let Some(token) = &self.token {
            // A beacon: nobody is there to hear of its answer.
            let _unanswered = http::exit(self.world.front, &token.to_text()).await;
        }
        self.stage = Stage::Over;
    }

    pub(super) fn intend(&mut self, act: Act, after: Duration) {
        self.next = Some((act, self.world.clock.now() + after));
    }

    pub(super) fn think(&mut self) -> Duration {
        self.chances.between(Duration::from_millis(300), Duration::from_millis(2_500))
    }

    fn needs(&self) -> Needs {
        let safety = self.stay.urgent.then_some(Safety::Unsafe);
        Needs { safety, ..Needs::only(self.stay.language) }
    }
}
