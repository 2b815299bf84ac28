//! What belongs to a record, and what else there is around it.

use guide::{
    Kind, Slug,
    ask::{Card, DetailAnswer, Joined, Related, Relation, Taught},
    filter::Filter,
    similar::Reason,
    theme::Theme,
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{Shows, item, items, list_href, pin_map},
    context::Context,
};

use super::super::{more, section};

/// Where it is, and what else there is around it.
pub(super) fn around(page: &Context, detail: &DetailAnswer) -> Markup {
    let mine: Option<&Slug> = detail.areas.first().map(|area| &area.slug);
    html! {
        @if let Some(map) = &detail.map {
            (section(page.t("kaart.kop"), pin_map(page, map, mine)))
        }
        @for area in &detail.areas {
            @let href = page.href(&Page::Area(area.slug.clone()), &[]);
            (more(page, href, page.texts.with("detail.gebied", &[("gebied", &area.name)])))
        }
        @if !detail.similar.is_empty() {
            (similar_view(page, detail))
        }
        @if !detail.learning.is_empty() {
            (learning_view(page, detail))
        }
        @if !detail.joined.is_empty() {
            (joined_view(page, detail))
        }
        @for related in &detail.related {
            (related_view(page, detail, related))
        }
    }
}

/// A list in which every item is followed by why it is there.
fn because(page: &Context, heading: &str, items: &[(&Card, String)]) -> Markup {
    let list = html! {
        ul class="ms-list" {
            @for (card, reason) in items {
                (item(page, card, Shows::Icon))
                li class="ms-reason" { (reason) }
            }
        }
    };
    section(page.t(heading), list)
}

/// "Omdat: op dezelfde plek."
fn reason(page: &Context, reasons: &str) -> String {
    page.texts.with("lijkt-op.omdat", &[("redenen", reasons)])
}

fn similar_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let why = |reasons: &[Reason]| {
        let reasons: Vec<String> = reasons.iter().map(|it| reason_text(page, it)).collect();
        reason(page, &page.texts.listed(&reasons))
    };
    let items: Vec<_> = detail.similar.iter().map(|(card, it)| (card, why(it))).collect();
    because(page, "lijkt-op", &items)
}

/// Help and helping belong together: where to help oneself, or whom one helps.
fn joined_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let texts = &page.texts;
    let why = |joined: &Joined| {
        let why = match joined {
            Joined::Place => texts.get("zelf-helpen.plek"),
            Joined::Organisation => texts.get("zelf-helpen.organisatie"),
            Joined::Themes(themes) => {
                texts.with("zelf-helpen.thema", &[("themas", &theme_names(page, themes))])
            }
        };
        reason(page, &why)
    };
    let items: Vec<_> = detail.joined.iter().map(|(card, it)| (card, why(it))).collect();
    let is_vacancy = detail.record.kind() == Kind::Vacancy;
    because(page, if is_vacancy { "zelf-helpen.wie" } else { "zelf-helpen" }, &items)
}

/// Learning and doing belong together: what one can learn for it, or where one can use it.
fn learning_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let why = |taught: &Taught| match taught {
        Taught::Skills(names) => {
            let names: Vec<String> =
                names.iter().map(|name| page.texts.lower_first(name)).collect();
            format!("{}: {}.", page.t("vraag.leren"), page.texts.listed(&names))
        }
        Taught::Themes(themes) => reason(page, &reason_text(page, &Reason::Themes(themes.clone()))),
    };
    let items: Vec<_> = detail.learning.iter().map(|(card, it)| (card, why(it))).collect();
    let is_vacancy = detail.record.kind() == Kind::Vacancy;
    because(page, if is_vacancy { "kun-je-leren" } else { "kun-je-gebruiken" }, &items)
}

/// "Eten en Ontmoeten"
fn theme_names(page: &Context, themes: &[Theme]) -> String {
    let names: Vec<String> =
        themes.iter().map(|theme| page.t(&format!("thema.{}", theme.slug()))).collect();
    page.texts.listed(&names)
}

fn reason_text(page: &Context, reason: &Reason) -> String {
    let texts = &page.texts;
    match reason {
        Reason::Themes(themes) => {
            texts.with("lijkt-op.thema", &[("themas", &theme_names(page, themes))])
        }
        Reason::Near(metres) => {
            texts.with("lijkt-op.dichtbij", &[("afstand", &texts.distance(*metres))])
        }
        Reason::Words(words) => {
            texts.with("lijkt-op.woorden", &[("woorden", &texts.listed(words))])
        }
    }
}

fn related_view(page: &Context, detail: &DetailAnswer, related: &Related) -> Markup {
    let relation = match related.relation {
        Relation::OfOrganisation => "hoort-bij.van",
        Relation::AtPlace => "hoort-bij.hier",
        Relation::SameOrganisation => "hoort-bij.zelfde-organisatie",
        Relation::SamePlace => "hoort-bij.zelfde-plek",
    };
    let kind = page.t(&format!("kinds.{}", related.kind.name()));
    let heading = page.texts.with(relation, &[("wat", &kind)]);
    let shown = related.cards.len();
    // The owner's own page lists them all.
    let owner = match related.relation {
        Relation::SameOrganisation => detail.organisation.as_ref(),
        Relation::SamePlace => detail.places.first().map(|place| &place.card),
        Relation::OfOrganisation | Relation::AtPlace => None,
    };
    let rest = (related.total > shown).then(|| {
        if let Some(owner) = owner {
            let all = format!("alle.{}", related.kind.name());
            more(page, page.href_card(owner), page.texts.count(&all, related.total))
        } else {
            let region = detail.areas.first().map(|area| area.slug.clone());
            let filter = Filter { region, ..Filter::default() };
            let text = page.texts.count("hoort-bij.meer", related.total - shown);
            more(page, list_href(page, related.kind, &filter), text)
        }
    });
    let body = html! {
        (items(page, &related.cards, Shows::Day))
        @if let Some(rest) = rest {
            (rest)
        }
    };
    section(heading, body)
}
