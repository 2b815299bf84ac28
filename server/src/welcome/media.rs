//! Pictures and sound of the packs: files in `welkom/beeld`.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use guide::{Text, welcome::Picture};
use sha2::{Digest as _, Sha256};

use crate::municipality::Files;

use super::{FOLDER as PACKS, Packs};

/// The folder within `welkom`, and the first part of the addresses of what is in it.
pub const FOLDER: &str = "beeld";

/// The largest file, in bytes: it is meant for phones with little data.
const LARGEST: usize = 300 * 1024;

/// What can be shown or heard: endings and media types.
const PICTURES: [(&str, &str); 4] =
    [("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("png", "image/png"), ("webp", "image/webp")];
const SOUNDS: [(&str, &str); 4] =
    [("mp3", "audio/mpeg"), ("m4a", "audio/mp4"), ("ogg", "audio/ogg"), ("wav", "audio/wav")];

fn type_in(types: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    types.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, kind)| *kind)
}

/// A file of the packs and its media type; none when there is no such file. `files` is the folder of
/// `gemeente.toml`.
#[must_use]
pub fn media(files: &dyn Files, name: &str) -> Option<(Cow<'static, [u8]>, &'static str)> {
    let kind = type_in(&PICTURES, name).or_else(|| type_in(&SOUNDS, name))?;
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    if !plain || name.starts_with('.') {
        return None;
    }
    Some((files.folder(PACKS).folder(FOLDER).read(name).ok()??, kind))
}

/// The file that a field names, and the address that it has on the site: with a mark of its content, so
/// that a phone may keep it for good.
fn named(
    folder: &dyn Files,
    file: &str,
    name: &str,
    types: &[(&str, &'static str)],
    packs: &mut Packs,
) -> Option<(Vec<u8>, String)> {
    if type_in(types, name).is_none() {
        let endings: Vec<&str> = types.iter().map(|(ending, _)| *ending).collect();
        packs.wrong(file, format!("{name}: een bestand eindigt hier op {}", endings.join(", ")));
        return None;
    }
    let bytes = folder.folder(FOLDER).read(name).ok().flatten();
    let Some(bytes) = bytes else {
        packs.wrong(file, format!("{name} staat niet in de map {FOLDER}"));
        return None;
    };
    if bytes.len() > LARGEST {
        packs.wrong(file, format!("{name} is te groot: hooguit {} kB", LARGEST / 1024));
        return None;
    }
    let mark = URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..6]);
    Some((bytes.into_owned(), format!("/{FOLDER}/{name}?{mark}")))
}

/// The picture that a field names.
pub(super) fn picture(
    folder: &dyn Files,
    file: &str,
    name: &str,
    alt: Text,
    packs: &mut Packs,
) -> Option<Picture> {
    let (bytes, address) = named(folder, file, name, &PICTURES, packs)?;
    let Ok(size) = imagesize::blob_size(&bytes) else {
        packs.wrong(file, format!("{name} is geen plaatje, of het is niet heel"));
        return None;
    };
    let pixels = |count: usize| u32::try_from(count).unwrap_or_default();
    Some(Picture { file: address, alt, width: pixels(size.width), height: pixels(size.height) })
}

/// The address of the sound that a field names; empty without one.
pub(super) fn sound(
    folder: &dyn Files,
    file: &str,
    name: Option<&str>,
    packs: &mut Packs,
) -> String {
    let found = name.and_then(|name| named(folder, file, name, &SOUNDS, packs));
    found.map(|(_, address)| address).unwrap_or_default()
}
