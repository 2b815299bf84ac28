//! The volunteer's own profile: what somebody likes, can and wants, on this device only, and the
//! volunteer work that fits. The server makes the same page without a profile in it; it says
//! what would be here.

mod done;
mod keep;
mod matches;
mod portfolio;
mod questions;
mod words;

pub use words::{TOLD, told};

use guide::ask::ProfileAnswer;
use maud::{Markup, html};

use crate::{
    address::Page,
    components::icon,
    context::{Context, Mishap},
};

/// The pages of the profile; `answer` is there once the guide is on the device.
#[must_use]
pub fn view(page: &Context, answer: Option<&ProfileAnswer>) -> Markup {
    match page.address.page {
        Page::Done => done::view(page),
        Page::Keep => keep::view(page),
        Page::Portfolio => portfolio::view(page),
        _ => own(page, answer),
    }
}

/// The questions, and what fits.
fn own(page: &Context, answer: Option<&ProfileAnswer>) -> Markup {
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("profiel")) }
                p class="nl-paragraph" { (page.t("profiel.uitleg")) }
                p class="ms-soft" { (page.t("profiel.hier")) }
            }
            (mishap(page))
            @match answer {
                Some(answer) => {
                    div class="ms-columns" {
                        div class="ms-column" {
                            (questions::questions(page))
                            (more_pages(page))
                        }
                        div class="ms-column ms-column--aside" { (matches::matches(page, answer)) }
                    }
                }
                None => {
                    @let text = if page.held.alive { "laden" } else { "profiel.met-javascript" };
                    p class="nl-paragraph" { (page.t(text)) }
                }
            }
        }
    }
}

/// The other pages of the profile.
fn more_pages(page: &Context) -> Markup {
    html! {
        ul class="ms-list" {
            @for (to, key) in [(Page::Done, "gedaan"), (Page::Keep, "meenemen")] {
                li {
                    (super::more(page, page.href(&to, &[]), page.t(key)))
                }
            }
        }
    }
}

/// Back to the profile, or to another of its pages.
fn back(page: &Context, to: &Page, key: &str) -> Markup {
    html! {
        a class="nl-link ms-back" href=(page.href(to, &[])) {
            (icon(page, "arrow-left"))
            (page.t(key))
        }
    }
}

/// What is wrong with keeping the profile, and what to do.
fn mishap(page: &Context) -> Markup {
    let Some(mishap) = page.held.mine.mishap else { return html! {} };
    html! {
        div class="utrecht-alert utrecht-alert--error ms-errors" role="alert" {
            div class="utrecht-alert__icon" { (icon(page, "alert")) }
            div class="utrecht-alert__content" {
                p class="utrecht-alert__message" {
                    (page.t(match mishap {
                        Mishap::Blocked => "profiel.mis.geblokkeerd",
                        Mishap::Full => "profiel.mis.vol",
                        Mishap::Wiped => "profiel.mis.gewist",
                        Mishap::Damaged => "profiel.mis.kapot",
                        Mishap::TooNew => "profiel.mis.nieuw",
                        Mishap::FileDamaged => "profiel.mis.bestand",
                        Mishap::FileTooNew => "profiel.mis.bestand-nieuw",
                        Mishap::FileTooLarge => "profiel.mis.bestand-groot",
                    }))
                }
            }
        }
    }
}
