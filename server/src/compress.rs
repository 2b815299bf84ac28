//! Bodies as they travel: which encoding a client gets, and whether it has the same already.

use std::{fmt::Write as _, io::Write as _};

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            VARY,
        },
    },
    response::Response,
};
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest as _, Sha256};

/// A body that is smaller than this goes as it is: compressed it would still be one packet.
const SMALL: usize = 1000;
/// Brotli quality for what is compressed while somebody waits. The step to 5 makes a page 8 %
/// smaller and takes four times as long: 7 ms, most of the time of a page.
const QUICK: i32 = 4;
/// Brotli quality for what many will ask for, until the thorough one is done.
const FIRST: i32 = 5;
/// Brotli quality for what is compressed once and sent often. The last step to 11 takes three
/// times as long for a per cent or two.
const THOROUGH: i32 = 10;

/// What a client may do with an answer about public content: keep it, but ask every time whether
/// it is still right.
pub const ASK_AGAIN: &str = "no-cache";

/// An encoding of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// Gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Encoding {
    /// The best one that a client accepts: the one it prefers, of equals the smallest.
    #[must_use]
    pub fn accepted(headers: &HeaderMap) -> Self {
        let mut best = (Self::Identity, 0);
        let given = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        for choice in given.flat_map(|value| value.split(',')) {
            let (name, parameter) = choice.split_once(';').unwrap_or((choice, "q=1"));
            let encoding = match name.trim() {
                "br" => Self::Brotli,
                "gzip" | "x-gzip" => Self::Gzip,
                _ => continue,
            };
            let weight = thousandths(parameter);
            if weight > best.1 || (weight == best.1 && weight > 0 && encoding == Self::Brotli) {
                best = (encoding, weight);
            }
        }
        best.0
    }

    fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Identity => "",
            Self::Gzip => "-gz",
            Self::Brotli => "-br",
        }
    }
}

/// The weight that a client gives a choice, `q=0.8` (RFC 9110 §12.4.2); 0 when it cannot be read.
pub(crate) fn thousandths(parameter: &str) -> u32 {
    let weight = parameter.trim().strip_prefix("q=").and_then(|it| it.trim().parse::<f32>().ok());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000"
    )]
    let weight = (weight.unwrap_or(0.0).clamp(0.0, 1.0) * 1000.0) as u32;
    weight
}

/// A body in the three encodings, made beforehand because many will ask for it.
#[derive(Clone, Debug)]
pub struct Body3 {
    /// As it is.
    pub plain: Bytes,
    /// With brotli.
    pub br: Bytes,
    /// With gzip.
    pub gz: Bytes,
    /// What tells this body from others; the same for the three encodings.
    pub tag: String,
    /// What tells this brotli stream from others of the same body.
    br_suffix: &'static str,
}

impl Body3 {
    /// Encodes a body in a moment.
    #[must_use]
    pub fn quick(plain: impl Into<Bytes>) -> Self {
        Self::with(plain.into(), FIRST, "-br5")
    }

    /// Encodes a body as small as it gets; takes seconds for a megabyte, so never where somebody
    /// waits.
    #[must_use]
    pub fn thorough(plain: impl Into<Bytes>) -> Self {
        Self::with(plain.into(), THOROUGH, Encoding::Brotli.suffix())
    }

    fn with(plain: Bytes, quality: i32, br_suffix: &'static str) -> Self {
        let (br, gz) = (brotli(&plain, quality), gzip(&plain, Compression::best()));
        let tag = tag(&plain);
        Self { plain, br, gz, tag, br_suffix }
    }

    /// Whether it could be smaller.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.br_suffix != Encoding::Brotli.suffix()
    }

    /// The answer to a request for this body.
    #[must_use]
    pub fn reply(&self, request: &HeaderMap, media_type: &str, cache: &str) -> Response {
        let encoding = Encoding::accepted(request);
        let (body, suffix) = match encoding {
            Encoding::Identity => (&self.plain, encoding.suffix()),
            Encoding::Gzip => (&self.gz, encoding.suffix()),
            Encoding::Brotli => (&self.br, self.br_suffix),
        };
        let etag = format!("\"{}{suffix}\"", self.tag);
        if has_already(request, &self.tag) {
            return answer(StatusCode::NOT_MODIFIED, None, encoding, &etag, cache, Body::empty());
        }
        let body = Body::from(body.clone());
        answer(StatusCode::OK, Some(media_type), encoding, &etag, cache, body)
    }
}

