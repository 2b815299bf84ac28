//! Activities by day.

use guide::{ask::DayGroup, calendar};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::context::Context;

use super::{Shows, items};

/// "Vandaag", "Morgen" or "Maandag", and the date beside it.
fn day_heading(page: &Context, date: Date, today: Date) -> (String, String) {
    let texts = &page.texts;
    let days = calendar::days_between(today, date);
    match days {
        0 => (texts.get("vandaag"), texts.date_long(date, today)),
        1 => (texts.get("morgen"), texts.date_long(date, today)),
        2..=6 => (texts.weekday(date.weekday()), texts.day_and_month(date, today)),
        _ => (texts.date_long(date, today), String::new()),
    }
}

/// The groups, each under its day.
#[must_use]
pub fn by_day(page: &Context, groups: &[DayGroup]) -> Markup {
    let today = page.now.date();
    html! {
        @for group in groups {
            section class="ms-section" {
                h2 class="ms-day" {
                    @if let Some(date) = group.date {
                        @let (day, note) = day_heading(page, date, today);
                        (day) " " span class="ms-day__note" { (note) }
                    } @else {
                        (page.t("agenda.zonder-datum"))
                    }
                }
                (items(page, &group.cards, Shows::Time))
            }
        }
    }
}
