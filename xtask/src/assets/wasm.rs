//! The app as WebAssembly, and the JavaScript that binds it to the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::slim;
use crate::command::{run, step};
use crate::{files, hash, project, rust, stamp};

/// Bound into the stamp, so that a new version of wasm-bindgen binds again.
const BINDGEN: &str = "0.2.130, slim 6";

/// Where `app.js`, `app_bg.wasm` and `snippets/` are written.
pub(super) fn output() -> PathBuf {
    project::work().join("bindgen")
}

/// Compiles (Cargo knows when it must) and binds (when the compiled module changed).
pub(super) fn build() -> Result<()> {
    rust::ensure_wasm_target()?;
    step("app to WebAssembly", || {
        // The places in messages of panics are shorter, and tell nobody who built this.
        let flags = format!(
            "target.{}.rustflags=['--remap-path-prefix={}=/crates']",
            rust::WASM,
            registry()?.display()
        );
        let arguments = [
            "--config",
            &flags,
            "build",
            "--package",
            "app",
            "--lib",
            "--target",
            rust::WASM,
            "--no-default-features",
            "--features",
            "hydrate",
            "--profile",
            "wasm",
        ];
        run(&mut rust::cargo(&arguments))
    })?;
    let module = project::target().join(rust::WASM).join("wasm/app.wasm");
    let inputs = format!("{BINDGEN} {}", hash::hex(&files::read(&module)?));
    stamp::when_changed("bindgen", &inputs, &output().join("app.js"), || {
        step("its JavaScript", || bind(&module, &output()))
    })?;
    Ok(())
}

/// Where Cargo unpacks the source of other crates.
fn registry() -> Result<PathBuf> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir().context("this computer knows no home folder")?.join(".cargo"),
    };
    Ok(home.join("registry/src"))
}

/// The web target without TypeScript and producers; without names, but for those that [`slim`] still needs; without a default address for the module, because `boot.js` passes the hashed one.
fn bind(module: &Path, output: &Path) -> Result<()> {
    if output.exists() {
        fs::remove_dir_all(output).with_context(|| format!("cannot empty {}", output.display()))?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .web(true)?
        .typescript(false)
        .remove_name_section(false)
        .remove_producers_section(true)
        .omit_default_module_path(true);
    bindgen.generate(output)?;
    slim::slim(output)
}
