//! What is sent to and from `/v1` beside the guide itself: pages of a list, dates of an activity,
//! opening hours, what people report, how they respond to a vacancy, what volunteers ask to be
//! confirmed, and what went wrong.
//!
//! Only the shapes, and the reading of what people send; no framework. Server and browser read and
//! write the same types.

pub mod application;
pub mod base64url;
mod code;
pub mod confirmation;
pub mod correction;
mod dates;
pub mod form;
mod message_id;
mod opening;
mod page;
mod problem;
mod words;

pub use application::Application;
pub use code::Code;
pub use correction::Correction;
pub use dates::{Dates, Occasion};
pub use message_id::MessageId;
pub use opening::{
    HsdsSchedule, OpeningChange, OpeningDay, OpeningException, OpeningHours, OpeningTime,
};
pub use page::{Items, Page};
pub use problem::{Fault, Problem};
pub use words::{Email, Phone, Words};
