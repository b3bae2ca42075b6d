//! The pages on which administrators look after accounts, without script.

use std::collections::HashMap;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::Pages;
use super::frame::{Frame, respond};
use super::qr::Qr;
use super::sign_in::{PASSKEY_SCRIPT, SignInProblem, answer};
use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::opening_hours::date_at;
use crate::domain::passkey::KeptPasskey;
use crate::domain::staff::{CAPACITY_MAX, Role, StaffMember, Standing};
use crate::domain::training::{self, Qualifies, Taken, Training};
use crate::protocol::ErrorId;
use crate::protocol::needs::{Gender, Language, Theme};
use crate::transport::accounts::Account;
use crate::transport::http::accounts::{Missing, NewcomerForm};
use crate::transport::qualifications::Qualifications;
use crate::transport::staff_access::Refused;

/// What keeps its reader from changing something.
#[derive(Clone, Copy, Debug)]
pub struct MayChange {
    /// They have signed in lately.
    pub is_fresh: bool,
    /// There is a host for passkeys.
    pub can_invite: bool,
}

/// All accounts.
#[derive(Debug)]
pub struct AccountsView<'a> {
    /// In their order.
    pub all: &'a [StaffMember],
    /// Whose trainings have lapsed or are due soon.
    pub trainings: &'a HashMap<StaffId, training::Standing>,
    /// The reader's own.
    pub own: StaffId,
    /// What keeps them.
    pub may: MayChange,
    /// What they had typed.
    pub typed: &'a NewcomerForm,
    /// Why it was not done.
    pub problem: Option<Missing>,
}

/// One account.
#[derive(Debug)]
pub struct AccountView<'a> {
    /// Which.
    pub account: &'a Account,
    /// What the house wants, and how that stands today.
    pub qualifications: &'a Qualifications,
    /// The zone of the dates.
    pub zone: &'a TimeZone,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// What keeps them.
    pub may: MayChange,
    /// What was done.
    pub done: Option<Done>,
    /// Why it was not done.
    pub problem: Option<Missing>,
}

/// What was done with an account.
#[derive(Debug)]
pub enum Done {
    /// It is so now.
    Changed,
    /// This address was made.
    Invited(String),
}

struct Row {
    href: String,
    alias: String,
    what: String,
    is_own: bool,
    is_ended: bool,
    training: Option<String>,
}

/// One thing that can be chosen.
struct Choice {
    value: &'static str,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsPage<'a> {
    f: Frame<'a>,
    host: &'a str,
    problem: Option<String>,
    rows: Vec<Row>,
    may: MayChange,
    typed: &'a NewcomerForm,
    is_open: bool,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    themes: Vec<Choice>,
    genders: Vec<Choice>,
    capacities: Vec<(u8, bool)>,
    at: &'static str,
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    f: Frame<'a>,
    host: &'a str,
    problem: Option<String>,
    alias: &'a str,
    what: String,
    ways: Vec<String>,
    is_own: bool,
    may: MayChange,
    account: &'a Account,
    keys: Vec<Key<'a>>,
    /// Who lets somebody in from elsewhere, and since when.
    identity: Option<String>,
    trainings: Vec<TrainingRow<'a>>,
    today: String,
    is_active: bool,
    is_done: bool,
    invited: Option<(String, Option<Qr>)>,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    capacities: Vec<(u8, bool)>,
    themes: Vec<Choice>,
    genders: Vec<Choice>,
    at: String,
}

/// A training that the house wants.
struct TrainingRow<'a> {
    id: &'a str,
    name: &'a str,
    what: String,
    told: String,
    /// In one word, when somebody should do something.
    mark: Option<String>,
    is_entered: bool,
}

/// A passkey of theirs.
struct Key<'a> {
    id: Uuid,
    name: &'a str,
    told: String,
}

