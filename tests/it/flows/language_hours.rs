//! A language with fewer hours than the chat. The tests begin on a Saturday at eight in the
//! evening; in English it closed at seven, or closes in five minutes.

use std::time::Duration;

use server::domain::chat::sweeping::Doors;
use server::protocol::ErrorId;
use server::protocol::needs::Language;
use server::protocol::visit::EndReason;

use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::http::get;

async fn english_until(time: &str) -> TestApp {
    let english = format!("saturday 17:00-{time}");
    let settings =
        [("HOURS__ALWAYS_OPEN", "false"), ("HOURS__SATURDAY", "17:00-22:00"), ("HOURS__EN", &english)];
    TestApp::with(&settings).await
}

#[tokio::test]
async fn whoever_asks_in_a_language_that_is_closed_is_told_at_once_and_can_choose_another() {
    let app = english_until("19:00").await;
    let _desk = app.counsellor("spraak-en").await;
    let mut visitor = app.visitor().await;
    visitor.join_in(Language::En).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::LanguageClosed);
    visitor.join_in(Language::Nn).await;
    visitor.hear_place(0).await;
}

#[tokio::test]
async fn a_language_that_closes_is_closed_to_whoever_comes_and_kept_for_whoever_waits() {
    let app = english_until("20:05").await;
    let mut desk = app.counsellor("spraak-to").await;
    let mut early = app.visitor().await;
    early.join_in(Language::En).await;
    early.hear_place(0).await;
    app.clock.pass(Duration::from_mins(6));
    let mut late = app.visitor().await;
    late.join_in(Language::En).await;
    assert_eq!(late.hear_refusal().await, ErrorId::LanguageClosed);
    desk.ready().await;
    early.start().await;
    let conversation = desk.hear_talk().await;
    early.write("we have all the time we need").await;
    desk.hear_line(conversation).await;
}

#[tokio::test]
async fn where_nobody_on_shift_holds_the_closed_language_those_who_wait_are_told_and_others_wait_on() {
    let app = english_until("20:05").await;
    let _desk = Counsellor::hired(&app, "spraak-tre", "nb,nn").await.at_the_desk(&app).await;
    let (mut english, mut norwegian) = (app.visitor().await, app.visitor().await);
    norwegian.join_in(Language::Nb).await;
    norwegian.hear_place(0).await;
    english.join_in(Language::En).await;
    english.hear_place_kept().await;
    let sockets = &app.app().parts().sockets;
    let sweep = async || {
        let doors = Doors { closed: sockets.opening.closed_languages() };
        sockets.chat.sweep(&doors, &*sockets.registry).await.expect("memory answers");
    };
    sweep().await;
    english.hear_place_kept().await;
    app.clock.pass(Duration::from_mins(6));
    sweep().await;
    assert_eq!(english.hear_end().await, (EndReason::Closed, false));
    norwegian.hear_place_kept().await;
}

#[tokio::test]
async fn the_pages_say_when_one_can_talk_in_the_language() {
    let app = english_until("19:00").await;
    let start = get(app.address(), "/en", &[]).await.body;
    assert!(
        start.contains("The chat is open now, until 22:00. In English we answer from Saturday 28/11 17:00."),
        "{start}"
    );
    assert!(start.contains("<h4>When you write in English</h4>"), "{start}");
    assert!(start.contains("<dt>Saturday</dt><dd>17:00–19:00</dd>"), "{start}");
    let chat = get(app.address(), "/chat", &[]).await.body;
    assert!(chat.contains("English (fra lørdag 28.11. kl. 17:00)"), "{chat}");
    assert!(
        chat.contains("\"shared-language-nb\":\"Bokmål\"") && chat.contains("error-language-closed"),
        "{chat}"
    );
    let norwegian = get(app.address(), "/", &[]).await.body;
    assert!(norwegian.contains("Chatten er åpen nå, til kl. 22:00.</p>"), "{norwegian}");

    let app = english_until("20:05").await;
    let start = get(app.address(), "/en", &[]).await.body;
    assert!(start.contains("The chat is open now, until 20:05."), "until when one can write in it: {start}");
}

#[tokio::test]
async fn while_every_language_has_the_hours_of_the_chat_the_phone_carries_nothing_for_it() {
    let app = TestApp::start().await;
    let chat = get(app.address(), "/chat", &[]).await.body;
    assert!(
        chat.contains("\"shared-language-en\":\"English\"") && !chat.contains("error-language-closed"),
        "{chat}"
    );
}
