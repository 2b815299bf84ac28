//! The parts that pages are made of, one component a file.

mod answers;
mod days;
mod favourite;
mod filter;
mod frame;
mod hours;
mod icon;
mod item;
mod lines;
mod map;
mod search;

pub use answers::Answers;
pub use days::by_day;
pub use favourite::Favourite;
pub use filter::{FilterForm, chips, list_href};
pub use frame::Frame;
pub use hours::hours_table;
pub use icon::icon;
pub use item::{Shows, item, items, stage_text, state_line};
pub use lines::Lines;
pub use map::{area_map, home_of, pin_map};
pub use search::{carried_inputs, search_form};
