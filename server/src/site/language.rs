//! The language that a reader asks for without saying so: that of the phone.

use axum::http::{HeaderMap, header};
use guide::Lang;

use crate::compress::thousandths;

/// How many languages of a phone are looked at.
const MOST: usize = 32;

/// The language that a browser prefers (`Accept-Language`, RFC 9110 §12.5.4), among these; none
/// when it wants none of them. A variety of a language is that language (RFC 4647 §3.4): `ar-SY`
/// finds `ar`. Of equals the one that it names first.
///
/// The crates that do this bring a parser of every tag there is; here two letters will do.
pub(super) fn preferred(headers: &HeaderMap, among: &[Lang]) -> Option<Lang> {
    let given = headers
        .get_all(header::ACCEPT_LANGUAGE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .take(MOST);
    let mut best: Option<(Lang, u32)> = None;
    for range in given {
        let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        let first = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let weight = thousandths(weight);
        let wanted = first.parse::<Lang>().ok().filter(|lang| among.contains(lang));
        if let Some(lang) = wanted.filter(|_| weight > best.map_or(0, |(_, weight)| weight)) {
            best = Some((lang, weight));
        }
    }
    best.map(|(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_phone_s_first_choice_that_there_is() {
        let among = [Lang::NL, Lang::FY, Lang::EN];
        for (asked, wanted) in [
            ("", None),
            ("*", None),
            ("uk", None),
            ("en", Some("en")),
            ("EN-us", Some("en")),
            ("fy-NL,nl;q=0.9,en;q=0.8", Some("fy")),
            ("uk,ru;q=0.9,en;q=0.8,nl;q=0.7", Some("en")),
            ("nl;q=0.3, en ; q=0.8", Some("en")),
            ("nl;q=0.5,en;q=0.5", Some("nl")),
            ("nl;q=0,en;q=0.001", Some("en")),
            ("nl;q=0", None),
            ("en;q=veel", None),
            ("en;level=1", None),
            ("english,nederlands,,;;,-,q=1", None),
            ("en;q=0.9,nl;q=1.000", Some("nl")),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(asked));
            let found = preferred(&headers, &among);
            assert_eq!(found.as_ref().map(Lang::code), wanted, "{asked}");
        }
        assert_eq!(preferred(&HeaderMap::new(), &among), None);
        // In several headers, and bytes that are no text.
        let mut headers = HeaderMap::new();
        headers.append(header::ACCEPT_LANGUAGE, HeaderValue::from_bytes(b"\xff").unwrap());
        headers.append(header::ACCEPT_LANGUAGE, HeaderValue::from_static("de"));
        headers.append(header::ACCEPT_LANGUAGE, HeaderValue::from_static("fy;q=0.1"));
        assert_eq!(preferred(&headers, &among), Some(Lang::FY));
        let long = "x,".repeat(10_000);
        let mut headers = HeaderMap::new();
        headers.append(header::ACCEPT_LANGUAGE, HeaderValue::from_str(&long).unwrap());
        assert_eq!(preferred(&headers, &among), None);
    }
}
