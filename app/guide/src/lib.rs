//! The guide: all public content of a municipality as one immutable value, and everything that
//! can be asked of it.
//!
//! Pure Rust without I/O, clock or framework. The same crate answers on the server and in the
//! browser, so a list, a filter or a next date is the same online and offline.

pub mod almanac;
pub mod ask;
pub mod calendar;
pub mod change;
mod cluster;
pub mod day_part;
pub mod dutch;
pub mod effort;
pub mod filter;
pub mod freshness;
pub mod fund;
pub mod geo;
mod guide;
pub mod help;
pub mod ical;
pub mod id;
pub mod level;
pub mod matching;
pub mod moment;
pub mod municipality;
pub mod plain;
pub mod postcode;
pub mod profile;
pub mod record;
pub mod recurrence;
pub mod schedule;
pub mod search;
pub mod similar;
pub mod skills;
pub mod support;
pub mod text;
pub mod theme;
pub mod view;
pub mod volunteers;
pub mod welcome;
pub mod when;
pub mod wire;
pub mod work;

pub use ::search::fold;
pub use almanac::Almanac;
pub use ask::{Answer, Asker, Question};
pub use guide::{Entry, Guide};
pub use id::{Kind, Slug};
pub use moment::Moment;
pub use text::{Lang, Said, Text};

use ::search::sort;
