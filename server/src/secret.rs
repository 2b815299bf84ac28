//! The installation's secret, which no database holds: from it come the keys that seal what people
//! wrote, sign links and sign recognition.
//!
//! It is 32 bytes of chance in the data folder, made at the first start, or what the administrator
//! gives in `MIENSKIP_SLEUTEL`: several servers on one database need the same. Without it, what was
//! sealed cannot be read again, so a backup of the database needs one of the secret as well, kept
//! elsewhere.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

use crate::Config;

/// The file in the data folder.
const FILE: &str = "sleutel";
/// How long secrets and keys are, in bytes.
const LENGTH: usize = 32;
/// How long the part of a sealed text is that is drawn by chance.
const NONCE: usize = 24;

/// Why there is no secret, or something is not sealed or opened with it. Never says what it is.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// What the administrator gave is no secret.
    #[error(
        "MIENSKIP_SLEUTEL klopt niet: geef 32 bytes in base64, zoals `openssl rand -base64 32` ze maakt"
    )]
    Given,

    /// There is a file, but no secret in it. It is left alone: there may be a backup of it.
    #[error(
        "in {0} staat geen sleutel. Zet het bestand terug uit een back-up; alleen zonder bewaarde \
         gegevens mag je het weghalen"
    )]
    Unreadable(PathBuf),

    /// The file cannot be read or made.
    #[error("de sleutel in {0} kan niet worden gelezen of gemaakt: {1}")]
    File(PathBuf, io::Error),

    /// The system gives no chance.
    #[error("het systeem geeft geen toevalsgetallen: {0}")]
    Chance(#[from] getrandom::Error),

    /// This was not sealed with this key, for this place; or it was changed.
    #[error("iets in de database is niet te openen met deze sleutel")]
    NotOurs,

    /// It is too large to seal.
    #[error("iets is te groot om te verzegelen")]
    TooLarge,

    /// The database holds what was sealed with another secret.
    #[error(
        "deze database hoort bij een andere sleutel. Geef elke server dezelfde MIENSKIP_SLEUTEL, \
         of zet het bestand `sleutel` terug uit een back-up"
    )]
    Other,
}

/// The secret. Gone from memory when it is dropped.
pub struct Secret(Zeroizing<[u8; LENGTH]>);

