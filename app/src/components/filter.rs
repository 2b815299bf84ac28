//! The filters of a list: what is chosen as chips that can be taken away, and a plain form that
//! works without JavaScript and answers at once with it.

use guide::{
    Kind,
    ask::{Choice, Facet, ListAnswer},
    filter::{Field, Filter},
};
use leptos::prelude::*;

use crate::{
    address::{Carried, Page},
    context::{Context, use_page},
    device::{submit, submit_form_of},
};

use super::icon;

/// Chips for what is chosen; each is a link to the list without it.
#[must_use]
pub fn chips(page: &Context, list: &ListAnswer) -> AnyView {
    let filter = &list.filter;
    let mut chips: Vec<(String, Filter)> = Vec::new();
    if let Some(region) = &list.region {
        let name = if region.slug == region.area {
            region.name.clone()
        } else {
            page.texts.with("filter.gebied-rond", &[("naam", &region.name)])
        };
        chips.push((name, filter.clone().without(Field::Region)));
    }
    for theme in &filter.themes {
        let mut rest = filter.clone().from_start();
        rest.themes.retain(|it| it != theme);
        chips.push((page.t(&format!("thema.{}", theme.slug())), rest));
    }
    for (field, value) in single_choices(filter) {
        chips.push((choice_text(page, field, &value), filter.clone().without(field)));
    }
    if chips.is_empty() {
        return ().into_any();
    }
    let several = chips.len() > 1;
    let chips = chips
        .into_iter()
        .map(|(name, rest)| {
            view! {
                <a class="ms-chip" href=list_href(page, list.kind, &rest)>
                    <span class="ms-visually-hidden">{page.t("filter.haal-weg")}" "</span>
                    {name}
                    {icon("close")}
                </a>
            }
        })
        .collect_view();
    let clear = several.then(|| {
        view! {
            <a class="ms-chip ms-chip--clear" href=list_href(page, list.kind, &Filter::default())>
                {page.t("filter.wis-alles")}
            </a>
        }
    });
    view! { <div class="ms-chips">{chips}{clear}</div> }.into_any()
}

/// The choices of fields that hold one value.
fn single_choices(filter: &Filter) -> Vec<(Field, String)> {
    let mut choices = Vec::new();
    if let Some(day) = filter.day {
        choices.push((Field::Day, day.to_string()));
    }
    if let Some(cost) = filter.cost {
        choices.push((Field::Cost, cost.word().to_owned()));
    }
    for (field, chosen) in [
        (Field::StepFree, filter.step_free),
        (Field::FromHome, filter.from_home),
        (Field::Past, filter.past),
    ] {
        if chosen {
            choices.push((field, "ja".to_owned()));
        }
    }
    choices
}

/// A link to a list. A list without a region drops the carried one: that is what was asked.
#[must_use]
pub fn list_href(page: &Context, kind: Kind, filter: &Filter) -> String {
    let carried = page.address.with_untracked(crate::address::Address::carried);
    let carried = Carried { region: None, ..carried };
    let pairs = filter.pairs();
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
    page.href_with(&carried, &Page::List(kind), &pairs)
}

/// The words for a choice.
fn choice_text(page: &Context, field: Field, value: &str) -> String {
    let key = match field {
        Field::Theme => format!("thema.{value}"),
        Field::Day if value.starts_with(|c: char| c.is_ascii_digit()) => {
            return value
                .parse()
                .map_or_else(|_| value.to_owned(), |date| page.texts.date_long(date, date));
        }
        field => format!("filter.{}.{value}", field.name()),
    };
    page.t(&key)
}

/// The form with every filter of this list.
#[component]
pub fn FilterForm(
    /// The list as it is now.
    list: Signal<ListAnswer>,
) -> impl IntoView {
    let page = use_page();
    let (kind, fields) = list.with_untracked(|list| {
        let fields: Vec<Field> = list.facets.iter().map(|facet| facet.field).collect();
        (list.kind, fields)
    });
    let action = page.href_with(&Carried::default(), &Page::List(kind), &[]);
    let show = {
        let texts = page.texts.clone();
        move || texts.count(&format!("filter.laat-zien.{}", kind.name()), list.with(|it| it.total))
    };
    let past = list.with_untracked(|it| it.filter.past);
    view! {
        <details class="ms-filter">
            <summary class="ms-filter__summary">
                {icon("filter")}
                {page.t("filter")}
                {icon("chevron-down")}
            </summary>
            <form
                class="ms-filter__form"
                action=action
                on:submit=submit
                on:change=submit_form_of
            >
                {fields.into_iter().map(|field| facet_view(&page, list, field)).collect_view()}
                {past.then(|| view! { <input type="hidden" name="archief" value="ja" /> })}
                {super::carried_inputs(&["gebied"])}
                <button class="nl-button nl-button--primary" type="submit">
                    <span class="nl-button__label">{show}</span>
                </button>
            </form>
        </details>
    }
}

