//! Figures out of what was measured. Pure.

use super::book::Book;
use super::ledger::Ledger;
use super::outcome::{Limit, Rung};
use super::scenario::By;
use super::window::Measured;
use crate::measure::Times;

/// A figure and its value.
pub type Named = (String, f64);

/// What a window wants to know beyond what every window tells.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What silence cost.
    pub quiet: Option<String>,
    /// Since when memory has grown, and for whom.
    pub grown: Option<(String, By)>,
    /// With which window it is compared.
    pub beside: Option<String>,
    /// How many came, when they came.
    pub came: Option<u32>,
}

/// Of one window, given those before it.
pub fn of_window(this: &Measured, before: &[Measured], asked: &Asked) -> Vec<Named> {
    let mut all = Vec::new();
    let name = &this.name;
    let mut put = |what: &str, value: f64| all.push((format!("{name}_{what}"), value));
    let find = |name: &Option<String>| {
        name.as_ref().and_then(|name| before.iter().find(|window| window.name == *name))
    };
    for (what, _, times) in this.book.times() {
        if times.count() > 0 {
            put(&format!("{what}_p50_ms"), times.quantile_ms(0.5));
            put(&format!("{what}_p99_ms"), times.quantile_ms(0.99));
            put(&format!("{what}_p99_9_ms"), times.quantile_ms(0.999));
            put(&format!("{what}_max_ms"), times.quantile_ms(1.0));
        }
    }
    let seconds = this.seconds();
    if this.messages() > 0 {
        let quiet = find(&asked.quiet);
        put("messages_per_s", float(this.messages()) / seconds);
        put("cpu_per_message_us", cpu_per_message_us(this, quiet, Measured::node_cores));
        if this.to.redis_kb > 0 {
            put("redis_cpu_per_message_us", cpu_per_message_us(this, quiet, Measured::redis_cores));
        }
    }
    if this.book.places > 0 {
        put("places_told_per_s", float(this.book.places) / seconds);
    }
    put("took_s", seconds);
    put("server_cores", this.node_cores());
    put("people_cores", this.people_cores());
    put("machine_busy_percent", this.machine_share() * 100.0);
    put("memory_mb", float(this.to.nodes_kb) / 1024.0);
    if this.to.redis_kb > 0 {
        put("redis_cores", this.redis_cores());
        put("redis_memory_mb", float(this.to.redis_kb) / 1024.0);
    }
    put("refused", float(this.book.refused.values().sum()));
    put("connections_lost", float(this.book.lost.values().sum()));
    if let Some(came) = asked.came {
        put("people", f64::from(came));
        put("per_s", f64::from(came) / seconds);
        put("cpu_per_person_us", this.node_cores() * seconds * 1e6 / f64::from(came.max(1)));
    }
    if let (Some((since, by)), Some(then)) =
        (&asked.grown, find(&asked.grown.as_ref().map(|(since, _)| since.clone())))
    {
        debug_assert_eq!(*since, then.name);
        let (what, many) = grown_for(*by, then, this);
        put(&format!("kb_per_{what}"), difference(this.to.nodes_kb, then.to.nodes_kb) / many);
        if this.to.redis_kb > 0 {
            put(&format!("redis_kb_per_{what}"), difference(this.to.redis_kb, then.to.redis_kb) / many);
        }
    }
    if let Some(other) = find(&asked.beside) {
        for ((what, _, mine), (_, _, theirs)) in this.book.times().into_iter().zip(other.book.times()) {
            if mine.count() > 0 && theirs.count() > 0 {
                put(
                    &format!("{what}_mean_beside_{}", other.name),
                    mine.mean_ms() / theirs.mean_ms().max(0.001),
                );
            }
        }
    }
    if this.book.flood.tried > 0 {
        let flood = this.book.flood;
        put("flood_per_s", float(flood.tried) / seconds);
        put("flood_believed", float(flood.believed));
        put("flood_refused", float(flood.refused));
        put("flood_failed", float(flood.failed));
    }
    all
}

