//! What every part of a page needs: the words, the municipality, and how to make links.

use std::sync::Arc;

use guide::{
    Kind, Lang, Moment, Said, Slug,
    ask::Card,
    filter::FieldError,
    municipality::{Link, Municipality, Operator, Statement},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    address::{Address, Carried, Page, path_of, query_of},
    texts::Texts,
};

/// What of the municipality stands on every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// The languages, the one without prefix first.
    pub languages: Vec<Lang>,
    /// Who runs this.
    pub contact: Operator,
    /// The accessibility statement.
    pub statement: Statement,
    /// Neighbouring sites.
    pub links: Vec<Link>,
    /// Who made the area data.
    pub attribution: String,
}

impl Site {
    /// What of a municipality stands on every page.
    #[must_use]
    pub fn of(municipality: &Municipality) -> Self {
        Self {
            name: municipality.name.clone(),
            languages: municipality.languages.clone(),
            contact: municipality.contact.clone(),
            statement: municipality.statement.clone(),
            links: municipality.links.clone(),
            attribution: municipality.attribution.clone(),
        }
    }

    /// The language without prefix.
    #[must_use]
    pub fn first_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::NL)
    }
}

/// What travels with a page from server to browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The clock by which the page was made; hydration reads the same.
    pub now: Moment,
    /// The publication that answered.
    pub version: u64,
    /// The municipality.
    pub site: Site,
    /// The answer, or what of the address could not be read.
    pub seen: Seen,
}

/// What there is to show at an address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "there is one of it a page")
)]
pub enum Seen {
    /// A page that needs no answer.
    Plain,
    /// An answer.
    Answer(guide::Answer),
    /// Parts of the address could not be read.
    Unreadable(Vec<FieldError>),
    /// Only the server knows: the guide is not on this device (yet).
    OnServer,
}

/// What every part of a page needs. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// The words.
    pub texts: Texts,
    /// The municipality.
    pub site: Arc<Site>,
    /// The address of the picture with all icons.
    pub icons: Arc<str>,
    /// The address of the page.
    pub address: Memo<Address>,
}

/// The context of the page that is being made.
#[must_use]
pub fn use_page() -> Context {
    expect_context()
}

impl Context {
    /// The message with this key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// The language of the page.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.texts.lang()
    }

    /// A link to a page, with what travels along. `pairs` come first and win.
    #[must_use]
    pub fn href(&self, page: &Page, pairs: &[(&str, &str)]) -> String {
        let carried = self.address.with_untracked(Address::carried);
        self.href_with(&carried, page, pairs)
    }

    /// The same as [`Self::href`] where the caller follows what travels along.
    #[must_use]
    pub fn href_with(&self, carried: &Carried, page: &Page, pairs: &[(&str, &str)]) -> String {
        let mut link = path_of(self.lang(), self.site.first_language(), page);
        let rest = carried.pairs().filter(|(key, _)| !pairs.iter().any(|(own, _)| own == key));
        let pairs = pairs.iter().copied().filter(|(_, value)| !value.is_empty());
        link.push_str(&query_of(pairs.chain(rest)));
        link
    }

    /// A link to a record.
    #[must_use]
    pub fn href_of(&self, kind: Kind, id: &Slug) -> String {
        self.href(&Page::Detail(kind, id.clone()), &[])
    }

    /// A link to what a list item shows.
    #[must_use]
    pub fn href_card(&self, card: &Card) -> String {
        self.href_of(card.kind, &card.id)
    }
}

/// A text, marked with its language when that is not the page's (WCAG 3.1.2).
#[must_use]
pub fn said(said: &Said) -> AnyView {
    match said.lang {
        None => said.text.clone().into_any(),
        Some(lang) => {
            view! { <span lang=lang.code().to_owned()>{said.text.clone()}</span> }.into_any()
        }
    }
}
