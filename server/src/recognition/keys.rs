//! The keys that credentials are signed and checked with: Ed25519 (RFC 8032).
//!
//! The present one comes from the installation's secret. When that changes, the administrator gives
//! the old public keys, so that what was signed with them can still be checked.

use std::{fmt, str::FromStr};

use api::base64url;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{App, Config, Secret};

/// What the key in the installation's secret is for: recognitions, and bundles since. What is signed of
/// one begins with a letter that the other never begins with.
const PURPOSE: &str = "waardering";

/// A public key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// The text is no public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("dit is geen publieke sleutel: neem `x` over uit /.well-known/jwks.json")]
pub struct NotAKey;

impl FromStr for PublicKey {
    type Err = NotAKey;

    /// Reads the `x` of a JWK.
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let bytes = base64url::decode(text.trim()).and_then(|bytes| bytes.try_into().ok());
        let key = bytes.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
        // A weak key would find signatures right that nobody made.
        key.filter(|key| !key.is_weak()).map(Self).ok_or(NotAKey)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.x())
    }
}

impl PublicKey {
    fn x(&self) -> String {
        base64url::encode(self.0.as_bytes())
    }

    /// What it is known by: the thumbprint of RFC 7638.
    pub(crate) fn thumbprint(&self) -> String {
        // The members that count, in the order of their names, without spaces.
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, self.x());
        base64url::encode(&Sha256::digest(members))
    }

    /// Its own address, which is also its name in the header of what it signed.
    pub(crate) fn address(&self, base: &str) -> String {
        format!("{base}/v1/uitgever/sleutels/{}", self.thumbprint())
    }

    /// The key as a JWK (RFC 7517, RFC 8037).
    pub(crate) fn jwk(&self, base: &str) -> Value {
        json!({
            "kty": "OKP",
            "crv": "Ed25519",
            "x": self.x(),
            "kid": self.address(base),
            "use": "sig",
            "alg": "EdDSA",
        })
    }

    /// Whether its other half signed this.
    pub(crate) fn signed(&self, content: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(content, &signature).is_ok())
    }
}

/// The keys of this installation.
pub(crate) struct Keys {
    signing: SigningKey,
    /// The present one first.
    known: Vec<PublicKey>,
}

impl Keys {
    /// The keys, from the secret and what the administrator gave.
    pub(crate) fn of(app: &App) -> Self {
        Self::from(app.secret(), app.config())
    }

    /// The same for who has no server.
    pub(crate) fn from(secret: &Secret, config: &Config) -> Self {
        let signing = SigningKey::from_bytes(secret.key(PURPOSE).bytes());
        let mut known = vec![PublicKey(signing.verifying_key())];
        known.extend(&config.oude_sleutels);
        Self { signing, known }
    }

    /// The public half of what is signed with now.
    pub(crate) fn present(&self) -> &PublicKey {
        &self.known[0]
    }

    /// The key with this thumbprint.
    pub(crate) fn find(&self, thumbprint: &str) -> Option<&PublicKey> {
        self.known.iter().find(|key| key.thumbprint() == thumbprint)
    }

    /// All of them, as a set (RFC 7517 §5).
    pub(crate) fn set(&self, base: &str) -> Value {
        json!({ "keys": self.known.iter().map(|key| key.jwk(base)).collect::<Vec<_>>() })
    }

    /// Signs with the present one.
    pub(crate) fn sign(&self, content: &[u8]) -> [u8; 64] {
        self.signing.sign(content).to_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8037, appendix A: the key, its thumbprint, and a signature.
    const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    #[test]
    fn the_examples_of_the_standard() {
        let key: PublicKey = X.parse().unwrap();
        assert_eq!(key.thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        let signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        let signature = base64url::decode(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        )
        .unwrap();
        assert!(key.signed(signed.as_bytes(), &signature));
        assert!(
            !key.signed(b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmC", &signature)
        );
        assert!(!key.signed(signed.as_bytes(), &signature[..63]));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let weak = base64url::encode(&[0; 32]);
        for wrong in ["", "x", &X[1..], weak.as_str(), "geheim"] {
            assert_eq!(wrong.parse::<PublicKey>(), Err(NotAKey), "{wrong}");
        }
    }
}
