//! Pages of nobody: they come from many networks with tokens and tickets that somebody made
//! up, as fast as they are sent, and are gone again.

use std::time::Duration;

use anyhow::Result;
use server::protocol::needs::{Language, Needs};
use server::protocol::visit::{FromVisitor, ToVisitor};
use server::protocol::{Ticket, Token};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::world::{Resident, World, address};
use crate::person::Chances;
use crate::socket::{Incoming, Socket};

/// Pages on their way at the same time; more are not sent, so that the flood itself has a bound.
const AT_ONCE: usize = 256;

/// A page that has no answer by then gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// Pages are sent in small groups, so often.
const GROUP_EVERY: Duration = Duration::from_millis(10);

/// Bytes of a real ticket, about.
const TICKET_BYTES: usize = 640;

/// What a flood is.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Networks they come from.
    pub networks: u32,
    /// How many come in a second.
    pub per_second: u32,
    /// Whether they ask for a talk as well.
    pub join: bool,
}

/// Sends them until it is dropped.
pub async fn pour(plan: Plan, world: World) {
    let mut chances = Chances::seeded(0xF100D, 0);
    let mut pages = JoinSet::new();
    let mut groups = interval(GROUP_EVERY);
    groups.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let (mut number, mut owed) = (0_u32, 0.0);
    loop {
        groups.tick().await;
        while pages.try_join_next().is_some() {}
        owed += f64::from(plan.per_second) * GROUP_EVERY.as_secs_f64();
        while owed >= 1.0 {
            owed -= 1.0;
            if pages.len() < AT_ONCE {
                let token = invented(&mut chances, 32);
                let ticket = invented(&mut chances, TICKET_BYTES);
                pages.spawn(come_and_go(world.clone(), plan, number, token, ticket));
                number = number.wrapping_add(1);
            }
        }
    }
}

fn invented(chances: &mut Chances, bytes: usize) -> Vec<u8> {
    (0..bytes).map(|_| u8::try_from(chances.below(256)).unwrap_or(0)).collect()
}

async fn come_and_go(world: World, plan: Plan, number: u32, token: Vec<u8>, ticket: Vec<u8>) {
    world.note(|book| book.flood.tried += 1);
    let outcome = timeout(PATIENCE, page(&world, plan, number, token, ticket)).await;
    world.note(|book| match outcome {
        Ok(Ok(Answer::Welcome)) => book.flood.welcomed += 1,
        Ok(Ok(Answer::Believed)) => book.flood.believed += 1,
        Ok(Ok(Answer::Refused)) => book.flood.refused += 1,
        Ok(Err(_)) | Err(_) => book.flood.failed += 1,
    });
}

enum Answer {
    Welcome,
    Believed,
    Refused,
}

async fn page(world: &World, plan: Plan, number: u32, token: Vec<u8>, ticket: Vec<u8>) -> Result<Answer> {
    let from = address(Resident::Network, number % plan.networks.max(1));
    let door = world.doors().visitor(number, 0);
    let mut socket = Socket::visit(door, from).await?;
    let token = Ticket::of(&token);
    let token: Option<Token> =
        serde_json::to_value(&token).ok().and_then(|text| serde_json::from_value(text).ok());
    let hello =
        FromVisitor::Hello { token, position: None, ticket: Some(Ticket::of(&ticket)), visible: true };
    socket.send(&hello).await?;
    let mut answer = Answer::Refused;
    loop {
        match socket.receive().await? {
            Incoming::Frame(ToVisitor::Welcome { resumed, .. }) => {
                answer = if resumed { Answer::Believed } else { Answer::Welcome };
                if !plan.join {
                    return Ok(answer);
                }
                socket.send(&FromVisitor::Join { needs: Needs::only(Language::Nb) }).await?;
            }
            Incoming::Frame(
                ToVisitor::Place { .. } | ToVisitor::Refused { .. } | ToVisitor::Ready { .. },
            )
            | Incoming::Closed(_) => return Ok(answer),
            Incoming::Frame(_) => {}
        }
    }
}
