//! Who is connected to this node. Each connection owns its socket; others hold a
//! bounded queue to it.
//!
//! A second tab: the newest connection of a stay or a desk wins. The older one is
//! closed as *replaced* and says so on its screen. A queue that is full closes its
//! socket as *slow*; the client comes back with its position, so nothing is lost
//! and nobody waits for a slow reader.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, mpsc, oneshot};

use crate::domain::board::ShiftPicture;
use crate::domain::chat::sweeping::Connected;
use crate::domain::counsellor::StaffId;
use crate::domain::event::{Event, Pair, Told};
use crate::protocol::CloseCode;
use crate::protocol::ids::EnquiryId;
use crate::protocol::visit::Side;

/// Things a connection may have waiting. A talk brings a few at a time; a socket that
/// lets this many pile up does not read.
const INBOX_MAX: usize = 64;

/// Everybody connected here.
#[derive(Debug, Default)]
pub struct Registry {
    inner: Mutex<Inner>,
    fresh: Notify,
}

/// Sorted, so that everybody is told in the same order whenever the same is done.
#[derive(Debug, Default)]
struct Inner {
    visitors: BTreeMap<EnquiryId, Handle>,
    counsellors: BTreeMap<StaffId, Handle>,
    newcomers: BTreeSet<EnquiryId>,
    picture: Arc<ShiftPicture>,
    next_serial: u64,
}

#[derive(Debug)]
struct Handle {
    serial: u64,
    inbox: mpsc::Sender<Told>,
    kick: oneshot::Sender<CloseCode>,
}

/// Whose connection it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// A visitor's.
    Visitor(EnquiryId),
    /// A counsellor's.
    Counsellor(StaffId),
}

/// A connection's place in the registry; given back when dropped.
#[derive(Debug)]
pub struct Registration {
    registry: Arc<Registry>,
    seat: Seat,
    serial: u64,
    /// What this connection is told.
    pub inbox: mpsc::Receiver<Told>,
    /// Why it must close, when somebody else decides.
    pub kicked: oneshot::Receiver<CloseCode>,
}

impl Drop for Registration {
    fn drop(&mut self) {
        let mut inner = self.registry.lock();
        match self.seat {
            Seat::Visitor(enquiry) => remove(&mut inner.visitors, &enquiry, self.serial),
            Seat::Counsellor(staff) => remove(&mut inner.counsellors, &staff, self.serial),
        }
    }
}

impl Registry {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the seat, from an older connection if there is one.
    pub fn register(self: &Arc<Self>, seat: Seat) -> Registration {
        let (sender, inbox) = mpsc::channel(INBOX_MAX);
        let (kick, kicked) = oneshot::channel();
        let mut inner = self.lock();
        inner.next_serial += 1;
        let serial = inner.next_serial;
        let handle = Handle { serial, inbox: sender, kick };
        let older = match seat {
            Seat::Visitor(enquiry) => inner.visitors.insert(enquiry, handle),
            Seat::Counsellor(staff) => inner.counsellors.insert(staff, handle),
        };
        drop(inner);
        if let Some(older) = older {
            let _gone_already = older.kick.send(CloseCode::Replaced);
        }
        Registration { registry: self.clone(), seat, serial, inbox, kicked }
    }

    /// Closes a counsellor's connection: their session has ended.
    pub fn sign_out(&self, staff: StaffId) {
        if let Some(handle) = self.lock().counsellors.remove(&staff) {
            let _gone_already = handle.kick.send(CloseCode::SignedOut);
        }
    }

    /// Visitors and counsellors connected.
    pub fn connected(&self) -> (usize, usize) {
        let inner = self.lock();
        (inner.visitors.len(), inner.counsellors.len())
    }

