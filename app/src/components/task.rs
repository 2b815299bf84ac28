//! Volunteer work at a glance: when it is and how much time it takes, and what sets it apart.

use guide::{ask::Task, day_part::Times};
use maud::{Markup, html};

use crate::context::{Context, said};

/// "ma en vr ochtend", "je kiest zelf wanneer", or the words of who asks.
#[must_use]
pub fn when_text(page: &Context, task: &Task) -> Option<Markup> {
    match task.times {
        Times::At(parts) => Some(html! { (page.texts.day_parts(parts)) }),
        Times::Free => Some(html! { (page.t("dagdeel.vrij")) }),
        Times::Unknown => task.when.as_ref().map(said),
    }
}

/// "4 uur per week", or the words of who asks.
#[must_use]
pub fn hours_text(page: &Context, task: &Task) -> Option<Markup> {
    match task.effort {
        Some(effort) => Some(html! { (page.texts.effort(effort)) }),
        None => task.hours.as_ref().map(said),
    }
}

/// "ma en vr ochtend · 4 uur per week"
pub(super) fn time_line(page: &Context, task: &Task) -> Option<Markup> {
    match (when_text(page, task), hours_text(page, task)) {
        (Some(when), Some(hours)) => Some(html! { (when) " · " (hours) }),
        (when, hours) => when.or(hours),
    }
}

/// What sets it apart, each with its icon: once only, from home, with a buddy.
pub(super) fn marks(page: &Context, task: &Task) -> Vec<(&'static str, String)> {
    [
        (task.once, "flag", "filter.eenmalig.ja"),
        (task.from_home, "start", "filter.thuis"),
        (task.buddy, "thema-gezelschap", "filter.maatje.ja"),
    ]
    .into_iter()
    .filter(|(is_so, ..)| *is_so)
    .map(|(_, icon, key)| (icon, page.texts.lower_first(&page.t(key))))
    .collect()
}
