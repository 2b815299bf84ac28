//! A list with its filters.

use guide::{
    Kind,
    ask::{Card, ListAnswer, PlaceMap},
    filter::{Field, Filter, Order},
};
use maud::{Markup, html};

use crate::{
    address::{Page, path_of},
    components::{
        Filtered, Shows, by_day, chips, filter_form, icon, item_link, items, list_href,
        measured_from, paging, pin_id, place_map, print_link,
    },
    context::{Context, said},
};

use super::{detail::ASKS_A_PARENT, help, services};

/// The page.
#[must_use]
pub fn view(page: &Context, list: &ListAnswer) -> Markup {
    let kind = list.kind;
    let filtered = Filtered {
        page: &Page::List(kind),
        own: &[],
        filter: &list.filter,
        region: list.region.as_ref(),
        facets: &list.facets,
        asked: list.asked.as_ref().map(|asked| &asked.question),
    };
    let show = page.texts.count(&format!("filter.laat-zien.{}", kind.name()), list.total);
    html! {
        div class="ms-wrap" {
            @if kind == Kind::Service {
                (help::back(page, list.asked.as_ref().map(|asked| &asked.topic_slug)))
            }
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" {
                    @if let Some(asked) = &list.asked {
                        (said(&asked.question))
                    } @else {
                        (page.t(&format!("kinds.{}", kind.name())))
                    }
                }
                @if list.asked.is_none() {
                    p class="nl-paragraph" { (page.t(&format!("kinds.{}.uitleg", kind.name()))) }
                }
                @if matches!(kind, Kind::Fund | Kind::Article | Kind::Initiative) {
                    p {
                        a class="nl-link" href=(page.href(&Page::Support, &[])) {
                            (page.t("ondersteuning.link"))
                        }
                    }
                }
                @if kind == Kind::Initiative {
                    p {
                        a class="nl-link" href=(page.href(&Page::Areas, &[])) {
                            (page.t("initiatieven.gebieden"))
                        }
                    }
                }
            }
            div class=(if list.map.is_some() { "ms-columns ms-columns--filter ms-columns--map" } else { "ms-columns ms-columns--filter" }) {
                div class="ms-column" { (filter_form(page, &filtered, &show)) }
                @if let Some(map) = &list.map {
                    div class="ms-column ms-column--map" { (place_map(page, list, map)) }
                }
                div class="ms-stack" id="lijst" tabindex="-1" {
                    (chips(page, &filtered))
                    @if Field::of(kind).contains(&Field::Region) {
                        (measured_from(page, list))
                    }
                    div class="ms-marks" {
                        p class="ms-count" role="status" {
                            (page.texts.count(&format!("aantal.{}", kind.name()), list.total))
                        }
                        @if Field::of(kind).contains(&Field::Order) && list.total > 1 {
                            (orders(page, list, &filtered))
                        }
                    }
                    @if list.filter.work.age.is_some_and(|age| age < ASKS_A_PARENT) {
                        p class="ms-note" {
                            (icon(page, "info"))
                            span { (page.t("leeftijd.ouder")) }
                        }
                    }
                    (results(page, list, &filtered))
                    @if list.total > 0 {
                        (on_paper(page, list))
                    }
                    @if kind == Kind::Service {
                        (services::not_found(page, list))
                    }
                    @if kind == Kind::Activity {
                        (archive(page, list))
                        (subscribe(page, list))
                    }
                }
            }
        }
    }
}

/// What can come first, as links. Nothing is near until one says from where, and what fits best is
/// only known where a profile is.
fn orders(page: &Context, list: &ListAnswer, filtered: &Filtered<'_>) -> Markup {
    let chosen = list.filter.order;
    let knows = !page.held.mine.profile.is_empty();
    let fit = knows && chosen == Order::Fit;
    let new = chosen == Order::New;
    let href = |order: Order| match order {
        Order::Near if list.measured.is_none() => {
            page.href(&Page::Areas, &[("naar", &filtered.page.path())])
        }
        _ => filtered.href(page, &Filter { order, ..list.filter.clone().from_start() }),
    };
    let near = !new && !fit && list.measured.is_some();
    let mut orders = vec![(Order::Near, near), (Order::New, new)];
    if knows {
        orders.insert(0, (Order::Fit, fit));
    }
    html! {
        nav class="ms-noprint" aria-label=(page.t("filter.volgorde")) {
            @for (order, current) in orders {
                a
                    class="ms-chip ms-chip--choice"
                    href=(href(order))
                    aria-current=[current.then_some("true")]
                {
                    (page.t(&format!("filter.volgorde.{}", order.word())))
                }
                " "
            }
        }
    }
}

