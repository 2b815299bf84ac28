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
    all.map_or(JsValue::NULL, JsValue::from)
}

/// What the script tells: a list, in the order in which it is written there.
fn take(device: Device, told: &Array) {
    let text = |nth| told.get(nth).as_string();
    let yes = |nth| told.get(nth).as_bool().unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small counts")]
    let number = |nth| told.get(nth).as_f64().map(|n| n as usize);
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds fit")]
    let saved = told.get(5).as_f64().map(|seconds| Moment::from_unix(seconds as i64));
    let mut trouble = text(7).map(|reason| VaultTrouble {
        reason,
        word: number(8),
        perhaps: text(9),
        count: number(10),
        typed: text(14),
    });
    let incoming = text(15).map(|json| read(&json));
    if let Some(Err(why)) = &incoming {
        let reason = match why {
            Unreadable::TooNew => "te-nieuw",
            Unreadable::Damaged => "beschadigd",
        };
        trouble = Some(VaultTrouble { reason: reason.to_owned(), ..VaultTrouble::default() });
    }
    let incoming = incoming.and_then(Result::ok).map(Arc::new);
    device.change(|state| {
        let mine = &mut state.held.mine;
        let offers = incoming.is_some() || (mine.vault.offers && mine.incoming.is_some());
        if incoming.is_some() {
            mine.incoming = incoming;
            if yes(16) && mine.mishap.is_none() {
                mine.mishap = Some(Mishap::Wiped);
            }
        }
        mine.vault = Vault {
            known: true,
            kept: yes(0),
            remembered: yes(1),
            words: text(2),
            fresh: yes(3),
            expires: text(4),
            saved,
            busy: yes(6),
            trouble,
            said: text(11),
            erases: yes(12),
            drafts: number(13).unwrap_or_default(),
            offers,
            news: mine.vault.news,
        };
    });
}
