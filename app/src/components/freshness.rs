//! When somebody last said that a record is right, and a word of warning when that is long ago.

use guide::{
    Kind,
    ask::{Card, DetailAnswer},
    freshness::Freshness,
};
use maud::{Markup, html};

use crate::context::Context;

use super::icon;

/// How fresh a list item is, as one of its facts: what nobody checked for long is always said,
/// the day of the last check where there is room.
#[must_use]
pub fn checked_fact(page: &Context, card: &Card) -> Option<Markup> {
    if card.ended.is_some() {
        return None;
    }
    if card.checked.freshness == Freshness::Old {
        return Some(html! {
            span class="ms-fact ms-fact--old" {
                (icon(page, "hourglass"))
                (page.t("versheid.oud"))
            }
            " "
        });
    }
    let on = card.checked.on.filter(|_| matches!(card.kind, Kind::Service | Kind::Place))?;
    let date = page.texts.day_and_month(on, page.now.date());
    Some(html! {
        span class="ms-fact ms-fact--extra" {
            (icon(page, "check"))
            (page.texts.with("versheid.op", &[("datum", &date)]))
        }
        " "
    })
}

/// "Nagekeken op 3 juni 2026.", or that nobody knows; nothing for sample content, which says
/// more about itself.
#[must_use]
pub fn checked_text(page: &Context, detail: &DetailAnswer) -> Option<String> {
    match detail.checked.on {
        Some(on) => {
            let date = page.texts.date_long(on, detail.today);
            Some(page.texts.with("nagekeken", &[("datum", &date)]))
        }
        None if detail.checked.freshness == Freshness::Unknown => {
            (!detail.record.common().is_sample()).then(|| page.t("nagekeken.niet"))
        }
        None => None,
    }
}

/// What to do when the last word about a record is long ago; nothing while it is believed.
#[must_use]
pub fn old_text(page: &Context, detail: &DetailAnswer) -> Option<String> {
    let phone = |contact: &guide::record::Contact| contact.phone.is_some();
    let calls = detail.record.contact().is_some_and(phone) || phone(&detail.organisation_contact);
    let visited = matches!(
        detail.record.kind(),
        Kind::Organisation | Kind::Place | Kind::Activity | Kind::Service | Kind::Vacancy
    );
    let key = match detail.checked.freshness {
        _ if detail.ended.is_some() => return None,
        Freshness::Old if visited && calls => "versheid.oud-bel",
        Freshness::Old if visited => "versheid.oud-vraag",
        Freshness::Old => "versheid.oud-lees",
        Freshness::Ageing => "versheid.oudert",
        Freshness::Fresh | Freshness::Unknown => return None,
    };
    Some(page.t(key))
}
