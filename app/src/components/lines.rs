//! Quiet lines above the page: no internet, a new version, put it on your home screen, this
//! device keeps nothing.

use guide::{Moment, calendar};
use leptos::prelude::*;
use maud::html;

use crate::{context::Context, device::Device};

use super::icon;

/// The lines that there is a reason for.
#[component]
pub fn Lines(
    /// What happens on the device.
    device: Device,
    /// The words.
    page: Context,
) -> impl IntoView {
    let offline = {
        let page = page.clone();
        move || {
            device.offline.get().then(|| {
                let text = match device.synced.get() {
                    Some(synced) => page
                        .texts
                        .with("offline", &[("moment", &ago(&page, synced, device.now.get()))]),
                    None => page.t("offline.zonder"),
                };
                line(&page, "ms-line--offline", "wifi-off", &text, ().into_any())
            })
        }
    };
    let update = {
        let page = page.clone();
        move || {
            device.update_waits.get().then(|| {
                let action = view! {
                    <button
                        class="ms-line__action"
                        type="button"
                        on:click=move |_| device.take_update()
                    >
                        {page.t("nieuwe-versie.knop")}
                    </button>
                };
                line(
                    &page,
                    "ms-line--update",
                    "refresh",
                    &page.t("nieuwe-versie"),
                    action.into_any(),
                )
            })
        }
    };
    let install = {
        let page = page.clone();
        move || {
            device.can_install.get().then(|| {
                let action = view! {
                    <button class="ms-line__action" type="button" on:click=move |_| device.install()>
                        {page.t("installeer.knop")}
                    </button>
                    <button
                        class="ms-line__action"
                        type="button"
                        on:click=move |_| device.refuse_install()
                    >
                        {page.t("installeer.niet")}
                    </button>
                };
                line(&page, "ms-line--install", "download", &page.t("installeer"), action.into_any())
            })
        }
    };
    let forgets = move || {
        device.forgets.get().then(|| {
            let text = page.t("bewaren.lukt-niet");
            line(&page, "ms-line--offline", "info", &text, ().into_any())
        })
    };
    view! { <div class="ms-lines" role="status">{offline}{forgets}{update}{install}</div> }
}

fn line(
    page: &Context,
    class: &'static str,
    icon_name: &str,
    text: &str,
    action: AnyView,
) -> AnyView {
    let text = html! { (icon(page, icon_name)) span { (text) } }.into_string();
    view! {
        <div class=format!("ms-line {class}")>
            <div class="ms-wrap ms-line__inner">
                <p class="ms-line__text" inner_html=text></p>
                {action}
            </div>
        </div>
    }
    .into_any()
}

/// "vandaag om 8.12 uur", "gisteren om 17.30 uur", "za 21 november"
pub(super) fn ago(page: &Context, then: Moment, now: Moment) -> String {
    let (then, today) = (then.local(), now.date());
    let time = page.texts.time(then.time());
    match calendar::days_between(then.date(), today) {
        0 => page.texts.with("moment.vandaag", &[("tijd", &time)]),
        1 => page.texts.with("moment.gisteren", &[("tijd", &time)]),
        _ => page.texts.date(then.date(), today),
    }
}
