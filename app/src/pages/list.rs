//! A list with its filters. The page stays while filters change, so that focus stays on what was
//! touched.

use guide::{
    Kind,
    ask::ListAnswer,
    filter::{Filter, Page as PageNumber},
};
use leptos::prelude::*;

use crate::{
    address::Page,
    components::{FilterForm, Shows, by_day, chips, icon, items, list_href, search_form},
    context::{Context, use_page},
};

/// The page.
#[component]
pub fn ListPage(
    /// The list as it is now.
    list: Signal<ListAnswer>,
) -> impl IntoView {
    let page = use_page();
    let kind = list.with_untracked(|list| list.kind);
    let chosen = {
        let page = page.clone();
        move || list.with(|list| chips(&page, list))
    };
    let count = {
        let texts = page.texts.clone();
        move || list.with(|list| texts.count(&format!("aantal.{}", kind.name()), list.total))
    };
    let results = {
        let page = page.clone();
        move || list.with(|list| results(&page, list))
    };
    let archive = {
        let page = page.clone();
        move || list.with(|list| archive(&page, list))
    };
    let subscribe = {
        let page = page.clone();
        move || list.with(|list| subscribe(&page, list))
    };
    let plans = (kind == Kind::Initiative).then(|| {
        let text = page.t("initiatieven.gebieden");
        view! { <p><a class="nl-link" href=page.href(&Page::Areas, &[])>{text}</a></p> }
    });
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">
                    {page.t(&format!("kinds.{}", kind.name()))}
                </h1>
                <p class="nl-paragraph">{page.t(&format!("kinds.{}.uitleg", kind.name()))}</p>
                {plans}
                {search_form("", false)}
            </div>
            <div class="ms-columns ms-columns--filter">
                <div class="ms-column">
                    <FilterForm list=list />
                </div>
                <div class="ms-stack">
                    {chosen}
                    <p class="ms-count" role="status">{count}</p>
                    {results}
                    {archive}
                    {subscribe}
                </div>
            </div>
        </div>
    }
}

fn results(page: &Context, list: &ListAnswer) -> AnyView {
    if list.groups.is_empty() {
        return empty(page, list);
    }
    let groups = if list.kind == Kind::Activity && !list.filter.past {
        by_day(&list.groups)
    } else {
        list.groups
            .iter()
            .map(|group| {
                let shows = if list.filter.past { Shows::Icon } else { Shows::Day };
                items(&group.cards, shows)
            })
            .collect_view()
            .into_any()
    };
    view! { {groups}{paging(page, list)} }.into_any()
}

fn empty(page: &Context, list: &ListAnswer) -> AnyView {
    let none = Filter::default();
    let filtered = list.filter != none;
    let text = if filtered { "lijst.leeg-filter" } else { "lijst.leeg" };
    let all = filtered.then(|| {
        view! {
            <p>
                <a class="nl-button nl-button--secondary" href=list_href(page, list.kind, &none)>
                    <span class="nl-button__label">{page.t("lijst.toon-alles")}</span>
                </a>
            </p>
        }
    });
    view! {
        <div class="ms-empty">
            <svg class="ms-empty__art" aria-hidden="true">
                <use href=format!("{}#ms-empty", page.icons)></use>
            </svg>
            <p class="nl-paragraph">{page.t(text)}</p>
            {all}
        </div>
    }
    .into_any()
}

fn paging(page: &Context, list: &ListAnswer) -> Option<AnyView> {
    if list.pages < 2 {
        return None;
    }
    let current = list.filter.page.0;
    let to = |number: u32| {
        let filter = Filter { page: PageNumber(number), ..list.filter.clone() };
        list_href(page, list.kind, &filter)
    };
    let step = |number: u32, key: &str, icon_name: &'static str| {
        let text = page.t(key);
        let icon_first = icon_name.ends_with("left");
        let (before, after) =
            if icon_first { (Some(icon(icon_name)), None) } else { (None, Some(icon(icon_name))) };
        view! {
            <a class="nl-link ms-paging__link" href=to(number)>
                {before}
                {text}
                {after}
            </a>
        }
    };
    let previous = (current > 1).then(|| step(current - 1, "bladeren.vorige", "chevron-left"));
    let next =
        (current < list.pages).then(|| step(current + 1, "bladeren.volgende", "chevron-right"));
    let position = page
        .texts
        .with("bladeren.plaats", &[("n", &current.to_string()), ("van", &list.pages.to_string())]);
    Some(
        view! {
            <nav class="ms-paging" aria-label=page.t("bladeren")>
                {previous}
                <span class="ms-paging__gap">{position}</span>
                {next}
            </nav>
        }
        .into_any(),
    )
}

/// The way between what is to come and what is over.
fn archive(page: &Context, list: &ListAnswer) -> Option<AnyView> {
    if list.kind != Kind::Activity {
        return None;
    }
    let other = Filter { past: !list.filter.past, day: None, ..list.filter.clone().from_start() };
    let text = if list.filter.past {
        page.t("archief.terug")
    } else if list.past > 0 {
        page.texts.count("archief.naar", list.past)
    } else {
        return None;
    };
    let href = list_href(page, list.kind, &other);
    Some(view! { <p><a class="nl-link ms-more" href=href>{text}</a></p> }.into_any())
}

/// The calendar of the chosen area, to subscribe to.
fn subscribe(page: &Context, list: &ListAnswer) -> Option<AnyView> {
    if list.kind != Kind::Activity {
        return None;
    }
    let region = list.region.as_ref()?;
    let path = crate::address::path_of(
        page.lang(),
        page.site.first_language(),
        &Page::Area(region.area.clone()),
    );
    let text = page.texts.with("agenda.abonneer-gebied", &[("gebied", &region.area_name)]);
    Some(
        view! {
            <p>
                <a class="nl-link ms-more" href=format!("{path}.ics") rel="external">
                    {icon("rss")}
                    {text}
                </a>
            </p>
        }
        .into_any(),
    )
}
