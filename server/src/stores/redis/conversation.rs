//! Transcripts in Redis: a list of sealed lines and a head. Whatever needs more than one
//! line at a time is decided by [`Transcript`] and written back only over what was read.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::future::try_join_all;
use redis::{Script, ScriptInvocation};

use super::keyring::{Held, Keyring};
use super::keys::{CLUSTER_LIVES, ENDED_LIST_LIVES, ENDED_LIVES, Lives, ms};
use super::link::Link;
use super::odd;
use super::reply::Reply;
use super::sealed_line::{self, name};
use super::tally::Tally;
use super::transcript::Read;
use crate::clock::Moment;
use crate::domain::ports::{Census, ConversationStore, StoreError};
use crate::domain::receipt::Receipts;
use crate::domain::secret::ClusterSecret;
use crate::domain::transcript::{Awaits, Draft, Kept, Message, Missing, Refilled};
use crate::protocol::ErrorId;
use crate::protocol::ids::ConversationId;
use crate::protocol::limits::CONVERSATION_MAX_MESSAGES;
use crate::protocol::position::{Epoch, Position};
use crate::protocol::visit::Side;

/// Attempts at one step. Each that fails means that somebody else's succeeded, or that the
/// transcript was renewed; more than this is not a race.
pub(super) const ATTEMPTS_MAX: usize = 64;

/// Talks destroyed in one go; the sweep comes every second.
const DESTROYED_AT_ONCE: usize = 500;

/// Transcripts, sealed.
#[derive(Debug)]
pub struct RedisConversations {
    pub(super) link: Arc<Link>,
    pub(super) receipts: Receipts,
    pub(super) keyring: Keyring,
    pub(super) lives: Lives,
    pub(super) tally: Tally,
}

impl RedisConversations {
    pub(super) fn new(link: Arc<Link>, secret: &ClusterSecret, lives: Lives) -> Self {
        Self {
            link,
            receipts: Receipts::new(secret),
            keyring: Keyring::new(secret),
            lives,
            tally: Tally::default(),
        }
    }

