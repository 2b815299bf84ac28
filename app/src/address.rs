//! The addresses of the site: every page, its path in each language, and the question it asks.
//!
//! One type reads and writes addresses for server and browser, so a link cannot lead to a page
//! that does not exist. Dutch (the municipality's first language) has no prefix; other languages
//! have theirs (`/fy/activiteiten`).

mod page;
mod query;

use guide::{
    Kind, Lang, Question, Slug,
    ask::{Chosen, SearchQuestion, WelcomeQuestion},
    filter::{Field, FieldError, Filter},
    municipality::Municipality,
    welcome::Household,
};

pub use self::{
    page::Page,
    query::{encode_into, printed_query, query_of},
};
use self::{
    page::list_at,
    query::{decode, read_query},
};
use crate::device::read_key;

/// A whole address: language, page and query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The language of the page.
    pub lang: Lang,
    /// The page.
    pub page: Page,
    /// The query, decoded, in order.
    pub query: Vec<(String, String)>,
}

/// What an address asks of the guide, or which of its parts cannot be read.
pub type Asked = Result<Option<Question>, Vec<FieldError>>;

impl Address {
    /// Reads a path and query. `languages` are the municipality's, the one without prefix first.
    #[must_use]
    pub fn read(languages: &[Lang], path: &str, query: &str) -> Self {
        let first = languages.first().copied().unwrap_or(Lang::NL);
        let path = path.strip_prefix('/').unwrap_or(path);
        let (head, tail) = path.split_once('/').unwrap_or((path, ""));
        let prefixed =
            head.parse::<Lang>().ok().filter(|lang| *lang != first && languages.contains(lang));
        let (lang, rest) = prefixed.map_or((first, path), |lang| (lang, tail));
        Self { lang, page: Page::read(rest), query: read_query(query) }
    }

    /// The first value of a key that is not empty.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(known, value)| known == key && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// What this address asks of the guide; none for pages that need no answer.
    ///
    /// # Errors
    /// Every part of the query that cannot be read.
    pub fn question(&self, municipality: &Municipality) -> Asked {
        let region = || match self.value("gebied") {
            None => Ok(None),
            Some(slug) => match municipality.region(slug) {
                Some(region) => Ok(Some(region.slug().clone())),
                None => Err(vec![FieldError { field: "gebied".into(), value: slug.into() }]),
            },
        };
        for (key, known) in [("kleur", COLOURS), ("tekst", SIZES)] {
            if let Some(value) = self.value(key)
                && !known.contains(&value)
            {
                return Err(vec![FieldError { field: key.into(), value: value.into() }]);
            }
        }
        let mine = region()?;
        Ok(Some(match &self.page {
            Page::Home => Question::Home(mine),
            Page::List(kind) => {
                let filter = Filter::read(municipality, *kind, self.pairs())?;
                // Who has chosen nothing yet is asked what they need.
                let front = *kind == Kind::Service && self.value("alles").is_none();
                if front && filter.is_all() {
                    Question::Help(mine)
                } else {
                    Question::List(*kind, filter)
                }
            }
            Page::Support => Question::Support(Filter::read_fields(
                municipality,
                Field::OF_SUPPORT,
                self.pairs(),
            )?),
            Page::Detail(kind, id) | Page::Correction(kind, id) => {
                Question::Detail(*kind, id.clone())
            }
            Page::Apply(id) => Question::Detail(Kind::Vacancy, id.clone()),
            Page::Areas => {
                if let Some(value) = self.value("naar").filter(|path| list_at(path).is_none()) {
                    return Err(vec![FieldError { field: "naar".into(), value: value.into() }]);
                }
                Question::Areas(self.value("postcode").map(str::to_owned))
            }
            Page::Area(slug) => Question::Area(slug.clone()),
            Page::Welcomes => Question::Areas(None),
            Page::Welcome(area) | Page::Booklet(area) | Page::Handouts(area) => {
                Question::Welcome(self.pack(area.clone())?)
            }
            Page::Block(area, block) => {
                let block = Some(block.clone());
                Question::Welcome(WelcomeQuestion { block, ..self.pack(area.clone())? })
            }
            Page::Scanned(code) => match municipality.welcome.area(&decode(code)) {
                Some(area) => Question::Welcome(self.pack(area.clone())?),
                None => Question::Areas(None),
            },
            Page::Search => Question::Search(self.search(municipality)?),
            Page::Print => Question::Print(self.chosen(municipality)?),
            Page::Nowhere(path) => Question::Missing(path.clone()),
            Page::Saved
            | Page::Profile
            | Page::Done
            | Page::Keep
            | Page::Portfolio
            | Page::Settings
            | Page::Corrected(..)
            | Page::Applied(_)
            | Page::About
            | Page::Privacy
            | Page::Accessibility => return Ok(None),
        }))
    }

