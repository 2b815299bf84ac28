//! The questions that lead residents to services, and the numbers for what cannot wait.
//!
//! The questions are a file of their own: that of the municipality when `gemeente.toml` names one,
//! or else the one that comes with the program, which knows nothing of any municipality.

use std::collections::HashSet;

use guide::{
    Slug, Text,
    help::{HelpQuestion, HelpTopic, UrgentNumber},
    theme::Theme,
};

use super::{MunicipalityError, error, fields::Fields, files::Files};

/// The name of the file that comes with the program.
const FILE: &str = "hulpvragen.toml";
const COMMON: &str = include_str!("../../data/hulpvragen.toml");
/// The pictures that there are, by name.
const ICONS: &str = include_str!("../../../style/icons.json");

const SLUG: &str = "een naam van kleine letters, cijfers en losse streepjes";
const THEME: &str = "een thema; kijk in themas.csv welke er zijn";

/// The topics of a file of the municipality, or else those of every municipality.
pub(super) fn topics(
    files: &dyn Files,
    own: Option<&str>,
) -> Result<Vec<HelpTopic>, MunicipalityError> {
    match own {
        Some(file) => read(file, &error::read_text(files, file)?),
        None => read(FILE, COMMON),
    }
}

fn read(file: &str, text: &str) -> Result<Vec<HelpTopic>, MunicipalityError> {
    let table = error::read_table(file, text)?;
    let fields = Fields::new(file, &table);
    fields.no_others(&["onderwerp"])?;
    let mut topics: Vec<HelpTopic> = Vec::new();
    let mut asked: HashSet<Slug> = HashSet::new();
    for part in fields.parts("onderwerp")? {
        let topic = topic(&part, &mut asked)?;
        if topics.iter().any(|it| it.slug == topic.slug) {
            return Err(part.wrong("slug", format!("'{}' is al een ander onderwerp", topic.slug)));
        }
        topics.push(topic);
    }
    if topics.is_empty() {
        return Err(fields.wrong("onderwerp", "er staat geen onderwerp in"));
    }
    Ok(topics)
}

fn topic(part: &Fields<'_>, asked: &mut HashSet<Slug>) -> Result<HelpTopic, MunicipalityError> {
    part.no_others(&["slug", "thema", "icoon", "naam", "vraag"])?;
    let icon = part.text("icoon")?;
    if !ICONS.contains(&format!("\"{icon}\":")) {
        return Err(part.wrong("icoon", format!("'{icon}' is geen icoon uit style/icons.json")));
    }
    let mut questions: Vec<HelpQuestion> = Vec::new();
    for part in part.parts("vraag")? {
        let question = question(&part)?;
        if !asked.insert(question.slug.clone()) {
            return Err(part.wrong("slug", format!("'{}' is al een andere vraag", question.slug)));
        }
        questions.push(question);
    }
    if questions.is_empty() {
        return Err(part.wrong("vraag", "dit onderwerp heeft geen vragen"));
    }
    Ok(HelpTopic {
        slug: part.parse("slug", SLUG)?,
        name: part.said("naam")?,
        icon,
        themes: themes(part)?,
        questions,
    })
}

fn question(part: &Fields<'_>) -> Result<HelpQuestion, MunicipalityError> {
    part.no_others(&["slug", "tekst", "thema", "woorden"])?;
    let words = part.list("woorden")?;
    if words.iter().any(|word| guide::fold::words(word).count() != 1) {
        return Err(part.wrong("woorden", "hier horen losse woorden, zonder spaties of streepjes"));
    }
    Ok(HelpQuestion {
        slug: part.parse("slug", SLUG)?,
        text: part.said("tekst")?,
        themes: themes(part)?,
        words: words.iter().map(|word| guide::fold::fold(word)).collect(),
    })
}

fn themes(part: &Fields<'_>) -> Result<Vec<Theme>, MunicipalityError> {
    part.parse_list("thema", THEME)
}

/// The numbers for what cannot wait.
pub(super) fn urgent(fields: &Fields<'_>) -> Result<Vec<UrgentNumber>, MunicipalityError> {
    fields.parts("nood")?.iter().map(number).collect()
}

fn number(part: &Fields<'_>) -> Result<UrgentNumber, MunicipalityError> {
    part.no_others(&["naam", "uitleg", "telefoon"])?;
    let phone = part.text("telefoon")?;
    let digits = phone.bytes().filter(u8::is_ascii_digit).count();
    let known = phone.chars().all(|c| c.is_ascii_digit() || "+- ".contains(c));
    if !(3..=13).contains(&digits) || !known {
        return Err(part.wrong("telefoon", format!("'{phone}' is geen telefoonnummer")));
    }
    let note = if part.has("uitleg") { part.said("uitleg")? } else { Text::default() };
    Ok(UrgentNumber { name: part.said("naam")?, note, phone })
}
