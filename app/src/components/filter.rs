//! The filters of a list: what is chosen as chips that can be taken away, and a plain form that
//! works without JavaScript and answers at once with it.

use guide::{
    Kind, Said,
    ask::{Choice, Facet, RegionName},
    calendar,
    filter::{Field, Filter, Order},
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
    for (field, value) in filter.choices() {
        let text = match field {
            Field::Region | Field::Question | Field::View | Field::Page | Field::Order => continue,
            // By itself the choice would not say of what.
            Field::Skill | Field::Learn | Field::Dutch | Field::Age => {
                let about = page.t(&format!("filter.{}", field.name()));
                let choice = page.texts.lower_first(&choice_text(page, list, field, &value));
                format!("{about}: {choice}")
            }
            field => choice_text(page, list, field, &value),
        };
        chips.push((text, filter.without_choice(field, &value)));
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

/// A link to a list. A list without a region drops the carried one: that is what was asked.
#[must_use]
pub fn list_href(page: &Context, kind: Kind, filter: &Filter) -> String {
    Filtered { page: &Page::List(kind), own: &[], filter, region: None, facets: &[], asked: None }
        .href(page, filter)
}

/// The words for a choice.
fn choice_text(page: &Context, list: &Filtered<'_>, field: Field, value: &str) -> String {
    let texts = &page.texts;
    let choices = list.facets.iter().find(|it| it.field == field).map(|it| &it.choices);
    let choice = choices.and_then(|all| all.iter().find(|it| it.value == value));
    if let Some(label) = choice.and_then(|choice| choice.label.clone()) {
        return label;
    }
    let number = || value.parse().unwrap_or_default();
    match field {
        Field::Theme => texts.get(&format!("thema.{value}")),
        Field::Day if value.starts_with(|c: char| c.is_ascii_digit()) => calendar::read_date(value)
            .map_or_else(|| value.to_owned(), |date| texts.date_long(date, date)),
        // Of volunteer work nothing is online.
        Field::FromHome if is_only(list, field) => texts.get("filter.thuis"),
        Field::DayPart => texts.capitalised(&texts.get(&format!("dagdeel.{value}"))),
        Field::Hours => {
            let hours = texts.count("duur.week", number());
            texts.with("filter.uren.hooguit", &[("uren", &hours)])
        }
        Field::Dutch => texts.get(&format!("taalniveau.{value}")),
        Field::Age => texts.with("filter.leeftijd.jaar", &[("n", value)]),
        field => texts.get(&format!("filter.{}.{value}", field.name())),
    }
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
                @if list.filter.order != Order::default() {
                    input type="hidden" name=(Field::Order.name()) value=(list.filter.order.word());
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
/// one can get into belongs with it; of volunteer work what matters most.
fn is_only(list: &Filtered<'_>, field: Field) -> bool {
    let of = match field {
        Field::OpenNow | Field::WalkIn | Field::StepFree => Field::OpenNow,
        Field::FromHome | Field::NoConduct | Field::Allowance | Field::Buddy => Field::Buddy,
        _ => return false,
    };
    list.facets.iter().any(|it| it.field == of)
}

/// Boxes that leave only what is open, what is step-free, what can be done from home.
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

/// A filter with its choices. Those of which there are many, and those that few need, are folded
/// away unless something is chosen there.
fn facet_view(page: &Context, list: &Filtered<'_>, facet: &Facet) -> Markup {
    let field = facet.field;
    let fields: &[Field] = match field {
        Field::Cost | Field::Helpers | Field::Sort | Field::FromHome => {
            return fieldset(page, list, facet, false);
        }
        // Two questions that belong together.
        Field::Weekday => &[Field::Weekday, Field::DayPart],
        Field::Hours => &[Field::Hours, Field::Often],
        Field::DayPart | Field::Often => return html! {},
        _ => std::slice::from_ref(&field),
    };
    let facets = || list.facets.iter().filter(|it| fields.contains(&it.field));
    let open = facets().any(|facet| {
        facet.choices.iter().any(|choice| is_chosen(list, facet.field, &choice.value))
    });
    html! {
        details class="ms-fold" open[open] {
            summary class="ms-fold__summary" {
                (page.t(&format!("filter.{}", field.name())))
                (icon(page, "chevron-down"))
            }
            @for facet in facets() {
                (fieldset(page, list, facet, facet.field == field))
            }
        }
    }
}

/// The choices of a filter under its name, which may have been said just before.
fn fieldset(page: &Context, list: &Filtered<'_>, facet: &Facet, named: bool) -> Markup {
    let legend = if named {
        "ms-visually-hidden"
    } else {
        "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend"
    };
    // Names of areas and skills are too long to stand beside each other.
    let long = matches!(
        facet.field,
        Field::Theme | Field::Day | Field::Weekday | Field::DayPart | Field::Age
    );
    let class = if long { " ms-filter__long" } else { "" };
    html! {
        fieldset class={ "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" (class) } {
            legend class=(legend) { (page.t(&format!("filter.{}", facet.field.name()))) }
            (choices_view(page, list, facet))
        }
    }
}

/// The choices of a field, after the one for none of them where only one can be chosen.
fn choices_view(page: &Context, list: &Filtered<'_>, facet: &Facet) -> Markup {
    let field = facet.field;
    let any = (!is_ticked(field)).then(|| {
        let own = page.texts.find(&format!("filter.{}.alles", field.name()));
        let text = own.unwrap_or_else(|| page.t("filter.alles"));
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
    Field::SEVERAL.contains(&field) || Field::TICKED.contains(&field)
}

fn choice_view(
    page: &Context,
    list: &Filtered<'_>,
    field: Field,
    choice: &Choice,
    counted: bool,
) -> Markup {
    let value = &choice.value;
    let label = choice.label.clone().unwrap_or_else(|| choice_text(page, list, field, value));
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
    if field == Field::Region {
        // A buurt means its whole area.
        return list.region.map_or("", |region| region.area.as_str()) == value;
    }
    let mut chosen = list.filter.choices().into_iter().filter(|(of, _)| *of == field).peekable();
    if value.is_empty() { chosen.peek().is_none() } else { chosen.any(|(_, it)| it == value) }
}
