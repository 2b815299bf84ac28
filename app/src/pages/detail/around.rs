//! What belongs to a record, and what else there is around it.

use guide::{
    Kind, Slug,
    ask::{DetailAnswer, Joined, Related, Relation, Taught},
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

fn similar_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let because = |reasons: &[Reason]| {
        let reasons: Vec<String> = reasons.iter().map(|reason| reason_text(page, reason)).collect();
        page.texts.with("lijkt-op.omdat", &[("redenen", &page.texts.listed(&reasons))])
    };
    let list = html! {
        ul class="ms-list" {
            @for (card, reasons) in &detail.similar {
                (item(page, card, Shows::Icon))
                li class="ms-reason" { (because(reasons)) }
            }
        }
    };
    section(page.t("lijkt-op"), list)
}

/// Help and helping belong together: where to help oneself, or whom one helps.
fn joined_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let texts = &page.texts;
    let because = |joined: &Joined| {
        let reason = match joined {
            Joined::Place => texts.get("zelf-helpen.plek"),
            Joined::Organisation => texts.get("zelf-helpen.organisatie"),
            Joined::Themes(themes) => {
                texts.with("zelf-helpen.thema", &[("themas", &theme_names(page, themes))])
            }
        };
        texts.with("lijkt-op.omdat", &[("redenen", &reason)])
    };
    let list = html! {
        ul class="ms-list" {
            @for (card, joined) in &detail.joined {
                (item(page, card, Shows::Icon))
                li class="ms-reason" { (because(joined)) }
            }
        }
    };
    let is_vacancy = detail.record.kind() == Kind::Vacancy;
    section(page.t(if is_vacancy { "zelf-helpen.wie" } else { "zelf-helpen" }), list)
}

/// Learning and doing belong together: what one can learn for it, or where one can use it.
fn learning_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let because = |taught: &Taught| match taught {
        Taught::Skills(names) => {
            let learn = page.t("vraag.leren");
            format!("{learn}: {}.", page.texts.listed(names))
        }
        Taught::Themes(themes) => {
            let names = theme_names(page, themes);
            let reason = page.texts.with("lijkt-op.thema", &[("themas", &names)]);
            page.texts.with("lijkt-op.omdat", &[("redenen", &reason)])
        }
    };
    let list = html! {
        ul class="ms-list" {
            @for (card, taught) in &detail.learning {
                (item(page, card, Shows::Icon))
                li class="ms-reason" { (because(taught)) }
            }
        }
    };
    let is_vacancy = detail.record.kind() == Kind::Vacancy;
    section(page.t(if is_vacancy { "kun-je-leren" } else { "kun-je-gebruiken" }), list)
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
