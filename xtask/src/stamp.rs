//! Stamps: a step writes down a hash of what it worked from, and is skipped while that hash stays the same.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::{files, hash, project};

/// Does `work` unless the stamp `name` says it was already done for these inputs and `result` is there. Tells whether it was done.
pub(crate) fn when_changed(
    name: &str,
    inputs: &str,
    result: &Path,
    work: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    when_changed_in(&project::work(), name, inputs, result, work)
}

fn when_changed_in(
    folder: &Path,
    name: &str,
    inputs: &str,
    result: &Path,
    work: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let stamp = folder.join(format!("{name}.stamp"));
    if result.exists() && fs::read_to_string(&stamp).is_ok_and(|present| present == inputs) {
        return Ok(false);
    }
    // Gone before the work starts: half-done work must not pass for done.
    files::remove(&stamp)?;
    work()?;
    files::write_if_changed(&stamp, inputs.as_bytes())?;
    Ok(true)
}

/// The hash of every file under `folder`, for use as a stamp's inputs.
pub(crate) fn of_folder(folder: &Path, except: &[&str]) -> Result<String> {
    let mut parts = Vec::new();
    for path in files::list(folder, except)? {
        parts.push((files::relative(&path, folder), files::read(&path)?));
    }
    Ok(hash::of_parts(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tests::scratch;

    #[test]
    fn works_once_for_the_same_inputs() {
        let folder = scratch("stamp_same");
        let result = folder.join("result");
        let again = |inputs: &str| {
            when_changed_in(&folder, "step", inputs, &result, || {
                files::write_if_changed(&result, b"r")
            })
            .unwrap()
        };
        assert!(again("one"));
        assert!(!again("one"));
        assert!(again("two"));
        fs::remove_file(&result).unwrap();
        assert!(again("two"), "a result that was removed is made again");
    }

    #[test]
    fn failed_work_is_not_stamped() {
        let folder = scratch("stamp_failed");
        assert!(when_changed_in(&folder, "step", "one", &folder, || anyhow::bail!("no")).is_err());
        assert!(when_changed_in(&folder, "step", "one", &folder, || Ok(())).unwrap());
    }

    #[test]
    fn a_folder_s_hash_follows_names_and_contents() {
        let folder = scratch("stamp_folder");
        files::write_if_changed(&folder.join("a.css"), b"a").unwrap();
        let first = of_folder(&folder, &["dist"]).unwrap();
        files::write_if_changed(&folder.join("dist/out.css"), b"o").unwrap();
        assert_eq!(of_folder(&folder, &["dist"]).unwrap(), first);
        fs::rename(folder.join("a.css"), folder.join("b.css")).unwrap();
        assert_ne!(of_folder(&folder, &["dist"]).unwrap(), first);
    }
}
