//! What becomes of the records when the program is replaced.

use futures_util::future::join_all;
use sqlx::migrate::Migrate as _;

use super::audit::{chained, held, rows};
use super::*;
use crate::domain::audit::KeptAct;
use crate::domain::staff::StaffName;

/// As the release that knew these migrations left it.
async fn release(place: &Place, migrations: i64) {
    let mut connection = place.way().connect().await.unwrap();
    sqlx::migrate!().run_to(migrations, &mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// As the first release left it, with this many acts: the n-th has `n` as its time, and they
/// were written in another order.
async fn first_release(place: &Place, acts: u32) {
    release(place, 1).await;
    let rows = format!(
        "INSERT INTO audit (id, at_ms, actor, act, about)
         WITH RECURSIVE n (n) AS (SELECT {acts} UNION ALL SELECT n - 1 FROM n WHERE n > 1)
         SELECT 'id-' || substr('00000' || n, length('00000' || n) - 5), n, NULL, 'added', 'staff-' || n FROM n",
    );
    place.execute(&rows).await;
}

fn act(n: i64) -> KeptAct {
    KeptAct {
        id: format!("id-{n:06}"),
        at_ms: n,
        actor: None,
        act: "added".into(),
        about: format!("staff-{n}"),
    }
}

/// The migrations that were made here, each with the result of its own.
async fn made(place: &Place) -> Vec<i64> {
    let mut connection = place.way().connect().await.unwrap();
    let made = connection.list_applied_migrations("_sqlx_migrations").await.unwrap();
    connection.close().await.unwrap();
    made.iter().map(|migration| migration.version).collect()
}

fn known() -> Vec<i64> {
    sqlx::migrate!().iter().map(|migration| migration.version).collect()
}

pub(super) async fn an_empty_place_gets_every_table(place: Place) {
    place.open().await;
    assert_eq!(made(&place).await, known());
    for table in ["staff", "feedback", "audit", "audit_chain"] {
        assert_eq!(place.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
}

pub(super) async fn what_the_release_before_kept_is_there_after_it(place: Place) {
    let all = known();
    release(&place, all[all.len() - 2]).await;
    place
        .execute(
            "INSERT INTO staff (id, name, alias, role, languages, capacity, password_hash, standing)
             VALUES ('00000000-0000-0000-0000-000000000001', 'ida', 'Ida', 'counsellor', 'nb', 2, 'x', 'active');
             INSERT INTO feedback (month, question, answer, n) VALUES ('2026-09', 'heard', 'yes', 41)",
        )
        .await;
    let records = place.open().await;
    assert_eq!(made(&place).await, all);
    let (ida, _) = records.staff.find_by_name(&StaffName::parse("ida").unwrap()).await.unwrap().unwrap();
    assert_eq!((ida.id, ida.capacity.talks()), (Uuid::from_u128(1), 2));
    assert_eq!(place.number("SELECT n FROM feedback").await, 41);
}

pub(super) async fn acts_of_the_first_release_are_chained_in_the_order_of_their_ids(place: Place) {
    first_release(&place, 3).await;
    let records = place.open().await;
    assert_eq!(rows(&records).await, chained((1..=3).map(act)));

    records.audit.append(signed_in(4)).await.unwrap();
    let end = held(&records).await;
    assert_eq!((end.end.number, end.times_ms), (4, Some((1, 1_790_000_000_004))));
    assert_eq!(held(&place.open().await).await, end, "another start changes nothing");
}

pub(super) async fn many_acts_of_the_first_release_are_chained_at_once(place: Place) {
    const ACTS: u32 = 1_000;
    first_release(&place, ACTS).await;
    assert_eq!(held(&place.open().await).await.end.number, u64::from(ACTS));
}

pub(super) async fn a_node_of_the_first_release_that_still_runs_loses_no_act(place: Place) {
    first_release(&place, 1).await;
    let records = place.open().await;
    let writes = "INSERT INTO audit (id, at_ms, actor, act, about) VALUES";
    place.execute(&format!("{writes} ('id-000002', 2, NULL, 'added', 'staff-2')")).await;
    records.audit.append(signed_in(3)).await.unwrap();
    assert_eq!(held(&records).await.end.number, 3);
    let ids = place.texts("SELECT id FROM audit_chain ORDER BY number").await;
    assert_eq!(ids[..2], ["id-000001", "id-000002"]);

    place.execute(&format!("{writes} ('id-000004', 4, NULL, 'added', 'staff-4')")).await;
    assert_eq!(held(&place.open().await).await.end.number, 4);
}

pub(super) async fn nodes_that_start_at_once_bring_it_up_to_date_once(place: Place) {
    const ACTS: u32 = 50;
    first_release(&place, ACTS).await;
    let nodes = join_all((0..4).map(|_| Records::of(&place.settings))).await;
    for node in nodes {
        assert_eq!(held(&node.expect("each starts")).await.end.number, u64::from(ACTS));
    }
    assert_eq!(made(&place).await, known());

    let empty = if place.takes_anything() { sqlite() } else { postgres() };
    let nodes = join_all((0..4).map(|_| Records::of(&empty.settings))).await;
    assert!(nodes.iter().all(Result::is_ok), "{nodes:?}");
    assert_eq!(made(&empty).await, known());
}

pub(super) async fn a_node_that_runs_goes_on_when_a_newer_release_adds_columns(place: Place) {
    let records = place.open().await;
    let ida = StaffName::parse("ida").unwrap();
    let look = async || {
        records.staff.find_by_name(&ida).await.unwrap();
        records.staff.by_id(Uuid::from_u128(1)).await.unwrap();
        records.staff.list().await.unwrap();
        records.audit.append(signed_in(1)).await.unwrap();
        held(&records).await.end.number
    };
    assert_eq!((look().await, look().await), (1, 2));
    for table in ["staff", "feedback", "audit", "audit_chain"] {
        place.execute(&format!("ALTER TABLE {table} ADD COLUMN more TEXT")).await;
    }
    assert_eq!((look().await, look().await), (3, 4));
}

pub(super) async fn what_a_newer_release_has_changed_is_left_alone(place: Place) {
    place.open().await;
    place.execute("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1").await;
    let refused = Records::of(&place.settings).await.unwrap_err().to_string();
    assert!(refused.contains("a newer release") && refused.contains("records_unreadable"), "{refused}");
    assert_eq!(made(&place).await.last(), Some(&9999));
}
