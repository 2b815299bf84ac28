//! The programs that must be on the machine, and what to do when one is not.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::command::{command, output};

/// The full path of a program on PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .map(|folder| folder.join(&name))
        .find(|candidate| candidate.is_file())
}

/// Refuses to go on without Node 20 or newer and npm.
pub(crate) fn need_node() -> Result<()> {
    const INSTALL: &str = "Install Node 20 or newer with npm (https://nodejs.org, or on Debian 13 `sudo apt-get install nodejs npm`) and try again";
    for program in ["node", "npm"] {
        if find(program).is_none() {
            bail!("`{program}` is not on this machine. {INSTALL}");
        }
    }
    let version = output(&mut command("node", &["--version"], Path::new(".")))?;
    if major(&version).is_none_or(|number| number < 20) {
        bail!("Node {} is too old. {INSTALL}", version.trim());
    }
    Ok(())
}

/// `v20.20.2` → 20.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Refuses to go on without rustup, which adds the WebAssembly target.
pub(crate) fn need_rustup() -> Result<()> {
    if find("rustup").is_none() {
        bail!(
            "Rust's WebAssembly target is missing and `rustup`, which adds it, is not on this machine. \
             Install rustup (https://rustup.rs) and try again, or install the target `wasm32-unknown-unknown` with your own package manager"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_node_s_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major(""), None);
    }

    #[test]
    fn finds_programs_on_the_path() {
        assert!(find("cargo").is_some());
        assert!(find("no-such-program-anywhere").is_none());
    }
}
