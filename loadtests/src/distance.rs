//! What the way through Redis costs: the same evening inside one node, and with visitors at
//! one node and counsellors at another. Both run at the same time, so that whatever else
//! the machine does hits both alike; what counts is the ratio.

use std::path::Path;

use anyhow::Result;

use crate::chaos::redis::RedisServer;
use crate::clock::Clock;
use crate::evening::{Doors, Outcome};
use crate::measure::cpu_used;
use crate::report::Report;
use crate::scenario::{EveningPlan, Scenario};
use crate::server_process::{Prepared, ServerProcess};

/// Opens nothing outside this run.
const SECRET: &str = "00000000000000000000000000000000000000000000000000000000000000ff";

/// Plays both and reports.
pub async fn play(binary: &Path, scenario: &Scenario, plan: &EveningPlan) -> Result<Report> {
    let names: Vec<String> = (0..plan.counsellors).map(|n| format!("c{n}")).collect();

    let alone = Prepared::new(binary, &scenario.settings)?;
    let folder = tempfile::tempdir()?;
    let mut redis = RedisServer::start(folder.path(), "redis", None).await?;
    let shared = Prepared::new(binary, &with_redis(scenario, &redis))?;
    println!("Adding {} counsellors to each service …", plan.counsellors);
    for name in &names {
        alone.add_counsellor(name).await?;
        shared.add_counsellor(name).await?;
    }
    let beside = shared.another()?;
    let alone = alone.start().await?;
    let (one, other) = (shared.start().await?, beside.start().await?);

    // Coming, signing in and going cost the same however much is said; what is said costs the
    // difference between an evening of few words and one of many.
    let inside = Doors { visitors: alone.address, counsellors: alone.address };
    let apart = Doors { visitors: one.address, counsellors: other.address };
    let quiet = EveningPlan { messages_each: 1, ..plan.clone() };
    let mut rounds = Vec::new();
    let (mut used_inside, mut used_nodes, mut used_redis) = (0.0, 0.0, 0.0);
    for plan in [&quiet, plan] {
        println!("{} visitors come to each, and say {} things …", plan.visitors, plan.messages_each);
        let clock = Clock::start();
        let (heard_inside, heard_apart) = tokio::join!(
            Outcome::of(scenario, plan, inside, names.clone(), clock),
            Outcome::of(scenario, plan, apart, names.clone(), clock),
        );
        let cpu_inside = cpu_ms(&alone)? - used_inside;
        let cpu_nodes = cpu_ms(&one)? + cpu_ms(&other)? - used_nodes;
        let cpu_redis = cpu_used(redis.process()?.id()?)?.as_secs_f64() * 1_000.0 - used_redis;
        (used_inside, used_nodes, used_redis) =
            (used_inside + cpu_inside, used_nodes + cpu_nodes, used_redis + cpu_redis);
        rounds.push(Round { inside: heard_inside, apart: heard_apart, cpu_inside, cpu_nodes, cpu_redis });
    }
    for server in [alone, one, other] {
        server.stop().await?;
    }
    redis.kill().await?;

    let figures = figures(&rounds[0], &rounds[1]);
    let complaints = rounds.into_iter().flat_map(|round| [round.inside.complaints, round.apart.complaints]);
    Ok(Report::new(scenario, &figures, complaints.flatten().collect()))
}

/// One evening in both places, and the processor time it took there, in milliseconds.
struct Round {
    inside: Outcome,
    apart: Outcome,
    cpu_inside: f64,
    cpu_nodes: f64,
    cpu_redis: f64,
}

#[expect(clippy::cast_precision_loss, reason = "figures for people; none comes near 2^52")]
fn figures(quiet: &Round, full: &Round) -> Vec<(&'static str, f64)> {
    let faults = |outcome: &Outcome| {
        let faults = outcome.ledger.faults();
        f64::from(faults.lost + faults.duplicated + faults.reordered + faults.crossed + faults.doubly_paired)
    };
    let Round { inside, apart, .. } = full;
    let per_message = |cpu: fn(&Round) -> f64, heard: fn(&Round) -> &Outcome| {
        let messages = heard(full).delivered.count() as f64 - heard(quiet).delivered.count() as f64;
        (cpu(full) - cpu(quiet)) * 1_000.0 / messages.max(1.0)
    };
    let (inside_p50, apart_p50) = (inside.delivered.quantile_ms(0.5), apart.delivered.quantile_ms(0.5));
    let inside_cpu = per_message(|round| round.cpu_inside, |round| &round.inside);
    let redis_cpu = per_message(|round| round.cpu_redis, |round| &round.apart);
    let apart_cpu = per_message(|round| round.cpu_nodes, |round| &round.apart) + redis_cpu;
    let failed: usize =
        [quiet, full].iter().map(|round| round.inside.complaints.len() + round.apart.complaints.len()).sum();
    vec![
        ("people_who_failed", failed as f64),
        ("faults_inside", faults(inside)),
        ("faults_apart", faults(apart)),
        ("messages_inside", inside.delivered.count() as f64),
        ("messages_apart", apart.delivered.count() as f64),
        ("delivered_inside_p50_ms", inside_p50),
        ("delivered_apart_p50_ms", apart_p50),
        ("delivered_p50_ratio", apart_p50 / inside_p50),
        ("delivered_inside_p99_ms", inside.delivered.quantile_ms(0.99)),
        ("delivered_apart_p99_ms", apart.delivered.quantile_ms(0.99)),
        ("cpu_per_message_inside_us", inside_cpu),
        ("cpu_per_message_apart_us", apart_cpu),
        ("of_which_redis_us", redis_cpu),
        ("cpu_per_message_ratio", apart_cpu / inside_cpu),
    ]
}

fn cpu_ms(server: &ServerProcess) -> Result<f64> {
    Ok(cpu_used(server.id()?)?.as_secs_f64() * 1_000.0)
}

fn with_redis(scenario: &Scenario, redis: &RedisServer) -> toml::Table {
    let mut settings = scenario.settings.clone();
    let section = |name: &str, keys: &[(&str, String)]| {
        let keys = keys.iter().map(|(key, value)| ((*key).to_owned(), value.clone().into()));
        (name.to_owned(), toml::Value::Table(keys.collect()))
    };
    let url = format!("redis://{}/0", redis.address);
    settings.extend([
        section("live", &[("store", "redis".to_owned()), ("redis", url)]),
        section("secret", &[("cluster", SECRET.to_owned())]),
    ]);
    settings
}
