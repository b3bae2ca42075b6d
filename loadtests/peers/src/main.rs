//! The same two-party work on Fortrolig and on what else could have carried it.
//!
//! Each server ([`peer`]) is started on a processor of its own. Everybody who talks sits in one
//! thread on the other ([`room`]), on sockets with as little in them as the protocol allows
//! ([`socket`], [`tongue`]). First people only wait, and the memory is measured; then pairs talk,
//! the servers one after the other, in several rounds ([`table`]).

mod clock;
mod line;
mod peer;
mod process;
mod room;
mod socket;
mod table;
mod tongue;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result, ensure};
use clap::Parser;
use tempfile::TempDir;

use crate::clock::Clock;
use crate::peer::Peer;
use crate::process::{Server, free_address, pin_driver, said_by};
use crate::room::{Crowd, Room, Times};
use crate::table::{Figures, Measured, Setting, Table};

/// Whatever happens, the run has ended by then.
const AT_MOST: Duration = Duration::from_mins(6);

/// Memory that is taken once, not for each person, is taken by these.
const FIRST_TO_WAIT: u32 = 100;

/// Until what a server gives back after an upgrade has been given back.
const SETTLE: Duration = Duration::from_secs(15);

const WARM_UP: Duration = Duration::from_millis(300);

/// Who can pass on no more than so many times the rate is not asked for it: what piles up would
/// be measured, not the server.
const ROOM_ABOVE_RATE: f64 = 1.2;

/// Plays the same talks on each server and compares.
#[derive(Debug, Parser)]
struct Arguments {
    /// Our server's binary, built with --release.
    #[arg(long, default_value = "target/release/fortrolig")]
    server: PathBuf,
    /// Where the result is written as JSON.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../results"))]
    results: PathBuf,
    /// Talks at once.
    #[arg(long, default_value_t = 150)]
    pairs: u32,
    /// Repetitions.
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// How long each of a round's two parts is measured.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// Lines a second, all talks together, where it is not as many as the server can.
    #[arg(long, default_value_t = 5_000)]
    rate: u32,
    /// People whose memory is measured.
    #[arg(long, default_value_t = 1_000)]
    waiting: u32,
    /// Leaves one out: nchan, socket.io, prosody or fortrolig.
    #[arg(long)]
    without: Vec<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A server with the people who talk there.
struct Stand {
    peer: Box<dyn Peer>,
    folder: TempDir,
    server: Server,
    crowd: Option<Crowd>,
    figures: Figures,
}

fn run(arguments: &Arguments) -> Result<()> {
    let clock = Clock::start();
    let setting = setting(arguments)?;
    let peers = peers(arguments)?;
    let servers = u64::try_from(peers.len())?;
    pin_driver(100 + servers * u64::from((FIRST_TO_WAIT + arguments.waiting).max(2 * arguments.pairs)))?;
    end_when_asked()?;
    let mut room = Room::new(clock, AT_MOST)?;
    let mut stands = Vec::new();
    for mut peer in peers {
        let (name, version) = (peer.name(), peer.version()?);
        println!("{:>4.0} s  {name}: {version}", clock.now().as_secs_f64());
        let folder = folder()?;
        peer.prepare(folder.path(), arguments.pairs).with_context(|| format!("{name} is not prepared"))?;
        let server = start(peer.as_mut(), &folder)?;
        let promises = peer.promises();
        let (saturated, paced) = (Vec::new(), Vec::new());
        let figures = Figures { name, version, promises, idle_kb: None, saturated, paced };
        stands.push(Stand { peer, folder, server, crowd: None, figures });
    }
    if arguments.waiting > 0 {
        println!(
            "{:>4.0} s  {} people connect to each and wait …",
            clock.now().as_secs_f64(),
            arguments.waiting
        );
        wait(&mut room, &mut stands, arguments.waiting)?;
    }
    println!("{:>4.0} s  {} pairs begin to talk on each …", clock.now().as_secs_f64(), arguments.pairs);
    for stand in &mut stands {
        // What is done for the accounts of ours takes longer than a connection may be silent; the
        // relays before it ask nothing of theirs.
        stand.begin_to_talk(&mut room, arguments.pairs)?;
    }
    for round in 1..=arguments.rounds {
        println!("{:>4.0} s  round {round} of {} …", clock.now().as_secs_f64(), arguments.rounds);
        for stand in &mut stands {
            stand.talk(&mut room, arguments)?;
        }
    }
    let table = Table { setting, peers: stands.into_iter().map(|stand| stand.figures).collect() };
    println!("\n{}", table.markdown());
    let written = table.write(&arguments.results)?;
    println!("Took {:.0} s. Written to {}", clock.now().as_secs_f64(), written.display());
    Ok(())
}

/// The relay first: the others are told as so many times of it.
fn peers(arguments: &Arguments) -> Result<Vec<Box<dyn Peer>>> {
    let wanted = |name: &str| !arguments.without.iter().any(|without| without.eq_ignore_ascii_case(name));
    let mut peers: Vec<Box<dyn Peer>> =
        vec![Box::new(peer::Relay { ack: false }), Box::new(peer::Relay { ack: true })];
    if wanted("fortrolig") {
        peers.push(Box::new(peer::Fortrolig::new(&arguments.server)?));
    }
    if wanted("nchan") {
        peers.push(Box::new(peer::Nchan));
    }
    if wanted("socket.io") {
        peers.push(Box::new(peer::SocketIo));
    }
    if wanted("prosody") {
        peers.push(Box::new(peer::Prosody));
    }
    Ok(peers)
}

/// In RAM where there is such a place: how fast a disk is must not matter here.
fn folder() -> Result<TempDir> {
    let ram = Path::new("/dev/shm");
    Ok(if ram.is_dir() { tempfile::tempdir_in(ram)? } else { tempfile::tempdir()? })
}

fn start(peer: &mut dyn Peer, folder: &TempDir) -> Result<Server> {
    let (name, address) = (peer.name(), free_address()?);
    let command = peer.command(folder.path(), address)?;
    Server::start(&command, address, &folder.path().join("server.log"), || peer.is_ready(address))
        .with_context(|| format!("{name} did not start"))
}

/// People connect to each server and say nothing; then each is started anew.
fn wait(room: &mut Room, stands: &mut [Stand], people: u32) -> Result<()> {
    for stand in &mut *stands {
        stand.let_in(room, 0..FIRST_TO_WAIT)?;
    }
    room.rest(SETTLE)?;
    let before: Vec<u64> = stands.iter().map(|stand| stand.server.memory_kb()).collect::<Result<_>>()?;
    for stand in &mut *stands {
        stand.let_in(room, FIRST_TO_WAIT..FIRST_TO_WAIT + people)?;
    }
    room.rest(SETTLE)?;
    for (stand, before) in stands.iter_mut().zip(before) {
        let grown = stand.server.memory_kb()?.saturating_sub(before);
        #[expect(clippy::cast_precision_loss, reason = "kilobytes; nowhere near 2^52")]
        let each = grown as f64 / f64::from(people);
        stand.figures.idle_kb = Some(each);
    }
    room.empty();
    for stand in stands {
        stand.server.stop();
        stand.server = start(stand.peer.as_mut(), &stand.folder)?;
    }
    Ok(())
}

impl Stand {
    fn let_in(&mut self, room: &mut Room, numbers: std::ops::Range<u32>) -> Result<()> {
        let mut crowd = room.next_crowd();
        for number in numbers {
            let person = self.peer.waiting(self.server.address, number);
            let person =
                person.with_context(|| format!("somebody could not wait at {}", self.figures.name))?;
            room.admit(&mut crowd, [person])?;
        }
        Ok(())
    }

