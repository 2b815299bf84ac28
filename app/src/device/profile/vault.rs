//! The copy of the profile at the server, as `public/kopie.js` keeps it: here it only becomes part
//! of the state, and the profile is merged with what comes from elsewhere.

use std::sync::Arc;

use guide::profile::Profile;
use js_sys::Array;
use leptos::task::spawn_local;
use wasm_bindgen::{JsValue, closure::Closure};

use super::{Unreadable, change_here, kept, read};
use crate::{
    context::{Mishap, Told},
    device::{Device, ask::ask, browser, value},
};

/// Its name among the scripts.
const PART: &str = "kopie";

/// Keeps what is known of the copy as it is.
pub(super) fn follow(device: Device) {
    browser::on("mienskip:kopie", move || {
        spawn_local(async move {
            if let Some(told) = ask(PART, "told", &JsValue::NULL).await {
                take(device, &Array::from(&told));
            }
        });
    });
}

/// A page is opened; on those of the profile it is brought in step with its copy.
pub fn opened(device: Device, is_profile: bool) {
    let vault = &device.peek().held.mine.vault;
    if vault.news || vault.has(Told::Said) {
        device.change(|state| {
            let vault = &mut state.held.mine.vault;
            vault.news = false;
            if let Some(said) = vault.told.get_mut(Told::Said as usize) {
                said.clear();
            }
        });
    }
    if is_profile {
        let merge = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |there: JsValue| {
            merge(device, there.as_string().as_deref())
        });
        tell("look", merge.into_js_value());
    }
}

/// The profile has changed.
pub(super) fn keep_in_step() {
    tell("later", JsValue::NULL);
}

fn tell(verb: &'static str, what: JsValue) {
    spawn_local(async move {
        // Without that script there is no copy.
        let _ = ask(PART, verb, &what).await;
    });
}

/// Takes in what is there, and gives what should be: the profile with everything. Null when there
/// is nothing here that it could go into without asking, else whether it is too new to be read.
fn merge(device: Device, there: Option<&str>) -> JsValue {
    let is_new = there.is_none();
    let there = match there.map(read) {
        None => Profile::default(),
        Some(Ok(there)) => there,
        Some(Err(why)) => return matches!(why, Unreadable::TooNew).into(),
    };
    let mine = &device.peek().held.mine;
    if !is_new && kept().is_none() && mine.profile.is_empty() && !there.is_empty() {
        return JsValue::NULL;
    }
    let mut news = false;
    let mut all = None;
    change_here(device, &mut |profile, _| {
        let before = profile.clone();
        profile.merge(&there);
        news = !Profile::changes(&before, profile).is_empty();
        all = Some(value::stringify(&profile.to_value()));
        Ok(true)
    });
    if news && !is_new {
        device.change(|state| state.held.mine.vault.news = true);
    }
    match (all, device.peek().held.mine.mishap) {
        (Some(all), _) => all.into(),
        (None, Some(Mishap::TooNew)) => true.into(),
        (None, _) => JsValue::NULL,
    }
}

/// What the script tells: texts, and perhaps a profile to look at.
fn take(device: Device, told: &Array) {
    let mut texts = Vec::new();
    for text in Array::from(&told.get(0)).iter() {
        texts.push(text.as_string().unwrap_or_default());
    }
    let mut incoming = None;
    match told.get(1).as_string().map(|json| read(&json)) {
        Some(Ok(profile)) => incoming = Some(Arc::new(profile)),
        Some(Err(why)) => {
            let reason = match why {
                Unreadable::TooNew => "te-nieuw",
                Unreadable::Damaged => "beschadigd",
            };
            if let Some(place) = texts.get_mut(Told::Reason as usize) {
                reason.clone_into(place);
            }
        }
        None => {}
    }
    let wiped = told.get(2).is_truthy();
    device.change(|state| {
        let mine = &mut state.held.mine;
        mine.vault.told = texts;
        mine.vault.offers &= mine.incoming.is_some();
        if incoming.is_some() {
            mine.vault.offers = true;
            mine.incoming = incoming;
            if wiped && mine.mishap.is_none() {
                mine.mishap = Some(Mishap::Wiped);
            }
        }
    });
}
