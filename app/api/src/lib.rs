//! What is sent to and from `/v1` beside the guide itself: pages of a list, dates of an activity,
//! opening hours, and what went wrong.
//!
//! Only the shapes; serde, no framework. Server and browser read and write the same types.

mod dates;
mod opening;
mod page;
mod problem;

pub use dates::{Dates, Occasion};
pub use opening::{
    HsdsSchedule, OpeningChange, OpeningDay, OpeningException, OpeningHours, OpeningTime,
};
pub use page::{Items, Page};
pub use problem::{Fault, Problem};
