//! One record: what, when, where, for whom and what it costs, who and how to reach them, what
//! belongs to it, and when it was last checked.

mod answers;
mod around;
mod reach;
mod vacancy;

use guide::{
    Kind, ask::DetailAnswer, freshness::Freshness, record::Record, schedule::Schedule,
    support::SupportSort,
};
use maud::{Markup, html};

use crate::{
    address::{Page, path_of},
    components::{
        checked_text, ended_text, favourite, icon, old_text, opening_hours, print_link, reasons,
        share, state_line,
    },
    context::{Context, said},
    device::write_key,
};

use self::around::around;
pub(super) use self::{answers::answers, reach::contact, vacancy::ASKS_A_PARENT};

use super::section;

/// The page.
#[must_use]
pub fn view(page: &Context, detail: &DetailAnswer) -> Markup {
    let record = &*detail.record;
    let common = record.common();
    let kind = record.kind();
    let lang = page.lang();
    let now = page.now.local();
    let state = detail.state.as_ref().and_then(|state| state_line(page, state, now));
    let summary = common.summary();
    html! {
        div class="ms-wrap" {
            (back(page, record))
            div class="ms-columns ms-columns--wide" {
                div class="ms-stack" {
                    div {
                        h1 class="nl-heading nl-heading--level-1" {
                            (said(&common.name().said(lang)))
                        }
                        p class="ms-marks" {
                            (marks(page, detail))
                            @if let Some(state) = state {
                                (state)
                            }
                        }
                    }
                    @if !summary.is_empty() {
                        p class="nl-paragraph nl-paragraph--lead" { (said(&summary.said(lang))) }
                    }
                    @if !detail.reasons.is_empty() {
                        p class="ms-fact ms-fact--suits" {
                            (icon(page, "check"))
                            (page.t("profiel.past")) ": "
                            (reasons(page, &detail.reasons))
                        }
                    }
                    (answers(page, detail).view())
                    @if let Some(hours) = record.hours() {
                        (hours_view(page, hours, detail))
                    }
                    (reach::actions(page, detail))
                    div class="ms-extras ms-noprint" {
                        (favourite(page, kind, common.id()))
                        (calendar(page, detail))
                        (print_link(
                            page,
                            &[("wat", &write_key(kind, common.id()))],
                            "afdrukken",
                        ))
                        (share(page, &page.address_of(&Page::Detail(kind, common.id().clone()))))
                    }
                    (checked(page, detail))
                }
                div class="ms-column" { (around(page, detail)) }
            }
        }
    }
}

/// The way back: to the questions for help, to all that helps on a plan, or to the list.
fn back(page: &Context, record: &Record) -> Markup {
    let supports = SupportSort::of(record);
    let kind = record.kind();
    let (to, text) = match record {
        Record::Service(_) => (Page::List(kind), page.t("hulp.vraag")),
        _ if supports.is_some() && kind != Kind::Organisation => {
            (Page::Support, page.t("ondersteuning"))
        }
        _ => (Page::List(kind), page.t(&format!("kinds.{}", kind.name()))),
    };
    html! {
        a class="nl-link ms-back" href=(page.href(&to, &[])) {
            (icon(page, "arrow-left"))
            (text)
        }
    }
}

/// Sample content, called off, over.
pub(super) fn marks(page: &Context, detail: &DetailAnswer) -> Markup {
    let cancelled = matches!(&*detail.record, Record::Activity(it) if it.cancelled);
    html! {
        @if let Some(ended) = detail.ended {
            span class="nl-data-badge ms-badge--over" { (ended_text(page, ended)) }
            " "
        }
        @if detail.record.common().is_sample() {
            span class="nl-data-badge ms-badge--sample" { (page.t("voorbeeld")) }
            " "
        }
        @if cancelled {
            span class="nl-data-badge ms-badge--cancelled" { (page.t("activiteit.afgelast")) }
            " "
        }
    }
}

/// The week, or the words of the source.
pub(super) fn hours_view(page: &Context, hours: &Schedule, detail: &DetailAnswer) -> Markup {
    // What was understood need not be shown twice.
    let body = if hours.is_known() {
        opening_hours(page, hours, &detail.week, &detail.ahead, detail.today)
    } else if let Some(text) = &hours.text {
        html! {
            p class="nl-paragraph" { (page.texts.with("uren.geschreven", &[("tekst", text)])) }
        }
    } else {
        return html! {};
    };
    section(page.t("uren"), body)
}

fn calendar(page: &Context, detail: &DetailAnswer) -> Markup {
    let record = &*detail.record;
    let (key, icon_name) = match record {
        Record::Activity(it) if it.when.is_dated() && detail.ended.is_none() => {
            ("actie.in-agenda", "calendar-plus")
        }
        Record::Organisation(_)
            if detail.related.iter().any(|related| related.kind == Kind::Activity) =>
        {
            ("actie.abonneer", "rss")
        }
        _ => return html! {},
    };
    let to = Page::Detail(record.kind(), record.common().id().clone());
    let path = path_of(page.lang(), page.site.first_language(), &to);
    html! {
        a class="nl-button nl-button--subtle" href=(format!("{path}.ics")) rel="external" {
            span class="nl-button__icon-start" { (icon(page, icon_name)) }
            span class="nl-button__label" { (page.t(key)) }
        }
    }
}

fn checked(page: &Context, detail: &DetailAnswer) -> Markup {
    let common = detail.record.common();
    let texts = &page.texts;
    let to = Page::Correction(detail.record.kind(), common.id().clone());
    html! {
        @if common.is_sample() {
            div class="ms-note" {
                (icon(page, "info"))
                p { (texts.get("voorbeeld.uitleg")) }
            }
        }
        p class="ms-noprint" {
            a class="nl-link ms-more" href=(page.href(&to, &[])) {
                (icon(page, "flag"))
                (texts.get("klopt-niet"))
            }
        }
        div class="ms-checked" {
            @if let Some(text) = checked_text(page, detail) {
                p { (text) }
            }
            @if let Some(text) = old_text(page, detail) {
                p class=(if detail.checked.freshness == Freshness::Old { "ms-old" } else { "" }) {
                    (icon(page, "hourglass"))
                    (text)
                }
            }
            @if let Some(source) = common.source() {
                p {
                    (texts.get("bron"))
                    " "
                    @if source.url.starts_with("http") {
                        (external(&source.url, source.url.split('/').nth(2).unwrap_or_default()))
                    } @else {
                        (source.url)
                    }
                    @if let Some(date) = &source.date {
                        " (" (date) ")"
                    }
                }
            }
        }
    }
}

fn external(url: &str, text: &str) -> Markup {
    html! {
        a class="nl-link" href=(url) rel="external noopener" { (text) }
    }
}
