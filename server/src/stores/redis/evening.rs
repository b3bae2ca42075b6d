//! What happened this evening, for all nodes. It is counted, and no copy of it is anywhere
//! else: a Redis that is lost takes the evening's figures along, and the page says since when
//! it knows.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use super::keys::ms;
use super::link::Link;
use super::odd;
use crate::domain::figures::{MOST, NUMBERS, SLICES_KEPT, Slice};
use crate::domain::ports::{EveningStore, StoreError};

/// Longer than the slices are kept.
const LIVES: Duration = Duration::from_hours(24);

/// One key: the slices by their number.
#[derive(Debug)]
pub struct RedisEvening(pub(super) Arc<Link>);

#[async_trait]
impl EveningStore for RedisEvening {
    async fn add(&self, number: u64, slice: &Slice) -> Result<(), StoreError> {
        // Asked once: twice would count twice.
        let add = |_: &_| {
            let mut step = self.0.scripts.add_to_evening.key(self.0.keys.evening());
            step.arg(number).arg(SLICES_KEPT).arg(MOST).arg(ms(LIVES)).arg(&slice.numbers()[..]);
            step
        };
        self.0.ask::<u64>(add).await.map(drop)
    }

    async fn slices(&self) -> Result<Vec<(u64, Slice)>, StoreError> {
        let line = self.0.line()?;
        let mut wire = line.wire.clone();
        let mut read = redis::cmd("HGETALL");
        read.arg(self.0.keys.evening());
        let held: BTreeMap<u64, String> = self.0.with(&line, read.query_async(&mut wire)).await?;
        held.into_iter().map(|(number, text)| Ok((number, slice(&text).ok_or(()).map_err(odd)?))).collect()
    }
}

/// The numbers have no names: with others among them the key needs another name, or versions that
/// serve side by side would take one for the other.
fn slice(text: &str) -> Option<Slice> {
    let mut numbers = [0; NUMBERS];
    for (number, word) in numbers.iter_mut().zip(text.split(' ')) {
        *number = word.parse().ok()?;
    }
    Some(Slice::of(numbers))
}
