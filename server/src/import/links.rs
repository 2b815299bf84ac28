//! Web addresses: only ones that a page can safely link to.

use super::{report::Action, row::Row};

/// A web address, with its scheme; `None` for anything else, `javascript:` above all.
pub(super) fn web(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let address = if lower.starts_with("https://") || lower.starts_with("http://") {
        text.to_owned()
    } else if lower.starts_with("www.") {
        format!("https://{text}")
    } else {
        return None;
    };
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next());
    let plain = !address
        .contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    (plain && host.is_some_and(|host| host.contains('.') && !host.contains('@'))).then_some(address)
}

/// The column `link`.
pub(super) fn link(row: &mut Row<'_>) -> Option<String> {
    let cell = row.cell("link");
    if cell.is_empty() {
        return None;
    }
    let link = web(cell);
    if link.is_none() {
        row.tell("link", "dit is geen webadres dat met https:// begint", Action::Dropped);
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            web("https://voorbeeld.example/a?b").as_deref(),
            Some("https://voorbeeld.example/a?b")
        );
        assert_eq!(web("www.voorbeeld.example").as_deref(), Some("https://www.voorbeeld.example"));
        for wrong in [
            "javascript:alert(1)",
            "voorbeeld.example",
            "https://",
            "https://a b.nl",
            "https://x@y.nl",
            "document: iets",
        ] {
            assert_eq!(web(wrong), None, "{wrong}");
        }
    }
}
