//! The whole pack on paper, as a booklet of A5: for who has no phone. On a screen it is what the
//! printer will make.

use guide::{
    ask::{Block, Card, WelcomeAnswer, WelcomePlace},
    welcome::BlockSort,
};
use maud::{Markup, html};

use crate::{
    address::{Page, path_of},
    components::{Shows, icon, items, print_button, prose},
    context::{Context, said},
    qr::figure,
};

/// The page.
pub(super) fn view(page: &Context, pack: &WelcomeAnswer) -> Markup {
    html! {
        div class="ms-wrap ms-booklet" {
            div class="ms-noprint ms-booklet__how" {
                (print_button(page))
                p class="ms-soft" { (page.t("boekje.uitleg")) }
            }
            (cover(page, pack))
            (tasks(page, pack))
            (part(page, "welkom.buurt", super::here(page, pack)))
            @if !pack.places.is_empty() {
                (part(page, "welkom.plekken", html! {
                    ul class="ms-booklet__places" {
                        @for it in &pack.places {
                            li class="ms-booklet__place" { (place(page, it)) }
                        }
                    }
                }))
            }
            @if !pack.days.is_empty() {
                @let cards: Vec<Card> = pack.days.iter().flat_map(|it| it.cards.clone()).collect();
                (part(page, "welkom.agenda", items(page, &cards, Shows::Day)))
            }
            (blocks(page, pack, BlockSort::Help, "welkom.hulp"))
            (part(page, "welkom.bellen", super::super::help::number_list(page, &pack.urgent)))
            (blocks(page, pack, BlockSort::Explanation, "welkom.uitleg"))
            (joining(page, pack))
        }
    }
}

/// What it is, a word of welcome, and the code that leads to what has changed since.
fn cover(page: &Context, pack: &WelcomeAnswer) -> Markup {
    // An area without a code has an address, if a longer one.
    let address = super::handouts::address(page, pack, None).unwrap_or_else(|| {
        let own = Page::Welcome(pack.region.slug.clone());
        page.base.to_string() + &path_of(page.lang(), page.site.first_language(), &own)
    });
    let caption = html! {
        (page.t("boekje.scan"))
        " "
        bdi class="ms-address" dir="ltr" { (super::handouts::short(&address)) }
    };
    let today = page.now.date();
    html! {
        div class="ms-booklet__cover" {
            h1 class="nl-heading nl-heading--level-1" { (super::title(page, pack)) }
            @for block in pack.of(BlockSort::Welcome) {
                (super::hello(page, block))
            }
            div class="ms-booklet__code" {
                @if let Some(code) = figure(&address, &page.t("afdrukken.qr"), &caption) { (code) }
            }
            p class="ms-soft" {
                (page.texts.with("boekje.op", &[("datum", &page.texts.date_long(today, today))]))
            }
            (super::handouts::foot(page))
        }
    }
}

/// What one has to know to get there: on paper there is nothing to tap.
fn place(page: &Context, it: &WelcomePlace) -> Markup {
    html! {
        strong { (said(&it.card.name)) }
        @for line in it.address.line().into_iter().chain(it.phone.as_deref().map(whole)) {
            br;
            bdi { (line) }
        }
        p { (page.texts.week_in_words(&it.week, page.now.date())) }
    }
}

/// How to join in, and first ways to help.
fn joining(page: &Context, pack: &WelcomeAnswer) -> Markup {
    html! {
        (blocks(page, pack, BlockSort::Joining, "welkom.meedoen"))
        @if !pack.vacancies.is_empty() {
            (part(page, "welkom.helpen", items(page, &pack.vacancies, Shows::Icon)))
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is made on the spot, for this alone")]
fn part(page: &Context, heading: &str, body: Markup) -> Markup {
    html! {
        section class="ms-booklet__part" {
            h2 class="nl-heading nl-heading--level-2" { (page.t(heading)) }
            (body)
        }
    }
}

/// Boxes to tick with a pen.
fn tasks(page: &Context, pack: &WelcomeAnswer) -> Markup {
    if pack.of(BlockSort::Task).next().is_none() {
        return html! {};
    }
    part(
        page,
        "welkom.weken",
        html! {
            ul class="ms-booklet__tasks" {
                @for block in pack.of(BlockSort::Task) {
                    li {
                        h3 class="nl-heading nl-heading--level-3" { (said(&block.title)) }
                        (super::checklist::due(page, block))
                        (text(page, block))
                    }
                }
            }
        },
    )
}

fn blocks(page: &Context, pack: &WelcomeAnswer, sort: BlockSort, heading: &str) -> Markup {
    if pack.of(sort).next().is_none() {
        return html! {};
    }
    part(
        page,
        heading,
        html! {
            @for block in pack.of(sort) {
                div class="ms-booklet__block" {
                    h3 class="nl-heading nl-heading--level-3" {
                        (icon(page, block.icon.as_deref().unwrap_or("info")))
                        (said(&block.title))
                    }
                    (text(page, block))
                }
            }
        },
    )
}

fn text(page: &Context, block: &Block) -> Markup {
    html! {
        (prose(page, &block.text))
        @if !block.cards.is_empty() {
            p {
                strong { (page.t("welkom.helpt")) }
                @for card in &block.cards {
                    br;
                    bdi { (said(&card.name)) (reach(card)) }
                }
            }
        }
    }
}

/// Where somebody who helps is to be found, and the number to call: " (MFC Huizum, 058 000 00 00)".
fn reach(card: &Card) -> Markup {
    let place = card.place.as_ref().or(card.whereabouts.as_ref());
    let phone = card.offer.as_ref().and_then(|offer| offer.phone.as_deref());
    let known: Vec<String> = place.cloned().into_iter().chain(phone.map(whole)).collect();
    html! {
        @if !known.is_empty() {
            " (" (known.join(", ")) ")"
        }
    }
}

/// A number that stays on one line.
fn whole(phone: &str) -> String {
    phone.replace(' ', "\u{a0}")
}
