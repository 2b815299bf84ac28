//! What the private pages of volunteer and organisation say in the same words.

use guide::Moment;
use maud::{Markup, html};
use store::ApplicationState;

use crate::{
    applications::{Content, Reply},
    words::Words,
};

/// "Je reactie is gelezen."
pub(super) fn state_of(words: &Words, state: ApplicationState) -> String {
    words.t(&format!("reactie.stand.{}", state.name()))
}

/// "2 december 2026, 9.30 uur"
pub(super) fn day(words: &Words, at: Moment) -> String {
    let local = at.local();
    let values = [
        ("datum", words.date(local.date())),
        ("uur", local.hour().to_string()),
        ("minuut", format!("{:02}", local.minute())),
    ];
    words.with("moment", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// What a volunteer wrote: name, how to reach them, and what of the profile went along.
pub(super) fn facts(words: &Words, it: &Content) -> Markup {
    let fact = |label: String, what: Markup| {
        html! {
            div class="ms-answer" {
                dt class="ms-answer__question" { (label) }
                dd class="ms-answer__answer" { span class="ms-answer__main ms-words" { (what) } }
            }
        }
    };
    html! {
        dl class="ms-answers ms-answers--plain" {
            (fact(words.t("reactie.naam"), html! { (it.name) }))
            @if let Some(phone) = &it.phone {
                (fact(
                    words.t("reactie.telefoon"),
                    html! { a class="nl-link" href=(dial(phone)) dir="ltr" { (phone) } },
                ))
            }
            @if let Some(email) = &it.email {
                (fact(
                    words.t("reactie.email"),
                    html! { a class="nl-link" href=(format!("mailto:{email}")) dir="ltr" { (email) } },
                ))
            }
            @if it.young {
                (fact(words.t("reactie.leeftijd"), html! { (words.t("reactie.jong")) }))
            }
            @for (label, text) in &it.parts {
                @let label = if label.is_empty() { words.t("reactie.deel") } else { label.clone() };
                (fact(label, html! { (text) }))
            }
            @if !it.message.is_empty() {
                (fact(words.t("reactie.bericht"), html! { (it.message) }))
            }
        }
    }
}

/// What the organisation wrote, the oldest first.
pub(super) fn replies(words: &Words, all: &[Reply]) -> Markup {
    html! {
        @for reply in all.iter().filter(|reply| !reply.text.is_empty()) {
            div class="ms-note" {
                div {
                    p class="ms-words" { (reply.text) }
                    p class="ms-soft" { (day(words, Moment::from_unix(reply.at))) }
                }
            }
        }
    }
}

fn dial(phone: &str) -> String {
    // "+31 (0)6" is dialled without what stands in the brackets.
    let number = phone.replace("(0)", "");
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}
