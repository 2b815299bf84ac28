//! Quiet lines above the page: no internet, a new version, put it on your home screen, this
//! device keeps nothing.

use guide::{Moment, calendar};
use maud::{Markup, html};

use crate::context::Context;

use super::icon;

/// The lines that there is a reason for.
#[must_use]
pub fn lines(page: &Context) -> Markup {
    let held = &page.held;
    let offline = || match held.synced {
        Some(synced) => page.texts.with("offline", &[("moment", &ago(page, synced, page.now))]),
        None => page.t("offline.zonder"),
    };
    html! {
        @if held.offline {
            (line(page, "offline", "wifi-off", &offline(), &[]))
        }
        @if held.forgets {
            (line(page, "forgets", "info", &page.t("bewaren.lukt-niet"), &[]))
        }
        @if held.update_waits {
            @let actions = [("vernieuw", "nieuwe-versie.knop")];
            (line(page, "update", "refresh", &page.t("nieuwe-versie"), &actions))
        }
        @if held.can_install {
            @let actions =
                [("installeer", "installeer.knop"), ("niet-installeren", "installeer.niet")];
            (line(page, "install", "download", &page.t("installeer"), &actions))
        }
    }
}

/// A line, and what can be done about it: the device follows `data-doe`.
fn line(
    page: &Context,
    kind: &str,
    icon_name: &str,
    text: &str,
    actions: &[(&str, &str)],
) -> Markup {
    html! {
        div id={ "lijn-" (kind) } class={ "ms-line ms-line--" (kind) } {
            div class="ms-wrap ms-line__inner" {
                p class="ms-line__text" {
                    (icon(page, icon_name))
                    span { (text) }
                }
                @for (does, key) in actions {
                    button class="ms-line__action" type="button" data-doe=(does) { (page.t(key)) }
                }
            }
        }
    }
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
