//! What is sent to and from `/v1` beside the guide itself: pages of a list, dates of an activity,
//! opening hours, what people report, what volunteers ask to be confirmed, and what went wrong.
//!
//! Only the shapes, and the reading of what people send; no framework. Server and browser read and
//! write the same types.

pub mod base64url;
pub mod confirmation;
pub mod correction;
mod dates;
mod message_id;
mod opening;
mod page;
mod problem;
mod words;

pub use correction::Correction;
pub use dates::{Dates, Occasion};
pub use message_id::MessageId;
pub use opening::{
    HsdsSchedule, OpeningChange, OpeningDay, OpeningException, OpeningHours, OpeningTime,
};
pub use page::{Items, Page};
pub use problem::{Fault, Problem};
pub use words::{Email, Words};
