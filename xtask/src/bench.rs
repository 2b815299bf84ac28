//! `cargo xtask bench`: the server as it is put on a machine, held against its goals for speed and
//! memory. The program that measures is in the crate `tests`.

use anyhow::Result;

use crate::build;
use crate::command::succeeds;
use crate::rust::cargo;

/// Builds and measures; `parts` are those to measure, all when there are none. Tells whether every
/// goal was met.
pub(crate) fn run(parts: &[String]) -> Result<bool> {
    let server = build::release()?;
    let program = ["run", "--quiet", "--release", "--package", "tests", "--bin", "bench", "--"];
    succeeds(cargo(&program).arg(server).args(parts))
}
