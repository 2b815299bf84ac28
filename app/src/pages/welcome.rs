//! The welcome pack of an area: who says hello, what to do first, and the way around.

mod block;
mod booklet;
mod checklist;
mod chooser;
mod handouts;

use guide::{
    Kind,
    ask::{Block, Card, WelcomeAnswer, WelcomePlace},
    filter::Filter,
    help::{HelpTopic, UrgentNumber},
    welcome::{BlockSort, Household},
};
use maud::{Markup, html};

use crate::{
    address::{Page, path_of},
    components::{
        Pick, Shows, area_map, carried_inputs, choice, home_of, hours_of_day, icon, items,
        list_href, pass_on, prose,
    },
    context::{Context, said},
    locales,
};

use super::more;

pub use chooser::view as chooser;

/// The page.
#[must_use]
pub fn view(page: &Context, pack: &WelcomeAnswer) -> Markup {
    match page.address.page {
        Page::Block(_, ref slug) => match pack.blocks.iter().find(|it| it.slug == *slug) {
            Some(found) => block::view(page, pack, found),
            None => on_screen(page, pack),
        },
        Page::Booklet(_) => booklet::view(page, pack),
        Page::Handouts(_) => handouts::view(page, pack),
        _ => on_screen(page, pack),
    }
}

fn on_screen(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let here = html! {
        (here(page, pack))
        (more(page, page.href(&Page::Area(pack.region.slug.clone()), &[]), page.t("welkom.over-buurt")))
    };
    html! {
        div class="ms-wrap" {
            (languages(page))
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (title(page, pack)) }
                @for block in pack.of(BlockSort::Welcome) {
                    (hello(page, block))
                }
                @if page.held.guide {
                    p class="ms-note" {
                        (icon(page, "check"))
                        span { (page.t("welkom.bewaard")) }
                    }
                }
                (easy(page, pack))
            }
            (contents(page, pack))
            div class="ms-columns ms-columns--wide" {
                div class="ms-column" {
                    (households(page, pack))
                    (checklist::view(page, pack))
                    (explained(page, pack, BlockSort::Explanation, "welkom.uitleg"))
                }
                div class="ms-column" {
                    (part(page, "welkom.buurt", here))
                    (places(page, pack))
                    (soon(page, pack))
                    (help(page, pack))
                    (numbers(page, &pack.urgent))
                    (joining(page, pack))
                    (on_paper(page, pack))
                    (part(page, "pakket.door", pass_on(page, &pack.region.slug)))
                }
            }
        }
    }
}

/// Where this area is, and what its buurten are called.
fn here(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let names =
        page.texts.with("gebied.buurten", &[("namen", &page.texts.listed(&pack.neighbourhoods))]);
    html! {
        p class="nl-paragraph" { (names) }
        (area_map(page, &pack.map, Some(&pack.region.slug), |slug| home_of(page, slug)))
    }
}

/// What the pack is called.
#[must_use]
pub fn title(page: &Context, pack: &WelcomeAnswer) -> String {
    page.texts.with("welkom.titel", &[("gebied", &pack.region.name)])
}

/// A section that the contents lead to.
#[expect(clippy::needless_pass_by_value, reason = "it is made on the spot, for this alone")]
fn part(page: &Context, key: &str, body: Markup) -> Markup {
    html! {
        section class="ms-section" id=(anchor(key)) {
            div class="ms-section__head" {
                h2 class="nl-heading nl-heading--level-2" { (page.t(key)) }
            }
            (body)
        }
    }
}

/// What a section is called in addresses: the end of the key of its heading.
fn anchor(key: &str) -> &str {
    key.rsplit_once('.').map_or(key, |(_, name)| name)
}

/// What there is on this page, for it is long.
fn contents(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let has = |sort: BlockSort| pack.of(sort).next().is_some();
    let parts = [
        ("welkom.weken", has(BlockSort::Task)),
        ("welkom.uitleg", has(BlockSort::Explanation)),
        ("welkom.buurt", true),
        ("welkom.plekken", !pack.places.is_empty()),
        ("welkom.agenda", !pack.days.is_empty()),
        ("welkom.hulp", true),
        ("welkom.bellen", !pack.urgent.is_empty()),
        ("welkom.meedoen", true),
    ];
    html! {
        nav class="ms-contents ms-noprint" aria-label=(page.t("welkom.inhoud")) {
            ul class="ms-contents__list" {
                @for (key, _) in parts.iter().filter(|(_, is_there)| *is_there) {
                    li {
                        a class="ms-contents__link" href={ "#" (anchor(key)) } { (page.t(key)) }
                    }
                }
            }
        }
    }
}

