//! One suite for both databases: every case below runs on an SQLite file of its
//! own and on a `PostgreSQL` database of its own.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends there; clippy does not see that these cases are tests"
)]

mod applications;
mod confirmations;
mod content;
mod corrections;
mod database;
mod interrupted;
mod letters;
mod postgres_only;
mod process;
mod publishing;
mod reading;
mod scans;
mod sqlite_only;
mod together;
mod vaults;
mod watching;

/// Makes a test of each case, once per database.
macro_rules! cases {
    ($($module:ident: $($case:ident),+;)+) => {
        mod sqlite {
            $($(#[tokio::test(flavor = "multi_thread")]
            async fn $case() {
                let database = crate::database::Database::sqlite();
                crate::$module::$case(&database).await;
            })+)+
        }

        mod postgres {
            $($(#[tokio::test(flavor = "multi_thread")]
            async fn $case() {
                let database = crate::database::Database::postgres().await;
                crate::$module::$case(&database).await;
                database.remove().await;
            })+)+
        }
    };
}

cases! {
    publishing:
        a_new_database_has_published_nothing,
        a_publication_gets_the_next_version,
        only_what_differs_changes,
        nothing_different_is_no_publication,
        what_a_source_no_longer_has_is_deleted,
        publishing_leaves_the_others,
        a_deleted_record_can_come_back,
        a_deleted_record_can_pass_to_another_source,
        a_conflict_names_the_owner_and_changes_nothing,
        naming_a_record_twice_changes_nothing,
        json_comes_back_as_it_went,
        a_record_is_rewritten_in_place;
    reading:
        rows_come_in_order_of_kind_and_id,
        changes_bring_a_copy_up_to_date,
        a_read_beyond_the_last_version_is_empty,
        the_series_stays_and_differs_per_database,
        a_closed_store_says_so;
    watching:
        what_is_published_already_resolves_at_once,
        another_store_hears_of_it,
        another_process_is_heard_of,
        closing_ends_the_wait;
    together:
        opening_at_once_makes_one_database,
        publishers_lose_nothing,
        readers_see_whole_publications;
    interrupted:
        a_dropped_publication_leaves_no_trace,
        a_killed_publisher_leaves_the_last_complete_version;
    corrections:
        a_correction_comes_back_as_it_went,
        sending_again_is_the_same_as_sending_once,
        something_else_with_the_same_id_is_refused,
        of_many_that_send_the_same_one_is_first,
        an_answer_erases_the_address,
        a_deleted_correction_is_gone,
        what_is_old_is_erased_first_the_address_then_all;
    confirmations:
        only_the_newest_code_is_right_and_only_in_its_time,
        a_code_is_tried_a_few_times_however_many_try_at_once,
        an_organisation_gets_no_more_codes_than_so_many,
        an_answer_waits_and_is_erased,
        a_claim_is_answered_once,
        of_many_that_answer_one_is_first,
        what_was_issued_is_listed_and_can_be_revoked_once,
        what_nobody_fetches_is_erased_and_what_was_issued_stays;
    vaults:
        a_vault_comes_back_as_it_went,
        writing_a_vault_again_is_the_same_as_once,
        nobody_overwrites_what_they_have_not_seen,
        with_another_token_there_is_no_vault,
        of_many_that_write_at_once_one_is_next,
        a_deleted_vault_is_gone_and_can_be_made_again,
        a_vault_that_nobody_uses_expires;
    scans:
        scans_add_up_by_code_and_week,
        of_many_servers_that_count_no_scan_is_lost;
    applications:
        a_reaction_comes_back_as_it_went,
        a_reaction_that_is_sent_again_is_kept_once,
        something_else_with_the_same_id_or_code_is_refused,
        many_at_once_are_each_kept_once,
        a_change_needs_the_newest_revision_and_keeps_its_letter,
        what_is_withdrawn_stays_away_with_its_letters,
        a_filled_vacancy_takes_no_more,
        filling_a_vacancy_tells_all_who_wait_or_nobody,
        none_slips_in_while_a_vacancy_is_filled,
        what_was_answered_or_is_old_is_erased,
        one_secret_for_good;
    letters:
        a_letter_waits_until_it_is_dropped,
        one_at_a_time_has_a_letter,
        a_letter_that_did_not_go_is_tried_later;
}
