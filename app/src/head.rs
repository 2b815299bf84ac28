//! Title and description of a page, for the window, search engines and share previews.

use guide::{
    Answer, Kind,
    ask::{Chosen, PrintAnswer, RegionName, WelcomeAnswer},
};

use crate::{
    address::{Address, Page},
    context::{Seen, Site},
    texts::Texts,
};

/// What the head of a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title of the window.
    pub title: String,
    /// One or two sentences about the page.
    pub description: String,
    /// Whether search engines should keep it.
    pub indexed: bool,
}

/// The head of a page.
#[must_use]
pub fn head(texts: &Texts, site: &Site, address: &Address, seen: &Seen) -> Head {
    let lang = texts.lang();
    let mut indexed = true;
    let mut description = texts.with("site.omschrijving", &[("gemeente", &site.name)]);
    let name = match seen {
        Seen::Unreadable(_) => {
            indexed = false;
            Some(texts.get("onleesbaar"))
        }
        Seen::Answer(answer) => match answer {
            Answer::Home(home) => home.region.as_ref().map(|region| region.name.clone()),
            Answer::List(list) => {
                description = texts.get(&format!("kinds.{}.uitleg", list.kind.name()));
                Some(match &list.asked {
                    Some(asked) => asked.question.text.clone(),
                    None => list_title(texts, list.kind, list.region.as_ref()),
                })
            }
            Answer::Detail(detail) => {
                let common = detail.record.common();
                let summary = common.summary().get(lang).0;
                if !summary.is_empty() {
                    summary.clone_into(&mut description);
                }
                indexed = detail.ended.is_none();
                let name = common.name().get(lang).0;
                let form = match address.page {
                    Page::Correction(..) => Some("klopt-niet.titel"),
                    Page::Apply(_) => Some("reageren.titel"),
                    _ => None,
                };
                indexed = indexed && form.is_none();
                Some(form.map_or_else(|| name.to_owned(), |key| texts.with(key, &[("naam", name)])))
            }
            Answer::Help(_) => {
                description = texts.get("kinds.hulp.uitleg");
                Some(texts.get("hulp.vraag"))
            }
            Answer::Support(_) => {
                description = texts.get("ondersteuning.uitleg");
                Some(texts.get("ondersteuning"))
            }
            Answer::Areas(_) => Some(texts.get(choosing(&address.page))),
            Answer::Area(area) => {
                description = texts.get("gebied.samen");
                Some(texts.with("home.over-gebied", &[("gebied", &area.region.name)]))
            }
            Answer::Welcome(pack) => {
                let area = [("gebied", pack.region.name.as_str())];
                description = texts.with("welkom.omschrijving", &area);
                Some(pack_title(texts, &address.page, pack))
            }
            Answer::Search(found) => {
                indexed = false;
                Some(if found.asked.words.is_empty() {
                    texts.get("zoek")
                } else {
                    texts.with("titel.zoek", &[("woorden", &found.asked.words)])
                })
            }
            Answer::Saved(_) => Some(texts.get("bewaren")),
            Answer::Print(print) => {
                indexed = false;
                Some(match (&print.chosen, print.records.as_slice()) {
                    (Chosen::Records(_), [only]) => {
                        only.record.common().name().get(lang).0.to_owned()
                    }
                    _ => print_title(texts, print),
                })
            }
            Answer::Missing(_) => {
                indexed = false;
                Some(texts.get("niet-gevonden"))
            }
        },
        Seen::Plain | Seen::Profile(_) => Some(texts.get(plain(&address.page))),
    };
    // What only a device fills in is nothing to find, nor what is for paper or behind a code.
    if matches!(
        address.page,
        Page::Saved
            | Page::Profile
            | Page::Done
            | Page::Keep
            | Page::Portfolio
            | Page::Settings
            | Page::Corrected(..)
            | Page::Applied(_)
            | Page::Booklet(_)
            | Page::Handouts(_)
            | Page::Scanned(_)
    ) {
        indexed = false;
    }
    let own = format!("Mienskip {}", site.name);
    let title = match name {
        Some(name) => format!("{name} | {own}"),
        None => own,
    };
    Head { title, description: shorten(&description), indexed }
}

/// What a page of a pack is called.
fn pack_title(texts: &Texts, page: &Page, pack: &WelcomeAnswer) -> String {
    let area = [("gebied", pack.region.name.as_str())];
    let block = match page {
        Page::Block(_, slug) => pack.blocks.iter().find(|it| it.slug == *slug),
        _ => None,
    };
    match (page, block) {
        (_, Some(block)) => block.title.text.clone(),
        (Page::Handouts(_), None) => texts.with("drukwerk.titel", &area),
        _ => texts.with("welkom.titel", &area),
    }
}

/// The key of the title of a page where one chooses an area.
fn choosing(page: &Page) -> &'static str {
    match page {
        Page::Scanned(_) => "welkom.onbekend",
        Page::Welcomes => "welkom",
        _ => "gebied.kies",
    }
}

/// The key of the title of a page that needs no answer.
fn plain(page: &Page) -> &'static str {
    match page {
        Page::Saved => "bewaren",
        Page::Profile => "profiel",
        Page::Done => "gedaan",
        Page::Keep => "meenemen",
        Page::Portfolio => "portfolio",
        Page::Settings => "instellingen",
        Page::Corrected(..) => "klopt-niet.bedankt",
        Page::Applied(_) => "reageren.verstuurd",
        Page::About => "over",
        Page::Privacy => "privacy",
        Page::Accessibility => "toegankelijkheid",
        _ => "laden",
    }
}

/// "Hulp in Huizum-West"
fn list_title(texts: &Texts, kind: Kind, region: Option<&RegionName>) -> String {
    let name = texts.get(&format!("kinds.{}", kind.name()));
    match region {
        Some(region) => texts.with("titel.in", &[("wat", &name), ("waar", &region.name)]),
        None => name,
    }
}

/// What several records on paper are called together.
#[must_use]
pub fn print_title(texts: &Texts, print: &PrintAnswer) -> String {
    match &print.chosen {
        Chosen::List(kind, _) => list_title(texts, *kind, print.region.as_ref()),
        Chosen::Records(_) if print.records.is_empty() => texts.get("afdrukken"),
        Chosen::Records(_) => texts.get("afdrukken.lijst"),
    }
}

/// At most some 160 characters, cut between words: more is not shown anywhere.
fn shorten(text: &str) -> String {
    const MOST: usize = 160;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() > MOST - 2 {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.push('…');
    short
}
