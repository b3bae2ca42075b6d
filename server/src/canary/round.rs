//! One round: a counsellor signs in and is ready, a visitor comes, waits, talks, leaves, and
//! nothing is left of it. Every step has its bound; all of them together are done before the
//! next round is due.

use std::time::Duration;

use secrecy::ExposeSecret;
use tokio::time::{Instant, sleep, timeout};
use url::form_urlencoded::Serializer;

use super::Credentials;
use super::socket::Socket;
use super::stage::{Heard, Stage};
use super::step::{Fall, Step};
use super::way::{Answer, Way};
use crate::clock::Clock;
use crate::domain::second_step::TimeStep;
use crate::protocol::desk::{Availability, FromDesk, ToDesk};
use crate::protocol::needs::{Language, Needs};
use crate::protocol::position::Position;
use crate::protocol::visit::{EndReason, FromVisitor, Line, Side, ToVisitor};
use crate::protocol::{ClientRef, ConversationId, Receipt, Ticket, Token};
use crate::transport::lane;

/// For each step but two. Whoever waits longer than this for a page has gone.
const STEP_WITHIN: Duration = Duration::from_secs(15);

/// For an offer: after a start nobody is paired for `queue.settle_s`.
const OFFER_WITHIN: Duration = Duration::from_mins(1);

/// For the words: what visitors are promised.
const DELETED_WITHIN: Duration = Duration::from_mins(1);

/// What the lane holds is asked for so often.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// For leaving in good order after a fall.
const LEAVE_WITHIN: Duration = Duration::from_secs(2);

/// How long each thing took that people feel; none where the round did not get there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// From opening the connection to being signed in.
    pub sign_in: Option<Duration>,
    /// From asking for a talk to being offered one, with a counsellor who is ready.
    pub wait: Option<Duration>,
    /// From the visitor's sending to the counsellor's desk.
    pub to_counsellor: Option<Duration>,
    /// From the counsellor's sending to the visitor's page.
    pub to_visitor: Option<Duration>,
    /// From the end of the talk until nothing was kept of it, by the second.
    pub deletion: Option<Duration>,
}

/// Plays one. `times` has whatever was measured, also when it falls.
///
/// # Errors
/// [`Fall`]: where, and what was seen.
pub async fn play(way: &Way, who: &Credentials, clock: &dyn Clock, times: &mut Times) -> Result<(), Fall> {
    let began = Instant::now();
    let cookies = within(Step::SignIn, STEP_WITHIN, sign_in(way, who, clock)).await?;
    times.sign_in = Some(began.elapsed());
    let played = Box::pin(talk_and_forget(way, &cookies, times)).await;
    // Whatever came of it, nobody stays signed in; what cannot be ended now rests and ends.
    let _ends_later = timeout(LEAVE_WITHIN, way.post("/desk/sign-out", &cookies, String::new())).await;
    played
}

async fn within<T>(
    step: Step,
    limit: Duration,
    done: impl Future<Output = Result<T, String>>,
) -> Result<T, Fall> {
    let silence = || Err(format!("nothing came within {} seconds", limit.as_secs()));
    timeout(limit, done).await.unwrap_or_else(|_| silence()).map_err(|seen| Fall { step, seen })
}

/// The cookies of the new session.
async fn sign_in(way: &Way, who: &Credentials, clock: &dyn Clock) -> Result<String, String> {
    let form = Serializer::new(String::new())
        .append_pair("name", &who.name)
        .append_pair("password", who.password.expose_secret())
        .finish();
    let first = way.post("/desk/sign-in", "", form).await?;
    match first.leads_to() {
        "/desk/home" => Ok(first.cookies()),
        "/desk/sign-in/code" => {
            let secret = who.second_step.as_ref();
            let secret =
                secret.ok_or("the account has a second step, and FORTROLIG_CANARY_SECOND_STEP is not set")?;
            let code = secret.code_at(TimeStep::at(clock.wall())).to_string();
            let form = Serializer::new(String::new()).append_pair("code", &code).finish();
            let second = way.post("/desk/sign-in/code", &first.cookies(), form).await?;
            match second.leads_to() {
                "/desk/home" => Ok(second.cookies()),
                _ => Err(refused("the code", &second)
                    + "; a code is taken once, so two rounds are at least half a minute apart"),
            }
        }
        "/desk/sign-in/set-up" => Err("the account has no second step, and the service wants one: \
             `fortrolig staff reset-second-step` gives a canary a new one"
            .to_owned()),
        _ => Err(refused("the sign-in", &first)),
    }
}

