//! A signed text in three parts: header, payload and signature, each in base64url (JWS compact
//! serialisation, RFC 7515 §7.1).

use api::base64url;
use serde_json::{Map, Value, json};

use super::keys::{Keys, PublicKey};

/// The algorithm that this installation signs with (RFC 8037 §3.1).
const ALGORITHM: &str = "EdDSA";
/// The most bytes that are looked at. The largest that is issued here is a tenth of it.
pub(super) const LARGEST: usize = 64 * 1024;

/// Signs a payload.
pub(super) fn sign(keys: &Keys, base: &str, payload: &Value) -> String {
    let header = json!({
        "alg": ALGORITHM,
        "typ": "JWT",
        "kid": keys.present().address(base),
    });
    let part = |value: &Value| base64url::encode(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&header), part(payload));
    let signature = base64url::encode(&keys.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// A text taken apart; nothing of it has been checked.
pub(super) struct Compact<'a> {
    /// What is signed: header and payload.
    signed: &'a str,
    header: Map<String, Value>,
    pub(super) payload: Map<String, Value>,
    signature: Vec<u8>,
}

impl<'a> Compact<'a> {
    /// Takes it apart; none when it is something else.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        if text.len() > LARGEST {
            return None;
        }
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let object = |part: &str| serde_json::from_slice(&base64url::decode(part)?).ok();
        Some(Self {
            signed,
            header: object(header)?,
            payload: object(payload)?,
            signature: base64url::decode(signature)?,
        })
    }

    /// The key of this installation that signed it.
    pub(super) fn signer<'k>(&self, keys: &'k Keys) -> Option<&'k PublicKey> {
        let said = |name: &str| self.header.get(name).and_then(Value::as_str);
        // Whatever else a header may ask for: an algorithm of its own choice, or something that must
        // be understood, is not what this installation writes.
        if said("alg") != Some(ALGORITHM) || self.header.contains_key("crit") {
            return None;
        }
        let (_, thumbprint) = said("kid")?.rsplit_once('/')?;
        keys.find(thumbprint).filter(|key| key.signed(self.signed.as_bytes(), &self.signature))
    }
}
