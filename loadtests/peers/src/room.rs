//! Everybody who is connected, on one thread: who is spoken to answers, whoever else is here
//! keeps their connection. What is measured is done by one crowd at a time.

use std::io;
use std::ops::Range;
use std::os::fd::AsRawFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use hdrhistogram::Histogram;
use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Token};

use crate::clock::Clock;
use crate::line;
use crate::socket::Socket;
use crate::tongue::{Heard, Tongue};

/// Nobody's silence is longer than this, or something is lost.
const SILENCE_MAX: Duration = Duration::from_secs(10);

/// Set when somebody wants the run to end.
pub static STOPPED: AtomicBool = AtomicBool::new(false);

/// One person: a connection and how they speak on it.
#[derive(Debug)]
pub struct Person {
    socket: Socket,
    tongue: Box<dyn Tongue>,
    /// What is still to happen to the line that was said last.
    awaited: u8,
}

impl Person {
    /// Somebody whose connection is as far as it has to be.
    pub fn new(mut socket: Socket, tongue: impl Tongue + 'static) -> Result<Self> {
        socket.stop_waiting()?;
        Ok(Self { socket, tongue: Box::new(tongue), awaited: 0 })
    }
}

/// People of one server. The two of a pair stand side by side.
#[derive(Clone, Debug)]
pub struct Crowd {
    people: Range<usize>,
}

/// What was measured in one round.
#[derive(Clone, Debug)]
pub struct Round {
    /// Lines that came to the other side.
    pub delivered: u64,
    /// In this time.
    pub took: Duration,
    /// For this much of the server's processor.
    pub cpu: Duration,
    /// From sending to the other side, in nanoseconds.
    pub times: Histogram<u64>,
}

/// Lines on their way, and those that have come.
#[derive(Debug)]
struct Work {
    people: Range<usize>,
    /// Whoever's line has come and is accepted says the next.
    going_on: bool,
    /// Who is to say the next now.
    next: Vec<usize>,
    said: u64,
    delivered: u64,
    accepted: u64,
    times: Option<Histogram<u64>>,
}

/// Everybody.
#[derive(Debug)]
pub struct Room {
    clock: Clock,
    /// The run is over by then, one way or another.
    until: Duration,
    poll: Poll,
    events: Events,
    people: Vec<Person>,
    buffer: Vec<u8>,
    out: Vec<u8>,
}

impl Room {
    /// An empty room that closes after `at_most`.
    pub fn new(clock: Clock, at_most: Duration) -> Result<Self> {
        Ok(Self {
            clock,
            until: clock.now() + at_most,
            poll: Poll::new()?,
            events: Events::with_capacity(4096),
            people: Vec::new(),
            buffer: vec![0; 64 * 1024],
            out: Vec::new(),
        })
    }

    /// Whoever comes in from here to the end is of one crowd.
    pub fn next_crowd(&self) -> Crowd {
        Crowd { people: self.people.len()..self.people.len() }
    }

    /// Lets people of this crowd in, and hears whoever else has something to hear meanwhile.
    pub fn admit(&mut self, crowd: &mut Crowd, people: impl IntoIterator<Item = Person>) -> Result<()> {
        for person in people {
            let token = Token(self.people.len());
            self.poll.registry().register(
                &mut SourceFd(&person.socket.as_raw_fd()),
                token,
                Interest::READABLE,
            )?;
            self.people.push(person);
        }
        crowd.people.end = self.people.len();
        self.attend(Duration::ZERO, &mut Work::of(&Crowd { people: 0..0 }))
    }

    /// Everybody leaves.
    pub fn empty(&mut self) {
        // A closed socket leaves the poll by itself.
        self.people.clear();
    }

    /// Nobody says anything for so long; pings are answered.
    pub fn rest(&mut self, time: Duration) -> Result<()> {
        let end = self.clock.now() + time;
        let mut nothing = Work::of(&Crowd { people: 0..0 });
        while self.clock.now() < end {
            self.attend(Duration::from_millis(20), &mut nothing)?;
        }
        Ok(())
    }

    /// Everybody has one line on its way, and says the next when it has come to the other side
    /// and, where the server tells, is accepted: as much as the server can pass on, or `lines_max`.
    /// Never two lines in one packet, so every server reads as often as lines are said.
    pub fn saturate(
        &mut self,
        crowd: &Crowd,
        times: &Times,
        lines_max: u64,
        cpu: impl Fn() -> Result<Duration>,
    ) -> Result<Round> {
        let mut work = Work::of(crowd);
        work.going_on = true;
        for index in crowd.people.clone() {
            self.say(index, &mut work)?;
        }
        let measured_from = self.clock.now() + times.warm_up;
        while self.clock.now() < measured_from {
            self.attend(Duration::ZERO, &mut work)?;
        }
        work.times = Some(histogram());
        let (from, before, lines) = (self.clock.now(), cpu()?, work.delivered);
        while self.clock.now() < from + times.measured && work.delivered < lines_max {
            self.attend(Duration::ZERO, &mut work)?;
        }
        let round = self.round(&mut work, from, before, lines, cpu)?;
        work.going_on = false;
        self.drain(work)?;
        Ok(round)
    }

