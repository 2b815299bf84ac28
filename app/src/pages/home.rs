//! What is on around me.

use guide::{
    Kind,
    ask::{HomeAnswer, RegionName},
    filter::{Day, Filter},
};
use leptos::prelude::*;

use crate::{
    address::Page,
    components::{Shows, area_map, home_of, icon, items, list_href, search_form},
    context::{Context, use_page},
    device::use_device,
};

use super::{areas, more, section};

/// The page.
#[must_use]
pub fn view(home: &HomeAnswer) -> AnyView {
    let page = use_page();
    let today = use_device().now.get_untracked().date();
    let region = home.region.as_ref();
    let filter = Filter { region: region.map(|it| it.slug.clone()), ..Filter::default() };
    let list = |kind: Kind, filter: &Filter| list_href(&page, kind, filter);

    let heading = region.map_or_else(|| page.site.name.clone(), |region| region.name.clone());
    let change = if region.is_some() { "home.wijzig" } else { "home.kies" };
    let sky = view! {
        <div class="ms-sky">
            <div class="ms-wrap ms-sky__inner">
                <div class="ms-area">
                    <p class="ms-area__today">{page.texts.date_long(today, today)}</p>
                    <h1 class="ms-area__name">{heading}</h1>
                    <a class="nl-link ms-area__change" href=page.href(&Page::Areas, &[])>
                        {icon("edit")}
                        {page.t(change)}
                    </a>
                </div>
                {search_form("", true)}
            </div>
            <svg class="ms-horizon" aria-hidden="true">
                <use href=format!("{}#ms-horizon", page.icons)></use>
            </svg>
        </div>
    };

    let places = (!home.places.is_empty()).then(|| {
        let heading = if home.open > 0 { "home.nu-open" } else { "home.straks-open" };
        let link = more(list(Kind::Place, &filter), page.t("home.alle-plekken"));
        section(page.t(heading), view! { {items(&home.places, Shows::Icon)}{link} }.into_any())
    });
    let week = Filter { day: Some(Day::Week), ..filter.clone() };
    let days = if home.days.is_empty() {
        let link = more(list(Kind::Activity, &filter), page.t("home.hele-agenda"));
        let none = page.t("home.niets-deze-week");
        view! { <p class="nl-paragraph">{none}</p>{link} }.into_any()
    } else {
        let cards: Vec<_> = home.days.iter().flat_map(|group| group.cards.clone()).collect();
        let link =
            more(list(Kind::Activity, &week), page.texts.count("home.alle-van-de-week", home.soon));
        view! { {items(&cards, Shows::Day)}{link} }.into_any()
    };
    let initiatives = (!home.initiatives.is_empty()).then(|| {
        let link = more(list(Kind::Initiative, &filter), page.t("home.alle-initiatieven"));
        let body = view! { {items(&home.initiatives, Shows::Icon)}{link} };
        section(page.t("home.initiatieven"), body.into_any())
    });
    let vacancies = (!home.vacancies.is_empty()).then(|| {
        let link = more(list(Kind::Vacancy, &filter), page.t("home.alle-vacatures"));
        let body = view! { {items(&home.vacancies, Shows::Icon)}{link} };
        section(page.t("home.meedoen"), body.into_any())
    });
    let choose = home.map.as_ref().map(|map| {
        let map = area_map(map, None, home_of);
        let form = areas::form(&page, None);
        let body = view! { {form}<p class="nl-paragraph">{page.t("home.of-tik")}</p>{map} };
        let choose = section(page.t("home.waar-woon-je"), body.into_any());
        view! { <div class="ms-column ms-column--aside">{choose}</div> }
    });
    let area = region.map(|region| about_area(&page, region));
    view! {
        {sky}
        <div class="ms-wrap">
            <div class="ms-columns ms-columns--wide">
                {choose}
                <div class="ms-column">
                    {places}
                    {section(page.t("home.deze-week"), days)}
                </div>
                <div class="ms-column">
                    {vacancies}
                    {initiatives}
                    {area}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The way to the area's own page, and to the one for who is new.
fn about_area(page: &Context, region: &RegionName) -> AnyView {
    let href = page.href(&Page::Area(region.area.clone()), &[]);
    let text = page.texts.with("home.over-gebied", &[("gebied", &region.area_name)]);
    view! {
        <a class="ms-welcome" href=href>
            <span class="ms-welcome__text">
                <span class="ms-welcome__title">{text}</span>
                <span>{page.t("home.over-gebied-uitleg")}</span>
            </span>
            {icon("arrow-right")}
        </a>
    }
    .into_any()
}
