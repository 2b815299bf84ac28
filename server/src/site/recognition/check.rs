//! `/controleer`: anybody sees whether a credential is genuine, by pasting it, by choosing its file,
//! or by following a link. Nothing of it is kept.

use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};

use crate::recognition::{self, Checked, OUTCOMES, Outcome};

use crate::site::frame::{Visit, intro, wrong};

use super::facts;

/// Where a credential stands in a link.
const KEY: &str = "w";
/// The most bytes that are looked at.
const LARGEST: usize = 64 * 1024;

/// The script that does the same on the device.
const SCRIPT: &str = "controleer.js";
/// What only a device comes to: it knows too little.
const UNKNOWN: &str = "kan-niet";

/// The form, or what is to be said of the credential in the link.
pub(super) async fn show(visit: Visit) -> Response {
    let text = visit.asked(KEY);
    if text.is_empty() {
        return form(&visit, StatusCode::OK, "", None);
    }
    outcome(&visit, &text).await
}

/// What is to be said of what was pasted or chosen.
pub(super) async fn post(visit: Visit, form_data: Multipart) -> Response {
    match read(form_data).await {
        Ok(text) if text.trim().is_empty() => {
            form(&visit, StatusCode::BAD_REQUEST, "", Some("controleer.leeg"))
        }
        Ok(text) if text.len() > LARGEST => {
            form(&visit, StatusCode::BAD_REQUEST, "", Some("controleer.te-groot"))
        }
        Ok(text) => outcome(&visit, &text).await,
        Err(error) => form(&visit, error.status(), "", Some("controleer.leeg")),
    }
}

/// What was pasted, or else what stands in the file; a byte more than [`LARGEST`] of what is larger.
async fn read(mut form_data: Multipart) -> Result<String, MultipartError> {
    let (mut pasted, mut chosen) = (Vec::new(), Vec::new());
    while let Some(mut field) = form_data.next_field().await? {
        let into = match field.name() {
            Some("waardering") => &mut pasted,
            Some("bestand") => &mut chosen,
            _ => continue,
        };
        // All of it is read, for a browser does not listen before it has sent everything.
        while let Some(part) = field.chunk().await? {
            let room = (LARGEST + 1).saturating_sub(into.len());
            into.extend_from_slice(&part[..part.len().min(room)]);
        }
    }
    let bytes = if pasted.trim_ascii().is_empty() { chosen } else { pasted };
    // What is no text is no credential either; the check says so.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn outcome(visit: &Visit, text: &str) -> Response {
    match recognition::check(&visit.app, text).await {
        Ok(checked) => told(visit, &checked),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            form(visit, StatusCode::SERVICE_UNAVAILABLE, text, Some("lukt-niet"))
        }
    }
}

fn form(visit: &Visit, status: StatusCode, text: &str, fault: Option<&str>) -> Response {
    let words = visit.words;
    let title = words.t("controleer");
    let fault = fault.map(|key| ("waardering", words.t(key)));
    let invalid = fault.as_ref().map(|_| "true");
    let main = html! {
        (intro(&title, &[words.t("controleer.uitleg"), words.t("controleer.privacy")]))
        (wrong(visit, fault.as_slice()))
        form
            class="ms-form"
            method="post"
            action=(visit.path("/controleer"))
            enctype="multipart/form-data"
            data-controleer=(words.of_time())
        {
            div class="utrecht-form-field" {
                label class="utrecht-form-label utrecht-form-field__label" for="waardering" {
                    (words.t("controleer.tekst"))
                }
                p
                    class="utrecht-form-field-description utrecht-form-field__description"
                    id="waardering-hint"
                {
                    (words.t("controleer.tekst.hint"))
                }
                textarea
                    class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input"
                    id="waardering"
                    name="waardering"
                    rows="6"
                    spellcheck="false"
                    autocomplete="off"
                    aria-invalid=[invalid]
                    aria-describedby="waardering-hint"
                {
                    (text)
                }
            }
            div class="utrecht-form-field" {
                label class="utrecht-form-label utrecht-form-field__label" for="bestand" {
                    (words.t("controleer.bestand"))
                }
                input
                    class="utrecht-form-field__input"
                    id="bestand"
                    name="bestand"
                    type="file"
                    accept=".jwt,.jws,.txt,text/plain";
            }
            p class="ms-form__row" {
                button class="nl-button nl-button--primary" type="submit" {
                    span class="nl-button__icon-start" { (visit.icon("check")) }
                    span class="nl-button__label" { (words.t("controleer.knop")) }
                }
            }
        }
        (templates(visit))
    };
    visit.page_with(status, &title, &main, Some(SCRIPT))
}