/// The same pack in every language, each in its own script.
fn languages(page: &Context) -> Markup {
    let first = page.site.first_language();
    html! {
        nav class="ms-languages ms-noprint" aria-label=(page.t("nav.taal")) {
            ul class="ms-languages__list" {
                @for &lang in &page.site.languages {
                    li {
                        a
                            class="ms-languages__link"
                            href=(path_of(lang, first, &page.address.page))
                            rel="external"
                            lang=(lang.code())
                            dir=(locales::direction(lang).attribute())
                            hreflang=(lang.code())
                            aria-current=[(lang == page.lang()).then_some("true")]
                        {
                            (locales::name(lang))
                        }
                    }
                }
            }
        }
    }
}

/// The people of the area say hello.
fn hello(page: &Context, block: &Block) -> Markup {
    html! {
        div class="ms-hello" {
            @if let Some(picture) = &block.picture {
                img
                    class="ms-hello__picture"
                    src=(picture.file)
                    alt=(picture.alt.get(page.lang()).0)
                    width=(picture.width)
                    height=(picture.height);
            }
            (marks(page, block))
            (prose(page, &block.text))
            @if let Some(by) = &block.by {
                p class="ms-soft" { "– " (said(&guide::Said::dutch(by, page.lang()))) }
            }
            @if let Some(sound) = &block.sound {
                p class="ms-soft ms-hello__listen" { (page.t("welkom.luister")) }
                audio
                    class="ms-hello__sound"
                    controls
                    preload="none"
                    src=(sound.text)
                    lang=[sound.lang.as_ref().map(guide::Lang::code)]
                    aria-label=(page.t("welkom.luister")) {}
            }
        }
    }
}

/// That it is sample content.
fn marks(page: &Context, block: &Block) -> Markup {
    html! {
        @if block.sample {
            p class="ms-marks" {
                span class="nl-data-badge ms-badge--sample" { (page.t("voorbeeld")) }
            }
        }
    }
}

/// The way to the easy texts and back, where there are any.
fn easy(page: &Context, pack: &WelcomeAnswer) -> Markup {
    if !pack.blocks.iter().any(|it| it.has_easy) {
        return html! {};
    }
    let (value, key) = if pack.easy { ("", "welkom.gewoon") } else { ("ja", "welkom.makkelijk") };
    let mut pairs: Vec<(&str, &str)> = vec![("makkelijk", value)];
    pairs.extend(
        page.address
            .value("voor")
            .is_some()
            .then_some(())
            .into_iter()
            .flat_map(|()| pack.households.iter().map(|it| ("voor", it.word()))),
    );
    html! {
        p class="ms-noprint" {
            a class="nl-button nl-button--secondary" href=(page.href(&page.address.page, &pairs)) {
                span class="nl-button__icon-start" { (icon(page, "book")) }
                span class="nl-button__label" { (page.t(key)) }
            }
        }
    }
}

/// For whom: what is for them comes first.
fn households(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let href = page.href(&page.address.page, &[("gebied", ""), ("kleur", ""), ("tekst", "")]);
    html! {
        details class="ms-fold ms-noprint" open[!pack.households.is_empty()] {
            summary class="ms-fold__summary" {
                (page.t("welkom.voor"))
                (icon(page, "chevron-down"))
            }
            form class="ms-fold__body ms-stack" action=(href) data-voor {
                p class="ms-soft" { (page.t("welkom.voor.uitleg")) }
                fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
                    legend class="ms-visually-hidden" { (page.t("welkom.voor")) }
                    @for it in Household::ALL {
                        @let chosen = pack.households.contains(&it);
                        @let label = page.t(&format!("welkom.voor.{}", it.word()));
                        (choice(Pick::Any, "voor", it.word(), chosen, html! { (label) }))
                    }
                }
                (carried_inputs(page, &[]))
                @if !page.held.alive {
                    p {
                        button class="nl-button nl-button--secondary" type="submit" {
                            span class="nl-button__label" { (page.t("welkom.voor.knop")) }
                        }
                    }
                }
            }
        }
    }
}

/// Blocks that explain something, each a line that leads to its page: the pack stays small enough for a
/// poor connection.
fn explained(page: &Context, pack: &WelcomeAnswer, sort: BlockSort, heading: &str) -> Markup {
    if pack.of(sort).next().is_none() {
        return html! {};
    }
    let body = html! {
        ul class="ms-list" {
            @for block in pack.of(sort) {
                li {
                    a class="ms-item" href=(href_of(page, pack, block)) {
                        span class="ms-item__icon" {
                            (icon(page, block.icon.as_deref().unwrap_or("info")))
                        }
                        span class="ms-item__body" {
                            span class="ms-item__title" { (said(&block.title)) }
                            @if block.first { (for_you(page)) }
                        }
                    }
                }
            }
        }
    };
    part(page, heading, body)
}

