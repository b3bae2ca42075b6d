//! A loss is known as soon as the store knows it, not with the next beat.

use std::sync::Arc;
use std::time::Duration;

use server::clock::{Clock, MockClock, Moment};
use server::domain::chat::Chat;
use server::domain::counsellor::Counsellor;
use server::domain::receipt::Receipts;
use server::domain::rules::Rules;
use server::domain::secret::ClusterSecret;
use server::protocol::needs::{Language, Needs};
use server::stores::memory;
use uuid::Uuid;

use super::world::rules;

/// A node over live state that has nothing since now; it has not beaten yet.
fn node(clock: &Arc<MockClock>) -> Chat {
    let secret = ClusterSecret::new([3; 32], None);
    let live = memory::live(Receipts::new(&secret), clock.clone());
    Chat::new(live, &secret, clock.clone(), Rules { settle: Duration::from_secs(10), ..rules() })
}

fn needs() -> Needs {
    Needs::only(Language::Nb)
}

#[tokio::test]
async fn whoever_comes_before_the_first_beat_after_a_loss_is_brought_back_and_not_overtaken() {
    let clock = Arc::new(MockClock::at(Moment(1_000_000_000)));
    let before = node(&clock);
    let first = before.arrive(None, None).await.unwrap();
    before.join(first.enquiry, needs(), &first.token, first.came_at).await.unwrap();
    let stay = before.enquiry(first.enquiry).await.unwrap().unwrap();
    let ticket = before.visitor_ticket(&stay, &first.token, before.as_of()).unwrap();
    clock.pass(Duration::from_secs(5));

    let after = node(&clock);
    // Somebody who is faster than those who waited, and a counsellor who is ready at once.
    let new = after.arrive(None, None).await.unwrap();
    after.join(new.enquiry, needs(), &new.token, new.came_at).await.unwrap();
    let kari = Counsellor::arrive(Uuid::now_v7(), "Kari".into(), [Language::Nb].into(), 1);
    after.take_seat(&kari, true, clock.now()).await.unwrap();
    assert_eq!(after.pair().await, Ok(0), "those who waited are not back yet");

    let back = after.arrive(Some(first.token), Some(&ticket)).await.unwrap();
    assert!(back.resumed, "the place is known by its ticket");
    assert_eq!(back.enquiry, first.enquiry);
    clock.pass(Duration::from_secs(10));
    assert_eq!(after.pair().await, Ok(1));
    let kari = after.counsellor(kari.id).await.unwrap().unwrap();
    assert_eq!(kari.offer, Some(first.enquiry), "who waited longest is asked first");
}

#[tokio::test]
async fn a_node_still_at_the_old_copy_gives_tickets_that_the_new_one_takes() {
    let clock = Arc::new(MockClock::at(Moment(1_000_000_000)));
    let old = node(&clock);
    clock.pass(Duration::from_secs(5));
    // Another copy has taken over, and this node has not noticed yet.
    let new = node(&clock);
    clock.pass(Duration::from_secs(2));
    let visitor = old.arrive(None, None).await.unwrap();
    old.join(visitor.enquiry, needs(), &visitor.token, visitor.came_at).await.unwrap();
    let stay = old.enquiry(visitor.enquiry).await.unwrap().unwrap();
    let ticket = old.visitor_ticket(&stay, &visitor.token, old.as_of()).unwrap();

    let back = new.arrive(Some(visitor.token), Some(&ticket)).await.unwrap();
    assert!(back.resumed, "the place is known by its ticket, though it is younger than the loss");
    let there = new.enquiry(visitor.enquiry).await.unwrap().unwrap();
    assert_eq!(there.joined_at, stay.joined_at);
}
