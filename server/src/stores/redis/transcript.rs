//! A transcript read from Redis, and put back changed.

use std::sync::Arc;

use super::conversation::{ATTEMPTS_MAX, RedisConversations};
use super::keyring::Held;
use super::keys::ms;
use super::link::Line;
use super::odd;
use super::reply::Reply;
use super::sealed_line::{self, name};
use crate::clock::Moment;
use crate::domain::ports::StoreError;
use crate::domain::transcript::{Awaits, Message, Missing, Replay, Transcript};
use crate::protocol::ids::ConversationId;
use crate::protocol::position::{Epoch, Position};

/// What was read.
pub(super) struct Read {
    key: Arc<Held>,
    generation: String,
    /// Of the connection it was read over.
    generation_here: String,
    pub(super) epoch: Epoch,
    awaits: Awaits,
    ended_at: Option<Moment>,
    is_all: bool,
    messages: Vec<Arc<Message>>,
}

impl Read {
    /// Whether another copy of Redis took over since it was written: what was accepted
    /// last may be lost. Nothing more can be said in one that has ended.
    pub(super) fn is_stale(&self) -> bool {
        self.ended_at.is_none() && self.generation != self.generation_here
    }

    /// As a side is told.
    pub(super) fn missing(self) -> Missing {
        let replay =
            if self.is_all { Replay::Everything(self.messages) } else { Replay::Messages(self.messages) };
        Missing { epoch: self.epoch, replay, awaits: self.awaits }
    }
}

impl RedisConversations {
    /// Reads what comes after the position; everything when there is none.
    pub(super) async fn read(
        &self,
        id: ConversationId,
        position: Option<Position>,
    ) -> Result<Option<Read>, StoreError> {
        let line = self.link.line()?;
        let (epoch, offset) =
            position.map_or_else(|| (String::new(), 0), |at| (at.epoch.0.to_string(), at.offset));
        let mut read = self.step(&self.link.scripts.read, id);
        read.arg(&epoch).arg(offset).arg(ms(self.lives.transcript));
        // Over this connection: what is read is judged by its generation.
        let mut reply: Reply = self.link.ask_over(&line, &read).await?;
        let Some(wrapped) = reply.bytes().map_err(odd)? else { return Ok(None) };
        let key = self.unwrap(id, wrapped)?;
        let generation = reply.word().map_err(odd)?;
        let epoch = Epoch(reply.number().map_err(odd)?);
        let awaits = awaits(&reply.word().map_err(odd)?);
        let ended_at =
            reply.text().map_err(odd)?.map(|at| at.parse().map(Moment).map_err(odd)).transpose()?;
        let is_all = reply.word().map_err(odd)? == "all";
        let mut lines = reply.parts().map_err(odd)?;
        let first = if is_all { 1 } else { offset + 1 };
        let mut messages = Vec::with_capacity(lines.left());
        for offset in first.. {
            let Some(sealed) = lines.bytes().map_err(odd)? else { break };
            let opened = sealed_line::open(&key.seal, id, &sealed).ok_or_else(|| odd("a line"))?;
            messages.push(Arc::new(opened.placed(id, Position { epoch, offset }, &self.receipts)));
        }
        let generation_here = line.generation.clone();
        Ok(Some(Read { key, generation, generation_here, epoch, awaits, ended_at, is_all, messages }))
    }

    /// Begins a new epoch, unless somebody did.
    pub(super) async fn renew(&self, id: ConversationId) -> Result<(), StoreError> {
        self.rewrite(id, |_| ()).await.map(drop)
    }

    /// Reads the transcript, renews it when it is of another generation, lets `change`
    /// decide, and puts it back if it is still what was read; otherwise again from the
    /// start. `None` when there is no such transcript.
    pub(super) async fn rewrite<T>(
        &self,
        id: ConversationId,
        change: impl Fn(&mut Transcript) -> T,
    ) -> Result<Option<T>, StoreError> {
        for _ in 0..ATTEMPTS_MAX {
            let Some(read) = self.read(id, None).await? else { return Ok(None) };
            let mut transcript =
                Transcript::kept(id, read.epoch, read.messages.clone(), read.ended_at, read.awaits);
            if read.is_stale() {
                transcript.renew(&self.receipts);
            }
            let changed = change(&mut transcript);
            let is_same = transcript.epoch() == read.epoch && transcript.awaits() == read.awaits;
            if is_same || self.put_back(id, &read, &transcript).await? {
                return Ok(Some(changed));
            }
        }
        Err(StoreError::Unavailable)
    }

    /// Tells whether it was still what was read.
    async fn put_back(
        &self,
        id: ConversationId,
        read: &Read,
        transcript: &Transcript,
    ) -> Result<bool, StoreError> {
        let lines: Vec<_> = if transcript.epoch() == read.epoch {
            Vec::new()
        } else {
            let seal = |message: &Arc<Message>| {
                let sealed = sealed_line::seal_again(&read.key.seal, id, message);
                (name(message.from, &message.client_ref), sealed)
            };
            transcript.messages().iter().map(seal).collect()
        };
        let put = |_: &Line| {
            let mut step = self.step(&self.link.scripts.rewrite, id);
            step.arg(&read.key.wrapped).arg(read.epoch.0).arg(read.messages.len());
            step.arg(letters(read.awaits));
            step.arg(read.ended_at.map(|at| at.0.to_string()).unwrap_or_default());
            step.arg(transcript.epoch().0).arg(letters(transcript.awaits()));
            // The one it was read over: if yet another copy took over since, the next
            // use finds it stale again.
            step.arg(&read.generation_here).arg(ms(self.lives.transcript));
            for (name, sealed) in &lines {
                step.arg(name).arg(sealed);
            }
            step
        };
        let mut reply: Reply = self.link.ask(put).await?;
        let is_done = reply.word().map_err(odd)? == "done";
        if is_done {
            self.tally.note(id, Some(transcript.len()));
        }
        Ok(is_done)
    }
}

/// Whom a transcript awaits, as it is written down.
pub(super) fn letters(awaits: Awaits) -> &'static str {
    match awaits {
        Awaits { visitor: true, counsellor: true } => "vc",
        Awaits { visitor: true, counsellor: false } => "v",
        Awaits { visitor: false, counsellor: true } => "c",
        Awaits { visitor: false, counsellor: false } => "",
    }
}

fn awaits(letters: &str) -> Awaits {
    Awaits { visitor: letters.contains('v'), counsellor: letters.contains('c') }
}
