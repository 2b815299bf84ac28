//! Small things that this device keeps: the chosen area, favourites, colours, size of text. In
//! `localStorage`, so `/boot.js` can apply colours and size before the page is painted.

use gloo_storage::{LocalStorage, Storage, errors::StorageError};
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

/// What is stored under a key. Something unreadable counts as nothing: it is written anew when
/// somebody chooses again.
fn read<T: DeserializeOwned + Default>(key: &str) -> T {
    LocalStorage::get(key).unwrap_or_default()
}

fn write<T: Serialize>(key: &str, value: &T) -> bool {
    LocalStorage::set(key, value).is_ok()
}

/// Whether this device keeps anything at all; in private windows and with storage switched off
/// it may not.
pub(super) fn keeps() -> bool {
    let kept = write(PROBE, &true);
    LocalStorage::delete(PROBE);
    kept
}

pub(super) fn region() -> Option<Slug> {
    read(REGION)
}

pub(super) fn keep_region(region: Option<&Slug>) -> bool {
    write(REGION, &region)
}

/// Favourites; entries of a kind that is no longer known are passed over, the rest is kept.
pub(super) fn favourites() -> Vec<(Kind, Slug)> {
    match LocalStorage::get::<Vec<serde_json::Value>>(FAVOURITES) {
        Ok(entries) => {
            entries.into_iter().filter_map(|entry| serde_json::from_value(entry).ok()).collect()
        }
        Err(
            StorageError::KeyNotFound(_) | StorageError::SerdeError(_) | StorageError::JsError(_),
        ) => Vec::new(),
    }
}

pub(super) fn keep_favourites(all: &[(Kind, Slug)]) -> bool {
    write(FAVOURITES, &all)
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