fn refused(what: &str, answer: &Answer) -> String {
    let why = [answer.problem(), std::str::from_utf8(&answer.body).unwrap_or_default()];
    let why = why.into_iter().find(|why| !why.is_empty() && why.len() < 64).unwrap_or_default();
    format!("{what} is refused with {} {why}", answer.status).trim_end().to_owned()
}

async fn talk_and_forget(way: &Way, cookies: &str, times: &mut Times) -> Result<(), Fall> {
    let desk = within(Step::Desk, STEP_WITHIN, Socket::open(way, lane::DESK, cookies)).await?;
    let mut stage = Stage::new(desk);
    let talked = Box::pin(talk(way, cookies, &mut stage, times)).await;
    if talked.is_err() {
        // So that the next round does not find this one; if it cannot be, the lane gives it up.
        let _given_up_later = timeout(LEAVE_WITHIN, stage.visitor_says(&FromVisitor::Leave {})).await;
    }
    drop(stage);
    let Past { talk, token, ticket } = talked?;
    let ended = Instant::now();
    within(Step::Deletion, STEP_WITHIN, is_forgotten(way, cookies, token, ticket)).await?;
    let left = DELETED_WITHIN.saturating_sub(ended.elapsed());
    within(Step::Deletion, left, is_deleted(way, cookies, talk)).await?;
    times.deletion = Some(ended.elapsed());
    Ok(())
}

/// A talk that has ended, and what the visitor's page would come back with.
struct Past {
    talk: ConversationId,
    token: Token,
    ticket: Option<Ticket>,
}

/// From an empty desk to the end of the talk.
async fn talk(way: &Way, cookies: &str, stage: &mut Stage, times: &mut Times) -> Result<Past, Fall> {
    let language = within(Step::Desk, STEP_WITHIN, get_ready(stage)).await?;
    let token = within(Step::Visit, STEP_WITHIN, come_in(way, cookies, stage)).await?;
    let joined = Instant::now();
    let mut ticket = within(Step::Wait, OFFER_WITHIN, wait_for_offer(stage, language)).await?;
    times.wait = Some(joined.elapsed());
    let talk = within(Step::Start, STEP_WITHIN, start(stage)).await?;
    times.to_counsellor =
        Some(within(Step::ToCounsellor, STEP_WITHIN, write(stage, talk, Side::Visitor)).await?);
    times.to_visitor =
        Some(within(Step::ToVisitor, STEP_WITHIN, write(stage, talk, Side::Counsellor)).await?);
    within(Step::End, STEP_WITHIN, end(stage, talk, &mut ticket)).await?;
    Ok(Past { talk, token, ticket })
}

/// The counsellor is ready, and whatever an earlier round has left behind is ended.
async fn get_ready(stage: &mut Stage) -> Result<Language, String> {
    stage.desk.send(&FromDesk::Hello { ready: false, tickets: Vec::new(), visible: true }).await?;
    let mut holds = None;
    loop {
        let Heard::Desk(told) = stage.hear().await? else { continue };
        match *told {
            ToDesk::Welcome { languages, .. } => holds = languages.first().copied(),
            ToDesk::Talk { conversation, .. } => {
                stage.desk.send(&FromDesk::End { conversation, respite: None }).await?;
            }
            ToDesk::Shift { me: Availability::Resting {} | Availability::Paused { .. }, .. } => {
                stage.desk.send(&FromDesk::ReadyForNext {}).await?;
            }
            ToDesk::Shift { me: Availability::Ready {}, .. } => {
                return holds.ok_or_else(|| "the account holds no language".to_owned());
            }
            _ => {}
        }
    }
}

