//! What somebody did as a volunteer, kept on this device.

use guide::profile::{Experience, Id, Mistake, Refused};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{back, mishap};
use crate::{address::Page, components::icon, context::Context};

/// The key in the address that says which entry is being changed.
const CHANGES: &str = "wijzig";
/// Those that say which experience one asks a confirmation of, and which recognition is shown.
const PANELS: [&str; 2] = ["vraag", "toon"];

/// The page.
#[must_use]
pub fn view(page: &Context) -> Markup {
    let mine = &page.held.mine;
    let chosen = page.address.value(CHANGES).and_then(Id::read);
    let entry = chosen.as_ref().and_then(|wanted| {
        mine.profile.experiences().find(|(id, _)| *id == wanted).map(|(_, it)| it)
    });
    if page.held.alive && PANELS.iter().any(|key| page.address.value(key).is_some()) {
        return panel(page);
    }
    html! {
        div class="ms-wrap" {
            (back(page, &Page::Profile, "profiel"))
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("gedaan")) }
                p class="nl-paragraph" { (page.t("gedaan.uitleg")) }
            }
            (mishap(page))
            @if page.held.alive {
                (list(page))
                section class="ms-section ms-stack" id="waardering" data-eigen {}
                (form(page, chosen.as_ref(), &entry.unwrap_or_default()))
            } @else {
                p class="nl-paragraph" { (page.t("profiel.met-javascript")) }
            }
        }
    }
}

/// Where `public/waardering.js` puts one thing: asking for a confirmation, or showing one. What it
/// needs of the guide stands beside it.
fn panel(page: &Context) -> Markup {
    let profile = &page.held.mine.profile;
    let mut skills = Vec::new();
    for slug in profile.skills() {
        skills.push(page.site.called(slug.as_str(), page.lang()));
    }
    html! {
        div class="ms-wrap" {
            (back(page, &Page::Done, "gedaan"))
            (mishap(page))
            div
                id="paneel"
                data-eigen
                data-vraag=[page.address.value(PANELS[0])]
                data-toon=[page.address.value(PANELS[1])]
            {}
            (organisations(page))
            datalist id="vaardigheden" {
                @for skill in &skills { option value=(skill) {} }
            }
        }
    }
}

/// The organisations of the guide by name.
fn organisations(page: &Context) -> Markup {
    html! {
        datalist id="organisaties" {
            @for (slug, name) in &page.site.organisations {
                // In each language it has: what somebody wrote stays when the page speaks another.
                @for (_, name) in name.iter() { option value=(name) data-slug=(slug) {} }
            }
        }
    }
}

fn list(page: &Context) -> Markup {
    let all = page.held.mine.profile.latest();
    let minutes: u32 = all.iter().filter_map(|(_, it)| it.minutes).sum();
    html! {
        @if !all.is_empty() {
            @if minutes > 0 {
                p class="ms-results" { (page.texts.with("gedaan.samen", &[("tijd", &page.texts.duration(minutes))])) }
            }
            ul class="ms-list" {
                @for (id, it) in &all {
                    li class="ms-outbox__entry" { (entry(page, id, it)) }
                }
            }
        }
    }
}

/// One entry in words.
pub(super) fn summary(page: &Context, it: &Experience) -> Markup {
    let minutes = it.minutes.map(|minutes| page.texts.duration(minutes));
    let facts: Vec<String> = [period(page, it), minutes].into_iter().flatten().collect();
    html! {
        h2 class="nl-heading nl-heading--level-3" { (title(it)) }
        @if !it.organisation.is_empty() && !it.what.is_empty() {
            p { (it.what) }
        }
        @if !facts.is_empty() {
            p class="ms-soft" { (facts.join(" · ")) }
        }
    }
}

fn entry(page: &Context, id: &Id, it: &Experience) -> Markup {
    html! {
        (summary(page, it))
        div class="ms-stack" data-eigen data-ervaring-bij=(id) {}
        div class="ms-form__row" {
            a class="nl-button nl-button--subtle" href=(page.href(&Page::Done, &[(CHANGES, id.as_str())])) {
                span class="nl-button__label" { (page.t("postbak.wijzig")) }
            }
            details class="ms-outbox__remove" {
                summary class="nl-button nl-button--subtle" { (page.t("postbak.weg")) }
                button class="nl-button nl-button--primary" type="button" data-ervaring-weg=(id) {
                    span class="nl-button__label" { (page.t("postbak.weg.zeker")) }
                }
            }
        }
    }
}

