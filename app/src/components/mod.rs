//! The parts that pages are made of, one a file. All but the lines are plain functions to HTML.

mod answers;
mod chooser;
mod days;
mod distance;
mod favourite;
mod filter;
mod frame;
mod freshness;
mod hours;
mod icon;
mod item;
mod lines;
mod map;
mod outbox;
mod paging;
mod place_map;
mod search;
mod share;

pub use answers::Answers;
pub use chooser::chooser;
pub use days::by_day;
pub use distance::measured_from;
pub use favourite::{favourite, keep_all};
pub use filter::{Filtered, chips, filter_form, list_href};
pub use frame::{footer, header};
pub use freshness::{checked_fact, checked_text, old_text};
pub use hours::opening_hours;
pub use icon::icon;
pub use item::{Shows, item, item_link, items, stage_text, state_line};
pub use lines::Lines;
pub use map::{area_map, home_of, pin_map};
pub use outbox::outbox;
pub use paging::paging;
pub use place_map::{pin_id, place_map};
pub use search::{carried_inputs, search_form, suggestions};
pub use share::{print_button, print_link, share};