/// The visitor's page is welcomed; nothing is asked for yet.
async fn come_in(way: &Way, cookies: &str, stage: &mut Stage) -> Result<Token, String> {
    let mut visitor = Socket::open(way, lane::VISIT, cookies).await?;
    let hello = FromVisitor::Hello { token: None, position: None, ticket: None, visible: true };
    visitor.send(&hello).await?;
    stage.visitor = Some(visitor);
    loop {
        if let Heard::Visitor(told) = stage.hear().await?
            && let ToVisitor::Welcome { token, .. } = *told
        {
            return Ok(token);
        }
    }
}

async fn wait_for_offer(stage: &mut Stage, language: Language) -> Result<Option<Ticket>, String> {
    stage.visitor_says(&FromVisitor::Join { needs: Needs::only(language) }).await?;
    let mut kept = None;
    loop {
        let Heard::Visitor(told) = stage.hear().await? else { continue };
        match *told {
            ToVisitor::Ready { .. } => return Ok(kept),
            ToVisitor::Ticket { ticket } => kept = Some(ticket),
            ToVisitor::Ended { reason, .. } => return Err(format!("the stay ended by itself: {reason:?}")),
            _ => {}
        }
    }
}

async fn start(stage: &mut Stage) -> Result<ConversationId, String> {
    stage.visitor_says(&FromVisitor::Start {}).await?;
    let (mut talk, mut talks) = (None, false);
    loop {
        match stage.hear().await? {
            Heard::Desk(told) => {
                if let ToDesk::Talk { conversation, .. } = *told {
                    talk = Some(conversation);
                }
            }
            Heard::Visitor(told) => talks |= matches!(*told, ToVisitor::Talking { .. }),
        }
        if let (Some(talk), true) = (talk, talks) {
            return Ok(talk);
        }
    }
}

/// What proves a line: its place, and the receipt.
type Proof = (Position, Receipt);

/// One side writes, the other gets it word for word with the same proof, and says that it was
/// seen. Tells how long it was on its way.
async fn write(stage: &mut Stage, talk: ConversationId, from: Side) -> Result<Duration, String> {
    // Nobody's words, and never the same: what comes must be what was sent in this round.
    let name = Token::random().to_text()[..24].to_owned();
    let client_ref = ClientRef::parse(&name).expect("base64url is plain");
    let text = format!("Kanarifugl {name}");
    let sent = Instant::now();
    match from {
        Side::Visitor => {
            let text = text.as_str().into();
            stage.visitor_says(&FromVisitor::Send { client_ref: client_ref.clone(), text }).await?;
        }
        Side::Counsellor => {
            let (conversation, text) = (talk, text.as_str().into());
            stage.desk.send(&FromDesk::Send { conversation, client_ref: client_ref.clone(), text }).await?;
        }
    }
    let mut took = None;
    let (mut accepted, mut delivered): (Option<Proof>, Option<Proof>) = (None, None);
    while accepted.is_none() || delivered.is_none() {
        let (place, line) = heard(stage.hear().await?);
        if let Some((name, proof)) = place
            && name == client_ref
        {
            accepted = Some(proof);
        }
        if let Some(line) = line.filter(|line| line.client_ref == client_ref) {
            took = Some(sent.elapsed());
            if line.text.as_str() != text || line.from != from {
                return Err("it came with other words than were sent".to_owned());
            }
            delivered = Some((line.position, line.receipt));
        }
    }
    let (Some((position, _)), Some(took)) = (delivered, took) else {
        return Err("it did not come".to_owned());
    };
    if accepted != delivered {
        return Err("the writer and the reader were given other proofs of the same line".to_owned());
    }
    is_seen(stage, talk, from, position).await?;
    Ok(took)
}

/// What tells of a line: the place it was given, or itself.
fn heard(heard: Heard) -> (Option<(ClientRef, Proof)>, Option<Line>) {
    match heard {
        Heard::Desk(told) => match *told {
            ToDesk::Accepted { client_ref, position, receipt, .. } => {
                (Some((client_ref, (position, receipt))), None)
            }
            ToDesk::Message { line, .. } => (None, Some(line)),
            _ => (None, None),
        },
        Heard::Visitor(told) => match *told {
            ToVisitor::Accepted { client_ref, position, receipt, .. } => {
                (Some((client_ref, (position, receipt))), None)
            }
            ToVisitor::Message(line) => (None, Some(line)),
            _ => (None, None),
        },
    }
}

