//! A week of opening hours, today first in mind.

use guide::schedule::{Schedule, SlotOn};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

use crate::context::{Context, use_page};

/// The seven days from today on, with what kinds of hours there are.
#[must_use]
pub fn hours_table(hours: &Schedule, today: Date) -> AnyView {
    let page = use_page();
    let week = hours.week(today);
    let rows = week
        .iter()
        .map(|day| {
            let is_today = day.date == today;
            let weekday = page.texts.weekday(day.date.weekday());
            let label = if is_today {
                page.texts.with("uren.vandaag", &[("dag", &weekday)])
            } else {
                weekday
            };
            let times = if day.slots.is_empty() {
                let closed = day.closure.as_ref().and_then(|closure| closure.reason.clone());
                let closed = match closed {
                    Some(reason) => page.texts.with("uren.dicht-om", &[("reden", &reason)]),
                    None => page.t("uren.dicht"),
                };
                view! { <span class="ms-hours__closed">{closed}</span> }.into_any()
            } else {
                day.slots.iter().map(|slot| slot_view(&page, slot)).collect_view().into_any()
            };
            view! {
                <tr class:ms-hours__today=is_today>
                    <th class="ms-hours__day" scope="row">{label}</th>
                    <td class="ms-hours__times">{times}</td>
                </tr>
            }
        })
        .collect_view();
    let last = today.saturating_add(6.days());
    let caption = page.texts.with(
        "uren.week",
        &[
            ("van", &page.texts.day_and_month(today, today)),
            ("tot", &page.texts.day_and_month(last, today)),
        ],
    );
    view! {
        <table class="ms-hours">
            <caption class="ms-hours__caption">{caption}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn slot_view(page: &Context, slot: &SlotOn) -> AnyView {
    let from = page.texts.clock(slot.start.time());
    let until = page.texts.clock(slot.end.time());
    let kind = page.texts.slot_kind(slot.kind);
    let kind = slot.note.as_ref().map_or(kind.clone(), |note| format!("{kind}, {note}"));
    view! {
        <span class="ms-hours__slot">
            <span>{from}" – "{until}</span>
            " "
            <span class="ms-hours__kind">{kind}</span>
        </span>
    }
    .into_any()
}
