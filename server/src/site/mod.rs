//! What residents see: pages made on the server, and the files that bring them to life.

mod application;
mod apply;
mod assets;
mod bundle;
mod correct;
mod document;
mod form;
mod frame;
mod language;
mod media;
mod organisation;
mod pages;
#[cfg(test)]
mod paper_tests;
mod recognition;
mod scanned;
#[cfg(test)]
mod tests;
mod words;
mod worker;

use std::{collections::HashMap, sync::Arc};

use app::{locales, texts::Texts};
use axum::{
    Extension, Router,
    http::{HeaderValue, header},
    middleware::map_response,
    response::Response,
    routing::get,
};
use guide::Lang;

use crate::App;

use assets::Assets;

/// What the site needs beside the guide.
pub(crate) struct Site {
    assets: Assets,
    texts: HashMap<Lang, Texts>,
}

impl Site {
    fn new(app: &App) -> Self {
        let languages = &app.municipality().languages;
        let texts = languages.iter().filter_map(|&lang| Some((lang, texts_of(lang)?))).collect();
        Self { assets: Assets::open(app.config().site.as_deref()), texts }
    }

    /// The texts of a language, or of the first one that there is.
    fn texts(&self, lang: Lang) -> Option<&Texts> {
        self.texts.get(&lang).or_else(|| self.texts.get(&Lang::NL))
    }
}

/// The texts of a language; none when there is no such locale file.
pub(crate) fn texts_of(lang: Lang) -> Option<Texts> {
    locales::texts(lang)
        .inspect_err(|error| tracing::error!(%lang, %error, "locale file cannot be read"))
        .ok()?
}

/// The addresses of the site.
pub struct Routes {
    /// The pages and what belongs to them. Every address that is nothing else is a page, if only
    /// the one that says that nothing is here.
    pub pages: Router<App>,
    /// Pages that take a file, which may be larger than what others take.
    pub uploads: Router<App>,
}

/// The addresses of the site.
pub fn routes(app: &App) -> Routes {
    let site = Extension(Arc::new(Site::new(app)));
    let pages = Router::new()
        .route("/pkg/{*file}", get(assets::hashed))
        .route("/beeld/{file}", get(media::show))
        .route("/welkom/{area}/pakket", get(bundle::show))
        .route("/favicon.svg", get(assets::fixed))
        .route("/apple-touch-icon.png", get(assets::fixed))
        .route("/sw.js", get(worker::script))
        .route("/manifest.webmanifest", get(worker::manifest))
        .route("/{lang}/manifest.webmanifest", get(worker::manifest_in))
        .route("/w/{code}", get(scanned::page))
        .route("/{lang}/w/{code}", get(scanned::page))
        .route("/leeg", get(pages::shell))
        .route("/{lang}/leeg", get(pages::shell_in))
        .route("/klopt-niet/{kind}/{id}", get(pages::page).post(correct::post))
        .route("/{lang}/klopt-niet/{kind}/{id}", get(pages::page).post(correct::post))
        .merge(recognition::routes(app))
        .route("/vrijwilligerswerk/{id}/reageren", get(pages::page).post(apply::post))
        .route("/{lang}/vrijwilligerswerk/{id}/reageren", get(pages::page).post(apply::post))
        .merge(private())
        .fallback(get(pages::page))
        .layer(site.clone());
    Routes { pages, uploads: recognition::uploads(app).layer(site) }
}

/// Pages for one person, found by what nobody guesses: a volunteer's own page of a reaction, and an
/// organisation's page of those to its vacancy.
fn private() -> Router<App> {
    let own = get(application::show).post(application::post);
    let organisation = get(organisation::show).post(organisation::post);
    Router::new()
        .route("/reactie/{code}", own.clone())
        .route("/{lang}/reactie/{code}", own)
        .route("/organisatie-reacties/{token}", organisation.clone())
        .route("/{lang}/organisatie-reacties/{token}", organisation)
        .layer(map_response(frame::private))
}

/// Everything a page may load: this site's own files. No inline scripts or styles, no frames, no
/// third party (`wasm-unsafe-eval` lets WebAssembly be compiled, nothing else).
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a page may ask of the device: where it is, and that only when somebody taps the button for
/// it. It stays on the device.
const PERMISSIONS: &str =
    "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()";

/// The headers of a page.
fn protect(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert("permissions-policy", HeaderValue::from_static(PERMISSIONS));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    response
}
