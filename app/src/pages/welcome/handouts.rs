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
    qr::figure,
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
    html! {
        form class="ms-stack" action=(page.href(&page.address.page, &[("gebied", ""), ("kleur", ""), ("tekst", "")])) {
            fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
                legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend" {
                    (page.t("drukwerk.vorm"))
                }
                @for (word, _) in FORMS {
                    @let label = page.t(&format!("drukwerk.vorm.{word}"));
                    (choice(Pick::One, "vorm", word, word == form, html! { (label) }))
                }
            }
            div class="utrecht-form-field utrecht-form-field--text" {
                label class="utrecht-form-label" for="partij" { (page.t("drukwerk.partij")) }
                p class="ms-soft" id="partij-hint" { (page.t("drukwerk.partij.hint")) }
                @if wrong {
                    p class="utrecht-form-field-error-message" id="partij-fout" {
                        (page.t("drukwerk.partij.fout"))
                    }
                }
                input
                    class="utrecht-textbox utrecht-textbox--html-input"
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

/// The address in the code of an area: as short as can be, for it is typed as well.
#[must_use]
pub(super) fn address(page: &Context, pack: &WelcomeAnswer, batch: Option<u16>) -> String {
    let letters = pack.code.clone().unwrap_or_default();
    let code = WelcomeCode { letters, batch }.text();
    page.base.to_string() + "/w/" + &code
}

fn sheet(
    page: &Context,
    pack: &WelcomeAnswer,
    (word, count): (&str, usize),
    batch: Option<u16>,
) -> Markup {
    let address = address(page, pack, batch);
    // What people read and type needs no scheme.
    let short = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    html! {
        div class={ "ms-sheets ms-sheets--" (word) } {
            @for _ in 0..count {
                div class="ms-handout" {
                    p class="ms-handout__title" { (super::title(page, pack)) }
                    @if word != "sticker" {
                        p class="ms-handout__text" { (page.t("drukwerk.tekst")) }
                    }
                    @let caption = html! { bdi class="ms-address" { (short) } };
                    @if let Some(code) = figure(&address, &page.t("afdrukken.qr"), &caption) {
                        (code)
                    }
                    @if word != "sticker" {
                        p class="ms-handout__languages" {
                            @for lang in &page.site.languages {
                                span lang=(lang.code()) { (crate::locales::name(*lang)) }
                                " "
                            }
                        }
                    }
                }
            }
        }
    }
}
