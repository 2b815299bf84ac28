//! An organisation confirms, corrects, declines and revokes; anybody checks.

mod asking;
mod checking;
mod logs;
mod revoking;
