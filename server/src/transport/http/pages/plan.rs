//! The safety plan. Its address and its title tell nothing; without a script it is a list to
//! read or to print. What is chosen never leaves the browser.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Pages;
use super::frame::{Frame, json_for_script, respond};
use crate::protocol::needs::Language;

/// The page's script, which takes over the list.
const SCRIPT: &str = "plan/main.tsx";

/// The steps, each with how many things can be ticked in it, as in `web-client/src/plan/steps.ts`.
const STEPS: [(&str, u8); 13] = [
    ("now", 5),
    ("signs", 4),
    ("people", 7),
    ("home", 3),
    ("out", 4),
    ("phone", 3),
    ("ending", 4),
    ("bag", 7),
    ("money", 4),
    ("others", 2),
    ("me", 4),
    ("travel", 3),
    ("numbers", 4),
];

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage<'a> {
    f: Frame<'a>,
    steps: Vec<Step>,
    texts: String,
    page: String,
}

/// One step with what may be done in it.
#[derive(Debug)]
struct Step {
    title: String,
    ticks: Vec<String>,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/list");
    let texts = json_for_script(&pages.knowledge.texts.for_browser(language, &["plan-"]));
    let page = json_for_script(&json!({
        "language": language.tag(),
        "chat": f.url("/chat"),
        "phone": f.url("/articles/digital-trygghet"),
    }));
    let step = |(step, ticks): (&str, u8)| Step {
        title: f.t(&format!("plan-{step}")),
        ticks: (1..=ticks).map(|n| f.t(&format!("plan-{step}-{n}"))).collect(),
    };
    let steps = STEPS.map(step).into();
    respond(StatusCode::OK, language, &PlanPage { f, steps, texts, page })
}
