//! The profile on this device. It stands in `localStorage`, with a second copy in `IndexedDB`
//! (`public/profile.js`) for when a browser wipes the first. Nothing of it is ever sent by itself.
//!
//! Every change reads what is kept, takes in what this window knows and writes the two together,
//! so two windows never lose a field to each other. What cannot be read is left as it is.

mod credential;
mod form;
mod vault;

pub(super) use vault::opened;

use std::{cell::RefCell, sync::Arc};

use gloo_storage::{LocalStorage, Storage};
use guide::profile::{Id, Item, Profile, ProfileError, Refused, Resume, Stamp, Value};
use js_sys::{Array, Date, Math};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CustomEvent, Element, Event, HtmlFormElement};

use super::{
    Device,
    ask::ask,
    browser, outbox,
    page::{go, on, target},
    preferences, value,
};
use crate::{
    context::{Mine, Mishap},
    texts::Texts,
};

const KEY: &str = "mienskip.profiel";
/// Its name among the scripts.
const PART: &str = "profiel";
/// The part that asks organisations for a confirmation and fetches it.
const RECOGNITION: &str = "waardering";

thread_local! {
    /// The id of this window as a writer.
    static WINDOW: RefCell<Option<Id>> = const { RefCell::new(None) };
    /// The texts of the page, for files.
    static TEXTS: RefCell<Option<Texts>> = const { RefCell::new(None) };
}

/// From now on files are written with these texts.
pub fn write_with(texts: Texts) {
    TEXTS.set(Some(texts));
}

/// Why something that was read is no profile.
enum Unreadable {
    TooNew,
    Damaged,
}

fn kept() -> Option<String> {
    preferences::has_storage().then(|| LocalStorage::raw().get_item(KEY).ok().flatten()).flatten()
}

fn read(json: &str) -> Result<Profile, Unreadable> {
    let value = value::parse(json).ok_or(Unreadable::Damaged)?;
    Profile::from_value(value).map_err(|error| match error {
        ProfileError::TooNew(_) => Unreadable::TooNew,
        ProfileError::Damaged(_) => Unreadable::Damaged,
    })
}

/// What is kept here: a profile, an empty one when there is nothing yet, or what is wrong with it.
fn stored() -> Result<Profile, Mishap> {
    let Some(json) = kept() else { return Ok(Profile::default()) };
    read(&json).map_err(|why| match why {
        Unreadable::TooNew => Mishap::TooNew,
        Unreadable::Damaged => Mishap::Damaged,
    })
}

/// Writes a profile, and its second copy.
fn write(profile: &Profile) -> Result<(), Mishap> {
    let json = value::stringify(&profile.to_value());
    let kept = if preferences::has_storage() {
        LocalStorage::raw()
            .set_item(KEY, &json)
            .map_err(|_| if preferences::keeps() { Mishap::Full } else { Mishap::Blocked })
    } else {
        Err(Mishap::Blocked)
    };
    spawn_local(async move {
        // Should that fail, there is still the first.
        let _ = ask(PART, "copy", &json.into()).await;
    });
    kept
}

/// Now, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "they fit")]
fn milliseconds() -> i64 {
    Date::now() as i64
}

/// An id that begins with the time, with chance behind it.
fn new_id() -> Option<Id> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^32")]
    let chance = (Math::random() * f64::from(u32::MAX)) as u32;
    Id::read(&format!("{:012x}-{chance:08x}", milliseconds()))
}

/// Now, by this window.
fn stamp() -> Option<Stamp> {
    let by = WINDOW.with_borrow_mut(|window| {
        if window.is_none() {
            *window = new_id();
        }
        window.clone()
    })?;
    Some(Stamp { at: milliseconds(), by })
}

