//! The compressed twins of a file, made once at build time at the highest settings.

use std::io::Write as _;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// A file's `.br` and `.gz`; none where it would not be smaller.
#[derive(Default)]
pub(super) struct Twins {
    pub(super) br: Option<Vec<u8>>,
    pub(super) gz: Option<Vec<u8>>,
}

/// Compresses, when files with this name are worth trying.
pub(super) fn twins(name: &str, bytes: &[u8]) -> Result<Twins> {
    if !compressible(name) {
        return Ok(Twins::default());
    }
    let smaller = |twin: Vec<u8>| (twin.len() < bytes.len()).then_some(twin);
    Ok(Twins { br: smaller(brotli(bytes)?), gz: smaller(gzip(bytes)?) })
}

/// Text and WebAssembly; images and fonts are compressed already.
fn compressible(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| {
        matches!(
            extension,
            "js" | "css" | "json" | "svg" | "wasm" | "webmanifest" | "html" | "txt" | "xml" | "ico"
        )
    })
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut twin = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut twin, &parameters)?;
    Ok(twin)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn twins_hold_the_same_bytes_and_are_smaller() {
        let text = "Wat is er te doen? ".repeat(100).into_bytes();
        let Twins { br: Some(br), gz: Some(gz) } = twins("site.css", &text).unwrap() else {
            panic!("no twins")
        };
        assert!(br.len() < text.len() && gz.len() < text.len());
        let (mut from_br, mut from_gz) = (Vec::new(), Vec::new());
        brotli::BrotliDecompress(&mut br.as_slice(), &mut from_br).unwrap();
        flate2::read::GzDecoder::new(gz.as_slice()).read_to_end(&mut from_gz).unwrap();
        assert!(from_br == text && from_gz == text);
        assert_eq!(
            twins("site.css", &text).unwrap().br.unwrap(),
            br,
            "the same input gives the same bytes"
        );
    }

    #[test]
    fn no_twin_that_is_not_smaller_or_not_worth_trying() {
        assert!(twins("tiny.js", b"x").unwrap().gz.is_none());
        assert!(twins("photo.png", &[0; 1000]).unwrap().br.is_none());
    }
}
