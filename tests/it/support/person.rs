//! Somebody of the staff with a browser and a phone, over plain HTTP.

use serde_json::{Value, json};
use server::clock::Clock as _;
use server::domain::audit::Kept;
use server::domain::counsellor::StaffId;
use server::domain::passkey::Invitation;
use server::domain::password::PasswordHash;
use server::domain::ports::TokenHash;
use server::domain::staff::{Role, StaffName};
use server::protocol::ids::Token;

use super::app::TestApp;
use super::counsellor::PASSWORD;
use super::device::Device;
use super::http::{Answer, get, hire_in, post};

/// Where somebody signs in with a passkey.
pub(crate) const SIGN_IN: &str = "/desk/sign-in/passkey";
/// Where they see their own.
pub(crate) const KEYS: &str = "/desk/keys";
/// What a form sends.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";
/// What a script sends.
pub(crate) const JSON: &str = "application/json";

/// Somebody with a browser and a phone.
pub(crate) struct Person<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) cookies: Vec<String>,
    pub(crate) phone: Device,
}

impl<'a> Person<'a> {
    pub(crate) fn new(app: &'a TestApp) -> Self {
        Self { app, cookies: Vec::new(), phone: Device::new() }
    }

    /// Has an account without a password and a first key, and is signed in.
    pub(crate) async fn with_a_key(app: &'a TestApp, name: &str, role: Role) -> Self {
        let mut person = Self::new(app);
        let address = invite(app, hire(app, name, role).await).await;
        assert_eq!(person.makes_a_key(&address, "Mobilen").await.status, 204);
        person
    }

    /// The same person with the same phone, at another browser.
    pub(crate) fn at_another_browser(self) -> Self {
        Self { cookies: Vec::new(), ..self }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        let cookies = self.cookies.join("; ");
        get(self.app.address(), path, &[("cookie", &cookies)]).await
    }

    pub(crate) async fn post(&mut self, path: &str, kind: &str, body: &str) -> Answer {
        let cookies = self.cookies.join("; ");
        let answer = post(self.app.address(), path, kind, body, &[("cookie", &cookies)]).await;
        for set in answer.headers("set-cookie") {
            let pair = set.split(';').next().expect("a cookie").to_owned();
            let name = pair.split('=').next().expect("a name").to_owned() + "=";
            self.cookies.retain(|kept| !kept.starts_with(&name));
            if pair != name {
                self.cookies.push(pair);
            }
        }
        answer
    }

    /// What the page asks the device with.
    pub(crate) async fn is_asked(&mut self, at: &str) -> String {
        let asked = self.post(&format!("{at}/begin"), JSON, "").await;
        assert_eq!(asked.status, 200, "{}", asked.body);
        asked.body
    }

    pub(crate) async fn makes_a_key(&mut self, at: &str, name: &str) -> Answer {
        let options = self.is_asked(at).await;
        let key = self.phone.make(&options);
        self.post(at, JSON, &json!({ "name": name, "key": key }).to_string()).await
    }

    pub(crate) async fn signs_in(&mut self) -> Answer {
        let options = self.is_asked(SIGN_IN).await;
        let answer = self.phone.answer(&options);
        self.tells(&answer).await
    }

    pub(crate) async fn tells(&mut self, answer: &Value) -> Answer {
        self.post(SIGN_IN, JSON, &answer.to_string()).await
    }

    pub(crate) async fn is_in(&mut self) -> bool {
        self.get(KEYS).await.status == 200
    }

    /// The keys as the page names them, with their addresses.
    pub(crate) async fn keys(&mut self) -> Vec<(String, String)> {
        let page = self.get(KEYS).await.body;
        let names = page.lines().filter_map(|line| line.strip_prefix("<h2>")?.strip_suffix("</h2>"));
        let ids = page.lines().filter_map(|line| {
            line.strip_prefix("<form method=\"post\" action=\"")?.strip_suffix("/remove\">")
        });
        names.zip(ids).map(|(name, at)| (name.to_owned(), at.to_owned())).collect()
    }

    pub(crate) async fn removes(&mut self, at: &str) -> Answer {
        self.post(&format!("{at}/remove"), FORM, "").await
    }
}

/// An account without a password.
pub(crate) async fn hire(app: &TestApp, name: &str, role: Role) -> StaffId {
    hire_in(app, name, role, PASSWORD).await;
    let records = &app.app().parts().records;
    let found = records.staff.find_by_name(&StaffName::parse(name).expect("a name")).await;
    let (member, _) = found.expect("the records answer").expect("an account");
    records.credentials.issue_password(member.id, &PasswordHash::none()).await.expect("it is written");
    member.id
}

/// What an administrator does on the command line.
pub(crate) async fn invite(app: &TestApp, staff: StaffId) -> String {
    let token = Token::random();
    let invitation = Invitation::new(staff, TokenHash::of(&token), app.clock.wall());
    app.app().parts().records.invitations.invite(&invitation).await.expect("it is written");
    format!("/desk/invitation/{}", token.to_text())
}

pub(crate) async fn acts(app: &TestApp) -> Vec<String> {
    let page = app.app().parts().records.trail.page(1).await.expect("the records answer");
    let act = |kept| match kept {
        Kept::Row(row) => row.act.act,
        Kept::Unreadable => "unreadable".to_owned(),
    };
    page.rows.into_iter().map(act).collect()
}
