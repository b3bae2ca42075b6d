//! What a visitor may tell before the talk: four taps, each skippable, all closed
//! lists. Nothing here can name a person.

use serde::{Deserialize, Serialize};

/// The answers to the taps. A skipped tap is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// Safe where they are now? *Not safe* goes to the urgent lane.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<Safety>,
    /// Age band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeBand>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// With whom they would rather talk. It yields when it would make them wait too long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<Gender>,
    /// The language of the talk; the page's language when skipped.
    pub language: Language,
}

impl Needs {
    /// Every tap was skipped but the one that cannot be.
    pub const fn only(language: Language) -> Self {
        Self { safety: None, age: None, theme: None, wish: None, language }
    }
}

/// "Are you safe where you are now?"
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Safety {
    /// Yes.
    Safe,
    /// Do not know.
    Unsure,
    /// No.
    Unsafe,
}

/// "How old are you?" The bands of the registration form, so both can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// Younger than the service is made for.
    #[serde(rename = "under_16")]
    Under16,
    /// 16 or 17.
    #[serde(rename = "16_17")]
    From16To17,
    /// 18 to 20.
    #[serde(rename = "18_20")]
    From18To20,
    /// 21 to 23.
    #[serde(rename = "21_23")]
    From21To23,
    /// 24 or 25.
    #[serde(rename = "24_25")]
    From24To25,
    /// Older than the service is made for.
    #[serde(rename = "over_25")]
    Over25,
}

/// "What is it about?"
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Something that happens to the visitor.
    Myself,
    /// A friend or somebody in the family.
    SomeoneElse,
    /// Something the visitor does.
    MyActions,
    /// The visitor works with young people.
    MyWork,
    /// Only a question.
    Question,
}

impl Theme {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Myself, Self::SomeoneElse, Self::MyActions, Self::MyWork, Self::Question];

    /// As on the wire, in records and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Myself => "myself",
            Self::SomeoneElse => "someone_else",
            Self::MyActions => "my_actions",
            Self::MyWork => "my_work",
            Self::Question => "question",
        }
    }

    /// The theme with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// "Would you rather talk to a woman or a man?"
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

impl Gender {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Woman, Self::Man];

    /// As on the wire, in records and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
        }
    }

    /// The gender with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gender| gender.as_str() == text)
    }
}

/// A language of talks and pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The BCP 47 tag, as in `lang` attributes, folders and settings.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// The line a visitor waits in. Higher lanes are served first; within a lane, the
/// one who has waited longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Said they are not safe.
    Urgent,
    /// Lost their counsellor in the middle of a talk.
    Returning,
    /// Everybody else.
    Normal,
}
