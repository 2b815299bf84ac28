//! Finds the languages: a file in `locales/` is one. Makes the table that `src/locales.rs` reads, and
//! says what a language lacks.

use std::{collections::HashMap, env, error::Error, fmt::Write as _, fs, path::Path};

#[path = "src/locales/complete.rs"]
mod complete;

type Messages = HashMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("locales");
    println!("cargo::rerun-if-changed=locales");
    let mut languages = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let messages: Messages = toml::from_str(&fs::read_to_string(&path)?)
                .map_err(|error| format!("app/locales/{name} cannot be read: {error}"))?;
            languages.push((name, path, messages));
        }
    }
    // Dutch first: it is what there is to fall back on.
    languages.sort_by_key(|(name, ..)| (name != "nl.toml", name.clone()));
    let Some((_, _, dutch)) = languages.first().cloned() else {
        return Err("there is no app/locales/nl.toml".into());
    };
    let mut table = String::from("&[\n");
    for (name, path, mut messages) in languages {
        let own = |key: &str, allowed: &[&str]| {
            let key = format!("{}{key}", complete::OF_THE_LANGUAGE);
            let said = messages.get(&key).ok_or(format!("app/locales/{name} has no \"{key}\""))?;
            let is_allowed = allowed.is_empty() || allowed.contains(&said.as_str());
            is_allowed.then_some(said.clone()).ok_or_else(|| {
                format!("app/locales/{name}: \"{key}\" is one of {}", allowed.join(", "))
            })
        };
        let code = name.trim_end_matches(".toml");
        let file = path.to_string_lossy();
        let (own_name, direction) = (own("naam", &[])?, own("richting", &["ltr", "rtl"])?);
        let checked = own("nagekeken", &["ja", "nee"])? == "ja";
        let right_to_left = direction == "rtl";
        writeln!(
            table,
            "Language {{ code: {code:?}, name: {own_name:?}, right_to_left: {right_to_left}, checked: {checked}, \
             #[cfg(feature = \"ssr\")] file: include_str!({file:?}) }},"
        )?;
        for key in complete::complete(&mut messages, &dutch) {
            println!("cargo::warning={code} has no \"{key}\"; the Dutch text is shown");
        }
    }
    table.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), table)?;
    Ok(())
}