/// The list, and the form for one more.
pub fn render_accounts<'a>(
    pages: &'a Pages,
    language: Language,
    view: &'a AccountsView<'a>,
) -> Response<Body> {
    let AccountsView { all, trainings, own, may, typed, problem } = view;
    let f = Frame::new(pages, language, PATH);
    let row = |member: &StaffMember| Row {
        href: format!("{PATH}/{}", member.id),
        alias: member.alias.shared().to_string(),
        what: what(&f, member),
        is_own: member.id == *own,
        is_ended: member.standing == Standing::Disabled,
        training: trainings.get(&member.id).map(|standing| f.t(mark_key(*standing))),
    };
    let told = problem.map(|problem| sentence(&f, problem));
    let ticked = |tag: &str| match tag {
        "nb" => typed.nb.is_some(),
        "nn" => typed.nn.is_some(),
        _ => typed.en.is_some(),
    };
    let languages = languages(&f, |language| ticked(language.tag()));
    let trained = |theme: Theme| match theme {
        Theme::Myself => typed.myself.is_some(),
        Theme::SomeoneElse => typed.someone_else.is_some(),
        Theme::MyActions => typed.my_actions.is_some(),
        Theme::MyWork => typed.my_work.is_some(),
        Theme::Question => typed.question.is_some(),
    };
    let capacity = typed.capacity.parse().unwrap_or(1);
    let page = AccountsPage {
        problem: told,
        rows: all.iter().map(row).collect(),
        may: *may,
        typed,
        is_open: problem.is_some(),
        roles: roles(&f, Role::parse(&typed.role).unwrap_or(Role::Counsellor)),
        languages,
        themes: themes(&f, trained),
        genders: genders(&f, Gender::parse(&typed.gender)),
        capacities: capacities(capacity),
        at: PATH,
        host: host(pages),
        f,
    };
    answer(language, problem.map(|problem| Refused::from(error_id(problem)).into()), &page)
}

/// One account, and what can be done with it.
pub fn render_account(pages: &Pages, language: Language, view: AccountView<'_>) -> Response<Body> {
    let AccountView { account, qualifications, zone, is_own, may, done, problem } = view;
    let member = &account.member;
    let f = Frame::new(pages, language, PATH);
    let told = problem.map(|problem| sentence(&f, problem));
    let date = |at| f.date(date_at(at, zone));
    let keys = account.passkeys.iter().map(|passkey| key(&f, passkey, date)).collect();
    let identity = account.identity.as_ref().map(|kept| {
        let issuer = f.t1("page-accounts-provider", "issuer", &kept.identity.issuer);
        format!("{issuer} {}", f.t1("page-accounts-provider-since", "date", &date(kept.bound)))
    });
    let yes_or_no = |yes, key: &str, otherwise: &str| f.t(if yes { key } else { otherwise });
    let is_bound = account.identity.is_some();
    let ways = vec![
        f.t1("page-accounts-ways-passkeys", "n", &account.passkeys.len().to_string()),
        yes_or_no(account.has_password, "page-accounts-ways-password", "page-accounts-ways-no-password"),
        yes_or_no(account.has_second_step, "page-accounts-ways-app", "page-accounts-ways-no-app"),
        yes_or_no(is_bound, "page-accounts-ways-provider", "page-accounts-ways-no-provider"),
    ];
    let (is_done, invited) = match done {
        None => (false, None),
        Some(Done::Changed) => (true, None),
        Some(Done::Invited(address)) => (false, Some((address.clone(), Qr::of(&address).ok()))),
    };
    let trained = |theme: Theme| member.profile.themes.contains(&theme);
    let page = AccountPage {
        problem: told,
        alias: member.alias.as_str(),
        what: what(&f, member),
        ways,
        is_own,
        may,
        account,
        keys,
        identity,
        trainings: trainings(&f, qualifications, &account.taken),
        today: qualifications.today().to_string(),
        is_active: member.standing == Standing::Active,
        is_done,
        invited,
        roles: roles(&f, member.role),
        languages: languages(&f, |language| member.languages.contains(&language)),
        capacities: capacities(member.capacity.talks()),
        themes: themes(&f, trained),
        genders: genders(&f, member.profile.gender),
        at: format!("{PATH}/{}", member.id),
        host: host(pages),
        f,
    };
    match problem {
        None => respond(axum::http::StatusCode::OK, language, &page),
        Some(problem) => answer(language, Some(Refused::from(error_id(problem)).into()), &page),
    }
}

fn sentence(f: &Frame<'_>, problem: Missing) -> String {
    match problem {
        Missing::Names => f.t("page-accounts-unnamed"),
        Missing::Languages => f.t("page-accounts-languages-needed"),
        Missing::Date => f.t("page-accounts-training-no-date"),
        Missing::Else(ErrorId::PasskeyLast) => f.t("page-accounts-key-last"),
        Missing::Else(id) => SignInProblem::from(Refused::from(id)).sentence(f),
    }
}

fn error_id(problem: Missing) -> ErrorId {
    match problem {
        Missing::Names | Missing::Languages | Missing::Date => ErrorId::RequestUnreadable,
        Missing::Else(id) => id,
    }
}

