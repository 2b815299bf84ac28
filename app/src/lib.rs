//! What a resident sees.
//!
//! One [`App`] renders every page: on the server to HTML that needs nothing else to be read, in
//! the browser to bring that HTML to life (hydration) or, offline, to build the page from the
//! copy of the guide on the device.
//!
//! [`pages`] are functions of (answer, time, language, what the device holds) to the text of HTML;
//! nothing in them fetches or listens. [`device`] holds the state as a signal and handles what
//! happens on the page. [`App`] connects the two: state changes, the page is made again, and what
//! differs is changed in the browser.

pub mod address;
mod components;
pub mod context;
pub mod device;
pub mod head;
pub mod locales;
mod pages;
mod plurals;
pub mod qr;
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
    Answer, Guide, Question, Slug,
    ask::{PostcodeAnswer, ProfileAnswer},
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::Router,
    hooks::{use_location, use_navigate},
    location::{BrowserUrl, LocationProvider as _},
};

use address::{Address, Page};
pub use components::turns;
use components::{footer, header, lines, suggestions};
use context::{Context, Held, Seen, Site, Tried};
use device::Device;
use texts::Texts;

/// What a page starts with.
#[derive(Clone)]
pub struct Start {
    /// The words.
    pub texts: Texts,
    /// The address of the picture with all icons.
    pub icons: Arc<str>,
    /// Where the site is: scheme and host.
    pub base: Arc<str>,
    /// The municipality; in the browser only its languages, until the guide is here.
    pub site: Site,
    /// The clock.
    pub now: guide::Moment,
    /// What there is to see. None when the server's page stands already.
    pub seen: Option<Seen>,
    /// The copy of the guide, when the device builds the page by itself.
    pub guide: Option<Arc<Guide>>,
    /// When that copy was last known to be up to date.
    pub synced: Option<guide::Moment>,
    /// What somebody sent with a form, when it was not taken.
    pub tried: Tried,
}

/// The site, in a router.
#[expect(clippy::must_use_candidate, reason = "it is only ever part of a view")]
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

/// What a page is at the moment.
#[derive(Clone, Debug, PartialEq)]
enum Made {
    /// As the server made it: without the guide there is nothing to make it from.
    AsServed,
    /// At another address than the server's page, and without the guide: the server has to.
    OnServer,
    /// This.
    Here(Parts),
}

