//! Many visitors who only wait: what does one cost?

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use server::protocol::needs::{Language, Needs};
use server::protocol::visit::{FromVisitor, ToVisitor};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::clock::Clock;
use crate::measure::{cpu_used, open_files_max, resident_kb};
use crate::report::Report;
use crate::scenario::{Scenario, WaitingPlan};
use crate::server_process::Prepared;
use crate::socket::{Incoming, Socket};

/// Files this process needs beside its sockets.
const OTHER_FILES: u64 = 100;

/// Plays it and reports.
pub async fn play(binary: &Path, scenario: &Scenario, plan: &WaitingPlan) -> Result<Report> {
    let (needed, allowed) = (u64::from(plan.visitors) + OTHER_FILES, open_files_max()?);
    if needed > allowed {
        bail!("{needed} open sockets are needed, but `ulimit -n` is {allowed}; raise it in this shell first");
    }
    let server = Prepared::new(binary, &scenario.settings)?.start().await?;
    let process = server.id()?;
    let mut room = Room::new(server.address, plan.at_once);
    let settle = Duration::from_secs(plan.settle_s.into());
    let run = async {
        room.fill(plan.warm_up).await?;
        sleep(settle).await;
        let (before_kb, cpu_before) = (resident_kb(process)?, cpu_used(process)?);
        let clock = Clock::start();
        let rest = plan.visitors - plan.warm_up;
        println!("{rest} visitors connect …");
        room.fill(rest).await?;
        let (connected_in, cpu_connecting) = (clock.now(), cpu_used(process)?.saturating_sub(cpu_before));
        println!("All wait; measuring in {} s …", plan.settle_s);
        sleep(settle).await;
        let cpu_waiting = cpu_used(process)?.saturating_sub(cpu_before + cpu_connecting);
        let grown_kb = resident_kb(process)?.saturating_sub(before_kb);
        let gone = f64::from(room.gone());
        #[expect(clippy::cast_precision_loss, reason = "kilobytes; nowhere near 2^52")]
        let per_visitor = |amount: u64| amount as f64 / f64::from(rest);
        #[expect(clippy::cast_precision_loss, reason = "kilobytes; nowhere near 2^52")]
        let before = before_kb as f64;
        anyhow::Ok(vec![
            ("visitors_waiting", f64::from(plan.visitors) - gone),
            ("visitors_gone", gone),
            ("memory_per_visitor_kb", per_visitor(grown_kb)),
            ("memory_before_kb", before),
            ("connected_in_s", connected_in.as_secs_f64()),
            ("cpu_per_connect_us", cpu_connecting.as_secs_f64() * 1e6 / f64::from(rest)),
            ("cpu_share_while_waiting", cpu_waiting.as_secs_f64() / settle.as_secs_f64()),
        ])
    };
    let figures =
        timeout(Duration::from_secs(scenario.at_most_s), run).await.context("it took too long")??;
    drop(room);
    server.stop().await?;
    Ok(Report::new(scenario, &figures, vec![]))
}

/// The visitors who wait, each a task that only listens.
struct Room {
    server: SocketAddr,
    doors: Arc<Semaphore>,
    waiting: JoinSet<Result<()>>,
}

impl Room {
    fn new(server: SocketAddr, at_once: u32) -> Self {
        Self { server, doors: Arc::new(Semaphore::new(at_once as usize)), waiting: JoinSet::new() }
    }

    /// Lets `count` more in and returns when each has been told their place.
    async fn fill(&mut self, count: u32) -> Result<()> {
        let (placed, mut heard) = mpsc::channel(count.max(1) as usize);
        for _ in 0..count {
            self.waiting.spawn(wait(self.server, Arc::clone(&self.doors), placed.clone()));
        }
        drop(placed);
        for _ in 0..count {
            if heard.recv().await.is_none() {
                return Err(self.first_complaint().await);
            }
        }
        Ok(())
    }

    /// How many left the room although nobody asked them to.
    fn gone(&mut self) -> u32 {
        let mut gone = 0;
        while let Some(left) = self.waiting.try_join_next() {
            gone += 1;
            if let Ok(Err(error)) = left {
                eprintln!("  ! {error:#}");
            }
        }
        gone
    }

    async fn first_complaint(&mut self) -> anyhow::Error {
        while let Some(left) = self.waiting.join_next().await {
            if let Ok(Err(error)) = left {
                return error.context("somebody got no place");
            }
        }
        anyhow::anyhow!("somebody got no place")
    }
}

/// Connects, asks for a talk with the page hidden, and listens. Returns only when the socket is closed.
async fn wait(server: SocketAddr, doors: Arc<Semaphore>, placed: mpsc::Sender<()>) -> Result<()> {
    let door = doors.acquire().await?;
    let mut socket = Socket::visit(server).await?;
    socket.send(&FromVisitor::Hello { token: None, position: None, ticket: None, visible: false }).await?;
    let needs = Needs::only(Language::Nb);
    socket.send(&FromVisitor::Join { needs }).await?;
    let mut door = Some((door, placed));
    loop {
        match socket.receive().await? {
            Incoming::Frame(ToVisitor::Place { .. }) => {
                if let Some((_, placed)) = door.take() {
                    placed.send(()).await?;
                }
            }
            Incoming::Frame(ToVisitor::Refused { error_id, .. }) => bail!("refused: {error_id:?}"),
            Incoming::Frame(_) => {}
            Incoming::Closed(code) => bail!("closed with {code} while waiting"),
        }
    }
}