/// What the script can say, by outcome. In braces is what it fills in.
fn templates(visit: &Visit) -> Markup {
    let words = visit.words;
    let own = &visit.app.municipality().contact.name;
    let values = [("uitgever", own.as_str()), ("naam", "{naam}"), ("adres", "{adres}")];
    let empty = [("waardering", words.t("controleer.leeg"))];
    html! {
        template id="uitkomst-leeg" { (wrong(visit, &empty)) }
        @for name in OUTCOMES.into_iter().chain([UNKNOWN]) {
            @let key = format!("uitkomst.{name}");
            @let why = match name {
                "ingetrokken" => words.t("uitkomst.ingetrokken.toestel"),
                _ => words.with(&format!("{key}.uitleg"), &values),
            };
            @let told = html! {
                @if !matches!(name, "elders" | "onleesbaar" | UNKNOWN) {
                    p class="ms-soft" data-gezien { (words.t("toestel.nagekeken")) }
                }
                @if !matches!(name, "niet-echt" | "onleesbaar") {
                    (said(visit, &facts::to_fill(visit)))
                }
            };
            template id={ "uitkomst-" (name) } {
                (outcome_in_words(visit, &words.t(&key), name == "echt", &why, &told))
            }
        }
    }
}

/// What came of checking, in words and with an icon.
fn told(visit: &Visit, checked: &Checked) -> Response {
    let words = visit.words;
    let key = format!("uitkomst.{}", checked.outcome.name());
    let title = words.t(&key);
    let own = &visit.app.municipality().contact.name;
    let date = match checked.outcome {
        Outcome::Revoked(at) => words.date(at.date()),
        _ => String::new(),
    };
    let shown = checked.shown.as_ref();
    let address = shown.map_or("", |shown| shown.issuer.as_str());
    let named = shown.map_or("", |shown| shown.issuer_name.as_str());
    let named = if named.is_empty() { address } else { named };
    let values =
        [("uitgever", own.as_str()), ("datum", &date), ("naam", named), ("adres", address)];
    let why = words.with(&format!("{key}.uitleg"), &values);
    // What is not genuine is nobody's word, so it is not repeated.
    let told = html! {
        @if let Some(shown) = shown.filter(|_| checked.outcome != Outcome::Forged) {
            (said(visit, &facts::of_credential(visit, shown)))
        }
    };
    let is_genuine = checked.outcome == Outcome::Genuine;
    let main = outcome_in_words(visit, &title, is_genuine, &why, &told);
    visit.page(StatusCode::OK, &title, &main)
}

/// What a credential says.
fn said(visit: &Visit, facts: &Markup) -> Markup {
    html! {
        section class="ms-stack" {
            h2 class="nl-heading nl-heading--level-2" { (visit.words.t("controleer.staat-erin")) }
            (facts)
        }
    }
}

fn outcome_in_words(
    visit: &Visit,
    title: &str,
    is_genuine: bool,
    why: &str,
    told: &Markup,
) -> Markup {
    html! {
        (intro(title, &[]))
        div class="ms-stack" {
            (sign(visit, is_genuine, why))
            (told)
            p class="nl-paragraph" {
                a class="nl-link" href=(visit.path("/controleer")) {
                    (visit.words.t("controleer.nog-een"))
                }
            }
        }
    }
}

fn sign(visit: &Visit, is_genuine: bool, text: &str) -> Markup {
    if is_genuine {
        return html! {
            p class="nl-paragraph nl-paragraph--lead" { (visit.icon("check")) " " (text) }
        };
    }
    html! {
        div class="utrecht-alert utrecht-alert--error" {
            div class="utrecht-alert__icon" { (visit.icon("alert")) }
            div class="utrecht-alert__content" {
                div class="utrecht-alert__message" { p { (text) } }
            }
        }
    }
}
