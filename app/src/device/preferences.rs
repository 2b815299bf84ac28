//! Small things that this device keeps: the chosen area, favourites, colours, size of text. In
//! `localStorage`, so `/boot.js` can apply colours and size before the page is painted.

use gloo_storage::{LocalStorage, Storage};
use guide::{Kind, Slug};
use leptos::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

const REGION: &str = "mienskip.gebied";
const FAVOURITES: &str = "mienskip.favorieten";
const LOOKS: &str = "mienskip.weergave";
const NO_INSTALL: &str = "mienskip.niet-installeren";
const PROBE: &str = "mienskip.proef";

/// Colours and size of text; `/boot.js` reads the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// One of [`crate::address::COLOURS`].
    #[serde(rename = "kleur")]
    pub colour: String,
    /// One of [`crate::address::SIZES`].
    #[serde(rename = "tekst")]
    pub size: String,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { colour: "auto".into(), size: "normaal".into() }
    }
}

impl Preferences {
    /// What this device keeps.
    #[must_use]
    pub fn kept() -> Self {
        read(LOOKS)
    }
}

/// Whether this window may have a `localStorage`. Where cookies are blocked the mere look at it
/// is an error, and `gloo_storage` takes for granted that it is not.
fn has_storage() -> bool {
    window().local_storage().is_ok_and(|storage| storage.is_some())
}

/// What is stored under a key. Something unreadable counts as nothing: it is written anew when
/// somebody chooses again.
fn read<T: DeserializeOwned + Default>(key: &str) -> T {
    if has_storage() { LocalStorage::get(key).unwrap_or_default() } else { T::default() }
}

fn write<T: Serialize + ?Sized>(key: &str, value: &T) -> bool {
    has_storage() && LocalStorage::set(key, value).is_ok()
}

/// Whether this device keeps anything at all; in private windows and with storage switched off
/// it may not.
pub(super) fn keeps() -> bool {
    let kept = write(PROBE, &true);
    if kept {
        LocalStorage::delete(PROBE);
    }
    kept
}

pub(super) fn region() -> Option<Slug> {
    read::<String>(REGION).parse().ok()
}

pub(super) fn keep_region(region: Option<&Slug>) -> bool {
    write(REGION, region.map_or("", Slug::as_str))
}

/// Favourites; entries of a kind that is no longer known are passed over, the rest is kept.
pub(super) fn favourites() -> Vec<(Kind, Slug)> {
    let keys: Vec<String> = read(FAVOURITES);
    keys.iter().filter_map(|key| read_key(key)).collect()
}

pub(super) fn keep_favourites(all: &[(Kind, Slug)]) -> bool {
    let keys: Vec<String> = all.iter().map(|(kind, id)| write_key(*kind, id)).collect();
    write(FAVOURITES, &keys)
}

/// Reads `activiteit/samen-eten`.
pub(crate) fn read_key(key: &str) -> Option<(Kind, Slug)> {
    let (kind, id) = key.split_once('/')?;
    Some((kind.parse().ok()?, id.parse().ok()?))
}

/// A record as one word, for what is kept and for buttons.
pub(crate) fn write_key(kind: Kind, id: &Slug) -> String {
    format!("{}/{id}", kind.name())
}

pub(super) fn keep(preferences: &Preferences) -> bool {
    write(LOOKS, preferences)
}

pub(super) fn has_refused_install() -> bool {
    read(NO_INSTALL)
}

pub(super) fn refuse_install() {
    // If it is not kept, the question comes again; no harm.
    let _ = write(NO_INSTALL, &true);
}

/// Shows colours and size of text on the page.
pub fn apply(preferences: &Preferences) {
    let Some(root) = document().document_element() else { return };
    for (attribute, value, default) in
        [("data-kleur", &preferences.colour, "auto"), ("data-tekst", &preferences.size, "normaal")]
    {
        let _ = if value == default {
            root.remove_attribute(attribute)
        } else {
            root.set_attribute(attribute, value)
        };
    }
}
