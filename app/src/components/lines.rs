//! Quiet lines above the page: no internet, a new version, put it on your home screen, this
//! device keeps nothing.

use guide::Moment;
use leptos::prelude::*;

use crate::{
    context::{Context, use_page},
    device::use_device,
};

use super::icon;

/// The lines that there is a reason for.
#[component]
pub fn Lines() -> impl IntoView {
    let page = use_page();
    let device = use_device();
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
                line("ms-line--offline", "wifi-off", text, ().into_any())
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
                line("ms-line--update", "refresh", page.t("nieuwe-versie"), action.into_any())
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
                line("ms-line--install", "download", page.t("installeer"), action.into_any())
            })
        }
    };
    let forgets = move || {
        device
            .forgets
            .get()
            .then(|| line("ms-line--offline", "info", page.t("bewaren.lukt-niet"), ().into_any()))
    };
    view! { <div class="ms-lines" role="status">{offline}{forgets}{update}{install}</div> }
}

fn line(class: &'static str, icon_name: &str, text: String, action: AnyView) -> AnyView {
    view! {
        <div class=format!("ms-line {class}")>
            <div class="ms-wrap ms-line__inner">
                <p class="ms-line__text">
                    {icon(icon_name)}
                    <span>{text}</span>
                </p>
                {action}
            </div>
        </div>
    }
    .into_any()
}

/// "vandaag om 8.12 uur", "gisteren om 17.30 uur", "za 21 november"
fn ago(page: &Context, then: Moment, now: Moment) -> String {
    let (then, today) = (then.local(), now.date());
    let time = page.texts.time(then.time());
    match then.date().until(today).map_or(0, |span| span.get_days()) {
        0 => page.texts.with("moment.vandaag", &[("tijd", &time)]),
        1 => page.texts.with("moment.gisteren", &[("tijd", &time)]),
        _ => page.texts.date(then.date(), today),
    }
}
