//! `fondsen.csv`.

use guide::{
    Kind, Slug, Text,
    record::{Fund, Record},
};

use super::{
    base::{columns, fill},
    money,
    report::Action,
    row::{Context, Row},
    sheet::{Sheet, Source},
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "fondsen.csv",
        prefixes: &["fvb-", "f-"],
        name: "naam",
        texts: &["omschrijving"],
        columns: columns![
            "organisatie",
            "max_bedrag_eur",
            "voorwaarden",
            "afwijzingsgronden",
            "aanvragen_via",
            "open_van",
            "open_tot",
            "gestopt",
        ],
    },
    kind: Kind::Fund,
    read,
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Fund::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.giver = row.filled("organisatie");
    it.maximum_euro = row.read("max_bedrag_eur", "dit is geen bedrag in hele euro's", money::euros);
    it.conditions = row.filled("voorwaarden");
    it.rejections = row.filled("afwijzingsgronden");
    it.apply = row.filled("aanvragen_via");
    it.open_from = row.day("open_van");
    it.open_until = row.day("open_tot");
    if it.open_from > it.open_until && it.open_until.is_some() {
        row.tell("open_tot", "dit is eerder dan open_van", Action::Look);
    }
    it.closed = row.yes_or_no("gestopt").unwrap_or_default();
    it.into()
}
