//! The HTML around a page: its head, and where the browser finds what brings it to life.

use std::fmt::Write as _;

use app::{
    address::{Address, Page, path_of},
    context::Seen,
    head::Head,
    locales, structured,
};
use guide::{Answer, Lang};

use crate::App;

use super::Site;

/// Escapes text for HTML, in and outside attributes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// JSON that can stand in a `<script>`: `<` only occurs inside strings.
fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// A whole page. `body` is its rendered content; `path` is that of the page when the browser asked
/// for it at another one.
pub(super) fn page(
    app: &App,
    site: &Site,
    address: &Address,
    seen: &Seen,
    head: &Head,
    path: Option<&str>,
    body: &str,
) -> String {
    let lang = address.lang;
    let base = app.config().base();
    let first = app.municipality().first_language();
    let url = format!("{base}{}", path_of(lang, first, &address.page));

    let mut extra = String::new();
    // Writing to a String cannot fail, here and below.
    let _ = write!(extra, "<meta name=\"description\" content=\"{}\">", escape(&head.description));
    if head.indexed {
        let _ = write!(extra, "<link rel=\"canonical\" href=\"{}\">", escape(&url));
        extra.push_str(&alternates(app, &base, &address.page));
    } else {
        extra.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    extra.push_str(&preview(app, site, &base, &url, head));
    let is_itself = !matches!(address.page, Page::Correction(..) | Page::Apply(_));
    let almanac = &app.municipality().almanac;
    let about = structured::json_ld(seen, lang, &base, &url, almanac);
    if let Some(about) = about.filter(|_| is_itself) {
        let about = for_script(&about.to_string());
        let _ = write!(extra, "<script type=\"application/ld+json\">{about}</script>");
    }
    extra.push_str(&feed(app, lang, seen));

    let mut root = String::new();
    for (key, default) in [("kleur", "auto"), ("tekst", "normaal")] {
        if let Some(value) = address.value(key).filter(|value| *value != default) {
            let _ = write!(root, " data-{key}=\"{}\"", escape(value));
        }
    }
    let moved = path.map(|path| format!(" data-adres=\"{}\"", escape(path))).unwrap_or_default();
    whole(app, site, lang, &root, &head.title, &extra, &moved, body)
}

/// The empty page that the service worker keeps: the app fills it from the copy on the device.
pub(super) fn shell(app: &App, site: &Site, lang: Lang) -> String {
    let title = format!("Mienskip {}", app.municipality().name);
    let robots = "<meta name=\"robots\" content=\"noindex\">";
    // When the texts of its language cannot be had, it says what it says in Dutch.
    let dutch = site.assets.url("locale-nl.json");
    let shell = format!(" data-shell data-dutch=\"{dutch}\"");
    whole(app, site, lang, "", &title, robots, &shell, "")
}

#[expect(clippy::too_many_arguments, reason = "the parts of a document, each used once")]
fn whole(
    app: &App,
    site: &Site,
    lang: Lang,
    root: &str,
    title: &str,
    head: &str,
    more: &str,
    body: &str,
) -> String {
    let url = |name: &str| site.assets.url(name);
    let municipality = app.municipality();
    let first = municipality.first_language();
    let languages: Vec<&str> = municipality.languages.iter().map(Lang::code).collect();
    let languages = languages.join(" ");
    let manifest = if lang == first {
        "/manifest.webmanifest".to_owned()
    } else {
        format!("/{lang}/manifest.webmanifest")
    };
    format!(
        "<!DOCTYPE html>\
        <html lang=\"{lang}\" dir=\"{dir}\"{root}>\
        <head><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
        <title>{title}</title>\
        <link rel=\"stylesheet\" href=\"{css}\"><link rel=\"stylesheet\" href=\"{theme}\">\
        <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
        <link rel=\"apple-touch-icon\" href=\"/apple-touch-icon.png\">\
        <link rel=\"manifest\" href=\"{manifest}\">\
        <meta name=\"theme-color\" content=\"#e2f1f7\" media=\"(prefers-color-scheme: light)\">\
        <meta name=\"theme-color\" content=\"#15313f\" media=\"(prefers-color-scheme: dark)\">\
        {head}\
        <script async src=\"{boot}\"></script></head>\
        <body class=\"ms-page\" data-js=\"{js}\" data-wasm=\"{wasm}\" data-postbak=\"{outbox}\" data-profiel=\"{profile}\" data-kluis=\"{vault}\" data-kopie=\"{copy}\" data-controleer=\"{check}\" data-waardering=\"{recognition}\" data-voorlezen=\"{aloud}\" \
        data-pakket=\"{bundle}\" data-gemeente=\"{code}\" \
        data-icons=\"{icons}\" data-map=\"{map}\" \
        data-keys=\"{keys}\" data-texts=\"{texts}\" data-lang=\"{lang}\" data-languages=\"{languages}\"{more}>{body}</body></html>",
        dir = locales::direction(lang).attribute(),
        title = escape(title),
        css = url("site.css"),
        theme = url(&format!("theme-{}.css", municipality.theme)),
        boot = url("boot.js"),
        js = url("app.js"),
        wasm = url("app_bg.wasm"),
        outbox = url("outbox.js"),
        profile = url("profile.js"),
        icons = url("icons.svg"),
        map = url("map.js"),
        vault = url("kluis.js"),
        keys = url("texts.json"),
        copy = url("kopie.js"),
        check = url("controleer.js"),
        recognition = url("waardering.js"),
        aloud = url("voorlezen.js"),
        bundle = url("pakket.js"),
        code = municipality.code,
        texts = url(&format!("locale-{lang}.json")),
    )
}

/// The same page in the other languages.
fn alternates(app: &App, base: &str, page: &Page) -> String {
    let first = app.municipality().first_language();
    let mut links = String::new();
    let mut link = |code: &str, lang: Lang| {
        let path = path_of(lang, first, page);
        let _ = write!(
            links,
            "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{}\">",
            escape(&format!("{base}{path}"))
        );
    };
    for lang in &app.municipality().languages {
        link(lang.code(), *lang);
    }
    link("x-default", first);
    links
}

/// How the page looks when somebody shares it.
fn preview(app: &App, site: &Site, base: &str, url: &str, head: &Head) -> String {
    let picture = format!("{base}{}", site.assets.url("share.png"));
    let name = format!("Mienskip {}", app.municipality().name);
    let mut tags = String::new();
    for (property, content) in [
        ("og:type", "website"),
        ("og:site_name", name.as_str()),
        ("og:title", &head.title),
        ("og:description", &head.description),
        ("og:url", url),
        ("og:image", &picture),
    ] {
        let _ = write!(tags, "<meta property=\"{property}\" content=\"{}\">", escape(content));
    }
    tags.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">");
    tags
}

/// The calendar that belongs to the page.
fn feed(app: &App, lang: Lang, seen: &Seen) -> String {
    let page = match seen {
        Seen::Answer(Answer::Area(area)) => Page::Area(area.region.slug.clone()),
        Seen::Answer(Answer::Detail(detail)) => match detail.record.kind() {
            kind @ (guide::Kind::Activity | guide::Kind::Organisation) => {
                Page::Detail(kind, detail.record.common().id().clone())
            }
            _ => return String::new(),
        },
        _ => return String::new(),
    };
    let path = path_of(lang, app.municipality().first_language(), &page);
    format!("<link rel=\"alternate\" type=\"text/calendar\" href=\"{}.ics\">", escape(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(escape("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
        assert_eq!(for_script(r#"{"t":"</script>"}"#), r#"{"t":"\u003c/script>"}"#);
    }
}