fn facet_view(page: &Context, list: Signal<ListAnswer>, field: Field) -> AnyView {
    let many = field == Field::Theme;
    let yes_no = matches!(field, Field::StepFree | Field::FromHome);
    let choices = move || {
        list.with(|list| {
            list.facets
                .iter()
                .find(|facet| facet.field == field)
                .map(|facet: &Facet| facet.choices.clone())
                .unwrap_or_default()
        })
    };
    let legend = page.t(&format!("filter.{}", field.name()));
    let any = (!many && !yes_no).then(|| {
        let text = page.t(&format!("filter.{}.alles", field.name()));
        let none = Choice { value: String::new(), count: 0, label: Some(text) };
        choice_view(page, list, field, none, false)
    });
    let rows = {
        let page = page.clone();
        view! {
            <For
                each=choices
                key=|choice| choice.value.clone()
                children=move |choice| choice_view(&page, list, field, choice, true)
            />
        }
    };
    let fieldset = "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset";
    // The areas, themes and days are many: folded away, unless one of them is chosen.
    if !matches!(field, Field::Region | Field::Theme | Field::Day) {
        let class = "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend";
        return view! {
            <fieldset class=fieldset>
                <legend class=class>{legend}</legend>
                {any}
                {rows}
            </fieldset>
        }
        .into_any();
    }
    let open = list.with_untracked(|list| {
        let facet = list.facets.iter().find(|facet| facet.field == field);
        facet.is_some_and(|it| it.choices.iter().any(|it| is_chosen(list, field, &it.value)))
    });
    // Names of areas are too long to stand beside each other.
    let class = if field == Field::Region {
        fieldset.to_owned()
    } else {
        format!("{fieldset} ms-filter__long")
    };
    view! {
        <details class="ms-fold" open=open>
            <summary class="ms-fold__summary">{legend.clone()}{icon("chevron-down")}</summary>
            <fieldset class=class>
                <legend class="ms-visually-hidden">{legend}</legend>
                {any}
                {rows}
            </fieldset>
        </details>
    }
    .into_any()
}

fn choice_view(
    page: &Context,
    list: Signal<ListAnswer>,
    field: Field,
    choice: Choice,
    counted: bool,
) -> AnyView {
    let checkbox = matches!(field, Field::Theme | Field::StepFree | Field::FromHome);
    let value = choice.value;
    let label = choice.label.unwrap_or_else(|| choice_text(page, field, &value));
    let checked = {
        let value = value.clone();
        move || list.with(|list| is_chosen(list, field, &value))
    };
    let count = {
        let value = value.clone();
        move || {
            list.with(|list| {
                let facet = list.facets.iter().find(|facet| facet.field == field)?;
                Some(facet.choices.iter().find(|choice| choice.value == value)?.count)
            })
        }
    };
    let (kind, class) = if checkbox {
        ("checkbox", "utrecht-checkbox utrecht-checkbox--html-input")
    } else {
        ("radio", "utrecht-radio-button utrecht-radio-button--html-input")
    };
    view! {
        <label class="ms-choice">
            <input
                type=kind
                class=class
                name=field.name()
                value=value
                checked=checked.clone()
                prop:checked=checked
            />
            <span class="ms-choice__label">{label}</span>
            {counted.then(|| view! { <span class="ms-choice__count">{count}</span> })}
        </label>
    }
    .into_any()
}

fn is_chosen(list: &ListAnswer, field: Field, value: &str) -> bool {
    let filter = &list.filter;
    match field {
        Field::Region => {
            // A buurt means its whole area.
            list.region.as_ref().map_or("", |region| region.area.as_str()) == value
        }
        Field::Theme => filter.themes.iter().any(|theme| theme.slug() == value),
        field => {
            let chosen = single_choices(filter).into_iter().find(|(of, _)| *of == field);
            chosen.map_or(value.is_empty(), |(_, chosen)| chosen == value)
        }
    }
}
