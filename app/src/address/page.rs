//! The pages, and the path of each.

use guide::{Kind, Slug};

use super::query::decode;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// What is on around me.
    Home,
    /// A list of one kind.
    List(Kind),
    /// One record.
    Detail(Kind, Slug),
    /// Saying that something about a record is not right.
    Correction(Kind, Slug),
    /// Thanks for that, and what happens next.
    Corrected(Kind, Slug),
    /// Responding to a vacancy.
    Apply(Slug),
    /// Thanks for that, and what happens next.
    Applied(Slug),
    /// Choosing an area.
    Areas,
    /// One area.
    Area(Slug),
    /// Choosing the area of whose welcome pack one wants to see.
    Welcomes,
    /// The welcome pack of an area.
    Welcome(Slug),
    /// One block of a pack.
    Block(Slug, Slug),
    /// The pack, for paper.
    Booklet(Slug),
    /// Cards, posters and stickers that lead to it.
    Handouts(Slug),
    /// What stands in a printed code.
    Scanned(String),
    /// Finding by words.
    Search,
    /// What there is for who wants to start something.
    Support,
    /// What somebody keeps.
    Saved,
    /// The volunteer's own profile.
    Profile,
    /// What a volunteer did, and what organisations say of it.
    Done,
    /// Taking the profile along, backing it up, erasing it.
    Keep,
    /// What a volunteer did, for paper.
    Portfolio,
    /// Records for paper.
    Print,
    /// Language, colours, size of text.
    Settings,
    /// Who runs this.
    About,
    /// The privacy statement.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// Nothing is here.
    Nowhere(String),
}

/// Lists and the first part of their path.
const LISTS: [(Kind, &str); 8] = [
    (Kind::Activity, "activiteiten"),
    (Kind::Initiative, "initiatieven"),
    (Kind::Organisation, "organisaties"),
    (Kind::Place, "plekken"),
    (Kind::Service, "hulp"),
    (Kind::Vacancy, "vrijwilligerswerk"),
    (Kind::Fund, "fondsen"),
    (Kind::Article, "kennisbank"),
];

/// The first part of the path of corrections, and the last of what comes after one.
const CORRECTION: &str = "klopt-niet";
const THANKS: &str = "/bedankt";
/// The last part of the path of responding to a vacancy.
const APPLY: &str = "/reageren";

/// The first part of the path of welcome packs, and of printed codes.
const WELCOME: &str = "welkom";
const SCANNED: &str = "w";
/// The last part of the path of a pack for paper, and of its printed matter.
const BOOKLET: &str = "boekje";
const HANDOUTS: &str = "drukwerk";

const SINGLE: [(Page, &str); 15] = [
    (Page::Home, ""),
    (Page::Areas, "gebied"),
    (Page::Welcomes, WELCOME),
    (Page::Search, "zoeken"),
    (Page::Support, "ondersteuning"),
    (Page::Saved, "opgeslagen"),
    (Page::Profile, "profiel"),
    (Page::Done, "ervaring"),
    (Page::Keep, "meenemen"),
    (Page::Portfolio, "portfolio"),
    (Page::Print, "afdrukken"),
    (Page::Settings, "instellingen"),
    (Page::About, "over"),
    (Page::Privacy, "privacy"),
    (Page::Accessibility, "toegankelijkheid"),
];

/// The kind that has its list at this path.
pub(super) fn list_at(path: &str) -> Option<Kind> {
    LISTS.iter().find(|(_, list)| *list == path).map(|(kind, _)| *kind)
}

impl Page {
    /// The kinds that have a list.
    pub fn lists() -> impl Iterator<Item = Kind> {
        LISTS.into_iter().map(|(kind, _)| kind)
    }

    /// The pages of which there is one.
    pub fn single() -> impl Iterator<Item = Self> {
        SINGLE.into_iter().map(|(page, _)| page)
    }

