//! Who runs this, privacy, accessibility.

use maud::{Markup, html};

use crate::context::Context;

fn text_page(title: &str, body: &Markup) -> Markup {
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (title) }
            }
            div class="ms-prose" { (body) }
        }
    }
}

fn part(page: &Context, heading: &str, paragraphs: &[&str]) -> Markup {
    let site = &page.site;
    let values = [
        ("gemeente", site.name.as_str()),
        ("naam", &site.contact.name),
        ("status", &site.statement.status),
        ("datum", &site.statement.date),
    ];
    html! {
        h2 class="nl-heading nl-heading--level-2" { (page.t(heading)) }
        @for key in paragraphs {
            p class="nl-paragraph" { (page.texts.with(key, &values)) }
        }
    }
}

fn mail(address: &str) -> Markup {
    let href = format!("mailto:{address}");
    html! {
        p class="nl-paragraph" { a class="nl-link" href=(href) dir="ltr" { (address) } }
    }
}

/// Who runs this.
#[must_use]
pub fn about(page: &Context) -> Markup {
    let contact = &page.site.contact;
    let body = html! {
        (part(page, "over.wat", &["over.wat.1", "over.wat.2"]))
        (part(page, "over.wie", &["over.wie.1"]))
        (mail(&contact.email))
        @if let Some(phone) = &contact.phone {
            @let href = format!("tel:{}", phone.replace(' ', ""));
            p class="nl-paragraph" { a class="nl-link" href=(href) dir="ltr" { (phone) } }
        }
        (part(page, "over.voorbeeld", &["over.voorbeeld.1"]))
        (part(page, "over.code", &["over.code.1", "over.code.2"]))
        p class="nl-paragraph" {
            a class="nl-link" href="/v1/openapi.json" rel="external" dir="ltr" { "/v1/openapi.json" }
        }
        p class="nl-paragraph" { (page.site.attribution) }
    };
    text_page(&page.t("over"), &body)
}

/// The privacy statement.
#[must_use]
pub fn privacy(page: &Context) -> Markup {
    let body = html! {
        (part(page, "privacy.kort", &["privacy.kort.1", "privacy.kort.2"]))
        (part(page, "privacy.apparaat", &["privacy.apparaat.1", "privacy.apparaat.2", "privacy.apparaat.3"]))
        (part(page, "privacy.server", &["privacy.server.1", "privacy.server.2", "privacy.server.3", "privacy.server.4"]))
        (part(page, "kopie", &["kopie.uitleg"]))
        (part(page, "privacy.vragen", &["privacy.vragen.1"]))
        (mail(&page.site.contact.privacy))
    };
    text_page(&page.t("privacy"), &body)
}

/// The accessibility statement.
#[must_use]
pub fn accessibility(page: &Context) -> Markup {
    let body = html! {
        (part(
            page,
            "toegankelijkheid.doel",
            &["toegankelijkheid.doel.1", "toegankelijkheid.doel.2"],
        ))
        (part(page, "toegankelijkheid.status", &["toegankelijkheid.status.1"]))
        @if let Some(url) = &page.site.statement.register {
            p class="nl-paragraph" {
                a class="nl-link" href=(url) rel="external" dir="ltr" { (url) }
            }
        }
        (part(page, "toegankelijkheid.melden", &["toegankelijkheid.melden.1"]))
        (mail(&page.site.contact.email))
    };
    text_page(&page.t("toegankelijkheid"), &body)
}
