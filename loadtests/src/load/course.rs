//! One scenario on one set-up, from the opening to everybody's going home.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::sync::Mutex;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{sleep, timeout};

use super::accounts::Accounts;
use super::book::Book;
use super::counsellor::Counsellor;
use super::figures::{self, Asked, Named};
use super::flood;
use super::house::{House, Setup};
use super::outcome::{Curve, Outcome, Rung, Span, judged};
use super::scenario::{Arrival, Climb, Manner, Scenario, Step, WindowPlan};
use super::series::{Series, watch};
use super::visitor::{Guest, Visitor};
use super::window::{Measured, Reading};
use super::world::{Resident, World, address};
use crate::clock::Clock;
use crate::machine::Machine;
use crate::socket::LOOPBACK;

/// How many come at the same moment when they come as fast as they are let in.
const AT_ONCE: i64 = 256;

/// How often it is looked whether everybody has what they came for.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// What is on its way when everybody stops writing comes over in this time, also to a phone
/// whose network stands still.
const LAST_WORDS: Duration = Duration::from_secs(2);
const LAST_SLOW_WORDS: Duration = Duration::from_secs(13);

/// Everybody has closed the page by then.
const HOME_WITHIN: Duration = Duration::from_secs(30);

/// After a change of pace, before anything is measured.
const SETTLES: Duration = Duration::from_secs(1);

/// Plays it.
pub async fn play(
    binary: &Path,
    scenario: &Scenario,
    setup: Setup,
    accounts: &Accounts,
    scale: f64,
) -> Result<Outcome> {
    let house = House::open(binary, scenario, setup, accounts).await?;
    let clock = Clock::start();
    let world = World::new(clock, house.doors.clone());
    let house = Arc::new(Mutex::new(house));
    let series = Series::default();
    let mut watching = JoinSet::new();
    watching.spawn(watch(world.clone(), house.clone(), series.clone()));
    let mut course = Course::new(scenario.clone(), world.clone(), house.clone());
    match timeout(scenario.at_most(), course.walk()).await {
        Ok(walked) => walked?,
        // What is known is still told: it says who was stuck.
        Err(_) => course.total.complain(format!("it took too long: {}", course.whereabouts())),
    }
    course.send_home().await?;
    watching.shutdown().await;
    let mut outcome = course.outcome(setup, scale, &series)?;
    drop(course);
    let house = Arc::into_inner(house).context("somebody still holds the house")?.into_inner();
    let house = keep_logs_of_trouble(house, &mut outcome);
    house.close().await?;
    Ok(outcome)
}

fn keep_logs_of_trouble(mut house: House, outcome: &mut Outcome) -> House {
    if !outcome.holds() {
        outcome.complaints.push(format!("the logs are kept in {}", house.keep_logs().display()));
    }
    house
}

struct Course {
    scenario: Scenario,
    world: World,
    house: Arc<Mutex<House>>,
    people: JoinSet<()>,
    flood: Option<AbortHandle>,
    next_number: Arc<AtomicU32>,
    windows: Vec<Measured>,
    figures: Vec<Named>,
    rungs: Vec<Rung>,
    total: Book,
    began: Duration,
}

impl Course {
    fn new(scenario: Scenario, world: World, house: Arc<Mutex<House>>) -> Self {
        Self {
            began: world.now(),
            scenario,
            world,
            house,
            people: JoinSet::new(),
            flood: None,
            next_number: Arc::default(),
            windows: vec![],
            figures: vec![],
            rungs: vec![],
            total: Book::default(),
        }
    }

    async fn walk(&mut self) -> Result<()> {
        for step in self.scenario.steps.clone() {
            match step {
                Step::Desks { count } => self.desks(count).await?,
                Step::Arrive(arrival) => self.arrive(&arrival).await?,
                Step::Pace { think_at_most_ms, signs } => {
                    self.set_pace(think_at_most_ms, signs).await;
                }
                Step::Window(window) => self.window(&window).await?,
                Step::Climb(climb) => self.climb(&climb).await?,
                Step::Restart { name, within_s } => self.restart(&name, within_s).await?,
                Step::Flood { networks, per_second, join } => {
                    let plan = flood::Plan { networks, per_second, join };
                    self.flood = Some(self.people.spawn(flood::pour(plan, self.world.clone())));
                    sleep(SETTLES).await;
                    self.close_book();
                }
                Step::Calm {} => {
                    if let Some(flood) = self.flood.take() {
                        flood.abort();
                    }
                }
                Step::Empty { within_s } => self.empty(Duration::from_secs(within_s)).await?,
            }
        }
        Ok(())
    }

