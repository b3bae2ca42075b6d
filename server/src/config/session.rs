//! How long a token is good for.

use std::time::Duration;

use super::section::Section;

/// `[session]`
#[derive(Clone, Debug)]
pub struct Session {
    /// A visitor's token, after the last sign of life.
    pub visitor_idle: Duration,
    /// A staff session, after its last use.
    pub staff_idle: Duration,
    /// A staff session, after the sign-in.
    pub staff_absolute: Duration,
}

impl Session {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let session = Self {
            // Never longer than 15 minutes: it is what the about page promises.
            visitor_idle: section.seconds("visitor_idle_s", 10..=900),
            staff_idle: section.seconds("staff_idle_s", 10..=43_200),
            staff_absolute: section.seconds("staff_absolute_s", 60..=86_400),
        };
        section.rule(
            session.staff_absolute >= session.staff_idle,
            "staff_absolute_s",
            "is shorter than staff_idle_s",
            "the idle limit would never be reached",
        );
        session
    }
}
