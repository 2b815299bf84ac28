//! Pages around recognition: an organisation answers a volunteer's claim and may revoke that later,
//! and anybody can see whether a credential is genuine.
//!
//! They need no JavaScript. Only where one checks is a script: it does the same on the device, also
//! without internet (`public/controleer.js`). Whoever comes here by a link changes nothing by looking:
//! each act is a form that posts, for programs that read mail open links as well.

mod answer;
mod ask;
mod check;
mod facts;
mod file;
mod form;
mod revoke;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::{App, words::path_in};

/// The pages, in each language of the site.
pub(super) fn routes(app: &App) -> Router<App> {
    let mut routes = Router::new();
    for lang in &app.municipality().languages {
        let at = |page: &str| path_in(*lang, app, page);
        routes = routes
            .route(&at("/bevestig"), get(ask::show).post(answer::post))
            .route(&at("/bevestig/code"), post(ask::send))
            .route(&at("/bevestig/bestand"), post(file::post))
            .route(&at("/intrekken"), get(revoke::show).post(revoke::post));
    }
    routes
}

/// The page that takes a file, in each language of the site.
pub(super) fn uploads(app: &App) -> Router<App> {
    let mut routes = Router::new();
    for lang in &app.municipality().languages {
        let page = path_in(*lang, app, "/controleer");
        // The limit is that of the router: see there.
        let check = get(check::show).post(check::post).layer(DefaultBodyLimit::disable());
        routes = routes.route(&page, check);
    }
    routes
}
