//! A claim: a volunteer says what they did for an organisation, and asks it to confirm that.
//!
//! A claim travels in a link (`/bevestig?c=…`), on paper or as a QR code, and is kept nowhere: the
//! phone writes it, the organisation's page reads it. Its form is a short text, so that a phone
//! needs no JSON to write it: base64url of lines of UTF-8, each ended by a line feed but the last.
//!
//! ```text
//! 1                                      the version of this form
//! 01934d3c-0a1b-7c2d-8e3f-0123456789ab   the claim's id (UUID version 7)
//! q83vASNFZ4mrze8BI0VniQ                 the code to pick the answer up with
//! buurttuin                              the organisation's id in the guide
//! Buurttuin De Es                        its name, as the volunteer knows it
//! Onkruid wieden en oogsten              what was done
//! 2026-03-02                             the first day
//! 2026-05-18                             the last day
//! 750                                    how many minutes in all
//! Noor                                   the volunteer's name; may be empty
//! tuinieren                              a skill; as many lines as there are skills
//! ```

mod claim;
mod draft;
mod pickup;

pub use claim::Claim;
pub use draft::{Draft, Field, Mistake, Unreadable, minutes_in};
pub use pickup::PickupCode;
