//! Something that one can get help with, as an item of a list: what it is, when one can walk in,
//! and all that one wants to know before going there, each with an icon and a word.

use guide::{
    Kind,
    ask::{Card, Offer, WalkIn},
    calendar,
    freshness::Freshness,
    record::Helpers,
};
use jiff::civil::DateTime;
use maud::{Markup, html};

use crate::context::{Context, said};

use super::{icon, item::where_text, state_line};

/// A list of offers; their headings stand `level` deep, 2 or 3.
#[must_use]
pub fn offers(page: &Context, cards: &[Card], level: u8) -> Markup {
    html! {
        ul class="ms-offers" {
            @for card in cards {
                li class="ms-offer" { (offer(page, card, level)) }
            }
        }
    }
}

fn offer(page: &Context, card: &Card, level: u8) -> Markup {
    let none = Offer::default();
    let offer = card.offer.as_deref().unwrap_or(&none);
    let link = html! {
        a class="nl-link ms-offer__link" href=(page.href_card(card)) { (said(&card.name)) }
        @if card.sample {
            " "
            span class="nl-data-badge ms-badge--sample" { (page.t("voorbeeld")) }
        }
    };
    html! {
        @if level == 2 {
            h2 class="ms-offer__title" { (link) }
        } @else {
            h3 class="ms-offer__title" { (link) }
        }
        @if let Some(when) = when(page, card, offer) {
            p class="ms-offer__when" { (when) }
        }
        @if let Some(summary) = &card.summary {
            p { (said(summary)) }
        }
        ul class="ms-offer__facts" {
            @for (icon_name, text) in facts(page, card, offer) {
                li class="ms-fact" { (icon(page, icon_name)) (text) }
            }
        }
        (call(page, offer))
    }
}

/// When one can walk in, or else whether it is open at all.
fn when(page: &Context, card: &Card, offer: &Offer) -> Option<Markup> {
    let now = page.now.local();
    if let Some(walk_in) = &offer.walk_in {
        let class = if walk_in.start <= now {
            "ms-state ms-state--open"
        } else if walk_in.start.date() == now.date() {
            "ms-state ms-state--soon"
        } else {
            "ms-state ms-state--closed"
        };
        return Some(html! { span class=(class) { (walk_in_text(page, walk_in)) } });
    }
    state_line(page, card.state.as_ref()?, now)
}

/// "Nu inloop tot 12.00 uur", "Inloop morgen, 10.00 tot 12.00 uur in De Proeftuin"
#[must_use]
pub fn walk_in_text(page: &Context, walk_in: &WalkIn) -> String {
    let texts = &page.texts;
    let now = page.now.local();
    let kind = walk_in.kind.name();
    let text = if walk_in.start <= now {
        let until = texts.time(walk_in.end.time());
        texts.with(&format!("nu.{kind}"), &[("tijd", &until)])
    } else {
        let times = texts.times(walk_in.start.time(), Some(walk_in.end.time()));
        let day = day(page, walk_in.start, now);
        texts.with(&format!("binnen.{kind}"), &[("dag", &day), ("tijden", &times)])
    };
    match &walk_in.place {
        Some(place) => texts.with("binnen.bij", &[("wanneer", &text), ("plek", place)]),
        None => text,
    }
}

/// "vandaag", "morgen", "donderdag", "do 10 december"
fn day(page: &Context, at: DateTime, now: DateTime) -> String {
    match calendar::days_between(now.date(), at.date()) {
        0 => page.t("straks.vandaag"),
        1 => page.t("straks.morgen"),
        2..=6 => page.texts.weekday(at.date().weekday()),
        _ => page.texts.date(at.date(), now.date()),
    }
}

fn facts(page: &Context, card: &Card, offer: &Offer) -> Vec<(&'static str, Markup)> {
    let texts = &page.texts;
    let mut facts: Vec<(&'static str, Markup)> = Vec::new();
    let mut add = |icon_name, text: String| facts.push((icon_name, html! { (text) }));
    if let Some(place) = where_text(page, card) {
        add("pin", place);
    }
    if let Some(audience) = &offer.audience {
        let key = if card.kind == Kind::Organisation { "voor.plan" } else { "voor" };
        let words = texts.get(key);
        facts.push(("users", html! { (words) " " (said(audience)) }));
    }
    let mut add = |icon_name, text: String| facts.push((icon_name, html! { (text) }));
    if let Some(cost) = texts.cost(&card.cost) {
        add(if card.cost.is_free() { "free" } else { "euro" }, cost);
    }
    if let Some(helpers) = offer.helpers {
        add(helpers_icon(helpers), texts.lower_first(&helpers_text(page, helpers)));
    }
    if let Some(step_free) = offer.step_free {
        let key = if step_free { "toegang.drempelvrij" } else { "toegang.niet" };
        add("wheelchair", texts.lower_first(&texts.get(key)));
    }
    if !offer.languages.is_empty() {
        add("language", languages_text(page, offer));
    }
    if let Some(bring) = &offer.bring {
        let words = texts.get("neem-mee");
        facts.push(("bring", html! { (words) " " (said(bring)) }));
    }
    if card.checked.freshness == Freshness::Old {
        facts.push(("hourglass", html! { (texts.get("versheid.oud")) }));
    } else if let Some(on) = card.checked.on {
        let date = texts.day_and_month(on, page.now.date());
        facts.push(("check", html! { (texts.with("versheid.op", &[("datum", &date)])) }));
    }
    facts
}

fn languages_text(page: &Context, offer: &Offer) -> String {
    let name = |lang: &guide::Lang| {
        page.texts.find(&format!("taal.{lang}")).unwrap_or_else(|| lang.to_string())
    };
    page.texts.listed(&offer.languages.iter().map(name).collect::<Vec<_>>())
}

/// "vrijwilligers", "mensen die dit als beroep doen"
#[must_use]
pub fn helpers_text(page: &Context, helpers: Helpers) -> String {
    page.t(match helpers {
        Helpers::Volunteers => "helpers.vrijwilligers",
        Helpers::Professionals => "helpers.beroepskrachten",
        Helpers::Both => "helpers.samen",
    })
}

/// Volunteers and professionals differ in more than a word.
#[must_use]
pub fn helpers_icon(helpers: Helpers) -> &'static str {
    match helpers {
        Helpers::Volunteers => "meedoen",
        Helpers::Professionals => "thema-werk",
        Helpers::Both => "heart-handshake",
    }
}

/// The button to call, or else the way to the site.
fn call(page: &Context, offer: &Offer) -> Markup {
    html! {
        @if let Some(phone) = &offer.phone {
            p class="ms-offer__call" { (call_button(page, phone)) }
        } @else if let Some(website) = &offer.website {
            p class="ms-offer__call" {
                a
                    class="nl-button nl-button--secondary"
                    href=(website)
                    rel="external noopener"
                {
                    span class="nl-button__icon-start" { (icon(page, "website")) }
                    span class="nl-button__label" { (page.t("actie.website")) }
                }
            }
        }
    }
}

/// A button that calls a number.
#[must_use]
pub fn call_button(page: &Context, phone: &str) -> Markup {
    html! {
        a class="nl-button nl-button--secondary" href=(dial(phone)) rel="external" {
            span class="nl-button__icon-start" { (icon(page, "phone")) }
            span class="nl-button__label" { (page.texts.with("actie.bel", &[("nummer", &page.texts.as_it_is(phone))])) }
        }
    }
}

/// The address that calls a number.
#[must_use]
pub fn dial(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}
