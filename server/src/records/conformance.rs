//! What every kind of records must do, written once. A new kind adds one line to
//! `conformance!` and passes all of it; a new promise adds one line too.

mod audit;
mod credentials;
mod feedback;
mod identity;
mod migrating;
mod own_reply;
mod passkey;
mod rota;
mod second_step;
mod staff;
mod training;
mod week;

// The same server that the tests at the boundaries use; it knows nothing of ours.
#[path = "../../../tests/it/support/postgres.rs"]
pub(crate) mod postgres_server;

use sqlx::{AssertSqlSafe, Connection};
use tempfile::TempDir;
use uuid::Uuid;

use self::postgres_server::PostgresServer;
use super::Records;
use super::database::Way;
use crate::clock::Moment;
use crate::config::{self, PostgresAddress, RecordsStore, Settings};
use crate::domain::records::{Act, StaffAct};

/// The database that is ours.
const DATABASE: &str = "records";

/// One kind of records, before anything was opened.
pub(crate) struct Place {
    /// As a node is told of it.
    pub(crate) settings: config::Records,
    behind: Behind,
}

/// What must be there for as long as the place is used.
enum Behind {
    File { _folder: TempDir },
    Server { _server: PostgresServer },
}

pub(crate) fn sqlite() -> Place {
    let folder = TempDir::new().expect("a temporary folder");
    let settings =
        config::Records { path: folder.path().join("records.sqlite"), ..Settings::defaults().records };
    Place { settings, behind: Behind::File { _folder: folder } }
}

pub(crate) fn postgres() -> Place {
    let server = PostgresServer::start();
    let address = PostgresAddress::parse(&server.database(DATABASE)).expect("an address");
    let settings =
        config::Records { store: RecordsStore::Postgres, postgres: address, ..Settings::defaults().records };
    Place { settings, behind: Behind::Server { _server: server } }
}

impl Place {
    /// The records, as each process opens them for itself.
    pub(crate) async fn open(&self) -> Records {
        Records::of(&self.settings).await.expect("they can be opened")
    }

    /// What somebody with another program does to them.
    pub(crate) async fn execute(&self, sql: &str) {
        let mut connection = self.way().connect().await.expect("it answers");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("it is done");
        connection.close().await.expect("it is closed");
    }

    /// Texts of the first column.
    async fn texts(&self, sql: &str) -> Vec<String> {
        let mut connection = self.way().connect().await.expect("it answers");
        let found = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut connection).await;
        connection.close().await.expect("it is closed");
        found.expect("texts")
    }

    async fn number(&self, sql: &str) -> i64 {
        let mut connection = self.way().connect().await.expect("it answers");
        let found = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await;
        connection.close().await.expect("it is closed");
        found.expect("a number")
    }

    /// Past everything that stands before the database.
    fn way(&self) -> Way {
        match &self.behind {
            Behind::File { .. } => {
                let mut there = std::fs::OpenOptions::new();
                there.append(true).create(true).open(&self.settings.path).expect("a file");
                super::sqlite::way(&self.settings.path)
            }
            Behind::Server { .. } => super::postgres::way(&self.settings.postgres, None),
        }
        .expect("an address")
    }

    /// Whether a column takes another kind of thing than it is made for.
    pub(crate) fn takes_anything(&self) -> bool {
        matches!(self.behind, Behind::File { .. })
    }
}

/// An act that differs from those with another number.
fn signed_in(n: u64) -> StaffAct {
    let about = Uuid::from_u128(n.into());
    StaffAct { at: Moment(1_790_000_000_000 + n), actor: Some(about), act: Act::SignedIn, about }
}

macro_rules! each {
    ($kind:ident: $($file:ident::$promise:ident),+ $(,)?) => {
        mod $kind {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $promise() {
                    super::super::$file::$promise(super::super::$kind()).await;
                }
            )+
        }
    };
}

macro_rules! conformance {
    ($($promises:tt)+) => {
        mod promised {
            each! { sqlite: $($promises)+ }
            each! { postgres: $($promises)+ }
        }
    };
}

