//! The filters of a list: what is chosen as chips that can be taken away, and a plain form that
//! works without JavaScript and answers at once with it.

use guide::{
    Kind, Said,
    ask::{Choice, Facet, RegionName},
    calendar,
    filter::{Field, Filter},
};
use maud::{Markup, html};

use crate::{
    address::{Carried, Page},
    context::Context,
};

use super::{carried_inputs, icon};

/// What was chosen to see, of a list or of what was found, and what else can be chosen.
#[derive(Clone, Copy)]
pub struct Filtered<'a> {
    /// The page.
    pub page: &'a Page,
    /// What stands in its address beside the filters.
    pub own: &'a [(&'a str, &'a str)],
    /// What was chosen.
    pub filter: &'a Filter,
    /// The chosen area or buurt.
    pub region: Option<&'a RegionName>,
    /// What can be chosen.
    pub facets: &'a [Facet],
    /// The question for help that is answered, in its own words.
    pub asked: Option<&'a Said>,
}

impl Filtered<'_> {
    /// A link to the same with other filters. One without a region drops the carried one: that is
    /// what was asked.
    #[must_use]
    pub fn href(&self, page: &Context, filter: &Filter) -> String {
        let carried = Carried { region: None, ..page.address.carried() };
        let mut pairs = filter.pairs();
        if *self.page == Page::List(Kind::Service) && filter.is_all() {
            // Without a choice the address would be that of the questions.
            pairs.push(("alles", "ja".to_owned()));
        }
        let pairs = pairs.iter().map(|(key, value)| (*key, value.as_str()));
        let pairs: Vec<(&str, &str)> = self.own.iter().copied().chain(pairs).collect();
        page.href_with(&carried, self.page, &pairs)
    }
}

/// Chips for what is chosen; each is a link to the same without it.
#[must_use]
pub fn chips(page: &Context, list: &Filtered<'_>) -> Markup {
    let filter = list.filter;
    let mut chips: Vec<(String, Filter)> = Vec::new();
    if let Some(region) = list.region {
        let name = if region.slug == region.area {
            region.name.clone()
        } else {
            page.texts.with("filter.gebied-rond", &[("naam", &region.name)])
        };
        chips.push((name, filter.clone().without(Field::Region)));
    }
    if let Some(asked) = list.asked {
        chips.push((asked.text.clone(), filter.clone().without(Field::Question)));
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
        return html! {};
    }
    html! {
        div class="ms-chips" {
            @for (name, rest) in &chips {
                a class="ms-chip" href=(list.href(page, rest)) {
                    span class="ms-visually-hidden" { (page.t("filter.haal-weg")) " " }
                    (name)
                    (icon(page, "close"))
                }
            }
            @if chips.len() > 1 {
                a
                    class="ms-chip ms-chip--clear"
                    href=(list.href(page, &filter.cleared()))
                {
                    (page.t("filter.wis-alles"))
                }
            }
        }
    }
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
    if let Some(helpers) = filter.helpers {
        choices.push((Field::Helpers, helpers.word().to_owned()));
    }
    if let Some(sort) = filter.sort {
        choices.push((Field::Sort, sort.word().to_owned()));
    }
    let ticked = Field::TICKED.into_iter().filter(|field| filter.is_ticked(*field));
    choices.extend(ticked.map(|field| (field, field.yes().to_owned())));
    choices
}

/// A link to a list. A list without a region drops the carried one: that is what was asked.
#[must_use]
pub fn list_href(page: &Context, kind: Kind, filter: &Filter) -> String {
    Filtered { page: &Page::List(kind), own: &[], filter, region: None, facets: &[], asked: None }
        .href(page, filter)
}

/// The words for a choice.
fn choice_text(page: &Context, field: Field, value: &str) -> String {
    let key = match field {
        Field::Theme => format!("thema.{value}"),
        Field::Day if value.starts_with(|c: char| c.is_ascii_digit()) => {
            return calendar::read_date(value)
                .map_or_else(|| value.to_owned(), |date| page.texts.date_long(date, date));
        }
        field => format!("filter.{}.{value}", field.name()),
    };
    page.t(&key)
}

