//! The second step of signing in, without script: the form for a code, the set-up of an
//! app, and the recovery codes.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use zeroize::Zeroizing;

use super::Pages;
use super::error::render_error;
use super::frame::{Frame, respond};
use super::qr::Qr;
use super::sign_in::{SignInProblem, answer};
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;
use crate::transport::second_step::Setting;

/// Signs of the key in one group: few enough to keep in mind while typing.
const GROUP: usize = 4;

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage<'a> {
    f: Frame<'a>,
    problem: Option<String>,
    /// Whether the form for a recovery code is the one in use.
    recovery: bool,
}

#[derive(Template)]
#[template(path = "set_up.html")]
struct SetUpPage<'a> {
    f: Frame<'a>,
    problem: Option<String>,
    qr: Qr,
    address: &'a str,
    groups: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "recovery_codes.html")]
struct RecoveryCodesPage<'a> {
    f: Frame<'a>,
    codes: &'a [Zeroizing<String>],
    leads_to: &'a str,
}

/// The forms for a code and for a recovery code, with a sentence about the last attempt.
pub fn render_code(pages: &Pages, language: Language, problem: Option<SignInProblem>) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in/code");
    let told = problem.map(|problem| problem.sentence(&f));
    answer(language, problem, &CodePage { f, problem: told, recovery: false })
}

/// The same after a recovery code that was not taken: its form is open.
pub fn render_recovery(pages: &Pages, language: Language, problem: SignInProblem) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in/code");
    let told = Some(problem.sentence(&f));
    answer(language, Some(problem), &CodePage { f, problem: told, recovery: true })
}

/// The picture and the key for the app, and the form for its first code.
pub fn render_set_up(
    pages: &Pages,
    language: Language,
    setting: &Setting,
    problem: Option<SignInProblem>,
) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in/set-up");
    let (key, address) = (setting.secret.to_text(), setting.secret.address(f.service(), &setting.name));
    let Ok(qr) = Qr::of(&address) else {
        // Only the name of the service could be so long.
        return render_error(pages, language, ErrorId::Internal);
    };
    let groups = (0..key.len()).step_by(GROUP).map(|at| &key[at..key.len().min(at + GROUP)]).collect();
    let problem_told = problem.map(|problem| problem.sentence(&f));
    answer(language, problem, &SetUpPage { f, problem: problem_told, qr, address: &address, groups })
}

/// The recovery codes, this once, and where one goes from there.
pub fn render_recovery_codes(
    pages: &Pages,
    language: Language,
    codes: &[Zeroizing<String>],
    leads_to: &str,
) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in/set-up");
    respond(StatusCode::OK, language, &RecoveryCodesPage { f, codes, leads_to })
}
