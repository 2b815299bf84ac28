//! The entry in the browser, called by `/boot.js` with the texts of the page's language.

use std::sync::Arc;

use guide::Lang;
use leptos::{mount, prelude::*};
use maud::{Markup, Render as _, html};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use crate::{
    App, Start, components,
    context::{Site, Tried},
    device,
    texts::Texts,
};

/// Brings the page to life, or builds it when the service worker gave an empty one.
///
/// `languages` are the municipality's, the page's own is `lang`; `texts` are the keys and
/// messages of that one's locale file in turn, `icons` the address of the sprite. `show` changes a part of the page into other HTML,
/// `ask` asks a part that is a script of its own.
/// False when the page cannot be brought to life; what the server sent stays usable.
#[wasm_bindgen]
pub fn start(
    lang: &str,
    languages: &str,
    texts: Vec<String>,
    icons: &str,
    shell: bool,
    show: js_sys::Function,
    ask: js_sys::Function,
) -> bool {
    let Ok(lang) = lang.parse::<Lang>() else { return false };
    let texts = Texts::from_pairs(lang, texts);
    let languages: Vec<Lang> = languages.split(' ').filter_map(|code| code.parse().ok()).collect();
    let icons: Arc<str> = icons.into();
    // A window without an origin has no addresses to share either.
    let base: Arc<str> = window().location().origin().unwrap_or_default().into();
    device::show_with(show);
    device::ask_with(ask);
    device::write_with(texts.clone());
    if shell {
        spawn_local(mount_from_copy(texts, icons, base));
        return true;
    }
    let start = Start {
        texts,
        icons,
        base,
        site: Site { languages, ..Site::default() },
        now: device::now(),
        seen: None,
        guide: None,
        synced: None,
        tried: Tried::default(),
    };
    mount::hydrate_body(move || view! { <App start=start /> });
    true
}

/// What may be meant by words that somebody is typing: how many there are in words, on a line of
/// its own, and then the options of a list box. Empty when there are none, or no guide yet.
#[wasm_bindgen]
#[must_use]
pub fn suggest(words: &str) -> String {
    device::suggest(words)
}

/// A code that leads to an address, with its caption, in HTML. Empty when the address is too long.
#[wasm_bindgen]
#[must_use]
pub fn scan(address: &str, caption: &str) -> String {
    let figure = crate::qr::figure(address, caption, &caption.render());
    figure.map(Markup::into_string).unwrap_or_default()
}

/// Builds the page from the copy of the guide on this device.
async fn mount_from_copy(texts: Texts, icons: Arc<str>, base: Arc<str>) {
    let Some(copy) = device::load_copy().await else {
        last_resort(&texts);
        return;
    };
    let start = Start {
        texts,
        icons,
        base,
        site: Site::of(&copy.guide.municipality),
        now: device::now(),
        seen: None,
        guide: Some(copy.guide),
        synced: Some(copy.synced),
        tried: Tried::default(),
    };
    mount::mount_to_body(move || view! { <App start=start /> });
}

/// No internet, and no copy on this device: say so, and offer to try again.
fn last_resort(texts: &Texts) {
    let (title, text, again) =
        (texts.get("geen-kopie"), texts.get("geen-kopie.uitleg"), texts.get("geen-kopie.knop"));
    let main = html! {
        div class="ms-wrap" {
            div class="ms-empty" {
                h1 class="nl-heading nl-heading--level-1" { (title) }
                p class="nl-paragraph" { (text) }
                p {
                    a class="nl-button nl-button--primary" href="" {
                        span class="nl-button__label" { (again) }
                    }
                }
                (components::open_bundle(texts))
            }
        }
    };
    mount::mount_to_body(move || {
        view! { <main class="ms-main" id="inhoud" inner_html=main.into_string()></main> }
    });
}
