//! What lives on the phone: the copy of the guide, favourites, preferences, and what the browser
//! tells about the connection, new versions and installing.
//!
//! On the server nothing ever changes. In the browser [`Device::start`] sets them
//! going once the page has been hydrated, so that hydration sees what the server saw.

mod ask;
mod browser;
mod clock;
mod copy;
mod fetch;
mod outbox;
mod page;
mod position;
mod preferences;
mod profile;
mod sync;
mod value;

pub use ask::ask_with;
pub use browser::{load_from_server, set_title, timed, to_main};
pub use clock::now;
pub use copy::load as load_copy;

pub use page::{listen, show, show_with, suggest, suggest_with};
pub use position::Position;
pub use preferences::Preferences;
pub(crate) use preferences::{read_key, write_key};
pub use profile::write_with;

use std::sync::Arc;

use guide::{Asker, Guide, Kind, Lang, Moment, Slug, geo::Point, welcome::Household};
use leptos::prelude::*;

use crate::{
    address::Page,
    context::{Held, Tried},
};

/// What is known on the device at one moment.
#[derive(Clone)]
pub struct State {
    /// What pages need to know of it.
    pub held: Held,
    /// The copy of the guide, once it is here.
    pub guide: Option<Arc<Guide>>,
    /// Now, by the minute.
    pub now: Moment,
    /// Where this device is, while it is asked for. It is never kept and never sent.
    pub here: Option<Point>,
}

impl State {
    /// Who asks the guide on this device.
    #[must_use]
    pub fn asker(&self, lang: Lang) -> Asker {
        let region = || {
            let guide = self.guide.as_ref()?;
            guide.municipality.region(self.held.region.as_ref()?.as_str())?.point()
        };
        Asker { lang, now: self.now, from: region(), here: self.here }
    }
}

/// The device, as one signal that pages follow. One, for every further type of signal brings three
/// kilobytes of code of its own.
#[derive(Clone, Copy)]
pub struct Device(RwSignal<Arc<State>>);

impl Device {
    /// A device that knows only what came with the page.
    #[must_use]
    pub fn new(
        now: Moment,
        guide: Option<Arc<Guide>>,
        synced: Option<Moment>,
        tried: Tried,
    ) -> Self {
        let held = Held { guide: guide.is_some(), synced, tried, ..Held::default() };
        Self(RwSignal::new(Arc::new(State { held, guide, now, here: None })))
    }

    /// What is known; who asks is told again when that changes.
    #[must_use]
    pub fn state(&self) -> Arc<State> {
        self.0.get()
    }

    /// What is known right now.
    #[must_use]
    pub fn peek(&self) -> Arc<State> {
        self.0.get_untracked()
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.copied();
        change(&mut state);
        self.set(state);
    }

    /// The halves of a change that are the same for all; in one piece they were in the module for each.
    #[inline(never)]
    fn copied(&self) -> State {
        (*self.peek()).clone()
    }

    #[inline(never)]
    fn set(&self, mut state: State) {
        state.held.guide = state.guide.is_some();
        self.0.set(Arc::new(state));
    }

    /// Sets everything going. Only in the browser, once the page stands.
    pub fn start(self, from_shell: bool) {
        self.change(|state| {
            let held = &mut state.held;
            held.alive = true;
            held.region = preferences::region();
            held.favourites = preferences::favourites();
            held.households = preferences::households();
            held.done = preferences::done();
            held.looks = Preferences::kept();
            held.forgets = !preferences::keeps();
            held.offline = from_shell;
            if let Some(tried) = page::tried() {
                held.tried = tried;
            }
            state.now = now();
        });
        clock::follow(self);
        browser::follow(self);
        sync::follow(self);
        position::follow(self);
        outbox::follow(self);
        profile::follow(self);
    }

    /// Remembers an area or buurt as one's own; none forgets it.
    pub fn choose(&self, region: Option<Slug>) {
        if self.peek().held.region != region {
            self.remember(preferences::keep_region(region.as_ref()));
            self.change(|state| state.held.region = region);
        }
    }

    /// Keeps a record in the list of favourites, or takes it off.
    pub fn toggle_favourite(&self, key: &(Kind, Slug)) {
        // Another tab may have changed the list since.
        let mut all = preferences::favourites();
        let known = self.peek();
        if known.held.forgets {
            all.clone_from(&known.held.favourites);
        }
        match all.iter().position(|kept| kept == key) {
            Some(at) => {
                all.remove(at);
            }
            None => all.insert(0, key.clone()),
        }
        self.remember(preferences::keep_favourites(&all));
        self.change(|state| state.held.favourites = all);
    }

    /// Keeps records in the list of favourites, those that are not in it yet.
    pub fn keep_all(&self, keys: impl Iterator<Item = (Kind, Slug)>) {
        for key in keys {
            if !self.peek().held.favourites.contains(&key) {
                self.toggle_favourite(&key);
            }
        }
    }

    /// Keeps colours and size of text, and shows them at once.
    pub fn prefer(&self, looks: Preferences) {
        preferences::apply(&looks);
        self.remember(preferences::keep(&looks));
        self.change(|state| state.held.looks = looks);
    }

    /// Ticks off something of the first weeks, or takes the tick away.
    pub fn tick(&self, task: &str, done: bool) {
        let mut all = preferences::done();
        if self.peek().held.forgets {
            all.clone_from(&self.peek().held.done);
        }
        all.retain(|it| it != task);
        if done {
            all.push(task.to_owned());
        }
        self.remember(preferences::keep_done(&all));
        self.change(|state| state.held.done = all);
    }

    /// For whom the welcome packs are from now on.
    pub fn set_households(&self, all: Vec<Household>) {
        self.remember(preferences::keep_households(&all));
        self.change(|state| state.held.households = all);
    }

    fn remember(&self, kept: bool) {
        if !kept {
            self.change(|state| state.held.forgets = true);
        }
    }

    /// A page is opened.
    pub fn opened(&self, page: &Page) {
        let is_profile = matches!(page, Page::Profile | Page::Done | Page::Keep | Page::Portfolio);
        profile::opened(*self, is_profile);
        if is_profile {
            profile::look();
        }
    }

    /// Goes over to the version that waits; the page is loaded anew.
    pub fn take_update(&self) {
        browser::tell("mienskip:vernieuw");
    }

    /// Asks the browser to put the site on the home screen.
    pub fn install(&self) {
        self.change(|state| state.held.can_install = false);
        browser::tell("mienskip:installeer");
    }

    /// Does not ask again on this device.
    pub fn refuse_install(&self) {
        self.change(|state| state.held.can_install = false);
        preferences::refuse_install();
    }
}
