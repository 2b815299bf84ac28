//! What the private pages of volunteer and organisation say in the same words.

use guide::Moment;
use maud::{Markup, html};
use store::ApplicationState;

use crate::{
    applications::{Content, Reply},
    mail::Texts,
};

/// "Je reactie is gelezen."
pub(super) fn state_of(texts: &Texts, state: ApplicationState) -> &str {
    texts.t(&format!("reactie.stand.{}", state.name()))
}

/// "2 december 2026, 9.30 uur"
pub(super) fn day(texts: &Texts, at: Moment) -> String {
    let local = at.local();
    let month = texts.t(&format!("maand.{}", local.month()));
    let values = [
        ("dag", local.day().to_string()),
        ("maand", month.to_owned()),
        ("jaar", local.year().to_string()),
        ("uur", local.hour().to_string()),
        ("minuut", format!("{:02}", local.minute())),
    ];
    texts.with("moment", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// What a volunteer wrote: name, how to reach them, and what of the profile went along.
pub(super) fn facts(texts: &Texts, it: &Content) -> Markup {
    let fact = |label: &str, what: Markup| {
        html! {
            div class="ms-answer" {
                dt class="ms-answer__question" { (label) }
                dd class="ms-answer__answer" { span class="ms-answer__main ms-words" { (what) } }
            }
        }
    };
    html! {
        dl class="ms-answers ms-answers--plain" {
            (fact(texts.t("reactie.naam"), html! { (it.name) }))
            @if let Some(phone) = &it.phone {
                (fact(
                    texts.t("reactie.telefoon"),
                    html! { a class="nl-link" href=(dial(phone)) { (phone) } },
                ))
            }
            @if let Some(email) = &it.email {
                (fact(
                    texts.t("reactie.email"),
                    html! { a class="nl-link" href=(format!("mailto:{email}")) { (email) } },
                ))
            }
            @if it.young {
                (fact(texts.t("reactie.leeftijd"), html! { (texts.t("reactie.jong")) }))
            }
            @for (label, text) in &it.parts {
                @let label = if label.is_empty() { texts.t("reactie.deel") } else { label };
                (fact(label, html! { (text) }))
            }
            @if !it.message.is_empty() {
                (fact(texts.t("reactie.bericht"), html! { (it.message) }))
            }
        }
    }
}

/// What the organisation wrote, the oldest first.
pub(super) fn replies(texts: &Texts, all: &[Reply]) -> Markup {
    html! {
        @for reply in all.iter().filter(|reply| !reply.text.is_empty()) {
            div class="ms-note" {
                div {
                    p class="ms-words" { (reply.text) }
                    p class="ms-soft" { (day(texts, Moment::from_unix(reply.at))) }
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
