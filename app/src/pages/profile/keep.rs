//! Taking the profile along, backing it up and erasing it.

use guide::profile::{Changed, Item, Profile, Value};
use maud::{Markup, html};

use super::{back, mishap, vault, words::words};
use crate::{
    address::Page,
    components::icon,
    context::{Context, Told},
};

/// The page.
#[must_use]
pub fn view(page: &Context) -> Markup {
    let mine = &page.held.mine;
    if let Some(words) = mine.vault.text(Told::Words) {
        return vault::words(page, words);
    }
    html! {
        div class="ms-wrap" {
            (back(page, &Page::Profile, "profiel"))
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("meenemen")) }
                p class="nl-paragraph" { (page.t("meenemen.uitleg")) }
            }
            (mishap(page))
            @if page.held.alive {
                @if let Some(incoming) = &mine.incoming {
                    (preview(page, incoming))
                }
                (files(page, &mine.profile))
                (vault::section(page))
                (earlier(page, &mine.profile))
                (erase(page, &mine.profile))
            } @else {
                p class="nl-paragraph" { (page.t("profiel.met-javascript")) }
            }
        }
    }
}

/// A button that the device follows.
fn button(page: &Context, does: &str, icon_name: &str, key: &str) -> Markup {
    html! {
        button class="nl-button nl-button--secondary" type="button" data-profiel-doe=(does) {
            span class="nl-button__icon-start" { (icon(page, icon_name)) }
            span class="nl-button__label" { (page.t(key)) }
        }
    }
}

fn files(page: &Context, profile: &Profile) -> Markup {
    html! {
        section class="ms-section ms-stack" {
            h2 class="nl-heading nl-heading--level-2" { (page.t("meenemen.bestand")) }
            @if profile.is_empty() {
                p { (page.t("profiel.leeg")) }
            } @else {
                p class="ms-form__row" {
                    a class="nl-button nl-button--secondary" href=(page.href(&Page::Portfolio, &[])) {
                        span class="nl-button__icon-start" { (icon(page, "print")) }
                        span class="nl-button__label" { (page.t("portfolio")) }
                    }
                    (button(page, "bestand", "copy", "meenemen.heel"))
                    (button(page, "resume", "copy", "meenemen.resume"))
                }
            }
            div class="utrecht-form-field" {
                label class="utrecht-form-label utrecht-form-field__label" for="bestand" {
                    (page.t("meenemen.terug"))
                }
                input id="bestand" type="file" accept="application/json,.json" data-profiel-lees;
            }
        }
    }
}

/// What taking over a file would change.
fn preview(page: &Context, incoming: &Profile) -> Markup {
    let mine: &Profile = &page.held.mine.profile;
    let mut all = mine.clone();
    all.merge(incoming);
    let changes = Profile::changes(mine, &all);
    html! {
        section class="ms-section ms-stack" id="voorbeschouwing" tabindex="-1" {
            h2 class="nl-heading nl-heading--level-2" { (page.t("meenemen.verandert")) }
            @if changes.is_empty() {
                p { (page.t("meenemen.niets")) }
            } @else {
                ul class="ms-list" {
                    @for it in &changes {
                        li class="ms-outbox__entry" { (changed(page, it)) }
                    }
                }
            }
            p class="ms-form__row" {
                @if !changes.is_empty() || page.held.mine.vault.offers {
                    button class="nl-button nl-button--primary" type="button" data-profiel-doe="neem-over" {
                        span class="nl-button__label" { (page.t("meenemen.neem-over")) }
                    }
                }
                (button(page, "laat-maar", "close", "meenemen.laat-maar"))
            }
        }
    }
}

fn changed(page: &Context, it: &Changed) -> Markup {
    let side = |value: &Value| {
        let text = words(page, &it.item, value);
        if text.is_empty() { page.t("meenemen.leeg") } else { text }
    };
    html! {
        p class="ms-outbox__what" { (item_name(page, &it.item)) }
        p { s class="ms-soft" { (side(&it.before)) } (page.texts.leads_to()) (side(&it.after)) }
    }
}

fn item_name(page: &Context, item: &Item) -> String {
    page.t(&match item {
        Item::Field(field) => format!("profiel.vraag.{}", field.key()),
        Item::Experience(_) => "gedaan".to_owned(),
        Item::Recognition(_) => "waardering".to_owned(),
        Item::Application(_) => "meenemen.reacties".to_owned(),
    })
}

/// What somebody answered before, each with the way back.
fn earlier(page: &Context, profile: &Profile) -> Markup {
    let all = profile.earlier();
    let is_own = |item: &Item| matches!(item, Item::Field(_) | Item::Experience(_));
    html! {
        @if all.iter().any(|it| is_own(&it.item)) {
            details class="ms-fold" id="eerder" {
                summary class="ms-fold__summary" {
                    (page.t("meenemen.eerder"))
                    (icon(page, "chevron-down"))
                }
                ul class="ms-list ms-fold__body" {
                    @for (at, it) in all.iter().enumerate() {
                        @if is_own(&it.item) {
                            li class="ms-outbox__entry" {
                                p class="ms-outbox__what" { (item_name(page, &it.item)) }
                                p { (words(page, &it.item, &it.value)) }
                                button class="nl-button nl-button--subtle" type="button" data-profiel-eerder=(at) {
                                    span class="nl-button__label" { (page.t("meenemen.zet-terug")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What there is, and the button that erases it.
fn erase(page: &Context, profile: &Profile) -> Markup {
    let there = profile.inventory();
    let texts = &page.texts;
    let mut goes = Vec::new();
    if !there.fields.is_empty() {
        goes.push(texts.count("wissen.antwoorden", there.fields.len()));
    }
    if there.experiences > 0 {
        let minutes = u32::try_from(there.minutes).unwrap_or(u32::MAX);
        let mut line = texts.count("wissen.ervaringen", there.experiences);
        if minutes > 0 {
            line = format!("{line} ({})", page.texts.duration(minutes));
        }
        goes.push(line);
    }
    if there.recognitions > 0 {
        goes.push(texts.count("wissen.waarderingen", there.recognitions));
    }
    if there.requests > 0 {
        goes.push(format!("{}: {}", page.t("waardering.vraag"), there.requests));
    }
    let applications = page.held.sent().len();
    if applications > 0 {
        goes.push(texts.count("wissen.reacties", applications));
    }
    let vault = &page.held.mine.vault;
    if vault.has(Told::Drafts) {
        goes.push(page.t("wissen.concepten"));
    }
    if there.earlier + there.deleted > 0 {
        goes.push(page.t("wissen.eerder"));
    }
    if vault.has(Told::Kept) {
        goes.push(page.t("wissen.kopie"));
    }
    html! {
        section class="ms-section ms-stack" {
            h2 class="nl-heading nl-heading--level-2" { (page.t("wissen")) }
            @if goes.is_empty() {
                p { (page.t("wissen.niets")) }
            } @else {
                p { (page.t("wissen.dit")) }
                ul class="ms-hours__list" {
                    @for line in &goes {
                        li { (line) }
                    }
                }
                details class="ms-outbox__remove" id="wis-alles" {
                    summary class="nl-button nl-button--secondary" { (page.t("wissen")) }
                    button class="nl-button nl-button--primary" type="button" data-profiel-doe="wis" {
                        span class="nl-button__label" { (page.t("wissen.zeker")) }
                    }
                }
            }
        }
    }
}
