//! `vacatures.csv`.

use guide::{
    Kind, Slug, Text,
    filter::Dutch,
    record::{ConductCertificate, Record, Vacancy},
};

use super::{
    base::{columns, fill},
    contact,
    row::{Context, Row},
    sheet::{Sheet, Source},
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "vacatures.csv",
        prefixes: &["vvb-", "v-"],
        name: "titel",
        texts: &["omschrijving"],
        columns: columns![
            "organisatie_id",
            "locatie_id",
            "taken",
            "uren_per_week",
            "dagdelen",
            "vaardigheden",
            "leren",
            "training",
            "vergoeding",
            "vog",
            "taalniveau",
            "eenmalig",
            "thuis",
            "vanaf_leeftijd",
            "maatje",
            "aantal",
            "contact",
        ],
    },
    kind: Kind::Vacancy,
    read,
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Vacancy::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.organisation = row.reference("organisatie_id", Kind::Organisation, context);
    it.place = row.reference("locatie_id", Kind::Place, context);
    it.tasks = row.list("taken");
    it.once = row.yes_or_no("eenmalig").unwrap_or_default();
    it.hours = row.filled("uren_per_week").map(|hours| in_words(&hours, it.once));
    it.day_parts = row.list("dagdelen");
    it.skills = row.list("vaardigheden");
    it.learn = row.list("leren");
    it.training = row.filled("training");
    it.allowance = row.filled("vergoeding");
    it.conduct = row.read("vog", "dit is geen ja, nee of gratis", conduct);
    it.language_level = row.read("taalniveau", "dit is geen taalniveau, zoals A2 of geen", level);
    it.from_home = row.yes_or_no("thuis").unwrap_or_default();
    it.buddy = row.yes_or_no("maatje").unwrap_or_default();
    it.minimum_age = row.read("vanaf_leeftijd", "dit is geen leeftijd", |cell| {
        cell.trim_end_matches([' ', '+']).parse().ok().filter(|age| *age < 120)
    });
    it.wanted = row.parse("aantal", "dit is geen heel getal");
    it.contact = contact::from_sentence(row);
    it.into()
}

/// `2` becomes `2 uur per week`, `3 per maand` becomes `3 uur per maand`; other words stay. What is
/// done once takes no hours a week, so its `8` becomes `8 uur`.
fn in_words(hours: &str, once: bool) -> String {
    let (number, rest) = hours.split_once(' ').unwrap_or((hours, "per week"));
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'));
    if is_number && once && number == hours {
        format!("{number} uur")
    } else if is_number && rest.starts_with("per ") {
        format!("{number} uur {rest}")
    } else {
        hours.to_owned()
    }
}

/// A level of the Common European Framework, or none at all.
fn level(cell: &str) -> Option<String> {
    let known = Dutch::LEVELS.into_iter().find(|level| level.eq_ignore_ascii_case(cell));
    known.map(str::to_owned)
}

fn conduct(cell: &str) -> Option<ConductCertificate> {
    match cell.to_lowercase().as_str() {
        "ja" => Some(ConductCertificate::Needed),
        "nee" => Some(ConductCertificate::NotNeeded),
        "gratis" => Some(ConductCertificate::FreeThroughOrganisation),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_said_in_words() {
        for (cell, words) in [
            ("2", "2 uur per week"),
            ("1,5", "1,5 uur per week"),
            ("3 per maand", "3 uur per maand"),
            ("minimaal een dagdeel per week", "minimaal een dagdeel per week"),
        ] {
            assert_eq!(in_words(cell, false), words);
        }
        assert_eq!(in_words("8", true), "8 uur");
        assert_eq!(in_words("een hele dag", true), "een hele dag");
    }
}
