//! Every address that the server answers at, by who it is for.
//!
//! What a resident sees lives in [`site`](crate::site); everything else is here on one page.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
    routing::{any, get, post},
};
use guide::Kind;
use tower::ServiceExt as _;
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer};

use crate::{
    App, Error, feeds,
    kept::{self, Shelf},
    layers, site,
    v1::{self, resource},
    well_known,
};

/// The largest request that is read, in bytes.
const LARGEST: usize = 256 * 1024;
/// The same where a file is chosen: somebody may choose a photo, and should hear that it is one.
const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// All routes, ready to be asked.
pub fn routes(app: App) -> Router {
    let agendas = agendas().with_state(app.clone());
    let shelf = Arc::new(Shelf::new(app.clone()));
    let site = site::routes(&app);
    Router::new()
        .merge(site.pages)
        .nest("/v1", open_data())
        // Below `/v1` a slash at the end is nowhere; nesting leaves this one out.
        .route("/v1/", any(async || Error::NotFound))
        .merge(machines())
        .layer(middleware::from_fn_with_state(agendas, by_extension))
        .layer(middleware::from_fn(one_slash))
        .layer(RequestBodyLimitLayer::new(LARGEST))
        .merge(site.uploads.layer(RequestBodyLimitLayer::new(LARGEST_FILE)))
        .layer(middleware::from_fn(layers::deadline))
        .layer(CatchPanicLayer::custom(layers::panicked))
        .layer(middleware::from_fn_with_state(app.clone(), layers::headers))
        .layer(middleware::from_fn_with_state(shelf, kept::answer))
        .layer(middleware::from_fn(layers::trace))
        .with_state(app)
}

/// For other programs, and for phones that keep a copy of the guide: `/v1/…`.
fn open_data() -> Router<App> {
    let mut routes = Router::new()
        .route("/openapi.json", get(v1::openapi::show))
        .route("/_zoek", get(v1::search::show))
        .route("/gemeente", get(v1::areas::municipality))
        .route("/gebieden", get(v1::areas::list))
        .route("/gebieden/{id}", get(v1::areas::single))
        .route("/gids", get(v1::snapshot::show))
        .route("/wijzigingen", get(v1::changes::show))
        .route("/activiteiten/{id}/data", get(v1::dates::show))
        .route("/correcties", post(v1::corrections::put))
        .route("/vacatures/{id}/reacties", post(v1::applications::put))
        .route("/reacties/{code}", get(v1::applications::show).delete(v1::applications::remove))
        .merge(recognition())
        .route(
            "/kluis/{id}",
            get(v1::vaults::read).put(v1::vaults::write).delete(v1::vaults::erase),
        );
    // activiteiten, initiatieven, organisaties, locaties, hulpaanbod, vacatures, fondsen,
    // kennisbank and gebiedsplannen are all read in the same way.
    for resource in &resource::ALL {
        if v1::opening::KINDS.contains(&resource.kind) {
            let path = format!("/{}/{{id}}/openingstijden", resource.path);
            routes = routes.route(&path, v1::opening::of(resource.kind));
        }
        let (path, kind) = (resource.path, resource.kind);
        routes = routes
            .route(&format!("/{path}"), v1::list::of(kind))
            .route(&format!("/{path}/{{id}}"), v1::single::of(kind));
    }
    routes
        .fallback(async || Error::NotFound)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed)
}

/// What organisations confirmed, and whether it is genuine.
fn recognition() -> Router<App> {
    use v1::recognition::{check, erase, fetch, issuer, key, revocations};
    Router::new()
        .route("/uitgever", get(issuer))
        .route("/uitgever/sleutels/{id}", get(key))
        .route("/intrekkingen", get(revocations))
        .route("/bevestigingen/_controleer", post(check))
        .route("/bevestigingen/{code}", get(fetch).delete(erase))
}

/// For agenda programs: addresses of pages with `.ics` behind them, also behind a language.
fn agendas() -> Router<App> {
    Router::new()
        .route("/activiteiten/{file}", get(feeds::activity))
        .route("/gebied/{file}", get(feeds::area))
        .route("/organisaties/{file}", get(feeds::organisation))
        .route("/{lang}/activiteiten/{file}", get(feeds::activity))
        .route("/{lang}/gebied/{file}", get(feeds::area))
        .route("/{lang}/organisaties/{file}", get(feeds::organisation))
        .fallback(async || Error::NotFound)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed)
}

/// For search engines, security researchers and who keeps the server running.
fn machines() -> Router<App> {
    Router::new()
        .route("/.well-known/security.txt", get(well_known::security))
        .route("/.well-known/jwks.json", get(well_known::keys))
        .route("/robots.txt", get(well_known::robots))
        .route("/sitemap.xml", get(well_known::sitemaps))
        .route("/sitemap/{file}", get(well_known::sitemap))
        .route("/healthz", get(well_known::health))
}

/// Where residents find the list of a kind, and its records below it; an area plan is shown on
/// the page of its area.
#[must_use]
pub fn page_of(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Activity => "/activiteiten",
        Kind::Initiative => "/initiatieven",
        Kind::Organisation => "/organisaties",
        Kind::Place => "/plekken",
        Kind::Service => "/hulp",
        Kind::Vacancy => "/vrijwilligerswerk",
        Kind::Fund => "/fondsen",
        Kind::Article => "/kennisbank",
        Kind::AreaPlan | Kind::WelcomeBlock => return None,
    })
}

/// An agenda has the address of a page with `.ics` behind it, which a route cannot say.
async fn by_extension(State(agendas): State<Router>, request: Request, next: Next) -> Response {
    if feeds::is_agenda(request.uri().path()) {
        return agendas.oneshot(request).await.into_response();
    }
    next.run(request).await
}

/// What begins with two slashes is the name of another host to a browser, and to whoever makes a
/// link or a redirect of it; here it is nowhere.
async fn one_slash(request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("//") {
        return Error::NotFound.into_response();
    }
    next.run(request).await
}
