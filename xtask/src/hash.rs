//! Content hashes, and the file names made with them.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// SHA-256 of the bytes as 64 hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// One hash of several named contents; which bytes belong to which name counts.
pub(crate) fn of_parts<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let listed = parts.into_iter().fold(String::new(), |mut text, (name, bytes)| {
        let _ = writeln!(text, "{} {name}", hex(bytes));
        text
    });
    hex(listed.as_bytes())
}

/// `icons/app-192.png` with its content's hash: `app-192.1a2b3c4d.png`. The folder goes: hashed files lie side by side.
pub(crate) fn hashed_name(logical: &str, bytes: &[u8]) -> String {
    let file = logical.rsplit_once('/').map_or(logical, |(_, file)| file);
    let digits = &hex(bytes)[..8];
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{stem}.{digits}.{extension}"),
        _ => format!("{file}.{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_eight_digits_of_the_content() {
        // SHA-256 of "abc" as published in FIPS 180-2.
        assert_eq!(hashed_name("app.js", b"abc"), "app.ba7816bf.js");
        assert_eq!(hashed_name("icons/app-192.png", b"abc"), "app-192.ba7816bf.png");
        assert_eq!(hashed_name("theme-noord.min.css", b"abc"), "theme-noord.min.ba7816bf.css");
        assert_eq!(hashed_name("LICENSE", b"abc"), "LICENSE.ba7816bf");
        assert_ne!(hashed_name("app.js", b"abd"), hashed_name("app.js", b"abc"));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(
            of_parts([("a", &b"bc"[..]), ("d", b"")]),
            of_parts([("a", &b"b"[..]), ("d", b"c")])
        );
        assert_ne!(of_parts([("a", &b"x"[..])]), of_parts([("b", &b"x"[..])]));
    }
}
