//! Responding to a vacancy: who somebody is, how to reach them, and what of their profile goes
//! along.

use api::{
    application::{
        CODE, LONGEST_MESSAGE, LONGEST_NAME, LONGEST_PART, MESSAGE, NAME, PART, PHONE, VACANCY,
        YES, YOUNG,
    },
    form::{EMAIL, ID, LANG, Mistake, TRAP},
};
use guide::{
    Kind,
    ask::DetailAnswer,
    record::{Record, Vacancy},
};
use maud::{Markup, html};

use super::profile::{TOLD, told};
use crate::{
    address::Page,
    components::{Pick, SentForm, Typed, choice, common_mistake, icon},
    context::{Context, said},
};

/// The page.
#[must_use]
pub fn view(page: &Context, detail: &DetailAnswer) -> Markup {
    let Record::Vacancy(vacancy) = &*detail.record else { return html! {} };
    let mut form = SentForm::new(page, text, anchor);
    // Of the profile only the name goes along unless somebody wants more.
    if form.tried.draft.get(NAME).is_empty() {
        form.tried.draft.add(NAME, page.held.mine.profile.name().to_owned());
    }
    // Without an address of its own the municipality reads it, and passes it on.
    let has_address = detail.organisation_contact.email.is_some();
    let to = match &detail.organisation {
        Some(organisation) if has_address => &organisation.name.text,
        _ => &page.site.contact.name,
    };
    html! {
        div class="ms-wrap" {
            a class="nl-link ms-back" href=(page.href_of(Kind::Vacancy, &vacancy.id)) {
                (icon(page, "arrow-left"))
                (said(&vacancy.name.said(page.lang())))
            }
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("reageren")) }
                @if vacancy.filled {
                    p class="nl-paragraph nl-paragraph--lead" { (page.t("reageren.vol")) }
                } @else {
                    p class="nl-paragraph" {
                        (page.texts.with("reageren.uitleg", &[("organisatie", to)]))
                    }
                }
            }
            @if !vacancy.filled {
                (form.summary())
                (fields(page, &form, vacancy))
            }
        }
    }
}

fn fields(page: &Context, form: &SentForm<'_>, vacancy: &Vacancy) -> Markup {
    let done = Page::Applied(vacancy.id.clone());
    let typed = |name, label, hint, optional, sort, autocomplete| {
        form.field(&Typed { name, label, hint, optional, sort, autocomplete })
    };
    html! {
        form
            class="ms-form"
            method="post"
            action=(page.href(&page.address.page, &[]))
            novalidate
            data-postbak="reactie"
            data-naar=(format!("/v1/vacatures/{}/reacties", vacancy.id))
            data-over=(vacancy.name.get(page.lang()).0)
            data-daarna=(page.href(&done, &[]))
            data-concept=(page.address.page.path())
            data-geprobeerd=[form.given()]
        {
            (form.unkept())
            (typed(NAME, "reageren.naam", None, false, Some("text"), "name"))
            (typed(
                PHONE,
                "reageren.telefoon",
                Some("reageren.telefoon.hint"),
                false,
                Some("tel"),
                "tel",
            ))
            (typed(EMAIL, "klopt-niet.email", None, false, Some("email"), "email"))
            (typed(MESSAGE, "reageren.bericht", Some("klopt-niet.uitleg.hint"), true, None, ""))
            (parts(page, form))
            (young(page, form))
            (form.trap())
            (SentForm::hidden(ID, form.tried.draft.get(ID)))
            (SentForm::hidden(CODE, form.tried.draft.get(CODE)))
            (SentForm::hidden(VACANCY, vacancy.id.as_str()))
            (SentForm::hidden(LANG, page.lang().code()))
            (form.button())
        }
    }
}

/// What of the profile goes along, to be ticked one by one (`application::PART`). A profile lives on
/// the device; where there is none, there is nothing to choose.
fn parts(page: &Context, form: &SentForm<'_>) -> Markup {
    let mut known = Vec::new();
    for field in TOLD {
        if let Some((label, text)) = told(page, field) {
            let mut part = format!("{label} {text}");
            if let Some((at, _)) = part.char_indices().nth(LONGEST_PART) {
                part.truncate(at);
            }
            known.push((part, label, text));
        }
    }
    if known.is_empty() {
        return html! {};
    }
    let chosen: Vec<&str> = form.tried.draft.all(PART).collect();
    html! {
        fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
            legend
                class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend"
            {
                (page.t("reageren.deel"))
            }
            @for (part, label, text) in &known {
                @let said = html! { (label) " " b { (text) } };
                (choice(Pick::Any, PART, part, chosen.contains(&part.as_str()), said))
            }
        }
    }
}

fn young(page: &Context, form: &SentForm<'_>) -> Markup {
    html! {
        label class="ms-choice" {
            input
                type="checkbox"
                class="utrecht-checkbox utrecht-checkbox--html-input"
                id=(YOUNG)
                name=(YOUNG)
                value=(YES)
                checked[form.tried.draft.get(YOUNG) == YES];
            span class="ms-choice__label" { (page.t("reageren.jong")) }
        }
    }
}

/// The element that a mistake leads to.
fn anchor(field: &'static str) -> &'static str {
    match field {
        PHONE | EMAIL | MESSAGE | YOUNG | TRAP => field,
        _ => NAME,
    }
}

/// What is wrong, and what it should be.
fn text(page: &Context, mistake: Mistake) -> String {
    match mistake {
        Mistake::Missing(NAME) => page.t("reageren.fout.naam"),
        Mistake::Missing(PHONE) => page.t("reageren.telefoon.hint"),
        Mistake::Unknown(PHONE) => page.t("reageren.fout.telefoon"),
        Mistake::Unknown(VACANCY) => page.t("reageren.vol"),
        Mistake::TooLong(NAME) => common_mistake(page, mistake, LONGEST_NAME),
        mistake => common_mistake(page, mistake, LONGEST_MESSAGE),
    }
}
