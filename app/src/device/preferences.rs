//! Small things that this device keeps: the chosen area, favourites, colours, size of text. In
//! `localStorage`, so `/boot.js` can apply colours and size before the page is painted.

use gloo_storage::{LocalStorage, Storage};
use guide::{Kind, Slug, welcome::Household};
use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

const REGION: &str = "mienskip.gebied";
const FAVOURITES: &str = "mienskip.favorieten";
const HOUSEHOLDS: &str = "mienskip.voor";
const DONE: &str = "mienskip.gedaan";
const LOOKS: &str = "mienskip.weergave";
const NO_INSTALL: &str = "mienskip.niet-installeren";
const PROBE: &str = "mienskip.proef";

/// Colours and size of text; `/boot.js` reads the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// `kleur`: one of [`crate::address::COLOURS`].
    pub colour: String,
    /// `tekst`: one of [`crate::address::SIZES`].
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
        let kept = read(LOOKS);
        let word = |key: &str| Reflect::get(&kept, &key.into()).ok()?.as_string();
        let default = Self::default();
        Self {
            colour: word("kleur").unwrap_or(default.colour),
            size: word("tekst").unwrap_or(default.size),
        }
    }
}

/// Whether this window may have a `localStorage`. Where cookies are blocked the mere look at it
/// is an error, and `gloo_storage` takes for granted that it is not.
pub(super) fn has_storage() -> bool {
    window().local_storage().is_ok_and(|storage| storage.is_some())
}

/// What is stored under a key, as JSON. Something unreadable counts as nothing: it is written anew
/// when somebody chooses again. The browser reads and writes the JSON, for what Rust has for it is
/// a twentieth of all that a phone has to load.
fn read(key: &str) -> JsValue {
    let kept = has_storage().then(|| LocalStorage::raw().get_item(key).ok().flatten()).flatten();
    kept.and_then(|json| JSON::parse(&json).ok()).unwrap_or(JsValue::NULL)
}

fn write(key: &str, value: &JsValue) -> bool {
    has_storage()
        && JSON::stringify(value)
            .is_ok_and(|json| LocalStorage::raw().set_item(key, &String::from(json)).is_ok())
}

/// Whether this device keeps anything at all; in private windows and with storage switched off
/// it may not.
pub(super) fn keeps() -> bool {
    let kept = write(PROBE, &true.into());
    if kept {
        LocalStorage::delete(PROBE);
    }
    kept
}

pub(super) fn region() -> Option<Slug> {
    read(REGION).as_string()?.parse().ok()
}

pub(super) fn keep_region(region: Option<&Slug>) -> bool {
    write(REGION, &region.map_or("", Slug::as_str).into())
}

/// Favourites; entries of a kind that is no longer known are passed over, the rest is kept.
pub(super) fn favourites() -> Vec<(Kind, Slug)> {
    words(FAVOURITES).iter().filter_map(|key| read_key(key)).collect()
}

pub(super) fn keep_favourites(all: &[(Kind, Slug)]) -> bool {
    let keys: Vec<String> = all.iter().map(|(kind, id)| write_key(*kind, id)).collect();
    keep_words(FAVOURITES, keys.iter().map(String::as_str))
}

/// For whom the welcome packs are; words that are no longer known are passed over.
pub(super) fn households() -> Vec<Household> {
    words(HOUSEHOLDS).iter().filter_map(|word| Household::read(word)).collect()
}

pub(super) fn keep_households(all: &[Household]) -> bool {
    keep_words(HOUSEHOLDS, all.iter().map(|it| it.word()))
}

/// What of the first weeks is done.
pub(super) fn done() -> Vec<String> {
    words(DONE)
}

pub(super) fn keep_done(all: &[String]) -> bool {
    keep_words(DONE, all.iter().map(String::as_str))
}

fn words(key: &str) -> Vec<String> {
    let words = read(key).dyn_into::<Array>().unwrap_or_default();
    words.iter().filter_map(|word| word.as_string()).collect()
}

fn keep_words<'a>(key: &str, words: impl Iterator<Item = &'a str>) -> bool {
    write(key, &words.map(JsValue::from).collect::<Array>())
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
    let kept = Object::new();
    for (key, value) in [("kleur", &preferences.colour), ("tekst", &preferences.size)] {
        // Refused only for an object that is frozen.
        let _ = Reflect::set(&kept, &key.into(), &value.into());
    }
    write(LOOKS, &kept)
}

pub(super) fn has_refused_install() -> bool {
    read(NO_INSTALL).is_truthy()
}

pub(super) fn refuse_install() {
    // If it is not kept, the question comes again; no harm.
    let _ = write(NO_INSTALL, &true.into());
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
