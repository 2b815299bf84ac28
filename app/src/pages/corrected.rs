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
    let state = page.address.value(WAITS).and_then(|sent| match &page.held.outbox {
        Outbox::Waits(all) => all.iter().find(|it| it.id == sent).map(|it| &it.state),
        // As long as nobody knows better, it is on its way.
        Outbox::Unknown | Outbox::Missing => Some(&WaitState::Waits),
    });
    let (heading, next, to_outbox) = match state {
        None => ("klopt-niet.bedankt", "klopt-niet.bedankt.uitleg", false),
        Some(WaitState::Waits) => ("klopt-niet.bewaard", "klopt-niet.bewaard.uitleg", true),
        Some(WaitState::Later) => ("klopt-niet.bewaard", "klopt-niet.bewaard.later", true),
        Some(_) => ("klopt-niet.geweigerd", "klopt-niet.geweigerd.uitleg", true),
    };
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
                @if to_outbox {
                    a
                        class="nl-button nl-button--secondary"
                        href=(page.href(&Page::Saved, &[]))
                    {
                        span class="nl-button__label" { (page.t("postbak.bekijk")) }
                    }
                }
            }
        }
    }
}
