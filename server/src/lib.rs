//! The server of Mienskip: keeps the published guide in memory, and answers residents' browsers,
//! other programs and agendas from it.
//!
//! [`serve`] runs a whole server; [`App::start`] and [`router::routes`] are its two halves, for
//! who wants to ask it something without a network.

pub mod ageing;
mod applications;
pub mod bundle;
pub mod clock;
pub mod commands;
pub mod compress;
pub mod config;
mod corrections;
pub mod error;
mod feeds;
pub mod generate;
mod ids;
pub mod import;
mod kept;
mod layers;
mod limits;
mod listen;
pub mod mail;
pub mod municipality;
mod peer;
mod post;
pub mod recognition;
mod retention;
pub mod router;
pub mod scans;
mod secret;
pub mod site;
mod start;
pub mod state;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod v1;
pub mod welcome;
mod well_known;
mod words;

pub use config::Config;
pub use error::Error;
pub use listen::serve;
pub use secret::Secret;
pub use start::StartError;
pub use state::App;
