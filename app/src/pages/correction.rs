//! "Klopt dit niet?": a small form about one record.

use api::{
    Words,
    correction::{KIND, RECORD, SUBJECT, Subject, WORDS},
    form::{EMAIL, ID, LANG, Mistake, TRAP},
};
use guide::{Kind, record::Record};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{SentForm, Typed, common_mistake, icon},
    context::{Context, said},
};

/// Where a device sends corrections.
const TO: &str = "/v1/correcties";

/// The page.
#[must_use]
pub fn view(page: &Context, record: &Record) -> Markup {
    let (kind, common) = (record.kind(), record.common());
    let name = common.name();
    let form = SentForm::new(page, text, anchor);
    let done = Page::Corrected(kind, common.id().clone());
    // Words that are missing are not optional.
    let silent = form.tried.mistake(WORDS) == Some(Mistake::Missing(WORDS));
    html! {
        div class="ms-wrap" {
            a class="nl-link ms-back" href=(page.href_of(kind, common.id())) {
                (icon(page, "arrow-left"))
                (said(&name.said(page.lang())))
            }
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("klopt-niet")) }
                p class="nl-paragraph" {
                    (page.texts.with("klopt-niet.over", &[("naam", name.get(page.lang()).0)]))
                }
            }
            (form.summary())
            form
                class="ms-form"
                method="post"
                action=(page.href(&page.address.page, &[]))
                novalidate
                data-postbak="correctie"
                data-naar=(TO)
                data-over=(name.get(page.lang()).0)
                data-daarna=(page.href(&done, &[]))
                data-concept=(page.address.page.path())
                data-geprobeerd=[form.given()]
            {
                (form.unkept())
                (subjects(page, &form, kind))
                (form.field(&Typed {
                    name: WORDS,
                    label: "klopt-niet.uitleg",
                    hint: Some("klopt-niet.uitleg.hint"),
                    optional: !silent,
                    sort: None,
                    autocomplete: "",
                }))
                (form.field(&Typed {
                    name: EMAIL,
                    label: "klopt-niet.email",
                    hint: Some("klopt-niet.email.hint"),
                    optional: true,
                    sort: Some("email"),
                    autocomplete: "email",
                }))
                (form.trap())
                (SentForm::hidden(ID, form.tried.draft.get(ID)))
                (SentForm::hidden(KIND, kind.name()))
                (SentForm::hidden(RECORD, common.id().as_str()))
                (SentForm::hidden(LANG, page.lang().code()))
                (form.button())
            }
        }
    }
}

/// The element that a mistake leads to.
fn anchor(field: &'static str) -> &'static str {
    match field {
        WORDS | EMAIL | TRAP => field,
        _ => "wat-tijden",
    }
}

/// What is wrong, and what it should be.
fn text(page: &Context, mistake: Mistake) -> String {
    match mistake {
        Mistake::Unknown(SUBJECT) => page.t("klopt-niet.fout.wat"),
        Mistake::Missing(WORDS) => page.t("klopt-niet.fout.uitleg"),
        mistake => common_mistake(page, mistake, Words::MOST),
    }
}

fn subjects(page: &Context, form: &SentForm<'_>, kind: Kind) -> Markup {
    let mistake = form.tried.mistake(SUBJECT);
    // An organisation or a fund has no times; it has all the rest.
    let has_times = !matches!(kind, Kind::Organisation | Kind::Fund | Kind::Article);
    let offered = Subject::ALL.into_iter().filter(|it| has_times || *it != Subject::Times);
    html! {
        fieldset
            class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset"
            aria-describedby=[mistake.map(|_| "wat-fout")]
        {
            legend
                class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend"
            {
                (page.t("klopt-niet.wat"))
            }
            (form.error(SUBJECT))
            @for (nth, subject) in offered.enumerate() {
                // The summary of what is wrong leads to the first one, whichever that is.
                @let id = if nth == 0 { "tijden" } else { subject.name() };
                label class="ms-choice" {
                    input
                        type="radio"
                        class="utrecht-radio-button utrecht-radio-button--html-input"
                        id=(format!("wat-{id}"))
                        name="wat"
                        value=(subject.name())
                        checked[form.tried.draft.get(SUBJECT) == subject.name()];
                    span class="ms-choice__label" {
                        (page.t(&format!("klopt-niet.wat.{}", subject.name())))
                    }
                }
            }
        }
    }
}