    /// So many lines a second, spread over everybody.
    pub fn pace(
        &mut self,
        crowd: &Crowd,
        times: &Times,
        per_second: u32,
        cpu: impl Fn() -> Result<Duration>,
    ) -> Result<Round> {
        let mut work = Work::of(crowd);
        let every = Duration::from_secs(1) / per_second;
        let began = self.clock.now();
        let (mut due, mut speakers) = (began, crowd.people.clone().cycle());
        let mut before = None;
        loop {
            let now = self.clock.now();
            if now >= began + times.warm_up + times.measured {
                break;
            }
            if before.is_none() && now >= began + times.warm_up {
                work.times = Some(histogram());
                before = Some((now, cpu()?, work.delivered));
            }
            if now >= due {
                due += every;
                self.say(speakers.next().context("nobody is here")?, &mut work)?;
            }
            // Not asleep: nobody should pay for waking us, and no line should wait for it.
            self.attend(Duration::ZERO, &mut work)?;
        }
        let (from, before, lines) = before.context("no time to measure")?;
        let round = self.round(&mut work, from, before, lines, cpu)?;
        self.drain(work)?;
        Ok(round)
    }

    fn round(
        &self,
        work: &mut Work,
        from: Duration,
        before: Duration,
        lines: u64,
        cpu: impl Fn() -> Result<Duration>,
    ) -> Result<Round> {
        Ok(Round {
            cpu: cpu()?.saturating_sub(before),
            took: self.clock.now().saturating_sub(from),
            delivered: work.delivered - lines,
            times: work.times.take().unwrap_or_else(histogram),
        })
    }

    /// What is on its way still comes, and is accepted where the server says so.
    fn drain(&mut self, mut work: Work) -> Result<()> {
        let answered = self.people.get(work.people.start).is_some_and(|person| person.tongue.is_answered());
        let end = self.clock.now() + SILENCE_MAX;
        while work.delivered < work.said || answered && work.accepted < work.said {
            self.attend(Duration::from_millis(5), &mut work)?;
            if self.clock.now() > end {
                let Work { said, delivered, accepted, .. } = work;
                bail!("of {said} lines {delivered} came to the other side, and {accepted} were accepted");
            }
        }
        if work.delivered > work.said {
            bail!("{} lines were said, and {} came", work.said, work.delivered);
        }
        Ok(())
    }

    fn say(&mut self, index: usize, work: &mut Work) -> Result<()> {
        let Person { socket, tongue, awaited } = &mut self.people[index];
        self.out.clear();
        *awaited = 1 + u8::from(tongue.is_answered());
        tongue.say(&line::write(self.clock.now()), &mut self.out);
        work.said += 1;
        socket.send(&self.out)
    }

    /// Hears whoever has something to hear.
    fn attend(&mut self, at_most: Duration, work: &mut Work) -> Result<()> {
        if STOPPED.load(Ordering::Relaxed) {
            bail!("stopped");
        }
        if self.clock.now() > self.until {
            bail!("it took too long; fewer rounds or pairs take less");
        }
        match self.poll.poll(&mut self.events, Some(at_most)) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            polled => polled?,
        }
        // Taken out while what they hear may make anybody speak.
        let events = std::mem::replace(&mut self.events, Events::with_capacity(0));
        let heard = events.iter().try_for_each(|event| {
            self.hear(event.token().0, work)?;
            while let Some(speaker) = work.next.pop() {
                self.say(speaker, work)?;
            }
            Ok(())
        });
        self.events = events;
        heard
    }

    fn hear(&mut self, index: usize, work: &mut Work) -> Result<()> {
        let Self { clock, people, buffer, out, .. } = self;
        let mut more = true;
        while more {
            // Somebody who has left may have had something to hear.
            let Some(Person { socket, tongue, .. }) = people.get_mut(index) else { return Ok(()) };
            let (mut lines, mut accepted) = (0, 0);
            out.clear();
            more = socket.hear(buffer, |frame| {
                match tongue.hear(frame, out) {
                    Heard::Line => {
                        lines += 1;
                        work.note(index, frame, *clock);
                    }
                    Heard::Accepted(count) => accepted += count,
                    Heard::Other => {}
                    Heard::Refused => bail!("refused: {}", String::from_utf8_lossy(frame)),
                }
                Ok(())
            })?;
            if !out.is_empty() {
                socket.send(out)?;
            }
            work.accepted += accepted;
            if work.going_on && work.people.contains(&index) {
                // The two of a pair stand side by side.
                for (speaker, count) in [(index ^ 1, lines), (index, accepted)] {
                    work.happened(speaker, count, people);
                }
            }
        }
        Ok(())
    }
}

impl Work {
    fn of(crowd: &Crowd) -> Self {
        let people = crowd.people.clone();
        Self { people, going_on: false, next: Vec::new(), said: 0, delivered: 0, accepted: 0, times: None }
    }

    fn note(&mut self, index: usize, frame: &[u8], clock: Clock) {
        if !self.people.contains(&index) {
            return;
        }
        self.delivered += 1;
        if let (Some(times), Some(sent)) = (&mut self.times, line::sent(frame)) {
            let time = clock.now().saturating_sub(sent);
            times.saturating_record(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX));
        }
    }

    /// Something that was awaited has happened to what this person said.
    fn happened(&mut self, speaker: usize, count: u64, people: &mut [Person]) {
        let Some(Person { awaited, .. }) = people.get_mut(speaker).filter(|person| person.awaited > 0) else {
            return;
        };
        *awaited = awaited.saturating_sub(u8::try_from(count).unwrap_or(u8::MAX));
        if count > 0 && *awaited == 0 {
            self.next.push(speaker);
        }
    }
}

/// How long a round takes.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// Before anything is measured.
    pub warm_up: Duration,
    /// While it is.
    pub measured: Duration,
}

fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(1_000, 60_000_000_000, 3)
        .expect("three digits from 1 µs to a minute are allowed")
}
