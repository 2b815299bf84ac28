//! A record as its own address and the lists show it: as it is kept, and how fresh that is today.
//!
//! The snapshot and the changes hold no `versheid`: a copy grows old by itself, and whoever keeps
//! one works it out from `nagekekenOp`, `bron` and the municipality's `houdbaarheid`.

use guide::{Entry, Guide, Moment};
use serde_json::value::RawValue;

use crate::Error;

/// The name of the field.
pub(super) const FIELD: &str = "versheid";

/// A record's JSON, with how fresh it is.
pub(super) fn record(guide: &Guide, entry: &Entry, now: Moment) -> Result<Box<RawValue>, Error> {
    let mut json = entry.record.to_json().map_err(|_| Error::Internal)?;
    let freshness = guide.checked(entry, now).freshness.name();
    // An object with at least an id: what comes last is its end.
    json.pop();
    for part in [",\"", FIELD, "\":\"", freshness, "\"}"] {
        json.push_str(part);
    }
    RawValue::from_string(json).map_err(|_| Error::Internal)
}
