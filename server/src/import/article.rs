//! `kennisbank.csv`.

use guide::{
    Kind, Slug, Text,
    record::{Article, ArticleKind, Record},
};

use super::{
    base::{columns, fill},
    contact, links,
    row::{Context, Row},
    sheet::{Sheet, Source},
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "kennisbank.csv",
        prefixes: &["kvb-", "k-"],
        name: "titel",
        texts: &["samenvatting"],
        columns: columns!["soort", "leren", "link", "contact"],
    },
    kind: Kind::Article,
    read,
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Article::new(id, name);
    fill!(it, row, context, "samenvatting");
    it.sort = row.read("soort", "deze soort is niet bekend", sort);
    it.learn = row.list("leren");
    it.link = links::link(row);
    it.contact = contact::from_sentence(row);
    it.into()
}

/// The kinds of article, and what sources call them.
fn sort(cell: &str) -> Option<ArticleKind> {
    match cell.to_lowercase().as_str() {
        "handleiding" => Some(ArticleKind::Guide),
        "verhaal" => Some(ArticleKind::Story),
        "training" | "cursus" => Some(ArticleKind::Training),
        "voorbeeld" => Some(ArticleKind::Example),
        "achtergrond" | "beleid" | "onderzoek" | "verslag" | "dorpsplan" => {
            Some(ArticleKind::Background)
        }
        _ => None,
    }
}
