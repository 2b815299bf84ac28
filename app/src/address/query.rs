//! Queries: what stands behind the question mark of an address.

use guide::{Kind, Slug};

use crate::device::write_key;

/// A query from pairs, with its question mark; empty without pairs.
#[must_use]
pub fn query_of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (key, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        query.push('=');
        encode_into(&mut query, value);
    }
    query
}

/// The query that asks for these records on paper. The slash stays as it is (RFC 3986 allows it):
/// shorter to read and to scan.
#[must_use]
pub fn printed_query<'a>(records: impl IntoIterator<Item = (Kind, &'a Slug)>) -> String {
    let mut query = String::new();
    for (kind, id) in records {
        query.push_str(if query.is_empty() { "?wat=" } else { "&wat=" });
        query.push_str(&write_key(kind, id));
    }
    query
}

/// Percent-encodes a value of a query (RFC 3986: all but unreserved characters).
pub fn encode_into(into: &mut String, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                into.push(char::from(byte));
            }
            b' ' => into.push('+'),
            _ => {
                into.push('%');
                into.push(char::from(HEX[usize::from(byte >> 4)]));
                into.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

/// Reads a query as forms write it (`application/x-www-form-urlencoded`).
pub(super) fn read_query(query: &str) -> Vec<(String, String)> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect()
}

/// What a percent-encoded text says; what cannot be read stays as it is.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |digits: &[u8]| {
            std::str::from_utf8(digits.get(..2)?)
                .ok()
                .and_then(|it| u8::from_str_radix(it, 16).ok())
        };
        let (byte, after) = match first {
            b'+' => (b' ', after),
            b'%' => hex(after).map_or((b'%', after), |byte| (byte, &after[2..])),
            byte => (*byte, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
