//! What a credential says: the payload of its JWT (RFC 7519 §7), unchecked.

use api::base64url;
use guide::profile::Value;

use super::value;

/// The payload; none when this is no JWT.
pub(super) fn read(credential: &str) -> Option<Value> {
    let payload = credential.split('.').nth(1)?;
    let json = String::from_utf8(base64url::decode(payload)?).ok()?;
    value::parse(&json)
}
