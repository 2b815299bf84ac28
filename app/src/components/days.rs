//! Activities by day.

use guide::ask::DayGroup;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::{
    context::{Context, use_page},
    device::use_device,
};

use super::{Shows, items};

/// "Vandaag", "Morgen" or "Maandag", and the date beside it.
fn day_heading(page: &Context, date: Date, today: Date) -> (String, String) {
    let texts = &page.texts;
    let days = today.until(date).map_or(0, |span| span.get_days());
    match days {
        0 => (texts.get("vandaag"), texts.date_long(date, today)),
        1 => (texts.get("morgen"), texts.date_long(date, today)),
        2..=6 => (capital(&texts.weekday(date.weekday())), texts.day_and_month(date, today)),
        _ => (capital(&texts.date_long(date, today)), String::new()),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The groups, each under its day.
#[must_use]
pub fn by_day(groups: &[DayGroup]) -> AnyView {
    let page = use_page();
    let today = use_device().now.get_untracked().date();
    groups
        .iter()
        .map(|group| {
            let heading = match group.date {
                Some(date) => {
                    let (day, note) = day_heading(&page, date, today);
                    view! { {day}" "<span class="ms-day__note">{note}</span> }.into_any()
                }
                None => page.t("agenda.zonder-datum").into_any(),
            };
            view! {
                <section class="ms-section">
                    <h2 class="ms-day">{heading}</h2>
                    {items(&group.cards, Shows::Time)}
                </section>
            }
        })
        .collect_view()
        .into_any()
}
