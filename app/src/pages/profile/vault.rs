//! The copy of the profile at the server: made, kept in step, opened with its words, erased. What
//! buttons do (`data-kopie`) is in `public/kopie.js`.

use guide::{Moment, calendar};
use maud::{Markup, Render, html};

use super::{alert, back};
use crate::{
    address::Page,
    components::{Pick, ago, choice, icon, print_button},
    context::{Context, Told},
    qr::figure,
};

/// How many days before its end a copy is warned about.
const WARNED: i64 = 60;

/// A button that the script follows.
fn button(page: &Context, look: &str, does: &str, key: &str) -> Markup {
    html! {
        button class={ "nl-button nl-button--" (look) } type="button" data-kopie=(does) {
            span class="nl-button__label" { (page.t(key)) }
        }
    }
}

/// What there is of a copy, and what can be done.
pub(super) fn section(page: &Context) -> Markup {
    let vault = &page.held.mine.vault;
    html! {
        section class="ms-section ms-stack" id="kopie" tabindex="-1" {
            h2 class="nl-heading nl-heading--level-2" { (page.t("kopie")) }
            @if vault.told.is_empty() {
                p { (page.t("laden")) }
            } @else {
                @if vault.has(Told::Erases) {
                    p class="ms-note" { (icon(page, "info")) span { (page.t("kopie.wacht")) } }
                }
                @if vault.has(Told::Reason) && !vault.has(Told::Form) {
                    (alert(page, &why(page)))
                }
                @if vault.has(Told::Erases) {
                    p { (button(page, "secondary", "nu", "geen-kopie.knop")) }
                } @else if vault.has(Told::Kept) {
                    (kept(page))
                } @else {
                    p { (page.t("kopie.uitleg")) }
                    @if page.held.mine.profile.is_empty() {
                        p class="ms-soft" { (page.t("profiel.leeg")) }
                    } @else {
                        p { (button(page, "primary", "maak", "kopie.maak")) }
                    }
                    (form(page))
                }
            }
        }
    }
}

/// A copy that this device keeps in step.
fn kept(page: &Context) -> Markup {
    let vault = &page.held.mine.vault;
    let gone = matches!(vault.text(Told::Reason), Some("onbekend" | "verlopen"));
    html! {
        @if !gone {
            p { (saved(page)) }
            @if let Some(until) = expires(page) {
                p class="ms-soft" { (page.texts.with("kopie.tot", &[("datum", &until.0)])) }
            }
        }
        p class="ms-form__row" {
            @if gone {
                (button(page, "primary", "maak", "kopie.maak"))
            } @else if page.held.mine.mishap.is_some() {
                (button(page, "primary", "haal", "kopie.haal"))
            } @else {
                (button(page, "primary", "nu", "kopie.nu"))
            }
            @if vault.has(Told::Remembered) && !gone {
                (button(page, "secondary", "toon", "kopie.toon"))
            }
        }
        div class="ms-form__row" {
            (sure(page, "stop", "kopie.stop", "kopie.stop.uitleg", "kopie.stop"))
            @if !gone {
                (sure(page, "wis", "kopie.wis", "kopie.wis.uitleg", "postbak.weg.zeker"))
            }
        }
    }
}

/// Something that is asked again, with what comes of it.
fn sure(page: &Context, does: &str, key: &str, what: &str, yes: &str) -> Markup {
    html! {
        details class="ms-outbox__remove" id={ "kopie-" (does) } {
            summary class="nl-button nl-button--subtle" { (page.t(key)) }
            p { (page.t(what)) }
            (button(page, "primary", does, yes))
        }
    }
}

/// "Bewaard: vandaag om 8.12 uur."
fn saved(page: &Context) -> String {
    match page.held.mine.vault.text(Told::Saved).and_then(|seconds| seconds.parse().ok()) {
        None => page.t("postbak.wordt-verstuurd"),
        Some(seconds) => {
            let moment = ago(page, Moment::from_unix(seconds), page.now);
            page.texts.with("kopie.bewaard", &[("moment", &moment)])
        }
    }
}

/// The last day of the copy, and in how many days that is.
fn expires(page: &Context) -> Option<(String, i64)> {
    let today = page.now.date();
    let day = calendar::read_date(page.held.mine.vault.text(Told::Expires)?)?;
    Some((page.texts.day_and_month(day, today), calendar::days_between(today, day)))
}

/// That the copy will not be there for long, on each page of the profile.
pub(super) fn notice(page: &Context) -> Markup {
    let vault = &page.held.mine.vault;
    let is_there = vault.has(Told::Kept) && !vault.has(Told::Erases);
    let soon = expires(page).filter(|(_, days)| is_there && *days <= WARNED);
    html! {
        @if let Some((until, _)) = soon {
            div class="ms-stack ms-errors" id="kopie-verloopt" {
                p class="ms-note" {
                    (icon(page, "hourglass"))
                    span { (page.texts.with("kopie.verloopt", &[("datum", &until)])) }
                }
                @if page.address.page != Page::Keep {
                    p { (button(page, "secondary", "nu", "kopie.nu")) }
                }
            }
        }
    }
}