/// The organisation, or what was done.
fn title(it: &Experience) -> &str {
    if it.organisation.is_empty() { &it.what } else { &it.organisation }
}

/// "van 2 december 2025 tot en met 4 januari 2026", as far as it is known.
fn period(page: &Context, it: &Experience) -> Option<String> {
    let say = |day: &String| {
        guide::calendar::read_date(day)
            .map_or_else(|| day.clone(), |date: Date| page.texts.with_year(date))
    };
    match (&it.from, &it.until) {
        (Some(from), Some(until)) => {
            Some(page.texts.with("gedaan.van-tot", &[("van", &say(from)), ("tot", &say(until))]))
        }
        (Some(from), None) => Some(page.texts.with("gedaan.sinds", &[("van", &say(from))])),
        (None, Some(until)) => Some(say(until)),
        (None, None) => None,
    }
}

/// A form for a new entry, or for one that is changed.
fn form(page: &Context, id: Option<&Id>, it: &Experience) -> Markup {
    let refused = page.held.mine.refused;
    let title = if id.is_some() { "gedaan.wijzig" } else { "gedaan.nieuw" };
    let (hours, minutes) = it.minutes.map_or((String::new(), String::new()), |all| {
        ((all / 60).to_string(), (all % 60).to_string())
    });
    let field = |key: &str, input: Markup| field(page, key, refused, &input);
    let class = "utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input";
    html! {
        section class="ms-section ms-stack" {
            h2 class="nl-heading nl-heading--level-2" { (page.t(title)) }
            form class="ms-form" method="post" data-ervaring=(id.map_or("", Id::as_str)) data-concept=(format!("ervaring {}", id.map_or("", Id::as_str))) data-daarna=(page.href(&Page::Done, &[])) novalidate {
                (field("organisatie", html! {
                    input class=(class) id="organisatie" name="organisatie" type="text" list="organisaties" value=(it.organisation);
                    (organisations(page))
                }))
                (field("wat", html! {
                    textarea class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input" id="wat" name="wat" rows="3" { (it.what) }
                }))
                div class="ms-form__row" {
                    (field("van", html! {
                        input class=(class) id="van" name="van" type="date" value=[&it.from];
                    }))
                    (field("tot", html! {
                        input class=(class) id="tot" name="tot" type="date" value=[&it.until];
                    }))
                }
                div class="ms-form__row" {
                    (field("uren", html! {
                        input class=(class) id="uren" name="uren" type="text" inputmode="numeric" value=(hours);
                    }))
                    (field("minuten", html! {
                        input class=(class) id="minuten" name="minuten" type="text" inputmode="numeric" value=(minutes);
                    }))
                }
                p class="ms-form__row" {
                    button class="nl-button nl-button--primary" type="submit" {
                        span class="nl-button__label" { (page.t("bewaren.knop")) }
                    }
                }
            }
        }
    }
}

/// A field with its label, and why it was not taken over.
fn field(page: &Context, key: &str, refused: Option<Refused>, input: &Markup) -> Markup {
    let refused = refused.filter(|it| it.key == key);
    let class = if refused.is_some() {
        "utrecht-form-field utrecht-form-field--invalid"
    } else {
        "utrecht-form-field"
    };
    html! {
        div class=(class) {
            label class="utrecht-form-label utrecht-form-field__label" for=(key) {
                (page.t(&format!("gedaan.{key}")))
            }
            @if let Some(refused) = refused {
                p class="utrecht-form-field-error-message utrecht-form-field__error-message" role="alert" {
                    (icon(page, "alert"))
                    (mistake_text(page, refused.mistake))
                }
            }
            (input)
        }
    }
}

/// What is wrong, and what it should be.
pub(super) fn mistake_text(page: &Context, mistake: Mistake) -> String {
    let n = |n: usize| n.to_string();
    match mistake {
        Mistake::Unknown => page.t("profiel.fout.onbekend"),
        Mistake::Missing => page.t("profiel.fout.leeg"),
        Mistake::TooLong(most) => page.texts.with("profiel.fout.lang", &[("aantal", &n(most))]),
        Mistake::TooMany(most) => page.texts.with("profiel.fout.veel", &[("aantal", &n(most))]),
        Mistake::OutOfRange(least, most) => page
            .texts
            .with("profiel.fout.getal", &[("van", &least.to_string()), ("tot", &most.to_string())]),
        Mistake::Reversed => page.t("profiel.fout.om"),
    }
}
