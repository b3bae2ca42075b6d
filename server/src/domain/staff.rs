//! Who works here: accounts, what they may do, and how long a sign-in is good for.
//! Pure; accounts are kept by [`super::records`].

use std::sync::Arc;

use super::counsellor::{Counsellor, Duty, Profile, StaffId};
use super::credentials::Credentials;
pub use super::session_limits::{SessionLimits, SessionState};
use crate::protocol::MessageText;
use crate::protocol::needs::{Language, Theme};

/// Talks at once that a person can carry.
pub const CAPACITY_MAX: u8 = 3;

const NAME_MAX_CHARS: usize = 40;
const ALIAS_MAX_CHARS: usize = 30;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    /// Never changes and is never used again.
    pub id: StaffId,
    /// For signing in.
    pub name: StaffName,
    /// What visitors see.
    pub alias: Alias,
    /// What they may do.
    pub role: Role,
    /// Languages they can write, at least one.
    pub languages: Arc<[Language]>,
    /// What a visitor's wishes are met by.
    pub profile: Profile,
    /// Talks at once.
    pub capacity: Capacity,
    /// Whether they may sign in.
    pub standing: Standing,
    /// Which sessions count, and whose the password is.
    pub credentials: Credentials,
}

impl StaffMember {
    /// Whether they may sign in, and look after the accounts when they do.
    pub fn looks_after_accounts(&self) -> bool {
        LOOKS_AFTER_ACCOUNTS.contains(&self.role) && self.standing == Standing::Active
    }

    /// Them on shift, as they are when they arrive and as an open desk follows their account.
    pub fn counsellor(&self) -> Counsellor {
        let Self { id, alias, role, languages, profile, capacity, .. } = self;
        let arriving = Counsellor::arrive(*id, alias.shared(), languages.clone(), capacity.talks());
        Counsellor { profile: profile.clone(), duty: role.duty(), ..arriving }
    }
}

/// The name somebody signs in with: 2 to 40 of `a-z`, digits, `.`, `-`, `_`. Hidden in
/// `Debug`, because it names a person.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StaffName(String);

impl StaffName {
    /// Reads a name; capitals are the same as small letters. `None` when it has
    /// another form.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.trim().to_ascii_lowercase();
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b);
        ((2..=NAME_MAX_CHARS).contains(&name.len()) && name.bytes().all(plain)).then_some(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for StaffName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StaffName(…)")
    }
}

/// What visitors see instead of a name: one line of 1 to 30 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias(Arc<str>);

impl Alias {
    /// Cleans it as a message is cleaned. `None` when it is empty, longer or has several lines.
    pub fn parse(text: &str) -> Option<Self> {
        let cleaned = MessageText::parse(text).ok()?;
        let alias = cleaned.as_str();
        let fits = alias.chars().count() <= ALIAS_MAX_CHARS && !alias.contains('\n');
        fits.then(|| Self(alias.into()))
    }

    /// The alias, to be shared.
    pub fn shared(&self) -> Arc<str> {
        self.0.clone()
    }

    /// The alias.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a staff member may do. Where each may go stands in the table of routes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Talks with visitors.
    Counsellor,
    /// Does all that a counsellor does, and looks after the shift.
    ShiftLead,
    /// Sees that the service runs.
    Operator,
    /// Keeps articles, texts and phone numbers true.
    Editor,
    /// Looks after the accounts.
    Administrator,
    /// Nobody: the program that plays a visitor and a counsellor in a lane of its own, and may
    /// go nowhere else.
    Canary,
}

/// Everybody who is a person.
pub const PEOPLE: [Role; 5] =
    [Role::Counsellor, Role::ShiftLead, Role::Operator, Role::Editor, Role::Administrator];

/// Those who may enter the canary's lane: no person may.
pub const IN_THE_LANE: [Role; 1] = [Role::Canary];

/// Those who sit at the desk: a shift lead may do all that a counsellor does.
pub const AT_THE_DESK: [Role; 2] = [Role::Counsellor, Role::ShiftLead];

/// Those who decide whether the chat is open.
pub const LEADS_THE_SHIFT: [Role; 1] = [Role::ShiftLead];

/// Those who watch over the queue.
pub const WATCHES_THE_QUEUE: [Role; 3] = [Role::ShiftLead, Role::Operator, Role::Administrator];

/// Those who look after the accounts.
pub const LOOKS_AFTER_ACCOUNTS: [Role; 1] = [Role::Administrator];

/// Those who see who is on when.
pub const SEES_THE_ROTA: [Role; 3] = [Role::Counsellor, Role::ShiftLead, Role::Administrator];

/// Those who plan it.
pub const PLANS_THE_ROTA: [Role; 2] = [Role::ShiftLead, Role::Administrator];

