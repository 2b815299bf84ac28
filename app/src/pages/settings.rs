//! Language, colours and size of text. A plain form that puts the choice in the address; with
//! JavaScript the device remembers it and shows it at once, so there is nothing to send.

use maud::{Markup, html};

use crate::{
    address::{COLOURS, Page, SIZES, path_of},
    components::carried_inputs,
    context::Context,
    locales,
};

/// The page.
#[must_use]
pub fn view(page: &Context) -> Markup {
    let action = page.href(&Page::Settings, &[("gebied", ""), ("kleur", ""), ("tekst", "")]);
    // The address wins from what the device keeps.
    let looks = &page.held.looks;
    let colour = page.address.value("kleur").unwrap_or(&looks.colour);
    let size = page.address.value("tekst").unwrap_or(&looks.size);
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("instellingen")) }
                p class="nl-paragraph" { (page.t("instellingen.uitleg")) }
            }
            section class="ms-section" id="taal" {
                h2 class="nl-heading nl-heading--level-2" { (page.t("nav.taal")) }
                (languages(page))
            }
            form class="ms-settings" action=(action) data-instellingen {
                (choices(page, "kleur", COLOURS, colour))
                (choices(page, "tekst", SIZES, size))
                (carried_inputs(page, &["kleur", "tekst"]))
                @if !page.held.alive {
                    p class="ms-settings__end" {
                        button class="nl-button nl-button--primary" type="submit" {
                            span class="nl-button__label" { (page.t("instellingen.knop")) }
                        }
                    }
                }
            }
        }
    }
}

fn languages(page: &Context) -> Markup {
    let first = page.site.first_language();
    html! {
        ul class="ms-language-list" {
            @for &lang in &page.site.languages {
                li {
                    a
                        class="ms-theme"
                        href=(path_of(lang, first, &Page::Settings))
                        rel="external"
                        lang=(lang.code())
                        dir=(locales::direction(lang).attribute())
                        hreflang=(lang.code())
                        aria-current=[(lang == page.address.lang).then_some("true")]
                    {
                        (locales::name(lang))
                    }
                    @if !locales::is_checked(lang) {
                        p class="ms-soft" { (page.t("instellingen.taal.niet-nagekeken")) }
                    }
                }
            }
        }
    }
}

fn choices(page: &Context, name: &str, values: &[&str], chosen: &str) -> Markup {
    html! {
        fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
            legend
                class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend"
            {
                (page.t(&format!("instellingen.{name}")))
            }
            @for &value in values {
                label class="ms-choice" {
                    input
                        type="radio"
                        class="utrecht-radio-button utrecht-radio-button--html-input"
                        name=(name)
                        value=(value)
                        checked[value == chosen];
                    span class="ms-choice__label" {
                        (page.t(&format!("instellingen.{name}.{value}")))
                    }
                }
            }
        }
    }
}