    /// The pack of an area, as it is asked for: for whom (`voor`, as often as one likes), and in easy
    /// words (`makkelijk=ja`).
    fn pack(&self, area: Slug) -> Result<WelcomeQuestion, Vec<FieldError>> {
        let (mut households, mut errors) = (Vec::new(), Vec::new());
        for (_, value) in self.pairs().filter(|(key, value)| *key == "voor" && !value.is_empty()) {
            match Household::read(value) {
                Some(one) => households.push(one),
                None => errors.push(FieldError { field: "voor".into(), value: value.into() }),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let easy = self.value("makkelijk").is_some();
        Ok(WelcomeQuestion { area, block: None, households, easy })
    }

    /// The page that choosing an area leads to: the list that somebody came from (`naar`), or Home.
    #[must_use]
    pub fn after_choice(&self) -> Page {
        self.value("naar").and_then(list_at).map_or(Page::Home, Page::List)
    }

    /// What is asked in words. An area filters there; one that only says from where somebody asks
    /// stands under a name of its own.
    fn search(&self, municipality: &Municipality) -> Result<SearchQuestion, Vec<FieldError>> {
        let wrong = |field: &str, value: &str| {
            vec![FieldError { field: field.into(), value: value.into() }]
        };
        let kind =
            self.value("soort").map(|value| value.parse().map_err(|_| wrong("soort", value)));
        let from = self.value("vanuit").map(|value| {
            let region = municipality.region(value).ok_or_else(|| wrong("vanuit", value));
            region.map(|region| region.slug().clone())
        });
        Ok(SearchQuestion {
            words: self.value("q").unwrap_or_default().to_owned(),
            kind: kind.transpose()?,
            filter: Filter::read_fields(municipality, Field::SEARCH, self.pairs())?,
            from: from.transpose()?,
        })
    }

    /// What is to be printed: a list (`lijst=hulp&thema=geld`), or records one by one
    /// (`wat=hulp/brieven&wat=plek/kamer`), each once.
    fn chosen(&self, municipality: &Municipality) -> Result<Chosen, Vec<FieldError>> {
        let wrong =
            |field: &str, value: &str| FieldError { field: field.into(), value: value.into() };
        if let Some(name) = self.value("lijst") {
            let kind = name.parse().ok().filter(|kind| Page::lists().any(|list| list == *kind));
            let kind = kind.ok_or_else(|| vec![wrong("lijst", name)])?;
            return Ok(Chosen::List(kind, Filter::read(municipality, kind, self.pairs())?));
        }
        let (mut records, mut errors) = (Vec::new(), Vec::new());
        for (_, value) in self.pairs().filter(|(key, value)| *key == "wat" && !value.is_empty()) {
            match read_key(value) {
                Some(record) if !Page::lists().any(|list| list == record.0) => {
                    errors.push(wrong("wat", value));
                }
                Some(record) if records.contains(&record) => {}
                Some(record) => records.push(record),
                None => errors.push(wrong("wat", value)),
            }
        }
        if errors.is_empty() { Ok(Chosen::Records(records)) } else { Err(errors) }
    }

    /// What travels from page to page in the address while there is no JavaScript to remember it.
    #[must_use]
    pub fn carried(&self) -> Carried {
        let keep = |key: &str| self.value(key).map(str::to_owned);
        let region =
            keep("vanuit").filter(|_| self.page == Page::Search).or_else(|| keep("gebied"));
        Carried { region, colour: keep("kleur"), size: keep("tekst") }
    }
}

/// In the address of choosing an area: the block of its welcome pack that somebody comes for.
pub const BLOCK: &str = "blok";

/// The choices of colours in addresses.
pub const COLOURS: &[&str] = &["auto", "licht", "donker", "contrast"];
/// The choices of size of text in addresses.
pub const SIZES: &[&str] = &["normaal", "groot", "groter"];

/// What travels from page to page in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The chosen area or buurt.
    pub region: Option<String>,
    /// The chosen colours.
    pub colour: Option<String>,
    /// The chosen size of text.
    pub size: Option<String>,
}

impl Carried {
    /// As pairs of a query.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        [("gebied", &self.region), ("kleur", &self.colour), ("tekst", &self.size)]
            .into_iter()
            .filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }
}

