//! One area: its plan and everything in it.

use guide::{
    Kind, Slug,
    ask::{AreaAnswer, Card},
    filter::Filter,
    record::{AreaPlan, Goal, Record, Stage},
};
use maud::{Markup, html};

use crate::{
    address::{Page, path_of},
    components::{Shows, area_map, icon, items, list_href, stage_text},
    context::{Context, said},
};

use super::{more, section};

/// The page.
#[must_use]
pub fn view(page: &Context, area: &AreaAnswer) -> Markup {
    let region = &area.region;
    let plan = match area.plan.as_deref() {
        Some(Record::AreaPlan(plan)) => Some(plan),
        _ => None,
    };
    let list = |kind: Kind, cards: &[Card]| {
        if cards.is_empty() {
            return html! {};
        }
        let body = html! {
            (items(page, cards, Shows::Icon))
            (all(page, area, kind))
        };
        section(page.t(&format!("kinds.{}", kind.name())), body)
    };
    let to_area = |slug: &Slug| page.href(&Page::Area(slug.clone()), &[]);
    let map = area_map(page, &area.map, Some(&region.slug), to_area);
    let neighbourhoods: Vec<String> =
        area.neighbourhoods.iter().map(|it| it.name.clone()).collect();
    let neighbourhoods =
        page.texts.with("gebied.buurten", &[("namen", &page.texts.listed(&neighbourhoods))]);
    let mine = page.href(&Page::Home, &[("gebied", region.slug.as_str())]);
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (region.name) }
                p class="nl-paragraph nl-paragraph--lead" { (page.t("gebied.samen")) }
                p {
                    a class="nl-button nl-button--secondary" href=(mine) {
                        span class="nl-button__icon-start" { (icon(page, "pin")) }
                        span class="nl-button__label" { (page.t("gebied.maak-mijn")) }
                    }
                }
            }
            div class="ms-columns ms-columns--wide" {
                div class="ms-column" {
                    @if let Some(plan) = plan {
                        (plan_view(page, plan))
                        (meeting(page, area, plan))
                    }
                    @if !area.days.is_empty() {
                        (agenda(page, area))
                    }
                    (list(Kind::Initiative, &area.initiatives))
                }
                div class="ms-column" {
                    (section(page.t("gebied.op-kaart"), map))
                    (list(Kind::Place, &area.places))
                    (list(Kind::Organisation, &area.organisations))
                    (section(page.t("gebied.verder"), others(page, area)))
                    p class="ms-soft" { (neighbourhoods) }
                }
            }
        }
    }
}

fn count(area: &AreaAnswer, kind: Kind) -> usize {
    area.counts.iter().find(|it| it.kind == kind).map_or(0, |it| it.count)
}

/// A link to everything of a kind in the area.
fn all(page: &Context, area: &AreaAnswer, kind: Kind) -> Markup {
    let filter = Filter { region: Some(area.region.slug.clone()), ..Filter::default() };
    let text = page.texts.count(&format!("alle.{}", kind.name()), count(area, kind));
    more(page, list_href(page, kind, &filter), text)
}

/// The next activities.
fn agenda(page: &Context, area: &AreaAnswer) -> Markup {
    let region = &area.region;
    let cards: Vec<Card> = area.days.iter().flat_map(|group| group.cards.clone()).collect();
    let path = path_of(page.lang(), page.site.first_language(), &Page::Area(region.slug.clone()));
    let body = html! {
        (items(page, &cards, Shows::Day))
        (all(page, area, Kind::Activity))
        a class="nl-link ms-more" href=(format!("{path}.ics")) rel="external" {
            (icon(page, "rss"))
            (page.texts.with("agenda.abonneer-gebied", &[("gebied", &region.name)]))
        }
    };
    section(page.t("kinds.activiteit"), body)
}

/// Links to the kinds of which nothing is shown here.
fn others(page: &Context, area: &AreaAnswer) -> Markup {
    let kinds = [Kind::Service, Kind::Vacancy].into_iter().filter(|kind| count(area, *kind) > 0);
    html! {
        ul class="ms-plain" {
            @for kind in kinds {
                li { (all(page, area, kind)) }
            }
        }
    }
}

fn plan_view(page: &Context, plan: &AreaPlan) -> Markup {
    let body = html! {
        @if plan.sample {
            p { span class="nl-data-badge ms-badge--sample" { (page.t("voorbeeld")) } }
        }
        @if !plan.summary.is_empty() {
            p class="nl-paragraph" { (said(&plan.summary.said(page.lang()))) }
        }
        @if let Some(period) = &plan.period {
            p class="ms-soft" { (page.texts.with("plan.periode", &[("jaren", period)])) }
        }
        ul class="ms-list" {
            @for goal in &plan.goals {
                (goal_view(page, goal))
            }
        }
        @if let Some(budget) = plan.budget_euro {
            h3 class="nl-heading nl-heading--level-3" { (page.t("plan.startgeld")) }
            dl class="ms-figures" {
                (figure(page, budget, "plan.per-jaar"))
                @if let Some(spent) = plan.spent_euro {
                    (figure(page, budget.saturating_sub(spent), "plan.over"))
                }
            }
        }
    };
    section(page.t("plan"), body)
}

fn figure(page: &Context, euro: u32, key: &str) -> Markup {
    html! {
        div class="ms-figure" {
            dt class="ms-soft" { (page.t(key)) }
            dd class="ms-figure__number" { (page.texts.money(euro.saturating_mul(100))) }
        }
    }
}

fn goal_view(page: &Context, goal: &Goal) -> Markup {
    let lang = page.lang();
    let name = goal.name.said(lang);
    let share = match goal.stage {
        Stage::Idea => 5,
        Stage::Begun => 20,
        Stage::UnderWay => 50,
        Stage::Nearly => 80,
        Stage::Running | Stage::Done => 100,
    };
    let note = if goal.note.is_empty() { &goal.summary } else { &goal.note };
    html! {
        li class="ms-goal" {
            h3 class="ms-goal__title" { (said(&name)) }
            p { (said(&note.said(lang))) }
            progress class="ms-progress" max="100" value=(share) aria-label=(name.text) {}
            p class="ms-goal__state" { span { (stage_text(page, goal.stage)) } }
        }
    }
}

/// When and where people next meet about the plan; nothing when that is not known.
fn meeting(page: &Context, area: &AreaAnswer, plan: &AreaPlan) -> Markup {
    let Some(next) = &area.meeting else { return html! {} };
    let rule = plan.meeting.rule.as_ref().and_then(|rule| page.texts.rule(rule));
    let body = html! {
        p class="nl-paragraph" {
            strong { (page.texts.occurrence(next, page.now.date())) }
            @if let Some(rule) = rule {
                " (" (rule) ")"
            }
        }
        @if let Some(card) = &area.meeting_place {
            (items(page, std::slice::from_ref(card), Shows::Icon))
        }
    };
    section(page.t("plan.praat-mee"), body)
}
