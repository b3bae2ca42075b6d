//! This node's picture of the queue, brought up to date with what changed since it was
//! looked at last. A look costs one round trip and as much as there is news.
//!
//! Redis numbers the changes. The picture is read anew as a whole once a minute, after
//! each reconnect, and when the count is not the one it knew: then nothing that went
//! amiss lasts longer than that.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, MutexGuard};
use tokio::time::Instant;
use uuid::Uuid;

use super::keys::{counsellor_member, stay_member};
use super::link::{Line, Link};
use super::odd;
use super::reply::Reply;
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::{Enquiry, PlaceKey, Stage};
use crate::domain::ports::{Picture, StoreError};
use crate::protocol::ids::{EnquiryId, random_bytes};

/// Everything is read anew this often.
const WHOLE_EVERY: Duration = Duration::from_mins(1);

/// Values read in one go, so that nobody else waits long for their turn at Redis.
const READ_AT_ONCE: usize = 500;

/// Times everything is read because more changed in between than news can hold.
const ATTEMPTS_MAX: usize = 8;

/// The picture, and how it is kept.
#[derive(Debug)]
pub(super) struct Mirror {
    link: Arc<Link>,
    /// Looks asked for so far.
    asked: AtomicU64,
    held: Mutex<Held>,
}

/// The queue as of one moment.
#[derive(Debug, Default)]
pub(super) struct Held {
    stays: HashMap<EnquiryId, Arc<Enquiry>>,
    line: BTreeMap<PlaceKey, Arc<Enquiry>>,
    counsellors: HashMap<StaffId, Arc<Counsellor>>,
    /// The count of changes it is of, and the last one it has.
    era: String,
    changes: u64,
    /// The connection it was read over, and when it was read as a whole.
    connection: u64,
    whole: Option<Instant>,
    /// Looks that were asked for before it was brought up to date last.
    covers: u64,
}

impl Mirror {
    pub(super) fn new(link: Arc<Link>) -> Self {
        Self { link, asked: AtomicU64::new(0), held: Mutex::default() }
    }

    /// What `see` sees in a picture that has every change finished before this call.
    pub(super) async fn look<T>(&self, see: impl Fn(&Held) -> T) -> Result<T, StoreError> {
        let ticket = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut held = self.held.lock().await;
        // Of many who asked while somebody was reading, one reads for all.
        if held.covers < ticket {
            let covers = self.asked.load(Ordering::SeqCst);
            self.bring_up_to_date(&mut held).await?;
            held.covers = covers;
        }
        Ok(see(&held))
    }

    /// Redis does not have this stay. The next look at everything would find out as well.
    pub(super) fn missed(&self, id: EnquiryId) {
        if let Ok(mut held) = self.held.try_lock() {
            held.drop_stay(id);
        }
    }

    async fn bring_up_to_date(&self, held: &mut MutexGuard<'_, Held>) -> Result<(), StoreError> {
        let line = self.link.line()?;
        let is_recent = held.whole.is_some_and(|at| at.elapsed() < WHOLE_EVERY);
        if held.connection == line.number && is_recent && self.take_news(&line, held).await? {
            return Ok(());
        }
        for _ in 0..ATTEMPTS_MAX {
            let mut whole = self.read_whole(&line).await?;
            // What changed while it was read.
            if self.take_news(&line, &mut whole).await? {
                whole.connection = line.number;
                whole.whole = Some(Instant::now());
                **held = whole;
                return Ok(());
            }
        }
        Err(StoreError::Unavailable)
    }

