//! Who is on when: planning, and what desks are shown of it. Each node reads the rota every few
//! seconds and hands its desks one picture, so that a full house asks the records no more often
//! than an empty one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Builder;

use super::qualifications::Qualifications;
use super::staff_access::StaffAccess;
use crate::clock::Clock;
use crate::domain::counsellor::StaffId;
use crate::domain::opening_hours::{OpeningHours, Span, date_at};
use crate::domain::records::{Act, Planned, RecordsError, RotaRecords, StaffRecords};
use crate::domain::rota::{KEPT_DAYS, Known, Shift, ShiftId, Warning, now_and_next};
use crate::domain::staff::StaffMember;
use crate::domain::training::{Qualifies, Taken};
use crate::protocol::ErrorId;
use crate::protocol::ids::random_bytes;
use crate::protocol::rota::{RotaPicture, RotaShift};

/// What it takes.
#[derive(Debug)]
pub struct Rota {
    /// The shifts.
    pub records: Arc<dyn RotaRecords>,
    /// The people.
    pub staff: Arc<dyn StaffRecords>,
    /// What they may do.
    pub qualifications: Arc<Qualifications>,
    /// Who keeps the audit.
    pub access: Arc<StaffAccess>,
    /// When the chat is open.
    pub hours: OpeningHours,
    /// How many the house wants on a shift.
    pub minimum: u16,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The zone of the house.
    pub zone: TimeZone,
    /// What desks are shown.
    pub picture: Mutex<Arc<RotaPicture>>,
}

/// A shift that somebody plans.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The one that is planned anew.
    pub id: Option<ShiftId>,
    /// On which day.
    pub day: Date,
    /// From when to when.
    pub span: Span,
    /// Who is on.
    pub members: Vec<StaffId>,
    /// Who comes when one of them cannot.
    pub stand_ins: Vec<StaffId>,
}

/// Everything there is to see of the rota.
#[derive(Debug)]
pub struct Sheet {
    /// From today on, with what should be known of each.
    pub shifts: Vec<(Shift, Vec<Warning>)>,
    /// Every account.
    pub staff: Vec<StaffMember>,
    /// Today in the house.
    pub today: Date,
}

impl Rota {
    /// Everything from today on.
    ///
    /// # Errors
    /// `records_unavailable`.
    pub async fn sheet(&self) -> Result<Sheet, ErrorId> {
        let today = self.today();
        let read = async {
            let (shifts, staff) = (self.records.shifts(today).await?, self.staff.list().await?);
            let good_through = self.good_through().await?;
            let known = self.known(&staff, &good_through);
            let shifts = shifts.into_iter().map(|shift| {
                let warnings = shift.warnings(&known);
                (shift, warnings)
            });
            Ok(Sheet { shifts: shifts.collect(), staff, today })
        };
        read.await.map_err(|error: RecordsError| error.error_id())
    }

    /// Plans a shift, or plans it anew, and notes who did.
    ///
    /// # Errors
    /// `shift_times`, `shift_people`, `shift_collides` or `records_unavailable`; nothing was changed.
    pub async fn plan(&self, by: &StaffMember, plan: Plan) -> Result<(), ErrorId> {
        let wall = self.clock.wall();
        let new = || Builder::from_unix_timestamp_millis(wall.0, &random_bytes()).into_uuid();
        let Plan { id, day, span, members, stand_ins } = plan;
        let shift = Shift { id: id.unwrap_or_else(new), day, span, members, stand_ins };
        let staff = self.staff.list().await.map_err(RecordsError::error_id)?;
        shift.check(&staff, &self.zone, wall)?;
        match self.records.plan(&shift).await.map_err(RecordsError::error_id)? {
            Planned::Collides => return Err(ErrorId::ShiftCollides),
            Planned::Done => self.access.note(Act::ShiftPlanned, by).await,
        }
        self.look_now().await;
        Ok(())
    }

    /// Takes a shift away, and notes who did. One that is gone is no mistake.
    ///
    /// # Errors
    /// `records_unavailable`; nothing was changed.
    pub async fn remove(&self, by: &StaffMember, id: ShiftId) -> Result<(), ErrorId> {
        if self.records.remove_shift(id).await.map_err(RecordsError::error_id)? {
            self.access.note(Act::ShiftRemoved, by).await;
            self.look_now().await;
        }
        Ok(())
    }

    /// What desks are shown.
    pub fn picture(&self) -> Arc<RotaPicture> {
        self.picture.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads it anew for the desks here. What was known stays when that cannot be done.
    ///
    /// # Errors
    /// The records do not answer.
    pub async fn look(&self) -> Result<(), RecordsError> {
        let yesterday = self.today().yesterday().unwrap_or(Date::MIN);
        let shifts = self.records.shifts(yesterday).await?;
        let picture = if shifts.is_empty() { RotaPicture::default() } else { self.painted(&shifts).await? };
        let mut held = self.picture.lock().unwrap_or_else(PoisonError::into_inner);
        if **held != picture {
            *held = Arc::new(picture);
        }
        Ok(())
    }

    /// Forgets what is long past.
    ///
    /// # Errors
    /// The records do not answer; the next time is soon enough.
    pub async fn tidy(&self) -> Result<(), RecordsError> {
        let first_kept = self.today().checked_sub(i64::from(KEPT_DAYS).days());
        self.records.forget_shifts_before(first_kept.unwrap_or(Date::MIN)).await
    }

    async fn look_now(&self) {
        // It is written; where this look fails, the next one shows it.
        let _looked: Result<(), RecordsError> = self.look().await;
    }

    async fn painted(&self, shifts: &[Shift]) -> Result<RotaPicture, RecordsError> {
        let staff = self.staff.list().await?;
        let good_through = self.good_through().await?;
        let known = self.known(&staff, &good_through);
        let (now, next) = now_and_next(shifts, &self.zone, self.clock.wall());
        let paint = |shift: &&Shift| {
            let aliases = |people: &[StaffId]| {
                let known = people.iter().filter_map(|id| known.member(*id));
                known.map(|member| member.alias.shared().to_string()).collect()
            };
            RotaShift {
                day: shift.day.to_string(),
                from: shift.span.opens(),
                to: shift.span.closes(),
                members: aliases(&shift.members),
                stand_ins: aliases(&shift.stand_ins),
                languages: shift.languages(&known),
            }
        };
        Ok(RotaPicture { now: now.iter().map(paint).collect(), next: next.iter().map(paint).collect() })
    }

    /// Until when each of those whom it concerns may take talks.
    async fn good_through(&self) -> Result<HashMap<StaffId, Date>, RecordsError> {
        let trainings = &self.qualifications.trainings;
        let mut good_through = HashMap::new();
        if trainings.wanted.is_empty() {
            return Ok(good_through);
        }
        for (staff, Taken { training, on }) in self.qualifications.records.all_trainings().await? {
            let needed = trainings.find(&training);
            let needed = needed.filter(|one| one.is_mandatory && one.qualifies == Qualifies::Chat);
            if let Some(due) = needed.map(|training| training.due(on)) {
                let held = good_through.entry(staff).or_insert(due);
                *held = due.min(*held);
            }
        }
        Ok(good_through)
    }

    fn known<'a>(&'a self, staff: &'a [StaffMember], good_through: &'a HashMap<StaffId, Date>) -> Known<'a> {
        Known { staff, good_through, hours: &self.hours, minimum: self.minimum, zone: &self.zone }
    }

    fn today(&self) -> Date {
        date_at(self.clock.wall(), &self.zone)
    }
}