/// The answer with a body made for this request: compressed if that helps, or 304 when the client
/// has the same one already.
#[must_use]
pub fn reply(
    request: &HeaderMap,
    media_type: &str,
    cache: &str,
    body: impl Into<Bytes>,
) -> Response {
    let plain = body.into();
    let tag = tag(&plain);
    let encoding =
        if plain.len() < SMALL { Encoding::Identity } else { Encoding::accepted(request) };
    let etag = format!("\"{tag}{}\"", encoding.suffix());
    if has_already(request, &tag) {
        return answer(StatusCode::NOT_MODIFIED, None, encoding, &etag, cache, Body::empty());
    }
    let (body, _) = encode(plain, encoding);
    answer(StatusCode::OK, Some(media_type), encoding, &etag, cache, body.into())
}

/// A body in an encoding, and the name of the encoding it got: what is small stays as it is.
#[must_use]
pub fn encode(plain: Bytes, encoding: Encoding) -> (Bytes, Option<&'static str>) {
    let encoding = if plain.len() < SMALL { Encoding::Identity } else { encoding };
    let body = match encoding {
        Encoding::Identity => plain,
        Encoding::Gzip => gzip(&plain, Compression::fast()),
        Encoding::Brotli => brotli(&plain, QUICK),
    };
    (body, encoding.name())
}

fn answer(
    status: StatusCode,
    media_type: Option<&str>,
    encoding: Encoding,
    etag: &str,
    cache: &str,
    body: Body,
) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let known = [
        (CONTENT_TYPE, media_type),
        (CONTENT_ENCODING, encoding.name().filter(|_| media_type.is_some())),
        (ETAG, Some(etag)),
        (CACHE_CONTROL, Some(cache)),
    ];
    for (name, value) in known {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}

/// Names a body by its content: 64 bits of its SHA-256, more than enough to tell one version of
/// a body from the next.
#[must_use]
pub fn tag(body: &[u8]) -> String {
    Sha256::digest(body).iter().take(8).fold(String::new(), |mut tag, byte| {
        // Writing to a String cannot fail.
        let _ = write!(tag, "{byte:02x}");
        tag
    })
}

/// Whether the client says it has the body that this `ETag` names, in whatever encoding.
#[must_use]
pub fn has_etag(request: &HeaderMap, etag: Option<&HeaderValue>) -> bool {
    let etag = etag.and_then(|etag| etag.to_str().ok()).map(|etag| etag.trim_matches('"'));
    etag.and_then(|etag| etag.split('-').next()).is_some_and(|tag| has_already(request, tag))
}

/// Whether the client says it has the body with this tag, in whatever encoding (weak comparison,
/// RFC 9110 §13.1.2).
fn has_already(request: &HeaderMap, wanted: &str) -> bool {
    let given = request.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    given.flat_map(|value| value.split(',')).any(|known| {
        let known = known.trim();
        let known = known.strip_prefix("W/").unwrap_or(known).trim_matches('"');
        known == "*" || known.split('-').next() == Some(wanted)
    })
}

fn gzip(plain: &[u8], level: Compression) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), level);
    // Writing to memory cannot fail.
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default().into()
}

fn brotli(mut plain: &[u8], quality: i32) -> Bytes {
    let parameters = BrotliEncoderParams {
        quality,
        // A window as large as the body; more is of no use.
        lgwin: (plain.len().max(2).ilog2() + 1).clamp(16, 22).cast_signed(),
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let mut encoded = Vec::with_capacity(plain.len() / 4);
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut plain, &mut encoded, &parameters);
    encoded.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(value: &str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, value.parse().unwrap());
        Encoding::accepted(&headers)
    }

    #[test]
    fn a_client_gets_what_it_prefers() {
        assert_eq!(Encoding::accepted(&HeaderMap::new()), Encoding::Identity);
        assert_eq!(accepted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(accepted("br;q=0.5, gzip"), Encoding::Gzip);
        assert_eq!(accepted("br;q=0, gzip;q=0"), Encoding::Identity);
        assert_eq!(accepted("identity"), Encoding::Identity);
        assert_eq!(accepted("br;q=nonsense"), Encoding::Identity);
    }

    #[test]
    fn a_body_is_known_by_its_tag_in_any_encoding() {
        let body = Body3::quick("Samen eten. ".repeat(200));
        assert!(body.br.len() < 200 && body.gz.len() < 200);
        let mut request = HeaderMap::new();
        for (known, status) in [("", 304), ("-br", 304), ("-gz", 304), ("0", 200)] {
            let known = format!("W/\"x\", \"{}{known}\"", body.tag);
            request.insert(IF_NONE_MATCH, known.parse().unwrap());
            assert_eq!(body.reply(&request, "text/plain", ASK_AGAIN).status(), status, "{known}");
        }
    }
}
