//! `fondsen.csv`.

use guide::{
    Kind, Slug, Text,
    record::{Fund, Record},
};

use super::{
    base::{columns, fill},
    money,
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
    it.into()
}
