//! What is known about getting in, from the column `toegankelijkheid`.

use guide::record::Access;

use super::row::parts;

/// Reads `drempelvrij; aangepast toilet`. Anything but a plain statement stays words.
pub(super) fn read(text: &str) -> Access {
    let mut access = Access::default();
    let mut words = Vec::new();
    for part in parts(text) {
        match part.to_lowercase().as_str() {
            "drempelvrij" if access.step_free.is_none() => access.step_free = Some(true),
            "niet drempelvrij" if access.step_free.is_none() => access.step_free = Some(false),
            _ => words.push(part),
        }
    }
    access.text = (!words.is_empty()).then(|| words.join("; "));
    access
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_statement_counts() {
        let read = |text| {
            let access = read(text);
            (access.step_free, access.text.unwrap_or_default())
        };
        assert_eq!(read(""), (None, String::new()));
        assert_eq!(read("drempelvrij; aangepast toilet"), (Some(true), "aangepast toilet".into()));
        assert_eq!(read("niet drempelvrij"), (Some(false), String::new()));
        assert_eq!(read("deels drempelvrij"), (None, "deels drempelvrij".into()));
        assert_eq!(read("drempelvrij; niet drempelvrij"), (Some(true), "niet drempelvrij".into()));
    }
}
