//! `/desk/accounts`: administrators look after the accounts of others. Plain forms, without
//! script. What was done is told in the answer itself, since the address of an invitation is
//! shown once; nothing of these pages is kept by a browser.

use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

use super::pages::{
    AccountView, AccountsView, Done, MayChange, Pages, render_account, render_accounts, render_error,
};
use super::staff_session::{STAFF_LANGUAGE, StaffSession};
use crate::domain::counsellor::Profile;
use crate::domain::staff::{Alias, Capacity, PEOPLE, Role, StaffName, parse_languages, parse_themes};
use crate::domain::training::{Taken, TrainingId};
use crate::protocol::ErrorId;
use crate::protocol::needs::Gender;
use crate::transport::accounts::{Accounts, Change, Newcomer, Outcome};

/// Where they are.
pub const ACCOUNTS: &str = "/desk/accounts";

/// What is typed of somebody who is to come. A box that is not ticked is not sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewcomerForm {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) alias: String,
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) capacity: String,
    pub(super) nb: Option<String>,
    pub(super) nn: Option<String>,
    pub(super) en: Option<String>,
    pub(super) myself: Option<String>,
    pub(super) someone_else: Option<String>,
    pub(super) my_actions: Option<String>,
    pub(super) my_work: Option<String>,
    pub(super) question: Option<String>,
    #[serde(default)]
    pub(super) gender: String,
}

/// What is to be done with an account, and with what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeForm {
    what: What,
    #[serde(default)]
    role: String,
    myself: Option<String>,
    someone_else: Option<String>,
    my_actions: Option<String>,
    my_work: Option<String>,
    question: Option<String>,
    #[serde(default)]
    gender: String,
    nb: Option<String>,
    nn: Option<String>,
    en: Option<String>,
    #[serde(default)]
    capacity: String,
    passkey: Option<Uuid>,
    #[serde(default)]
    training: String,
    #[serde(default)]
    taken: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Invite,
    Role,
    Profile,
    Work,
    Training,
    ForgetTraining,
    RemovePasskey,
    Unbind,
    EndSessions,
    ResetSecondStep,
    Disable,
    Enable,
}

/// All of them, and the form for one more.
pub async fn page(
    State(accounts): State<Arc<Accounts>>,
    State(pages): State<Pages>,
    session: StaffSession,
) -> Response {
    list(&accounts, &pages, &session, NewcomerForm::default(), None).await
}

/// Adds one. What was typed stays in the form when it could not be done.
pub async fn add(
    State(accounts): State<Arc<Accounts>>,
    State(pages): State<Pages>,
    State(zone): State<TimeZone>,
    session: StaffSession,
    form: Result<Form<NewcomerForm>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else {
        return list(
            &accounts,
            &pages,
            &session,
            NewcomerForm::default(),
            Some(ErrorId::RequestUnreadable.into()),
        )
        .await;
    };
    let newcomer = match form.read() {
        Ok(newcomer) => newcomer,
        Err(missing) => return list(&accounts, &pages, &session, form, Some(missing)).await,
    };
    match accounts.add(&session.signed_in, newcomer).await {
        Ok((id, address)) => {
            show(&accounts, &pages, &zone, &session, id, Some(Ok(Outcome::Invited(address)))).await
        }
        Err(error_id) => list(&accounts, &pages, &session, form, Some(error_id.into())).await,
    }
}

/// One account.
pub async fn one(
    State(accounts): State<Arc<Accounts>>,
    State(pages): State<Pages>,
    State(zone): State<TimeZone>,
    session: StaffSession,
    Path(id): Path<String>,
) -> Response {
    match Uuid::parse_str(&id) {
        Ok(id) => show(&accounts, &pages, &zone, &session, id, None).await,
        Err(_) => render_error(&pages, STAFF_LANGUAGE, ErrorId::PageNotFound),
    }
}

