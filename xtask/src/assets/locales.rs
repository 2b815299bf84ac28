//! The texts of each language: kept as TOML, sent to the browser as JSON.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result};

use crate::files;

/// Every `<lang>.toml` in the folder as (`locale-<lang>.json`, its bytes).
pub(super) fn convert(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut converted = Vec::new();
    for path in files::list(folder, &[])? {
        let name = files::relative(&path, folder);
        let Some(language) = name.strip_suffix(".toml") else {
            continue;
        };
        let text = String::from_utf8(files::read(&path)?)
            .with_context(|| format!("{} is not UTF-8", path.display()))?;
        let json = to_json(&text).with_context(|| format!("{} cannot be read", path.display()))?;
        converted.push((format!("locale-{language}.json"), json));
    }
    Ok(converted)
}

/// The same keys, in alphabetical order.
fn to_json(text: &str) -> Result<Vec<u8>> {
    let messages: BTreeMap<String, String> = toml::from_str(text)?;
    Ok(serde_json::to_vec(&messages)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tests::scratch;

    #[test]
    fn keeps_texts_sorted_by_key() {
        let toml = "titel = \"Mienskip\"\n\"aantal#one\" = \"{n} ding\"\n";
        let json = String::from_utf8(to_json(toml).unwrap()).unwrap();
        assert_eq!(json, r#"{"aantal#one":"{n} ding","titel":"Mienskip"}"#);
        assert!(to_json("[aantal]\none = \"{n} ding\"\n").is_err());
    }

    #[test]
    fn an_error_names_the_file() {
        let folder = scratch("locales");
        files::write_if_changed(&folder.join("nl.toml"), b"title = \"ok\"").unwrap();
        files::write_if_changed(&folder.join("README.md"), b"not a locale").unwrap();
        assert_eq!(
            convert(&folder).unwrap(),
            [("locale-nl.json".to_owned(), br#"{"title":"ok"}"#.to_vec())]
        );
        files::write_if_changed(&folder.join("fy.toml"), b"title = ").unwrap();
        assert!(convert(&folder).unwrap_err().to_string().contains("fy.toml"));
    }
}
