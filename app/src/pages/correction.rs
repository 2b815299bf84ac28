//! "Klopt dit niet?": a small form about one record. A plain form that posts; with JavaScript the
//! device keeps what is typed and sends it when there is internet (`public/outbox.js`).

use api::correction::{Field, Mistake, Subject};
use guide::{Kind, record::Record};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::icon,
    context::{Context, Outbox, Tried, Trouble, said},
};

/// Where a device sends corrections.
const TO: &str = "/v1/correcties";

/// The page.
#[must_use]
pub fn view(page: &Context, record: &Record) -> Markup {
    let (kind, common) = (record.kind(), record.common());
    let name = common.name();
    let at = page.address.page.path();
    let nothing = Tried::default();
    let tried = if page.held.tried.at == at { &page.held.tried } else { &nothing };
    let done = Page::Corrected(kind, common.id().clone());
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
            (wrong(page, tried))
            form
                class="ms-form"
                method="post"
                action=(page.href(&page.address.page, &[]))
                novalidate
                data-postbak="correctie"
                data-naar=(TO)
                data-over=(name.get(page.lang()).0)
                data-daarna=(page.href(&done, &[]))
                data-concept=(at)
                data-geprobeerd=[given(tried)]
            {
                @if page.held.outbox == Outbox::Missing {
                    div class="ms-note" {
                        (icon(page, "info"))
                        p { (page.t("klopt-niet.zonder-postbak")) }
                    }
                }
                (subjects(page, tried, kind))
                (field(page, tried, Field::Words, &|common| html! {
                    textarea
                        class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input"
                        id="uitleg"
                        name="uitleg"
                        rows="5"
                        aria-invalid=[common.invalid]
                        aria-describedby=(common.described)
                    {
                        (tried.draft.words)
                    }
                }))
                (field(page, tried, Field::Email, &|common| html! {
                    input
                        class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                        id="email"
                        name="email"
                        type="email"
                        autocomplete="email"
                        value=(tried.draft.email)
                        aria-invalid=[common.invalid]
                        aria-describedby=(common.described);
                }))
                (trap(page, tried))
                input type="hidden" name="id" value=(tried.draft.id);
                input type="hidden" name="soort" value=(kind.name());
                input type="hidden" name="onderdeel" value=(common.id());
                input type="hidden" name="taal" value=(page.lang().code());
                p class="ms-form__row" {
                    button class="nl-button nl-button--primary" type="submit" {
                        span class="nl-button__icon-start" { (icon(page, "send")) }
                        span class="nl-button__label" { (page.t("klopt-niet.knop")) }
                    }
                }
            }
        }
    }
}

/// For the device: that a server was sent this, and what troubled it.
fn given(tried: &Tried) -> Option<&'static str> {
    match tried.trouble {
        Some(trouble) => Some(trouble.name()),
        None => (!tried.at.is_empty() && !tried.draft.id.is_empty() && !tried.mistakes.is_empty())
            .then_some(""),
    }
}

/// What is wrong, above the form, each with a link to its field.
fn wrong(page: &Context, tried: &Tried) -> Markup {
    let trouble = tried.trouble.map(|trouble| match trouble {
        Trouble::Busy => "klopt-niet.druk",
        Trouble::Away => "klopt-niet.lukt-niet",
    });
    html! {
        @if trouble.is_some() || !tried.mistakes.is_empty() {
            div
                class="utrecht-alert utrecht-alert--error ms-errors"
                id="fouten"
                role="alert"
                tabindex="-1"
            {
                div class="utrecht-alert__icon" { (icon(page, "alert")) }
                div class="utrecht-alert__content" {
                    div class="utrecht-alert__message" {
                        @if let Some(key) = trouble {
                            p { (page.t(key)) }
                        }
                        @for mistake in &tried.mistakes {
                            @let href = format!("#{}", anchor(mistake.field()));
                            p { a class="nl-link" href=(href) { (text(page, *mistake)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The element that a mistake leads to.
fn anchor(field: Field) -> &'static str {
    match field {
        Field::Words | Field::Email | Field::Trap => field.name(),
        _ => "wat-tijden",
    }
}

/// What is wrong, and what it should be.
fn text(page: &Context, mistake: Mistake) -> String {
    page.t(match mistake {
        Mistake::TooLong(_) => "klopt-niet.te-lang",
        Mistake::Unknown(Field::Subject) => "klopt-niet.fout.wat",
        Mistake::Unknown(Field::Words) => "klopt-niet.fout.uitleg",
        Mistake::Unknown(Field::Email) => "klopt-niet.fout.email",
        Mistake::Unknown(Field::Trap) => "klopt-niet.fout.leeg",
        Mistake::Unknown(_) => "klopt-niet.fout.rest",
    })
}

fn subjects(page: &Context, tried: &Tried, kind: Kind) -> Markup {
    let mistake = tried.mistake(Field::Subject);
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
            (error(page, mistake))
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
                        checked[tried.draft.subject == subject.name()];
                    span class="ms-choice__label" {
                        (page.t(&format!("klopt-niet.wat.{}", subject.name())))
                    }
                }
            }
        }
    }
}

/// What a field needs to know of its hint and its mistake.
struct Common {
    invalid: Option<&'static str>,
    described: String,
}

/// A field with its label, its hint and what is wrong with it.
fn field(page: &Context, tried: &Tried, field: Field, input: &dyn Fn(Common) -> Markup) -> Markup {
    let name = field.name();
    let mistake = tried.mistake(field);
    let mut described = format!("{name}-hint");
    let mut class = "utrecht-form-field";
    if mistake.is_some() {
        for part in [" ", name, "-fout"] {
            described.push_str(part);
        }
        class = "utrecht-form-field utrecht-form-field--invalid";
    }
    html! {
        div class=(class) {
            label class="utrecht-form-label utrecht-form-field__label" for=(name) {
                (page.t(&format!("klopt-niet.{name}")))
                // Words that are missing are not optional.
                @if mistake != Some(Mistake::Unknown(Field::Words)) {
                    " "
                    span class="ms-optional" { (page.t("klopt-niet.hoeft-niet")) }
                }
            }
            p
                class="utrecht-form-field-description utrecht-form-field__description"
                id=(format!("{name}-hint"))
            {
                (page.t(&format!("klopt-niet.{name}.hint")))
            }
            (error(page, mistake))
            (input(Common { invalid: mistake.map(|_| "true"), described }))
        }
    }
}

fn error(page: &Context, mistake: Option<Mistake>) -> Markup {
    html! {
        @if let Some(mistake) = mistake {
            p
                class="utrecht-form-field-error-message utrecht-form-field__error-message"
                id=(format!("{}-fout", mistake.field().name()))
            {
                (icon(page, "alert"))
                (text(page, mistake))
            }
        }
    }
}

/// A field that only robots fill in. When there is something in it, whoever did that gets to see
/// it, for it may have been a person's browser.
fn trap(page: &Context, tried: &Tried) -> Markup {
    let mistake = tried.mistake(Field::Trap);
    let class = if mistake.is_some() { "utrecht-form-field" } else { "utrecht-form-field ms-trap" };
    html! {
        div
            class=(class)
        {
            label class="utrecht-form-label utrecht-form-field__label" for="leeg" {
                (page.t("klopt-niet.leeg"))
            }
            (error(page, mistake))
            input
                class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                id="leeg"
                name="leeg"
                type="text"
                autocomplete="off"
                tabindex=[mistake.is_none().then_some("-1")]
                value=(tried.draft.trap);
        }
    }
}
