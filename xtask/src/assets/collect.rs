//! What goes to the browser: each file with its logical name, and whether it gets a hash in its name.

use std::{collections::BTreeMap, mem, path::Path};

use anyhow::{Context, Result, ensure};

use super::{locales, style, wasm};
use crate::command::{command, filter};
use crate::{files, hash, project};

/// One file to hand to browsers.
pub(super) struct Asset {
    /// The name the code knows it by: `app.js`, `icons/app-192.png`.
    pub(super) logical: String,
    pub(super) bytes: Vec<u8>,
    pub(super) name: Name,
}

/// Under which name a file is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// In `pkg/`, with a hash: browsers may keep it for ever.
    Hashed,
    /// At the root, as it is called: browsers and the server ask for it by that name.
    Fixed,
    /// Both: an icon that browsers look for by its name and that pages link to by its hash.
    Both,
}

/// Everything, by logical name.
pub(super) fn all() -> Result<Vec<Asset>> {
    let mut assets = bound(&wasm::output())?;
    for path in files::list(&style::output(), &[])? {
        if path.extension().is_none_or(|extension| extension != "map") {
            assets.push(hashed(files::relative(&path, &style::output()), files::read(&path)?));
        }
    }
    for (logical, bytes) in locales::convert(&project::root().join("app/locales"))? {
        assets.push(hashed(logical, bytes));
    }
    let public = project::root().join("public");
    for path in files::list(&public, &[])? {
        let logical = files::relative(&path, &public);
        assets.push(Asset { name: name_of(&logical), bytes: files::read(&path)?, logical });
    }
    minify(&mut assets)?;
    assets.sort_by(|one, other| one.logical.cmp(&other.logical));
    for pair in assets.windows(2) {
        let [one, other] = pair else { continue };
        ensure!(
            one.logical != other.logical,
            "two files are both called `{}`; rename one (style/dist, public, app/locales)",
            one.logical
        );
    }
    Ok(assets)
}

/// Takes what only people need out of the scripts.
fn minify(assets: &mut [Asset]) -> Result<()> {
    let is_script = |asset: &&mut Asset| {
        Path::new(&asset.logical).extension().is_some_and(|extension| extension == "js")
    };
    let mut scripts = BTreeMap::new();
    for asset in assets.iter_mut().filter(is_script) {
        scripts.insert(asset.logical.clone(), String::from_utf8(mem::take(&mut asset.bytes))?);
    }
    let input = serde_json::to_string(&scripts)?;
    let smaller = filter(&mut command("node", &["minify.mjs"], &style::folder()), input)?;
    let mut smaller: BTreeMap<String, String> = serde_json::from_str(&smaller)?;
    for asset in assets.iter_mut().filter(is_script) {
        let script = smaller.remove(&asset.logical);
        asset.bytes = script.with_context(|| format!("{} is gone", asset.logical))?.into_bytes();
    }
    Ok(())
}

fn hashed(logical: String, bytes: Vec<u8>) -> Asset {
    Asset { logical, bytes, name: Name::Hashed }
}

/// The name of a file in `public/`: images, fonts and scripts are hashed, what is asked for by name is not.
fn name_of(logical: &str) -> Name {
    match logical {
        "favicon.svg" | "favicon.ico" | "apple-touch-icon.png" => Name::Both,
        "sw.js" => Name::Fixed,
        _ => match logical.rsplit_once('.') {
            Some((_, "js" | "png" | "svg" | "webp" | "avif" | "jpg" | "woff2")) => Name::Hashed,
            _ => Name::Fixed,
        },
    }
}

/// wasm-bindgen's output. `app.js` imports its snippets by path, so those paths are replaced by the hashed names.
fn bound(folder: &Path) -> Result<Vec<Asset>> {
    let mut script = String::from_utf8(files::read(&folder.join("app.js"))?)?;
    let mut assets =
        vec![hashed("app_bg.wasm".to_owned(), files::read(&folder.join("app_bg.wasm"))?)];
    for path in files::list(&folder.join("snippets"), &[])? {
        let logical = files::relative(&path, folder);
        let bytes = files::read(&path)?;
        ensure!(
            !imports_a_neighbour(&String::from_utf8_lossy(&bytes)),
            "the snippet {logical} imports another file by its path, which has another name once it is hashed; put them in one file"
        );
        script = script.replace(
            &format!("./{logical}"),
            &format!("./{}", hash::hashed_name(&logical, &bytes)),
        );
        assets.push(hashed(logical, bytes));
    }
    assets.push(hashed("app.js".to_owned(), script.into_bytes()));
    Ok(assets)
}

fn imports_a_neighbour(script: &str) -> bool {
    script.lines().map(str::trim_start).any(|line| {
        (line.starts_with("import") || line.starts_with("export"))
            && ["'./", "\"./", "'../", "\"../"].iter().any(|path| line.contains(path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tests::scratch;

    #[test]
    fn what_is_asked_for_by_name_keeps_it() {
        for (logical, name) in [
            ("boot.js", Name::Hashed),
            ("kluis.js", Name::Hashed),
            ("icons/app-192.png", Name::Hashed),
            ("favicon.svg", Name::Both),
            ("apple-touch-icon.png", Name::Both),
            ("sw.js", Name::Fixed),
            ("manifest.webmanifest", Name::Fixed),
            ("robots.txt", Name::Fixed),
        ] {
            assert_eq!(name_of(logical), name, "{logical}");
        }
    }

    #[test]
    fn the_script_imports_snippets_by_their_hashed_names() {
        let folder = scratch("snippets");
        files::write_if_changed(&folder.join("app_bg.wasm"), b"\0asm").unwrap();
        files::write_if_changed(&folder.join("snippets/db-0a1b/inline0.js"), b"abc").unwrap();
        files::write_if_changed(
            &folder.join("app.js"),
            b"import { x } from './snippets/db-0a1b/inline0.js';",
        )
        .unwrap();
        let assets = bound(&folder).unwrap();
        let script = assets.iter().find(|asset| asset.logical == "app.js").unwrap();
        assert_eq!(script.bytes, b"import { x } from './inline0.ba7816bf.js';");
        files::write_if_changed(
            &folder.join("snippets/db-0a1b/inline0.js"),
            b"import './other.js';",
        )
        .unwrap();
        assert!(bound(&folder).is_err());
    }
}
