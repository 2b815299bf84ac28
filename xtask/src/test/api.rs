//! The description of the open API against the Dutch API Design Rules.

use anyhow::Result;

use crate::command::{command, output, succeeds};
use crate::{node, project, rust};

/// Has the server print its description and lints it. The rules are kept outside the project, in
/// the folder that `MIENSKIP_CHECKS` names; without them the test says so.
pub(super) fn run() -> Result<bool> {
    let binary = rust::build_server()?;
    let folder = project::root().join("tests/api-lint");
    node::install("api-lint", &folder)?;
    let printed = output(
        command(&binary, &["openapi"], &project::root())
            .env("MIENSKIP_URL", "https://mienskip.example"),
    )?;
    let description = project::root().join("target/xtask/openapi.json");
    std::fs::write(&description, printed)?;
    let mut tests = command("npm", &["test", "--silent"], &folder);
    succeeds(tests.env("MIENSKIP_OPENAPI", description))
}