    async fn set_pace(&self, think_at_most_ms: u64, signs: bool) {
        self.world.set_pace(|pace| {
            (pace.think, pace.signs) = (Duration::from_millis(think_at_most_ms), signs);
        });
        sleep(SETTLES).await;
    }

    async fn desks(&mut self, count: u32) -> Result<()> {
        self.say(&format!("{count} counsellors sign in"));
        let settled = &self.world.counts().settled;
        let wanted = settled.load(Relaxed) + i64::from(count);
        for number in 0..count {
            self.people.spawn(Counsellor::new(number, self.world.clone()).work());
        }
        self.until(|counts| counts.settled.load(Relaxed) >= wanted).await
    }

    async fn arrive(&mut self, arrival: &Arrival) -> Result<()> {
        let count = self.scenario.coming(arrival);
        self.say(&format!("{count} visitors come ({})", arrival.name));
        let from = self.open_book().await?;
        let before = self.world.counts().settled.load(Relaxed);
        let wanted = before + i64::from(count);
        let connected = self.world.counts().connected.load(Relaxed);
        let between = Duration::from_secs(arrival.over_s) / count.max(1);
        for place in 0..count {
            let number = self.next_number.fetch_add(1, Relaxed);
            let guest = Guest {
                number,
                manner: arrival.manner,
                messages: arrival.messages,
                from: if arrival.one_address { LOOPBACK } else { address(Resident::Visitor, number) },
            };
            let at = from.at + between * place;
            if arrival.over_s > 0 {
                sleep(at.saturating_sub(self.world.now())).await;
            } else {
                // No more than so many knock at once; places are told to many together.
                let in_by_then = connected + i64::from(place) - AT_ONCE;
                self.until(|counts| counts.connected.load(Relaxed) > in_by_then).await?;
            }
            let (world, numbers, again) = (self.world.clone(), self.next_number.clone(), arrival.replaced);
            self.people.spawn(stay(guest, world, numbers, again));
        }
        self.until(|counts| counts.settled.load(Relaxed) >= wanted).await?;
        let asked = Asked { came: Some(count), ..Asked::default() };
        self.shut_book(&arrival.name, from, &asked).await
    }

    async fn window(&mut self, plan: &WindowPlan) -> Result<()> {
        self.say(&format!("{} ({} s)", plan.name, plan.seconds));
        let from = self.open_book().await?;
        let until = from.at + Duration::from_secs(plan.seconds);
        let mut next_leave = plan.leave_every_ms.map(|_| from.at);
        let mut next_end = plan.end_every_ms.map(|_| from.at);
        while self.world.now() < until {
            let now = self.world.now();
            if let (Some(at), Some(every)) = (next_leave, plan.leave_every_ms)
                && at <= now
                // The last one is told of within the window.
                && now + Duration::from_secs(1) < until
            {
                self.world.let_one_leave();
                next_leave = Some(at + Duration::from_millis(every));
            }
            if let (Some(at), Some(every)) = (next_end, plan.end_every_ms)
                && at <= now
            {
                self.world.end_one();
                next_end = Some(at + Duration::from_millis(every));
            }
            self.look_after_the_house().await?;
            sleep(LOOK_EVERY.min(until.saturating_sub(now))).await;
        }
        self.world.line_changes_by_itself();
        let asked = Asked {
            quiet: plan.quiet.clone(),
            grown: plan.grown_since.clone().zip(plan.grown_by),
            beside: plan.beside.clone(),
            came: None,
        };
        self.shut_book(&plan.name, from, &asked).await
    }

