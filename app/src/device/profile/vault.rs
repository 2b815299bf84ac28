//! The copy of the profile at the server, as `public/kopie.js` keeps it: here it only becomes part
//! of the state, and the profile is merged with what comes from elsewhere.

use std::sync::Arc;

use guide::{Moment, profile::Profile};
use js_sys::Array;
use leptos::task::spawn_local;
use wasm_bindgen::{JsValue, closure::Closure};

use super::{Unreadable, change_here, kept, read};
use crate::{
    context::{Mishap, Vault, VaultTrouble},
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
    if vault.news || vault.said.is_some() {
        device.change(|state| {
            state.held.mine.vault.news = false;
            state.held.mine.vault.said = None;
        });
    }
    if is_profile {
        let merge = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |there: JsValue| {
            merge(device, there.as_string())
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
fn merge(device: Device, there: Option<String>) -> JsValue {
    let is_new = there.is_none();
    let there = match there.as_deref().map(read) {
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

/// What the script tells: a list, in the order in which it is written there.
fn take(device: Device, told: &Array) {
    let text = |nth| told.get(nth).as_string();
    let yes = |nth| told.get(nth).is_truthy();
    let trouble =
        |reason| VaultTrouble { reason, number: text(5), perhaps: text(6), typed: text(7) };
    let (mut trouble, mut incoming) = (text(4).map(trouble), None);
    match text(8).map(|json| read(&json)) {
        Some(Ok(profile)) => incoming = Some(Arc::new(profile)),
        Some(Err(why)) => {
            let reason = match why {
                Unreadable::TooNew => "te-nieuw",
                Unreadable::Damaged => "beschadigd",
            };
            trouble = Some(VaultTrouble { reason: reason.to_owned(), ..VaultTrouble::default() });
        }
        None => {}
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds fit")]
    let saved = told.get(3).as_f64().map(|seconds| Moment::from_unix(seconds as i64));
    let before = device.peek();
    let before = &before.held.mine;
    let vault = Vault {
        known: true,
        words: text(0),
        expires: text(1),
        said: text(2),
        saved,
        trouble,
        kept: yes(9),
        remembered: yes(10),
        fresh: yes(11),
        erases: yes(12),
        drafts: yes(13),
        offers: incoming.is_some() || (before.vault.offers && before.incoming.is_some()),
        news: before.vault.news,
    };
    let wiped = yes(14);
    device.change(|state| {
        let mine = &mut state.held.mine;
        if incoming.is_some() {
            mine.incoming = incoming;
            if wiped && mine.mishap.is_none() {
                mine.mishap = Some(Mishap::Wiped);
            }
        }
        mine.vault = vault;
    });
}
