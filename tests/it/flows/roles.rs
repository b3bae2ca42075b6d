//! Who may go where: every address, as every role and as nobody.

use std::time::Duration;

use server::domain::staff::{PEOPLE, Role};
use server::protocol::{CloseCode, FromDesk, ToDesk};
use server::transport::routes::{OpenTo, Place, Route, table};

use crate::support::app::{ORIGIN, TestApp};
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::{Answer, get, hire_in, post, sign_in};

const FORM: &str = "application/x-www-form-urlencoded";

/// The form that signs out.
const WAY_OUT: &str = "action=\"/desk/sign-out\"";

/// Goes there as a browser does; parts that stand for any are something that is there.
async fn go(app: &TestApp, route: &Route, cookie: &str) -> Answer {
    let path = route.path.replace("{slug}", "samtykke").replace("{door}", "friend");
    let path = path
        .replace("{*path}", "nothing.js")
        .replace("{theme}", "signs")
        .replace("/accounts/{id}", &format!("/accounts/{}", somebody(app).await));
    let headers = [("cookie", cookie), ("origin", ORIGIN)];
    if route.method == "POST" {
        return post(app.address(), &path, FORM, "", &headers).await;
    }
    get(app.address(), &path, &headers).await
}

/// Somebody who has an account.
async fn somebody(app: &TestApp) -> String {
    app.app().parts().records.staff.list().await.expect("the records answer")[0].id.to_string()
}

/// Let in: a page is there, a socket only lacks the upgrade, and what is sent says nothing.
fn is_in(route: &Route, answer: &Answer) -> bool {
    let says_nothing = [
        Place::DeskSocket,
        Place::Switch,
        Place::OwnReplyKept,
        Place::OwnReplyRemoved,
        Place::KeyAdded,
        Place::KeyRenamed,
        Place::KeyRemoved,
        Place::OwnPassword,
        Place::AccountAdded,
        Place::AccountChanged,
        Place::ShiftPlanned,
        Place::ShiftRemoved,
    ];
    let led_on = [Place::Home];
    let in_the_lane = [Place::LaneVisitSocket, Place::LaneDeskSocket, Place::LaneKept];
    answer.status
        == if says_nothing.contains(&route.place) {
            400
        } else if in_the_lane.contains(&route.place) {
            // The settings of a test ask for no lane.
            404
        } else if led_on.contains(&route.place) {
            303
        } else {
            200
        }
}

#[tokio::test]
async fn every_address_is_open_to_whom_the_table_says_and_to_nobody_else() {
    let app = TestApp::start().await;
    let mut cookies = Vec::new();
    for role in Role::ALL {
        let name = role.as_str().replace('_', "-");
        hire_in(&app, &name, role, PASSWORD).await;
        cookies.push((role, sign_in(app.address(), &name, PASSWORD).await.expect("every role signs in")));
    }
    let (mut refused, mut walked) = (Vec::new(), 0);
    for route in table() {
        let as_nobody = go(&app, &route, "").await;
        for (role, cookie) in &cookies {
            // Walked last by each, or nobody would be signed in after it.
            if route.place == Place::SignOut {
                continue;
            }
            let answer = go(&app, &route, cookie).await;
            walked += 1;
            let needs_a_way_out = matches!(route.open_to, OpenTo::Roles(_))
                && route.place.is_page()
                && route.place != Place::Home;
            assert!(
                !needs_a_way_out || answer.body.contains(WAY_OUT),
                "{role:?} cannot sign out at {}",
                route.path
            );
            match route.open_to {
                OpenTo::Roles(roles) if roles.contains(role) => {
                    assert!(is_in(&route, &answer), "{role:?} at {}: {}", route.path, answer.status);
                }
                OpenTo::Roles(_) => {
                    assert_eq!(answer.status, 403, "{role:?} at {}", route.path);
                    refused.push((format!("{} {}", route.method, route.path), answer.body));
                }
                // Whoever is signed in already is sent on from the form to the desk.
                OpenTo::Everybody if route.place == Place::SignInForm => {
                    assert_eq!((as_nobody.status, answer.status), (200, 303), "{role:?} at {}", route.path);
                }
                OpenTo::Everybody => {
                    assert_eq!(answer.status, as_nobody.status, "{role:?} at {}", route.path);
                }
            }
        }
        match (route.open_to, route.place.is_page()) {
            (OpenTo::Roles(_), true) => {
                assert_eq!((as_nobody.status, as_nobody.header("location")), (303, Some("/desk/sign-in")));
            }
            (OpenTo::Roles(_), false) => assert_eq!(as_nobody.status, 401, "{}", route.path),
            (OpenTo::Everybody, _) => assert_ne!(as_nobody.status, 401, "{}", route.path),
        }
    }
    assert_eq!(walked, (table().len() - 1) * Role::ALL.len());
    // Five addresses are the desk's, and three roles have no business there; one is the shift
    // lead's alone, four are the administrator's, and two are neither counsellors' nor editors'.
    // Two see no rota, and three plan none. The canary's lane is for no person, and all that is
    // for people is not for the canary.
    let for_people = table().iter().filter(|route| route.open_to != OpenTo::Everybody).count() - 3;
    assert_eq!(refused.len(), 5 * 3 + 4 + 4 * 4 + 2 * 2 + 2 + 2 * 3 + 3 * PEOPLE.len() + for_people);
    // A refusal tells neither who may come in nor what is there.
    refused.sort();
    for two in refused.windows(2).filter(|two| two[0].0 == two[1].0) {
        assert_eq!(two[0].1, two[1].1);
    }
    for (_, body) in &refused {
        for role in Role::ALL {
            assert!(!body.contains(role.as_str()), "{body}");
        }
    }
    let sign_out =
        table().into_iter().find(|route| route.place == Place::SignOut).expect("there is a way out");
    for (role, cookie) in &cookies {
        assert_eq!(go(&app, &sign_out, cookie).await.status, 303, "{role:?}");
    }
}

#[tokio::test]
async fn a_shift_lead_talks_with_visitors_as_a_counsellor_does() {
    let app = TestApp::start().await;
    hire_in(&app, "vakt", Role::ShiftLead, PASSWORD).await;
    let cookie = sign_in(app.address(), "vakt", PASSWORD).await.expect("the password is right");
    let mut desk = Counsellor::open(app.address(), &cookie).await;
    let (mut visitor, conversation) = super::talking::talk(&app, &mut desk).await;
    desk.write(conversation, "Hei.").await;
    assert_eq!(visitor.hear_line().await.text.as_str(), "Hei.");
}

#[tokio::test]
async fn whoever_loses_the_role_loses_the_desk() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let staff = app.app().parts().records.staff.clone();
    let kari = staff.list().await.expect("the records answer")[0].id;
    staff.set_role(kari, Role::ShiftLead).await.expect("it is written");
    app.clock.pass(Duration::from_secs(4));
    desk.say(FromDesk::Active {}).await;
    desk.ping().await;
    desk.hear(|message| matches!(message, ToDesk::Pong {}).then_some(())).await;
    staff.set_role(kari, Role::Editor).await.expect("it is written");
    app.clock.pass(Duration::from_secs(4));
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
}
