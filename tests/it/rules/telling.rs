//! Nobody is told of a message that has no place yet.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::{FutureExt, StreamExt};
use server::clock::{MockClock, Moment};
use server::domain::chat::Chat;
use server::domain::chat::conversing::Speaker;
use server::domain::counsellor::Counsellor;
use server::domain::event::Event;
use server::domain::ports::{Census, ConversationStore, EventStream, Live, StoreError};
use server::domain::receipt::Receipts;
use server::domain::secret::ClusterSecret;
use server::domain::transcript::{Draft, Kept, Message, Missing, Refilled};
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::needs::{Language, Needs};
use server::protocol::position::{Epoch, Position};
use server::protocol::visit::Side;
use server::protocol::{ErrorId, MessageText};
use server::stores::memory;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::world::rules;

/// A store that takes a message only when the test lets it.
#[derive(Debug)]
struct Hesitant {
    inner: Arc<dyn ConversationStore>,
    leave: Arc<Semaphore>,
}

#[async_trait]
impl ConversationStore for Hesitant {
    async fn append(
        &self,
        id: ConversationId,
        draft: Draft,
    ) -> Result<Result<Arc<Message>, ErrorId>, StoreError> {
        self.leave.acquire().await.expect("the test keeps it open").forget();
        self.inner.append(id, draft).await
    }

    async fn open(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        self.inner.open(id).await
    }

    async fn reopen(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        self.inner.reopen(id).await
    }

    async fn refill(
        &self,
        id: ConversationId,
        side: Side,
        lines: Vec<Kept>,
        done: bool,
    ) -> Result<Result<Refilled, ErrorId>, StoreError> {
        self.inner.refill(id, side, lines, done).await
    }

    async fn touch(&self, id: ConversationId) -> Result<(), StoreError> {
        self.inner.touch(id).await
    }

    async fn after(
        &self,
        id: ConversationId,
        position: Option<Position>,
    ) -> Result<Option<Missing>, StoreError> {
        self.inner.after(id, position).await
    }

    async fn end(&self, id: ConversationId, now: Moment) -> Result<(), StoreError> {
        self.inner.end(id, now).await
    }

    async fn destroy_ended(&self, before: Moment) -> Result<Vec<Moment>, StoreError> {
        self.inner.destroy_ended(before).await
    }

    async fn census(&self) -> Result<Census, StoreError> {
        self.inner.census().await
    }
}

/// The next thing said, if anybody has been told of one.
fn told(events: &mut EventStream) -> Option<String> {
    while let Some(Some(event)) = events.next().now_or_never() {
        if let Event::Said(said) = event {
            return Some(said.message.body.form().into_owned());
        }
    }
    None
}

#[tokio::test]
async fn a_message_is_told_after_it_has_its_place_and_a_refused_one_never() {
    let clock = Arc::new(MockClock::at(Moment(1_000_000_000)));
    let secret = ClusterSecret::new([3; 32], None);
    let live = memory::live(Receipts::new(&secret), clock.clone());
    let leave = Arc::new(Semaphore::new(0));
    let conversations = Arc::new(Hesitant { inner: live.conversations.clone(), leave: leave.clone() });
    let mut events = live.bus.listen();
    let chat = Chat::new(Live { conversations, ..live }, &secret, clock, rules());

    let staff = Uuid::now_v7();
    let arriving = Counsellor::arrive(staff, "Rådgiver".into(), [Language::Nb].into(), 1);
    chat.take_seat(&arriving, false, chat.now()).await.unwrap();
    chat.ready_for_next(staff).await.unwrap();
    let arrival = chat.arrive(None, None).await.unwrap();
    let needs = Needs::only(Language::Nb);
    chat.join(arrival.enquiry, needs, &arrival.token, arrival.came_at).await.unwrap();
    chat.pair().await.unwrap();
    chat.start(arrival.enquiry, &arrival.token).await.unwrap();

    let name = || ClientRef::parse("m-1").expect("a plain name");
    let say = |words: &str| {
        let text = MessageText::parse(words).expect("plain words");
        chat.say(Speaker::Visitor(arrival.enquiry), name(), text.into())
    };
    let mut saying = Box::pin(say("hei"));
    assert!(saying.as_mut().now_or_never().is_none(), "the store has not taken it yet");
    assert_eq!(told(&mut events), None, "so nobody is told");
    leave.add_permits(1);
    saying.await.expect("it is taken now");
    assert_eq!(told(&mut events).as_deref(), Some("hei"));

    leave.add_permits(1);
    let refused = say("noe annet").await.map(|message| message.position);
    assert!(refused.is_err(), "the name was used for other words");
    assert_eq!(told(&mut events), None);
}