/// The page of a block.
fn href_of(page: &Context, pack: &WelcomeAnswer, block: &Block) -> String {
    let to = Page::Block(pack.region.slug.clone(), block.slug.clone());
    page.href(&to, &[("makkelijk", if pack.easy { "ja" } else { "" })])
}

/// That something is for who was asked for.
fn for_you(page: &Context) -> Markup {
    html! {
        span class="nl-data-badge ms-badge--for-you" { (page.t("welkom.voor-jou")) }
    }
}

/// The rooms, each with its hours of today.
fn places(page: &Context, pack: &WelcomeAnswer) -> Markup {
    if pack.places.is_empty() {
        return html! {};
    }
    let filter = Filter { region: Some(pack.region.slug.clone()), ..Filter::default() };
    let body = html! {
        ul class="ms-list" {
            @for it in &pack.places {
                li { (place(page, it)) }
            }
        }
        (more(page, list_href(page, Kind::Place, &filter), page.t("home.alle-plekken")))
    };
    part(page, "welkom.plekken", body)
}

fn place(page: &Context, it: &WelcomePlace) -> Markup {
    let WelcomePlace { card, week: [today, ..], .. } = it;
    html! {
        a class="ms-item" href=(page.href_card(card)) {
            span class="ms-item__icon" { (icon(page, "pin")) }
            span class="ms-item__body" {
                span class="ms-item__title" { (said(&card.name)) }
                @if let Some(whereabouts) = &card.whereabouts {
                    span class="ms-facts" { (whereabouts) }
                }
                span class="ms-facts" { (hours_of_day(page, today)) }
            }
        }
    }
}

/// What is on in the coming four weeks.
fn soon(page: &Context, pack: &WelcomeAnswer) -> Markup {
    if pack.days.is_empty() {
        return html! {};
    }
    let filter = Filter { region: Some(pack.region.slug.clone()), ..Filter::default() };
    let cards: Vec<Card> = pack.days.iter().flat_map(|group| group.cards.clone()).collect();
    let body = html! {
        (items(page, &cards, Shows::Day))
        (more(page, list_href(page, Kind::Activity, &filter), page.t("welkom.hele-agenda")))
    };
    part(page, "welkom.agenda", body)
}

/// Where to get help: how that goes here, and the topics.
fn help(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let body = html! {
        (texts(page, pack, BlockSort::Help))
        ul class="ms-themes" {
            @for topic in &pack.topics {
                li { (self::topic(page, pack, topic)) }
            }
        }
        (more(page, page.href(&Page::List(Kind::Service), &[]), page.t("hulp.vraag")))
    };
    part(page, "welkom.hulp", body)
}

fn topic(page: &Context, pack: &WelcomeAnswer, topic: &HelpTopic) -> Markup {
    let filter = Filter {
        region: Some(pack.region.slug.clone()),
        themes: topic.themes.clone(),
        ..Filter::default()
    };
    html! {
        a class="ms-theme" href=(list_href(page, Kind::Service, &filter)) {
            (icon(page, &topic.icon))
            span { (said(&topic.name.said(page.lang()))) }
        }
    }
}

/// Blocks that are read here; the records that they name stand on their own pages.
fn texts(page: &Context, pack: &WelcomeAnswer, sort: BlockSort) -> Markup {
    html! {
        @for block in pack.of(sort) {
            div class="ms-stack" id={ "blok-" (block.slug) } {
                h3 class="nl-heading nl-heading--level-3" {
                    a class="nl-link" href=(href_of(page, pack, block)) { (said(&block.title)) }
                    @if block.first { " " (for_you(page)) }
                }
                (marks(page, block))
                (prose(page, &block.text))
            }
        }
    }
}

/// Who to call when.
fn numbers(page: &Context, urgent: &[UrgentNumber]) -> Markup {
    if urgent.is_empty() {
        return html! {};
    }
    part(page, "welkom.bellen", super::help::number_list(page, urgent))
}

/// How to join in, and first ways to help.
fn joining(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let body = html! {
        (texts(page, pack, BlockSort::Joining))
        @if !pack.vacancies.is_empty() {
            h3 class="nl-heading nl-heading--level-3" { (page.t("welkom.helpen")) }
            (items(page, &pack.vacancies, Shows::Icon))
            (more(page, page.href(&Page::List(Kind::Vacancy), &[]), page.t("home.alle-vacatures")))
        }
    };
    part(page, "welkom.meedoen", body)
}

/// The pack for who has no phone.
fn on_paper(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let to = page.href(&Page::Booklet(pack.region.slug.clone()), &[]);
    html! {
        p class="ms-noprint" {
            a class="nl-button nl-button--subtle" href=(to) {
                span class="nl-button__icon-start" { (icon(page, "print")) }
                span class="nl-button__label" { (page.t("welkom.boekje")) }
            }
        }
    }
}
