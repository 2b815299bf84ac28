//! The entry in the browser, called by `/boot.js` with the texts of the page's language.

use std::sync::Arc;

use guide::{Lang, Moment};
use leptos::{mount, prelude::*, task::spawn_local};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    App, Start,
    address::Address,
    context::{PageData, Site},
    device, see,
    texts::Texts,
};

/// Brings the page to life, or builds it when the service worker gave an empty one.
///
/// `lang` and `texts` are the page's language and its locale file as JSON, `icons` the address of
/// the sprite. False when the page cannot be brought to life; what the server sent stays usable.
#[wasm_bindgen]
pub fn start(lang: &str, texts: &str, icons: &str, shell: bool) -> bool {
    let Ok(lang) = lang.parse::<Lang>() else { return false };
    let Ok(texts) = Texts::from_json(lang, texts) else { return false };
    let icons: Arc<str> = icons.into();
    if shell {
        spawn_local(mount_from_copy(texts, icons));
        return true;
    }
    let Some(data) = page_data() else { return false };
    let start = Start { data, texts, icons, guide: None, synced: None };
    mount::hydrate_body(move || view! { <App start=start /> });
    true
}

/// What the server put into the page.
fn page_data() -> Option<PageData> {
    let block = document().get_element_by_id("mienskip-pagina")?.text_content()?;
    serde_json::from_str(&block).ok()
}

/// Builds the page from the copy of the guide on this device.
async fn mount_from_copy(texts: Texts, icons: Arc<str>) {
    let Some((guide, synced)) = device::load_copy().await else {
        last_resort(&texts);
        return;
    };
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    let address = Address::read(
        &guide.municipality.languages,
        &part(location.pathname()),
        &part(location.search()),
    );
    let now: Moment = device::now();
    let asker = guide::Asker { lang: texts.lang(), now, from: None };
    let data = PageData {
        now,
        version: guide.version,
        site: Site::of(&guide.municipality),
        seen: see(&guide, &address, None, || asker),
    };
    let start = Start { data, texts, icons, guide: Some(guide), synced: Some(synced) };
    mount::mount_to_body(move || view! { <App start=start /> });
}

/// No internet, and no copy on this device: say so, and offer to try again.
fn last_resort(texts: &Texts) {
    let (title, text, again) =
        (texts.get("geen-kopie"), texts.get("geen-kopie.uitleg"), texts.get("geen-kopie.knop"));
    mount::mount_to_body(move || {
        view! {
            <main class="ms-main" id="inhoud">
                <div class="ms-wrap">
                    <div class="ms-empty">
                        <h1 class="nl-heading nl-heading--level-1">{title}</h1>
                        <p class="nl-paragraph">{text}</p>
                        <p>
                            <button
                                class="nl-button nl-button--primary"
                                type="button"
                                on:click=move |_| device::load_from_server()
                            >
                                <span class="nl-button__label">{again}</span>
                            </button>
                        </p>
                    </div>
                </div>
            </main>
        }
    });
}
