//! `cargo xtask build`: the one binary to put on a server.

use anyhow::{Context, Result};

use crate::command::{run as run_command, step};
use crate::{assets, project, rust, tools};

/// Builds the assets and the release binary that holds them.
pub(crate) fn run() -> Result<()> {
    tools::need_node()?;
    assets::run(assets::Purpose::Release)?;
    step("server, release", || {
        run_command(&mut rust::cargo(&["build", "--package", "server", "--release"]))
    })?;
    let binary = project::binary("release");
    let size = std::fs::metadata(&binary)
        .with_context(|| format!("{} was not built", binary.display()))?
        .len();
    println!("{}  {}.{} MB", binary.display(), size / 1_000_000, size % 1_000_000 / 100_000);
    Ok(())
}
