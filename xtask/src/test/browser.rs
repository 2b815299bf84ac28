//! The browser tests: Playwright with the system's Chromium, against the built server.

use anyhow::{Context, Result};

use super::system;
use crate::command::{command, succeeds};
use crate::{node, project, rust};

/// Builds the server and runs them; the assets must have been built. `MIENSKIP_CHECKS` is passed on as it is.
pub(super) fn run() -> Result<bool> {
    let binary = rust::build_server()?;
    let folder = project::root().join("tests/browser");
    node::install("browser-tests", &folder)?;
    let chromium = system::chromium().context("Chromium is not on this machine")?;
    let mut tests = command("npm", &["test", "--silent"], &folder);
    tests
        .env("MIENSKIP_BIN", binary)
        .env("MIENSKIP_SITE", project::site())
        .env("CHROMIUM", chromium);
    succeeds(&mut tests)
}
