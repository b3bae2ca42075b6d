//! The rota, without script.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use uuid::Uuid;

use super::Pages;
use super::frame::{Frame, WEEKDAYS};
use super::sign_in::{SignInProblem, answer};
use crate::domain::counsellor::StaffId;
use crate::domain::rota::{Shift, Warning};
use crate::domain::staff::{Role, StaffMember, Standing};
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;
use crate::transport::rota::Sheet;
use crate::transport::staff_access::Refused;

/// What stands in the form.
#[derive(Clone, Debug, Default)]
pub struct RotaTyped {
    /// The shift that is planned anew.
    pub id: Option<Uuid>,
    /// On which day.
    pub day: String,
    /// From when.
    pub from: String,
    /// To when.
    pub to: String,
    /// Who is on.
    pub members: Vec<StaffId>,
    /// Who comes when one of them cannot.
    pub stand_ins: Vec<StaffId>,
}

/// The rota as one of the staff sees it.
#[derive(Debug)]
pub struct RotaView<'a> {
    /// What there is.
    pub sheet: &'a Sheet,
    /// Whether they plan.
    pub plans: bool,
    /// Their own account.
    pub own: StaffId,
    /// What they do.
    pub role: Role,
    /// What stands in the form.
    pub typed: &'a RotaTyped,
    /// Why it was not done.
    pub problem: Option<ErrorId>,
}

struct Day {
    name: String,
    shifts: Vec<Row>,
}

struct Row {
    id: Uuid,
    time: String,
    members: String,
    stand_ins: String,
    warnings: Vec<String>,
    is_own: bool,
}

/// Somebody who can be planned, and as what they are.
struct Person<'a> {
    id: Uuid,
    alias: &'a str,
    languages: String,
    part: &'static str,
}

#[derive(Template)]
#[template(path = "rota.html")]
struct RotaPage<'a> {
    f: Frame<'a>,
    problem: Option<String>,
    days: Vec<Day>,
    plans: bool,
    is_open: bool,
    people: Vec<Person<'a>>,
    typed: &'a RotaTyped,
    today: String,
    home: Option<(&'static str, &'static str)>,
}

/// The whole of it, and the form for whoever plans.
pub fn render_rota(pages: &Pages, language: Language, view: &RotaView<'_>) -> Response<Body> {
    let RotaView { sheet, plans, own, role, typed, problem } = view;
    let f = Frame::new(pages, language, "/desk/rota");
    let told = problem.map(|id| SignInProblem::from(Refused::from(id)).sentence(&f));
    let mut days: Vec<(jiff::civil::Date, Day)> = Vec::new();
    for (shift, warnings) in &sheet.shifts {
        let row = row(&f, sheet, shift, warnings, *own);
        match days.last_mut() {
            Some((day, of_day)) if *day == shift.day => of_day.shifts.push(row),
            _ => {
                let weekday = f.t(WEEKDAYS
                    [usize::try_from(shift.day.weekday().to_monday_zero_offset()).unwrap_or_default()]);
                let name = format!("{weekday} {}", f.date(shift.day));
                days.push((shift.day, Day { name, shifts: vec![row] }));
            }
        }
    }
    let part = |id: &StaffId| match (typed.members.contains(id), typed.stand_ins.contains(id)) {
        (true, _) => "member",
        (false, true) => "stand_in",
        (false, false) => "",
    };
    let can_be_there =
        |member: &&StaffMember| member.standing == Standing::Active && member.role.is_at_the_desk();
    let mut people: Vec<Person<'_>> = (sheet.staff.iter())
        .filter(can_be_there)
        .map(|member| {
            let (languages, part) = (languages(&f, &member.languages), part(&member.id));
            Person { id: member.id, alias: member.alias.as_str(), languages, part }
        })
        .collect();
    people.sort_by_cached_key(|person| person.alias.to_lowercase());
    let home = if role.is_at_the_desk() {
        Some(("/desk", "page-keys-to-the-desk"))
    } else {
        Some(("/desk/accounts", "page-accounts-back"))
    };
    let page = RotaPage {
        problem: told,
        days: days.into_iter().map(|(_, day)| day).collect(),
        plans: *plans,
        is_open: problem.is_some() || typed.id.is_some(),
        people,
        typed,
        today: sheet.today.to_string(),
        home,
        f,
    };
    answer(language, problem.map(|id| Refused::from(id).into()), &page)
}

fn row(f: &Frame<'_>, sheet: &Sheet, shift: &Shift, warnings: &[Warning], own: StaffId) -> Row {
    let alias = |id: &StaffId| {
        let found = sheet.staff.iter().find(|member| member.id == *id);
        found.map_or_else(|| f.t("page-rota-somebody"), |member| member.alias.shared().to_string())
    };
    let aliases = |people: &[StaffId]| people.iter().map(alias).collect::<Vec<_>>().join(", ");
    let warning = |warning: &Warning| match warning {
        Warning::OutsideHours => f.t("page-rota-outside-hours"),
        Warning::TooFew(0) => f.t("page-rota-nobody"),
        Warning::TooFew(n) => f.t1("page-rota-too-few", "n", &n.to_string()),
        Warning::Gone(id) => f.t1("page-rota-gone", "alias", &alias(id)),
        Warning::Lapses(id) => f.t1("page-rota-lapses", "alias", &alias(id)),
        Warning::Uncovered(language) => f.t1("page-rota-uncovered", "language", &languages(f, &[*language])),
    };
    Row {
        id: shift.id,
        time: format!("{}–{}", shift.span.opens(), shift.span.closes()),
        members: aliases(&shift.members),
        stand_ins: aliases(&shift.stand_ins),
        warnings: warnings.iter().map(warning).collect(),
        is_own: shift.people().any(|one| one == own),
    }
}

fn languages(f: &Frame<'_>, languages: &[Language]) -> String {
    let names = languages.iter().map(|language| f.t(&format!("shared-language-{}", language.tag())));
    names.collect::<Vec<_>>().join(", ")
}
