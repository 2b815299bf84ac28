//! How much may come in: per network address and per thing that it is about, without puzzles for
//! people.
//!
//! An address is never kept. What is counted is a keyed hash of it; the key lives in memory and
//! is another one every day, so nobody can find out afterwards who it was.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, Hash, RandomState},
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use guide::Moment;

/// How long counting goes on before it begins anew, in seconds.
const WINDOW: i64 = 600;
const DAY: i64 = 86_400;
/// How many are counted at the same time; more than this is an attack, and memory is worth more.
const MOST: usize = 100_000;

/// How many of one sort may come in within that time. Each sort is counted by itself.
#[derive(Clone, Copy)]
pub(crate) struct Share {
    sort: &'static str,
    /// From one network address. A library or a provider may have one address for many.
    from_one: u32,
    /// About one thing.
    about_one: u32,
}

impl Share {
    /// Corrections, each about a record.
    pub(crate) const CORRECTIONS: Self = Self { sort: "correctie", from_one: 10, about_one: 20 };
    /// Reading, writing and erasing a vault: a phone does so by itself while somebody types.
    pub(crate) const VAULTS: Self = Self { sort: "kluis", from_one: 1000, about_one: 200 };
    /// New vaults, all about the same: the room that there is. A whole class may make theirs.
    pub(crate) const NEW_VAULTS: Self = Self { sort: "nieuwe kluis", from_one: 40, about_one: 300 };
    /// Reactions, each to a vacancy.
    pub(crate) const REACTIONS: Self = Self { sort: "reactie", from_one: 10, about_one: 20 };
    /// New links for organisations, which mail them, each to the reactions to a vacancy.
    pub(crate) const LINKS: Self = Self { sort: "link", from_one: 10, about_one: 20 };
    /// Codes for an organisation, which mail it, each about the organisation.
    pub(crate) const CODES: Self = Self { sort: "bevestigingscode", from_one: 10, about_one: 20 };
}

/// What came in lately.
#[derive(Default)]
pub(crate) struct Limits(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    day: i64,
    key: RandomState,
    window: i64,
    seen: HashMap<u64, u32>,
}

impl Limits {
    /// Counts one of a sort that comes in.
    ///
    /// # Errors
    /// After how many seconds to try again, when it is one too many; it is not counted then.
    pub(crate) fn count(
        &self,
        share: Share,
        from: Option<IpAddr>,
        about: impl Hash,
        now: Moment,
    ) -> Result<(), u32> {
        let now = now.unix();
        let (day, window) = (now.div_euclid(DAY), now.div_euclid(WINDOW));
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.day != day {
            *counts = Counts { day, ..Counts::default() };
        }
        if counts.window != window || counts.seen.len() >= MOST {
            counts.window = window;
            counts.seen.clear();
        }
        let Share { sort, from_one, about_one } = share;
        let from = counts.key.hash_one((sort, "from", from.map(network)));
        let about = counts.key.hash_one((sort, "about", about));
        for (key, most) in [(from, from_one), (about, about_one)] {
            if counts.seen.get(&key).is_some_and(|count| *count >= most) {
                let left = (window + 1) * WINDOW - now;
                return Err(u32::try_from(left).unwrap_or(1).max(1));
            }
        }
        for key in [from, about] {
            *counts.seen.entry(key).or_default() += 1;
        }
        Ok(())
    }
}

/// What belongs to one household or company: in version 6 that is half of the address.
fn network(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(address) => u128::from(address.to_bits()),
        IpAddr::V6(address) => address.to_bits() >> 64 << 64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEW: Share = Share { sort: "proef", from_one: 10, about_one: 20 };

    /// The beginning of a window.
    const NOON: i64 = 1_795_262_400;

    fn at(seconds: i64) -> Moment {
        Moment::from_unix(NOON + seconds)
    }

    fn from(text: &str) -> Option<IpAddr> {
        text.parse().ok()
    }

    #[test]
    fn one_address_has_its_share_and_the_others_have_theirs() {
        let limits = Limits::default();
        for n in 0..FEW.from_one {
            assert_eq!(limits.count(FEW, from("192.0.2.1"), n, at(60)), Ok(()));
        }
        assert_eq!(limits.count(FEW, from("192.0.2.1"), "x", at(60)), Err(540));
        assert_eq!(limits.count(FEW, from("::ffff:192.0.2.1"), "x", at(599)), Err(1));
        assert_eq!(limits.count(FEW, from("192.0.2.2"), "x", at(60)), Ok(()));
        assert_eq!(limits.count(FEW, None, "x", at(60)), Ok(()));
        assert_eq!(limits.count(FEW, from("192.0.2.1"), "x", at(600)), Ok(()));
    }

    #[test]
    fn a_network_of_version_6_counts_as_one() {
        let limits = Limits::default();
        for n in 0..FEW.from_one {
            let address = from(&format!("2001:db8:1:2::{n:x}"));
            assert_eq!(limits.count(FEW, address, n, at(0)), Ok(()));
        }
        assert!(limits.count(FEW, from("2001:db8:1:2:ffff::"), "x", at(0)).is_err());
        assert_eq!(limits.count(FEW, from("2001:db8:1:3::"), "x", at(0)), Ok(()));
    }

    #[test]
    fn one_record_has_its_share() {
        let limits = Limits::default();
        for n in 0..FEW.about_one {
            let address = from(&format!("192.0.2.{n}"));
            assert_eq!(limits.count(FEW, address, "hall", at(0)), Ok(()));
        }
        assert!(limits.count(FEW, from("198.51.100.1"), "hall", at(0)).is_err());
        // What was refused does not count for who was refused.
        for n in 0..FEW.from_one {
            assert_eq!(limits.count(FEW, from("198.51.100.1"), n, at(0)), Ok(()));
        }
    }

    #[test]
    fn each_sort_is_counted_by_itself() {
        let limits = Limits::default();
        let other = Share { sort: "anders", from_one: 1, ..FEW };
        for n in 0..FEW.from_one {
            assert_eq!(limits.count(FEW, from("192.0.2.1"), n, at(0)), Ok(()));
        }
        assert_eq!(limits.count(other, from("192.0.2.1"), 0, at(0)), Ok(()));
        assert!(limits.count(other, from("192.0.2.1"), 1, at(0)).is_err());
        assert!(limits.count(FEW, from("192.0.2.1"), 99, at(0)).is_err());
    }

    #[test]
    fn no_address_is_kept_and_the_key_changes_every_day() {
        let limits = Limits::default();
        let keys = || {
            let counts = limits.0.lock().unwrap();
            let mut keys: Vec<u64> = counts.seen.keys().copied().collect();
            keys.sort_unstable();
            keys
        };
        limits.count(FEW, from("192.0.2.1"), "hall", at(0)).unwrap();
        let today = keys();
        limits.count(FEW, from("192.0.2.1"), "hall", at(WINDOW)).unwrap();
        assert_eq!(keys(), today);
        limits.count(FEW, from("192.0.2.1"), "hall", at(DAY)).unwrap();
        assert!(keys().iter().all(|key| !today.contains(key)));
    }

    #[test]
    fn memory_stays_bounded() {
        let limits = Limits::default();
        for n in 0..150_000_u32 {
            let _ = limits.count(FEW, Some(IpAddr::from(n.to_be_bytes())), n, at(0));
        }
        assert!(limits.0.lock().unwrap().seen.len() <= MOST + 2);
    }
}
