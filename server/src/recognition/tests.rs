//! Credentials against the schema, other implementations and those who change them.

mod checking;
mod desk;
mod fixture;
mod open_badges;

pub(crate) use desk::{ADDRESS, Desk, PICKUP, claim, form, post};
pub(crate) use fixture::folded;
