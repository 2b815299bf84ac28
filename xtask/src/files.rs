//! Files on disk: listing a folder, and writing only what changed, so that Cargo does not rebuild what embeds them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Every file under `folder`, sorted; nothing when the folder is not there. Entries whose name is in `except` are skipped, at any depth.
pub(crate) fn list(folder: &Path, except: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        collect(folder, except, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, except: &[&str], found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?
    {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| except.iter().any(|skipped| name == *skipped)) {
            continue;
        }
        if path.is_dir() {
            collect(&path, except, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The path of a file within `folder`, with `/` on every system.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads a file; the error names it.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes `bytes` unless the file already holds exactly those. A reader never sees half a file.
pub(crate) fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = path.with_file_name(name);
    fs::write(&part, bytes).with_context(|| format!("cannot write {}", part.display()))?;
    fs::rename(&part, path).with_context(|| format!("cannot write {}", path.display()))
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An empty folder for one test, under the workspace's own target folder.
    pub(crate) fn scratch(name: &str) -> PathBuf {
        let folder = crate::project::target().join("xtask-tests").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn an_unchanged_file_keeps_its_time() {
        let file = scratch("write_if_changed").join("a/b.txt");
        write_if_changed(&file, b"one").unwrap();
        let long_ago =
            std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
        write_if_changed(&file, b"one").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
        write_if_changed(&file, b"two").unwrap();
        assert_ne!(fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
        assert_eq!(fs::read(&file).unwrap(), b"two");
    }

    #[test]
    fn lists_sorted_and_skips_what_is_named() {
        let folder = scratch("list");
        for name in ["b.txt", "a/z.txt", "node_modules/x.js", "a/dist/y.js"] {
            write_if_changed(&folder.join(name), b"").unwrap();
        }
        let found: Vec<_> = list(&folder, &["node_modules", "dist"])
            .unwrap()
            .iter()
            .map(|path| relative(path, &folder))
            .collect();
        assert_eq!(found, ["a/z.txt", "b.txt"]);
    }
}
