//! The addresses in a sitemap (<https://www.sitemaps.org/protocol.html>).

/// The paths of all `<loc>`s, in order, without their origin: the server under test has another one.
pub(super) fn paths(xml: &str) -> Vec<String> {
    xml.split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"))
        .map(|(address, _)| path(&unescape(address.trim())))
        .collect()
}

/// Whether it lists further sitemaps instead of pages.
pub(super) fn is_index(xml: &str) -> bool {
    xml.contains("<sitemapindex")
}

fn path(address: &str) -> String {
    let after_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
    after_scheme.find('/').map_or_else(|| "/".to_owned(), |start| after_scheme[start..].to_owned())
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_paths() {
        let xml = "<urlset><url><loc>https://mienskip.example/</loc></url><url>\n<loc> https://mienskip.example/wat?soort=a&amp;b=c </loc></url>\
                   <url><loc>https://mienskip.example</loc></url></urlset>";
        assert_eq!(paths(xml), ["/", "/wat?soort=a&b=c", "/"]);
        assert!(!is_index(xml));
        assert!(is_index("<sitemapindex xmlns=\"…\">"));
    }
}
