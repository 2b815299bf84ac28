//! Finding by words.

use guide::{
    Kind,
    ask::{Found, SearchAnswer},
    filter::Filter,
    theme::Theme,
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{Filtered, Shows, chips, filter_form, icon, items, list_href, paging},
    context::Context,
};

use super::{missing::themes, more, section};

/// The page.
#[must_use]
pub fn view(page: &Context, found: &SearchAnswer) -> Markup {
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("zoek")) }
            }
            @if found.asked.words.is_empty() {
                div class="ms-stack" { (themes(page)) }
            } @else if found.unfiltered == 0 {
                div class="ms-stack" { (nothing(page, found)) }
            } @else {
                (results(page, found))
            }
        }
    }
}

/// What stands in the address beside the filters.
fn own<'a>(found: &'a SearchAnswer, words: &'a str, kind: Option<Kind>) -> Vec<(&'a str, &'a str)> {
    let mut own = vec![("q", words)];
    if let Some(kind) = kind {
        own.push(("soort", kind.name()));
    }
    if let Some(from) = &found.asked.from {
        own.push(("vanuit", from.as_str()));
    }
    own
}

/// A link to the same question with other words or another kind.
fn href(page: &Context, found: &SearchAnswer, words: &str, kind: Option<Kind>) -> String {
    let own = own(found, words, kind);
    let filter = found.asked.filter.clone().from_start();
    Filtered {
        page: &Page::Search,
        own: &own,
        filter: &filter,
        region: None,
        facets: &[],
        asked: None,
    }
    .href(page, &filter)
}

fn results(page: &Context, found: &SearchAnswer) -> Markup {
    let asked = &found.asked;
    let own = own(found, &asked.words, asked.kind);
    let filtered = Filtered {
        page: &Page::Search,
        own: &own,
        filter: &asked.filter,
        region: found.region.as_ref(),
        facets: &found.facets,
        asked: None,
    };
    let show = page.texts.count("zoek.laat-zien", found.total);
    html! {
        div class="ms-columns ms-columns--filter" {
            div class="ms-column" { (filter_form(page, &filtered, &show)) }
            div class="ms-stack" {
                (notes(page, found))
                (kinds(page, found))
                (chips(page, &filtered))
                p class="ms-count" role="status" {
                    (page.texts.count("zoek.gevonden", found.total))
                }
                @if found.total == 0 {
                    (without_filters(page, found))
                }
                @for group in &found.found {
                    (of_kind(page, found, group))
                }
                @if asked.kind.is_some() {
                    (paging(page, &filtered, found.pages))
                }
            }
        }
    }
}

/// What to know about the question itself: another that may have been meant, or that only its
/// beginning was read.
fn notes(page: &Context, found: &SearchAnswer) -> Markup {
    html! {
        @if let Some(meant) = &found.meant {
            p class="nl-paragraph" {
                (page.t("zoek.bedoel"))
                " "
                a class="nl-link" href=(href(page, found, meant, found.asked.kind)) { (meant) }
                "?"
            }
        }
        @if found.shortened {
            p class="nl-paragraph" { (page.t("zoek.te-lang")) }
        }
    }
}

/// Each kind with how many there are of it, as links.
fn kinds(page: &Context, found: &SearchAnswer) -> Markup {
    let words = &found.asked.words;
    if found.kinds.len() < 2 && found.asked.kind.is_none() {
        return html! {};
    }
    let all: usize = found.kinds.iter().map(|(_, count)| count).sum();
    let link = |kind: Option<Kind>, name: String, count: usize| {
        let current = (found.asked.kind == kind).then_some("true");
        html! {
            li {
                a
                    class="ms-chip ms-chip--choice"
                    href=(href(page, found, words, kind))
                    aria-current=[current]
                {
                    (name) " (" (count) ")"
                }
            }
        }
    };
    html! {
        nav aria-label=(page.t("zoek.soorten")) {
            ul class="ms-chips ms-chips--row" {
                (link(None, page.t("zoek.alle-soorten"), all))
                @for &(kind, count) in &found.kinds {
                    (link(Some(kind), page.t(&format!("kinds.{}", kind.name())), count))
                }
            }
        }
    }
}

fn of_kind(page: &Context, found: &SearchAnswer, group: &Found) -> Markup {
    let name = page.t(&format!("kinds.{}", group.kind.name()));
    let all = href(page, found, &found.asked.words, Some(group.kind));
    let body = html! {
        (items(page, &group.cards, Shows::Day))
        @if found.asked.kind.is_none() && group.total > group.cards.len() {
            (more(page, all, page.texts.count("zoek.alle-van", group.total)))
        }
    };
    section(format!("{name} ({})", group.total), body)
}

/// Nothing with these filters: the same words without them.
fn without_filters(page: &Context, found: &SearchAnswer) -> Markup {
    let own = own(found, &found.asked.words, None);
    let none = Filter::default();
    let link = Filtered {
        page: &Page::Search,
        own: &own,
        filter: &none,
        region: None,
        facets: &[],
        asked: None,
    }
    .href(page, &none);
    html! {
        (more(page, link, page.texts.count("zoek.zonder-filters", found.unfiltered)))
        (desks(page, found))
    }
}

/// Nothing was found: the nearest themes, and somebody to ask.
fn nothing(page: &Context, found: &SearchAnswer) -> Markup {
    let words = [("woorden", found.asked.words.as_str())];
    html! {
        p class="nl-paragraph" role="status" { (page.texts.with("zoek.niets", &words)) }
        (notes(page, found))
        (desks(page, found))
        @if found.themes.is_empty() {
            (themes(page))
        } @else {
            (near(page, &found.themes))
        }
    }
}

/// The themes that the words are about, each a way to help.
fn near(page: &Context, themes: &[Theme]) -> Markup {
    let links = html! {
        ul class="ms-themes" {
            @for &theme in themes {
                @let filter = Filter { themes: vec![theme], ..Filter::default() };
                li {
                    a class="ms-theme" href=(list_href(page, Kind::Service, &filter)) {
                        (icon(page, &format!("thema-{}", theme.slug())))
                        (page.t(&format!("thema.{}", theme.slug())))
                    }
                }
            }
        }
    };
    section(page.t("zoek.hierover"), links)
}

/// Where somebody can go or call with any question.
fn desks(page: &Context, found: &SearchAnswer) -> Markup {
    let contact = &page.site.contact;
    let body = html! {
        p class="nl-paragraph" { (page.t("zoek.vraag-iemand")) }
        ul class="ms-prose" {
            @if let Some(phone) = &contact.phone {
                @let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
                li {
                    a class="nl-link" href={ "tel:" (digits) } {
                        (page.texts.with("zoek.bel", &[("nummer", &page.texts.as_it_is(phone)), ("wie", &contact.name)]))
                    }
                }
            }
            @if let Some(website) = &contact.website {
                li {
                    a class="nl-link" href=(website) rel="external noopener" { (website) }
                }
            }
        }
        @if !found.desks.is_empty() {
            (items(page, &found.desks, Shows::Icon))
        }
    };
    section(page.t("zoek.stel-je-vraag"), body)
}
