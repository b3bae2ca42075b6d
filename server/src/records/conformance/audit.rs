//! What the list of staff acts promises.

use futures_util::future::join_all;

use super::*;
use crate::domain::audit::{Held, Kept, KeptAct, Link, Row, Verification};
use crate::protocol::ErrorId;

/// Every row, and in which pages they came.
async fn pages(records: &Records) -> Vec<Vec<Kept>> {
    let (mut pages, mut from) = (Vec::new(), Some(1));
    while let Some(first) = from {
        let page = records.trail.page(first).await.unwrap();
        pages.push(page.rows);
        from = page.next;
    }
    pages
}

pub(super) async fn rows(records: &Records) -> Vec<Kept> {
    pages(records).await.concat()
}

/// How far the chain holds; it must hold.
pub(super) async fn held(records: &Records) -> Held {
    let mut verification = Verification::expecting(None);
    rows(records).await.into_iter().for_each(|kept| verification.take(kept));
    let (held, outcome) = verification.finish();
    assert_eq!(outcome, Ok(()));
    held
}

/// An act as the release before wrote it, and where it stands in the chain.
pub(super) fn chained(acts: impl IntoIterator<Item = KeptAct>) -> Vec<Kept> {
    let mut end = Link::START;
    let chain = |act: KeptAct| {
        end = end.next(&act);
        Kept::Row(Row { link: end, act })
    };
    acts.into_iter().map(chain).collect()
}

pub(super) async fn acts_are_one_chain_in_the_order_in_which_they_were_added(place: Place) {
    let records = place.open().await;
    assert_eq!(rows(&records).await, []);
    let acts = [signed_in(3), StaffAct { actor: None, act: Act::Disabled, ..signed_in(1) }, signed_in(2)];
    for act in acts {
        records.audit.append(act).await.unwrap();
    }
    let rows = rows(&place.open().await).await;
    let kept: Vec<_> = rows
        .iter()
        .map(|kept| match kept {
            Kept::Row(row) => row.act.clone(),
            Kept::Unreadable => panic!("it can be read"),
        })
        .collect();
    let expected: Vec<_> = acts
        .into_iter()
        .zip(&kept)
        .map(|(act, kept)| KeptAct::new(Uuid::parse_str(&kept.id).unwrap(), act))
        .collect();
    assert_eq!(kept, expected);
    assert_eq!(rows, chained(expected));
}

pub(super) async fn many_acts_are_read_page_by_page_and_each_once(place: Place) {
    const ACTS: i64 = 1_203;
    let records = place.open().await;
    // Not a chain: how they are read is what counts here.
    let hash = "0".repeat(64);
    place
        .execute(&format!(
            "INSERT INTO audit_chain (number, id, at_ms, actor, act, about, hash)
             WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {ACTS})
             SELECT n, 'id-' || n, n, NULL, 'added', 'staff-' || n, '{hash}' FROM n"
        ))
        .await;
    let pages = pages(&records).await;
    assert!(pages.len() > 2, "{}", pages.len());
    let times: Vec<_> = pages
        .concat()
        .into_iter()
        .map(|kept| match kept {
            Kept::Row(row) => row.act.at_ms,
            Kept::Unreadable => panic!("it can be read"),
        })
        .collect();
    assert_eq!(times, (1..=ACTS).collect::<Vec<_>>());
}

pub(super) async fn the_server_and_the_command_line_write_one_chain(place: Place) {
    const ACTS: u64 = 24;
    let writers = [place.open().await, place.open().await];
    let acts = (0..ACTS).map(|n| writers[usize::from(n % 2 == 0)].audit.append(signed_in(n)));
    assert_eq!(join_all(acts).await, vec![Ok(()); 24]);
    assert_eq!(held(&writers[0]).await.end.number, ACTS);
}

pub(super) async fn nothing_is_added_after_an_end_that_cannot_be_read(place: Place) {
    let records = place.open().await;
    records.audit.append(signed_in(1)).await.unwrap();
    place.execute("UPDATE audit_chain SET hash = 'no hash'").await;
    let refused = records.audit.append(signed_in(2)).await.unwrap_err();
    assert_eq!(refused.error_id(), ErrorId::RecordsUnavailable);
    assert_eq!(rows(&records).await, [Kept::Unreadable]);
}

pub(super) async fn a_row_that_cannot_be_read_hides_no_other(place: Place) {
    let records = place.open().await;
    for n in 1..=3 {
        records.audit.append(signed_in(n)).await.unwrap();
    }
    place.execute("UPDATE audit_chain SET hash = 'no hash' WHERE number = 2").await;
    let seen = async || {
        let rows = rows(&records).await;
        rows.iter().map(|kept| matches!(kept, Kept::Row(_))).collect::<Vec<_>>()
    };
    assert_eq!(seen().await, [true, false, true]);
    if place.takes_anything() {
        for what in ["at_ms = 'soon'", "about = CAST(x'ff' AS TEXT)", "about = x'00ff'"] {
            place.execute(&format!("UPDATE audit_chain SET {what} WHERE number = 1")).await;
            assert_eq!(seen().await, [false, false, true], "{what}");
        }
    }
}
