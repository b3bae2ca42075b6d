//! Every number an operator can see, by name, started at zero. None carries an
//! identifier, and every label is from a closed list. `ops/metrics.md` tells what each
//! means; a test holds the two together.
//!
//! What could tell about one person on a quiet evening is told coarsely (the longest wait
//! in whole minutes) or not at all (which talk is marked as risky, which counsellor needs a talk
//! of their own: the desk shows it).

mod process;

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use crate::domain::board::ShiftPicture;
use crate::domain::chat::sweeping::{Swept, Tally};
use crate::domain::ports::Census;
use crate::protocol::needs::Language;
use crate::protocol::respite::RespiteLength;
use crate::protocol::{CloseCode, ErrorId};

/// Upper bounds of waits and of the length of talks, in seconds. The first is the cut-off
/// below which somebody who leaves has only looked in, and was not kept waiting.
const MINUTES: [f64; 9] = [30.0, 60.0, 300.0, 600.0, 1_200.0, 1_800.0, 2_700.0, 3_600.0, 5_400.0];

/// Upper bounds of the time from the end of a talk to the destruction of its text, in
/// seconds. 60 is the promise.
const ERASED: [f64; 6] = [1.0, 10.0, 30.0, 45.0, 60.0, 120.0];

/// Upper bounds of the time that live state takes to answer, in seconds. It is given up
/// after some seconds.
const ANSWERS: [f64; 8] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 2.0];

/// The longest wait is told in whole minutes, in seconds.
const WAIT_TOLD_IN: u32 = 60;

