//! After a reaction to a vacancy: that it was sent, or waits on this device to be sent, and the way
//! to the sender's own page of it.

use guide::{Kind, Slug};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::icon,
    context::{Context, WaitState},
};

use super::corrected::{sent, to_outbox};

/// The page.
#[must_use]
pub fn view(page: &Context, id: &Slug) -> Markup {
    let (sent_id, state) = sent(page);
    let heading = match state {
        None => "reageren.verstuurd",
        Some(WaitState::Waits | WaitState::Later) => "reageren.bewaard",
        Some(_) => "reageren.geweigerd",
    };
    let next = state.map_or("reageren.verstuurd.uitleg", |state| state.texts().1);
    let own = page.held.applications.iter().find(|it| Some(it.id.as_str()) == sent_id);
    // What was typed has arrived: the device can forget it.
    let done = state.is_none().then(|| Page::Apply(id.clone()).path());
    html! {
        div class="ms-wrap" data-concept-klaar=[done] {
            div class="ms-intro" role="status" {
                h1 class="nl-heading nl-heading--level-1" { (page.t(heading)) }
                p class="nl-paragraph nl-paragraph--lead" { (page.t(next)) }
            }
            p class="ms-form__row" {
                @if let (None, Some(own)) = (state, own) {
                    // Only the server has that page.
                    a
                        class="nl-button nl-button--primary"
                        href=(page.href_of_application(&own.sent.code))
                        rel="external"
                    {
                        span class="nl-button__label" { (page.t("reageren.bekijk")) }
                    }
                }
                a class="nl-button nl-button--secondary" href=(page.href_of(Kind::Vacancy, id)) {
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
