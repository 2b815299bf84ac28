//! Records on paper: each whole enough to do without a phone, and a code that leads back here.

use guide::{
    Lang, Moment,
    ask::{Chosen, DetailAnswer, PrintAnswer},
    freshness::Freshness,
    record::Contact,
};
use maud::{Markup, Render, html};

use crate::{
    address::{Page, path_of, printed_query},
    components::{checked_text, chooser, favourite, icon, keep_all, old_text, print_button, share},
    context::{Context, said},
    qr::figure,
};

use super::detail;

/// The page.
#[must_use]
pub fn view(page: &Context, print: &PrintAnswer) -> Markup {
    let address = address(page, print);
    let single = matches!(print.records.as_slice(), [_]) && print.gone.is_empty();
    html! {
        div class="ms-wrap ms-paper" {
            @if print.records.is_empty() {
                h1 class="nl-heading nl-heading--level-1" { (title(page, print)) }
                p class="nl-paragraph" { (page.t("afdrukken.leeg")) }
                (notes(page, print))
                p {
                    a class="nl-button nl-button--secondary" href=(page.href(&Page::Saved, &[])) {
                        span class="nl-button__label" { (page.t("bewaren")) }
                    }
                }
            } @else {
                div class="ms-paper__head" {
                    div class="ms-stack" {
                        h1 class="nl-heading nl-heading--level-1" { (title(page, print)) }
                        p class="ms-soft" { (dates(page, print)) }
                    }
                    (code(page, &address))
                }
                (tools(page, print, &address))
                @for record in &print.records {
                    (sheet(page, record, single))
                }
                (notes(page, print))
                @if print.records.iter().any(|record| record.record.common().is_sample()) {
                    p class="ms-soft" { (page.t("voorbeeld.uitleg")) }
                }
            }
        }
    }
}

/// What is printed, as the name of the page and of the file that it is saved in.
#[must_use]
pub fn title(page: &Context, print: &PrintAnswer) -> Markup {
    match (&print.chosen, print.records.as_slice()) {
        (Chosen::Records(_), [only]) => said(&only.record.common().name().said(page.lang())),
        _ => crate::head::print_title(&page.texts, print).render(),
    }
}

/// The whole address that leads to what is printed.
fn address(page: &Context, print: &PrintAnswer) -> String {
    let to = |to: &Page| path_of(page.lang(), page.site.first_language(), to);
    let path = match &print.chosen {
        Chosen::List(kind, filter) => {
            let mut path = to(&Page::List(*kind));
            path.push_str(&filter.clone().from_start().query());
            path
        }
        Chosen::Records(_) => match print.records.as_slice() {
            [only] => to(&Page::Detail(only.record.kind(), only.record.common().id().clone())),
            records => {
                let keys = records.iter().map(|it| (it.record.kind(), it.record.common().id()));
                let mut path = to(&Page::Print);
                path.push_str(&printed_query(keys));
                path
            }
        },
    };
    let mut address = page.base.to_string();
    address.push_str(&path);
    address
}

/// The code and, for who has nothing to scan it with, the address in letters.
fn code(page: &Context, address: &str) -> Markup {
    let caption = html! {
        (page.t("afdrukken.scan"))
        " "
        span class="ms-address" { (address) }
    };
    figure(address, &page.t("afdrukken.qr"), &caption).unwrap_or_else(|| {
        html! {
            p class="ms-soft" { (page.t("afdrukken.lang")) }
        }
    })
}

/// "Afgedrukt op woensdag 2 december. De gegevens zijn van di 1 december."
fn dates(page: &Context, print: &PrintAnswer) -> String {
    let today = page.now.date();
    let date = |moment: Moment| page.texts.date_long(moment.date(), today);
    page.texts
        .with("afdrukken.op", &[("datum", &date(page.now)), ("stand", &date(print.published))])
}

/// What one can do with it on a screen.
fn tools(page: &Context, print: &PrintAnswer, address: &str) -> Markup {
    let records: Vec<_> = print
        .records
        .iter()
        .map(|it| {
            let common = it.record.common();
            (it.record.kind(), common.id(), common.name().said(page.lang()))
        })
        .collect();
    html! {
        div class="ms-noprint ms-stack" {
            div class="ms-extras" {
                (print_button(page))
                (share(page, address))
                @match records.as_slice() {
                    [(kind, id, _)] => (favourite(page, *kind, id)),
                    _ => (keep_all(page, &records)),
                }
            }
            p class="ms-soft" { (page.t("afdrukken.bestand")) }
            @if records.len() > 1 {
                (chooser(page, &records, "afdrukken.opnieuw"))
            }
        }
    }
}

/// What is not on it.
fn notes(page: &Context, print: &PrintAnswer) -> Markup {
    html! {
        @if !print.gone.is_empty() {
            @let names: Vec<String> = print
                .gone
                .iter()
                .map(|(kind, id)| crate::device::write_key(*kind, id))
                .collect();
            p class="ms-note" {
                (icon(page, "info"))
                span { (page.texts.with("afdrukken.weg", &[("namen", &page.texts.listed(&names))])) }
            }
        }
        @if print.left_out > 0 {
            p class="ms-note" {
                (icon(page, "info"))
                span { (page.texts.count("afdrukken.meer", print.left_out)) }
            }
        }
    }
}

/// One record.
fn sheet(page: &Context, detail: &DetailAnswer, single: bool) -> Markup {
    let common = detail.record.common();
    let lang: Lang = page.lang();
    let summary = common.summary();
    html! {
        article class="ms-sheet" {
            @if !single {
                h2 class="nl-heading nl-heading--level-2" { (said(&common.name().said(lang))) }
            }
            p class="ms-marks" { (detail::marks(page, detail)) }
            @if !summary.is_empty() {
                p { (said(&summary.said(lang))) }
            }
            (facts(page, detail))
            @if let Some(hours) = detail.record.hours() {
                (detail::hours_view(page, hours, detail))
            }
            @if let Some(text) = checked_text(page, detail) {
                p class="ms-soft" { (text) }
            }
            @if let Some(text) = old_text(page, detail) {
                p class=[(detail.checked.freshness == Freshness::Old).then_some("ms-old")] { (text) }
            }
        }
    }
}

/// The answers, and how to reach those behind it: on paper a button is worth nothing.
fn facts(page: &Context, detail: &DetailAnswer) -> Markup {
    let mut answers = detail::answers(page, detail);
    let Contact { phone, email, website, text } = detail::contact(page, detail);
    let q = |key: &str| page.t(key);
    answers.add_text(page, "phone", q("vraag.telefoon"), phone);
    answers.add_text(page, "mail", q("vraag.mail"), email);
    answers.add_text(page, "website", q("vraag.website"), website);
    answers.add_text(page, "info", q("vraag.contact"), text);
    answers.view()
}
