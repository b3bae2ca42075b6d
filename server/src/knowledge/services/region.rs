//! Where a service works: `region` in `services.toml`. Pure.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// Where a service works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// In the whole country.
    National,
    /// For people of one county only.
    Only(County),
}

impl Region {
    /// Whether somebody in a county is helped.
    pub fn reaches(self, county: County) -> bool {
        match self {
            Self::National => true,
            Self::Only(own) => own == county,
        }
    }
}

impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        if name == "national" {
            return Ok(Self::National);
        }
        let unknown =
            || D::Error::custom(format!("`region` has `{name}`; write `national` or a county's id"));
        County::of(&name).map(Self::Only).ok_or_else(unknown)
    }
}

/// A county of Norway, as they are since 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum County {
    /// Agder.
    Agder,
    /// Akershus.
    Akershus,
    /// Buskerud.
    Buskerud,
    /// Finnmark.
    Finnmark,
    /// Innlandet.
    Innlandet,
    /// Møre og Romsdal.
    MoreOgRomsdal,
    /// Nordland.
    Nordland,
    /// Oslo.
    Oslo,
    /// Rogaland.
    Rogaland,
    /// Telemark.
    Telemark,
    /// Troms.
    Troms,
    /// Trøndelag.
    Trondelag,
    /// Vestfold.
    Vestfold,
    /// Vestland.
    Vestland,
    /// Østfold.
    Ostfold,
}

impl County {
    /// All, in the order of the Norwegian alphabet.
    pub const ALL: [Self; 15] = [
        Self::Agder,
        Self::Akershus,
        Self::Buskerud,
        Self::Finnmark,
        Self::Innlandet,
        Self::MoreOgRomsdal,
        Self::Nordland,
        Self::Oslo,
        Self::Rogaland,
        Self::Telemark,
        Self::Troms,
        Self::Trondelag,
        Self::Vestfold,
        Self::Vestland,
        Self::Ostfold,
    ];

    /// Its name in files and forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Agder => "agder",
            Self::Akershus => "akershus",
            Self::Buskerud => "buskerud",
            Self::Finnmark => "finnmark",
            Self::Innlandet => "innlandet",
            Self::MoreOgRomsdal => "more-og-romsdal",
            Self::Nordland => "nordland",
            Self::Oslo => "oslo",
            Self::Rogaland => "rogaland",
            Self::Telemark => "telemark",
            Self::Troms => "troms",
            Self::Trondelag => "trondelag",
            Self::Vestfold => "vestfold",
            Self::Vestland => "vestland",
            Self::Ostfold => "ostfold",
        }
    }

    /// The one with this id.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|county| county.id() == id)
    }

    /// Its name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agder => "Agder",
            Self::Akershus => "Akershus",
            Self::Buskerud => "Buskerud",
            Self::Finnmark => "Finnmark",
            Self::Innlandet => "Innlandet",
            Self::MoreOgRomsdal => "Møre og Romsdal",
            Self::Nordland => "Nordland",
            Self::Oslo => "Oslo",
            Self::Rogaland => "Rogaland",
            Self::Telemark => "Telemark",
            Self::Troms => "Troms",
            Self::Trondelag => "Trøndelag",
            Self::Vestfold => "Vestfold",
            Self::Vestland => "Vestland",
            Self::Ostfold => "Østfold",
        }
    }
}
