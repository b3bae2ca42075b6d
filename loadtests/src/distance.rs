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

    println!("{} visitors come to each …", plan.visitors);
    let clock = Clock::start();
    let inside = Doors { visitors: alone.address, counsellors: alone.address };
    let apart = Doors { visitors: one.address, counsellors: other.address };
    let (inside, apart) = tokio::join!(
        Outcome::of(scenario, plan, inside, names.clone(), clock),
        Outcome::of(scenario, plan, apart, names.clone(), clock),
    );

    let alone_cpu = cpu_ms(&alone)?;
    let nodes_cpu = cpu_ms(&one)? + cpu_ms(&other)?;
    let redis_cpu = cpu_used(redis.process()?.id()?)?.as_secs_f64() * 1_000.0;
    for server in [alone, one, other] {
        server.stop().await?;
    }
    redis.kill().await?;

    let figures = figures(&inside, &apart, alone_cpu, nodes_cpu, redis_cpu);
    let complaints = [inside.complaints, apart.complaints].concat();
    Ok(Report::new(scenario, &figures, complaints))
}

#[expect(clippy::cast_precision_loss, reason = "figures for people; none comes near 2^52")]
fn figures(
    inside: &Outcome,
    apart: &Outcome,
    alone_cpu: f64,
    nodes_cpu: f64,
    redis_cpu: f64,
) -> Vec<(&'static str, f64)> {
    let faults = |outcome: &Outcome| {
        let faults = outcome.ledger.faults();
        f64::from(faults.lost + faults.duplicated + faults.reordered + faults.crossed + faults.doubly_paired)
    };
    let per_message = |cpu: f64, outcome: &Outcome| cpu * 1_000.0 / outcome.delivered.count().max(1) as f64;
    let (inside_p50, apart_p50) = (inside.delivered.quantile_ms(0.5), apart.delivered.quantile_ms(0.5));
    let inside_cpu = per_message(alone_cpu, inside);
    let apart_cpu = per_message(nodes_cpu + redis_cpu, apart);
    vec![
        ("people_who_failed", (inside.complaints.len() + apart.complaints.len()) as f64),
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
        ("of_which_redis_us", per_message(redis_cpu, apart)),
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