/// Changes it.
pub async fn change(
    State(accounts): State<Arc<Accounts>>,
    State(pages): State<Pages>,
    State(zone): State<TimeZone>,
    session: StaffSession,
    Path(id): Path<String>,
    form: Result<Form<ChangeForm>, FormRejection>,
) -> Response {
    let Ok(id) = Uuid::parse_str(&id) else {
        return render_error(&pages, STAFF_LANGUAGE, ErrorId::PageNotFound);
    };
    let change = match form {
        Ok(Form(form)) => form.read(),
        Err(_) => Err(ErrorId::RequestUnreadable.into()),
    };
    let outcome = match change {
        Ok(Change::Training(taken)) if taken.on > accounts.qualifications.today() => Err(Missing::Date),
        Ok(change) => accounts.change(&session.signed_in, id, change).await.map_err(Missing::Else),
        Err(missing) => Err(missing),
    };
    show(&accounts, &pages, &zone, &session, id, Some(outcome)).await
}

async fn list(
    accounts: &Accounts,
    pages: &Pages,
    session: &StaffSession,
    typed: NewcomerForm,
    problem: Option<Missing>,
) -> Response {
    let own = session.signed_in.member.id;
    match (accounts.all().await, accounts.standings().await) {
        (Ok(all), Ok(trainings)) => {
            let may = may_change(accounts, session);
            let view = AccountsView { all: &all, trainings: &trainings, own, may, typed: &typed, problem };
            render_accounts(pages, STAFF_LANGUAGE, &view)
        }
        (Err(error_id), _) | (_, Err(error_id)) => render_error(pages, STAFF_LANGUAGE, error_id),
    }
}

async fn show(
    accounts: &Accounts,
    pages: &Pages,
    zone: &TimeZone,
    session: &StaffSession,
    id: Uuid,
    outcome: Option<Result<Outcome, Missing>>,
) -> Response {
    let account = match accounts.one(id).await {
        Ok(account) => account,
        Err(error_id) => return render_error(pages, STAFF_LANGUAGE, error_id),
    };
    let (done, problem) = match outcome {
        None => (None, None),
        Some(Ok(Outcome::Done)) => (Some(Done::Changed), None),
        Some(Ok(Outcome::Invited(address))) => (Some(Done::Invited(address)), None),
        Some(Err(missing)) => (None, Some(missing)),
    };
    let is_own = id == session.signed_in.member.id;
    let may = may_change(accounts, session);
    let qualifications = &accounts.qualifications;
    let view = AccountView { account: &account, qualifications, zone, is_own, may, done, problem };
    render_account(pages, STAFF_LANGUAGE, view)
}

fn may_change(accounts: &Accounts, session: &StaffSession) -> MayChange {
    MayChange { is_fresh: accounts.is_fresh(&session.signed_in), can_invite: accounts.can_invite() }
}

/// What keeps an account from being made or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The names do not follow the rule.
    Names,
    /// No language is ticked.
    Languages,
    /// There is no such date, or it is still to come.
    Date,
    /// Something else.
    Else(ErrorId),
}

impl From<ErrorId> for Missing {
    fn from(error_id: ErrorId) -> Self {
        Self::Else(error_id)
    }
}

impl NewcomerForm {
    fn read(&self) -> Result<Newcomer, Missing> {
        let (Some(name), Some(alias)) = (StaffName::parse(&self.name), Alias::parse(&self.alias)) else {
            return Err(Missing::Names);
        };
        let languages = ticked([("nb", &self.nb), ("nn", &self.nn), ("en", &self.en)]);
        let languages = parse_languages(&languages).ok_or(Missing::Languages)?;
        let themes = [&self.myself, &self.someone_else, &self.my_actions, &self.my_work, &self.question];
        let read = || {
            // The canary's account is made at the command line: it has no device to be invited with.
            let role = Role::parse(&self.role).filter(|role| PEOPLE.contains(role))?;
            let capacity = Capacity::new(self.capacity.parse().ok()?)?;
            Some((role, capacity, profile(themes, &self.gender)?))
        };
        let (role, capacity, profile) = read().ok_or(ErrorId::RequestUnreadable)?;
        Ok(Newcomer { name, alias, role, languages, profile, capacity })
    }
}

