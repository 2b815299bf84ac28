//! The texts of each language: kept as TOML, sent to the browser as JSON.
//!
//! The keys are the same in every language and a third of the bytes, so they are a file of their own;
//! a phone loads that once, whatever languages it shows. What a language lacks is there in Dutch.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};

use anyhow::{Context, Result};

use crate::files;

#[path = "../../../app/src/locales/complete.rs"]
mod complete;

type Messages = HashMap<String, String>;

/// The keys, in a list.
const KEYS: &str = "texts.json";

/// From every `<lang>.toml` in the folder: the keys as (`texts.json`, its bytes), and the messages
/// as (`locale-<lang>.json`, its bytes): a list in the order of the keys, `null` where a language
/// has none (its plurals may need other forms).
pub(super) fn convert(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut locales = Vec::new();
    for path in files::list(folder, &[])? {
        let name = files::relative(&path, folder);
        let Some(language) = name.strip_suffix(".toml") else {
            continue;
        };
        let text = String::from_utf8(files::read(&path)?)
            .with_context(|| format!("{} is not UTF-8", path.display()))?;
        let messages: Messages =
            toml::from_str(&text).with_context(|| format!("{} cannot be read", path.display()))?;
        locales.push((language.to_owned(), messages));
    }
    let is_dutch = |(language, _): &&(String, Messages)| language == "nl";
    let dutch = locales.iter().find(is_dutch).map(|(_, dutch)| dutch.clone());
    let dutch = dutch.context("there is no nl.toml")?;
    for (language, messages) in &mut locales {
        for key in complete::complete(messages, &dutch) {
            println!("  {language} has no \"{key}\"; the Dutch text is shown");
        }
    }
    let keys: BTreeSet<&String> =
        locales.iter().flat_map(|(_, messages)| messages.keys()).collect();
    let mut converted = vec![(KEYS.to_owned(), serde_json::to_vec(&keys)?)];
    for (language, messages) in &locales {
        let messages: Vec<_> = keys.iter().map(|key| messages.get(*key)).collect();
        converted.push((format!("locale-{language}.json"), serde_json::to_vec(&messages)?));
    }
    Ok(converted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tests::scratch;

    #[test]
    fn messages_stand_in_the_order_of_the_keys() {
        let folder = scratch("texts");
        let write = |name: &str, toml: &str| {
            files::write_if_changed(&folder.join(name), toml.as_bytes()).unwrap();
        };
        write(
            "nl.toml",
            "titel = \"Mienskip\"\n\"aantal#one\" = \"{n} ding\"\n\"deze-taal.naam\" = \"x\"\n",
        );
        write("pl.toml", "\"aantal#few\" = \"{n} rzeczy\"\n\"aantal#one\" = \"{n} rzecz\"\n");
        let files: Vec<(String, String)> = convert(&folder)
            .unwrap()
            .into_iter()
            .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
            .collect();
        let expected = [
            ("texts.json", r#"["aantal#few","aantal#one","titel"]"#),
            ("locale-nl.json", r#"[null,"{n} ding","Mienskip"]"#),
            ("locale-pl.json", r#"["{n} rzeczy","{n} rzecz","Mienskip"]"#),
        ];
        assert_eq!(files, expected.map(|(name, json)| (name.to_owned(), json.to_owned())));
    }

    #[test]
    fn what_a_language_lacks_is_named_and_shown_in_dutch() {
        let table = |pairs: &[(&str, &str)]| -> Messages {
            pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
        };
        let dutch = table(&[
            ("deze-taal.naam", "Nederlands"),
            ("titel", "Welkom"),
            ("dag#one", "{n} dag"),
            ("dag#other", "{n} dagen"),
            ("uur#one", "{n} uur"),
            ("uur#other", "{n} uren"),
        ]);
        let mut own = table(&[
            ("deze-taal.naam", "Polski"),
            ("deze-taal.richting", "ltr"),
            ("dag#few", "{n} dni"),
        ]);
        let missing = complete::complete(&mut own, &dutch);
        assert_eq!(missing, ["dag#other", "titel", "uur#one", "uur#other"]);
        let whole = [
            ("titel", "Welkom"),
            ("dag#few", "{n} dni"),
            ("dag#other", "{n} dagen"),
            ("uur#one", "{n} uur"),
            ("uur#other", "{n} uren"),
        ];
        assert_eq!(own, table(&whole), "what is said of the language itself is no text");
        assert!(complete::complete(&mut own, &dutch).is_empty());
    }

    #[test]
    fn an_error_names_the_file() {
        let folder = scratch("locales");
        files::write_if_changed(&folder.join("README.md"), b"not a locale").unwrap();
        files::write_if_changed(&folder.join("nl.toml"), b"title = \"ok\"").unwrap();
        assert_eq!(convert(&folder).unwrap().len(), 2);
        for wrong in [&b"title = "[..], b"[aantal]\none = \"{n} ding\"\n"] {
            files::write_if_changed(&folder.join("fy.toml"), wrong).unwrap();
            assert!(convert(&folder).unwrap_err().to_string().contains("fy.toml"));
        }
    }
}
