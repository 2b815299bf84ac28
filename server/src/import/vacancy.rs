//! `vacatures.csv`.

use guide::{
    Kind, Slug, Text,
    record::{ConductCertificate, Record, Vacancy},
};

use super::{
    base::{columns, fill},
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
            "vergoeding",
            "vog",
            "taalniveau",
            "eenmalig",
            "thuis",
            "vanaf_leeftijd",
            "maatje",
            "aantal",
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
    it.hours = row.filled("uren_per_week").map(|hours| in_words(&hours));
    it.day_parts = row.list("dagdelen");
    it.skills = row.list("vaardigheden");
    it.learn = row.list("leren");
    it.allowance = row.filled("vergoeding");
    it.conduct = row.read("vog", "dit is geen ja, nee of gratis", conduct);
    it.language_level = row.filled("taalniveau");
    it.once = row.yes_or_no("eenmalig").unwrap_or_default();
    it.from_home = row.yes_or_no("thuis").unwrap_or_default();
    it.buddy = row.yes_or_no("maatje").unwrap_or_default();
    it.minimum_age = row.read("vanaf_leeftijd", "dit is geen leeftijd", |cell| {
        cell.trim_end_matches([' ', '+']).parse().ok().filter(|age| *age < 120)
    });
    it.wanted = row.parse("aantal", "dit is geen heel getal");
    it.into()
}

/// `2` becomes `2 uur per week`, `3 per maand` becomes `3 uur per maand`; other words stay.
fn in_words(hours: &str) -> String {
    let (number, rest) = hours.split_once(' ').unwrap_or((hours, "per week"));
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'));
    if is_number && rest.starts_with("per ") {
        format!("{number} uur {rest}")
    } else {
        hours.to_owned()
    }
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
        assert_eq!(in_words("2"), "2 uur per week");
        assert_eq!(in_words("1,5"), "1,5 uur per week");
        assert_eq!(in_words("3 per maand"), "3 uur per maand");
        assert_eq!(in_words("minimaal een dagdeel per week"), "minimaal een dagdeel per week");
    }
}
