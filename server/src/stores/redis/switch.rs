//! What a shift lead said of the door, for all nodes.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::keys::ms;
use super::link::Link;
use super::odd;
use super::reply::Reply;
use crate::clock::Moment;
use crate::domain::opening_hours::Change;
use crate::domain::ports::{StoreError, SwitchStore};
use crate::domain::switch::{Setting, Switch};
use crate::protocol::switch::{DoorState, SwitchReason};

/// Redis forgets it this much later than it stands, so that a node whose clock is a little
/// behind does not take it for lost.
const MARGIN: Duration = Duration::from_mins(1);

/// An opening without an end is put back by whichever node misses it.
const OPENED_LIVES_MAX: Duration = Duration::from_hours(48);

/// Two keys: what was said last, and until when the chat has been opened.
#[derive(Debug)]
pub struct RedisSwitch(pub(super) Arc<Link>);

/// As it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    by_hand: Option<(DoorState, SwitchReason)>,
    until: Moment,
    local: String,
    said_at: Moment,
}

impl From<Switch> for Kept {
    fn from(Switch { setting, until, said_at }: Switch) -> Self {
        let by_hand = match setting {
            Setting::Hand(door, reason) => Some((door, reason)),
            Setting::Hours => None,
        };
        Self { by_hand, until: until.at, local: until.local, said_at }
    }
}

impl From<Kept> for Switch {
    fn from(Kept { by_hand, until, local, said_at }: Kept) -> Self {
        let setting = by_hand.map_or(Setting::Hours, |(door, reason)| Setting::Hand(door, reason));
        Self { setting, until: Change { at: until, local }, said_at }
    }
}

#[async_trait]
impl SwitchStore for RedisSwitch {
    async fn put(&self, switch: Switch) -> Result<(), StoreError> {
        let (said_at, until) = (switch.said_at.0, switch.until.at);
        let value = serde_json::to_vec(&Kept::from(switch)).expect("it is plain data");
        let lives = until.since(self.0.clock.wall()) + MARGIN;
        let put = |_: &_, _| {
            let mut step = self.0.scripts.put_switch.key(self.0.keys.switch());
            step.arg(&value).arg(said_at).arg(ms(lives));
            step
        };
        self.0.ask_again::<Reply>(put).await.map(drop)
    }

    async fn held(&self) -> Result<Option<Switch>, StoreError> {
        let line = self.0.line()?;
        let mut wire = line.wire.clone();
        let mut read = redis::cmd("HGET");
        read.arg(self.0.keys.switch()).arg("value");
        let value: Option<Vec<u8>> = self.0.with(&line, read.query_async(&mut wire)).await?;
        let Some(value) = value else { return Ok(None) };
        serde_json::from_slice::<Kept>(&value).map(|kept| Some(kept.into())).map_err(odd)
    }

    async fn put_opened(&self, until: Moment) -> Result<(), StoreError> {
        let lives = (until.since(self.0.clock.wall()) + MARGIN).min(OPENED_LIVES_MAX);
        let put = |_: &_, _| {
            let mut step = self.0.scripts.put_switch.key(self.0.keys.opened());
            step.arg(until.0).arg(until.0).arg(ms(lives));
            step
        };
        self.0.ask_again::<Reply>(put).await.map(drop)
    }

    async fn opened(&self) -> Result<Option<Moment>, StoreError> {
        let line = self.0.line()?;
        let mut wire = line.wire.clone();
        let mut read = redis::cmd("HGET");
        read.arg(self.0.keys.opened()).arg("value");
        let value: Option<u64> = self.0.with(&line, read.query_async(&mut wire)).await?;
        Ok(value.map(Moment))
    }
}
