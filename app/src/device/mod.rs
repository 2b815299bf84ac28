//! What lives on the phone: the copy of the guide, favourites, preferences, and what the browser
//! tells about the connection, new versions and installing.
//!
//! On the server every signal keeps its first value. In the browser [`Device::start`] sets them
//! going once the page has been hydrated, so that hydration sees what the server saw.

mod browser;
mod clock;
mod copy;
mod fetch;
mod outbox;
mod page;
mod position;
mod preferences;
mod sync;

pub use browser::{load_from_server, reload, set_title, timed, to_main};
pub use clock::now;
pub use copy::load as load_copy;
pub use outbox::ask_with;
pub use page::{listen, show, show_with, suggest, suggest_with};
pub use position::Position;
pub use preferences::Preferences;
pub(crate) use preferences::{read_key, write_key};

use std::sync::Arc;

use guide::{Asker, Guide, Kind, Lang, Moment, Slug, geo::Point};
use leptos::prelude::*;

use crate::context::{Held, Outbox, Tried};

/// The state of the device, as signals that any part of a page can follow.
#[derive(Clone, Copy)]
pub struct Device {
    /// Whether the page has come to life: true soon after hydration, never without JavaScript.
    pub ready: RwSignal<bool>,
    /// The copy of the guide, once it is here.
    pub guide: RwSignal<Option<Arc<Guide>>>,
    /// Now, by the minute.
    pub now: RwSignal<Moment>,
    /// The area or buurt chosen on this device.
    pub mine: RwSignal<Option<Slug>>,
    /// Whether distances are measured from where this device is.
    pub position: RwSignal<Position>,
    /// Where this device is, while it is asked for. It is never kept and never sent.
    pub here: RwSignal<Option<Point>>,
    /// What is kept on this device, the latest first.
    pub favourites: RwSignal<Vec<(Kind, Slug)>>,
    /// Colours and size of text.
    pub looks: RwSignal<Preferences>,
    /// Whether the server could not be reached.
    pub offline: RwSignal<bool>,
    /// When the copy of the guide was last known to be up to date.
    pub synced: RwSignal<Option<Moment>>,
    /// Whether a new version of the site waits to be used.
    pub update_waits: RwSignal<bool>,
    /// Whether the site can be put on the home screen.
    pub can_install: RwSignal<bool>,
    /// Whether this device refuses to keep anything.
    pub forgets: RwSignal<bool>,
    /// What was filled in in a form.
    pub tried: RwSignal<Tried>,
    /// What waits to be sent.
    pub outbox: RwSignal<Outbox>,
}

impl Device {
    /// A device that knows only what came with the page.
    #[must_use]
    pub fn new(
        now: Moment,
        guide: Option<Arc<Guide>>,
        synced: Option<Moment>,
        tried: Tried,
    ) -> Self {
        Self {
            ready: RwSignal::new(false),
            guide: RwSignal::new(guide),
            now: RwSignal::new(now),
            mine: RwSignal::new(None),
            position: RwSignal::new(Position::Off),
            here: RwSignal::new(None),
            favourites: RwSignal::new(Vec::new()),
            looks: RwSignal::new(Preferences::default()),
            offline: RwSignal::new(false),
            synced: RwSignal::new(synced),
            update_waits: RwSignal::new(false),
            can_install: RwSignal::new(false),
            forgets: RwSignal::new(false),
            tried: RwSignal::new(tried),
            outbox: RwSignal::new(Outbox::Unknown),
        }
    }

    /// What pages need to know of it.
    #[must_use]
    pub fn held(&self) -> Held {
        Held {
            alive: self.ready.get(),
            guide: self.guide.with(Option::is_some),
            region: self.mine.get(),
            position: self.position.get(),
            favourites: self.favourites.get(),
            looks: self.looks.get(),
            tried: self.tried.get(),
            outbox: self.outbox.get(),
        }
    }

    /// Who asks the guide on this device.
    #[must_use]
    pub fn asker(&self, lang: Lang) -> Asker {
        let mine = self.mine.get();
        let from = self.guide.with(|guide| {
            let guide = guide.as_ref()?;
            guide.municipality.region(mine.as_ref()?.as_str())?.point()
        });
        Asker { lang, now: self.now.get(), from, here: self.here.get() }
    }

    /// Sets everything going. Only in the browser, once the page stands.
    pub fn start(self, from_shell: bool) {
        self.mine.set(preferences::region());
        self.favourites.set(preferences::favourites());
        self.looks.set(Preferences::kept());
        self.forgets.set(!preferences::keeps());
        self.offline.set(from_shell);
        if let Some(tried) = page::tried() {
            self.tried.set(tried);
        }
        self.ready.set(true);
        clock::follow(self);
        browser::follow(self);
        sync::follow(self);
        position::follow(self);
        outbox::follow(self);
    }

    /// Remembers an area or buurt as one's own; none forgets it.
    pub fn choose(&self, region: Option<Slug>) {
        if self.mine.get_untracked() != region {
            self.remember(preferences::keep_region(region.as_ref()));
            self.mine.set(region);
        }
    }

    /// Keeps a record in the list of favourites, or takes it off.
    pub fn toggle_favourite(&self, key: &(Kind, Slug)) {
        // Another tab may have changed the list since.
        let mut all = preferences::favourites();
        if self.forgets.get_untracked() {
            all = self.favourites.get_untracked();
        }
        match all.iter().position(|kept| kept == key) {
            Some(at) => {
                all.remove(at);
            }
            None => all.insert(0, key.clone()),
        }
        self.remember(preferences::keep_favourites(&all));
        self.favourites.set(all);
    }

    /// Keeps records in the list of favourites, those that are not in it yet.
    pub fn keep_all(&self, keys: impl Iterator<Item = (Kind, Slug)>) {
        for key in keys {
            let kept = self.favourites.with_untracked(|all| all.contains(&key));
            if !kept {
                self.toggle_favourite(&key);
            }
        }
    }

    /// Keeps colours and size of text, and shows them at once.
    pub fn prefer(&self, looks: Preferences) {
        preferences::apply(&looks);
        self.remember(preferences::keep(&looks));
        self.looks.set(looks);
    }

    fn remember(&self, kept: bool) {
        if !kept {
            self.forgets.set(true);
        }
    }

    /// Goes over to the version that waits; the page is loaded anew.
    pub fn take_update(&self) {
        browser::tell("mienskip:vernieuw");
    }

    /// Asks the browser to put the site on the home screen.
    pub fn install(&self) {
        self.can_install.set(false);
        browser::tell("mienskip:installeer");
    }

    /// Does not ask again on this device.
    pub fn refuse_install(&self) {
        self.can_install.set(false);
        preferences::refuse_install();
    }
}
