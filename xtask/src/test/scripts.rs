//! Scripts for the browser that can be tried without one.

use anyhow::Result;

use crate::command::{command, succeeds};
use crate::{project, tools};

/// Runs them in Node, which needs nothing installed.
pub(super) fn run() -> Result<bool> {
    tools::need_node()?;
    succeeds(&mut command("npm", &["test", "--silent"], &project::root().join("tests/scripts")))
}
