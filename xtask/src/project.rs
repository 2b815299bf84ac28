//! Where everything is: the workspace and the folders that are built into.

use std::path::PathBuf;

/// The workspace: the folder above `xtask`, also when the binary was built in another checkout.
pub(crate) fn root() -> PathBuf {
    let manifest = std::env::var("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let manifest = PathBuf::from(manifest);
    manifest.parent().map_or_else(|| manifest.clone(), PathBuf::from)
}

/// Cargo's own output.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// What the server hands to browsers. Always in the workspace, whatever `CARGO_TARGET_DIR` says: the server embeds this path.
pub(crate) fn site() -> PathBuf {
    root().join("target/site")
}

/// Stamps, ledgers and intermediate files of xtask itself.
pub(crate) fn work() -> PathBuf {
    root().join("target/xtask")
}

/// The server's binary in a Cargo profile's folder (`debug` or `release`).
pub(crate) fn binary(profile_folder: &str) -> PathBuf {
    target().join(profile_folder).join(format!("mienskip{}", std::env::consts::EXE_SUFFIX))
}
