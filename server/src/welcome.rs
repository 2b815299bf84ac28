//! The welcome packs as files, beside `gemeente.toml`.
//!
//! ```text
//! welkom/nl/afval.md                 a block of every pack, in the first language
//! welkom/nl/afval.makkelijk.md       the same in easy words (optional)
//! welkom/nl/oud-oost/afval.md        takes its place in the pack of one area
//! welkom/nl/oud-oost/haven.md        a block of that area alone
//! welkom/uk/afval.md                 a translation
//! welkom/beeld/…                     pictures and sound
//! ```
//!
//! A file begins with its fields, TOML between two lines of `+++`; then comes the text in Markdown. What
//! is the same in every language stands only in the file of the first language. [`read`] makes
//! records of the files and tells everything that is wrong or missing; nothing is published while
//! something is wrong.

mod check;
mod fields;
mod media;
mod text;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::ErrorKind,
};

use guide::{
    Lang, Slug, Text,
    municipality::Municipality,
    record::{Record, WelcomeBlock},
};
use store::{Publication, Store};

use crate::{
    import::{self, ImportError, Options},
    municipality::Files,
};

pub use check::{Missing, check};
pub use media::{FOLDER as MEDIA, media};

/// The folder beside `gemeente.toml`, and the name of the source in the store.
pub const FOLDER: &str = "welkom";
/// What the name of a file with easy words ends in.
const EASY: &str = ".makkelijk";

/// Something about a file that its writer should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, from the folder `welkom`.
    pub file: String,
    /// What it is, in plain Dutch.
    pub problem: String,
    /// Whether the packs cannot be published like this.
    pub is_wrong: bool,
}

/// What the files came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packs {
    /// The blocks.
    pub blocks: Vec<WelcomeBlock>,
    /// What is wrong, and what could be better.
    pub findings: Vec<Finding>,
    /// How many texts of a language no native speaker has checked.
    pub unchecked: BTreeMap<Lang, usize>,
}

impl Packs {
    fn wrong(&mut self, file: &str, problem: impl Into<String>) {
        self.find(file, problem, true);
    }

    fn hint(&mut self, file: &str, problem: impl Into<String>) {
        self.find(file, problem, false);
    }

    fn find(&mut self, file: &str, problem: impl Into<String>, is_wrong: bool) {
        self.findings.push(Finding { file: file.to_owned(), problem: problem.into(), is_wrong });
    }

    /// What makes it impossible to publish the packs.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|it| it.is_wrong)
    }
}

/// Reads the packs of a municipality; none when it has no folder for them. `files` is the folder of
/// `gemeente.toml`.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn read(files: &dyn Files, municipality: &Municipality) -> Result<Option<Packs>, ImportError> {
    let folder = files.folder(FOLDER);
    let folders = match folder.folders() {
        Ok(folders) => folders,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(ImportError::Io(FOLDER.to_owned(), error)),
    };
    let mut packs = Packs::default();
    for name in folders {
        let is_known = municipality.languages.iter().any(|lang| lang.code() == name);
        if !is_known && name != MEDIA {
            let file = format!("{name}/");
            packs.wrong(&file, "deze map is geen taal uit gemeente.toml (veld talen)");
        }
    }
    let mut sheets = BTreeMap::new();
    for &lang in &municipality.languages {
        sheets.insert(lang, sheets_of(&*folder, lang, municipality, &mut packs)?);
    }
    let first = municipality.first_language();
    let originals = sheets.remove(&first).unwrap_or_default();
    for (lang, translations) in &sheets {
        for (key, sheet) in translations.iter().filter(|(key, _)| !originals.contains_key(key)) {
            let problem = format!("hiervan is er geen bestand in {first}/; is de naam goed?");
            packs.wrong(&sheet.file, problem);
            tracing::debug!(%lang, block = %key.1, "a translation of nothing");
        }
    }
    for (key, sheet) in &originals {
        let translations = sheets.iter().filter_map(|(lang, all)| Some((*lang, all.get(key)?)));
        let replaces = key.0.is_some() && originals.contains_key(&(None, key.1.clone()));
        block(&*folder, (key, replaces), (first, sheet), translations, &mut packs);
    }
    packs.findings.sort();
    Ok(Some(packs))
}