/// The form with every filter; `show` stands on its button.
#[must_use]
pub fn filter_form(page: &Context, list: &Filtered<'_>, show: &str) -> Markup {
    let action = page.href_with(&Carried::default(), list.page, &[]);
    let own: Vec<&str> = list.own.iter().map(|(key, _)| *key).chain(["gebied"]).collect();
    html! {
        details class="ms-filter" {
            summary class="ms-filter__summary" {
                (icon(page, "filter"))
                (page.t("filter"))
                (icon(page, "chevron-down"))
            }
            form class="ms-filter__form" action=(action) data-direct {
                (only(page, list))
                @for facet in list.facets.iter().filter(|it| !is_only(list, it.field)) {
                    (facet_view(page, list, facet))
                }
                @if list.filter.past {
                    input type="hidden" name=(Field::Past.name()) value=(Field::Past.yes());
                }
                @if let Some(view) = list.filter.view {
                    input type="hidden" name=(Field::View.name()) value=(view);
                }
                @if let Some(question) = &list.filter.question {
                    input type="hidden" name=(Field::Question.name()) value=(question);
                } @else if *list.page == Page::List(Kind::Service) {
                    input type="hidden" name="alles" value="ja";
                }
                @for (key, value) in list.own {
                    input type="hidden" name=(key) value=(value);
                }
                (carried_inputs(page, &own))
                button class="nl-button nl-button--primary" type="submit" {
                    span class="nl-button__label" { (show) }
                }
            }
        }
    }
}

/// Whether a field stands in the first group of boxes: where one can ask for what is open, what
/// one can get into belongs with it.
fn is_only(list: &Filtered<'_>, field: Field) -> bool {
    matches!(field, Field::OpenNow | Field::WalkIn | Field::StepFree)
        && list.facets.iter().any(|it| it.field == Field::OpenNow)
}

/// Boxes that leave only what is open, where one can walk in, what is step-free.
fn only(page: &Context, list: &Filtered<'_>) -> Markup {
    let facets = || list.facets.iter().filter(|it| is_only(list, it.field));
    if facets().next().is_none() {
        return html! {};
    }
    let class = "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend";
    html! {
        fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
            legend class=(class) { (page.t("filter.alleen")) }
            @for facet in facets() {
                (choices_view(page, list, facet))
            }
        }
    }
}

fn facet_view(page: &Context, list: &Filtered<'_>, facet: &Facet) -> Markup {
    let field = facet.field;
    let legend = page.t(&format!("filter.{}", field.name()));
    let choices = choices_view(page, list, facet);
    let fieldset = "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset";
    // The areas, themes and days are many: folded away, unless one of them is chosen.
    if !matches!(field, Field::Region | Field::Theme | Field::Day) {
        let class = "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend";
        return html! {
            fieldset class=(fieldset) {
                legend class=(class) { (legend) }
                (choices)
            }
        };
    }
    let open = facet.choices.iter().any(|choice| is_chosen(list, field, &choice.value));
    // Names of areas are too long to stand beside each other.
    let class = if field == Field::Region {
        fieldset.to_owned()
    } else {
        format!("{fieldset} ms-filter__long")
    };
    html! {
        details class="ms-fold" open[open] {
            summary class="ms-fold__summary" { (legend) (icon(page, "chevron-down")) }
            fieldset class=(class) {
                legend class="ms-visually-hidden" { (legend) }
                (choices)
            }
        }
    }
}

/// The choices of a field, after the one for none of them where only one can be chosen.
fn choices_view(page: &Context, list: &Filtered<'_>, facet: &Facet) -> Markup {
    let field = facet.field;
    let any = (!is_ticked(field)).then(|| {
        let text = page.t(&format!("filter.{}.alles", field.name()));
        Choice { value: String::new(), count: 0, label: Some(text) }
    });
    html! {
        @if let Some(any) = &any {
            (choice_view(page, list, field, any, false))
        }
        @for choice in &facet.choices {
            (choice_view(page, list, field, choice, true))
        }
    }
}

/// Whether the choices of a field are ticked, each by itself.
fn is_ticked(field: Field) -> bool {
    field == Field::Theme || Field::TICKED.contains(&field)
}

fn choice_view(
    page: &Context,
    list: &Filtered<'_>,
    field: Field,
    choice: &Choice,
    counted: bool,
) -> Markup {
    let value = &choice.value;
    let label = choice.label.clone().unwrap_or_else(|| choice_text(page, field, value));
    let (kind, class) = if is_ticked(field) {
        ("checkbox", "utrecht-checkbox utrecht-checkbox--html-input")
    } else {
        ("radio", "utrecht-radio-button utrecht-radio-button--html-input")
    };
    html! {
        label class="ms-choice" {
            input
                type=(kind)
                class=(class)
                name=(field.name())
                value=(value)
                checked[is_chosen(list, field, value)];
            span class="ms-choice__label" { (label) }
            @if counted {
                span class="ms-choice__count" { (choice.count) }
            }
        }
    }
}

fn is_chosen(list: &Filtered<'_>, field: Field, value: &str) -> bool {
    let filter = list.filter;
    match field {
        Field::Region => {
            // A buurt means its whole area.
            list.region.map_or("", |region| region.area.as_str()) == value
        }
        Field::Theme => filter.themes.iter().any(|theme| theme.slug() == value),
        field => {
            let chosen = single_choices(filter).into_iter().find(|(of, _)| *of == field);
            chosen.map_or(value.is_empty(), |(_, chosen)| chosen == value)
        }
    }
}
