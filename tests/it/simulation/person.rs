//! How a page stays connected: the web client's rules of connecting, waiting and coming back.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use server::protocol::CloseCode;
use tokio::time::{Instant, sleep, sleep_until};
use tokio_tungstenite::tungstenite::Message;

use super::cluster::Cluster;
use super::ground::locked;
use super::wire::PersonEnd;

const WELCOME_WITHIN: Duration = Duration::from_secs(10);
const PING_EVERY: Duration = Duration::from_secs(4);
const PONG_WITHIN: Duration = Duration::from_secs(5);

/// One page, as its connection sees it.
pub(super) trait Page: Send + 'static {
    type In: DeserializeOwned + Send;
    type Out: Serialize + Send;

    fn index(&self) -> usize;

    /// Whether the page wants a connection now.
    fn wants_connection(&self) -> bool;

    /// Connects; `None` when nobody answers.
    fn dial(&mut self, cluster: &Cluster) -> Option<PersonEnd>;

    fn hello(&mut self) -> Self::Out;

    fn ping(&self) -> Self::Out;

    /// A frame came.
    fn heard(&mut self, frame: Self::In, now: Instant) -> Heard<Self::Out>;

    /// The person may want something; called several times a second while connected.
    fn tick(&mut self, now: Instant) -> Vec<Self::Out>;

    /// The server said that this page must stop. Some seconds later the person does something
    /// about it.
    fn stopped(&mut self, code: u16);

    /// The connection is gone.
    fn lost(&mut self);
}

/// What a frame did.
#[derive(Debug)]
pub(super) struct Heard<O> {
    pub(super) answers: Vec<O>,
    pub(super) is_welcome: bool,
    pub(super) stay_away: Option<Duration>,
}

impl<O> Heard<O> {
    pub(super) fn answering(answers: Vec<O>) -> Self {
        Self { answers, is_welcome: false, stay_away: None }
    }
}

/// How a connection went.
struct Went {
    was_welcome: bool,
    stay_away: Option<Duration>,
    code: Option<u16>,
}

/// A page that lives until the end of the run.
pub(super) async fn live<P: Page>(cluster: Arc<Cluster>, page: Arc<Mutex<P>>) {
    let dice = cluster.ground.dice.clone();
    let mut attempt = 0;
    sleep(dice.wait(0, 6_000)).await;
    loop {
        if !locked(&page).wants_connection() {
            sleep(dice.wait(500, 1_000)).await;
            continue;
        }
        let dialled = locked(&page).dial(&cluster);
        let Some(end) = dialled else {
            attempt += 1;
            sleep(backoff(&cluster, attempt)).await;
            continue;
        };
        let went = connection(&cluster, &page, end).await;
        locked(&page).lost();
        attempt = if went.was_welcome { 0 } else { attempt + 1 };
        if let Some(code) = went.code.filter(|code| *code >= CloseCode::Replaced.code() && *code < 5_000) {
            locked(&page).stopped(code);
            sleep(dice.wait(1_000, 3_000)).await;
        }
        sleep(went.stay_away.unwrap_or_else(|| backoff(&cluster, attempt))).await;
    }
}

fn backoff(cluster: &Cluster, attempt: u32) -> Duration {
    let whole = (500_u64 << attempt.min(4)).min(6_000);
    cluster.ground.dice.wait(whole / 2, whole)
}

async fn connection<P: Page>(cluster: &Cluster, page: &Mutex<P>, mut end: PersonEnd) -> Went {
    let ground = &cluster.ground;
    let index = locked(page).index();
    let writer = end.writer();
    let send = |out: &P::Out| {
        let text = serde_json::to_string(out).expect("a frame of the wire");
        ground.trace.frame("says", index, &text);
        writer.send(Message::text(text));
    };
    send(&locked(page).hello());
    let mut went = Went { was_welcome: false, stay_away: None, code: None };
    let mut deadline = Instant::now() + WELCOME_WITHIN;
    let mut ping_at = deadline;
    let mut pong_by: Option<Instant> = None;
    let mut tick_at = Instant::now() + ground.dice.wait(100, 500);
    loop {
        let wake = tick_at.min(deadline);
        let outs = tokio::select! {
            biased;
            frame = end.next() => match frame {
                None => return went,
                Some(Message::Close(frame)) => {
                    went.code = frame.map(|frame| frame.code.into());
                    return went;
                }
                Some(Message::Text(text)) => {
                    ground.trace.frame("hears", index, text.as_str());
                    pong_by = None;
                    let frame = serde_json::from_str(text.as_str()).expect("the server speaks the wire");
                    let heard = locked(page).heard(frame, Instant::now());
                    if heard.is_welcome && !went.was_welcome {
                        went.was_welcome = true;
                        ping_at = Instant::now() + PING_EVERY;
                    }
                    went.stay_away = heard.stay_away.or(went.stay_away);
                    heard.answers
                }
                Some(Message::Ping(mark)) => {
                    // As every browser does, by itself.
                    writer.send(Message::Pong(mark));
                    Vec::new()
                }
                Some(_) => Vec::new(),
            },
            () = sleep_until(wake) => {
                let now = Instant::now();
                let mut outs = Vec::new();
                if now >= tick_at {
                    tick_at = now + ground.dice.wait(150, 500);
                    if went.was_welcome {
                        outs = locked(page).tick(now);
                    }
                }
                if went.was_welcome && now >= ping_at {
                    ping_at = now + PING_EVERY;
                    pong_by.get_or_insert(now + PONG_WITHIN);
                    outs.push(locked(page).ping());
                }
                let is_silent = !went.was_welcome && now >= deadline || pong_by.is_some_and(|by| now >= by);
                if is_silent {
                    return went;
                }
                outs
            }
        };
        outs.iter().for_each(&send);
        deadline = if went.was_welcome { pong_by.unwrap_or(ping_at).min(ping_at) } else { deadline };
        if !locked(page).wants_connection() {
            return went;
        }
    }
}
