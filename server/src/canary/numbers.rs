//! What the canary tells: numbers for Prometheus, started at zero, and one line for each round.
//! `ops/metrics.md` says what each means; a test holds the two together.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};
use serde::Serialize;

use super::round::Times;
use super::step::{Fall, Step};
use crate::clock::Moment;

type Seconds = Gauge<f64, AtomicU64>;

/// The numbers.
#[derive(Debug)]
pub struct Numbers {
    registry: Registry,
    up: Gauge,
    rounds: Counter,
    falls: Family<At, Counter>,
    last_round: Gauge,
    last_success: Gauge,
    sign_in: Seconds,
    wait: Seconds,
    delivery: Family<Way, Seconds>,
    deletion: Seconds,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct At {
    step: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Way {
    direction: &'static str,
}

impl Default for Numbers {
    fn default() -> Self {
        let mut numbers = Self {
            registry: Registry::default(),
            up: Gauge::default(),
            rounds: Counter::default(),
            falls: Family::default(),
            last_round: Gauge::default(),
            last_success: Gauge::default(),
            sign_in: Seconds::default(),
            wait: Seconds::default(),
            delivery: Family::default(),
            deletion: Seconds::default(),
        };
        for step in Step::ALL {
            drop(numbers.falls.get_or_create(&At { step: step.as_str() }));
        }
        for direction in ["to_counsellor", "to_visitor"] {
            drop(numbers.delivery.get_or_create(&Way { direction }));
        }
        numbers.register();
        numbers
    }
}

impl Numbers {
    fn register(&mut self) {
        let r = self.registry.sub_registry_with_prefix("fortrolig_canary");
        r.register("up", "Whether the last round went through", self.up.clone());
        r.register("rounds", "Rounds played", self.rounds.clone());
        r.register("failures", "Rounds that fell, by the step they fell at", self.falls.clone());
        let mut seconds = |name: &str, help: &str, gauge: Gauge| {
            r.register_with_unit(name, help, Unit::Seconds, gauge);
        };
        seconds("last_round_timestamp", "When the last round ended", self.last_round.clone());
        seconds("last_success_timestamp", "When the last good round ended", self.last_success.clone());
        let mut seconds = |name: &str, help: &str, gauge: &Seconds| {
            r.register_with_unit(name, help, Unit::Seconds, gauge.clone());
        };
        seconds("sign_in", "How long the last sign-in took", &self.sign_in);
        seconds("wait", "How long the last visitor waited for an offer", &self.wait);
        seconds("deletion", "From the last end until nothing was kept", &self.deletion);
        let help = "How long the last message was on its way";
        r.register_with_unit("delivery", help, Unit::Seconds, self.delivery.clone());
    }

    /// A round has ended.
    pub fn note(&self, wall: Moment, times: &Times, fall: Option<&Fall>) {
        let now = i64::try_from(wall.0 / 1_000).unwrap_or(i64::MAX);
        self.rounds.inc();
        self.last_round.set(now);
        self.up.set(i64::from(fall.is_none()));
        match fall {
            Some(fall) => drop(self.falls.get_or_create(&At { step: fall.step.as_str() }).inc()),
            None => drop(self.last_success.set(now)),
        }
        let set = |gauge: &Seconds, took: Option<Duration>| {
            // What was not measured this time stands as it was last.
            if let Some(took) = took {
                gauge.set(took.as_secs_f64());
            }
        };
        let Times { sign_in, wait, to_counsellor, to_visitor, deletion } = *times;
        set(&self.sign_in, sign_in);
        set(&self.wait, wait);
        set(&self.deletion, deletion);
        for (direction, took) in [("to_counsellor", to_counsellor), ("to_visitor", to_visitor)] {
            set(&self.delivery.get_or_create(&Way { direction }), took);
        }
    }

    /// In the `OpenMetrics` text format.
    pub fn render(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("writing to a string does not fail");
        text
    }
}

/// One round, in a line for whoever reads the journal. Times in milliseconds.
#[derive(Debug, Serialize)]
struct Told<'a> {
    time: String,
    good: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    fell_at: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<&'a str>,
    sign_in_ms: Option<u128>,
    wait_ms: Option<u128>,
    to_counsellor_ms: Option<u128>,
    to_visitor_ms: Option<u128>,
    deletion_ms: Option<u128>,
}

/// The line of a round, as JSON.
pub fn line(wall: Moment, times: &Times, fall: Option<&Fall>) -> String {
    let ms = |took: Option<Duration>| took.map(|took| took.as_millis());
    let at = jiff::Timestamp::from_millisecond(i64::try_from(wall.0).unwrap_or_default()).unwrap_or_default();
    let told = Told {
        time: at.to_string(),
        good: fall.is_none(),
        fell_at: fall.map(|fall| fall.step.as_str()),
        seen: fall.map(|fall| fall.seen.as_str()),
        sign_in_ms: ms(times.sign_in),
        wait_ms: ms(times.wait),
        to_counsellor_ms: ms(times.to_counsellor),
        to_visitor_ms: ms(times.to_visitor),
        deletion_ms: ms(times.deletion),
    };
    serde_json::to_string(&told).expect("a line is JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_starts_at_zero_and_a_fall_keeps_the_last_success() {
        let numbers = Numbers::default();
        for line in numbers.render().lines().filter(|line| !line.starts_with('#')) {
            let value = line.rsplit(' ').next().unwrap();
            assert!(["0", "0.0"].contains(&value), "{line}");
        }
        let times = Times { wait: Some(Duration::from_millis(1_500)), ..Times::default() };
        numbers.note(Moment(60_000), &times, None);
        let fall = Fall { step: Step::ToVisitor, seen: "silence".to_owned() };
        numbers.note(Moment(360_000), &Times::default(), Some(&fall));
        let text = numbers.render();
        for line in [
            "fortrolig_canary_up 0",
            "fortrolig_canary_rounds_total 2",
            "fortrolig_canary_failures_total{step=\"to_visitor\"} 1",
            "fortrolig_canary_failures_total{step=\"sign_in\"} 0",
            "fortrolig_canary_last_round_timestamp_seconds 360",
            "fortrolig_canary_last_success_timestamp_seconds 60",
            "fortrolig_canary_wait_seconds 1.5",
        ] {
            assert!(text.contains(&format!("\n{line}\n")), "{line} is not in {text}");
        }
    }

    #[test]
    fn a_round_is_one_line_with_what_was_measured() {
        let times = Times { sign_in: Some(Duration::from_millis(81)), ..Times::default() };
        let fall = Fall { step: Step::Desk, seen: "refused".to_owned() };
        let line = line(Moment(0), &times, Some(&fall));
        assert!(
            line.starts_with("{\"time\":\"1970-01-01T00:00:00Z\",\"good\":false,\"fell_at\":\"desk\""),
            "{line}"
        );
        assert!(line.contains("\"sign_in_ms\":81,\"wait_ms\":null"), "{line}");
    }
}
