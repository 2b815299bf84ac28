//! Finds the languages of the words that only the server says: those with every file in `locales/` that
//! Dutch has. Makes the table that `src/words.rs` reads.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("locales");
    println!("cargo::rerun-if-changed=locales");
    // By language, and then by what the file is about: `mail-nl.toml`.
    let mut languages: BTreeMap<String, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some((about, code)) = name.strip_suffix(".toml").and_then(|it| it.rsplit_once('-')) {
            languages.entry(code.to_owned()).or_default().insert(about.to_owned(), path);
        }
    }
    let dutch = languages.remove("nl").ok_or("there are no Dutch words in server/locales")?;
    let parts: BTreeSet<&String> = dutch.keys().collect();
    let mut table = String::from("&[\n");
    add(&mut table, "nl", &dutch)?;
    for (code, files) in &languages {
        let missing: Vec<&&String> = parts.iter().filter(|it| !files.contains_key(**it)).collect();
        if missing.is_empty() {
            add(&mut table, code, files)?;
        }
        for about in missing {
            println!(
                "cargo::warning=there is no server/locales/{about}-{code}.toml; \
                 letters and pages for one person are in Dutch"
            );
        }
    }
    table.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), table)?;
    Ok(())
}

fn add(table: &mut String, code: &str, files: &BTreeMap<String, PathBuf>) -> std::fmt::Result {
    write!(table, "({code:?}, &[")?;
    for path in files.values() {
        let file = path.to_string_lossy();
        write!(table, "include_str!({file:?}), ")?;
    }
    writeln!(table, "]),")
}