fn grown_for(by: By, then: &Measured, now: &Measured) -> (&'static str, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a count of people")]
    let people = |now: i64, then: i64| (now - then).max(1) as f64;
    match by {
        By::Waiting => ("waiting_visitor", people(now.to.waiting, then.to.waiting)),
        By::Talks => ("talk", people(now.to.talks, then.to.talks)),
        By::ThousandStays => {
            let stays = now.stays_before + now.book.stays - then.stays_before - then.book.stays;
            ("thousand_stays", float(stays.max(1)) / 1000.0)
        }
    }
}

/// Processor time for each message that came over, without what silence costs.
pub fn cpu_per_message_us(this: &Measured, quiet: Option<&Measured>, cores: fn(&Measured) -> f64) -> f64 {
    let spent = (cores(this) - quiet.map_or(0.0, cores)) * this.seconds();
    spent * 1e6 / float(this.messages().max(1))
}

/// Of a climb: the fastest rung on which delivery was quick enough.
pub fn of_climb(name: &str, rungs: &[Rung], until_p99_ms: f64) -> Vec<Named> {
    let best = rungs.iter().filter(|rung| rung.p99_ms <= until_p99_ms);
    let best = best.max_by(|one, other| one.messages_per_s.total_cmp(&other.messages_per_s));
    let Some(best) = best else { return vec![(format!("{name}_messages_per_s"), 0.0)] };
    let mut all = vec![
        ("messages_per_s", best.messages_per_s),
        ("delivered_p50_ms", best.p50_ms),
        ("delivered_p99_ms", best.p99_ms),
        ("delivered_p99_9_ms", best.p99_9_ms),
        ("cpu_per_message_us", best.cpu_per_message_us),
        ("server_cores", best.server_cores),
        ("people_cores", best.people_cores),
        ("machine_busy_percent", best.machine_busy_percent),
    ];
    if best.redis_cores > 0.0 {
        all.push(("redis_cpu_per_message_us", best.redis_cpu_per_message_us));
        all.push(("redis_cores", best.redis_cores));
    }
    all.into_iter().map(|(what, value)| (format!("{name}_{what}"), value)).collect()
}

