//! Writes the site folder: files with their compressed twins, and `assets.json`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::collect::{Asset, Name};
use super::compress::twins;
use super::index::{Index, Size};
use crate::{files, hash};

/// The index, at the root of the site.
pub(super) const INDEX: &str = "assets.json";

/// Endings of the compressed twins.
pub(super) const TWINS: [&str; 2] = [".br", ".gz"];

/// Writes what is not there yet and removes files at the root that are no longer made. Older hashed files stay: see `retention`.
pub(super) fn write(assets: &[Asset], site: &Path) -> Result<Index> {
    let mut index = Index::default();
    for asset in assets {
        if asset.name != Name::Fixed {
            let path = format!("pkg/{}", hash::hashed_name(&asset.logical, &asset.bytes));
            index
                .sizes
                .insert(asset.logical.clone(), write_with_twins(&site.join(&path), &asset.bytes)?);
            index.files.insert(asset.logical.clone(), path);
        }
        if asset.name != Name::Hashed {
            let written = write_with_twins(&site.join(&asset.logical), &asset.bytes)?;
            index.sizes.entry(asset.logical.clone()).or_insert(written);
            index.fixed.insert(asset.logical.clone(), hash::hex(&asset.bytes));
        }
    }
    index.seal();
    files::write_if_changed(&site.join(INDEX), &index.to_json()?)?;
    remove_others(&index, site)?;
    Ok(index)
}

/// The file comes last: when it is there with these bytes, its twins are as well, and need not be made again.
fn write_with_twins(path: &Path, bytes: &[u8]) -> Result<Size> {
    if !fs::read(path).is_ok_and(|present| present == bytes) {
        let made = twins(&path.to_string_lossy(), bytes)?;
        for (ending, twin) in TWINS.into_iter().zip([made.br, made.gz]) {
            match twin {
                Some(twin) => files::write_if_changed(&with_ending(path, ending), &twin)?,
                None => files::remove(&with_ending(path, ending))?,
            }
        }
        files::write_if_changed(path, bytes)?;
    }
    let [br, gz] =
        TWINS.map(|ending| fs::metadata(with_ending(path, ending)).ok().map(|twin| twin.len()));
    Ok(Size { raw: bytes.len() as u64, br, gz })
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn remove_others(index: &Index, site: &Path) -> Result<()> {
    for path in files::list(site, &["pkg"])? {
        let name = files::relative(&path, site);
        if name != INDEX && !index.fixed.contains_key(base(&name)) {
            files::remove(&path)?;
        }
    }
    Ok(())
}

/// The name without a twin's ending.
pub(super) fn base(name: &str) -> &str {
    TWINS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tests::scratch;

    fn asset(logical: &str, text: &str, name: Name) -> Asset {
        Asset { logical: logical.to_owned(), bytes: text.repeat(50).into_bytes(), name }
    }

    fn names(site: &Path) -> Vec<String> {
        files::list(site, &[]).unwrap().iter().map(|path| files::relative(path, site)).collect()
    }

    #[test]
    fn writes_files_twins_and_index_and_clears_the_root() {
        let site = scratch("site");
        let first = write(
            &[
                asset("app.js", "one", Name::Hashed),
                asset("sw.js", "sw", Name::Fixed),
                asset("old.txt", "old", Name::Fixed),
            ],
            &site,
        )
        .unwrap();
        assert!(names(&site).contains(&"old.txt.br".to_owned()));
        let second = write(
            &[asset("app.js", "two", Name::Hashed), asset("sw.js", "sw", Name::Fixed)],
            &site,
        )
        .unwrap();
        let app = |index: &Index| index.files["app.js"].clone();
        let mut expected = vec![
            "assets.json".to_owned(),
            "sw.js".to_owned(),
            "sw.js.br".to_owned(),
            "sw.js.gz".to_owned(),
        ];
        for path in [app(&first), app(&second)] {
            expected.extend([format!("{path}.br"), format!("{path}.gz"), path]);
        }
        expected.sort();
        assert_eq!(names(&site), expected, "the older hashed file stays");
        assert_eq!(second.sizes["app.js"].raw, 150);
        assert!(second.sizes["app.js"].br.is_some());
    }

    #[test]
    fn nothing_is_written_when_nothing_changed() {
        let site = scratch("site_same");
        let assets =
            [asset("app.js", "one", Name::Hashed), asset("favicon.svg", "<svg/>", Name::Both)];
        let times = || {
            files::list(&site, &[])
                .unwrap()
                .iter()
                .map(|path| fs::metadata(path).unwrap().modified().unwrap())
                .collect::<Vec<_>>()
        };
        write(&assets, &site).unwrap();
        let before = times();
        write(&assets, &site).unwrap();
        assert_eq!(times(), before);
    }
}
