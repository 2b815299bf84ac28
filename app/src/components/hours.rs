//! A week of opening hours, today first: in words, as a table, and what comes after.

use guide::schedule::{Ahead, Booking, DayHours, Schedule, SlotKind, SlotOn};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::context::Context;

use super::icon;

/// Opening hours that are known: today and what is next in words, the seven days from today on,
/// days after these that are unlike others, and how to make an appointment.
#[must_use]
pub fn opening_hours(
    page: &Context,
    hours: &Schedule,
    week: &[DayHours],
    ahead: &[Ahead],
    today: Date,
) -> Markup {
    html! {
        p class="nl-paragraph" { (page.texts.soon_in_words(week, today)) }
        (hours_table(page, week, today))
        @if !ahead.is_empty() {
            (ahead_view(page, ahead, today))
        }
        (bookings(page, hours))
    }
}

/// The seven days from today on, with what kinds of hours there are.
#[must_use]
pub fn hours_table(page: &Context, week: &[DayHours], today: Date) -> Markup {
    let last = week.last().map_or(today, |day| day.date);
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
                @for day in week {
                    (day_view(page, day, today))
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
            td class="ms-hours__times" { (times_view(page, day, today)) }
        }
    }
}

/// The hours of one day, by kind; or that it is closed, and why.
#[must_use]
pub fn hours_of_day(page: &Context, day: &DayHours) -> Markup {
    times_view(page, day, day.date)
}

fn times_view(page: &Context, day: &DayHours, today: Date) -> Markup {
    let texts = &page.texts;
    html! {
        @if day.slots.is_empty() {
            span class="ms-hours__closed" { (texts.closed(day.exception.as_ref(), today)) }
        } @else if let Some(exception) = &day.exception {
            span class="ms-hours__remark" { (texts.remark(exception, today)) }
        }
        @for slot in &day.slots {
            (slot_view(page, slot))
        }
    }
}

fn slot_view(page: &Context, slot: &SlotOn) -> Markup {
    let from = page.texts.clock(slot.start.time());
    let until = page.texts.clock(slot.end.time());
    let kind = page.texts.slot_kind(slot.kind);
    html! {
        span class="ms-hours__slot" {
            span class="ms-hours__clock" { (from) " – " (until) }
            " "
            span class=(format!("ms-hours__kind ms-hours__kind--{}", slot.kind.name())) {
                (icon(page, kind_icon(slot.kind)))
                span {
                    (kind)
                    @if let Some(note) = &slot.note { ", " (note) }
                }
            }
        }
    }
}

/// Kinds differ in shape and word, not only in colour.
fn kind_icon(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Open => "building",
        SlotKind::Inloop => "users",
        SlotKind::Spreekuur => "message",
        SlotKind::Afspraak => "phone",
    }
}

/// Days after this week that are unlike others.
fn ahead_view(page: &Context, ahead: &[Ahead], today: Date) -> Markup {
    html! {
        div class="ms-hours__ahead" {
            h3 class="nl-heading nl-heading--level-3" { (page.t("uren.let-op")) }
            ul class="ms-hours__list" {
                @for it in ahead {
                    li {
                        strong { (days_of(page, it, today)) }
                        ": "
                        (page.texts.day_in_words(&it.day, today))
                    }
                }
            }
        }
    }
}

fn days_of(page: &Context, ahead: &Ahead, today: Date) -> String {
    let first = page.texts.date(ahead.day.date, today);
    if ahead.last == ahead.day.date {
        return first;
    }
    let last = page.texts.date(ahead.last, today);
    page.texts.with("uren.van-tot-dagen", &[("van", &first), ("tot", &last)])
}

/// How to make an appointment, once for each number and page.
fn bookings(page: &Context, hours: &Schedule) -> Markup {
    let mut shown: Vec<&Booking> = Vec::new();
    for slot in &hours.slots {
        if !slot.booking.is_empty() && !shown.contains(&&slot.booking) {
            shown.push(&slot.booking);
        }
    }
    html! {
        @for booking in shown {
            (booking_view(page, booking))
        }
    }
}

/// Call or visit a page to make an appointment.
#[must_use]
pub fn booking_view(page: &Context, booking: &Booking) -> Markup {
    let button = |href: &str, icon_name: &str, text: String| {
        html! {
            a class="nl-button nl-button--secondary ms-action" href=(href) rel="external noopener" {
                span class="nl-button__icon-start" { (icon(page, icon_name)) }
                span class="nl-button__label" { (text) }
            }
        }
    };
    html! {
        p class="ms-actions" {
            @if let Some(phone) = &booking.phone {
                @let dial = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
                @let text = page.texts.with("uren.afspraak-bel", &[("nummer", &page.texts.as_it_is(phone))]);
                (button(&format!("tel:{dial}"), "phone", text))
            }
            @if let Some(link) = &booking.link {
                (button(link, "calendar-plus", page.t("uren.afspraak-online")))
            }
        }
    }
}