/// Of the whole run.
pub fn of_all(book: &Book, ledger: &Ledger, took_s: f64) -> Vec<Named> {
    let faults = ledger.faults();
    let by_code = book.lost.iter().map(|(code, count)| (format!("connections_lost_{code}"), float(*count)));
    #[expect(clippy::cast_precision_loss, reason = "a count of talks")]
    let talks = ledger.talks() as f64;
    [
        ("failed", float(book.failed)),
        ("forgotten", float(book.forgotten)),
        ("talks_compared", talks),
        ("messages_lost", f64::from(faults.lost)),
        ("messages_duplicated", f64::from(faults.duplicated)),
        ("messages_reordered", f64::from(faults.reordered)),
        ("messages_crossed", f64::from(faults.crossed)),
        ("talks_doubly_paired", f64::from(faults.doubly_paired)),
        ("refused", float(book.refused.values().sum())),
        ("connections_lost", float(book.lost.values().sum())),
        ("knocks_in_vain", float(book.knocks_in_vain)),
        ("whole_stays", float(book.stays)),
        ("run_took_s", took_s),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .chain(by_code)
    .collect()
}

/// What was used most, of what there is: the first is what more people would meet first. What
/// was refused has been met.
pub fn limits(windows: &[Measured], book: &Book, cores: usize, files_max: u64) -> Vec<Limit> {
    let mut limits: Vec<Limit> = book
        .refused
        .iter()
        .map(|(id, count)| Limit {
            what: format!("a limit of the settings: {id}, {count} times"),
            reached: 1.0,
        })
        .collect();
    if let Some(busiest) =
        windows.iter().max_by(|one, other| one.machine_share().total_cmp(&other.machine_share()))
    {
        limits.push(Limit {
            what: format!(
                "processor time: {cores} cores for everybody, in {}; server {:.2}, Redis {:.2}, simulated people {:.2}",
                busiest.name,
                busiest.node_cores(),
                busiest.redis_cores(),
                busiest.people_cores()
            ),
            reached: busiest.machine_share(),
        });
    }
    let redis = windows.iter().max_by(|one, other| one.redis_cores().total_cmp(&other.redis_cores()));
    if let Some(busiest) = redis.filter(|window| window.redis_cores() > 0.0) {
        limits.push(Limit {
            what: format!("Redis' one thread, in {}", busiest.name),
            reached: busiest.redis_cores(),
        });
    }
    if let Some(fullest) = windows.iter().max_by_key(|window| window.to.files) {
        limits.push(Limit {
            what: format!("open files of one process: {} of {files_max}", fullest.to.files),
            reached: float(fullest.to.files) / float(files_max.max(1)),
        });
    }
    limits.sort_by(|one, other| other.reached.total_cmp(&one.reached));
    limits
}

/// The shares for which a curve is told.
pub const SHARES: [f64; 9] = [0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999, 1.0];

/// Fewer times than this make no curve.
const CURVE_MIN: u64 = 50;

/// How long so many of all took.
pub fn curve(times: &Times) -> Option<Vec<(f64, f64)>> {
    (times.count() >= CURVE_MIN)
        .then(|| SHARES.iter().map(|share| (*share, times.quantile_ms(*share))).collect())
}

#[expect(clippy::cast_precision_loss, reason = "figures for people; none comes near 2^52")]
fn float(value: u64) -> f64 {
    value as f64
}

fn difference(now: u64, then: u64) -> f64 {
    float(now) - float(then)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::load::window::Reading;

    fn window(name: &str, cpu_ms: u64, messages: u64) -> Measured {
        let mut book = Book::default();
        for _ in 0..messages {
            book.delivered.add(Duration::from_millis(2));
        }
        let to = Reading {
            at: Duration::from_secs(10),
            nodes: Duration::from_millis(cpu_ms),
            nodes_kb: 30_000,
            waiting: 1000,
            ticks: (500, 2000),
            files: 50,
            ..Reading::default()
        };
        let from = Reading { nodes_kb: 10_000, ..Reading::default() };
        Measured { name: name.to_owned(), from, to, book, stays_before: 0 }
    }

    fn value(figures: &[Named], name: &str) -> f64 {
        figures.iter().find(|figure| figure.0 == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    #[test]
    fn what_silence_costs_is_not_the_messages_cost() {
        let quiet = window("quiet", 400, 0);
        let talking = window("talking", 1400, 1000);
        let asked = Asked { quiet: Some("quiet".to_owned()), ..Asked::default() };
        let figures = of_window(&talking, &[quiet], &asked);
        assert!((value(&figures, "talking_cpu_per_message_us") - 1000.0).abs() < 0.1);
        assert!((value(&figures, "talking_messages_per_s") - 100.0).abs() < 0.1);
        assert!((value(&figures, "talking_delivered_p99_ms") - 2.0).abs() < 0.01);
    }

    #[test]
    fn memory_is_told_for_each_of_those_who_came() {
        let mut empty = window("empty", 0, 0);
        (empty.to.nodes_kb, empty.to.waiting) = (20_000, 0);
        let asked = Asked { grown: Some(("empty".to_owned(), By::Waiting)), ..Asked::default() };
        let figures = of_window(&window("waiting", 0, 0), &[empty], &asked);
        assert!((value(&figures, "waiting_kb_per_waiting_visitor") - 10.0).abs() < 0.01);
    }

    #[test]
    fn the_fastest_rung_with_quick_delivery_counts() {
        let rung = |rate: f64, p99_ms: f64| Rung { messages_per_s: rate, p99_ms, ..Rung::default() };
        let rungs = [rung(100.0, 3.0), rung(200.0, 40.0), rung(230.0, 900.0)];
        let figures = of_climb("climb", &rungs, 200.0);
        assert!((value(&figures, "climb_messages_per_s") - 200.0).abs() < 0.1);
        assert!((value(&of_climb("climb", &rungs[2..], 200.0), "climb_messages_per_s")).abs() < 0.1);
    }

    #[test]
    fn what_was_refused_is_the_first_limit() {
        let mut book = Book::default();
        let told = limits(&[window("talking", 1000, 10)], &book, 2, 1000);
        assert!(told[0].what.starts_with("processor time"), "{told:?}");
        book.refused.insert("service_busy".to_owned(), 3);
        let told = limits(&[window("talking", 1000, 10)], &book, 2, 1000);
        assert!(told[0].what.contains("service_busy"), "{told:?}");
    }
}
