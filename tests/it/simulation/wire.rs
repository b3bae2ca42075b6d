//! The network between a person and a node: frames take time, and a cable can be cut, go
//! dead without a word, or be slow.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::{Sink, Stream};
use tokio::time::{Instant, Sleep, sleep_until};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::dice::Dice;

/// Frames under way at most: what the kernels between hold before a writer must wait.
const UNDER_WAY_MAX: usize = 64;

/// One direction.
#[derive(Debug)]
struct Line(Mutex<State>);

#[derive(Debug)]
struct State {
    under_way: VecDeque<(Instant, Message)>,
    last_at: Instant,
    ended_at: Option<Instant>,
    /// Frames vanish, and nobody is told.
    is_dead: bool,
    slow: Duration,
    dice: Dice,
    reader: Option<Waker>,
    writer: Option<Waker>,
}

/// Both directions between one person and one node.
#[derive(Clone, Debug)]
pub(super) struct Cable {
    pub(super) node: usize,
    up: Arc<Line>,
    down: Arc<Line>,
}

/// How a cable breaks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Break {
    /// Both sides learn it; what was under way is lost.
    Cut,
    /// Only the node learns it.
    PersonInTheDark,
    /// Only the person learns it.
    NodeInTheDark,
    /// Nobody learns it.
    Dead,
}

impl Line {
    fn new(dice: &Dice) -> Arc<Self> {
        Arc::new(Self(Mutex::new(State {
            under_way: VecDeque::new(),
            last_at: Instant::now(),
            ended_at: None,
            is_dead: false,
            slow: Duration::ZERO,
            dice: dice.clone(),
            reader: None,
            writer: None,
        })))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, frame: Message) {
        let mut state = self.lock();
        let wait = state.dice.wait(1, 30) + state.slow;
        let at = state.last_at.max(Instant::now() + wait);
        state.last_at = at;
        if state.ended_at.is_none() {
            state.under_way.push_back((at, frame));
            state.reader.take().into_iter().for_each(Waker::wake);
        }
    }

    /// The writer has closed: the reader learns it after everything before it.
    fn end(&self) {
        let mut state = self.lock();
        let at = state.last_at.max(Instant::now() + Duration::from_millis(5));
        state.ended_at.get_or_insert(at);
        state.reader.take().into_iter().for_each(Waker::wake);
    }

    /// Nothing gets through any more; the reader is told, or is not.
    fn cut(&self, is_told: bool) {
        let mut state = self.lock();
        state.under_way.clear();
        if is_told {
            state.ended_at = Some(Instant::now());
        } else {
            state.is_dead = true;
        }
        state.reader.take().into_iter().for_each(Waker::wake);
        state.writer.take().into_iter().for_each(Waker::wake);
    }

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.lock();
        if state.under_way.len() < UNDER_WAY_MAX {
            return Poll::Ready(());
        }
        state.writer = Some(context.waker().clone());
        Poll::Pending
    }

    fn poll_read(
        &self,
        sleep: &mut Option<Pin<Box<Sleep>>>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Message>> {
        let mut state = self.lock();
        state.reader = Some(context.waker().clone());
        if state.is_dead {
            return Poll::Pending;
        }
        let now = Instant::now();
        let due = match (state.under_way.front(), state.ended_at) {
            (Some((at, _)), _) => *at,
            (None, Some(at)) => at,
            (None, None) => return Poll::Pending,
        };
        if due > now {
            drop(state);
            let timer = sleep.insert(Box::pin(sleep_until(due)));
            if timer.as_mut().poll(context).is_ready() {
                context.waker().wake_by_ref();
            }
            return Poll::Pending;
        }
        state.writer.take().into_iter().for_each(Waker::wake);
        Poll::Ready(state.under_way.pop_front().map(|(_, frame)| frame))
    }
}

impl Cable {
    /// Between a person and this node.
    pub(super) fn new(node: usize, dice: &Dice) -> (Self, PersonEnd, NodeEnd) {
        let cable = Self { node, up: Line::new(dice), down: Line::new(dice) };
        let person = PersonEnd { cable: cable.clone(), sleep: None };
        let node_end = NodeEnd { cable: cable.clone(), sleep: None };
        (cable, person, node_end)
    }

    pub(super) fn fail(&self, how: Break) {
        let (node_learns, person_learns) = match how {
            Break::Cut => (true, true),
            Break::PersonInTheDark => (true, false),
            Break::NodeInTheDark => (false, true),
            Break::Dead => (false, false),
        };
        self.up.cut(node_learns);
        self.down.cut(person_learns);
    }

    pub(super) fn slow_down(&self, by: Duration) {
        self.up.lock().slow = by;
        self.down.lock().slow = by;
    }

    /// Somebody still holds an end of it.
    pub(super) fn is_used(&self) -> bool {
        Arc::strong_count(&self.up) > 1
    }
}

/// Where the person reads and writes.
#[derive(Debug)]
pub(super) struct PersonEnd {
    cable: Cable,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl PersonEnd {
    pub(super) fn writer(&self) -> Writer {
        Writer(self.cable.up.clone())
    }

    /// The next frame; `None` when the connection is gone and the person learns it.
    pub(super) async fn next(&mut self) -> Option<Message> {
        std::future::poll_fn(|context| self.cable.down.poll_read(&mut self.sleep, context)).await
    }
}

/// Writes for the person.
#[derive(Clone, Debug)]
pub(super) struct Writer(Arc<Line>);

impl Writer {
    pub(super) fn send(&self, frame: Message) {
        self.0.push(frame);
    }
}

impl Drop for PersonEnd {
    fn drop(&mut self) {
        self.cable.up.end();
    }
}

/// The socket that the server's own code is given.
#[derive(Debug)]
pub(super) struct NodeEnd {
    cable: Cable,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Drop for NodeEnd {
    fn drop(&mut self) {
        self.cable.down.end();
    }
}

impl Stream for NodeEnd {
    type Item = Result<Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { cable, sleep } = &mut *self;
        cable.up.poll_read(sleep, context).map(|frame| frame.map(Ok))
    }
}

impl Sink<Message> for NodeEnd {
    type Error = Error;

    fn poll_ready(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.cable.down.poll_ready(context).map(Ok)
    }

    fn start_send(self: Pin<&mut Self>, frame: Message) -> Result<(), Error> {
        self.cable.down.push(frame);
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }
}
