//! What somebody keeps on this device.

use guide::{Answer, Kind, Question};
use leptos::prelude::*;

use crate::{
    address::Page,
    components::{Shows, items},
    context::use_page,
    device::use_device,
};

/// The page. On the server and without JavaScript it explains what would be here.
#[must_use]
pub fn view() -> AnyView {
    let page = use_page();
    let device = use_device();
    let body = {
        let page = page.clone();
        move || {
            if !device.ready.get() {
                return view! { <p class="nl-paragraph">{page.t("bewaren.met-javascript")}</p> }
                    .into_any();
            }
            let Some(guide) = device.guide.get() else {
                return view! { <p class="nl-paragraph">{page.t("laden")}</p> }.into_any();
            };
            let kept = device.favourites.get();
            let gone = kept.len();
            let answer = guide.answer(&Question::Saved(kept), &device.asker(page.lang()));
            let Answer::Saved(cards) = answer else { return ().into_any() };
            if cards.is_empty() {
                let href = page.href(&Page::List(Kind::Activity), &[]);
                return view! {
                    <div class="ms-empty">
                        <svg class="ms-empty__art" aria-hidden="true">
                            <use href=format!("{}#ms-empty", page.icons)></use>
                        </svg>
                        <p class="nl-paragraph">{page.t("bewaren.leeg")}</p>
                        <p>
                            <a class="nl-button nl-button--secondary" href=href>
                                <span class="nl-button__label">{page.t("bewaren.naar-agenda")}</span>
                            </a>
                        </p>
                    </div>
                }
                .into_any();
            }
            let gone = gone - cards.len();
            let note = (gone > 0).then(|| {
                view! { <p class="ms-soft">{page.texts.count("bewaren.weg", gone)}</p> }
            });
            view! { {items(&cards, Shows::Day)}{note} }.into_any()
        }
    };
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">{page.t("bewaren")}</h1>
                <p class="nl-paragraph">{page.t("bewaren.uitleg")}</p>
            </div>
            {body}
        </div>
    }
    .into_any()
}