conformance! {
    staff::an_account_is_found_again_after_a_restart,
    staff::two_people_cannot_have_one_name,
    staff::what_is_replaced_and_who_is_disabled_is_so_at_once,
    staff::the_last_administrator_is_neither_disabled_nor_lowered,
    staff::an_administrator_who_is_disabled_looks_after_nothing,
    staff::accounts_are_listed_by_name_in_one_order_everywhere,
    staff::a_row_that_does_not_fit_is_refused_and_no_other,
    credentials::a_password_that_is_issued_begins_an_era_and_is_known_as_issued,
    credentials::of_two_passwords_chosen_at_once_one_is_taken,
    credentials::an_era_begins_with_whatever_ends_sessions_and_with_nothing_else,
    second_step::a_second_step_is_kept_once_and_whole,
    second_step::a_code_is_used_up_once_and_those_before_it_with_it,
    second_step::a_recovery_code_is_used_up_once_and_the_others_are_left,
    second_step::a_second_step_that_is_taken_away_takes_its_recovery_codes_with_it,
    second_step::a_secret_is_replaced_only_in_the_form_in_which_it_was_read,
    passkey::a_passkey_is_kept_whole_and_found_by_its_name_and_its_owner,
    passkey::a_passkey_belongs_to_one_account_and_an_account_has_only_so_many,
    passkey::of_two_sign_ins_from_the_same_state_one_counts,
    passkey::only_its_owner_names_or_removes_a_passkey_and_a_removed_one_is_of_no_use,
    passkey::the_last_way_in_is_not_removed_also_when_two_are_at_once,
    passkey::an_invitation_is_taken_once_in_its_time_and_with_its_key_or_not_at_all,
    passkey::a_passkey_row_that_does_not_fit_is_refused_and_no_other,
    identity::an_account_is_found_by_both_parts_of_an_identity_exactly,
    identity::an_identity_has_one_account_also_when_two_are_bound_at_once,
    identity::whoever_takes_an_account_over_or_loses_it_begins_an_era,
    identity::an_invitation_binds_once_in_its_time_or_not_at_all,
    identity::whoever_is_bound_may_remove_the_last_passkey,
    identity::an_identity_row_that_does_not_fit_is_refused_and_no_other,
    own_reply::an_own_reply_is_kept_whole_changed_in_place_and_only_its_owners,
    own_reply::an_account_has_only_so_many_own_replies_also_of_two_kept_at_once,
    own_reply::own_replies_go_with_the_account,
    training::a_training_is_kept_with_its_last_date_and_only_of_its_account,
    training::a_training_row_that_does_not_fit_is_refused_and_no_other,
    rota::a_shift_is_kept_whole_and_planned_anew_in_its_place,
    rota::nobody_is_planned_into_two_shifts_at_once,
    rota::old_shifts_are_forgotten_with_everybody_in_them,
    rota::a_rota_row_that_does_not_fit_is_refused,
    week::an_hour_of_a_week_is_added_once_whoever_adds_it,
    week::what_was_long_ago_weighs_less_and_the_average_stays,
    week::also_one_visitor_is_forgotten_with_the_time_they_talked,
    week::a_row_of_the_week_that_does_not_fit_is_refused,
    feedback::counts_add_up_over_batches,
    feedback::batches_of_two_nodes_add_up,
    feedback::a_batch_is_counted_whole_or_not_at_all,
    audit::acts_are_one_chain_in_the_order_in_which_they_were_added,
    audit::many_acts_are_read_page_by_page_and_each_once,
    audit::the_server_and_the_command_line_write_one_chain,
    audit::nothing_is_added_after_an_end_that_cannot_be_read,
    audit::a_row_that_cannot_be_read_hides_no_other,
    migrating::an_empty_place_gets_every_table,
    migrating::what_the_release_before_kept_is_there_after_it,
    migrating::acts_of_the_first_release_are_chained_in_the_order_of_their_ids,
    migrating::many_acts_of_the_first_release_are_chained_at_once,
    migrating::a_node_of_the_first_release_that_still_runs_loses_no_act,
    migrating::nodes_that_start_at_once_bring_it_up_to_date_once,
    migrating::a_node_that_runs_goes_on_when_a_newer_release_adds_columns,
    migrating::what_a_newer_release_has_changed_is_left_alone,
}