/// Each with how it stands; those that were never entered are told as well.
fn trainings<'a>(f: &Frame<'_>, qualifications: &'a Qualifications, taken: &[Taken]) -> Vec<TrainingRow<'a>> {
    let held = qualifications.held(taken);
    let row = |one: &'a Training| {
        let held = held.iter().find(|held| held.training.id == one.id);
        let told = held.map_or_else(
            || f.t("page-accounts-training-never"),
            |held| {
                let on = f.t1("page-accounts-training-on", "date", &f.date(held.on));
                let key = if held.standing == training::Standing::Lapsed {
                    "page-accounts-training-lapsed"
                } else {
                    "page-accounts-training-holds"
                };
                format!("{on} {}", f.t1(key, "date", &f.date(held.due)))
            },
        );
        let for_what = match one.qualifies {
            Qualifies::Chat => f.t("page-accounts-training-chat"),
            Qualifies::Theme(theme) => f.t(&theme_key(theme)),
        };
        let kind =
            if one.is_mandatory { "page-accounts-training-mandatory" } else { "page-accounts-training-free" };
        TrainingRow {
            id: one.id.as_str(),
            name: &one.name,
            what: f.t1(kind, "for", &for_what),
            told,
            mark: held
                .filter(|held| held.standing != training::Standing::Good)
                .map(|held| f.t(mark_key(held.standing))),
            is_entered: held.is_some(),
        }
    };
    qualifications.trainings.wanted.iter().map(row).collect()
}

const fn mark_key(standing: training::Standing) -> &'static str {
    match standing {
        training::Standing::Lapsed => "page-accounts-training-mark-lapsed",
        training::Standing::Due | training::Standing::Good => "page-accounts-training-mark-due",
    }
}

fn key<'a>(f: &Frame<'_>, passkey: &'a KeptPasskey, date: impl Fn(Moment) -> String) -> Key<'a> {
    let added = f.t1("page-keys-added", "date", &date(passkey.added));
    let used = match passkey.used {
        Some(at) => f.t1("page-keys-used", "date", &date(at)),
        None => f.t("page-keys-unused"),
    };
    Key { id: passkey.id, name: passkey.name.as_str(), told: format!("{added} {used}") }
}

const PATH: &str = "/desk/accounts";

fn host(pages: &Pages) -> &str {
    pages.site.passkey_host.as_deref().unwrap_or_default()
}

/// What they do and in which languages, in one line.
fn what(f: &Frame<'_>, member: &StaffMember) -> String {
    let languages =
        member.languages.iter().map(|language| f.t(&format!("shared-language-{}", language.tag())));
    let languages = languages.collect::<Vec<_>>().join(", ");
    let role = role(f, member.role);
    let role = role.split(':').next().unwrap_or_default();
    format!("{} · {role} · {languages}", member.name.as_str())
}

fn role(f: &Frame<'_>, role: Role) -> String {
    f.t(&format!("page-accounts-role-{}", role.as_str().replace('_', "-")))
}

fn roles(f: &Frame<'_>, chosen: Role) -> Vec<Choice> {
    let choice = |one: Role| Choice { value: one.as_str(), text: role(f, one), chosen: one == chosen };
    // The canary's account is made at the command line, and no person's becomes one here.
    let offered = Role::ALL.into_iter().filter(|one| *one != Role::Canary || chosen == Role::Canary);
    offered.map(choice).collect()
}

fn languages(f: &Frame<'_>, chosen: impl Fn(Language) -> bool) -> Vec<Choice> {
    let choice = |language: Language| Choice {
        value: language.tag(),
        text: f.t(&format!("shared-language-{}", language.tag())),
        chosen: chosen(language),
    };
    Language::ALL.into_iter().map(choice).collect()
}

fn capacities(chosen: u8) -> Vec<(u8, bool)> {
    (1..=CAPACITY_MAX).map(|talks| (talks, talks == chosen)).collect()
}

fn theme_key(theme: Theme) -> String {
    format!("desk-theme-{}", theme.as_str().replace('_', "-"))
}

fn themes(f: &Frame<'_>, trained: impl Fn(Theme) -> bool) -> Vec<Choice> {
    let choice =
        |theme: Theme| Choice { value: theme.as_str(), text: f.t(&theme_key(theme)), chosen: trained(theme) };
    Theme::ALL.into_iter().map(choice).collect()
}

fn genders(f: &Frame<'_>, chosen: Option<Gender>) -> Vec<Choice> {
    let unsaid = Choice { value: "", text: f.t("page-accounts-wish-none"), chosen: chosen.is_none() };
    let choice = |gender: Gender| Choice {
        value: gender.as_str(),
        text: f.t(&format!("page-accounts-wish-{}", gender.as_str())),
        chosen: chosen == Some(gender),
    };
    std::iter::once(unsaid).chain(Gender::ALL.into_iter().map(choice)).collect()
}
