//! The languages that people speak and read, beside those in which one can talk here.
//!
//! What somebody can *talk* in is [`Language`](crate::protocol::needs::Language), three on the
//! wire. This is wider: what another service answers in, and what a page can be read in.

use serde::Deserialize;

/// A language, by its tag of BCP 47.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tongue {
    /// Norwegian Bokmål.
    Nb,
    /// Norwegian Nynorsk.
    Nn,
    /// English.
    En,
    /// Arabic.
    Ar,
    /// Dari.
    Prs,
    /// North Sámi.
    Se,
    /// Polish.
    Pl,
    /// Somali.
    So,
    /// Sorani, Central Kurdish.
    Ckb,
    /// Tigrinya.
    Ti,
    /// Ukrainian.
    Uk,
    /// Urdu.
    Ur,
}

impl Tongue {
    /// All, the three of the whole service first.
    pub const ALL: [Self; 12] = [
        Self::Nb,
        Self::Nn,
        Self::En,
        Self::Ar,
        Self::Prs,
        Self::Se,
        Self::Pl,
        Self::So,
        Self::Ckb,
        Self::Ti,
        Self::Uk,
        Self::Ur,
    ];

    /// As it stands in `lang`, in forms and in files.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
            Self::Ar => "ar",
            Self::Prs => "prs",
            Self::Se => "se",
            Self::Pl => "pl",
            Self::So => "so",
            Self::Ckb => "ckb",
            Self::Ti => "ti",
            Self::Uk => "uk",
            Self::Ur => "ur",
        }
    }

    /// The one with this tag.
    pub fn of(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.tag() == tag)
    }

    /// What those who speak it call it, so that they find it in a list: the same on every page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nb => "Bokmål",
            Self::Nn => "Nynorsk",
            Self::En => "English",
            Self::Ar => "العربية",
            Self::Prs => "دری",
            Self::Se => "Davvisámegiella",
            Self::Pl => "Polski",
            Self::So => "Soomaali",
            Self::Ckb => "کوردیی ناوەندی",
            Self::Ti => "ትግርኛ",
            Self::Uk => "Українська",
            Self::Ur => "اردو",
        }
    }

    /// The way its letters run: what `dir` says.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar | Self::Prs | Self::Ckb | Self::Ur => "rtl",
            _ => "ltr",
        }
    }

    /// Whether it is none of the three in which the whole service is.
    pub const fn is_further(self) -> bool {
        !matches!(self, Self::Nb | Self::Nn | Self::En)
    }

    /// Whether it is one of those that everybody who answers in Norway speaks.
    pub const fn is_norwegian(self) -> bool {
        matches!(self, Self::Nb | Self::Nn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_found_by_its_tag_alone() {
        for tongue in Tongue::ALL {
            assert_eq!(Tongue::of(tongue.tag()), Some(tongue));
            assert_eq!(serde_json::from_str::<Tongue>(&format!("\"{}\"", tongue.tag())).unwrap(), tongue);
        }
        assert_eq!(Tongue::of("xx"), None);
        assert_eq!(Tongue::of(""), None);
    }
}