/// The path of a page in a language.
#[must_use]
pub fn path_of(lang: Lang, first: Lang, page: &Page) -> String {
    let path = page.path();
    match (lang == first, path.is_empty()) {
        (true, _) => format!("/{path}"),
        (false, true) => format!("/{lang}"),
        (false, false) => format!("/{lang}/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGS: [Lang; 3] = [Lang::NL, Lang::FY, Lang::EN];

    #[test]
    fn every_page_is_read_back_from_its_path_in_every_language() {
        let slug: Slug = "samen-eten".parse().unwrap();
        let pages = Page::single()
            .chain(Page::lists().map(Page::List))
            .chain(Page::lists().map(|kind| Page::Detail(kind, slug.clone())))
            .chain(Page::lists().map(|kind| Page::Correction(kind, slug.clone())))
            .chain(Page::lists().map(|kind| Page::Corrected(kind, slug.clone())))
            .chain([Page::Apply, Page::Applied, Page::Area].map(|page| page(slug.clone())))
            .chain([Page::Welcome, Page::Booklet, Page::Handouts].map(|page| page(slug.clone())))
            .chain([
                Page::Block(slug.clone(), "afval".parse().unwrap()),
                Page::Scanned("oo12".into()),
            ]);
        for page in pages {
            for lang in LANGS {
                let address = Address::read(&LANGS, &path_of(lang, Lang::NL, &page), "");
                assert_eq!((address.lang, address.page), (lang, page.clone()));
            }
        }
    }

    fn municipality() -> Municipality {
        let json = r#"{
            "code": "GM9999", "naam": "Voorbeeldstad", "talen": ["nl"], "themabestand": "mienskip",
            "contact": {"naam": "", "email": "", "veiligheid": "", "privacy": ""},
            "toegankelijkheid": {"status": "E", "datum": ""}, "naamsvermelding": "",
            "kader": {"zuidwest": {"lat": 53, "lon": 5}, "noordoost": {"lat": 54, "lon": 6}},
            "gebieden": [], "wijken": [], "buurten": [], "postcodes": []
        }"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_is_printed_is_read_back_from_its_query() {
        let id = |text: &str| text.parse::<Slug>().unwrap();
        let records = vec![(Kind::Service, id("brieven")), (Kind::Place, id("kamer"))];
        let query = printed_query(records.iter().map(|(kind, id)| (*kind, id)));
        assert_eq!(query, "?wat=hulp/brieven&wat=plek/kamer");
        let municipality = municipality();
        let read = |query: &str| Address::read(&LANGS, "/afdrukken", query).question(&municipality);
        let chosen = |records| Ok(Some(Question::Print(Chosen::Records(records))));
        assert_eq!(read(&query), chosen(records.clone()));
        assert_eq!(read(&query.replace('/', "%2F")), chosen(records.clone()));
        assert_eq!(read(&format!("{query}&wat=hulp/brieven&wat=")), chosen(records), "each once");
        assert_eq!(read(""), chosen(Vec::new()));
        assert_eq!(
            read("lijst=hulp&thema=taal"),
            Ok(Some(Question::Print(Chosen::List(
                Kind::Service,
                Filter { themes: vec!["taal".parse().unwrap()], ..Filter::default() }
            ))))
        );
        for (query, wrong) in [
            ("wat=hulp/brieven&wat=onzin", "onzin"),
            ("wat=hulp/Brieven", "hulp/Brieven"),
            ("wat=gebiedsplan/stad", "gebiedsplan/stad"),
            ("lijst=gebiedsplan", "gebiedsplan"),
            ("lijst=onzin", "onzin"),
        ] {
            let errors = read(query).unwrap_err();
            assert_eq!(errors.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), [wrong]);
        }
    }

    #[test]
    fn other_paths_are_nowhere() {
        for path in [
            "/nergens",
            "/activiteiten/",
            "/activiteiten/A",
            "/gebied/a/b",
            "/klopt-niet",
            "/klopt-niet/plek",
            "/klopt-niet/plekken/a",
            "/klopt-niet/gebiedsplan/a",
            "/klopt-niet/plek/a/b",
            "/klopt-niet/plek/a/bedankt/bedankt",
            "/vrijwilligerswerk/reageren/reageren/reageren",
            "/vrijwilligerswerk//reageren",
            "/vrijwilligerswerk/a/bedankt",
            "/plekken/a/reageren",
            "/nl",
            "/welkom/",
            "/welkom/A",
            "/welkom/a/B",
            "/welkom/a/boekje/b",
            "/w",
            "/w/a/b",
            "/de/hulp",
            "/fy/fy",
        ] {
            let page = Address::read(&LANGS, path, "").page;
            assert!(matches!(page, Page::Nowhere(_)), "{path}: {page:?}");
        }
    }

    #[test]
    fn choosing_an_area_leads_back_to_the_list_that_one_came_from() {
        let after = |query: &str| Address::read(&LANGS, "/gebied", query).after_choice();
        assert_eq!(after("naar=plekken"), Page::List(Kind::Place));
        for other in ["", "naar=", "naar=gebied", "naar=//elders.example"] {
            assert_eq!(after(other), Page::Home, "{other}");
        }
    }

    #[test]
    fn a_query_is_read_as_forms_write_it() {
        let address = Address::read(&LANGS, "/zoeken", "?q=samen+eten+%26+meer&q=%C3%A9%zz&leeg");
        assert_eq!(address.value("q"), Some("samen eten & meer"));
        assert_eq!(address.query[1].1, "é%zz");
        assert_eq!(address.value("leeg"), None);
        assert_eq!(query_of([("q", "samen eten & é")]), "?q=samen+eten+%26+%C3%A9");
    }
}
