//! Language, colours and size of text. A plain form that puts the choice in the address; with
//! JavaScript the device remembers it and shows it at once.

use leptos::prelude::*;

use crate::{
    address::{COLOURS, Page, SIZES, path_of},
    components::carried_inputs,
    context::{Context, use_page},
    device::{Preferences, use_device},
};

/// The page.
#[must_use]
pub fn view() -> AnyView {
    let page = use_page();
    let device = use_device();
    let address = page.address.get_untracked();
    let default = Preferences::default();
    let given = Preferences {
        colour: address.value("kleur").map_or(default.colour, str::to_owned),
        size: address.value("tekst").map_or(default.size, str::to_owned),
    };
    let chosen = RwSignal::new(given.clone());
    // What the device keeps is only known once the page stands; the address wins.
    Effect::new(move |_| {
        if device.ready.get() && given == Preferences::default() {
            chosen.set(Preferences::kept());
        }
    });
    let choose = move |set: fn(&mut Preferences, String), value: String| {
        chosen.update(|it| set(it, value));
        device.prefer(&chosen.get_untracked());
    };
    let first = page.site.first_language();
    let languages = page
        .site
        .languages
        .iter()
        .map(|&lang| {
            let href = path_of(lang, first, &Page::Settings);
            let current = (lang == page.lang()).then_some("true");
            view! {
                <li>
                    <a
                        class="ms-theme"
                        href=href
                        rel="external"
                        lang=lang.code().to_owned()
                        hreflang=lang.code().to_owned()
                        aria-current=current
                    >
                        {crate::locales::name(lang)}
                    </a>
                </li>
            }
        })
        .collect_view();
    let colours = choices(
        &page,
        "kleur",
        COLOURS,
        chosen,
        |it| &it.colour,
        move |value| {
            choose(|it, value| it.colour = value, value);
        },
    );
    let sizes = choices(
        &page,
        "tekst",
        SIZES,
        chosen,
        |it| &it.size,
        move |value| {
            choose(|it, value| it.size = value, value);
        },
    );
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">{page.t("instellingen")}</h1>
                <p class="nl-paragraph">{page.t("instellingen.uitleg")}</p>
            </div>
            <section class="ms-section" id="taal">
                <h2 class="nl-heading nl-heading--level-2">{page.t("nav.taal")}</h2>
                <ul class="ms-themes">{languages}</ul>
            </section>
            <form class="ms-settings" action=page.href(&Page::Settings, &[
                ("gebied", ""),
                ("kleur", ""),
                ("tekst", ""),
            ])>
                {colours}
                {sizes}
                {carried_inputs(&["kleur", "tekst"])}
                <p class="ms-settings__end">
                    <button class="nl-button nl-button--primary" type="submit">
                        <span class="nl-button__label">{page.t("instellingen.knop")}</span>
                    </button>
                </p>
            </form>
        </div>
    }
    .into_any()
}

fn choices(
    page: &Context,
    name: &'static str,
    values: &'static [&'static str],
    chosen: RwSignal<Preferences>,
    field: fn(&Preferences) -> &String,
    choose: impl Fn(String) + Clone + 'static,
) -> AnyView {
    let rows = values
        .iter()
        .map(|&value| {
            let checked = move || chosen.with(|it| field(it) == value);
            let choose = choose.clone();
            let label = page.t(&format!("instellingen.{name}.{value}"));
            view! {
                <label class="ms-choice">
                    <input
                        type="radio"
                        class="utrecht-radio-button utrecht-radio-button--html-input"
                        name=name
                        value=value
                        checked=checked
                        prop:checked=checked
                        on:change=move |_| choose(value.to_owned())
                    />
                    <span class="ms-choice__label">{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
            <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
                {page.t(&format!("instellingen.{name}"))}
            </legend>
            {rows}
        </fieldset>
    }
    .into_any()
}
