//! The help directory: narrowed, checked, and one service alone.

use super::*;

async fn chosen(language: Language, form: &str) -> String {
    let router: Router = Router::new().route("/services", narrowed(language)).with_state(pages());
    let request = Request::post("/services").header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(axum::body::Body::from(form.to_owned())).unwrap();
    let (status, html) = read(router.oneshot(request).await.unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    shows_no_key("/services", &html);
    html
}

/// What stands below the count.
fn found(html: &str) -> &str {
    html.split_once("id=\"found\"").unwrap().1
}

#[tokio::test]
async fn a_choice_shows_who_fits_and_keeps_the_numbers_that_always_answer_above_it() {
    for form in
        ["", "about=law", "age=16-17", "language=en", "county=oslo", "now=yes", "about=talk&age=over-25"]
    {
        let html = chosen(Language::Nn, form).await;
        let above = html.split_once("id=\"count\"").unwrap().0;
        for number in ["112", "113", "116117", "116006", "116111", "116123"] {
            assert!(above.contains(&format!("tel:{number}\"")), "{number} is away for {form}");
        }
    }
    let html = chosen(Language::En, "about=law&age=16-17&county=&language=").await;
    assert!(found(&html).contains("id=\"barnehus\"") && !found(&html).contains("id=\"delbart\""));
    assert!(
        html.contains("<option value=\"law\" selected>")
            && html.contains("<option value=\"16-17\" selected>")
    );
    assert!(html.contains("fit what you chose"));
}

#[tokio::test]
async fn what_is_chosen_stands_in_no_address_and_an_odd_word_chooses_nothing() {
    let html = chosen(Language::En, "about=law&county=oslo").await;
    for link in html.split("href=\"").skip(1).chain(html.split("action=\"").skip(1)) {
        let address = link.split('"').next().unwrap();
        assert!(!address.contains('?') && !address.contains("oslo"), "{address}");
    }
    let everybody = chosen(Language::En, "").await;
    assert_eq!(chosen(Language::En, "about=%3Cb%3E&age=17&county=Olso&language=xx&now=").await, everybody);
    assert_eq!(get_page("/en/services").await.1, everybody);
}

#[tokio::test]
async fn where_nobody_fits_the_page_says_so_and_what_it_does_not_know() {
    let html = chosen(Language::En, "about=digital&language=en").await;
    assert!(html.contains("We know of none that fits all of this."));
    assert!(!found(&html).contains("class=\"service\""));
    let html = chosen(Language::En, "county=nordland").await;
    assert!(found(&html).contains("no service that is only for Nordland"), "every shown service is national");
    let html = chosen(Language::En, "now=yes").await;
    assert!(found(&html).contains("right now") && !found(&html).contains("id=\"jurk\""));
}

#[tokio::test]
async fn an_entry_that_nobody_has_checked_for_long_says_so_kindly() {
    let aged = "more than half a year since we checked";
    let (_, html) = get_page("/en/services").await;
    assert!(!html.contains(aged));
    let (_, html) = get_page_of(Pages { opening: Arc::new(NextSummer), ..pages() }, "/en/services").await;
    assert_eq!(html.matches(aged).count(), html.matches("class=\"service\"").count());
}

#[tokio::test]
async fn whoever_writes_an_sms_knows_that_it_stays_on_the_phone() {
    let (_, html) = get_page("/services").await;
    let (_, sms) = html.split_once("href=\"sms:41716111\"").unwrap();
    assert!(sms.split_once("</p>").unwrap().0.contains("til du sletter den"));
    assert!(html.contains("Samtalen blir synlig i samtaleloggen"));
}

#[tokio::test]
async fn a_service_that_visitors_are_not_shown_has_no_page() {
    let hidden = pages().knowledge.services.iter().find(|service| !service.shown).unwrap().id.clone();
    for id in [hidden.as_str(), "finnes-ikke"] {
        assert_eq!(get_page(&format!("/services/{id}")).await.0, StatusCode::NOT_FOUND, "{id}");
    }
}
