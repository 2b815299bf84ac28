//! A week of opening hours, today first in mind.

use guide::calendar;
use guide::schedule::{DayHours, Schedule, SlotOn};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::context::Context;

/// The seven days from today on, with what kinds of hours there are.
#[must_use]
pub fn hours_table(page: &Context, hours: &Schedule, today: Date) -> Markup {
    let last = calendar::days_later(today, 6);
    let caption = page.texts.with(
        "uren.week",
        &[
            ("van", &page.texts.day_and_month(today, today)),
            ("tot", &page.texts.day_and_month(last, today)),
        ],
    );
    html! {
        table class="ms-hours" {
            caption class="ms-hours__caption" { (caption) }
            tbody {
                @for day in hours.week(today) {
                    (day_view(page, &day, today))
                }
            }
        }
    }
}

fn day_view(page: &Context, day: &DayHours, today: Date) -> Markup {
    let is_today = day.date == today;
    let weekday = page.texts.weekday(day.date.weekday());
    let label =
        if is_today { page.texts.with("uren.vandaag", &[("dag", &weekday)]) } else { weekday };
    html! {
        tr class=[is_today.then_some("ms-hours__today")] {
            th class="ms-hours__day" scope="row" { (label) }
            td class="ms-hours__times" {
                @if day.slots.is_empty() {
                    span class="ms-hours__closed" { (closed_text(page, day)) }
                }
                @for slot in &day.slots {
                    (slot_view(page, slot))
                }
            }
        }
    }
}

/// "dicht", with the reason when one was given.
fn closed_text(page: &Context, day: &DayHours) -> String {
    match day.closure.as_ref().and_then(|closure| closure.reason.as_ref()) {
        Some(reason) => page.texts.with("uren.dicht-om", &[("reden", reason)]),
        None => page.t("uren.dicht"),
    }
}

fn slot_view(page: &Context, slot: &SlotOn) -> Markup {
    let from = page.texts.clock(slot.start.time());
    let until = page.texts.clock(slot.end.time());
    let kind = page.texts.slot_kind(slot.kind);
    html! {
        span class="ms-hours__slot" {
            span { (from) " – " (until) }
            " "
            span class="ms-hours__kind" {
                (kind)
                @if let Some(note) = &slot.note { ", " (note) }
            }
        }
    }
}
