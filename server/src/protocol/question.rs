//! A question to the visitor in the middle of a talk, in the server's own words: a page that
//! carried every sentence it may ever need would be too heavy for a slow phone.

use serde::{Deserialize, Serialize};

/// What is asked, and the words on the buttons, in the language of the talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question, and what happens without an answer.
    pub text: String,
    /// The button that says yes.
    pub yes: String,
    /// The button that says no; absent when there is nothing to say no to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
}
