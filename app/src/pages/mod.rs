//! The pages, one a file. Each is a function of the answer, the time and the language.

mod applied;
mod apply;
mod area;
mod areas;
mod corrected;
mod correction;
mod detail;
mod help;
mod home;
mod list;
mod missing;
mod print;
mod profile;
mod saved;
mod search;
mod services;
mod settings;
mod statements;
mod support;
mod welcome;

use guide::Answer;
use maud::{Markup, html};

use crate::{
    address::Page,
    components::icon,
    context::{Context, Seen},
};

/// The page for what there is to see.
#[must_use]
pub fn view(page: &Context, seen: &Seen) -> Markup {
    match seen {
        Seen::Unreadable(errors) => missing::unreadable(page, errors),
        Seen::Plain => match page.address.page {
            Page::Saved => saved::view(page, None),
            Page::Profile | Page::Done | Page::Keep | Page::Portfolio => profile::view(page, None),
            Page::Settings => settings::view(page),
            Page::Corrected(kind, ref id) => corrected::view(page, kind, id),
            Page::Applied(ref id) => applied::view(page, id),
            Page::About => statements::about(page),
            Page::Privacy => statements::privacy(page),
            Page::Accessibility => statements::accessibility(page),
            _ => waiting(page),
        },
        Seen::Profile(answer) => profile::view(page, Some(answer)),
        Seen::Answer(answer) => match answer {
            Answer::Home(home) => home::view(page, home),
            Answer::List(list) => list::view(page, list),
            Answer::Detail(detail) => match page.address.page {
                Page::Correction(..) => correction::view(page, &detail.record),
                Page::Apply(_) => apply::view(page, detail),
                _ => detail::view(page, detail),
            },
            Answer::Help(help) => help::view(page, help),
            Answer::Support(support) => support::view(page, support),
            Answer::Areas(areas) => match page.address.page {
                Page::Welcomes | Page::Scanned(_) => welcome::chooser(page, areas),
                _ => areas::view(page, areas),
            },
            Answer::Welcome(pack) => welcome::view(page, pack),
            Answer::Area(area) => area::view(page, area),
            Answer::Search(found) => search::view(page, found),
            Answer::Print(print) => print::view(page, print),
            Answer::Saved(cards) => saved::view(page, Some(cards)),
            Answer::Missing(missing) => missing::view(page, missing),
        },
    }
}

/// While the page is on its way.
fn waiting(page: &Context) -> Markup {
    html! {
        div class="ms-wrap" {
            p class="nl-paragraph" role="status" { (page.t("laden")) }
        }
    }
}

/// A section with a heading.
#[expect(clippy::needless_pass_by_value, reason = "both are made on the spot, for this alone")]
fn section(heading: String, body: Markup) -> Markup {
    html! {
        section class="ms-section" {
            div class="ms-section__head" {
                h2 class="nl-heading nl-heading--level-2" { (heading) }
            }
            (body)
        }
    }
}

/// A link below a list to the whole of it.
#[expect(clippy::needless_pass_by_value, reason = "both are made on the spot, for this alone")]
fn more(page: &Context, href: String, text: String) -> Markup {
    html! {
        a class="nl-link ms-more" href=(href) {
            (text)
            (icon(page, "arrow-right"))
        }
    }
}