impl Secret {
    /// The secret that the administrator gave, or the one in the data folder, which is made when
    /// there is none.
    ///
    /// # Errors
    /// When it cannot be read or made. Nothing that is there is ever written over.
    pub fn open(config: &Config) -> Result<Self, SecretError> {
        if let Some(given) = &config.sleutel {
            return read(given).ok_or(SecretError::Given);
        }
        let file = config.data.join(FILE);
        let failed = |error| SecretError::File(file.clone(), error);
        match fs::read_to_string(&file) {
            Ok(text) => read(&text).ok_or(SecretError::Unreadable(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(&config.data).map_err(failed)?;
                let new = Self::by_chance()?;
                new.keep_at(&config.data, &file).map_err(failed)?;
                // Another server may have been first; then that one's counts.
                let text = fs::read_to_string(&file).map_err(failed)?;
                read(&text).ok_or(SecretError::Unreadable(file))
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                Err(SecretError::Unreadable(file))
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// Whether there is one, so that opening it makes none.
    #[must_use]
    pub fn is_there(config: &Config) -> bool {
        config.sleutel.is_some() || config.data.join(FILE).exists()
    }

    /// A new one that is kept nowhere: for who seals nothing that outlives the program.
    ///
    /// # Errors
    /// When the system gives no chance.
    pub fn by_chance() -> Result<Self, SecretError> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        getrandom::fill(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// A secret of these bytes.
    #[must_use]
    pub fn of(bytes: [u8; LENGTH]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key for a purpose. Who knows one knows nothing of the others.
    #[must_use]
    pub fn key(&self, purpose: &str) -> Key {
        let mut key = Zeroizing::new([0; LENGTH]);
        let expanded =
            Hkdf::<Sha256>::new(None, self.0.as_slice()).expand(purpose.as_bytes(), &mut *key);
        // It gives at most 255 times as much as is asked for here.
        debug_assert!(expanded.is_ok());
        Key(key)
    }

    /// What tells one secret from another, and nothing else about it.
    #[must_use]
    pub fn mark(&self) -> String {
        hex(&self.key("kenmerk").bytes()[..8])
    }

    /// Writes it to a file that nobody else can read, at once as a whole, unless there is one.
    fn keep_at(&self, folder: &Path, file: &Path) -> io::Result<()> {
        let beside = folder.join(format!(".{FILE}.{}", self.mark()));
        let mut text = Zeroizing::new(STANDARD.encode(self.0.as_slice()));
        text.push('\n');
        let written = private(&beside).and_then(|mut new| {
            new.write_all(text.as_bytes())?;
            new.sync_all()
        });
        // A second name for it; fails when there is a file with that name.
        let named = written.and_then(|()| match fs::hard_link(&beside, file) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            named => named,
        });
        let _gone_or_never_there = fs::remove_file(&beside);
        named?;
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        Ok(())
    }
}

/// A new file for the owner's eyes only.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn read(text: &str) -> Option<Secret> {
    let mut bytes = STANDARD.decode(text.trim()).ok()?;
    let secret = <[u8; LENGTH]>::try_from(bytes.as_slice()).ok().map(Secret::of);
    bytes.zeroize();
    secret
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The key for one purpose.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; LENGTH]>);

impl Key {
    /// The key itself, for who needs it in another form.
    #[must_use]
    pub fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// Seals something for one place: a table and the id of a row in it (XChaCha20-Poly1305).
    /// Nobody can read or change it without the key, or put it at another place.
    ///
    /// # Errors
    /// When the system gives no chance.
    pub fn seal(&self, table: &str, id: &str, text: &[u8]) -> Result<Vec<u8>, SecretError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce)?;
        let place = place(table, id);
        let payload = Payload { msg: text, aad: &place };
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| SecretError::TooLarge)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`SecretError::NotOurs`] when it was not, or was changed since.
    pub fn open(&self, table: &str, id: &str, sealed: &[u8]) -> Result<Vec<u8>, SecretError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(SecretError::NotOurs)?;
        let payload = Payload { msg: sealed, aad: &place(table, id) };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| SecretError::NotOurs)
    }

    /// What only this key can say of a text (HMAC-SHA256).
    #[must_use]
    pub fn sign(&self, text: &[u8]) -> [u8; LENGTH] {
        self.over(text).finalize().into_bytes().into()
    }

    /// Whether this key said that of a text, or the beginning of it, at least 16 bytes. Takes as
    /// long whatever is wrong with it.
    #[must_use]
    pub fn signed(&self, text: &[u8], signature: &[u8]) -> bool {
        signature.len() >= 16 && self.over(text).verify_truncated_left(signature).is_ok()
    }

    fn over(&self, text: &[u8]) -> Hmac<Sha256> {
        // A whole block, as HMAC itself fills up what is shorter (RFC 2104).
        let mut block = Zeroizing::new([0; 64]);
        block[..LENGTH].copy_from_slice(self.bytes());
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new((&*block).into());
        mac.update(text);
        mac
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.0).into())
    }
}

