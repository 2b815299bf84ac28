//! Choosing one's own area or village: by postcode, from the list, or on the map.

use guide::ask::{AreasAnswer, PostcodeAnswer, RegionName};
use maud::{Markup, html};

use crate::{
    address::{Carried, Page},
    components::{area_map, carried_inputs, home_of, icon},
    context::Context,
};

use super::section;

/// The page.
#[must_use]
pub fn view(page: &Context, areas: &AreasAnswer) -> Markup {
    let postcode = areas.postcode.as_ref();
    let from_list = html! {
        (every_area(page, areas))
        (whole_municipality(page))
    };
    let map = area_map(page, &areas.map, None, |slug| home_of(page, slug));
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("gebied.kies")) }
                p class="nl-paragraph" { (page.t("gebied.kies-uitleg")) }
            }
            @if let Some(text) = problem(page, postcode) {
                (alert(page, &text))
            }
            div class="ms-columns" {
                div class="ms-column" {
                    @if let Some(PostcodeAnswer::Found(postcode, regions)) = postcode {
                        (several(page, postcode, regions))
                    }
                    section class="ms-section" { (form(page, postcode)) }
                    (section(page.t("gebied.uit-lijst"), from_list))
                }
                div class="ms-column" {
                    (section(page.t("gebied.op-kaart"), map))
                }
            }
        }
    }
}

/// Every area, and the buurten in it folded away.
fn every_area(page: &Context, areas: &AreasAnswer) -> Markup {
    html! {
        ul class="ms-folds" {
            @for (area, neighbourhoods) in areas.map.areas.iter().zip(&areas.neighbourhoods) {
                li {
                    details class="ms-fold" {
                        summary class="ms-fold__summary" {
                            (area.name)
                            (icon(page, "chevron-down"))
                        }
                        ul class="ms-fold__list" {
                            li {
                                a class="nl-link" href=(home_of(page, &area.slug)) {
                                    (page.texts.with("gebied.heel", &[("naam", &area.name)]))
                                }
                            }
                            @for it in neighbourhoods {
                                li {
                                    a class="nl-link" href=(home_of(page, &it.slug)) { (it.name) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Back to the whole municipality. The address says so in so many words, for the device to forget.
fn whole_municipality(page: &Context) -> Markup {
    let carried = Carried { region: None, ..page.address.carried() };
    let mut href = page.href_with(&carried, &page.address.after_choice(), &[]);
    href.push(if href.contains('?') { '&' } else { '?' });
    href.push_str("gebied=");
    let text = page.texts.with("gebied.hele-gemeente", &[("naam", &page.site.name)]);
    html! {
        p { a class="nl-link ms-more" href=(href) { (text) } }
    }
}

/// The buurten that share a postcode.
fn several(page: &Context, postcode: &str, regions: &[RegionName]) -> Markup {
    let heading = if regions.len() == 1 { "postcode.een" } else { "postcode.meer" };
    let links = html! {
        ul class="ms-list" {
            @for region in regions {
                li {
                    a class="ms-item" href=(home_of(page, &region.slug)) {
                        span class="ms-item__icon" { (icon(page, "pin")) }
                        span class="ms-item__body" {
                            span class="ms-item__title" { (region.name) }
                            span class="ms-facts" {
                                span class="ms-fact" { (region.area_name) }
                            }
                        }
                    }
                }
            }
        }
    };
    section(page.texts.with(heading, &[("postcode", postcode)]), links)
}

/// What is wrong, above the page.
fn alert(page: &Context, text: &str) -> Markup {
    html! {
        div class="utrecht-alert utrecht-alert--error ms-errors" role="alert" {
            div class="utrecht-alert__icon" { (icon(page, "alert")) }
            div class="utrecht-alert__content" {
                div class="utrecht-alert__message" {
                    p { a class="nl-link" href="#postcode" { (text) } }
                }
            }
        }
    }
}

/// What is wrong with the postcode.
fn problem(page: &Context, answer: Option<&PostcodeAnswer>) -> Option<String> {
    match answer? {
        PostcodeAnswer::Found(..) => None,
        PostcodeAnswer::Unknown(postcode) => {
            let values = [("postcode", postcode.as_str()), ("gemeente", &page.site.name)];
            Some(page.texts.with("postcode.onbekend", &values))
        }
        PostcodeAnswer::Unreadable(_) => Some(page.t("postcode.fout")),
    }
}

/// Giving a postcode.
pub(super) fn form(page: &Context, answer: Option<&PostcodeAnswer>) -> Markup {
    let typed = match answer {
        Some(
            PostcodeAnswer::Found(text, _)
            | PostcodeAnswer::Unknown(text)
            | PostcodeAnswer::Unreadable(text),
        ) => text.as_str(),
        None => "",
    };
    let wrong = problem(page, answer);
    let invalid = wrong.is_some();
    let class = if invalid {
        "utrecht-form-field utrecht-form-field--invalid ms-field--short"
    } else {
        "utrecht-form-field ms-field--short"
    };
    let described = if invalid { "postcode-uitleg postcode-fout" } else { "postcode-uitleg" };
    html! {
        form class="ms-form" action=(page.href(&Page::Areas, &[("gebied", "")])) {
            div class=(class) {
                label class="utrecht-form-label utrecht-form-field__label" for="postcode" {
                    (page.t("postcode"))
                }
                p
                    class="utrecht-form-field-description utrecht-form-field__description"
                    id="postcode-uitleg"
                {
                    (page.t("postcode.uitleg"))
                }
                @if let Some(text) = wrong {
                    p
                        class="utrecht-form-field-error-message utrecht-form-field__error-message"
                        id="postcode-fout"
                    {
                        (icon(page, "alert"))
                        (text)
                    }
                }
                div class="ms-form__row" {
                    input
                        class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                        id="postcode"
                        name="postcode"
                        value=(typed)
                        maxlength="12"
                        autocomplete="postal-code"
                        aria-invalid=[invalid.then_some("true")]
                        aria-describedby=(described);
                    button class="nl-button nl-button--primary" type="submit" {
                        span class="nl-button__label" { (page.t("postcode.knop")) }
                    }
                }
            }
            @if let Page::List(kind) = page.address.after_choice() {
                input type="hidden" name="naar" value=(Page::List(kind).path());
            }
            (carried_inputs(page, &["gebied"]))
        }
    }
}