async fn is_seen(stage: &mut Stage, talk: ConversationId, writer: Side, at: Position) -> Result<(), String> {
    match writer {
        Side::Visitor => stage.desk.send(&FromDesk::Seen { conversation: talk, position: at }).await?,
        Side::Counsellor => stage.visitor_says(&FromVisitor::Seen { position: at }).await?,
    }
    loop {
        let seen = match stage.hear().await? {
            Heard::Desk(told) => matches!(*told, ToDesk::Seen { position, .. } if position == at),
            Heard::Visitor(told) => matches!(*told, ToVisitor::Seen { position } if position == at),
        };
        if seen {
            return Ok(());
        }
    }
}

async fn end(stage: &mut Stage, talk: ConversationId, kept: &mut Option<Ticket>) -> Result<(), String> {
    stage.visitor_says(&FromVisitor::Leave {}).await?;
    let (mut visitor_knows, mut desk_knows) = (false, false);
    while !(visitor_knows && desk_knows) {
        let reason = match stage.hear().await? {
            Heard::Desk(told) => match *told {
                ToDesk::Ended { conversation, reason } if conversation == talk => {
                    desk_knows = true;
                    reason
                }
                _ => continue,
            },
            Heard::Visitor(told) => match *told {
                ToVisitor::Ended { reason, .. } => {
                    visitor_knows = true;
                    reason
                }
                ToVisitor::Ticket { ticket } => {
                    *kept = Some(ticket);
                    continue;
                }
                _ => continue,
            },
        };
        if reason != EndReason::VisitorLeft {
            return Err(format!("the end is told as {reason:?}"));
        }
    }
    // The desk has heard of the end, and the server of that: it need not be told again.
    stage.visitor = None;
    stage.desk.send(&FromDesk::Ping { visible: true }).await?;
    loop {
        if let Heard::Desk(told) = stage.hear().await?
            && matches!(*told, ToDesk::Pong {})
        {
            return Ok(());
        }
    }
}

/// A page that comes back with everything it had is a stranger.
async fn is_forgotten(way: &Way, cookies: &str, token: Token, ticket: Option<Ticket>) -> Result<(), String> {
    let mut page = Socket::open(way, lane::VISIT, cookies).await?;
    page.send(&FromVisitor::Hello { token: Some(token), position: None, ticket, visible: true }).await?;
    loop {
        if let ToVisitor::Welcome { resumed, .. } = page.next().await? {
            let came_back = || Err("a page could come back to the talk after its end".to_owned());
            return if resumed { came_back() } else { Ok(()) };
        }
    }
}

/// Until no node holds the transcript any more.
async fn is_deleted(way: &Way, cookies: &str, talk: ConversationId) -> Result<(), String> {
    let path = format!("{}/{}", lane::KEPT, talk.to_text());
    loop {
        let answer = way.get(&path, cookies).await?;
        let lane::Kept { kept } = match answer.status {
            200 => {
                serde_json::from_slice(&answer.body).map_err(|error| format!("{}: {error}", lane::KEPT))?
            }
            _ => return Err(refused("asking what is kept", &answer)),
        };
        if !kept {
            return Ok(());
        }
        sleep(LOOK_EVERY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_together_are_done_before_the_next_round_is_due() {
        // Sign-in, desk twice, visit, start, both ways, end; leaving and signing out.
        let steps = STEP_WITHIN * 8 + OFFER_WITHIN + DELETED_WITHIN + LEAVE_WITHIN * 2;
        assert!(steps < Duration::from_mins(5), "{steps:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_step_that_hears_nothing_ends_and_says_so() {
        let silence = std::future::pending::<Result<(), String>>();
        let fall = within(Step::Wait, OFFER_WITHIN, silence).await.unwrap_err();
        assert_eq!((fall.step, fall.seen.as_str()), (Step::Wait, "nothing came within 60 seconds"));
    }
}
