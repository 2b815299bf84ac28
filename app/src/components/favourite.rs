//! Keeping something on this device.

use guide::{Kind, Slug};
use leptos::prelude::*;

use crate::{context::use_page, device::use_device};

use super::icon;

/// A button that keeps a record in the list of favourites, or takes it off. It is there only when
/// it can work: without JavaScript there is nothing that could remember.
#[component]
pub fn Favourite(
    /// The record's kind.
    kind: Kind,
    /// The record's slug.
    id: Slug,
) -> impl IntoView {
    let page = use_page();
    let device = use_device();
    let key = (kind, id);
    let kept = {
        let key = key.clone();
        Memo::new(move |_| device.favourites.with(|all| all.contains(&key)))
    };
    move || {
        device.ready.get().then(|| {
            let (key, page) = (key.clone(), page.clone());
            let is_kept = kept.get();
            let (icon_name, text) = if is_kept {
                ("star-filled", page.t("bewaren.bewaard"))
            } else {
                ("star", page.t("bewaren.knop"))
            };
            view! {
                <button
                    class="nl-button nl-button--subtle"
                    type="button"
                    aria-pressed=is_kept.to_string()
                    on:click=move |_| device.toggle_favourite(&key)
                >
                    <span class="nl-button__icon-start">{icon(icon_name)}</span>
                    <span class="nl-button__label">{text}</span>
                </button>
            }
        })
    }
}
