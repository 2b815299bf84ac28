//! `cargo xtask assets`: the browser's side, in `target/site`.
//!
//! `pkg/` holds every file under a name with its content's hash, with `.br` and `.gz` twins; the few files with a fixed name lie beside it.
//! `assets.json` says which files belong to this build. The same input gives the same bytes, and what did not change is not written again.

mod collect;
mod compress;
mod glue;
mod index;
mod locales;
mod order;
mod retention;
mod site;
mod slim;
pub(crate) mod style;
mod wasm;

use std::fs::File;

use anyhow::{Context, Result};

pub(crate) use index::Index;
#[cfg(test)]
pub(crate) use index::Size;
pub(crate) use retention::Purpose;

use crate::command::step;
use crate::project;

/// Builds all of it and returns what was built.
pub(crate) fn run(purpose: Purpose) -> Result<Index> {
    let _lock = one_at_a_time()?;
    style::build()?;
    wasm::build()?;
    step("files for the browser", || {
        let index = site::write(&collect::all()?, &project::site())?;
        retention::clean(&index, purpose)?;
        println!("  {} files, version {}", index.files.len(), index.version);
        Ok(index)
    })
}

/// Waits for another `cargo xtask` that is building the same folder.
fn one_at_a_time() -> Result<File> {
    let folder = project::work();
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let lock = File::create(folder.join("lock"))?;
    if lock.try_lock().is_err() {
        println!("• waiting for another cargo xtask");
        lock.lock()?;
    }
    Ok(lock)
}