    async fn climb(&mut self, climb: &Climb) -> Result<()> {
        for (n, think) in climb.think_at_most_ms.iter().enumerate() {
            self.set_pace(*think, climb.signs).await;
            let from = self.open_book().await?;
            sleep(Duration::from_secs(climb.seconds)).await;
            let window = self.measured(&format!("{}_{}", climb.name, n + 1), from).await?;
            let quiet = climb.quiet.as_ref();
            let quiet = quiet.and_then(|name| self.windows.iter().find(|window| window.name == *name));
            let delivered = &window.book.delivered;
            let rung = Rung {
                messages_per_s: messages_per_s(&window),
                p50_ms: delivered.quantile_ms(0.5),
                p99_ms: delivered.quantile_ms(0.99),
                p99_9_ms: delivered.quantile_ms(0.999),
                cpu_per_message_us: figures::cpu_per_message_us(&window, quiet, Measured::node_cores),
                redis_cpu_per_message_us: figures::cpu_per_message_us(&window, quiet, Measured::redis_cores),
                server_cores: window.node_cores(),
                redis_cores: window.redis_cores(),
                people_cores: window.people_cores(),
                machine_busy_percent: window.machine_share() * 100.0,
            };
            println!(
                "  {:>8.0} messages/s, p99 {:.1} ms, {:.1} µs each, machine {:.0} % busy",
                rung.messages_per_s, rung.p99_ms, rung.cpu_per_message_us, rung.machine_busy_percent
            );
            self.total.merge(&window.book);
            self.windows.push(window);
            self.rungs.push(rung);
            if rung.p99_ms > climb.until_p99_ms {
                break;
            }
        }
        self.figures.extend(figures::of_climb(&climb.name, &self.rungs, climb.until_p99_ms));
        self.set_pace(0, true).await;
        Ok(())
    }

    async fn restart(&mut self, name: &str, within_s: u64) -> Result<()> {
        self.say(&format!("a restart ({name})"));
        let from = self.open_book().await?;
        let everybody = self.world.counts().connected.load(Relaxed);
        let back = async {
            self.house.lock().await.restart().await?;
            self.until(|counts| counts.connected.load(Relaxed) >= everybody).await
        };
        let late = timeout(Duration::from_secs(within_s), back).await;
        if let Ok(back) = late {
            back?;
        } else {
            let now = self.world.counts().connected.load(Relaxed);
            self.total.complain(format!("{} people were not back within {within_s} s", everybody - now));
        }
        self.shut_book(name, from, &Asked::default()).await
    }

    async fn empty(&mut self, within: Duration) -> Result<()> {
        self.world.stop_coming();
        let gone = self.until(|counts| counts.staying.load(Relaxed) == 0);
        if let Ok(gone) = timeout(within, gone).await {
            gone?;
        } else {
            let words = format!("visitors who had not gone within {within:?}: {}", self.whereabouts());
            self.total.complain(words);
        }
        self.close_book();
        Ok(())
    }

    async fn send_home(&mut self) -> Result<()> {
        if let Some(flood) = self.flood.take() {
            flood.abort();
        }
        self.world.stop_coming();
        self.world.set_pace(|pace| pace.think = Duration::ZERO);
        let is_slow = |step: &Step| matches!(step, Step::Arrive(Arrival { manner: Manner::Slow, .. }));
        let slow = self.scenario.steps.iter().any(is_slow);
        sleep(if slow { LAST_SLOW_WORDS } else { LAST_WORDS }).await;
        self.world.set_pace(|pace| pace.closed = true);
        let home = async {
            while let Some(person) = self.people.join_next().await {
                if let Err(broken) = person
                    && broken.is_panic()
                {
                    bail!("a simulated person broke: {broken}");
                }
            }
            Ok(())
        };
        timeout(HOME_WITHIN, home).await.context("somebody did not go home")??;
        self.close_book();
        Ok(())
    }

