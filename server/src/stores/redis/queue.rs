//! The queue in Redis: each step is one script, which compares versions and commits.
//! Whoever asks for the whole picture is answered from the node's [`Mirror`].

use std::sync::Arc;

use async_trait::async_trait;
use redis::{Script, ScriptInvocation};
use serde::Serialize;

use super::keys::{Lives, counsellor_member, ms, stay_member};
use super::link::Link;
use super::mirror::{Held, Mirror, value_of};
use super::odd;
use super::reply::Reply;
use crate::domain::change::{Change, Commit};
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::{Enquiry, Stage};
use crate::domain::ports::{Joined, Picture, QueueStore, SILENT_SHARE, StoreError, Whom};
use crate::protocol::ids::EnquiryId;

/// Stays and counsellors in Redis, and this node's picture of them.
///
/// A stay lives by itself an hour longer than a silent place is kept, from its last change
/// or touch; its visitor's connection touches it. A counsellor lives an hour longer than
/// the longest shift from their last change, and is signed out before that.
#[derive(Debug)]
pub struct RedisQueue {
    link: Arc<Link>,
    lives: Lives,
    mirror: Mirror,
}

impl RedisQueue {
    pub(super) fn new(link: Arc<Link>, lives: Lives) -> Self {
        Self { mirror: Mirror::new(link.clone()), link, lives }
    }

    fn step<'s>(&self, script: &'s Script) -> ScriptInvocation<'s> {
        let mut step = script.prepare_invoke();
        step.key(&self.link.keys.queue()[..]);
        step
    }

    async fn value(&self, key: String) -> Result<Option<Vec<u8>>, StoreError> {
        let line = self.link.line()?;
        let mut wire = line.wire.clone();
        let mut get = redis::cmd("GET");
        get.arg(key);
        self.link.with(&line, get.query_async(&mut wire)).await
    }
}

/// A value as Redis keeps it: the version, a space, JSON.
fn written(version: u64, value: &impl Serialize) -> Vec<u8> {
    let mut written = format!("{version} ").into_bytes();
    serde_json::to_writer(&mut written, value).expect("plain data goes into memory");
    written
}

/// So many arguments that say nothing.
fn leave_out(step: &mut ScriptInvocation<'_>, arguments: usize) {
    step.arg(vec![""; arguments]);
}

/// How the scripts list a stay.
fn place(enquiry: &Enquiry) -> &'static str {
    match (enquiry.stage, enquiry.presence.is_here()) {
        (Stage::Waiting, true) => "here",
        (Stage::Waiting, false) => "silent",
        (Stage::Offered { .. } | Stage::Talking { .. } | Stage::Ended { .. }, _) => "none",
    }
}

#[async_trait]
impl QueueStore for RedisQueue {
    async fn join(&self, enquiry: Enquiry, cap: usize) -> Result<Joined, StoreError> {
        let value = written(enquiry.version, &enquiry);
        let join = |_: &_, again: super::link::Try| {
            let mut step = self.step(&self.link.scripts.join);
            step.key(self.link.keys.stay(enquiry.id));
            step.arg(stay_member(enquiry.id)).arg(&value).arg(ms(self.lives.stay));
            step.arg(cap).arg(cap.saturating_mul(SILENT_SHARE)).arg(place(&enquiry)).arg(again.flag());
            step
        };
        let mut joined: Reply = self.link.ask_again(join).await?;
        match joined.word().map_err(odd)?.as_str() {
            "done" => Ok(Joined::Done),
            "full" => Ok(Joined::Full),
            "already" => Ok(Joined::Already),
            _ => Err(odd("a word")),
        }
    }

    async fn enquiry(&self, id: EnquiryId) -> Result<Option<Arc<Enquiry>>, StoreError> {
        let value = self.value(self.link.keys.stay(id)).await?;
        if value.is_none() {
            self.mirror.missed(id);
        }
        value.map(|value| value_of(&value)).transpose()
    }

