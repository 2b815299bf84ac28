//! Finding by words.

use guide::ask::SearchAnswer;
use leptos::prelude::*;

use crate::{
    components::{Shows, items, search_form},
    context::use_page,
};

use super::{missing::themes, section};

/// The page.
#[must_use]
pub fn view(found: &SearchAnswer) -> AnyView {
    let page = use_page();
    let results = if found.words.is_empty() {
        themes()
    } else if found.total == 0 {
        let text = page.texts.with("zoek.niets", &[("woorden", &found.words)]);
        view! { <p class="nl-paragraph" role="status">{text}</p>{themes()} }.into_any()
    } else {
        let groups = found
            .found
            .iter()
            .map(|group| {
                let name = page.t(&format!("kinds.{}", group.kind.name()));
                let heading = format!("{name} ({})", group.total);
                section(heading, items(&group.cards, Shows::Day))
            })
            .collect_view();
        let count = page.texts.count("zoek.gevonden", found.total);
        view! { <p class="ms-count" role="status">{count}</p>{groups} }.into_any()
    };
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">{page.t("zoek")}</h1>
                {search_form(&found.words, false)}
            </div>
            <div class="ms-stack">{results}</div>
        </div>
    }
    .into_any()
}
