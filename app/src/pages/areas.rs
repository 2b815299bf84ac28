//! Choosing one's own area or village: by postcode, from the list, or on the map.

use guide::ask::{AreasAnswer, PostcodeAnswer, RegionName};
use leptos::prelude::*;

use crate::{
    address::{Address, Page},
    components::{area_map, carried_inputs, home_of, icon},
    context::{Context, use_page},
    device::submit,
};

use super::section;

/// The page.
#[must_use]
pub fn view(areas: &AreasAnswer) -> AnyView {
    let page = use_page();
    let found = match &areas.postcode {
        Some(PostcodeAnswer::Found(postcode, regions)) => Some(several(&page, postcode, regions)),
        _ => None,
    };
    let list = areas
        .map
        .areas
        .iter()
        .zip(&areas.neighbourhoods)
        .map(|(area, neighbourhoods)| {
            let names = neighbourhoods
                .iter()
                .map(|it| {
                    view! { <li><a class="nl-link" href=home_of(&it.slug)>{it.name.clone()}</a></li> }
                })
                .collect_view();
            view! {
                <li>
                    <details class="ms-fold">
                        <summary class="ms-fold__summary">
                            {area.name.clone()}
                            {icon("chevron-down")}
                        </summary>
                        <ul class="ms-fold__list">
                            <li>
                                <a class="nl-link" href=home_of(&area.slug)>
                                    {page.texts.with("gebied.heel", &[("naam", &area.name)])}
                                </a>
                            </li>
                            {names}
                        </ul>
                    </details>
                </li>
            }
        })
        .collect_view();
    let whole = whole_municipality(&page);
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">{page.t("gebied.kies")}</h1>
                <p class="nl-paragraph">{page.t("gebied.kies-uitleg")}</p>
            </div>
            {problem(&page, areas.postcode.as_ref())}
            <div class="ms-columns">
                <div class="ms-column">
                    {found}
                    <section class="ms-section">{form(&page, areas.postcode.as_ref())}</section>
                    {section(
                        page.t("gebied.uit-lijst"),
                        view! { <ul class="ms-folds">{list}</ul>{whole} }.into_any(),
                    )}
                </div>
                <div class="ms-column">
                    {section(page.t("gebied.op-kaart"), area_map(&areas.map, None, home_of))}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Back to the whole municipality. The address says so in so many words, for the device to forget.
fn whole_municipality(page: &Context) -> AnyView {
    let carried = page.address.with_untracked(Address::carried);
    let carried = crate::address::Carried { region: None, ..carried };
    let mut href = page.href_with(&carried, &Page::Home, &[]);
    href.push(if href.contains('?') { '&' } else { '?' });
    href.push_str("gebied=");
    let text = page.texts.with("gebied.hele-gemeente", &[("naam", &page.site.name)]);
    view! { <p><a class="nl-link ms-more" href=href>{text}</a></p> }.into_any()
}

/// The buurten that share a postcode.
fn several(page: &Context, postcode: &str, regions: &[RegionName]) -> AnyView {
    let links = regions
        .iter()
        .map(|region| {
            view! {
                <li>
                    <a class="ms-item" href=home_of(&region.slug)>
                        <span class="ms-item__icon">{icon("pin")}</span>
                        <span class="ms-item__body">
                            <span class="ms-item__title">{region.name.clone()}</span>
                            <span class="ms-facts">
                                <span class="ms-fact">{region.area_name.clone()}</span>
                            </span>
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let heading = if regions.len() == 1 {
        page.texts.with("postcode.een", &[("postcode", postcode)])
    } else {
        page.texts.with("postcode.meer", &[("postcode", postcode)])
    };
    section(heading, view! { <ul class="ms-list">{links}</ul> }.into_any())
}

/// What is wrong with the postcode, above the page.
fn problem(page: &Context, answer: Option<&PostcodeAnswer>) -> Option<AnyView> {
    let text = problem_text(page, answer?)?;
    Some(
        view! {
            <div class="utrecht-alert utrecht-alert--error ms-errors" role="alert">
                <div class="utrecht-alert__icon">{icon("alert")}</div>
                <div class="utrecht-alert__content">
                    <div class="utrecht-alert__message">
                        <p><a class="nl-link" href="#postcode">{text}</a></p>
                    </div>
                </div>
            </div>
        }
        .into_any(),
    )
}

fn problem_text(page: &Context, answer: &PostcodeAnswer) -> Option<String> {
    match answer {
        PostcodeAnswer::Found(..) => None,
        PostcodeAnswer::Unknown(postcode) => {
            let values = [("postcode", postcode.as_str()), ("gemeente", &page.site.name)];
            Some(page.texts.with("postcode.onbekend", &values))
        }
        PostcodeAnswer::Unreadable(_) => Some(page.t("postcode.fout")),
    }
}

/// Giving a postcode.
pub(super) fn form(page: &Context, answer: Option<&PostcodeAnswer>) -> AnyView {
    let typed = match answer {
        Some(
            PostcodeAnswer::Found(text, _)
            | PostcodeAnswer::Unknown(text)
            | PostcodeAnswer::Unreadable(text),
        ) => text.clone(),
        None => String::new(),
    };
    let wrong = answer.and_then(|answer| problem_text(page, answer));
    let invalid = wrong.is_some();
    let class = if invalid {
        "utrecht-form-field utrecht-form-field--invalid ms-field--short"
    } else {
        "utrecht-form-field ms-field--short"
    };
    let error = wrong.map(|text| {
        view! {
            <p
                class="utrecht-form-field-error-message utrecht-form-field__error-message"
                id="postcode-fout"
            >
                {icon("alert")}
                {text}
            </p>
        }
    });
    let described = if invalid { "postcode-uitleg postcode-fout" } else { "postcode-uitleg" };
    view! {
        <form class="ms-form" action=page.href(&Page::Areas, &[("gebied", "")]) on:submit=submit>
            <div class=class>
                <label class="utrecht-form-label utrecht-form-field__label" for="postcode">
                    {page.t("postcode")}
                </label>
                <p
                    class="utrecht-form-field-description utrecht-form-field__description"
                    id="postcode-uitleg"
                >
                    {page.t("postcode.uitleg")}
                </p>
                {error}
                <div class="ms-form__row">
                    <input
                        class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                        id="postcode"
                        name="postcode"
                        value=typed
                        maxlength="12"
                        autocomplete="postal-code"
                        aria-invalid=invalid.then_some("true")
                        aria-describedby=described
                    />
                    <button class="nl-button nl-button--primary" type="submit">
                        <span class="nl-button__label">{page.t("postcode.knop")}</span>
                    </button>
                </div>
            </div>
            {carried_inputs(&["gebied"])}
        </form>
    }
    .into_any()
}
