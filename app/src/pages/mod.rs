//! The pages, one a file. Each is a function of the answer, the time and the language.

mod area;
mod areas;
mod detail;
mod home;
mod list;
mod missing;
mod saved;
mod search;
mod settings;
mod statements;

pub use list::ListPage;

use guide::Answer;
use leptos::prelude::*;

use crate::{
    address::Page,
    context::{Seen, use_page},
};

/// The page for what there is to see, but for lists, which stay while their answer changes.
#[must_use]
pub fn view(page: &Page, seen: &Seen) -> AnyView {
    match seen {
        Seen::Unreadable(errors) => missing::unreadable(errors),
        Seen::OnServer => waiting(),
        Seen::Plain => match page {
            Page::Saved => saved::view(),
            Page::Settings => settings::view(),
            Page::About => statements::about(),
            Page::Privacy => statements::privacy(),
            Page::Accessibility => statements::accessibility(),
            _ => waiting(),
        },
        Seen::Answer(answer) => match answer {
            Answer::Home(home) => home::view(home),
            Answer::List(_) => waiting(),
            Answer::Detail(detail) => detail::view(detail),
            Answer::Areas(areas) => areas::view(areas),
            Answer::Area(area) => area::view(area),
            Answer::Search(found) => search::view(found),
            Answer::Saved(_) => saved::view(),
            Answer::Missing(missing) => missing::view(missing),
        },
    }
}

/// While the page is on its way.
fn waiting() -> AnyView {
    let page = use_page();
    view! {
        <div class="ms-wrap">
            <p class="nl-paragraph" role="status">{page.t("laden")}</p>
        </div>
    }
    .into_any()
}

/// A section with a heading.
fn section(heading: String, body: AnyView) -> AnyView {
    view! {
        <section class="ms-section">
            <div class="ms-section__head">
                <h2 class="nl-heading nl-heading--level-2">{heading}</h2>
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// A link below a list to the whole of it.
fn more(href: String, text: String) -> AnyView {
    view! {
        <a class="nl-link ms-more" href=href>
            {text}
            {crate::components::icon("arrow-right")}
        </a>
    }
    .into_any()
}
