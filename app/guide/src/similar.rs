//! Initiatives that could find and strengthen each other, and the reasons why.

use std::collections::BTreeMap;

use crate::{
    guide::{Entry, Guide, of_kind},
    id::{Kind, Slug},
    sort,
    theme::Theme,
};

/// How many similar initiatives are named.
const MOST: usize = 4;
/// Up to this many metres counts as near.
const NEAR: u32 = 3_000;
/// A word that more initiatives than this share says nothing about any two of them.
const COMMON_WORD: usize = 24;
/// Of its area, this many are compared with an initiative: far more than there are, and who has
/// more finds enough that share its words.
const NEIGHBOURS: usize = 400;
/// Below this two initiatives are not similar.
const THRESHOLD: f64 = 1.0;

/// Why two initiatives are similar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They share these themes.
    Themes(Vec<Theme>),
    /// They are this many metres apart.
    Near(u32),
    /// They share these words.
    Words(Vec<String>),
}

/// An initiative like another.
#[derive(Clone, Debug)]
pub(crate) struct Similar<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) reasons: Vec<Reason>,
}

/// An initiative that may be similar, with the telling words it shares and what they weigh.
type Candidate<'w, 'a> = (&'a Entry, Vec<(&'w str, f64)>);

/// Initiatives like this one, the most similar first; none for other kinds.
///
/// Only initiatives that share a telling word, or an area and a theme, are compared, so the work
/// does not grow with everything else there is.
pub(crate) fn to<'a>(guide: &'a Guide, entry: &Entry) -> Vec<Similar<'a>> {
    if entry.kind() != Kind::Initiative {
        return Vec::new();
    }
    let mut candidates: BTreeMap<&Slug, Candidate<'_, 'a>> = BTreeMap::new();
    for word in &entry.words {
        let sharing = guide.initiatives_with(word);
        if word.chars().count() < 4 || sharing.len() > COMMON_WORD || is_filler(word) {
            continue;
        }
        // A word that only two share weighs 1, one at the limit nearly nothing.
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let weight = 1.0 - (sharing.len() as f64 - 2.0).max(0.0) / COMMON_WORD as f64;
        for other in sharing.iter().filter(|other| other.id() != entry.id()) {
            candidates.entry(other.id()).or_insert((other, Vec::new())).1.push((word, weight));
        }
    }
    for &area in &entry.areas {
        let area = &guide.municipality.areas[area].slug;
        // Without a shared word nor a shared theme nothing reaches the threshold.
        let others = of_kind(guide.in_area(area), Kind::Initiative)
            .iter()
            .take(NEIGHBOURS)
            .filter(|other| other.id() != entry.id() && shares_theme(entry, other));
        for other in others {
            candidates.entry(other.id()).or_insert((other, Vec::new()));
        }
    }

    let mut scored: Vec<(f64, Similar<'a>)> = candidates
        .into_values()
        .map(|(other, words)| score(entry, other, words))
        .filter(|(score, _)| *score >= THRESHOLD)
        .collect();
    sort::by(&mut scored, |(a, of_a), (b, of_b)| {
        b.total_cmp(a).then_with(|| of_a.entry.id().cmp(of_b.entry.id()))
    });
    scored.truncate(MOST);
    scored.into_iter().map(|(_, similar)| similar).collect()
}

fn shares_theme(one: &Entry, other: &Entry) -> bool {
    let themes = other.common().themes();
    one.common().themes().iter().any(|theme| themes.contains(theme))
}

fn score<'a>(entry: &Entry, other: &'a Entry, mut words: Vec<(&str, f64)>) -> (f64, Similar<'a>) {
    let mut score = 0.0;
    let mut reasons = Vec::new();

    let (own, others) = (entry.common().themes(), other.common().themes());
    let shared: Vec<Theme> = own.iter().filter(|it| others.contains(it)).copied().collect();
    if !shared.is_empty() {
        #[expect(clippy::cast_precision_loss, reason = "a record has a handful of themes")]
        let overlap = shared.len() as f64 / (own.len() + others.len() - shared.len()) as f64;
        score += overlap;
        reasons.push(Reason::Themes(shared));
    }

    sort::by(&mut words, |a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    score += words.iter().map(|(_, weight)| weight).sum::<f64>().min(3.0) / 2.0;
    if !words.is_empty() {
        reasons.push(Reason::Words(
            words.iter().take(3).map(|(word, _)| (*word).to_owned()).collect(),
        ));
    }

    if let (Some(here), Some(there)) = (entry.point, other.point) {
        let metres = here.metres_to(there);
        if metres <= NEAR {
            score += 0.5 * (1.0 - f64::from(metres) / f64::from(NEAR));
            reasons.push(Reason::Near(metres));
        }
    }
    (score, Similar { entry: other, reasons })
}

/// Words of four letters and more that say nothing about what an initiative is, in the three
/// languages that content is written in.
fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "about",
        "alle",
        "alles",
        "also",
        "altijd",
        "anderen",
        "andere",
        "anyone",
        "bewoners",
        "bij",
        "buurt",
        "daar",
        "daarna",
        "deze",
        "door",
        "doarp",
        "dorp",
        "each",
        "eigen",
        "eens",
        "elke",
        "elkaar",
        "eltse",
        "every",
        "everyone",
        "from",
        "geld",
        "goed",
        "have",
        "haar",
        "heeft",
        "help",
        "helpen",
        "here",
        "hier",
        "hulp",
        "iedereen",
        "inoar",
        "jaar",
        "keer",
        "kreeg",
        "krijgt",
        "kunnen",
        "maakt",
        "maken",
        "meer",
        "mensen",
        "mear",
        "meie",
        "minsken",
        "more",
        "naar",
        "neighbours",
        "nieuwe",
        "niet",
        "onze",
        "people",
        "plan",
        "samen",
        "samenwerken",
        "sels",
        "soms",
        "staat",
        "steeds",
        "tegearre",
        "that",
        "their",
        "them",
        "there",
        "they",
        "this",
        "together",
        "tussen",
        "twee",
        "uitleg",
        "vaak",
        "veel",
        "voor",
        "vrijwilligers",
        "waar",
        "want",
        "weer",
        "welkom",
        "welcome",
        "wijk",
        "when",
        "where",
        "wordt",
        "worden",
        "with",
        "your",
        "zelf",
        "zich",
        "zijn",
    ];
    FILLERS.contains(&word)
}
