//! A text of a welcome pack: Markdown with nothing but paragraphs, lists, bold and links, as the
//! import writes it. What is not that is shown as it stands.

use guide::Said;
use maud::{Markup, html};

use crate::context::Context;

/// The text, marked with its language when that is not the page's.
#[must_use]
pub fn prose(page: &Context, text: &Said) -> Markup {
    html! {
        div class="ms-prose" lang=[text.lang.as_ref().map(guide::Lang::code)] {
            @for part in text.text.split("\n\n") {
                @if part.starts_with("- ") {
                    ul class="ms-prose__list" {
                        @for item in part.split('\n') {
                            li { (inline(page, item.trim_start_matches("- "))) }
                        }
                    }
                } @else {
                    p class="nl-paragraph" { (inline(page, part)) }
                }
            }
        }
    }
}

/// Words with bold and links in them.
fn inline(page: &Context, text: &str) -> Markup {
    let mut rest = text;
    let mut parts: Vec<Markup> = Vec::new();
    while let Some((before, part, after)) = next_mark(page, rest) {
        parts.push(html! { (before) });
        parts.push(part);
        rest = after;
    }
    html! {
        @for part in parts { (part) }
        (rest)
    }
}

/// The first mark in a text: what stands before it, what it makes, and what comes after. None when
/// there is no mark, or one that makes nothing.
fn next_mark<'a>(page: &Context, text: &'a str) -> Option<(&'a str, Markup, &'a str)> {
    let (before, rest) = text.split_at(text.find(['*', '[', '\\'])?);
    if let Some(rest) = rest.strip_prefix("**") {
        let (words, after) = rest.split_once("**")?;
        return Some((before, html! { strong { (words) } }, after));
    }
    if let Some(rest) = rest.strip_prefix('[') {
        let (words, rest) = rest.split_once("](")?;
        let (address, after) = rest.split_once(')')?;
        return Some((before, link(page, words, address), after));
    }
    // A backslash before a mark: it stands for itself.
    let rest = rest.strip_prefix('\\')?;
    let letter = rest.get(..1)?;
    Some((before, html! { (letter) }, &rest[1..]))
}

/// Addresses of the app itself are written as in Dutch; the page's language comes before them.
fn link(page: &Context, words: &str, address: &str) -> Markup {
    html! {
        @if let Some(path) = address.strip_prefix('/') {
            @let lang = page.lang();
            @if lang == page.site.first_language() {
                a class="nl-link" href=(address) { (words) }
            } @else {
                a class="nl-link" href=(format!("/{lang}/{path}")) { (words) }
            }
        } @else {
            a class="nl-link" href=(address) rel="external noopener" { (words) }
        }
    }
}
