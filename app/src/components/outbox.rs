//! What waits on this device to be sent. `public/outbox.js` follows the buttons.

use maud::{Markup, html};

use crate::context::{Context, WaitState, Waiting};

use super::{icon, lines::ago};

/// What waits, with what can be done about it; nothing when nothing waits.
#[must_use]
pub fn outbox(page: &Context) -> Markup {
    let waiting = page.held.outbox.waiting();
    html! {
        @if !waiting.is_empty() {
            section class="ms-section" id="postbak" {
                div class="ms-section__head" {
                    h2 class="nl-heading nl-heading--level-2" { (page.t("postbak")) }
                }
                ul class="ms-list ms-outbox" {
                    @for it in waiting {
                        (entry(page, it))
                    }
                }
                p class="ms-form__row" {
                    button class="nl-button nl-button--secondary" type="button" data-postbak-nu {
                        span class="nl-button__icon-start" { (icon(page, "send")) }
                        span class="nl-button__label" { (page.t("postbak.nu")) }
                    }
                }
            }
        }
    }
}

fn entry(page: &Context, it: &Waiting) -> Markup {
    let refused = matches!(it.state, WaitState::Taken | WaitState::Refused(_));
    let state = page.t(match it.state {
        WaitState::Waits => "postbak.wordt-verstuurd",
        WaitState::Later => "postbak.later",
        WaitState::Taken => "postbak.anders",
        WaitState::Refused(_) => "postbak.geweigerd",
    });
    html! {
        li class="ms-outbox__entry" id=(format!("postbak-{}", it.id)) {
            p class="ms-outbox__what" {
                (page.texts.with(&format!("postbak.{}", it.kind), &[("naam", &it.about)]))
            }
            p class="ms-soft" {
                (page.texts.with("postbak.gemaakt", &[("moment", &ago(page, it.made, page.now))]))
            }
            p class="ms-outbox__state" {
                (icon(page, if refused { "alert" } else { "clock" }))
                span {
                    (state)
                    @if let WaitState::Refused(why) = &it.state {
                        " "
                        // The server's own words.
                        span lang="nl" { (why) }
                    }
                }
            }
            div class="ms-form__row" {
                button
                    class="nl-button nl-button--secondary"
                    type="button"
                    data-postbak-wijzig=(it.id)
                {
                    span class="nl-button__icon-start" { (icon(page, "edit")) }
                    span class="nl-button__label" { (page.t("postbak.wijzig")) }
                }
                // What somebody typed is not thrown away by one slip of the finger.
                details class="ms-outbox__remove" {
                    summary class="nl-button nl-button--subtle" {
                        span class="nl-button__icon-start" { (icon(page, "trash")) }
                        span class="nl-button__label" { (page.t("postbak.weg")) }
                    }
                    button
                        class="nl-button nl-button--secondary"
                        type="button"
                        data-postbak-weg=(it.id)
                    {
                        span class="nl-button__label" { (page.t("postbak.weg.zeker")) }
                    }
                }
            }
        }
    }
}
