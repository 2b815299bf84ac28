//! Waar heb je hulp bij nodig? Topics with icon and word, plain questions beneath each, and a way
//! on for who does not find theirs.

use guide::{
    Kind, Slug,
    ask::{Card, HelpAnswer, WalkIn},
    filter::Filter,
    help::{HelpTopic, UrgentNumber},
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{call_button, dial, icon, list_href, walk_in_text},
    context::{Context, said},
};

use super::{more, section};

/// The page.
#[must_use]
pub fn view(page: &Context, help: &HelpAnswer) -> Markup {
    let region = help.region.as_ref().map(|region| region.slug.clone());
    let filter = Filter { region, ..Filter::default() };
    let all = list_href(page, Kind::Service, &filter);
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("hulp.vraag")) }
                p class="nl-paragraph" { (page.t("hulp.uitleg")) }
            }
            div class="ms-columns ms-columns--wide" {
                div class="ms-column" {
                    div {
                        (at_once(page, &help.urgent))
                        h2 class="ms-visually-hidden" { (page.t("niet-gevonden.themas")) }
                        ul class="ms-topics" {
                            @for it in &help.topics {
                                li { (topic(page, it, &filter)) }
                            }
                        }
                        (more(page, all, page.texts.count("hulp.alles", help.total)))
                    }
                }
                div class="ms-column" {
                    (way_on(page, &help.places))
                    (numbers(page, &help.urgent))
                }
            }
        }
    }
}

/// The first number, in sight of who has no time to read.
fn at_once(page: &Context, urgent: &[UrgentNumber]) -> Markup {
    let Some(first) = urgent.first() else { return html! {} };
    html! {
        p class="ms-urgent" {
            (icon(page, "alert"))
            span {
                (said(&first.name.said(page.lang()))) ": "
                a class="nl-link ms-urgent__call" href=(dial(&first.phone)) rel="external" {
                    (page.texts.with("actie.bel", &[("nummer", &first.phone)]))
                }
                " "
                a class="nl-link ms-urgent__call" href="#nood" { (page.t("hulp.nood-meer")) }
            }
        }
    }
}

/// A topic: a line to open, with its questions inside.
fn topic(page: &Context, topic: &HelpTopic, filter: &Filter) -> Markup {
    let lang = page.lang();
    let all = Filter { themes: topic.themes.clone(), ..filter.clone() };
    html! {
        details class="ms-fold ms-topic" id=(topic.slug) {
            summary class="ms-fold__summary ms-topic__summary" {
                span class="ms-item__icon" { (icon(page, &topic.icon)) }
                span class="ms-topic__name" { (said(&topic.name.said(lang))) }
                (icon(page, "chevron-down"))
            }
            ul class="ms-topic__questions" {
                @for question in &topic.questions {
                    @let filter = Filter { question: Some(question.slug.clone()), ..filter.clone() };
                    li {
                        a class="nl-link" href=(list_href(page, Kind::Service, &filter)) {
                            (said(&question.text.said(lang)))
                        }
                    }
                }
                li {
                    a class="nl-link" href=(list_href(page, Kind::Service, &all)) {
                        (page.t("hulp.alles-hierover"))
                    }
                }
            }
        }
    }
}

/// Where to go without knowing what to ask for: rooms where somebody is, and the help desk.
#[must_use]
pub fn way_on(page: &Context, places: &[(Card, WalkIn)]) -> Markup {
    let contact = &page.site.contact;
    let body = html! {
        @if !places.is_empty() {
            p class="nl-paragraph" { (page.t("hulp.loop-binnen")) }
            ul class="ms-list" {
                @for (card, walk_in) in places {
                    li { (place(page, card, walk_in)) }
                }
            }
        }
        @if let Some(phone) = &contact.phone {
            p class="nl-paragraph" { (page.texts.with("hulp.bel", &[("naam", &contact.name)])) }
            p { (call_button(page, phone)) }
        } @else if let Some(website) = &contact.website {
            p {
                a class="nl-link" href=(website) rel="external noopener" { (contact.name) }
            }
        }
    };
    section(page.t("hulp.weet-niet"), body)
}

fn place(page: &Context, card: &Card, walk_in: &WalkIn) -> Markup {
    let now = page.now.local();
    let class = match walk_in.start {
        start if start <= now => "ms-state ms-state--open",
        start if start.date() == now.date() => "ms-state ms-state--soon",
        _ => "ms-state ms-state--closed",
    };
    let distance = card.metres.map(|metres| page.texts.distance(metres));
    let around: Vec<String> = card.whereabouts.clone().into_iter().chain(distance).collect();
    html! {
        a class="ms-item" href=(page.href_card(card)) {
            span class="ms-item__icon" { (icon(page, "pin")) }
            span class="ms-item__body" {
                span class="ms-item__title" { (said(&card.name)) }
                span class=(class) { (walk_in_text(page, walk_in)) }
                @if !around.is_empty() {
                    span class="ms-facts" { (around.join(", ")) }
                }
            }
        }
    }
}

/// Every number for what cannot wait.
fn numbers(page: &Context, urgent: &[UrgentNumber]) -> Markup {
    if urgent.is_empty() {
        return html! {};
    }
    html! {
        section class="ms-section" id="nood" {
            div class="ms-section__head" {
                h2 class="nl-heading nl-heading--level-2" { (page.t("hulp.nood")) }
            }
            (number_list(page, urgent))
        }
    }
}

/// Numbers with what each is for.
#[must_use]
pub fn number_list(page: &Context, urgent: &[UrgentNumber]) -> Markup {
    let lang = page.lang();
    html! {
        ul class="ms-numbers" {
            @for number in urgent {
                li class="ms-number" {
                    span class="ms-number__text" {
                        strong { (said(&number.name.said(lang))) }
                        @if !number.note.is_empty() {
                            span { (said(&number.note.said(lang))) }
                        }
                    }
                    (call_button(page, &number.phone))
                }
            }
        }
    }
}

/// The way back from a list of services to the questions, at the topic that was looked at.
#[must_use]
pub fn back(page: &Context, topic: Option<&Slug>) -> Markup {
    let mut href = page.href(&Page::List(Kind::Service), &[]);
    if let Some(topic) = topic {
        href.push('#');
        href.push_str(topic.as_str());
    }
    html! {
        a class="nl-link ms-back" href=(href) {
            (icon(page, "arrow-left"))
            (page.t("hulp.vraag"))
        }
    }
}