    /// A step on one transcript: its three keys.
    pub(super) fn step<'s>(&self, script: &'s Script, id: ConversationId) -> ScriptInvocation<'s> {
        let [head, lines, names] = self.link.keys.transcript(id);
        let mut step = script.key(head);
        step.key(lines).key(names);
        step
    }

    async fn make(&self, id: ConversationId, awaits: Awaits) -> Result<Epoch, StoreError> {
        let (wrapped, epoch) = (self.keyring.make(id), Epoch::random());
        let open = |line: &super::link::Line, _| {
            let mut step = self.step(&self.link.scripts.open, id);
            step.arg(&wrapped).arg(epoch.0).arg(super::transcript::letters(awaits));
            step.arg(&line.generation).arg(ms(self.lives.transcript));
            step
        };
        let held = self.link.ask_again::<Reply>(open).await?.bytes().map_err(odd)?;
        if held.is_some_and(|held| held == wrapped) {
            self.tally.note(id, Some(0));
            return Ok(epoch);
        }
        // There is one already, perhaps of another generation: reading renews it.
        let read = self.fresh(id, None).await?;
        Ok(read.ok_or(StoreError::Unavailable)?.epoch)
    }

    /// The key to seal a line with; `None` when there is no such transcript.
    async fn key(&self, id: ConversationId) -> Result<Option<Arc<Held>>, StoreError> {
        if let Some(held) = self.keyring.remembered(id) {
            return Ok(Some(held));
        }
        let line = self.link.line()?;
        let mut wire = line.wire.clone();
        let mut get = redis::cmd("HGET");
        let [head, ..] = self.link.keys.transcript(id);
        get.arg(head).arg("key");
        let wrapped: Option<Vec<u8>> = self.link.with(&line, get.query_async(&mut wire)).await?;
        wrapped.map(|wrapped| self.unwrap(id, wrapped)).transpose()
    }

    pub(super) fn unwrap(&self, id: ConversationId, wrapped: Vec<u8>) -> Result<Arc<Held>, StoreError> {
        self.keyring.unwrap(id, wrapped).ok_or_else(|| odd("a key"))
    }

    /// The transcript as it is now, of this generation.
    async fn fresh(
        &self,
        id: ConversationId,
        position: Option<Position>,
    ) -> Result<Option<Read>, StoreError> {
        for _ in 0..ATTEMPTS_MAX {
            match self.read(id, position).await? {
                Some(read) if read.is_stale() => self.renew(id).await?,
                read => return Ok(read),
            }
        }
        Err(StoreError::Unavailable)
    }

    /// The message that the script found in its place already.
    fn again(
        &self,
        id: ConversationId,
        key: &Held,
        draft: &Draft,
        mut reply: Reply,
    ) -> Result<Result<Arc<Message>, ErrorId>, StoreError> {
        let position = position(&mut reply)?;
        let line = reply.bytes().map_err(odd)?.ok_or_else(|| odd("a line"))?;
        let line = sealed_line::open(&key.seal, id, &line).ok_or_else(|| odd("a line"))?;
        if line.draft.body != draft.body || line.draft.guest != draft.guest {
            return Ok(Err(ErrorId::ClientRefReused));
        }
        Ok(Ok(Arc::new(line.placed(id, position, &self.receipts))))
    }

    /// Destroys the words of these, then strikes them off the list: a node that dies in
    /// between leaves them to the next, and each is told by one node alone.
    async fn destroy(&self, talks: Vec<String>) -> Result<Vec<Moment>, StoreError> {
        let ids: Vec<_> = talks.iter().filter_map(|talk| ConversationId::parse(talk)).collect();
        let line = self.link.line()?;
        // One by one, all under way at once: in a cluster they lie in different parts.
        let destroyed = ids.iter().map(|id| {
            self.keyring.forget(*id);
            self.tally.forget(*id);
            let mut destroy = redis::cmd("DEL");
            destroy.arg(&self.link.keys.transcript(*id)[..]);
            let mut wire = line.wire.clone();
            async move { destroy.exec_async(&mut wire).await }
        });
        self.link.with(&line, try_join_all(destroyed)).await?;
        let keys = &self.link.keys;
        let bury = |_: &_| {
            let mut step = self.link.scripts.bury.key(keys.ended());
            step.key(keys.talks()).key(keys.said()).arg(&talks);
            step
        };
        let mut moments: Reply = self.link.ask(bury).await?;
        (0..moments.left()).map(|_| moments.number().map(Moment).map_err(odd)).collect()
    }
}

fn position(reply: &mut Reply) -> Result<Position, StoreError> {
    let epoch = Epoch(reply.number().map_err(odd)?);
    let offset = u32::try_from(reply.number().map_err(odd)?).map_err(odd)?;
    Ok(Position { epoch, offset })
}

#[async_trait]
impl ConversationStore for RedisConversations {
    async fn open(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        self.make(id, Awaits::default()).await
    }

    async fn reopen(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        self.make(id, Awaits::BOTH).await
    }

    async fn refill(
        &self,
        id: ConversationId,
        side: Side,
        lines: Vec<Kept>,
        done: bool,
    ) -> Result<Result<Refilled, ErrorId>, StoreError> {
        let refill = |transcript: &mut crate::domain::transcript::Transcript| {
            transcript.refill(side, lines.clone(), done, &self.receipts)
        };
        match self.rewrite(id, refill).await? {
            Some(refilled) => Ok(refilled),
            None => Ok(Err(ErrorId::NoConversation)),
        }
    }

    async fn touch(&self, id: ConversationId) -> Result<(), StoreError> {
        let touch = |_: &_, _| {
            let mut step = self.step(&self.link.scripts.touch_talk, id);
            step.arg(ms(self.lives.transcript));
            step
        };
        if self.link.ask_again::<Reply>(touch).await?.number().map_err(odd)? == 1 {
            self.tally.note(id, None);
        }
        Ok(())
    }

