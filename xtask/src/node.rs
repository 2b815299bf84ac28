//! npm in one of the project's folders.

use std::path::Path;

use anyhow::Result;

use crate::command::{command, run, step};
use crate::{files, hash, stamp};

/// `npm ci`, only when the lock file changed since the last time or `node_modules` is gone. No package's install script is run.
pub(crate) fn install(name: &str, folder: &Path) -> Result<()> {
    let lock = hash::hex(&files::read(&folder.join("package-lock.json"))?);
    stamp::when_changed(&format!("npm-{name}"), &lock, &folder.join("node_modules"), || {
        step(&format!("npm packages of {name}"), || {
            let arguments =
                ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
            // Playwright is given the system's Chromium.
            run(command("npm", &arguments, folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
        })
    })?;
    Ok(())
}
