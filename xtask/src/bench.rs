//! `cargo xtask bench`: the benchmarks of the crate `tests`.

use anyhow::Result;

use crate::command::run as run_command;
use crate::rust::cargo;

/// Runs them; `arguments` go to the benchmark program.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    run_command(
        cargo(&["run", "--release", "--package", "tests", "--bin", "bench", "--"]).args(arguments),
    )
}