    fn outcome(&mut self, setup: Setup, scale: f64, series: &Series) -> Result<Outcome> {
        let machine = Machine::this()?;
        let took = self.world.now().saturating_sub(self.began).as_secs_f64();
        let mut measured = std::mem::take(&mut self.figures);
        measured.extend(figures::of_all(&self.total, &self.world.ledger(), took));
        let mut curves = vec![];
        // The rungs of a climb have a chart of their own.
        let climbs = |window: &Measured| {
            self.scenario
                .steps
                .iter()
                .any(|step| matches!(step, Step::Climb(climb) if window.name.starts_with(&climb.name)))
        };
        for window in self.windows.iter().filter(|window| !climbs(window)) {
            for (what, in_words, times) in window.book.times() {
                if let Some(points) = figures::curve(times) {
                    curves.push(Curve {
                        window: window.name.clone(),
                        what: what.to_owned(),
                        in_words: in_words.to_owned(),
                        count: times.count(),
                        points,
                    });
                }
            }
        }
        let span = |window: &Measured| Span {
            name: window.name.clone(),
            from_s: window.from.at.as_secs_f64(),
            to_s: window.to.at.as_secs_f64(),
        };
        Ok(Outcome {
            scenario: self.scenario.name.clone(),
            title: self.scenario.title.clone(),
            about: self.scenario.about.trim().to_owned(),
            setup,
            scale,
            figures: judged(&self.scenario, setup, measured),
            limits: figures::limits(&self.windows, &self.total, machine.cores, machine.files_max),
            machine,
            curves,
            rungs: std::mem::take(&mut self.rungs),
            series: series.samples(),
            windows: self.windows.iter().map(span).collect(),
            complaints: self.total.complaints.clone(),
        })
    }

    /// For whoever watches.
    fn say(&self, what: &str) {
        println!("{:>7.1} s  {what} …", self.world.now().saturating_sub(self.began).as_secs_f64());
    }

    /// What was seen between two windows counts for the whole, and for no window.
    fn close_book(&mut self) {
        let between = self.world.turn_page();
        self.total.merge(&between);
    }

    async fn open_book(&mut self) -> Result<Reading> {
        let reading = Reading::take(&self.world, &self.house).await?;
        self.close_book();
        Ok(reading)
    }

    async fn measured(&mut self, name: &str, from: Reading) -> Result<Measured> {
        let to = Reading::take(&self.world, &self.house).await?;
        let stays_before = self.total.stays;
        Ok(Measured { name: name.to_owned(), from, to, book: self.world.turn_page(), stays_before })
    }

    async fn shut_book(&mut self, name: &str, from: Reading, asked: &Asked) -> Result<()> {
        let window = self.measured(name, from).await?;
        self.figures.extend(figures::of_window(&window, &self.windows, asked));
        self.total.merge(&window.book);
        self.windows.push(window);
        Ok(())
    }

    async fn until(&self, come: impl Fn(&super::world::Counts) -> bool) -> Result<()> {
        while !come(self.world.counts()) {
            self.look_after_the_house().await?;
            sleep(LOOK_EVERY).await;
        }
        Ok(())
    }

    async fn look_after_the_house(&self) -> Result<()> {
        if let Some(how) = self.house.lock().await.ended() {
            bail!("a node ended in the middle: {how}");
        }
        Ok(())
    }

    fn whereabouts(&self) -> String {
        let counts = self.world.counts();
        let load = |count: &AtomicI64| count.load(Relaxed);
        format!(
            "{} here, {} connected, {} wait, {} talk, {} have what they came for",
            load(&counts.here),
            load(&counts.connected),
            load(&counts.waiting),
            load(&counts.talking),
            load(&counts.settled)
        )
    }
}

/// One visitor, and another one after a whole stay, as long as somebody is to come.
async fn stay(guest: Guest, world: World, numbers: Arc<AtomicU32>, again: bool) {
    let mut guest = guest;
    loop {
        Visitor::new(guest, world.clone()).live().await;
        if !again || !world.is_coming() || world.pace().borrow().closed {
            break;
        }
        guest.number = numbers.fetch_add(1, Relaxed);
        guest.from = if guest.from == LOOPBACK { LOOPBACK } else { address(Resident::Visitor, guest.number) };
    }
}

#[expect(clippy::cast_precision_loss, reason = "messages; nowhere near 2^52")]
fn messages_per_s(window: &Measured) -> f64 {
    window.messages() as f64 / window.seconds()
}
