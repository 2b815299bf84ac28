//! After a correction: thanks, and what happens next. While it waits on this device to be sent,
//! the page says that instead.

use guide::{Kind, Slug};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::icon,
    context::{Context, Outbox, WaitState},
};

/// The key in the address that says what waits to be sent.
const WAITS: &str = "wacht";

/// The page.
#[must_use]
pub fn view(page: &Context, kind: Kind, id: &Slug) -> Markup {
    let (_, state) = sent(page);
    let (heading, next) =
        state.map_or(("klopt-niet.bedankt", "klopt-niet.bedankt.uitleg"), WaitState::texts);
    // What was typed has arrived: the device can forget it.
    let done = state.is_none().then(|| Page::Correction(kind, id.clone()).path());
    html! {
        div class="ms-wrap" data-concept-klaar=[done] {
            div class="ms-intro" role="status" {
                h1 class="nl-heading nl-heading--level-1" { (page.t(heading)) }
                p class="nl-paragraph nl-paragraph--lead" { (page.t(next)) }
                @if state.is_none() {
                    p class="nl-paragraph" { (page.t("klopt-niet.bedankt.mail")) }
                }
            }
            p class="ms-form__row" {
                a class="nl-button nl-button--primary" href=(page.href_of(kind, id)) {
                    span class="nl-button__icon-start" { (icon(page, "arrow-left")) }
                    span class="nl-button__label" { (page.t("klopt-niet.terug")) }
                }
                @if state.is_some() {
                    (to_outbox(page))
                }
            }
        }
    }
}

/// What was sent just now, and how far it is; nothing when it has arrived.
pub(super) fn sent(page: &Context) -> (Option<&str>, Option<&WaitState>) {
    let Some(id) = page.address.value(WAITS) else { return (None, None) };
    let state = match &page.held.outbox {
        Outbox::Waits(all) => all.iter().find(|it| it.id == id).map(|it| &it.state),
        // As long as nobody knows better, it is on its way.
        Outbox::Unknown | Outbox::Missing => Some(&WaitState::Waits),
    };
    (Some(id), state)
}

impl WaitState {
    /// That it is kept or was refused, and what happens next.
    pub(super) fn texts(&self) -> (&'static str, &'static str) {
        match self {
            Self::Waits => ("klopt-niet.bewaard", "klopt-niet.bewaard.uitleg"),
            Self::Later => ("klopt-niet.bewaard", "klopt-niet.bewaard.later"),
            Self::Taken | Self::Refused(_) => {
                ("klopt-niet.geweigerd", "klopt-niet.geweigerd.uitleg")
            }
        }
    }
}

/// The way to what waits to be sent.
pub(super) fn to_outbox(page: &Context) -> Markup {
    html! {
        a class="nl-button nl-button--secondary" href=(page.href(&Page::Saved, &[])) {
            span class="nl-button__label" { (page.t("postbak.bekijk")) }
        }
    }
}
