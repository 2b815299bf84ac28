//! The texts of each language: kept as TOML, sent to the browser as JSON.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value as Json;
use toml::Value as Toml;

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

/// The same tables and keys, without white space, in alphabetical order.
fn to_json(text: &str) -> Result<Vec<u8>> {
    let table: toml::Table = toml::from_str(text)?;
    Ok(serde_json::to_vec(&value(Toml::Table(table)))?)
}

fn value(toml: Toml) -> Json {
    match toml {
        Toml::String(text) => text.into(),
        Toml::Integer(number) => number.into(),
        Toml::Float(number) => number.into(),
        Toml::Boolean(truth) => truth.into(),
        Toml::Datetime(moment) => moment.to_string().into(),
        Toml::Array(items) => items.into_iter().map(value).collect::<Vec<_>>().into(),
        Toml::Table(table) => {
            let mut entries: Vec<_> = table.into_iter().collect();
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            Json::Object(entries.into_iter().map(|(key, item)| (key, value(item))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tests::scratch;

    #[test]
    fn keeps_tables_and_texts_sorted_by_key() {
        let toml = "title = \"Mienskip\"\n[search]\nplaceholder = \"Wat sykje jo?\"\ncount = { one = \"{n} resultaat\", other = \"{n} resultaten\" }\ndays = [\"mo\", \"di\"]\n";
        let json = String::from_utf8(to_json(toml).unwrap()).unwrap();
        assert_eq!(
            json,
            r#"{"search":{"count":{"one":"{n} resultaat","other":"{n} resultaten"},"days":["mo","di"],"placeholder":"Wat sykje jo?"},"title":"Mienskip"}"#
        );
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
