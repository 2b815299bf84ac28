//! What a resident sees.
//!
//! One [`App`] renders every page: on the server to HTML that needs nothing else to be read, in
//! the browser to bring that HTML to life (hydration) or, offline, to build the page from the
//! copy of the guide on the device. Pages are functions of (answer, time, language); nothing in
//! them fetches.

// A page is one deeply nested type.
#![recursion_limit = "256"]

pub mod address;
mod components;
pub mod context;
pub mod device;
pub mod head;
pub mod locales;
mod pages;
#[cfg(feature = "ssr")]
mod render;
#[cfg(feature = "ssr")]
pub mod structured;
pub mod texts;

#[cfg(feature = "hydrate")]
mod start;

#[cfg(feature = "ssr")]
pub use render::render;

use std::sync::Arc;

use guide::{
    Answer, Guide, Kind, Question, Slug,
    ask::{ListAnswer, PostcodeAnswer},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::Router,
    hooks::{use_location, use_navigate},
};

use address::{Address, Page};
use components::Frame;
use context::{Context, PageData, Seen};
use device::Device;
use pages::ListPage;
use texts::Texts;

/// What a page starts with.
#[derive(Clone)]
pub struct Start {
    /// What the server found, or the device.
    pub data: PageData,
    /// The words.
    pub texts: Texts,
    /// The address of the picture with all icons.
    pub icons: Arc<str>,
    /// The copy of the guide, when the device has built the page by itself.
    pub guide: Option<Arc<Guide>>,
    /// When that copy was last known to be up to date.
    pub synced: Option<guide::Moment>,
}

/// The site, in a router.
#[component]
pub(crate) fn App(
    /// What to start with.
    start: Start,
) -> impl IntoView {
    view! {
        <Router>
            <Pages start=start />
        </Router>
    }
}

#[component]
fn Pages(start: Start) -> impl IntoView {
    let from_shell = start.guide.is_some();
    let device = Device::new(start.data.now, start.guide, start.synced);
    provide_context(device);

    let location = use_location();
    let languages = start.data.site.languages.clone();
    let address = Memo::new(move |_| {
        Address::read(&languages, &location.pathname.read(), &location.search.read())
    });
    let page = Context {
        texts: start.texts,
        site: Arc::new(start.data.site),
        icons: start.icons,
        address,
    };
    provide_context(page.clone());

    let first = (address.get_untracked(), start.data.seen);
    let lang = page.lang();
    let seen = Memo::new(move |_| {
        let address = address.get();
        let mine = device.mine.get();
        match device.guide.get() {
            Some(guide) => see(&guide, &address, mine.as_ref(), || device.asker(lang)),
            None if address == first.0 => first.1.clone(),
            None => Seen::OnServer,
        }
    });
    follow(device, page.clone(), seen, from_shell);

    let shown = Memo::new(move |_| Shown::of(&address.get(), &seen.read()));
    view! {
        <Frame>
            {move || match shown.get() {
                Shown::List(kind) => {
                    let list = Signal::derive(move || list_of(&seen.read(), kind));
                    view! { <ListPage list=list /> }.into_any()
                }
                Shown::Whole(page) => seen.with(|seen| pages::view(&page, seen)),
            }}
        </Frame>
    }
}

/// What is drawn anew when it changes. A list stays while its answer changes; any other page is
/// made again when there is something else to see.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    List(Kind),
    Whole(Page),
}

impl Shown {
    fn of(address: &Address, seen: &Seen) -> Self {
        match seen {
            Seen::Answer(Answer::List(list)) => Self::List(list.kind),
            _ => Self::Whole(address.page.clone()),
        }
    }
}

/// The list to show. While another page takes its place there is none, and nobody looks.
fn list_of(seen: &Seen, kind: Kind) -> ListAnswer {
    match seen {
        Seen::Answer(Answer::List(list)) => list.clone(),
        _ => ListAnswer {
            kind,
            filter: guide::filter::Filter::default(),
            region: None,
            total: 0,
            pages: 1,
            groups: Vec::new(),
            facets: Vec::new(),
            past: 0,
        },
    }
}

/// What there is to see at an address, by this guide.
#[must_use]
pub fn see(
    guide: &Guide,
    address: &Address,
    mine: Option<&guide::Slug>,
    asker: impl FnOnce() -> guide::Asker,
) -> Seen {
    match address.question(&guide.municipality) {
        Err(errors) => Seen::Unreadable(errors),
        Ok(None) => Seen::Plain,
        Ok(Some(Question::Home(None))) => {
            let mine = mine.filter(|slug| guide.municipality.region(slug.as_str()).is_some());
            Seen::Answer(guide.answer(&Question::Home(mine.cloned()), &asker()))
        }
        Ok(Some(question)) => Seen::Answer(guide.answer(&question, &asker())),
    }
}

/// The one buurt that a given postcode can mean: there is nothing to choose, so one goes there.
#[must_use]
pub fn only_region(seen: &Seen) -> Option<Slug> {
    match seen {
        Seen::Answer(Answer::Areas(areas)) => match &areas.postcode {
            Some(PostcodeAnswer::Found(_, regions)) => match regions.as_slice() {
                [only] => Some(only.slug.clone()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// What has to happen around a page in the browser: the device comes to life, an area chosen in
/// the address is remembered, title and focus follow the page.
fn follow(device: Device, page: Context, seen: Memo<Seen>, from_shell: bool) {
    let navigate = use_navigate();
    Effect::new({
        let (navigate, page) = (navigate.clone(), page.clone());
        move |_| {
            if let Some(slug) = seen.with(only_region) {
                let href = page.href(&Page::Home, &[("gebied", slug.as_str())]);
                navigate(&href, NavigateOptions { replace: true, ..NavigateOptions::default() });
            }
        }
    });
    Effect::new(move |started: Option<()>| {
        if started.is_none() {
            device.start(from_shell);
        }
    });
    Effect::new(move |_| {
        if device.guide.with(Option::is_some) {
            device::enable_navigation(navigate.clone());
        }
    });
    let address = page.address;
    Effect::new(move |_| {
        let address = address.get();
        if address.page == Page::Home
            && let Some((_, slug)) = address.query.iter().find(|(key, _)| key == "gebied")
        {
            device.choose(slug.parse().ok());
        }
    });
    Effect::new(move |last: Option<Address>| {
        let address = address.get();
        seen.with(|seen| {
            if *seen == Seen::OnServer {
                device::load_from_server();
            } else {
                device::set_title(&head::of(&page, &address, seen).title);
            }
        });
        if last.is_some_and(|last| last.page != address.page) {
            device::to_main();
        }
        address
    });
}