/// A block by its area, if it has one, and its name.
type Key = (Option<Slug>, Slug);

/// A file, and the one with easy words beside it.
struct Sheet {
    file: String,
    text: String,
    easy: Option<String>,
}

/// The files of a language.
fn sheets_of(
    folder: &dyn Files,
    lang: Lang,
    municipality: &Municipality,
    packs: &mut Packs,
) -> Result<BTreeMap<Key, Sheet>, ImportError> {
    let mut sheets = BTreeMap::new();
    let own = folder.folder(lang.code());
    let path = format!("{lang}/");
    sheets_in(&*own, &path, None, &mut sheets, packs)?;
    for name in own.folders().unwrap_or_default() {
        let path = format!("{path}{name}/");
        match municipality.area(&name) {
            Some(area) => {
                let own = own.folder(&name);
                sheets_in(&*own, &path, Some(&area.slug), &mut sheets, packs)?;
            }
            None => packs.wrong(&path, "deze map is geen gebied uit gemeente.toml"),
        }
    }
    Ok(sheets)
}

fn sheets_in(
    folder: &dyn Files,
    path: &str,
    area: Option<&Slug>,
    sheets: &mut BTreeMap<Key, Sheet>,
    packs: &mut Packs,
) -> Result<(), ImportError> {
    // A language without a folder has no texts yet.
    let names: BTreeSet<String> = folder.names().unwrap_or_default().into_iter().collect();
    for name in &names {
        let file = format!("{path}{name}");
        let Some(stem) = name.strip_suffix(".md") else {
            packs.wrong(&file, "dit bestand heet niet .md");
            continue;
        };
        if let Some(of) = stem.strip_suffix(EASY) {
            if !names.contains(&format!("{of}.md")) {
                packs.wrong(&file, "het gewone bestand hierbij is er niet");
            }
            continue;
        }
        let Ok(slug) = stem.parse::<Slug>() else {
            packs.wrong(&file, "een naam heeft kleine letters, cijfers en losse streepjes");
            continue;
        };
        let text = text_of(folder, name, &file, packs)?;
        let easy = format!("{stem}{EASY}.md");
        let easy = if names.contains(&easy) {
            text_of(folder, &easy, &format!("{path}{easy}"), packs)?
        } else {
            None
        };
        if let Some(text) = text {
            sheets.insert((area.cloned(), slug), Sheet { file, text, easy });
        }
    }
    Ok(())
}

/// The largest text of a block, in bytes.
const LARGEST: usize = 16 * 1024;

fn text_of(
    folder: &dyn Files,
    name: &str,
    file: &str,
    packs: &mut Packs,
) -> Result<Option<String>, ImportError> {
    let bytes = folder.read(name).map_err(|error| ImportError::Io(file.to_owned(), error))?;
    let bytes = bytes.unwrap_or_default();
    if bytes.len() > LARGEST {
        packs.wrong(file, format!("dit is te lang: hooguit {} kB", LARGEST / 1024));
        return Ok(None);
    }
    let Ok(text) = std::str::from_utf8(&bytes) else {
        packs.wrong(file, "dit bestand is geen UTF-8; sla het zo op");
        return Ok(None);
    };
    Ok(Some(text.trim_start_matches('\u{feff}').replace("\r\n", "\n")))
}

