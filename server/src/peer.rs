//! Who is at the other end of the network: only to count how much comes from there.

use std::{convert::Infallible, net::IpAddr};

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::App;

/// The network address of a connection, put into each of its requests by whoever listens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Connected(pub(crate) IpAddr);

/// Where a request comes from, as far as that is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) Option<IpAddr>);

impl FromRequestParts<App> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        if app.config().proxy {
            // Each proxy adds to the end; what stands before that anybody can have written.
            let last = parts.headers.get_all("x-forwarded-for").iter().next_back();
            let last = last.and_then(|value| value.to_str().ok()?.rsplit(',').next());
            return Ok(Self(last.and_then(|address| address.trim().parse().ok())));
        }
        Ok(Self(parts.extensions.get::<Connected>().map(|Connected(address)| *address)))
    }
}