/// A place in the database, written so that no two are the same.
fn place(table: &str, id: &str) -> Vec<u8> {
    [table.as_bytes(), b"\0", id.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(folder: &Path) -> Config {
        Config { data: folder.join("data"), ..Config::default() }
    }

    #[test]
    fn the_first_start_makes_it_and_later_ones_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path());
        let first = Secret::open(&config).unwrap();
        assert_eq!(first.mark(), Secret::open(&config).unwrap().mark());
        let files: Vec<_> =
            fs::read_dir(&config.data).unwrap().map(|it| it.unwrap().path()).collect();
        assert_eq!(files, [config.data.join(FILE)]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&files[0]).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        // Given, it is the same without the file.
        let given = fs::read_to_string(&files[0]).unwrap();
        fs::remove_dir_all(&config.data).unwrap();
        let again = Secret::open(&Config { sleutel: Some(given), ..config.clone() }).unwrap();
        assert_eq!(again.mark(), first.mark());
        assert!(!config.data.exists());
    }

    #[test]
    fn many_that_start_at_once_have_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path());
        let marks: Vec<String> = std::thread::scope(|scope| {
            let starting: Vec<_> = (0..8).map(|_| scope.spawn(|| Secret::open(&config))).collect();
            starting.into_iter().map(|it| it.join().unwrap().unwrap().mark()).collect()
        });
        assert!(marks.iter().all(|mark| *mark == marks[0]), "{marks:?}");
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is_and_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path());
        fs::create_dir_all(&config.data).unwrap();
        let file = config.data.join(FILE);
        let short = STANDARD.encode([1; 31]);
        for wrong in ["".as_bytes(), b"geen sleutel", short.as_bytes(), &[0xff, 0xfe]] {
            fs::write(&file, wrong).unwrap();
            let error = Secret::open(&config).err().unwrap();
            assert!(matches!(error, SecretError::Unreadable(_)), "{error:?}");
            assert_eq!(fs::read(&file).unwrap(), wrong);
        }
        for wrong in ["", "geheim", short.as_str()] {
            let config = Config { sleutel: Some(wrong.to_owned()), ..config.clone() };
            let error = Secret::open(&config).err().unwrap();
            assert!(matches!(error, SecretError::Given), "{error:?}");
            assert!(wrong.is_empty() || !format!("{error} {error:?}").contains(wrong));
        }
    }

    #[test]
    fn every_purpose_has_a_key_of_its_own_and_always_the_same() {
        let secret = Secret::of([7; LENGTH]);
        // RFC 5869 without salt, worked out by another implementation (Python's `hmac`).
        assert_eq!(hex(secret.key("reacties").bytes()), KNOWN);
        assert_ne!(secret.key("reacties").bytes(), secret.key("links").bytes());
        assert_ne!(secret.key("links").bytes(), Secret::of([8; LENGTH]).key("links").bytes());
    }

    const KNOWN: &str = "f4c1b2802877886e59452c2c5ae6ee3482b5e3e0e45e8e727fbff3e09b19f36f";

    #[test]
    fn sealed_is_only_opened_by_its_key_at_its_place_unchanged() {
        let key = Secret::of([7; LENGTH]).key("reacties");
        let text = b"Ik kan op dinsdag.";
        let sealed = key.seal("reacties", "1", text).unwrap();
        assert_eq!(key.open("reacties", "1", &sealed).unwrap(), text);
        assert!(!sealed.windows(3).any(|part| text.windows(3).any(|it| it == part)));
        assert_ne!(sealed, key.seal("reacties", "1", text).unwrap());

        let other = Secret::of([7; LENGTH]).key("links");
        for outcome in [
            other.open("reacties", "1", &sealed),
            key.open("brieven", "1", &sealed),
            key.open("reacties", "2", &sealed),
            key.open("reactie", "s1", &sealed),
            key.open("reacties", "1", &[]),
        ] {
            assert!(matches!(outcome, Err(SecretError::NotOurs)), "{outcome:?}");
        }
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open("reacties", "1", &changed).is_err(), "byte {at}");
            assert!(key.open("reacties", "1", &sealed[..at]).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn a_signature_holds_for_one_text_and_one_key() {
        let key = Secret::of([7; LENGTH]).key("links");
        let signature = key.sign(b"plek 1");
        assert!(key.signed(b"plek 1", &signature) && key.signed(b"plek 1", &signature[..16]));
        assert!(!key.signed(b"plek 1", &signature[..15]) && !key.signed(b"plek 1", b""));
        assert!(!key.signed(b"plek 2", &signature));
        assert!(!Secret::of([8; LENGTH]).key("links").signed(b"plek 1", &signature));
    }
}
