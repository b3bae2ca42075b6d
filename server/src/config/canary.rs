//! Whether there is a lane for `fortrolig canary`.

use super::section::Section;

/// `[canary]`
#[derive(Clone, Debug)]
pub struct Canary {
    /// Whether each node keeps a second, small live state that only the canary may enter.
    pub lane: bool,
}

impl Canary {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        Self { lane: section.switch("lane") }
    }
}
