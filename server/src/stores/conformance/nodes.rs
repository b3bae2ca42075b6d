//! What nodes learn of each other.

use futures_util::StreamExt;

use super::*;
use crate::domain::event::{Changed, Event};
use crate::domain::node::LEASE;
use crate::domain::ports::EventStream;

async fn next(events: &mut EventStream) -> Event {
    let event = tokio::time::timeout(Duration::from_secs(10), events.next()).await;
    event.expect("an event within ten seconds").expect("the bus is there")
}

pub(super) async fn events_reach_every_listener_in_order(kind: Kind) {
    let listeners = [kind.bus.listen(), kind.bus.listen()];
    let ids: Vec<_> = (0..5).map(|_| EnquiryId::random()).collect();
    for id in &ids {
        let changed = Changed { enquiries: vec![*id], counsellors: vec![] };
        kind.bus.publish(Event::Changed(Arc::new(changed))).await.unwrap();
    }
    for mut listener in listeners {
        for id in &ids {
            let Event::Changed(changed) = next(&mut listener).await else { panic!("another event") };
            assert_eq!(changed.enquiries, [*id]);
        }
    }
}

pub(super) async fn events_of_both_nodes_reach_both_in_one_order(kind: Kind) {
    const EACH: usize = 200;
    let mut listeners = [kind.live.bus.listen(), kind.other.bus.listen()];
    let mut tasks = tokio::task::JoinSet::new();
    for bus in [kind.live.bus.clone(), kind.other.bus.clone()] {
        tasks.spawn(async move {
            for _ in 0..EACH {
                let changed = Changed { enquiries: vec![EnquiryId::random()], counsellors: vec![] };
                bus.publish(Event::Changed(Arc::new(changed))).await.unwrap();
            }
        });
    }
    tasks.join_all().await;
    let mut heard: [Vec<EnquiryId>; 2] = [vec![], vec![]];
    for (listener, heard) in listeners.iter_mut().zip(&mut heard) {
        while heard.len() < 2 * EACH {
            match next(listener).await {
                Event::Changed(changed) => heard.extend(&changed.enquiries),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(heard[0], heard[1]);
}

pub(super) async fn a_node_is_alive_until_it_stops_or_falls_silent(kind: Kind) {
    let now = || crate::clock::Clock::now(&*kind.clock);
    let (here, there) = (&kind.live.nodes, &kind.other.nodes);
    let first = here.beat(NODE, now()).await.unwrap();
    assert_eq!((first.alive, first.now), (vec![NODE], now()));
    let both = there.beat(OTHER_NODE, now()).await.unwrap();
    assert_eq!(both.alive, [NODE, OTHER_NODE]);
    assert_eq!(both.since, first.since, "nothing was lost");
    there.depart(OTHER_NODE).await.unwrap();
    assert_eq!(here.beat(NODE, now()).await.unwrap().alive, [NODE], "it said that it stops");

    let began = tokio::time::Instant::now();
    there.beat(OTHER_NODE, now()).await.unwrap();
    // Some stores count with the given clock, others with their own: both pass here.
    let step = Duration::from_millis(100);
    let mut waited = Duration::ZERO;
    while here.beat(NODE, now()).await.unwrap().alive.contains(&OTHER_NODE) {
        assert!(waited < LEASE * 2, "its silence is not noticed");
        kind.clock.pass(step);
        tokio::time::sleep(step).await;
        waited += step;
    }
    assert!(began.elapsed() + step >= LEASE, "noticed after {waited:?}");
}