impl ChangeForm {
    fn read(&self) -> Result<Change, Missing> {
        if let What::Work = self.what {
            let languages = ticked([("nb", &self.nb), ("nn", &self.nn), ("en", &self.en)]);
            let languages = parse_languages(&languages).ok_or(Missing::Languages)?;
            let capacity = self.capacity.parse().ok().and_then(Capacity::new);
            return Ok(Change::Work(languages, capacity.ok_or(ErrorId::RequestUnreadable)?));
        }
        if let What::Training = self.what {
            let training = TrainingId::parse(&self.training).ok_or(ErrorId::RequestUnreadable)?;
            let on = self.taken.trim().parse().map_err(|_| Missing::Date)?;
            return Ok(Change::Training(Taken { training, on }));
        }
        self.read_else().ok_or_else(|| ErrorId::RequestUnreadable.into())
    }

    fn read_else(&self) -> Option<Change> {
        Some(match self.what {
            What::Work | What::Training => return None,
            What::Invite => Change::Invite,
            What::Role => Change::Role(Role::parse(&self.role)?),
            What::Profile => {
                let themes =
                    [&self.myself, &self.someone_else, &self.my_actions, &self.my_work, &self.question];
                Change::Profile(profile(themes, &self.gender)?)
            }
            What::ForgetTraining => Change::ForgetTraining(TrainingId::parse(&self.training)?),
            What::RemovePasskey => Change::RemovePasskey(self.passkey?),
            What::Unbind => Change::Unbind,
            What::EndSessions => Change::EndSessions,
            What::ResetSecondStep => Change::ResetSecondStep,
            What::Disable => Change::Disable,
            What::Enable => Change::Enable,
        })
    }
}

/// As [`NewcomerForm`] and [`ChangeForm`] name the boxes.
const THEMES: [&str; 5] = ["myself", "someone_else", "my_actions", "my_work", "question"];

fn profile(themes: [&Option<String>; 5], gender: &str) -> Option<Profile> {
    let themes = parse_themes(&ticked(std::array::from_fn::<_, 5, _>(|at| (THEMES[at], themes[at]))))?;
    let gender = match gender {
        "" => None,
        named => Some(Gender::parse(named)?),
    };
    Some(Profile { themes, gender })
}

fn ticked<const N: usize>(boxes: [(&str, &Option<String>); N]) -> String {
    let ticked = boxes.into_iter().filter(|(_, sent)| sent.is_some()).map(|(name, _)| name);
    ticked.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::needs::{Language, Theme};

    fn newcomer() -> NewcomerForm {
        NewcomerForm {
            name: "Ida".into(),
            alias: "Ida B".into(),
            role: "shift_lead".into(),
            capacity: "2".into(),
            nn: Some("on".into()),
            en: Some("on".into()),
            my_work: Some("on".into()),
            gender: "woman".into(),
            ..NewcomerForm::default()
        }
    }

    #[test]
    fn a_form_is_read_as_it_was_ticked() {
        let read = newcomer().read().unwrap();
        assert_eq!((read.name.as_str(), read.role, read.capacity.talks()), ("ida", Role::ShiftLead, 2));
        assert_eq!(read.languages[..], [Language::Nn, Language::En]);
        assert_eq!(read.profile, Profile { themes: [Theme::MyWork].into(), gender: Some(Gender::Woman) });
    }

    #[test]
    fn what_is_missing_is_told_apart() {
        let missing = |form: NewcomerForm| form.read().unwrap_err();
        assert_eq!(missing(NewcomerForm { name: "å".into(), ..newcomer() }), Missing::Names);
        assert_eq!(missing(NewcomerForm { alias: " ".into(), ..newcomer() }), Missing::Names);
        assert_eq!(missing(NewcomerForm { nn: None, en: None, ..newcomer() }), Missing::Languages);
        let unreadable = Missing::Else(ErrorId::RequestUnreadable);
        for form in [
            NewcomerForm { role: "boss".into(), ..newcomer() },
            NewcomerForm { capacity: "9".into(), ..newcomer() },
            NewcomerForm { gender: "both".into(), ..newcomer() },
        ] {
            assert_eq!(missing(form), unreadable);
        }
    }
}