/// Reads what is kept, again when another window writes, and follows the forms of the profile.
pub(super) fn follow(device: Device) {
    load(device);
    browser::on("storage", move || load(device));
    vault::follow(device);
    on("change", move |event| {
        if let Some(form) = target::<HtmlFormElement>(&event, "form[data-profiel]") {
            answer(device, &form, &event);
        } else if target::<Element>(&event, "[data-profiel-lees]").is_some() {
            open(device, &event);
        }
    });
    on("submit", move |event| {
        if let Some(form) = target::<HtmlFormElement>(&event, "form[data-ervaring]") {
            event.prevent_default();
            add_experience(device, &form);
        }
    });
    on("click", move |event| click(device, &event));
    on("mienskip:waardering", move |event| recognise(device, &event));
    spawn_local(async move {
        // Nothing is here, but there was: the browser wiped it.
        if kept().is_none()
            && let Some(copy) = ask(PART, "copied", &JsValue::UNDEFINED).await
            && let Some(Ok(profile)) = copy.as_string().map(|json| read(&json))
            && !profile.is_empty()
        {
            device.change(|state| {
                state.held.mine.mishap = Some(Mishap::Wiped);
                state.held.mine.incoming = Some(Arc::new(profile));
            });
        }
    });
}

fn load(device: Device) {
    let there = stored();
    let erased = kept().is_none();
    device.change(|state| {
        let mine = &mut state.held.mine;
        match there {
            // Another window erased it. What could not be written is only here, and stays.
            Ok(_) if erased && mine.mishap.is_none() => mine.profile = Arc::default(),
            Ok(there) => {
                let mut all = (*mine.profile).clone();
                all.merge(&there);
                mine.profile = Arc::new(all);
            }
            Err(mishap) => mine.mishap = Some(mishap),
        }
    });
}

/// What changes a profile.
type Change<'a> = dyn FnMut(&mut Profile, &Stamp) -> Result<bool, Refused> + 'a;

/// Changes the profile and keeps it, here and in the copy. True when nothing of it was refused.
fn change(device: Device, change: &mut Change) -> bool {
    vault::keep_in_step();
    change_here(device, change)
}

/// The same, only here.
fn change_here(device: Device, change: &mut Change) -> bool {
    let mut mine = device.peek().held.mine.clone();
    match (stored(), stamp()) {
        (Ok(mut profile), Some(stamp)) => {
            profile.merge(&mine.profile);
            mine.refused = change(&mut profile, &stamp).err();
            mine.mishap = write(&profile).err();
            mine.profile = Arc::new(profile);
        }
        (Err(mishap), _) => mine.mishap = Some(mishap),
        (Ok(_), None) => {}
    }
    let taken = mine.refused.is_none();
    device.change(|state| state.held.mine = mine);
    taken
}

/// Writes one item and keeps it. True when it was not refused.
fn set(device: Device, item: &Item, value: &Value) -> bool {
    change(device, &mut |profile, stamp| profile.set(item, value, stamp))
}

/// Keeps what `public/waardering.js` tells of a recognition: its id and its value.
fn recognise(device: Device, event: &Event) {
    let told = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
    if let Some(told) = told.and_then(|json| value::parse(&json))
        && let [id, value] = told.items()
        && let Some(id) = id.as_text().and_then(Id::read)
    {
        set(device, &Item::Recognition(id), value);
    }
}

/// Keeps with the profile where somebody applied, so that it comes along to another device. For who
/// has no profile it stays on this one.
pub(super) fn keep_applications(device: Device) {
    let held = device.peek().held.clone();
    for it in held.sent() {
        let item = Item::Application(it.id);
        if !held.mine.profile.is_empty() && held.mine.profile.get(&item).is_null() {
            set(device, &item, &it.sent.to_value());
        }
    }
}

/// Has what organisations answered fetched and shown, on a page of the profile.
pub(super) fn look() {
    spawn_local(async {
        // Without the part the page has everything but that.
        let _ = ask(RECOGNITION, "kijk", &JsValue::UNDEFINED).await;
    });
}

/// Keeps the answer to the question that was changed.
fn answer(device: Device, form: &HtmlFormElement, event: &Event) {
    if let Some((field, value)) = form::answer(form, event) {
        set(device, &Item::Field(field), &value);
    }
}

/// Keeps what somebody did.
fn add_experience(device: Device, form: &HtmlFormElement) {
    let known = form.get_attribute("data-ervaring").and_then(|id| Id::read(&id));
    let Some(id) = known.or_else(new_id) else { return };
    let value =
        form::experience(form, device.peek().held.mine.profile.get(&Item::Experience(id.clone())));
    if set(device, &Item::Experience(id), &value) {
        let form = form.clone();
        spawn_local(async move {
            // First the draft, or it would be put back.
            outbox::done(&form).await;
            form.reset();
            go(&form.get_attribute("data-daarna").unwrap_or_default());
        });
    }
}

