//! The bundle of an area: the guide, and pictures and sound of the area's welcome pack, as one file
//! that is passed on without internet. It is signed, so whoever opens it need not know where it comes
//! from.
//!
//! ```text
//! MIENSKIP                       eight letters
//! format                         one byte: 1
//! length of the head             four bytes, little-endian
//! length of the parts            four bytes, little-endian
//! head                           JSON in UTF-8, see `Head`
//! parts                          the guide (`guide::wire`, gzip), then the files as they are
//! signature                      64 bytes: Ed25519 (RFC 8032) over all that stands before
//! ```
//!
//! The head says how long each part is. Nothing may follow the signature. `public/pakket.js` reads it in
//! the same way on the phone; tests/scripts holds the two together. What is signed of a recognition never
//! begins with an `M`, so one signature cannot pass for the other.

#[cfg(test)]
mod tests;

use std::fmt;

use guide::{
    Moment, Slug,
    welcome::{self, Picture},
    wire,
};
use serde::{Deserialize, Serialize};

use crate::{App, recognition::Keys, start, welcome as packs};

/// How many days a bundle can be opened after it was made, unless the municipality says otherwise.
pub const DAYS: u16 = 60;
/// Its media type.
pub const MEDIA_TYPE: &str = "application/vnd.mienskip.pakket";
/// The end of its name.
pub const EXTENSION: &str = "mienskip";

const MAGIC: &[u8] = b"MIENSKIP";
const FORMAT: u8 = 1;
/// What stands before the head.
const BEGIN: usize = MAGIC.len() + 1 + 4 + 4;
const SIGNATURE: usize = 64;
/// The most bytes of pictures and sound that go along: a bundle is passed on between phones.
const MOST_MEDIA: usize = 1024 * 1024;
const DAY: i64 = 24 * 60 * 60;

/// What a bundle says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The code of the municipality.
    #[serde(rename = "gemeente")]
    pub code: String,
    /// Its name.
    #[serde(rename = "naam")]
    pub name: String,
    /// The area whose pack it opens.
    #[serde(rename = "gebied")]
    pub area: String,
    /// The line of publications that the version counts in.
    #[serde(rename = "reeks")]
    pub series: String,
    /// The publication.
    #[serde(rename = "versie")]
    pub version: u64,
    /// When that was published, in seconds since 1970.
    #[serde(rename = "gepubliceerd")]
    pub published: i64,
    /// When the guide was certainly as it is here: the day on which it was made, or when it was
    /// published on that day.
    #[serde(rename = "gemaakt")]
    pub made: i64,
    /// How many days after that it can be opened.
    #[serde(rename = "dagen")]
    pub days: u16,
    /// The thumbprint of the key that signed it (RFC 7638).
    #[serde(rename = "sleutel")]
    pub key: String,
    /// The number of the layout of the guide's bytes.
    #[serde(rename = "opmaak")]
    pub layout: u32,
    /// How long the guide is here, in bytes.
    #[serde(rename = "gids")]
    pub guide: u32,
    /// Pictures and sound.
    #[serde(rename = "bestanden")]
    pub files: Vec<File>,
}

/// A picture or a sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its address on the site.
    #[serde(rename = "adres")]
    pub address: String,
    /// Its media type.
    #[serde(rename = "soort")]
    pub kind: String,
    /// How long it is, in bytes.
    #[serde(rename = "lengte")]
    pub length: u32,
}

/// Why a bundle is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is another kind of file.
    #[error("dit is geen pakket van Mienskip")]
    NotABundle,
    /// Its end is missing.
    #[error("dit pakket is niet heel")]
    CutOff,
    /// It is not as it was signed.
    #[error("dit pakket is veranderd, of het is kapot")]
    Changed,
    /// A newer version of this program made it.
    #[error("dit pakket is gemaakt door een nieuwere versie van dit programma")]
    Newer,
    /// It is of another municipality.
    #[error("dit pakket is van een andere gemeente: {0}")]
    Elsewhere(String),
    /// No key of this installation signed it.
    #[error("dit pakket is niet ondertekend met een sleutel van deze installatie")]
    Unsigned,
}

/// A bundle taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle<'a> {
    /// What it says of itself.
    pub head: Head,
    /// The guide, compressed.
    pub guide: &'a [u8],
    /// Pictures and sound, in the order of the head.
    pub files: Vec<&'a [u8]>,
    signed: &'a [u8],
    signature: &'a [u8],
}

impl Head {
    /// Until when it can be opened.
    #[must_use]
    pub fn until(&self) -> Moment {
        Moment::from_unix(self.made.saturating_add(i64::from(self.days) * DAY))
    }
}

