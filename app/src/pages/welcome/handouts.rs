//! Printed matter that leads to a pack: cards, posters and stickers with a code of the area. The
//! batch stands in the code, so that one can see that a batch was used; nothing else does.

use guide::{
    ask::WelcomeAnswer,
    welcome::{LARGEST_BATCH, WelcomeCode},
};
use maud::{Markup, html};

use crate::{
    components::{Pick, carried_inputs, choice, icon, print_button},
    context::Context,
    locales,
    qr::{Code, again, drawing},
};

/// What can be printed: its word in the address, and how many go on an A4.
const FORMS: [(&str, usize); 3] = [("kaart", 4), ("poster", 1), ("sticker", 24)];

/// The page.
pub(super) fn view(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let wanted = page.address.value("vorm").unwrap_or(FORMS[0].0);
    let form = FORMS.into_iter().find(|(word, _)| *word == wanted).unwrap_or(FORMS[0]);
    let typed = page.address.value("partij");
    let batch = typed.and_then(batch);
    let wrong = typed.is_some() && batch.is_none();
    html! {
        div class="ms-wrap" {
            div class="ms-noprint" {
                div class="ms-intro" {
                    h1 class="nl-heading nl-heading--level-1" {
                        (page.texts.with("drukwerk.titel", &[("gebied", &pack.region.name)]))
                    }
                    p class="nl-paragraph" { (page.t("drukwerk.uitleg")) }
                }
                @if pack.code.is_some() {
                    (choose(page, form.0, typed.unwrap_or_default(), wrong))
                    @if !wrong {
                        div class="ms-extras" { (print_button(page)) }
                    }
                } @else {
                    p class="ms-note" {
                        (icon(page, "info"))
                        span { (page.t("drukwerk.geen-code")) }
                    }
                }
            }
            @if pack.code.is_some() && !wrong {
                (sheet(page, pack, form, batch))
            }
        }
    }
}

/// A batch as it is typed; none when it is no number that a batch can have.
fn batch(typed: &str) -> Option<u16> {
    typed.parse().ok().filter(|batch| (1..=LARGEST_BATCH).contains(batch))
}

fn choose(page: &Context, form: &str, typed: &str, wrong: bool) -> Markup {
    let action = page.href(&page.address.page, &[("gebied", ""), ("kleur", ""), ("tekst", "")]);
    let field = if wrong {
        "utrecht-form-field utrecht-form-field--invalid ms-field--short"
    } else {
        "utrecht-form-field ms-field--short"
    };
    html! {
        form class="ms-form" action=(action) {
            fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
                legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend" {
                    (page.t("drukwerk.vorm"))
                }
                @for (word, _) in FORMS {
                    @let label = page.t(&format!("drukwerk.vorm.{word}"));
                    (choice(Pick::One, "vorm", word, word == form, html! { (label) }))
                }
            }
            div class=(field) {
                label class="utrecht-form-label utrecht-form-field__label" for="partij" {
                    (page.t("drukwerk.partij"))
                }
                p
                    class="utrecht-form-field-description utrecht-form-field__description"
                    id="partij-hint"
                {
                    (page.t("drukwerk.partij.hint"))
                }
                @if wrong {
                    p
                        class="utrecht-form-field-error-message utrecht-form-field__error-message"
                        id="partij-fout"
                    {
                        (icon(page, "alert"))
                        (page.t("drukwerk.partij.fout"))
                    }
                }
                input
                    class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                    id="partij"
                    name="partij"
                    inputmode="numeric"
                    autocomplete="off"
                    value=(typed)
                    aria-invalid=[wrong.then_some("true")]
                    aria-describedby=(if wrong { "partij-hint partij-fout" } else { "partij-hint" });
            }
            (carried_inputs(page, &[]))
            p {
                button class="nl-button nl-button--primary" type="submit" {
                    span class="nl-button__label" { (page.t("drukwerk.knop")) }
                }
            }
        }
    }
}

/// The address in the code of an area: as short as can be, for it is typed as well. None when the
/// area has no code.
#[must_use]
pub(super) fn address(page: &Context, pack: &WelcomeAnswer, batch: Option<u16>) -> Option<String> {
    let letters = pack.code.clone()?;
    Some(format!("{}/w/{}", page.base, WelcomeCode { letters, batch }.text()))
}

/// What people read and type needs no scheme.
#[must_use]
pub(super) fn short(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// A title of more letters than this is set smaller, so that everything fits.
const LONG: usize = 26;
/// Name of the drawing of the code that all but the first show again.
const FIRST: &str = "code";

/// One side of A4, as it is printed.
fn sheet(
    page: &Context,
    pack: &WelcomeAnswer,
    (word, count): (&str, usize),
    batch: Option<u16>,
) -> Markup {
    let Some((address, code)) = address(page, pack, batch)
        .and_then(|address| Code::of(&address).map(|code| (address, code)))
    else {
        return html! {};
    };
    let first =
        handout(page, pack, word, &address, &drawing(&code, &page.t("afdrukken.qr"), Some(FIRST)));
    let others = handout(page, pack, word, &address, &again(&code, FIRST));
    html! {
        div class={ "ms-sheets ms-sheets--" (word) } {
            div class="ms-handout" { (first) }
            // The same again: once is enough for who hears it.
            @for _ in 1..count {
                div class="ms-handout" aria-hidden="true" { (others) }
            }
            @if word == "kaart" {
                // Where to cut: at the edges and in the middle.
                svg class="ms-sheets__cuts" viewBox="0 0 210 296" aria-hidden="true" {
                    @for _ in 0..2 {
                        path d="M105 0v9m0 278v9M0 148h9m192 0h9M102 148h6m-3 -3v6" {}
                    }
                }
            }
        }
    }
}

fn handout(
    page: &Context,
    pack: &WelcomeAnswer,
    word: &str,
    address: &str,
    code: &Markup,
) -> Markup {
    let is_small = word == "sticker";
    let title = super::title(page, pack);
    let is_long = title.chars().count() > LONG;
    html! {
        p class=(if is_long { "ms-handout__title ms-handout__title--long" } else { "ms-handout__title" }) {
            (title)
        }
        @if !is_small {
            p class="ms-handout__text" { (page.t("drukwerk.tekst")) }
        }
        div class="ms-handout__code" { (code) }
        p class="ms-handout__address" { bdi dir="ltr" { (short(address)) } }
        // Each in its own script, so that who reads nothing else here knows that it is for them.
        p class="ms-handout__languages" {
            @for &lang in &page.site.languages {
                span {
                    bdi lang=(lang.code()) dir=(locales::direction(lang).attribute()) {
                        (locales::name(lang))
                    }
                }
                " "
            }
        }
        @if !is_small {
            (foot(page))
        }
    }
}

/// The water at the foot of what is printed, with the name of the municipality in it.
#[must_use]
pub(super) fn foot(page: &Context) -> Markup {
    html! {
        div class="ms-handout__foot" {
            svg viewBox="0 0 240 30" preserveAspectRatio="none" aria-hidden="true" {
                path d="M0 9q15-11 30 0t30 0q15-11 30 0t30 0q15-11 30 0t30 0q15-11 30 0t30 0V30H0z" {}
            }
            p { (page.site.name) }
        }
    }
}
