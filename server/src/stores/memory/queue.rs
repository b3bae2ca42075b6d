//! The queue in memory: one lock, so every step is atomic.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use crate::domain::change::{Change, Commit};
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::{Enquiry, PlaceKey, Stage};
use crate::domain::ports::{Joined, Picture, QueueStore, SILENT_SHARE, StoreError, Whom};
use crate::protocol::ids::EnquiryId;

/// Stays and counsellors, and the line in serving order.
#[derive(Debug, Default)]
pub struct MemoryQueue(Mutex<Inner>);

/// Sorted throughout, so that two runs that do the same see the same order.
#[derive(Clone, Debug, Default)]
pub(super) struct Inner {
    enquiries: BTreeMap<EnquiryId, Arc<Enquiry>>,
    line: BTreeMap<PlaceKey, Arc<Enquiry>>,
    counsellors: BTreeMap<StaffId, Arc<Counsellor>>,
}

impl Inner {
    fn put(&mut self, enquiry: Arc<Enquiry>) {
        if let Some(before) = self.enquiries.insert(enquiry.id, enquiry.clone()) {
            self.line.remove(&before.place());
        }
        if enquiry.stage == Stage::Waiting {
            self.line.insert(enquiry.place(), enquiry);
        }
    }
}

impl MemoryQueue {
    /// A panic elsewhere leaves a whole queue: every step below changes it in one go.
    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl QueueStore for MemoryQueue {
    async fn join(&self, enquiry: Enquiry, cap: usize) -> Result<Joined, StoreError> {
        let mut inner = self.lock();
        if inner.enquiries.contains_key(&enquiry.id) {
            return Ok(Joined::Already);
        }
        let here = inner.line.values().filter(|waiting| waiting.presence.is_here()).count();
        if here >= cap || inner.line.len() >= cap.saturating_mul(SILENT_SHARE) {
            return Ok(Joined::Full);
        }
        inner.put(Arc::new(enquiry));
        Ok(Joined::Done)
    }

    async fn enquiry(&self, id: EnquiryId) -> Result<Option<Arc<Enquiry>>, StoreError> {
        Ok(self.lock().enquiries.get(&id).cloned())
    }

    async fn counsellor(&self, id: StaffId) -> Result<Option<Arc<Counsellor>>, StoreError> {
        Ok(self.lock().counsellors.get(&id).cloned())
    }

    async fn picture(&self) -> Result<Picture, StoreError> {
        let inner = self.lock();
        Ok(Picture {
            waiting: inner.line.values().cloned().collect(),
            counsellors: inner.counsellors.values().cloned().collect(),
        })
    }

    async fn everyone(&self) -> Result<Vec<Arc<Enquiry>>, StoreError> {
        Ok(self.lock().enquiries.values().cloned().collect())
    }

    async fn restore(&self, enquiry: Enquiry) -> Result<bool, StoreError> {
        let mut inner = self.lock();
        let held = inner.enquiries.get(&enquiry.id).map_or(0, |held| held.version);
        let is_newer = held < enquiry.version;
        if is_newer {
            inner.put(Arc::new(enquiry));
        }
        Ok(is_newer)
    }

    /// Nothing here forgets by itself; the sweep of this process does.
    async fn touch(&self, _: EnquiryId) -> Result<(), StoreError> {
        Ok(())
    }

    async fn commit(&self, change: Change) -> Result<Commit, StoreError> {
        let mut inner = self.lock();
        if let Some(enquiry) = &change.enquiry
            && inner.enquiries.get(&enquiry.id).map(|held| held.version + 1) != Some(enquiry.version)
        {
            return Ok(Commit::Raced);
        }
        let version = |staff: &StaffId| inner.counsellors.get(staff).map_or(0, |held| held.version);
        if change.counsellors().any(|counsellor| version(&counsellor.id) + 1 != counsellor.version) {
            return Ok(Commit::Raced);
        }
        let Change { enquiry, counsellor, colleague } = change;
        if let Some(enquiry) = enquiry {
            inner.put(Arc::new(enquiry));
        }
        for counsellor in counsellor.into_iter().chain(colleague) {
            inner.counsellors.insert(counsellor.id, Arc::new(counsellor));
        }
        Ok(Commit::Done)
    }

    async fn forget(&self, whom: Whom) -> Result<(), StoreError> {
        let mut inner = self.lock();
        match whom {
            Whom::Enquiry(id) => {
                if let Some(enquiry) = inner.enquiries.remove(&id) {
                    inner.line.remove(&enquiry.place());
                }
            }
            Whom::Counsellor(id, version) => {
                if inner.counsellors.get(&id).is_some_and(|held| held.version == version) {
                    inner.counsellors.remove(&id);
                }
            }
        }
        Ok(())
    }
}
