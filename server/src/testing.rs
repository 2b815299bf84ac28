//! A whole server for tests: a small municipality that does not exist, a store in a temporary
//! folder, a clock that stands still, and no network.
//!
//! ```ignore
//! let server = TestApp::start().await;
//! server.publish("bron", [record]).await;
//! let answer = server.get("/v1/activiteiten").await;
//! assert_eq!(answer.status, 200);
//! ```

#![expect(clippy::expect_used, reason = "a test that cannot begin has failed")]

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use guide::{
    Almanac, Kind, Lang, Moment, Slug, Text,
    almanac::Holiday,
    freshness::ShelfLife,
    geo::{Frame, Point},
    help::{HelpQuestion, HelpTopic, UrgentNumber},
    municipality::{
        Area, District, Municipality, Neighbourhood, Operator, PostcodeArea, Statement,
    },
    record::Record,
    skills::Skill,
    theme::Theme,
    volunteers::{Allowance, Volunteers},
    welcome::{CodeArea, WelcomeCodes},
};
use http_body_util::BodyExt as _;
use jiff::civil;
use serde::de::DeserializeOwned;
use store::{Edit, Publication, Store};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::{App, Config, Secret, clock::Clock, router};

/// One topic of help, with one question.
fn help() -> Vec<HelpTopic> {
    vec![HelpTopic {
        slug: slug("geld"),
        name: Text::nl("Geld en schulden").with(Lang::EN, "Money and debts"),
        icon: "thema-geld".into(),
        themes: vec![Theme::Money],
        questions: vec![HelpQuestion {
            slug: slug("ik-kom-niet-rond"),
            text: Text::nl("Ik kom niet rond").with(Lang::EN, "I run out of money"),
            themes: vec![Theme::Money],
            words: vec!["schuld".into()],
        }],
    }]
}

/// Codes of both areas, and one that is retired.
fn welcome() -> WelcomeCodes {
    let areas = [("st", "stad"), ("do", "dorpen")];
    WelcomeCodes {
        areas: areas.map(|(code, area)| CodeArea { code: code.into(), area: slug(area) }).into(),
        retired: vec!["st3".into()],
    }
}

/// When it always is: Wednesday 2 December 2026, half past nine in the morning.
#[must_use]
pub fn now() -> Moment {
    Moment::from_local(civil::date(2026, 12, 2).at(9, 30, 0, 0))
}

/// A server without a network.
pub struct TestApp {
    /// Its state.
    pub app: App,
    routes: Router,
    /// Holds the store's file for as long as the server is there.
    _folder: Option<TempDir>,
}

/// What a request got for an answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it was sent.
    pub body: Vec<u8>,
}

impl TestApp {
    /// A server with nothing in it, on a database of its own.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Self { _folder: Some(folder), ..Self::on(&url).await }
    }

    /// A server with these records.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn with(records: impl IntoIterator<Item = Record>) -> Self {
        let server = Self::start().await;
        server.publish("proef", records).await;
        server
    }

    /// A server on the database at this address.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn on(url: &str) -> Self {
        let store = store::open(url).await.expect("a store");
        let config =
            Config { url: Some("https://mienskip.example".to_owned()), ..Config::default() };
        Self::of(config, store).await
    }

    /// A server with these settings on this store.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn of(config: Config, store: Arc<dyn Store>) -> Self {
        let municipality = Arc::new(voorbeeldstad());
        let app = App::new(config, Clock::Fixed(now()), municipality, store, Secret::of([7; 32]))
            .await
            .expect("a guide");
        let routes = router::routes(app.clone());
        Self::around(app, routes)
    }

    /// A server that somebody else has started.
    #[must_use]
    pub fn around(app: App, routes: Router) -> Self {
        Self { app, routes, _folder: None }
    }

    /// Makes these records the whole content of a source, and waits until this server has them.
    ///
    /// # Panics
    /// When the store does not take them.
    pub async fn publish(
        &self,
        source: &str,
        records: impl IntoIterator<Item = Record>,
    ) -> Publication {
        let edits: Vec<Edit> = records.into_iter().map(|record| edit(&record)).collect();
        let store = self.app.store();
        let done = store.replace_source(source, &edits, now().unix()).await.expect("a publication");
        self.app.reached(done.version).await;
        done
    }

    /// Asks for a path.
    ///
    /// # Panics
    /// When the path cannot stand in a request.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(path, &[]).await
    }

    /// Asks for a path with these headers.
    ///
    /// # Panics
    /// When the path or a header cannot stand in a request.
    pub async fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Sends a request by any method.
    ///
    /// # Panics
    /// When the body breaks off.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let Ok(response) = self.routes.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Sends a request without a body.
    ///
    /// # Panics
    /// When the path cannot stand in a request.
    pub async fn method(&self, method: Method, path: &str) -> Answer {
        let request = Request::builder().method(method).uri(path).body(Body::empty());
        self.send(request.expect("a request")).await
    }
}

