//! How to reach those behind a record.

use guide::{
    ask::DetailAnswer,
    record::{Contact, Record},
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{decimals, dial, icon},
    context::Context,
};

/// How to reach those behind it: its own way, or else its organisation's. Of a vacancy that says
/// neither, who runs this site: they pass it on.
pub(in crate::pages) fn contact(page: &Context, detail: &DetailAnswer) -> Contact {
    let mut known = known(detail);
    if matches!(&*detail.record, Record::Vacancy(_)) {
        // That is its answer to who knows more.
        known.text = None;
    }
    if !is_passed_on(detail) {
        return known;
    }
    let operator = &page.site.contact;
    Contact { phone: operator.phone.clone(), email: Some(operator.email.clone()), ..known }
}

/// Whether somebody else has to pass on what one wants to ask: a vacancy without a number or
/// address.
pub(super) fn is_passed_on(detail: &DetailAnswer) -> bool {
    let known = known(detail);
    matches!(&*detail.record, Record::Vacancy(_)) && known.phone.is_none() && known.email.is_none()
}

/// What is known of how to reach them.
pub(super) fn known(detail: &DetailAnswer) -> Contact {
    let own = detail.record.contact().cloned().unwrap_or_default();
    let other = &detail.organisation_contact;
    Contact {
        phone: own.phone.or_else(|| other.phone.clone()),
        email: own.email.or_else(|| other.email.clone()),
        website: own.website.or_else(|| other.website.clone()),
        text: own.text.or_else(|| other.text.clone()),
    }
}

/// Call, write, website, route: as big buttons.
pub(super) fn actions(page: &Context, detail: &DetailAnswer) -> Markup {
    let contact = contact(page, detail);
    let mut buttons: Vec<Markup> = Vec::new();
    let respond = respond(page, detail);
    let mut button = |href: &str, icon_name: &str, text: String, first: bool| {
        let class = if first {
            "nl-button nl-button--primary ms-action"
        } else {
            "nl-button nl-button--secondary ms-action"
        };
        buttons.push(html! {
            a class=(class) href=(href) rel="external noopener" {
                span class="nl-button__icon-start" { (icon(page, icon_name)) }
                span class="nl-button__label" { (text) }
            }
        });
    };
    if let Some(phone) = &contact.phone {
        let text = page.texts.with("actie.bel", &[("nummer", &page.texts.as_it_is(phone))]);
        button(&dial(phone), "phone", text, respond.is_none());
    }
    if let Some(email) = &contact.email {
        let first = contact.phone.is_none() && respond.is_none();
        button(&format!("mailto:{email}"), "mail", page.t("actie.mail"), first);
    }
    if let Some(website) = &contact.website {
        button(website, "website", page.t("actie.website"), false);
    }
    if let Record::Article(article) = &*detail.record
        && let Some(link) = &article.link
    {
        button(link, "external", page.t("actie.lees"), true);
    }
    let point = match &*detail.record {
        Record::Place(place) => place.point,
        _ => detail.places.iter().find_map(|place| place.point),
    };
    if let Some(point) = point {
        // Opens the phone's own map; computers without one do nothing with it.
        let href = format!("geo:{},{}", decimals(point.lat, 6), decimals(point.lon, 6));
        button(&href, "route", page.t("actie.route"), false);
    }
    html! {
        @if respond.is_some() || !buttons.is_empty() {
            div class="ms-actions" {
                @if let Some(respond) = &respond {
                    (respond)
                }
                @for button in &buttons {
                    (button)
                }
            }
        }
        @if let Some(text) = &contact.text {
            p class="nl-paragraph" { (page.texts.with("actie.anders", &[("tekst", text)])) }
        }
    }
}

/// Responding to a vacancy, as long as it looks for somebody.
fn respond(page: &Context, detail: &DetailAnswer) -> Option<Markup> {
    let Record::Vacancy(vacancy) = &*detail.record else { return None };
    if vacancy.filled {
        return None;
    }
    let href = page.href(&Page::Apply(vacancy.id.clone()), &[]);
    Some(html! {
        a class="nl-button nl-button--primary ms-action" href=(href) {
            span class="nl-button__icon-start" { (icon(page, "send")) }
            span class="nl-button__label" { (page.t("reageren")) }
        }
    })
}
