//! Who runs this, privacy, accessibility.

use leptos::prelude::*;

use crate::context::{Context, use_page};

fn text_page(title: String, body: AnyView) -> AnyView {
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">{title}</h1>
            </div>
            <div class="ms-prose">{body}</div>
        </div>
    }
    .into_any()
}

fn part(page: &Context, heading: &str, paragraphs: &[&str]) -> AnyView {
    let site = &page.site;
    let values = [
        ("gemeente", site.name.as_str()),
        ("naam", &site.contact.name),
        ("status", &site.statement.status),
        ("datum", &site.statement.date),
    ];
    let paragraphs = paragraphs
        .iter()
        .map(|key| view! { <p class="nl-paragraph">{page.texts.with(key, &values)}</p> })
        .collect_view();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{page.t(heading)}</h2>
        {paragraphs}
    }
    .into_any()
}

fn mail(address: &str) -> AnyView {
    let href = format!("mailto:{address}");
    view! { <p class="nl-paragraph"><a class="nl-link" href=href>{address.to_owned()}</a></p> }
        .into_any()
}

/// Who runs this.
#[must_use]
pub fn about() -> AnyView {
    let page = use_page();
    let contact = &page.site.contact;
    let phone = contact.phone.as_ref().map(|phone| {
        let href = format!("tel:{}", phone.replace(' ', ""));
        view! { <p class="nl-paragraph"><a class="nl-link" href=href>{phone.clone()}</a></p> }
    });
    let body = view! {
        {part(&page, "over.wat", &["over.wat.1", "over.wat.2"])}
        {part(&page, "over.wie", &["over.wie.1"])}
        {mail(&contact.email)}
        {phone}
        {part(&page, "over.voorbeeld", &["over.voorbeeld.1"])}
        {part(&page, "over.code", &["over.code.1", "over.code.2"])}
        <p class="nl-paragraph">
            <a class="nl-link" href="/v1/openapi.json" rel="external">"/v1/openapi.json"</a>
        </p>
        <p class="nl-paragraph">{page.site.attribution.clone()}</p>
    };
    text_page(page.t("over"), body.into_any())
}

/// The privacy statement.
#[must_use]
pub fn privacy() -> AnyView {
    let page = use_page();
    let body = view! {
        {part(&page, "privacy.kort", &["privacy.kort.1", "privacy.kort.2"])}
        {part(&page, "privacy.apparaat", &["privacy.apparaat.1", "privacy.apparaat.2"])}
        {part(&page, "privacy.server", &["privacy.server.1"])}
        {part(&page, "privacy.vragen", &["privacy.vragen.1"])}
        {mail(&page.site.contact.privacy)}
    };
    text_page(page.t("privacy"), body.into_any())
}

/// The accessibility statement.
#[must_use]
pub fn accessibility() -> AnyView {
    let page = use_page();
    let register = page.site.statement.register.as_ref().map(|url| {
        view! {
            <p class="nl-paragraph">
                <a class="nl-link" href=url.clone() rel="external">{url.clone()}</a>
            </p>
        }
    });
    let body = view! {
        {part(
            &page,
            "toegankelijkheid.doel",
            &["toegankelijkheid.doel.1", "toegankelijkheid.doel.2"],
        )}
        {part(&page, "toegankelijkheid.status", &["toegankelijkheid.status.1"])}
        {register}
        {part(&page, "toegankelijkheid.melden", &["toegankelijkheid.melden.1"])}
        {mail(&page.site.contact.email)}
    };
    text_page(page.t("toegankelijkheid"), body.into_any())
}
