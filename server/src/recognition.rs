//! Recognition: what organisations confirm of what volunteers did, as credentials that anybody can
//! check.
//!
//! A volunteer's device makes a claim and shows it as a link (`api::confirmation`). The organisation
//! opens the link, has a short-lived code sent to the address that the guide has for it, and answers
//! (`confirm`). What it confirms becomes an Open Badges 3.0 credential ([`credential`]), signed with
//! a key of this installation ([`keys`], [`jws`]). It waits, sealed, until the volunteer's device
//! fetches it; what stays here says only that something was issued, and whether it was revoked.

mod answer;
mod check;
mod confirm;
mod credential;
mod jws;
mod keys;
mod letters;
mod revoke;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use answer::{Answer, erase, waiting};
pub(crate) use check::{Checked, OUTCOMES, Outcome, Shown, check};
pub(crate) use confirm::{
    Asked, Decision, NoClaim, NoCode, NotGiven, State, answer, read, send_code, state,
};
pub(crate) use credential::{Issuer, profile};
pub(crate) use keys::Keys;
pub use keys::{NotAKey, PublicKey};
pub(crate) use revoke::{BY_ORGANISATION, link_reads, revoke};
