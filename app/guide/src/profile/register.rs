//! One place where a value is kept: who wrote it when, and what stood there before.
//!
//! A register holds writes, newest first. The newest is its value. Of what one window writes
//! within one sitting only the last counts, or every letter that is typed would push out what
//! somebody once saved; clearing or deleting counts by itself, so a slip of the finger can be
//! undone. So a register is *the newest few of the last write of each sitting*. That
//! is the same whatever order writes arrive in and however often, because a write that has been
//! passed over once is passed over whatever comes later: this is why merging is commutative,
//! associative and idempotent.

use std::cmp::Ordering;

use crate::sort;

use super::{Id, Value};

/// How many values a register keeps beside the newest.
pub const EARLIER: usize = 4;
/// How long a sitting takes, in milliseconds.
pub const SITTING: i64 = 10 * 60 * 1000;
/// The latest time that can be written, in milliseconds since 1970: JavaScript's numbers are
/// precise so far.
pub const LATEST: i64 = (1 << 53) - 1;

/// Who writes, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since 1970, on the clock of who writes.
    pub at: i64,
    /// The window that writes. Two open windows of one device are two writers, so each needs an
    /// id of its own (such as the device's with some chance behind it).
    pub by: Id,
}

/// A value that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// By which window.
    pub by: Id,
    /// What; [`Value::Null`] when it was cleared or deleted.
    pub value: Value,
}

impl Write {
    /// The newer is greater. When two wrote in the same millisecond the ids decide; when one
    /// window did, the values. What decides does not matter, only that it does everywhere.
    fn order(&self, other: &Self) -> Ordering {
        self.at
            .cmp(&other.at)
            .then_with(|| self.by.cmp(&other.by))
            .then_with(|| self.value.cmp(&other.value))
    }

    fn is_same_sitting(&self, other: &Self) -> bool {
        self.at / SITTING == other.at / SITTING
            && self.by == other.by
            && self.value.is_null() == other.value.is_null()
    }
}

/// What is kept in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register(Vec<Write>);

/// The value of what has never been written.
static NOTHING: Value = Value::Null;

impl Register {
    /// Its value; [`Value::Null`] when there is none (any more).
    #[must_use]
    pub fn value(&self) -> &Value {
        self.0.first().map_or(&NOTHING, |write| &write.value)
    }

    /// Everything that is kept, newest first; the first is its value.
    #[must_use]
    pub fn writes(&self) -> &[Write] {
        &self.0
    }

    /// Takes writes in, from whatever device and in any order.
    pub(super) fn join(&mut self, writes: Vec<Write>) {
        self.0.extend(writes);
        sort::by(&mut self.0, |a, b| b.order(a));
        let mut kept: Vec<Write> = Vec::new();
        for write in std::mem::take(&mut self.0) {
            if kept.len() > EARLIER {
                break;
            }
            if !kept.iter().any(|it| it.is_same_sitting(&write)) {
                kept.push(write);
            }
        }
        self.0 = kept;
    }

    /// Writes a value; false when it is there already. Whoever writes has seen what stood there,
    /// so this comes after it, whatever the clocks say.
    pub(super) fn set(&mut self, value: Value, stamp: &Stamp) -> bool {
        if *self.value() == value {
            return false;
        }
        let after = self.0.first().map_or(0, |write| write.at + 1);
        let at = stamp.at.max(after).clamp(0, LATEST);
        self.join(vec![Write { at, by: stamp.by.clone(), value: value.clone() }]);
        if *self.value() != value {
            // There is no later time: somebody's clock, or file, has used up the last one.
            self.0 = vec![Write { at, by: stamp.by.clone(), value }];
        }
        true
    }
}
