//! How staff sign in.

use super::section::Section;
use crate::domain::second_step::SecondStepRule;

/// `[staff]`
#[derive(Clone, Debug)]
pub struct Staff {
    /// Whether a code comes after the password.
    pub second_step: SecondStepRule,
}

impl Staff {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let rule = |text: &str| match text {
            "required" => Some(SecondStepRule::Required),
            "off" => Some(SecondStepRule::Off),
            _ => None,
        };
        let rule = section.text("second_step", "it must be \"required\" or \"off\"", rule);
        Self { second_step: rule.unwrap_or(SecondStepRule::Required) }
    }
}
