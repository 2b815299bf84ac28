//! Responding to a vacancy: who somebody is, how to reach them, and what of their profile goes
//! along.

use api::{
    application::{CODE, LONGEST_MESSAGE, LONGEST_NAME, MESSAGE, NAME, PHONE, VACANCY, YES, YOUNG},
    form::{EMAIL, ID, LANG, Mistake, TRAP},
};
use guide::{
    Kind,
    ask::DetailAnswer,
    record::{Record, Vacancy},
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{SentForm, Typed, common_mistake, icon},
    context::{Context, said},
};

/// The page.
#[must_use]
pub fn view(page: &Context, detail: &DetailAnswer) -> Markup {
    let Record::Vacancy(vacancy) = &detail.record else { return html! {} };
    let form = SentForm::new(page, text, anchor);
    let to = match &detail.organisation {
        Some(organisation) => &organisation.name.text,
        None => &page.site.contact.name,
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
            (form.hidden(ID, form.tried.draft.get(ID)))
            (form.hidden(CODE, form.tried.draft.get(CODE)))
            (form.hidden(VACANCY, vacancy.id.as_str()))
            (form.hidden(LANG, page.lang().code()))
            (form.button())
        }
    }
}

/// What of the profile goes along, to be ticked one by one (`application::PART`). A profile lives on
/// the device; where there is none, there is nothing to choose.
fn parts(_page: &Context, _form: &SentForm<'_>) -> Markup {
    html! {}
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
