//! What the hours of the week ask for: taken out of the evening when an hour is over, and kept with
//! the records, so that the next weeks can be planned by it.

use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;

use super::evening::Evening;
use crate::domain::records::{RecordsError, WeekRecords};
use crate::domain::week::{Week, whole_hours};
use crate::protocol::ErrorId;

/// What it takes.
#[derive(Debug)]
pub struct WeekKeeper {
    /// What happens, of all nodes together.
    pub evening: Arc<Evening>,
    /// Where it is kept.
    pub records: Arc<dyn WeekRecords>,
    /// The zone of the house.
    pub zone: TimeZone,
    /// How long a counsellor rests after a talk.
    pub pause: Duration,
}

impl WeekKeeper {
    /// Keeps every hour of the evening that is over. Each node does; an hour is counted once. What
    /// could not be kept is kept the next time, as long as the evening is known.
    ///
    /// # Errors
    /// [`ErrorId::LiveUnavailable`], [`ErrorId::RecordsUnavailable`].
    pub async fn keep(&self) -> Result<(), ErrorId> {
        let slices = self.evening.slices().await.map_err(|_| ErrorId::LiveUnavailable)?;
        for counted in whole_hours(&slices, self.evening.wall(), &self.zone) {
            self.records.add_hour(&counted).await.map_err(RecordsError::error_id)?;
        }
        Ok(())
    }

    /// What has been kept.
    ///
    /// # Errors
    /// [`ErrorId::RecordsUnavailable`].
    pub async fn week(&self) -> Result<Week, ErrorId> {
        self.records.week().await.map_err(RecordsError::error_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, MockClock, Moment};
    use crate::domain::alert::Standing;
    use crate::domain::board::ShiftPicture;
    use crate::domain::figures::SLICE;
    use crate::domain::week::{HourOfWeek, Remembered, SLICES_IN_AN_HOUR, Sums};
    use crate::protocol::needs::Language;
    use crate::records::Records;
    use crate::stores::memory::MemoryEvening;

    /// A Monday in winter, at eight in the evening in Oslo.
    const EIGHT: Moment = Moment(1_795_460_400_000);

    #[tokio::test]
    async fn an_hour_of_the_evening_is_remembered_when_it_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let clock = Arc::new(MockClock::at(EIGHT));
        let evening = Arc::new(Evening::new(Arc::new(MemoryEvening::default()), clock.clone()));
        let zone = TimeZone::get("Europe/Oslo").unwrap();
        let pause = Duration::from_mins(10);
        let keeper = WeekKeeper { evening: evening.clone(), records: records.week, zone, pause };
        let shift = ShiftPicture::default();
        for _ in 0..SLICES_IN_AN_HOUR {
            let open = vec![Language::Nb];
            evening.look(&Standing { shift: &shift, open, has_live: true, has_records: true });
            evening.joined();
            evening.add_up().await;
            keeper.keep().await.unwrap();
            assert_eq!(keeper.week().await, Ok(Week::default()), "{:?}", clock.wall());
            clock.pass(SLICE);
        }
        // One more, for the other nodes.
        clock.pass(SLICE);
        for _ in 0..2 {
            keeper.keep().await.unwrap();
        }
        let eight = HourOfWeek::new(20).unwrap();
        let sums = Sums { offered: SLICES_IN_AN_HOUR, ..Sums::default() };
        assert_eq!(keeper.week().await, Ok(Week([(eight, Remembered { weeks: 1, sums })].into())));
    }
}
