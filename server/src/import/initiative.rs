//! `initiatieven.csv`.

use guide::{
    Kind, Slug, Text,
    record::{Initiative, Record, Stage},
};

use super::{
    base::{columns, fill},
    contact, money, regions,
    row::{Context, Row},
    sheet::{Sheet, Source},
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "initiatieven.csv",
        prefixes: &["ivb-", "i-"],
        name: "naam",
        texts: &["omschrijving"],
        columns: columns![
            "gebied",
            "buurtcode",
            "organisatie_id",
            "locatie_id",
            "contact",
            "jaar",
            "budget_eur",
            "stand",
        ],
    },
    kind: Kind::Initiative,
    read,
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Initiative::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.organisation = row.reference("organisatie_id", Kind::Organisation, context);
    it.place = row.reference("locatie_id", Kind::Place, context);
    it.area_text = row.filled("gebied");
    it.regions = match regions::of_code(row, context) {
        Some(regions) => regions,
        None => regions::of_names(row, context),
    };
    it.contact = contact::from_sentence(row);
    it.year = row.read("jaar", "dit is geen jaar", |cell| {
        cell.parse().ok().filter(|year| (1900..=2100).contains(year))
    });
    it.budget_euro = row.read("budget_eur", "dit is geen bedrag in hele euro's", money::euros);
    it.stage = row.read("stand", STAGE_PROBLEM, stage);
    it.into()
}

/// What is said of a stage that is none.
pub(super) const STAGE_PROBLEM: &str =
    "dit is geen idee, begin, bezig (op-weg), bijna, loopt of klaar";

/// How far something has come.
pub(super) fn stage(cell: &str) -> Option<Stage> {
    match cell.to_lowercase().as_str() {
        "idee" => Some(Stage::Idea),
        "begin" => Some(Stage::Begun),
        "bezig" | "op-weg" | "op weg" => Some(Stage::UnderWay),
        "bijna" => Some(Stage::Nearly),
        "loopt" => Some(Stage::Running),
        "klaar" => Some(Stage::Done),
        _ => None,
    }
}