    /// Tells whom an event concerns.
    pub fn deliver(&self, event: &Event) {
        let mut inner = self.lock();
        match event {
            Event::Lagged => {
                tell_all(&mut inner.visitors, &Told::Lagged);
                tell_all(&mut inner.counsellors, &Told::Lagged);
            }
            Event::Changed(changed) => {
                for enquiry in &changed.enquiries {
                    tell(&mut inner.visitors, enquiry, Told::LookAgain);
                }
                for staff in &changed.counsellors {
                    tell(&mut inner.counsellors, staff, Told::LookAgain);
                }
            }
            Event::Refilled { enquiry, counsellor } => {
                tell(&mut inner.visitors, enquiry, Told::Lagged);
                if let Some(counsellor) = counsellor {
                    tell(&mut inner.counsellors, counsellor, Told::Lagged);
                }
            }
            Event::Said(said) => {
                tell(&mut inner.visitors, &said.pair.enquiry, Told::Said(said.clone()));
                for staff in staff_of(&said.pair) {
                    tell(&mut inner.counsellors, &staff, Told::Said(said.clone()));
                }
            }
            Event::Typing { pair, from } => {
                let told = Told::Typing(Box::new(pair.conversation));
                match from {
                    Side::Visitor => {
                        for staff in staff_of(pair) {
                            tell(&mut inner.counsellors, &staff, told.clone());
                        }
                    }
                    Side::Counsellor => tell(&mut inner.visitors, &pair.enquiry, told),
                }
            }
            Event::Seen { pair, from, position } => {
                let told = Told::Seen(Box::new((pair.conversation, *position)));
                match from {
                    Side::Visitor => {
                        for staff in staff_of(pair) {
                            tell(&mut inner.counsellors, &staff, told.clone());
                        }
                    }
                    Side::Counsellor => tell(&mut inner.visitors, &pair.enquiry, told),
                }
            }
        }
    }

    /// Tells everybody whether live state is within reach.
    pub fn tell_live(&self, back: bool) {
        let mut inner = self.lock();
        tell_all(&mut inner.visitors, &Told::Live(back));
        tell_all(&mut inner.counsellors, &Told::Live(back));
    }

    /// Has every desk look whether its session still stands.
    pub fn beat_desks(&self) {
        tell_all(&mut self.lock().counsellors, &Told::Beat);
    }

    /// Tells one visitor.
    pub fn tell_visitor(&self, enquiry: EnquiryId, told: Told) {
        tell(&mut self.lock().visitors, &enquiry, told);
    }

    /// Shows every desk the picture of the shift, and every desk that comes later.
    pub fn show_desks(&self, picture: Arc<ShiftPicture>) {
        let mut inner = self.lock();
        inner.picture = picture.clone();
        tell_all(&mut inner.counsellors, &Told::Shift(picture));
    }

    /// The picture of the shift as it was last shown.
    pub fn picture(&self) -> Arc<ShiftPicture> {
        self.lock().picture.clone()
    }

    /// A visitor's new page needs to be told its place.
    pub fn ask_place(&self, enquiry: EnquiryId) {
        self.lock().newcomers.insert(enquiry);
        self.fresh.notify_one();
    }

    /// The board should look again.
    pub fn ask_board(&self) {
        self.fresh.notify_one();
    }

    /// Waits until somebody asks for the board.
    pub async fn board_asked(&self) {
        self.fresh.notified().await;
    }

    /// The visitors who asked for their place since last time.
    pub fn take_newcomers(&self) -> BTreeSet<EnquiryId> {
        std::mem::take(&mut self.lock().newcomers)
    }
}

impl Connected for Registry {
    fn has_visitor(&self, enquiry: EnquiryId) -> bool {
        self.lock().visitors.contains_key(&enquiry)
    }

    fn has_counsellor(&self, staff: StaffId) -> bool {
        self.lock().counsellors.contains_key(&staff)
    }
}

/// Everybody on the counsellors' side of a talk.
fn staff_of(pair: &Pair) -> impl Iterator<Item = StaffId> {
    [Some(pair.counsellor), pair.guest].into_iter().flatten()
}

fn tell<K: Ord>(handles: &mut BTreeMap<K, Handle>, key: &K, told: Told) {
    let Some(handle) = handles.get(key) else { return };
    if handle.inbox.try_send(told).is_err()
        && let Some(handle) = handles.remove(key)
    {
        let _gone_already = handle.kick.send(CloseCode::Slow);
    }
}

fn tell_all<K: Ord + Copy>(handles: &mut BTreeMap<K, Handle>, told: &Told) {
    let keys: Vec<K> = handles.keys().copied().collect();
    for key in keys {
        tell(handles, &key, told.clone());
    }
}

fn remove<K: Ord>(handles: &mut BTreeMap<K, Handle>, key: &K, serial: u64) {
    if handles.get(key).is_some_and(|handle| handle.serial == serial) {
        handles.remove(key);
    }
}