/// A link to the copy, for who lost what was here.
pub(super) fn link(page: &Context) -> Markup {
    html! {
        a class="nl-link" href={ (page.href(&Page::Keep, &[])) "#kopie" } { (page.t("kopie.haal")) }
    }
}

/// The form for the words of a copy that was made elsewhere.
fn form(page: &Context) -> Markup {
    let vault = &page.held.mine.vault;
    let wrong = vault.has(Told::Form);
    let class =
        if wrong { "utrecht-form-field utrecht-form-field--invalid" } else { "utrecht-form-field" };
    let open = wrong || page.held.mine.mishap.is_some();
    html! {
        details class="ms-fold" id="kopie-heb" open[open] {
            summary class="ms-fold__summary" {
                (page.t("kopie.heb"))
                (icon(page, "chevron-down"))
            }
            form class="ms-form ms-fold__body" method="post" data-kopie-woorden novalidate {
                div class=(class) {
                    label class="utrecht-form-label utrecht-form-field__label" for="woorden" {
                        (page.t("kopie.vul"))
                    }
                    @if wrong {
                        p class="utrecht-form-field-error-message utrecht-form-field__error-message" id="woorden-fout" role="alert" {
                            (icon(page, "alert"))
                            (why(page))
                        }
                    }
                    textarea
                        class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input"
                        id="woorden"
                        name="woorden"
                        rows="3"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-invalid=[wrong.then_some("true")]
                        aria-describedby=[wrong.then_some("woorden-fout")]
                    {
                        (vault.text(Told::Typed).unwrap_or_default())
                    }
                }
                p {
                    button class="nl-button nl-button--primary" type="submit" {
                        span class="nl-button__label" { (page.t("kopie.haal")) }
                    }
                }
            }
        }
    }
}

/// Why it did not work, and what to do.
fn why(page: &Context) -> String {
    let vault = &page.held.mine.vault;
    let number = vault.text(Told::Number);
    let key = match vault.text(Told::Reason).unwrap_or_default() {
        "onvolledig" => {
            return page.texts.with("kopie.mis.onvolledig", &[("aantal", number.unwrap_or("0"))]);
        }
        "tikfout" if number.is_some() => {
            let number = number.unwrap_or_default();
            let mut said = page.texts.with("kopie.mis.woord", &[("nummer", number)]);
            if let Some(perhaps) = vault.text(Told::Perhaps) {
                said.push(' ');
                said.push_str(&page.texts.with("kopie.mis.bedoel", &[("woord", perhaps)]));
            }
            return said;
        }
        "geen-internet" => {
            let mut said = page.t("geen-kopie");
            said.push_str(". ");
            said.push_str(&page.t("kopie.mis.anders"));
            return said;
        }
        "tikfout" => "profiel.fout.onbekend",
        "onbekend" => "kopie.mis.onbekend",
        "verlopen" => "kopie.mis.verlopen",
        "beschadigd" => "profiel.mis.bestand",
        "te-nieuw" => "profiel.mis.bestand-nieuw",
        "te-groot" => "profiel.mis.bestand-groot",
        "druk" => "klopt-niet.druk",
        "geen-opslag" => "bewaren.lukt-niet",
        "geen-cryptografie" => "kopie.mis.slot",
        _ => "kopie.mis.anders",
    };
    page.t(key)
}

/// The words, in letters and as a code: the page shows nothing else until they are written down.
pub(super) fn words(page: &Context, words: &str) -> Markup {
    let vault = &page.held.mine.vault;
    let mut address = page.address_of(&Page::Keep);
    address.push_str("#kluis=");
    address.push_str(words);
    let scan = page.t("kopie.scan");
    html! {
        div class="ms-wrap ms-paper" {
            div class="ms-noprint" { (back(page, &Page::Profile, "profiel")) }
            section class="ms-stack" id="kopie" tabindex="-1" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("kopie.woorden")) }
                p class="nl-paragraph" { (page.t("kopie.woorden.uitleg")) }
                @if vault.has(Told::Reason) {
                    (alert(page, &why(page)))
                }
                ol class="ms-secret" {
                    @for word in words.split('-') {
                        li { (word) }
                    }
                }
                @if let Some(code) = figure(&address, &scan, &scan.render()) {
                    (code)
                }
                div class="ms-noprint ms-stack" {
                    div class="ms-extras" {
                        (print_button(page))
                        (button(page, "subtle", "kopieer", "kopie.kopieer"))
                    }
                    (choice(Pick::Any, "onthoud", "ja", vault.has(Told::Remembered) && !vault.has(Told::Fresh), page.t("kopie.onthoud").render()))
                    div class="ms-form__row" {
                        (button(page, "primary", "klaar", "kopie.klaar"))
                        @if vault.has(Told::Fresh) {
                            (button(page, "secondary", "terug", "meenemen.laat-maar"))
                        }
                    }
                }
            }
        }
    }
}