/// Makes a block of its file, its translations and their easy variants.
fn block<'a>(
    folder: &dyn Files,
    ((area, name), replaces): (&Key, bool),
    (first, sheet): (Lang, &Sheet),
    translations: impl Iterator<Item = (Lang, &'a Sheet)>,
    packs: &mut Packs,
) {
    let Some((front, body)) = fields::split(&sheet.text) else {
        packs.wrong(&sheet.file, "het bestand begint niet met velden tussen twee regels +++");
        return;
    };
    let fields = match fields::original(front) {
        Ok(fields) => fields,
        Err(problem) => return packs.wrong(&sheet.file, problem),
    };
    let id = match area {
        Some(area) => Slug::from_name(&format!("{area} {name}")),
        None => Some(name.clone()),
    };
    let Some(id) = id else { return packs.wrong(&sheet.file, "deze naam is te lang") };
    let mut it = WelcomeBlock::new(id, Text::new(first, fields.title.clone()));
    it.area.clone_from(area);
    it.replaces = replaces.then(|| name.clone());
    it.summary = Text::new(first, prose(&sheet.file, body, packs));
    it.easy = Text::new(first, easy(sheet, packs));
    it.sound = Text::new(first, media::sound(folder, &sheet.file, fields.sound.as_deref(), packs));
    it.picture = fields.picture.as_deref().and_then(|name| {
        let alt = Text::new(first, fields.picture_text.clone().unwrap_or_default());
        media::picture(folder, &sheet.file, name, alt, packs)
    });
    fields.fill(&mut it);
    for (lang, sheet) in translations {
        let Some((front, body)) = fields::split(&sheet.text) else {
            packs.wrong(&sheet.file, "het bestand begint niet met velden tussen twee regels +++");
            continue;
        };
        let translated = match fields::translation(front) {
            Ok(translated) => translated,
            Err(problem) => {
                packs.wrong(&sheet.file, problem);
                continue;
            }
        };
        if !translated.checked {
            *packs.unchecked.entry(lang).or_default() += 1;
        }
        it.name = it.name.with(lang, translated.title);
        it.summary = it.summary.with(lang, prose(&sheet.file, body, packs));
        it.easy = it.easy.with(lang, easy(sheet, packs));
        let sound = media::sound(folder, &sheet.file, translated.sound.as_deref(), packs);
        it.sound = it.sound.with(lang, sound);
        if let (Some(picture), Some(alt)) = (&mut it.picture, translated.picture_text) {
            picture.alt = std::mem::take(&mut picture.alt).with(lang, alt);
        }
    }
    packs.blocks.push(it);
}

fn prose(file: &str, body: &str, packs: &mut Packs) -> String {
    let (text, problems) = text::normalised(body);
    for problem in problems {
        packs.wrong(file, problem);
    }
    if text.is_empty() {
        packs.wrong(file, "er staat geen tekst onder de velden");
    }
    text
}

fn easy(sheet: &Sheet, packs: &mut Packs) -> String {
    match &sheet.easy {
        Some(body) => prose(&sheet.file.replace(".md", &format!("{EASY}.md")), body, packs),
        None => String::new(),
    }
}

/// Makes the packs of the municipality the whole content of their source. Tells what was found
/// besides; none when there are no packs.
///
/// # Errors
/// [`ImportError::Packs`] when something is wrong with a file, and as [`import::run`]; nothing has
/// changed then.
pub async fn publish(
    store: &dyn Store,
    municipality: &Municipality,
    files: &dyn Files,
    options: &Options,
) -> Result<Option<(Packs, Publication)>, ImportError> {
    let Some(packs) = read(files, municipality)? else { return Ok(None) };
    let wrong: Vec<String> =
        packs.errors().map(|it| format!("{}: {}", it.file, it.problem)).collect();
    if !wrong.is_empty() {
        return Err(ImportError::Packs(wrong));
    }
    let mut edits = Vec::with_capacity(packs.blocks.len());
    for block in &packs.blocks {
        edits.push(import::edit(&Record::from(block.clone()))?);
    }
    let publication = store.replace_source(FOLDER, &edits, options.now.unix()).await?;
    Ok(Some((packs, publication)))
}

#[cfg(test)]
mod tests;