/// The numbers.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    waiting: Gauge,
    longest_wait: Gauge,
    counsellors: Family<State, Gauge>,
    conversations: Family<State, Gauge>,
    messages_held: Gauge,
    sockets: Family<Side, Gauge>,
    open: Family<Tongue, Gauge>,
    joined: Counter,
    returned: Counter,
    offers: Counter,
    offers_missed: Counter,
    started_after: Histogram,
    abandoned_after: Histogram,
    respites: Family<Length, Counter>,
    handed_back: Counter,
    lost: Counter,
    ended_closed: Counter,
    sweeps_failed: Counter,
    accepted: Counter,
    refused: Family<Refused, Counter>,
    closed: Family<Closed, Counter>,
    talk_length: Histogram,
    erased_after: Histogram,
    tasks: Gauge,
    networks: Gauge,
    live_within_reach: Gauge,
    live_losses: Counter,
    live_answers: Histogram,
    records_within_reach: Gauge,
    certificate_ends: Gauge,
    certificate_orders_failed: Gauge,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Tongue {
    language: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct State {
    state: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Side {
    side: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Refused {
    error_id: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Length {
    length: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Closed {
    reason: &'static str,
}

impl Default for Metrics {
    fn default() -> Self {
        let metrics = Self {
            registry: Registry::default(),
            waiting: Gauge::default(),
            longest_wait: Gauge::default(),
            counsellors: Family::default(),
            conversations: Family::default(),
            messages_held: Gauge::default(),
            sockets: Family::default(),
            open: Family::default(),
            joined: Counter::default(),
            returned: Counter::default(),
            offers: Counter::default(),
            offers_missed: Counter::default(),
            started_after: Histogram::new(MINUTES),
            abandoned_after: Histogram::new(MINUTES),
            respites: Family::default(),
            handed_back: Counter::default(),
            lost: Counter::default(),
            ended_closed: Counter::default(),
            sweeps_failed: Counter::default(),
            accepted: Counter::default(),
            refused: Family::default(),
            closed: Family::default(),
            talk_length: Histogram::new(MINUTES),
            erased_after: Histogram::new(ERASED),
            tasks: Gauge::default(),
            networks: Gauge::default(),
            live_within_reach: Gauge::default(),
            live_losses: Counter::default(),
            live_answers: Histogram::new(ANSWERS),
            records_within_reach: Gauge::default(),
            certificate_ends: Gauge::default(),
            certificate_orders_failed: Gauge::default(),
        };
        metrics.start_at_zero().registered()
    }
}

impl Metrics {
    /// A series that appears only when something goes wrong cannot be alerted on.
    fn start_at_zero(self) -> Self {
        for id in ErrorId::ALL {
            drop(self.refused.get_or_create(&Refused { error_id: id.as_str() }));
        }
        for code in CloseCode::ALL {
            drop(self.closed.get_or_create(&Closed { reason: code.reason() }));
        }
        for state in ["on_shift", "ready", "talking", "paused"] {
            drop(self.counsellors.get_or_create(&State { state }));
        }
        for state in ["open", "ended"] {
            drop(self.conversations.get_or_create(&State { state }));
        }
        for side in ["visitor", "counsellor"] {
            drop(self.sockets.get_or_create(&Side { side }));
        }
        for length in RespiteLength::ALL {
            drop(self.respites.get_or_create(&Length { length: length_name(length) }));
        }
        for language in Language::ALL {
            drop(self.open.get_or_create(&Tongue { language: language.tag() }));
        }
        self
    }

    fn registered(mut self) -> Self {
        self.registry.register_collector(Box::new(process::OfThisProcess));
        let r = self.registry.sub_registry_with_prefix("fortrolig");
        r.register("build", "Which program runs", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        r.register("waiting", "Visitors in the queue", self.waiting.clone());
        r.register_with_unit(
            "longest_wait",
            "How long the visitor who has waited longest has waited, in whole minutes",
            Unit::Seconds,
            self.longest_wait.clone(),
        );
        r.register("counsellors", "Counsellors on shift, by what they do", self.counsellors.clone());
        r.register("conversations", "Transcripts in memory", self.conversations.clone());
        r.register("messages_held", "Messages in memory", self.messages_held.clone());
        r.register("sockets", "Open sockets", self.sockets.clone());
        r.register("open", "Whether the chat is open, by language", self.open.clone());
        r.register("joined", "Visitors who asked for a talk", self.joined.clone());
        r.register("returned", "Visitors whose page came back to its stay", self.returned.clone());
        r.register("offers", "Counsellors offered to visitors", self.offers.clone());
        r.register("offers_missed", "Offers nobody answered", self.offers_missed.clone());
        r.register("respites", "Breaks from connections that counsellors began", self.respites.clone());
        r.register("handed_back", "Talks whose counsellor was lost", self.handed_back.clone());
        r.register("lost", "Stays given up because their visitor was lost", self.lost.clone());
        r.register(
            "ended_closed",
            "Stays ended because the chat closed and nobody is on shift",
            self.ended_closed.clone(),
        );
        r.register("sweep_steps_failed", "Steps of a sweep that failed", self.sweeps_failed.clone());
        r.register("messages_accepted", "Messages that got a position", self.accepted.clone());
        r.register("refused", "Frames refused, by error id", self.refused.clone());
        r.register("sockets_closed", "Sockets closed by the server, by reason", self.closed.clone());
        r.register_with_unit("talk_length", "Length of talks", Unit::Seconds, self.talk_length.clone());
        r.register_with_unit(
            "erased_after",
            "Time from the end of a talk to the destruction of its text",
            Unit::Seconds,
            self.erased_after.clone(),
        );
        r.register_with_unit(
            "started_after",
            "How long visitors had waited when their first talk began",
            Unit::Seconds,
            self.started_after.clone(),
        );
        r.register_with_unit(
            "abandoned_after",
            "How long visitors had waited who gave up, or were lost, before any talk",
            Unit::Seconds,
            self.abandoned_after.clone(),
        );
        r.register(
            "live_within_reach",
            "Whether live state answers this node",
            self.live_within_reach.clone(),
        );
        r.register("live_losses", "Times that live state has lost something", self.live_losses.clone());
        r.register_with_unit(
            "live_answer",
            "How long live state takes to answer that this node is alive",
            Unit::Seconds,
            self.live_answers.clone(),
        );
        r.register(
            "records_within_reach",
            "Whether the records answer this node",
            self.records_within_reach.clone(),
        );
        r.register_with_unit(
            "certificate_ends_timestamp",
            "When the certificate this node serves with ends; 0 when a proxy has it",
            Unit::Seconds,
            self.certificate_ends.clone(),
        );
        r.register(
            "certificate_orders_failed",
            "Orders of a certificate that failed in a row; 0 when the last one succeeded or none is fetched",
            self.certificate_orders_failed.clone(),
        );
        r.register("networks_remembered", "Networks in the rate limiter", self.networks.clone());
        r.register("tasks", "Tasks alive in this process", self.tasks.clone());
        self
    }

    /// Everything, in the `OpenMetrics` text format.
    pub fn render(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("writing to a string cannot fail");
        text
    }

    /// Somebody asked for a talk.
    pub fn joined(&self) {
        self.joined.inc();
    }

    /// A page came back to its stay.
    pub fn returned(&self) {
        self.returned.inc();
    }

    /// The chat takes a break from a connection.
    pub fn respite(&self, length: RespiteLength) {
        self.respites.get_or_create(&Length { length: length_name(length) }).inc();
    }

    /// A message got a position.
    pub fn accepted(&self) {
        self.accepted.inc();
    }

    /// Something was refused.
    pub fn refused(&self, id: ErrorId) {
        self.refused.get_or_create(&Refused { error_id: id.as_str() }).inc();
    }

    /// The server closed a socket.
    pub fn closed(&self, code: CloseCode) {
        self.closed.get_or_create(&Closed { reason: code.reason() }).inc();
    }

    /// A sweep was made.
    pub fn swept(&self, swept: &Swept) {
        self.offers_missed.inc_by(swept.offers_missed as u64);
        self.handed_back.inc_by(swept.handed_back as u64);
        self.lost.inc_by(swept.lost as u64);
        self.ended_closed.inc_by(swept.closed as u64);
        self.sweeps_failed.inc_by(swept.failed as u64);
        let Tally { offers, started_after, abandoned_after, talked_for } = &swept.tally;
        self.offers.inc_by(*offers as u64);
        observe(&self.started_after, started_after);
        observe(&self.abandoned_after, abandoned_after);
        observe(&self.talk_length, talked_for);
        observe(&self.erased_after, &swept.destroyed_after);
    }

    /// A sweep was not finished.
    pub fn sweep_failed(&self) {
        self.sweeps_failed.inc();
    }

    /// Live state was told that this node is alive, and took so long to answer, or did not.
    pub fn live(&self, is_within_reach: bool, took: Duration) {
        self.live_within_reach.set(i64::from(is_within_reach));
        self.live_answers.observe(took.as_secs_f64());
    }

    /// Live state has lost something.
    pub fn live_lost(&self) {
        self.live_losses.inc();
    }

    /// Whether the records answer.
    pub fn records(&self, are_within_reach: bool) {
        self.records_within_reach.set(i64::from(are_within_reach));
    }

    /// Whether live state answered when it was last asked.
    pub fn has_live(&self) -> bool {
        self.live_within_reach.get() == 1
    }

    /// Whether the records answer.
    pub fn has_records(&self) -> bool {
        self.records_within_reach.get() == 1
    }

    /// When the certificate ends that is served with, in seconds of the Unix clock.
    pub fn certificate_ends(&self, at: i64) {
        self.certificate_ends.set(at);
    }

    /// So many orders of a certificate have failed, one after the other.
    pub fn certificate_orders_failed(&self, in_a_row: u32) {
        self.certificate_orders_failed.set(in_a_row.into());
    }

    /// The chat is open, but for these languages.
    pub fn open_except(&self, closed: &[Language]) {
        for language in Language::ALL {
            let is_open = !closed.contains(&language);
            self.open.get_or_create(&Tongue { language: language.tag() }).set(i64::from(is_open));
        }
    }

    /// What the conversation store holds.
    pub fn census(&self, census: Census) {
        self.conversations.get_or_create(&State { state: "open" }).set(gauge(census.open));
        self.conversations.get_or_create(&State { state: "ended" }).set(gauge(census.ended));
        self.messages_held.set(gauge(census.messages));
    }

    /// The picture of the shift.
    pub fn shift(&self, picture: &ShiftPicture) {
        self.waiting.set(i64::from(picture.waiting_total));
        self.longest_wait.set(i64::from(picture.longest_wait_s / WAIT_TOLD_IN * WAIT_TOLD_IN));
        let counts = picture.counsellors;
        for (state, count) in [
            ("on_shift", counts.on_shift),
            ("ready", counts.ready),
            ("talking", counts.talking),
            ("paused", counts.paused),
        ] {
            self.counsellors.get_or_create(&State { state }).set(i64::from(count));
        }
    }

    /// Networks in the rate limiter.
    pub fn networks(&self, remembered: usize) {
        self.networks.set(gauge(remembered));
    }

    /// Open sockets and tasks.
    pub fn process(&self, (visitors, counsellors): (usize, usize), tasks: usize) {
        self.sockets.get_or_create(&Side { side: "visitor" }).set(gauge(visitors));
        self.sockets.get_or_create(&Side { side: "counsellor" }).set(gauge(counsellors));
        self.tasks.set(gauge(tasks));
    }
}

fn observe(histogram: &Histogram, durations: &[Duration]) {
    for duration in durations {
        histogram.observe(duration.as_secs_f64());
    }
}

fn gauge(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn length_name(length: RespiteLength) -> &'static str {
    match length {
        RespiteLength::QuarterHour => "quarter_hour",
        RespiteLength::Hour => "hour",
        RespiteLength::Evening => "evening",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_wait_is_told_in_whole_minutes() {
        let metrics = Metrics::default();
        metrics.shift(&ShiftPicture { longest_wait_s: 119, ..ShiftPicture::default() });
        let text = metrics.render();
        assert!(text.contains("\nfortrolig_longest_wait_seconds 60\n"), "{text}");
    }

    #[test]
    fn every_error_id_and_close_reason_starts_at_zero() {
        let text = Metrics::default().render();
        for id in ErrorId::ALL {
            assert!(text.contains(&format!("fortrolig_refused_total{{error_id=\"{id}\"}} 0")), "{id}");
        }
        for code in CloseCode::ALL {
            let series = format!("fortrolig_sockets_closed_total{{reason=\"{}\"}} 0", code.reason());
            assert!(text.contains(&series), "{series}");
        }
    }
}