    /// Tells whether that was enough: otherwise everything must be read.
    async fn take_news(&self, line: &Line, held: &mut Held) -> Result<bool, StoreError> {
        let mut step = self.link.scripts.news.prepare_invoke();
        step.key(&self.link.keys.queue()[..]);
        step.arg(&held.era).arg(held.changes).arg(new_era()).arg(self.link.keys.value(""));
        let mut news: Reply = self.link.ask_over(line, &step).await?;
        let is_enough = news.word().map_err(odd)? == "news";
        let (_era, changes) = (news.word().map_err(odd)?, news.number().map_err(odd)?);
        if is_enough {
            while news.left() > 0 {
                let member = news.word().map_err(odd)?;
                held.take(&member, news.bytes().map_err(odd)?.as_deref())?;
            }
            held.changes = changes;
        }
        Ok(is_enough)
    }

    async fn read_whole(&self, line: &Line) -> Result<Held, StoreError> {
        let mut step = self.link.scripts.everything.prepare_invoke();
        step.key(&self.link.keys.queue()[..]).arg(new_era());
        let mut found: Reply = self.link.ask_over(line, &step).await?;
        let (era, changes) = (found.word().map_err(odd)?, found.number().map_err(odd)?);
        let mut members = Vec::with_capacity(found.left());
        while found.left() > 0 {
            members.push(found.word().map_err(odd)?);
        }
        let mut whole = Held { era, changes, ..Held::default() };
        for some in members.chunks(READ_AT_ONCE) {
            let mut read = redis::cmd("MGET");
            read.arg(some.iter().map(|member| self.link.keys.value(member)).collect::<Vec<_>>());
            let mut wire = line.wire.clone();
            let values: Vec<Option<Vec<u8>>> = self.link.with(line, read.query_async(&mut wire)).await?;
            for (member, value) in some.iter().zip(values) {
                whole.take(member, value.as_deref())?;
            }
        }
        Ok(whole)
    }
}

impl Held {
    /// Those waiting in serving order, and everybody on shift.
    pub(super) fn picture(&self) -> Picture {
        Picture {
            waiting: self.line.values().cloned().collect(),
            counsellors: self.counsellors.values().cloned().collect(),
        }
    }

    /// Every stay.
    pub(super) fn everyone(&self) -> Vec<Arc<Enquiry>> {
        self.stays.values().cloned().collect()
    }

    /// The value of one of them now; `None` when Redis has it no more.
    fn take(&mut self, member: &str, value: Option<&[u8]>) -> Result<(), StoreError> {
        let (kind, id) = member.split_once(':').ok_or_else(|| odd("a member"))?;
        match (kind, value) {
            ("e", None) => self.drop_stay(EnquiryId::parse(id).ok_or_else(|| odd("a member"))?),
            ("e", Some(value)) => {
                let stay: Arc<Enquiry> = value_of(value)?;
                debug_assert_eq!(stay_member(stay.id), member);
                self.drop_stay(stay.id);
                if stay.stage == Stage::Waiting {
                    self.line.insert(stay.place(), stay.clone());
                }
                self.stays.insert(stay.id, stay);
            }
            ("c", None) => drop(self.counsellors.remove(&Uuid::parse_str(id).map_err(odd)?)),
            ("c", Some(value)) => {
                let on_shift: Arc<Counsellor> = value_of(value)?;
                debug_assert_eq!(counsellor_member(on_shift.id), member);
                self.counsellors.insert(on_shift.id, on_shift);
            }
            _ => return Err(odd("a member")),
        }
        Ok(())
    }

    fn drop_stay(&mut self, id: EnquiryId) {
        if let Some(stay) = self.stays.remove(&id) {
            self.line.remove(&stay.place());
        }
    }
}

/// Reads what `written` in the queue wrote.
pub(super) fn value_of<T: DeserializeOwned>(value: &[u8]) -> Result<Arc<T>, StoreError> {
    let space = value.iter().position(|byte| *byte == b' ').ok_or_else(|| odd("a value"))?;
    serde_json::from_slice(&value[space + 1..]).map(Arc::new).map_err(odd)
}

/// A name for a count of changes that nobody has had.
fn new_era() -> String {
    format!("{:016x}", u64::from_be_bytes(random_bytes()))
}
