//! One area: its plan and everything in it.

use guide::{
    Kind,
    ask::AreaAnswer,
    filter::Filter,
    record::{AreaPlan, Goal, Record, Stage},
};
use leptos::prelude::*;

use crate::{
    address::{Page, path_of},
    components::{Shows, area_map, icon, items, list_href, stage_text},
    context::{Context, said, use_page},
    device::use_device,
};

use super::{more, section};

/// The page.
#[must_use]
pub fn view(area: &AreaAnswer) -> AnyView {
    let page = use_page();
    let region = &area.region;
    let filter = Filter { region: Some(region.slug.clone()), ..Filter::default() };
    let count = |kind: Kind| area.counts.iter().find(|it| it.kind == kind).map_or(0, |it| it.count);
    let all = |kind: Kind| {
        let text = page.texts.count(&format!("alle.{}", kind.name()), count(kind));
        more(list_href(&page, kind, &filter), text)
    };
    let plan = match &area.plan {
        Some(Record::AreaPlan(plan)) => Some(plan),
        _ => None,
    };
    let days = (!area.days.is_empty()).then(|| {
        let cards: Vec<_> = area.days.iter().flat_map(|group| group.cards.clone()).collect();
        let path =
            path_of(page.lang(), page.site.first_language(), &Page::Area(region.slug.clone()));
        let subscribe = view! {
            <a class="nl-link ms-more" href=format!("{path}.ics") rel="external">
                {icon("rss")}
                {page.texts.with("agenda.abonneer-gebied", &[("gebied", &region.name)])}
            </a>
        };
        let body = view! { {items(&cards, Shows::Day)}{all(Kind::Activity)}{subscribe} };
        section(page.t("kinds.activiteit"), body.into_any())
    });
    let list = |kind: Kind, cards: &[guide::ask::Card]| {
        (!cards.is_empty()).then(|| {
            let body = view! { {items(cards, Shows::Icon)}{all(kind)} };
            section(page.t(&format!("kinds.{}", kind.name())), body.into_any())
        })
    };
    let others = [Kind::Service, Kind::Vacancy]
        .into_iter()
        .filter(|kind| count(*kind) > 0)
        .map(|kind| view! { <li>{all(kind)}</li> })
        .collect_view();
    let neighbourhoods: Vec<String> =
        area.neighbourhoods.iter().map(|it| it.name.clone()).collect();
    let mine = page.href(&Page::Home, &[("gebied", region.slug.as_str())]);
    let to_area = {
        let page = page.clone();
        move |slug: &guide::Slug| page.href(&Page::Area(slug.clone()), &[])
    };
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">{region.name.clone()}</h1>
                <p class="nl-paragraph nl-paragraph--lead">{page.t("gebied.samen")}</p>
                <p>
                    <a class="nl-button nl-button--secondary" href=mine>
                        <span class="nl-button__icon-start">{icon("pin")}</span>
                        <span class="nl-button__label">{page.t("gebied.maak-mijn")}</span>
                    </a>
                </p>
            </div>
            <div class="ms-columns ms-columns--wide">
                <div class="ms-column">
                    {plan.map(|plan| plan_view(&page, plan))}
                    {plan.and_then(|plan| meeting(&page, area, plan))}
                    {days}
                    {list(Kind::Initiative, &area.initiatives)}
                </div>
                <div class="ms-column">
                    {section(
                        page.t("gebied.op-kaart"),
                        area_map(&area.map, Some(&region.slug), to_area),
                    )}
                    {list(Kind::Place, &area.places)}
                    {list(Kind::Organisation, &area.organisations)}
                    {section(
                        page.t("gebied.verder"),
                        view! { <ul class="ms-plain">{others}</ul> }.into_any(),
                    )}
                    <p class="ms-soft">
                        {page.texts.with(
                            "gebied.buurten",
                            &[("namen", &page.texts.listed(&neighbourhoods))],
                        )}
                    </p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn plan_view(page: &Context, plan: &AreaPlan) -> AnyView {
    let goals = plan.goals.iter().map(|goal| goal_view(page, goal)).collect_view();
    let period = plan.period.as_ref().map(|period| {
        view! { <p class="ms-soft">{page.texts.with("plan.periode", &[("jaren", period)])}</p> }
    });
    let summary = (!plan.summary.is_empty())
        .then(|| view! { <p class="nl-paragraph">{said(&plan.summary.said(page.lang()))}</p> });
    let sample = plan.sample.then(|| {
        view! {
            <p><span class="nl-data-badge ms-badge--sample">{page.t("voorbeeld")}</span></p>
        }
    });
    let money = plan.budget_euro.map(|budget| {
        let figure = |euro: u32, key: &str| {
            view! {
                <div class="ms-figure">
                    <dt class="ms-soft">{page.t(key)}</dt>
                    <dd class="ms-figure__number">{page.texts.money(euro.saturating_mul(100))}</dd>
                </div>
            }
        };
        let left = plan.spent_euro.map(|spent| figure(budget.saturating_sub(spent), "plan.over"));
        view! {
            <h3 class="nl-heading nl-heading--level-3">{page.t("plan.startgeld")}</h3>
            <dl class="ms-figures">{figure(budget, "plan.per-jaar")}{left}</dl>
        }
    });
    let body = view! {
        {sample}
        {summary}
        {period}
        <ul class="ms-list">{goals}</ul>
        {money}
    };
    section(page.t("plan"), body.into_any())
}

fn goal_view(page: &Context, goal: &Goal) -> AnyView {
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
    view! {
        <li class="ms-goal">
            <h3 class="ms-goal__title">{said(&name)}</h3>
            <p>{said(&note.said(lang))}</p>
            <progress
                class="ms-progress"
                max="100"
                value=share.to_string()
                aria-label=name.text.clone()
            ></progress>
            <p class="ms-goal__state"><span>{stage_text(page, goal.stage)}</span></p>
        </li>
    }
    .into_any()
}

fn meeting(page: &Context, area: &AreaAnswer, plan: &AreaPlan) -> Option<AnyView> {
    let today = use_device().now.get_untracked().date();
    let next = area.meeting.as_ref()?;
    let rule = plan.meeting.rule.as_ref().and_then(|rule| page.texts.rule(rule));
    let place =
        area.meeting_place.as_ref().map(|card| items(std::slice::from_ref(card), Shows::Icon));
    let body = view! {
        <p class="nl-paragraph">
            <strong>{page.texts.occurrence(next, today)}</strong>
            {rule.map(|rule| format!(" ({rule})"))}
        </p>
        {place}
    };
    Some(section(page.t("plan.praat-mee"), body.into_any()))
}