fn results(page: &Context, list: &ListAnswer, filtered: &Filtered<'_>) -> Markup {
    let elsewhere = list.asked.as_ref().is_some_and(|asked| !asked.elsewhere.is_empty());
    if list.groups.is_empty() && !elsewhere {
        return empty(page, filtered);
    }
    let past = list.filter.past;
    let shows = match list.kind {
        Kind::Vacancy => Shows::Nothing,
        _ if past => Shows::Icon,
        _ => Shows::Day,
    };
    html! {
        @if list.kind == Kind::Activity && !past {
            (by_day(page, &list.groups))
        } @else if list.kind == Kind::Service {
            (services::results(page, list))
        } @else {
            @for group in &list.groups {
                @match &list.map {
                    Some(map) => (beside(page, map, &group.cards)),
                    None => (items(page, &group.cards, shows)),
                }
            }
        }
        (paging(page, filtered, list.pages))
    }
}

/// The places of the list, each with the pin that it is shown at.
fn beside(page: &Context, map: &PlaceMap, cards: &[Card]) -> Markup {
    let pins = map.beside.iter().map(|at| at.and_then(|at| map.pins.get(at)).map(pin_id));
    html! {
        ul class="ms-list" {
            @for (card, pin) in cards.iter().zip(pins) {
                li data-pin=[pin] { (item_link(page, card, Shows::Icon)) }
            }
        }
    }
}

/// Nothing to show, and the way to what there is.
pub(super) fn empty(page: &Context, list: &Filtered<'_>) -> Markup {
    let none = list.filter.cleared();
    let filtered = *list.filter != none;
    let text = if filtered { "lijst.leeg-filter" } else { "lijst.leeg" };
    html! {
        div class="ms-empty" {
            svg class="ms-empty__art" aria-hidden="true" {
                use href={ (page.icons) "#ms-empty" } {}
            }
            p class="nl-paragraph" { (page.t(text)) }
            @if filtered {
                p {
                    a
                        class="nl-button nl-button--secondary"
                        href=(list.href(page, &none))
                    {
                        span class="nl-button__label" { (page.t("lijst.toon-alles")) }
                    }
                }
            }
        }
    }
}

/// The list on paper, with the filters as they are.
fn on_paper(page: &Context, list: &ListAnswer) -> Markup {
    let filters = list.filter.clone().from_start().pairs();
    let filters = filters.iter().map(|(key, value)| (*key, value.as_str()));
    let pairs: Vec<(&str, &str)> =
        [("lijst", list.kind.name())].into_iter().chain(filters).collect();
    html! {
        p class="ms-noprint" { (print_link(page, &pairs, "afdrukken.deze")) }
    }
}

/// The way between what is to come and what is over.
fn archive(page: &Context, list: &ListAnswer) -> Markup {
    let text = if list.filter.past {
        page.t("archief.terug")
    } else if list.past > 0 {
        page.texts.count("archief.naar", list.past)
    } else {
        return html! {};
    };
    let other = Filter { past: !list.filter.past, day: None, ..list.filter.clone().from_start() };
    html! {
        p { a class="nl-link ms-more" href=(list_href(page, list.kind, &other)) { (text) } }
    }
}

/// The calendar of the chosen area, to subscribe to.
fn subscribe(page: &Context, list: &ListAnswer) -> Markup {
    let Some(region) = &list.region else { return html! {} };
    let area = Page::Area(region.area.clone());
    let path = path_of(page.lang(), page.site.first_language(), &area);
    let text = page.texts.with("agenda.abonneer-gebied", &[("gebied", &region.area_name)]);
    html! {
        p {
            a class="nl-link ms-more" href={ (path) ".ics" } rel="external" {
                (icon(page, "rss"))
                (text)
            }
        }
    }
}
