//! The pages on which administrators look after accounts, without script.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::Pages;
use super::frame::{Frame, respond};
use super::qr::Qr;
use super::sign_in::{PASSKEY_SCRIPT, SignInProblem, answer};
use crate::domain::counsellor::StaffId;
use crate::domain::staff::{CAPACITY_MAX, Role, StaffMember, Standing};
use crate::protocol::ErrorId;
use crate::protocol::needs::{Gender, Language, Theme};
use crate::transport::accounts::Account;
use crate::transport::http::accounts::{Missing, NewcomerForm};
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
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// What keeps them.
    pub may: MayChange,
    /// What was done.
    pub done: Option<Done>,
    /// Why it was not done.
    pub problem: Option<ErrorId>,
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
    is_active: bool,
    is_done: bool,
    invited: Option<(String, Option<Qr>)>,
    roles: Vec<Choice>,
    themes: Vec<Choice>,
    genders: Vec<Choice>,
    at: String,
}

/// The list, and the form for one more.
pub fn render_accounts<'a>(
    pages: &'a Pages,
    language: Language,
    view: &'a AccountsView<'a>,
) -> Response<Body> {
    let AccountsView { all, own, may, typed, problem } = view;
    let f = Frame::new(pages, language, PATH);
    let row = |member: &StaffMember| Row {
        href: format!("{PATH}/{}", member.id),
        alias: member.alias.shared().to_string(),
        what: what(&f, member),
        is_own: member.id == *own,
        is_ended: member.standing == Standing::Disabled,
    };
    let told = problem.map(|problem| match problem {
        Missing::Names => f.t("page-accounts-unnamed"),
        Missing::Languages => f.t("page-accounts-languages-needed"),
        Missing::Else(id) => SignInProblem::from(Refused::from(id)).sentence(&f),
    });
    let status = problem.map(|problem| match problem {
        Missing::Names | Missing::Languages => ErrorId::RequestUnreadable,
        Missing::Else(id) => id,
    });
    let ticked = |tag: &str| match tag {
        "nb" => typed.nb.is_some(),
        "nn" => typed.nn.is_some(),
        _ => typed.en.is_some(),
    };
    let languages = Language::ALL.map(|language| Choice {
        value: language.tag(),
        text: f.t(&format!("shared-language-{}", language.tag())),
        chosen: ticked(language.tag()),
    });
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
        languages: languages.into(),
        themes: themes(&f, trained),
        genders: genders(&f, Gender::parse(&typed.gender)),
        capacities: (1..=CAPACITY_MAX).map(|talks| (talks, talks == capacity)).collect(),
        at: PATH,
        host: host(pages),
        f,
    };
    answer(language, status.map(|id| Refused::from(id).into()), &page)
}

/// One account, and what can be done with it.
pub fn render_account(pages: &Pages, language: Language, view: AccountView<'_>) -> Response<Body> {
    let AccountView { account, is_own, may, done, problem } = view;
    let member = &account.member;
    let f = Frame::new(pages, language, PATH);
    let told = problem.map(|id| SignInProblem::from(Refused::from(id)).sentence(&f));
    let yes_or_no = |yes, key: &str, otherwise: &str| f.t(if yes { key } else { otherwise });
    let ways = vec![
        f.t1("page-accounts-ways-passkeys", "n", &account.passkeys.to_string()),
        yes_or_no(account.has_password, "page-accounts-ways-password", "page-accounts-ways-no-password"),
        yes_or_no(account.has_second_step, "page-accounts-ways-app", "page-accounts-ways-no-app"),
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
        is_active: member.standing == Standing::Active,
        is_done,
        invited,
        roles: roles(&f, member.role),
        themes: themes(&f, trained),
        genders: genders(&f, member.profile.gender),
        at: format!("{PATH}/{}", member.id),
        host: host(pages),
        f,
    };
    match problem {
        None => respond(axum::http::StatusCode::OK, language, &page),
        Some(id) => answer(language, Some(Refused::from(id).into()), &page),
    }
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
    Role::ALL.into_iter().map(choice).collect()
}

fn themes(f: &Frame<'_>, trained: impl Fn(Theme) -> bool) -> Vec<Choice> {
    let choice = |theme: Theme| Choice {
        value: theme.as_str(),
        text: f.t(&format!("desk-theme-{}", theme.as_str().replace('_', "-"))),
        chosen: trained(theme),
    };
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
