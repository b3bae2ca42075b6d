//! Keeps everybody's view of the queue current: one look at the queue for all, at
//! most twice a second, told only to those for whom something changed.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::Sockets;
use crate::clock::Moment;
use crate::domain::board::{Board, OpenCall, ShiftPicture, View, shift_picture};
use crate::domain::counsellor::StaffId;
use crate::domain::enquiry::Stage;
use crate::domain::event::{Event, Told};
use crate::domain::last_entry::LastEntry;
use crate::domain::ports::{EventStream, Picture, QueueStore, StoreError};
use crate::protocol::ErrorId;
use crate::protocol::ids::EnquiryId;

/// The board is looked at no more often than this: an opening-hour rush changes it
/// hundreds of times a second, and nobody reads that fast.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// And no less often, because estimates age.
const LOOK_AT_LEAST: Duration = Duration::from_secs(15);

/// What was told at the last look, so that only changes are told.
#[derive(Debug, Default)]
struct Memory {
    board: Board,
    shift: Arc<ShiftPicture>,
    late: HashSet<EnquiryId>,
}

/// Hands events to the connections they concern, and wakes the board.
pub async fn deliver(sockets: Arc<Sockets>, mut events: EventStream) {
    while let Some(event) = events.next().await {
        sockets.registry.deliver(&event);
        if matches!(event, Event::Changed(_) | Event::Lagged) {
            sockets.registry.ask_board();
        }
    }
}

/// Looks whenever asked, and from time to time.
pub async fn keep_current(sockets: Arc<Sockets>, queue: Arc<dyn QueueStore>) {
    let mut memory = Memory::default();
    let mut at_least = interval(LOOK_AT_LEAST);
    at_least.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        // Whoever asks comes first; the order is the same in every run.
        tokio::select! {
            biased;
            () = sockets.registry.board_asked() => {}
            _ = at_least.tick() => {}
        }
        if look(&sockets, &*queue, &mut memory).await.is_err() {
            tracing::warn!(error_id = %ErrorId::LiveUnavailable, "the queue could not be read; places are told later");
        }
        sleep(LOOK_EVERY).await;
    }
}

/// What the board needs to know of the talks.
#[derive(Debug, Default)]
struct Talks {
    /// When each counsellor's oldest one began.
    began: HashMap<StaffId, Moment>,
    /// Whose are marked as risky, and since when.
    risks: Vec<(StaffId, Moment)>,
    /// Into which somebody is called.
    calls: Vec<OpenCall>,
}

async fn talks(queue: &dyn QueueStore, picture: &Picture) -> Result<Talks, StoreError> {
    let mut talks = Talks::default();
    for counsellor in &picture.counsellors {
        for talk in &counsellor.talks {
            if let Some(enquiry) = queue.enquiry(*talk).await?
                && let Stage::Talking { since, .. } = enquiry.stage
            {
                talks.began.entry(counsellor.id).or_insert(since);
                talks.risks.extend(enquiry.risk.map(|at| (counsellor.id, at)));
                talks.calls.extend(OpenCall::of(&enquiry));
            }
        }
    }
    Ok(talks)
}

async fn look(sockets: &Sockets, queue: &dyn QueueStore, memory: &mut Memory) -> Result<(), StoreError> {
    for enquiry in sockets.registry.take_newcomers() {
        memory.board.forget(enquiry);
        memory.late.remove(&enquiry);
    }
    let picture = queue.picture().await?;
    let talks = talks(queue, &picture).await?;
    let now = sockets.chat.now();
    let view = View {
        waiting: &picture.waiting,
        counsellors: &picture.counsellors,
        each: sockets.pace.each(),
        talks: &talks.began,
        risks: &talks.risks,
        calls: &talks.calls,
        passed_over_after: sockets.chat.rules().passed_over_after,
    };
    for (enquiry, place) in memory.board.places(&view, now) {
        sockets.registry.tell_visitor(enquiry, Told::Place(place));
    }
    let last_entry = LastEntry::with(&sockets.opening.closing(), &view, now);
    sockets.opening.set_full(&last_entry.full);
    for enquiry in last_entry.late.iter().filter(|enquiry| !memory.late.contains(enquiry)) {
        sockets.registry.tell_visitor(*enquiry, Told::Late);
    }
    memory.late = last_entry.late.into_iter().collect();
    let shift = shift_picture(&view, now);
    sockets.metrics.shift(&shift);
    if !memory.shift.same_people(&shift) {
        sockets.opening.set_languages(&shift.languages);
        memory.shift = Arc::new(shift);
        sockets.registry.show_desks(memory.shift.clone());
    }
    Ok(())
}