    fn begin_to_talk(&mut self, room: &mut Room, pairs: u32) -> Result<()> {
        let (address, name) = (self.server.address, self.figures.name);
        self.peer.open(address, pairs).with_context(|| format!("nobody could come to {name}"))?;
        let mut crowd = room.next_crowd();
        for number in 0..pairs {
            let pair = self.peer.pair(address, number).with_context(|| format!("no talk at {name}"))?;
            room.admit(&mut crowd, pair)?;
        }
        self.crowd = Some(crowd);
        Ok(())
    }

    fn talk(&mut self, room: &mut Room, arguments: &Arguments) -> Result<()> {
        let Self { peer, server, figures, crowd, .. } = self;
        let crowd = crowd.as_ref().context("nobody talks")?;
        let measured = Duration::from_secs_f64(arguments.seconds);
        let times = Times { warm_up: WARM_UP, measured };
        // A round may use its part of what a talk can hold, as far as the warm-ups leave it.
        let lines =
            peer.lines_max().map(|each| each * u64::from(arguments.pairs) / u64::from(arguments.rounds) / 2);
        let saturated = room.saturate(crowd, &times, lines.unwrap_or(u64::MAX), || server.cpu());
        let saturated =
            Measured::from(&saturated.with_context(|| format!("{} while saturated", figures.name))?);
        let can = saturated.lines_per_s;
        figures.saturated.push(saturated);
        if can > f64::from(arguments.rate) * ROOM_ABOVE_RATE {
            let paced = room.pace(crowd, &times, arguments.rate, || server.cpu());
            let paced = paced.with_context(|| format!("{} at {} a second", figures.name, arguments.rate))?;
            figures.paced.push(Measured::from(&paced));
        }
        Ok(())
    }
}

/// Ctrl-C ends the run in order: servers and folders go with it.
fn end_when_asked() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            room::STOPPED.store(true, Ordering::Relaxed);
        }
    });
    Ok(())
}

fn setting(arguments: &Arguments) -> Result<Setting> {
    let Arguments { pairs, rounds, seconds, waiting, rate, .. } = *arguments;
    ensure!(pairs > 0 && rounds > 0 && rate > 0 && seconds > 0.0, "nothing to measure");
    let processors = fs::read_to_string("/proc/cpuinfo")?;
    let processor = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let load = fs::read_to_string("/proc/loadavg")?;
    Ok(Setting {
        at: said_by(Path::new("date"), &["+%s"])?.parse()?,
        processor: processor.map_or("processor", |(_, name)| name).to_owned(),
        processors: thread::available_parallelism()?.get(),
        kernel: fs::read_to_string("/proc/sys/kernel/osrelease")?.trim().to_owned(),
        load_before: load.split(' ').next().unwrap_or_default().to_owned(),
        pairs,
        rounds,
        seconds,
        waiting,
        rate,
        line_bytes: line::LINE_BYTES,
    })
}
