//! `cargo xtask ci`: everything a change must pass, the quick checks first.

use anyhow::Result;

use crate::command::{run as run_command, step};
use crate::rust::{self, cargo};
use crate::{project, sizes, test};

/// Stops at the first check that fails. Tells whether all passed.
pub(crate) fn run() -> Result<bool> {
    // rust-embed refuses to compile while its folder is not there.
    std::fs::create_dir_all(project::site())?;
    step("formatting", || run_command(&mut cargo(&["fmt", "--all", "--check"])))?;
    step("lints", || {
        run_command(&mut cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ]))
    })?;
    rust::ensure_wasm_target()?;
    step("lints of the browser's side", || {
        let browser = [
            "clippy",
            "--package",
            "app",
            "--lib",
            "--target",
            rust::WASM,
            "--no-default-features",
            "--features",
            "hydrate",
        ];
        run_command(cargo(&browser).args(["--", "--deny", "warnings"]))
    })?;
    Ok(test::run(&[])? && sizes::run(&[])?)
}