fn click(device: Device, event: &Event) {
    if let Some(button) = target::<Element>(event, "[data-ervaring-weg]")
        && let Some(id) = button.get_attribute("data-ervaring-weg").and_then(|id| Id::read(&id))
    {
        set(device, &Item::Experience(id), &Value::Null);
    }
    if let Some(button) = target::<Element>(event, "[data-profiel-eerder]")
        && let Some(at) = button.get_attribute("data-profiel-eerder").and_then(|at| at.parse().ok())
        && let Some(it) = device.peek().held.mine.profile.earlier().get::<usize>(at)
    {
        change(device, &mut |profile, stamp| profile.put_back(it, stamp));
    }
    let does = target::<Element>(event, "[data-profiel-doe]")
        .and_then(|button| button.get_attribute("data-profiel-doe"));
    match does.as_deref() {
        Some("bestand") => {
            let value = device.peek().held.mine.profile.to_value();
            give("mienskip-profiel.json", &value);
        }
        Some("resume") => give_resume(device),
        Some("neem-over") => take_over(device),
        Some("laat-maar") => device.change(|state| {
            state.held.mine.incoming = None;
            state.held.mine.mishap = None;
        }),
        Some("wis") => erase(device),
        _ => {}
    }
}

/// Gives somebody a file.
fn give(name: &str, value: &Value) {
    let file = [name, "application/json", &value::stringify(value)].map(JsValue::from);
    let file: JsValue = file.iter().collect::<Array>().into();
    spawn_local(async move {
        // Without downloads there is no file; the page shows the same.
        let _ = ask(PART, "give", &file).await;
    });
}

/// Reads a file, to be looked at before it is taken over.
fn open(device: Device, event: &Event) {
    let Some(input) = target::<Element>(event, "[data-profiel-lees]") else { return };
    spawn_local(async move {
        let Some(found) = ask(PART, "read", &input).await else { return };
        let found = Array::from(&found);
        let read = match (found.get(0).as_string(), found.get(1).as_string()) {
            (Some(json), _) => read(&json).map_err(|why| match why {
                Unreadable::TooNew => Mishap::FileTooNew,
                Unreadable::Damaged => Mishap::FileDamaged,
            }),
            (None, Some(_)) => Err(Mishap::FileTooLarge),
            (None, None) => return,
        };
        device.change(|state| {
            let mine = &mut state.held.mine;
            mine.incoming = read.as_ref().ok().map(|profile| Arc::new(profile.clone()));
            mine.mishap = read.err();
        });
        browser::focus("voorbeschouwing");
    });
}

/// Takes over what was looked at.
fn take_over(device: Device) {
    let Some(incoming) = device.peek().held.mine.incoming.clone() else { return };
    if let Err(Mishap::Damaged) = stored() {
        // What cannot be read is replaced, as somebody wants. If that fails, it is said below.
        let _ = write(&incoming);
    }
    change(device, &mut |profile, _| {
        profile.merge(&incoming);
        Ok(true)
    });
    device.change(|state| state.held.mine.incoming = None);
}

/// Erases everything of the profile on this device. Other windows notice.
fn erase(device: Device) {
    if preferences::has_storage() {
        LocalStorage::delete(KEY);
    }
    spawn_local(async move {
        let _ = ask(PART, "forget", &JsValue::UNDEFINED).await;
    });
    device.change(|state| state.held.mine = Mine::default());
}

/// Gives somebody their profile as JSON Resume, with names in the language of the page.
fn give_resume(device: Device) {
    let state = device.peek();
    let (Some(guide), Some(texts)) = (&state.guide, TEXTS.with_borrow(Clone::clone)) else {
        return;
    };
    let resume = state.held.mine.profile.to_resume(&Resume {
        municipality: &guide.municipality,
        lang: texts.lang(),
        language: &|lang| texts.get(&format!("taal.{lang}")),
        duration: &|minutes| texts.duration(minutes),
        credential: &credential::read,
    });
    give("resume.json", &resume);
}
