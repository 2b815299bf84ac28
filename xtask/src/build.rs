//! `cargo xtask build`: the one binary to put on a server.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::command::{run as run_command, step};
use crate::{assets, project, rust, tools};

/// Builds the release binary and says where it is and how large.
pub(crate) fn run() -> Result<()> {
    let binary = release()?;
    let size = std::fs::metadata(&binary)?.len();
    println!("{}  {}.{} MB", binary.display(), size / 1_000_000, size % 1_000_000 / 100_000);
    Ok(())
}

/// Builds the assets and the release binary that holds them, and returns where it is.
pub(crate) fn release() -> Result<PathBuf> {
    tools::need_node()?;
    assets::run(assets::Purpose::Release)?;
    step("server, release", || {
        run_command(&mut rust::cargo(&["build", "--package", "server", "--release"]))
    })?;
    let binary = project::binary("release");
    ensure!(binary.is_file(), "{} was not built", binary.display());
    Ok(binary)
}