/// Takes a bundle apart. Whether it is genuine is another question: [`Bundle::check`].
///
/// # Errors
/// When it is something else, not whole or newer. Never panics, whatever the bytes.
pub fn read(bytes: &[u8]) -> Result<Bundle<'_>, Refusal> {
    let start = &bytes[..bytes.len().min(MAGIC.len())];
    if start.is_empty() || !MAGIC.starts_with(start) {
        return Err(Refusal::NotABundle);
    }
    let (format, rest) =
        bytes.strip_prefix(MAGIC).and_then(|rest| rest.split_first()).ok_or(Refusal::CutOff)?;
    if *format > FORMAT {
        return Err(Refusal::Newer);
    }
    let (head, rest) = rest.split_first_chunk::<4>().ok_or(Refusal::CutOff)?;
    let (parts, rest) = rest.split_first_chunk::<4>().ok_or(Refusal::CutOff)?;
    let length = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) as usize;
    let (head, rest) = rest.split_at_checked(length(head)).ok_or(Refusal::CutOff)?;
    let (mut left, signature) = rest.split_at_checked(length(parts)).ok_or(Refusal::CutOff)?;
    if signature.len() < SIGNATURE {
        return Err(Refusal::CutOff);
    }
    let signed = bytes.get(..bytes.len() - SIGNATURE).unwrap_or_default();
    let head: Head = serde_json::from_slice(head).map_err(|_| Refusal::Changed)?;
    let mut part = |length: u32| {
        let (part, rest) = left.split_at_checked(length as usize).ok_or(Refusal::Changed)?;
        left = rest;
        Ok(part)
    };
    let guide = part(head.guide)?;
    let files = head.files.iter().map(|it| part(it.length)).collect::<Result<_, _>>()?;
    if !left.is_empty() || signature.len() > SIGNATURE {
        return Err(Refusal::Changed);
    }
    Ok(Bundle { head, guide, files, signed, signature })
}

impl Bundle<'_> {
    /// Whether it is this municipality's and as it was signed.
    ///
    /// # Errors
    /// Why not.
    pub(crate) fn check(&self, keys: &Keys, code: &str) -> Result<(), Refusal> {
        if self.head.code != code {
            return Err(Refusal::Elsewhere(self.head.name.clone()));
        }
        let key = keys.find(&self.head.key).ok_or(Refusal::Unsigned)?;
        if key.signed(self.signed, self.signature) { Ok(()) } else { Err(Refusal::Changed) }
    }
}

/// The bundle of an area as of now; none when there is no such area.
#[must_use]
pub fn make(app: &App, area: &Slug) -> Option<Vec<u8>> {
    if !app.municipality().areas.iter().any(|it| it.slug == *area) {
        return None;
    }
    let keys = Keys::of(app);
    let published = app.published();
    let guide = &published.guide;
    let media = media(app, area);
    let head = Head {
        code: app.municipality().code.to_string(),
        name: app.municipality().name.clone(),
        area: area.to_string(),
        series: published.series.clone(),
        version: guide.version,
        published: guide.published,
        // By the day, so that who asks twice gets the same file.
        made: guide.published.max(app.now().unix() / DAY * DAY),
        days: app.config().pakket_dagen,
        key: keys.present().thumbprint(),
        layout: layout(),
        guide: length(&published.bytes.gz),
        files: media.iter().map(|(file, _)| file.clone()).collect(),
    };
    let parts = std::iter::once(&*published.bytes.gz).chain(media.iter().map(|(_, it)| &**it));
    Some(write(&keys, &head, &parts.collect::<Vec<_>>().concat()))
}

/// The number of the layout of the guide's bytes, which the site's phones know.
fn layout() -> u32 {
    let number = wire::MEDIA_TYPE.rsplit_once('.').and_then(|(_, number)| number.parse().ok());
    number.unwrap_or_default()
}

fn length(bytes: &[u8]) -> u32 {
    // Nothing here is longer than four bytes can count.
    u32::try_from(bytes.len()).unwrap_or_default()
}

fn write(keys: &Keys, head: &Head, parts: &[u8]) -> Vec<u8> {
    // Texts, numbers and lists of them; JSON can hold it.
    let head = serde_json::to_vec(head).unwrap_or_default();
    let mut bytes = Vec::with_capacity(BEGIN + head.len() + parts.len() + SIGNATURE);
    bytes.extend_from_slice(MAGIC);
    bytes.push(FORMAT);
    bytes.extend_from_slice(&length(&head).to_le_bytes());
    bytes.extend_from_slice(&length(parts).to_le_bytes());
    bytes.extend_from_slice(&head);
    bytes.extend_from_slice(parts);
    let signature = keys.sign(&bytes);
    bytes.extend_from_slice(&signature);
    bytes
}

/// Pictures, then sound, of an area's pack, as far as they are small enough together.
fn media(app: &App, area: &Slug) -> Vec<(File, Vec<u8>)> {
    let guide = app.guide();
    let files = start::files(app.config());
    // Whoever opens it may read any language. What is there twice is passed over below.
    let languages = app.municipality().languages.iter();
    let blocks: Vec<_> =
        languages.flat_map(|lang| welcome::blocks(&guide, area, &[], *lang)).collect();
    let pictures = blocks.iter().filter_map(|it| it.picture.as_ref()).map(|it: &Picture| &*it.file);
    let sounds = blocks.iter().flat_map(|it| it.sound.iter().map(|(_, address)| address));
    let mut found: Vec<(File, Vec<u8>)> = Vec::new();
    let mut left = MOST_MEDIA;
    for address in pictures.chain(sounds) {
        let is_known = found.iter().any(|(file, _)| file.address == address);
        let name = address.split('?').next().and_then(|path| path.rsplit_once('/'));
        let Some((_, name)) = name.filter(|_| !is_known) else { continue };
        let Some((bytes, kind)) = packs::media(files.as_ref(), name) else { continue };
        if bytes.len() > left {
            continue;
        }
        left -= bytes.len();
        let length = length(&bytes);
        let file = File { address: address.to_owned(), kind: kind.to_owned(), length };
        found.push((file, bytes.into_owned()));
    }
    found
}

impl fmt::Display for Bundle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Head { name, area, version, .. } = &self.head;
        let made = Moment::from_unix(self.head.made).date();
        let until = self.head.until().date();
        write!(
            f,
            "Echt: het pakket van {area} in {name}, gemaakt op {made} (versie {version}, beeld en \
             geluid: {}). Te openen tot en met {until}.",
            self.files.len()
        )
    }
}