impl Answer {
    /// A header, empty when it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as text.
    ///
    /// # Panics
    /// When it is not UTF-8.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not.
    #[must_use]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

/// A record as the store keeps it.
///
/// # Panics
/// Never in practice; JSON can hold every record.
#[must_use]
pub fn edit(record: &Record) -> Edit {
    Edit {
        kind: record.kind().name().to_owned(),
        id: record.common().id().to_string(),
        data: Some(record.to_json().expect("JSON")),
    }
}

/// A record from its JSON.
///
/// # Panics
/// When it is not a record of that kind.
#[must_use]
pub fn record(kind: Kind, json: &serde_json::Value) -> Record {
    Record::from_json(kind, &json.to_string()).expect("a record")
}

/// A slug.
///
/// # Panics
/// When the text is not one.
#[must_use]
pub fn slug(text: &str) -> Slug {
    text.parse().expect("a slug")
}

/// Two areas, three wijken, five buurten, none of which exist.
///
/// # Panics
/// Never.
#[must_use]
pub fn voorbeeldstad() -> Municipality {
    let code = |text: &str| text.parse().expect("a CBS code");
    let buurt = |code_text: &str, name: &str, lat: f64, lon: f64| Neighbourhood {
        code: code(code_text),
        slug: Slug::from_name(name).expect("a slug"),
        name: name.into(),
        town: "Voorbeeldstad".into(),
        point: Point { lat, lon },
        postcode: None,
    };
    let wijk = |code_text: &str, name: &str| District {
        code: code(code_text),
        name: name.into(),
        outline: "m0 0l10 0l0 10z".into(),
    };
    let neighbourhoods = vec![
        buurt("BU99990101", "Eerstehoek", 53.20, 5.79),
        buurt("BU99990102", "Tweedehoek", 53.21, 5.80),
        buurt("BU99990201", "Derdehoek", 53.18, 5.81),
        buurt("BU99990301", "Verzonnen", 53.10, 5.83),
        buurt("BU99990302", "Buitengebied Verzonnen", 53.09, 5.85),
    ];
    Municipality {
        code: code("GM9999"),
        welcome: welcome(),
        name: "Voorbeeldstad".into(),
        languages: vec![Lang::NL, Lang::FY, Lang::EN],
        theme: "mienskip".into(),
        contact: Operator {
            name: "Gemeente Voorbeeldstad".into(),
            email: "mienskip@voorbeeldstad.example".into(),
            website: Some("https://voorbeeldstad.example".into()),
            security: "veilig@voorbeeldstad.example".into(),
            privacy: "privacy@voorbeeldstad.example".into(),
            ..Operator::default()
        },
        statement: Statement { status: "E".into(), date: "2026".into(), register: None },
        links: Vec::new(),
        help: help(),
        urgent: vec![UrgentNumber {
            name: Text::nl("Er is nu gevaar"),
            note: Text::nl("Dag en nacht"),
            phone: "112".into(),
        }],
        volunteers: Volunteers {
            allowance: Some(Allowance {
                year: 2026,
                a_month: 21_000,
                a_year: 210_000,
                an_hour: 560,
                an_hour_when_young: 330,
                source: "https://bedragen.example".into(),
            }),
            insured: Some(true),
        },
        attribution: "Bron: niemand".into(),
        shelf_life: ShelfLife::default(),
        frame: Frame::around(neighbourhoods.iter().map(|it| it.point)).expect("a frame"),
        areas: vec![
            Area {
                slug: slug("stad"),
                name: Text::nl("De stad"),
                districts: vec![code("WK999901"), code("WK999902")],
            },
            Area {
                slug: slug("dorpen"),
                name: Text::nl("De dorpen").with(Lang::FY, "De doarpen"),
                districts: vec![code("WK999903")],
            },
        ],
        districts: vec![
            wijk("WK999901", "Hoeken"),
            wijk("WK999902", "Derde"),
            wijk("WK999903", "Verzonnen e.o."),
        ],
        neighbourhoods,
        postcodes: vec![PostcodeArea {
            postcode: "9999".parse().expect("a postcode"),
            neighbourhoods: vec![code("BU99990101"), code("BU99990102")],
        }],
        almanac: Almanac {
            closed_on: Holiday::USUALLY_CLOSED.to_vec(),
            school_holidays: Vec::new(),
        },
        words: Vec::new(),
        skills: vec![Skill {
            slug: slug("luisteren"),
            name: Text::nl("Goed luisteren").with(Lang::EN, "Listening well"),
            words: vec!["luisteren".into(), "gesprekken voeren".into()],
        }],
    }
}