    async fn append(
        &self,
        id: ConversationId,
        draft: Draft,
    ) -> Result<Result<Arc<Message>, ErrorId>, StoreError> {
        let name = name(draft.from, &draft.client_ref);
        for _ in 0..ATTEMPTS_MAX {
            let Some(key) = self.key(id).await? else { return Ok(Err(ErrorId::NoConversation)) };
            let sealed = sealed_line::seal(&key.seal, id, &draft, None);
            let append = |line: &super::link::Line, _| {
                let mut step = self.step(&self.link.scripts.append, id);
                step.arg(&key.wrapped).arg(&line.generation).arg(&name).arg(&sealed);
                step.arg(CONVERSATION_MAX_MESSAGES).arg(ms(self.lives.transcript));
                step
            };
            let mut reply: Reply = self.link.ask_again(append).await?;
            match reply.word().map_err(odd)?.as_str() {
                "placed" => {
                    let position = position(&mut reply)?;
                    self.tally.note(id, usize::try_from(position.offset).ok());
                    return Ok(Ok(Arc::new(draft.placed(id, position, position, &self.receipts))));
                }
                "again" => return self.again(id, &key, &draft, reply),
                "stale" => self.renew(id).await?,
                "key" => self.keyring.forget(id),
                "ended" => return Ok(Err(ErrorId::ConversationEnded)),
                "full" => return Ok(Err(ErrorId::ConversationFull)),
                "none" => {
                    self.keyring.forget(id);
                    return Ok(Err(ErrorId::NoConversation));
                }
                _ => return Err(odd("a word")),
            }
        }
        Err(StoreError::Unavailable)
    }

    async fn after(
        &self,
        id: ConversationId,
        position: Option<Position>,
    ) -> Result<Option<Missing>, StoreError> {
        let Some(read) = self.fresh(id, position).await? else {
            self.keyring.forget(id);
            return Ok(None);
        };
        self.tally.note(id, None);
        Ok(Some(read.missing()))
    }

    async fn end(&self, id: ConversationId, now: Moment) -> Result<(), StoreError> {
        let end = |_: &_, _| {
            let mut step = self.step(&self.link.scripts.end, id);
            step.arg(now.0).arg(ms(ENDED_LIVES));
            step
        };
        let mut ended: Reply = self.link.ask_again(end).await?;
        let Some(at) = ended.text().map_err(odd)? else { return Ok(()) };
        let keys = &self.link.keys;
        let list = |_: &_, _| {
            let mut step = self.link.scripts.ended.key(keys.ended());
            step.key(keys.talks()).arg(id.to_text()).arg(&at).arg(ms(ENDED_LIST_LIVES));
            step
        };
        self.link.ask_again::<Reply>(list).await.map(drop)
    }

    async fn destroy_ended(&self, before: Moment) -> Result<Vec<Moment>, StoreError> {
        let mut destroyed = Vec::new();
        loop {
            let line = self.link.line()?;
            let mut wire = line.wire.clone();
            let mut due = redis::cmd("ZRANGEBYSCORE");
            due.arg(self.link.keys.ended()).arg("-inf").arg(before.0);
            due.arg("LIMIT").arg(0).arg(DESTROYED_AT_ONCE);
            let talks: Vec<String> = self.link.with(&line, due.query_async(&mut wire)).await?;
            let is_all = talks.len() < DESTROYED_AT_ONCE;
            if !talks.is_empty() {
                destroyed.append(&mut self.destroy(talks).await?);
            }
            if is_all {
                return Ok(destroyed);
            }
        }
    }

    async fn census(&self) -> Result<Census, StoreError> {
        let noted = self.tally.take();
        let keys = &self.link.keys;
        let count = |_: &_| {
            let mut step = self.link.scripts.count.key(keys.ended());
            step.key(keys.talks()).key(keys.said());
            step.arg(ms(self.lives.transcript)).arg(ms(CLUSTER_LIVES));
            for (id, messages) in &noted {
                step.arg(id.to_text()).arg(messages.map(|n| n.to_string()).unwrap_or_default());
            }
            step
        };
        let counted = self.link.ask::<Reply>(count).await;
        let mut counted = counted.inspect_err(|_| {
            for (id, messages) in &noted {
                self.tally.note(*id, *messages);
            }
        })?;
        let mut number = || usize::try_from(counted.number().map_err(odd)?).map_err(odd);
        Ok(Census { open: number()?, ended: number()?, messages: number()? })
    }
}