impl Role {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Counsellor, Self::ShiftLead, Self::Operator, Self::Editor, Self::Administrator, Self::Canary];

    /// As it stands in records and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Counsellor => "counsellor",
            Self::ShiftLead => "shift_lead",
            Self::Operator => "operator",
            Self::Editor => "editor",
            Self::Administrator => "administrator",
            Self::Canary => "canary",
        }
    }

    /// The role with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether they decide whether the chat is open.
    pub fn leads_the_shift(self) -> bool {
        LEADS_THE_SHIFT.contains(&self)
    }

    /// What somebody in this role is on a shift.
    pub fn duty(self) -> Duty {
        if self == Self::ShiftLead { Duty::ShiftLead } else { Duty::Counsellor }
    }

    /// Whether they sit at the desk.
    pub fn is_at_the_desk(self) -> bool {
        AT_THE_DESK.contains(&self)
    }

    /// Whether a desk that was opened in `opened` may stay open for somebody who is this now. The
    /// canary's is in its lane, and everybody else's is among people.
    pub fn keeps_a_desk_opened_as(self, opened: Self) -> bool {
        if opened == Self::Canary { self == Self::Canary } else { self.is_at_the_desk() }
    }
}

/// Talks at once: 1 to [`CAPACITY_MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity(u8);

impl Capacity {
    /// `None` when it is out of bounds.
    pub fn new(talks: u8) -> Option<Self> {
        (1..=CAPACITY_MAX).contains(&talks).then_some(Self(talks))
    }

    /// How many.
    pub const fn talks(self) -> u8 {
        self.0
    }
}

/// Whether somebody may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Yes.
    Active,
    /// No, and open sessions have ended. The account stays, so that the audit can name it.
    Disabled,
}

impl Standing {
    /// As it stands in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// The standing with this name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Active, Self::Disabled].into_iter().find(|standing| standing.as_str() == text)
    }
}

/// Reads language tags separated by commas: at least one, each once. `None` when one
/// is not a language of ours.
pub fn parse_languages(text: &str) -> Option<Arc<[Language]>> {
    let mut languages =
        text.split(',').map(|tag| Language::from_tag(tag.trim())).collect::<Option<Vec<_>>>()?;
    languages.sort_unstable();
    languages.dedup();
    Some(languages.into())
}

/// Writes what [`parse_languages`] reads.
pub fn language_tags(languages: &[Language]) -> String {
    languages.iter().map(|language| language.tag()).collect::<Vec<_>>().join(",")
}

/// Reads themes separated by commas, each once; nothing at all is every theme. `None` when
/// one is not a theme of ours.
pub fn parse_themes(text: &str) -> Option<Arc<[Theme]>> {
    let words = text.split(',').map(str::trim).filter(|_| !text.trim().is_empty());
    let chosen = words.map(Theme::parse).collect::<Option<Vec<_>>>()?;
    Some(Theme::ALL.into_iter().filter(|theme| chosen.contains(theme)).collect())
}

/// Writes what [`parse_themes`] reads.
pub fn theme_names(themes: &[Theme]) -> String {
    themes.iter().map(|theme| theme.as_str()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_typed_the_same_way_everywhere() {
        assert_eq!(StaffName::parse(" Ida.Berg ").unwrap().as_str(), "ida.berg");
        for bad in ["", "i", "åse", "ida berg", "ida@example.no", &"x".repeat(41)] {
            assert_eq!(StaffName::parse(bad), None, "{bad}");
        }
        assert!(!format!("{:?}", StaffName::parse("ida")).contains("ida"));
    }

    #[test]
    fn an_alias_is_one_clean_line() {
        assert_eq!(Alias::parse(" Åse\u{202e} ").unwrap().as_str(), "Åse");
        for bad in ["", "\u{200b}", "Ida\nOmar", &"x".repeat(31)] {
            assert_eq!(Alias::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn languages_are_ours_and_each_is_told_once() {
        let languages = parse_languages("en, nb,en").unwrap();
        assert_eq!(language_tags(&languages), "nb,en");
        assert_eq!(parse_languages(""), None);
        assert_eq!(parse_languages("nb,de"), None);
    }

    #[test]
    fn themes_are_ours_and_none_is_all_of_them() {
        assert_eq!(theme_names(&parse_themes("my_work, myself,my_work").unwrap()), "myself,my_work");
        assert_eq!(parse_themes(" ").unwrap()[..], []);
        assert_eq!(parse_themes("myself,"), None);
        assert_eq!(parse_themes("weather"), None);
    }

    #[test]
    fn a_role_is_read_as_it_was_written() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("admin"), None);
    }

    #[test]
    fn the_canary_is_no_person_and_no_desk_passes_from_the_one_to_the_other() {
        assert_eq!(PEOPLE.len() + IN_THE_LANE.len(), Role::ALL.len());
        assert!(!PEOPLE.contains(&Role::Canary) && !Role::Canary.is_at_the_desk());
        assert!(Role::ShiftLead.keeps_a_desk_opened_as(Role::Counsellor));
        assert!(Role::Canary.keeps_a_desk_opened_as(Role::Canary));
        for (now, opened) in [
            (Role::Editor, Role::Counsellor),
            (Role::Canary, Role::Counsellor),
            (Role::Counsellor, Role::Canary),
        ] {
            assert!(!now.keeps_a_desk_opened_as(opened), "{now:?} at a desk of {opened:?}");
        }
    }

    #[test]
    fn a_counsellor_carries_one_to_three_talks() {
        assert_eq!([0, 1, 3, 4].map(|talks| Capacity::new(talks).is_some()), [false, true, true, false]);
    }
}