    /// The path without language and without leading slash.
    #[must_use]
    pub fn path(&self) -> String {
        let list = |kind: &Kind| {
            LISTS.iter().find(|(of, _)| of == kind).map_or("gebied", |(_, path)| *path)
        };
        match self {
            Self::List(kind) => list(kind).to_owned(),
            Self::Detail(kind, id) => format!("{}/{id}", list(kind)),
            Self::Correction(kind, id) => format!("{CORRECTION}/{}/{id}", kind.name()),
            Self::Corrected(kind, id) => format!("{CORRECTION}/{}/{id}{THANKS}", kind.name()),
            Self::Apply(id) => format!("{}/{id}{APPLY}", list(&Kind::Vacancy)),
            Self::Applied(id) => format!("{}/{id}{APPLY}{THANKS}", list(&Kind::Vacancy)),
            Self::Area(slug) => format!("gebied/{slug}"),
            Self::Welcome(area) => format!("{WELCOME}/{area}"),
            Self::Block(area, block) => format!("{WELCOME}/{area}/{block}"),
            Self::Booklet(area) => format!("{WELCOME}/{area}/{BOOKLET}"),
            Self::Handouts(area) => format!("{WELCOME}/{area}/{HANDOUTS}"),
            Self::Scanned(code) => format!("{SCANNED}/{code}"),
            Self::Nowhere(path) => path.clone(),
            page => SINGLE
                .iter()
                .find(|(single, _)| single == page)
                .map_or_else(String::new, |(_, path)| (*path).to_owned()),
        }
    }

    /// The code on printed matter that this address came from, as it is read.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        match self {
            Self::Scanned(code) => Some(decode(code)),
            _ => None,
        }
    }

    /// The page at a path without language and without leading slash.
    pub(super) fn read(path: &str) -> Self {
        let nowhere = || Self::Nowhere(path.to_owned());
        match path.split_once('/') {
            None => SINGLE
                .iter()
                .find(|(_, single)| *single == path)
                .map(|(page, _)| page.clone())
                .or_else(|| list_at(path).map(Self::List))
                .unwrap_or_else(nowhere),
            Some((CORRECTION, record)) => correction(record).unwrap_or_else(nowhere),
            Some((WELCOME, rest)) => welcome(rest).unwrap_or_else(nowhere),
            Some((SCANNED, code)) if !code.contains('/') => Self::Scanned(code.to_owned()),
            Some(("gebied", slug)) => slug.parse().map_or_else(|_| nowhere(), Self::Area),
            Some((list, id)) => {
                list_at(list).and_then(|kind| below(kind, id)).unwrap_or_else(nowhere)
            }
        }
    }
}

/// What stands below a list: a record, or responding to a vacancy.
fn below(kind: Kind, rest: &str) -> Option<Page> {
    if kind == Kind::Vacancy {
        if let Some(id) = rest.strip_suffix(APPLY) {
            return id.parse().ok().map(Page::Apply);
        }
        if let Some(id) = rest.strip_suffix(THANKS).and_then(|rest| rest.strip_suffix(APPLY)) {
            return id.parse().ok().map(Page::Applied);
        }
    }
    Some(Page::Detail(kind, rest.parse().ok()?))
}

/// Reads `oud-oost`, `oud-oost/boekje`, `oud-oost/drukwerk` or a block of it, `oud-oost/afval`.
fn welcome(rest: &str) -> Option<Page> {
    Some(match rest.split_once('/') {
        None => Page::Welcome(rest.parse().ok()?),
        Some((area, BOOKLET)) => Page::Booklet(area.parse().ok()?),
        Some((area, HANDOUTS)) => Page::Handouts(area.parse().ok()?),
        Some((area, block)) => Page::Block(area.parse().ok()?, block.parse().ok()?),
    })
}

/// Reads `plek/dorpskamer` or `plek/dorpskamer/bedankt`. An area plan has no page of its own.
fn correction(record: &str) -> Option<Page> {
    let (record, done) = match record.strip_suffix(THANKS) {
        Some(record) => (record, true),
        None => (record, false),
    };
    let (kind, id) = record.split_once('/')?;
    let (kind, id) = (kind.parse().ok()?, id.parse().ok()?);
    Page::lists().any(|it| it == kind).then_some(if done {
        Page::Corrected(kind, id)
    } else {
        Page::Correction(kind, id)
    })
}