/// The parts of a page as HTML.
#[derive(Clone, Debug, Default, PartialEq)]
struct Parts {
    main: String,
    /// None while the municipality is not known in full.
    around: Option<Around>,
    /// Where the address should lead instead.
    instead: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Around {
    title: String,
    header: String,
    footer: String,
}

#[component]
fn Pages(start: Start) -> impl IntoView {
    let Start { texts, icons, base, site, now, seen, guide, synced, tried } = start;
    let from_shell = guide.is_some();
    let device = Device::new(now, guide, synced, tried);

    let location = use_location();
    let languages = site.languages.clone();
    let address = Memo::new(move |_| {
        Address::read(&languages, &location.pathname.read(), &location.search.read())
    });
    let first = address.get_untracked();
    let served = Context {
        texts,
        site: Arc::new(site),
        icons,
        base,
        address: first.clone(),
        now,
        held: Held::default(),
    };
    let words = served.clone();
    let lang = served.lang();
    let typed = served.clone();
    device::suggest_with(move |words| {
        let state = device.peek();
        let guide = state.guide.as_ref()?;
        let page = Context { address: address.get_untracked(), ..typed.clone() };
        device::timed("zoek-index", || guide.prepare_search());
        let asker = state.asker(lang);
        let cards = device::timed("zoek-suggesties", || guide.suggestions(words, &asker));
        Some(suggestions(&page, &cards))
    });
    let made = Memo::new(move |_| {
        let address = address.get();
        let state = device.state();
        let held = state.held.clone();
        let mut page = Context { address, held, now: state.now, ..served.clone() };
        if let Some(guide) = &state.guide {
            let mut site = Site::of(&guide.municipality);
            if page.address.page == Page::Done {
                for it in guide.of_kind(guide::Kind::Organisation) {
                    site.organisations.push((it.id().clone(), it.common().name().clone()));
                }
            }
            page.site = Arc::new(site);
            let see = || see(guide, &page.address, &page.held, || state.asker(lang));
            let seen = if page.address.page == Page::Search && page.address.value("q").is_some() {
                device::timed("zoek-index", || guide.prepare_search());
                device::timed("zoek", see)
            } else {
                see()
            };
            return Made::Here(make(&page, &seen));
        }
        if let Some(seen) = &seen {
            return Made::Here(make(&page, seen));
        }
        if page.address != first {
            return Made::OnServer;
        }
        match page.address.page {
            Page::Saved
            | Page::Profile
            | Page::Done
            | Page::Keep
            | Page::Portfolio
            | Page::Settings
            | Page::Corrected(..)
            | Page::Applied(_)
                if page.held.alive =>
            {
                let main = pages::view(&page, &Seen::Plain).into_string();
                Made::Here(Parts { main, ..Parts::default() })
            }
            _ => Made::AsServed,
        }
    });
    let skip = words.t("naar-inhoud");
    follow(device, address, made, from_shell);
    Effect::new(move |_| {
        let state = device.state();
        let page = Context { held: state.held.clone(), now: state.now, ..words.clone() };
        device::show("lijnen", &lines(&page).into_string(), false);
    });

    let Parts { main, around, .. } = match made.get_untracked() {
        Made::Here(parts) => parts,
        Made::AsServed | Made::OnServer => Parts::default(),
    };
    let Around { header, footer, .. } = around.unwrap_or_default();
    view! {
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">
            {skip}
        </a>
        <div class="ms-lines" id="lijnen" role="status"></div>
        <header class="ms-header" id="kop" inner_html=header></header>
        <main class="ms-main" id="inhoud" tabindex="-1" inner_html=main></main>
        <div id="voet" inner_html=footer></div>
    }
}

fn make(page: &Context, seen: &Seen) -> Parts {
    let around = Around {
        title: head::head(&page.texts, &page.site, &page.address, seen).title,
        header: header(page).into_string(),
        footer: footer(page).into_string(),
    };
    let instead = only_region(seen)
        .map(|slug| page.href(&page.address.after_choice(), &[("gebied", slug.as_str())]))
        .or_else(|| Some(page.href(&Page::Welcome(scanned(page, seen)?), &[])));
    Parts { main: pages::view(page, seen).into_string(), around: Some(around), instead }
}

/// The area of the pack that a code leads to: without a server its page is opened on the device,
/// and then goes on at its own address.
fn scanned(page: &Context, seen: &Seen) -> Option<Slug> {
    match (&page.address.page, seen) {
        (Page::Scanned(_), Seen::Answer(Answer::Welcome(pack))) => Some(pack.region.slug.clone()),
        _ => None,
    }
}

/// What there is to see at an address, by this guide.
#[must_use]
pub fn see(
    guide: &Guide,
    address: &Address,
    held: &Held,
    asker: impl FnOnce() -> guide::Asker,
) -> Seen {
    let profile = &*held.mine.profile;
    let profile = (held.alive && !profile.is_empty()).then_some(profile);
    match address.question(&guide.municipality) {
        Err(errors) => Seen::Unreadable(errors),
        Ok(None) if address.page == Page::Saved && held.alive => {
            Seen::Answer(guide.answer(&Question::Saved(held.favourites.clone()), &asker()))
        }
        Ok(None) if held.alive && address.page == Page::Profile => {
            let (profile, asker) = (&held.mine.profile, asker());
            Seen::Profile(ProfileAnswer {
                vacancies: device::timed("past", || guide.vacancies_for(profile, &asker)),
                activities: guide.activities_for(profile, &asker),
            })
        }
        Ok(None) => Seen::Plain,
        Ok(Some(Question::Home(None))) => {
            let mine = held.region.clone();
            let mine = mine.filter(|slug| guide.municipality.region(slug.as_str()).is_some());
            Seen::Answer(guide.answer_for(profile, &Question::Home(mine), &asker()))
        }
        Ok(Some(Question::Welcome(mut pack))) => {
            // What the address says wins from what the device keeps.
            if address.value("voor").is_none() {
                pack.households.clone_from(&held.households);
            }
            Seen::Answer(guide.answer(&Question::Welcome(pack), &asker()))
        }
        Ok(Some(question)) => Seen::Answer(guide.answer_for(profile, &question, &asker())),
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
/// the address is remembered, and the page shows what was made.
fn follow(device: Device, address: Memo<Address>, made: Memo<Made>, from_shell: bool) {
    let navigate = use_navigate();
    let location = use_location();
    let history = use_context::<BrowserUrl>();
    Effect::new({
        let navigate = navigate.clone();
        move |started: Option<()>| {
            if started.is_none() {
                device::listen(device, navigate.clone());
                device.start(from_shell);
            }
        }
    });
    Effect::new(move |last: Option<Page>| {
        let address = address.get();
        if (address.page == Page::Home || last == Some(Page::Areas))
            && let Some((_, slug)) = address.query.iter().find(|(key, _)| key == "gebied")
        {
            device.choose(slug.parse().ok());
        }
        // Who opens the pack of an area lives there, unless the device knows better.
        if let Page::Welcome(area) = &address.page
            && device.peek().held.region.is_none()
        {
            device.choose(Some(area.clone()));
        }
        if last.as_ref() != Some(&address.page) {
            device.opened(&address.page);
        }
        address.page
    });
    Effect::new(move |last: Option<Page>| {
        let page = address.with(|address| address.page.clone());
        let moved = last.is_some_and(|last| last != page);
        match made.get() {
            Made::AsServed => {}
            Made::OnServer => {
                let (mut href, query) = (location.pathname.get(), location.search.get());
                if !query.is_empty() {
                    href.push('?');
                    href.push_str(&query);
                }
                device::load_from_server(&href);
                return page;
            }
            Made::Here(Parts { instead: Some(href), .. }) => {
                navigate(&href, NavigateOptions { replace: true, ..NavigateOptions::default() });
                return page;
            }
            Made::Here(parts) => show(&parts, moved),
        }
        // The router keeps the old address until the new page stands.
        if let Some(history) = &history {
            history.ready_to_complete();
        }
        page
    });
}

/// Shows the parts of a page. After a step to another page, focus goes to its content, so that
/// screen readers say where one has come.
fn show(parts: &Parts, moved: bool) {
    device::show("inhoud", &parts.main, moved);
    if let Some(around) = &parts.around {
        device::show("kop", &around.header, false);
        device::show("voet", &around.footer, false);
        device::set_title(&around.title);
    }
    if moved {
        device::to_main();
    }
}
