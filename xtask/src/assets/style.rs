//! The style sheets, themes and icon sheet: `style/build.mjs` writes them to `style/dist`.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{command, run, step};
use crate::{node, project, stamp, tools};

/// The folder of the styling.
pub(crate) fn folder() -> PathBuf {
    project::root().join("style")
}

/// What `build.mjs` writes.
pub(super) fn output() -> PathBuf {
    folder().join("dist")
}

/// Installs the packages and builds, each only when something changed.
pub(super) fn build() -> Result<()> {
    tools::need_node()?;
    node::install("style", &folder())?;
    let inputs = stamp::of_folder(&folder(), &["node_modules", "dist"])?;
    stamp::when_changed("style", &inputs, &output().join("site.css"), || {
        step("style", || run(&mut command("node", &["build.mjs"], &folder())))
    })?;
    Ok(())
}
