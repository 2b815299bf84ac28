//! Cargo and the Rust toolchain.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command::{command, output, run, step};
use crate::{project, tools};

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// `cargo …` in the workspace, with the Cargo that runs xtask.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut cargo = command(PathBuf::from(program), arguments, &project::root());
    // What Cargo told xtask about itself: some build scripts watch these and would run again after every `cargo` by hand.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(about_xtask) {
            cargo.env_remove(name);
        }
    }
    cargo
}

fn about_xtask(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_")
}

/// Adds the WebAssembly target when the toolchain does not have it.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let root = project::root();
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"], &root))?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    tools::need_rustup()?;
    step("Rust's WebAssembly target", || {
        run(&mut command("rustup", &["target", "add", WASM], &root))
    })
}

/// Builds the server for trying out and returns its binary.
pub(crate) fn build_server() -> Result<PathBuf> {
    step("server", || run(&mut cargo(&["build", "--package", "server"])))?;
    let binary = project::binary("debug");
    anyhow::ensure!(
        binary.is_file(),
        "the package `server` was built, but {} is not there",
        binary.display()
    );
    Ok(binary)
}
