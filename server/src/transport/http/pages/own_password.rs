//! The forms for a password of one's own, without script.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, respond};
use super::sign_in::{SignInProblem, answer};
use crate::domain::password::TYPED_MAX;
use crate::domain::staff::StaffMember;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "own_password.html")]
struct OwnPasswordPage<'a> {
    f: Frame<'a>,
    /// For the browser's password manager: whose it is.
    name: &'a str,
    problem: Option<String>,
    /// Whether there is a desk to go back to.
    is_at_the_desk: bool,
}

#[derive(Template)]
#[template(path = "first_password.html")]
struct FirstPasswordPage<'a> {
    f: Frame<'a>,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "password_changed.html")]
struct PasswordChangedPage<'a> {
    f: Frame<'a>,
    is_at_the_desk: bool,
}

/// The form for whoever is signed in, with a sentence about the last attempt.
pub fn render_own_password(
    pages: &Pages,
    language: Language,
    member: &StaffMember,
    problem: Option<SignInProblem>,
) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/password");
    let told = problem.map(|problem| match problem.id {
        // No name was asked for, so it cannot be wrong.
        ErrorId::SignInFailed => f.t("page-own-password-wrong"),
        _ => problem.sentence(&f),
    });
    let (name, is_at_the_desk) = (member.name.as_str(), member.role.is_at_the_desk());
    answer(language, problem, &OwnPasswordPage { f, name, problem: told, is_at_the_desk })
}

/// It was done.
pub fn render_password_changed(pages: &Pages, language: Language, member: &StaffMember) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/password");
    let is_at_the_desk = member.role.is_at_the_desk();
    respond(StatusCode::OK, language, &PasswordChangedPage { f, is_at_the_desk })
}

/// The form at the end of the way in, for whoever came with a password that somebody else knows.
pub fn render_first_password(
    pages: &Pages,
    language: Language,
    problem: Option<SignInProblem>,
) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in/password");
    let told = problem.map(|problem| problem.sentence(&f));
    answer(language, problem, &FirstPasswordPage { f, problem: told })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::body::to_bytes;
    use uuid::Uuid;

    use super::*;
    use crate::domain::counsellor::Profile;
    use crate::domain::credentials::Credentials;
    use crate::domain::password::{PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS};
    use crate::domain::staff::{Alias, Capacity, Role, StaffName, Standing, parse_languages};
    use crate::knowledge::Knowledge;
    use crate::protocol::visit::Service;
    use crate::transport::http::assets::Assets;
    use crate::transport::http::pages::{OpeningState, Site, Span};

    struct Closed;

    impl OpeningState for Closed {
        fn now(&self) -> Service {
            Service { open: false, changes_at: None, languages: Vec::new() }
        }

        fn week(&self) -> Vec<Vec<Span>> {
            Vec::new()
        }
    }

    fn pages() -> Pages {
        Pages {
            knowledge: Arc::new(Knowledge::load().unwrap_or_else(|error| panic!("{error}"))),
            assets: Assets::load(),
            site: Arc::new(Site {
                service_name: "Unge relasjoner".into(),
                leave_to: "https://www.yr.no/".into(),
                show_unreviewed: false,
                passkey_host: None,
                address: None,
                provider: None,
            }),
            opening: Arc::new(Closed),
        }
    }

    fn member(role: Role) -> StaffMember {
        StaffMember {
            id: Uuid::from_u128(1),
            name: StaffName::parse("ida").unwrap(),
            alias: Alias::parse("Ida").unwrap(),
            role,
            languages: parse_languages("nb").unwrap(),
            profile: Profile::default(),
            capacity: Capacity::new(1).unwrap(),
            standing: Standing::Active,
            credentials: Credentials::default(),
        }
    }

    async fn read(response: Response<Body>) -> String {
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn new_passwords_are_masked_may_be_made_by_a_manager_and_are_asked_for_twice() {
        let pages = pages();
        for language in Language::ALL {
            let own = read(render_own_password(&pages, language, &member(Role::Counsellor), None)).await;
            let first = read(render_first_password(&pages, language, None)).await;
            for page in [&own, &first] {
                let inputs = |kind: &str| page.matches(kind).count();
                assert_eq!(inputs("type=\"password\" autocomplete=\"new-password\""), 2);
                assert_eq!(inputs("name=\"new\"") + inputs("name=\"again\""), 2);
                assert!(!page.contains(">page-") && !page.contains(">desk-"), "a key instead of a text");
            }
            assert!(own.contains("name=\"current\" type=\"password\" autocomplete=\"current-password\""));
        }
    }

    #[tokio::test]
    async fn only_whoever_has_a_desk_is_led_back_to_it_and_everybody_finds_the_way_out() {
        let pages = pages();
        for role in Role::ALL {
            let own = read(render_own_password(&pages, Language::En, &member(role), None)).await;
            let done = read(render_password_changed(&pages, Language::En, &member(role))).await;
            assert_eq!(own.contains("href=\"/desk\""), role.is_at_the_desk());
            assert_eq!(done.contains("The desk is open as before"), role.is_at_the_desk());
            assert!(own.contains("/desk/sign-out") && done.contains("/desk/sign-out"));
        }
    }

    #[test]
    fn the_lengths_that_are_told_are_those_that_hold() {
        let pages = pages();
        let (least, most) = (PASSWORD_MIN_CHARS.to_string(), PASSWORD_MAX_CHARS.to_string());
        for language in Language::ALL {
            let told = |key: &str| pages.knowledge.texts.text(language, key);
            let refused = told("error-password-length");
            assert!(refused.contains(&least) && refused.contains(&most), "{refused}");
            assert!(told("page-own-password-rule").contains(&least));
        }
    }
}