    async fn counsellor(&self, id: StaffId) -> Result<Option<Arc<Counsellor>>, StoreError> {
        let value = self.value(self.link.keys.counsellor(id)).await?;
        value.map(|value| value_of(&value)).transpose()
    }

    async fn picture(&self) -> Result<Picture, StoreError> {
        self.mirror.look(Held::picture).await
    }

    async fn everyone(&self) -> Result<Vec<Arc<Enquiry>>, StoreError> {
        self.mirror.look(Held::everyone).await
    }

    async fn restore(&self, enquiry: Enquiry) -> Result<bool, StoreError> {
        let value = written(enquiry.version, &enquiry);
        let restore = |_: &_, again: super::link::Try| {
            let mut step = self.step(&self.link.scripts.restore);
            step.key(self.link.keys.stay(enquiry.id));
            step.arg(stay_member(enquiry.id)).arg(&value).arg(ms(self.lives.stay));
            step.arg(place(&enquiry)).arg(enquiry.version).arg(again.flag());
            step
        };
        let mut restored: Reply = self.link.ask_again(restore).await?;
        Ok(restored.word().map_err(odd)? == "taken")
    }

    async fn touch(&self, enquiry: EnquiryId) -> Result<(), StoreError> {
        let touch = |_: &_, _| {
            let mut step = self.step(&self.link.scripts.touch_stay);
            step.key(self.link.keys.stay(enquiry));
            step.arg(stay_member(enquiry)).arg(ms(self.lives.stay));
            step
        };
        self.link.ask_again::<Reply>(touch).await.map(drop)
    }

    async fn commit(&self, change: Change) -> Result<Commit, StoreError> {
        let Change { enquiry, counsellor, colleague } = &change;
        let stay = enquiry.as_ref().map(|stay| (stay, written(stay.version, stay)));
        let both = [counsellor, colleague].map(|on_shift| {
            on_shift.as_ref().map(|on_shift| (on_shift, written(on_shift.version, on_shift)))
        });
        let commit = |_: &_, again: super::link::Try| {
            let keys = &self.link.keys;
            let unused = || keys.nodes();
            let mut step = self.step(&self.link.scripts.commit);
            step.key(stay.as_ref().map_or_else(unused, |(stay, _)| keys.stay(stay.id)));
            for on_shift in &both {
                step.key(on_shift.as_ref().map_or_else(unused, |(on_shift, _)| keys.counsellor(on_shift.id)));
            }
            step.arg(again.flag());
            match &stay {
                Some((stay, value)) => {
                    step.arg(stay_member(stay.id)).arg(value).arg(ms(self.lives.stay));
                    step.arg(place(stay)).arg(stay.version - 1);
                }
                None => leave_out(&mut step, 5),
            }
            for on_shift in &both {
                match on_shift {
                    Some((on_shift, value)) => {
                        step.arg(counsellor_member(on_shift.id)).arg(value);
                        step.arg(ms(self.lives.counsellor)).arg(on_shift.version - 1);
                    }
                    None => leave_out(&mut step, 4),
                }
            }
            step
        };
        let mut committed: Reply = self.link.ask_again(commit).await?;
        match committed.word().map_err(odd)?.as_str() {
            "done" => Ok(Commit::Done),
            "raced" => Ok(Commit::Raced),
            _ => Err(odd("a word")),
        }
    }

    async fn forget(&self, whom: Whom) -> Result<(), StoreError> {
        let keys = &self.link.keys;
        let (key, member, version) = match whom {
            Whom::Enquiry(id) => (keys.stay(id), stay_member(id), String::new()),
            Whom::Counsellor(id, version) => {
                (keys.counsellor(id), counsellor_member(id), version.to_string())
            }
        };
        let forget = |_: &_, _| {
            let mut step = self.step(&self.link.scripts.forget);
            step.key(&key).arg(&member).arg(&version);
            step
        };
        self.link.ask_again::<Reply>(forget).await.map(drop)
    }
}
