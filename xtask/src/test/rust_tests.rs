//! The tests in Rust, with a PostgreSQL of their own.

use anyhow::Result;

use super::postgres;
use crate::command::{step, succeeds};
use crate::project;
use crate::rust::cargo;

/// The address of the PostgreSQL that tests may do anything with.
const POSTGRES: &str = "MIENSKIP_TEST_POSTGRES";

/// Runs all of them, also after one failed.
pub(super) fn run() -> Result<bool> {
    // rust-embed refuses to compile while its folder is not there.
    std::fs::create_dir_all(project::site())?;
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    if std::env::var_os(POSTGRES).is_some() {
        return succeeds(&mut tests);
    }
    let cluster = step("a PostgreSQL to throw away", postgres::start)?;
    let passed = succeeds(tests.env(POSTGRES, &cluster.url));
    cluster.stop();
    passed
}
