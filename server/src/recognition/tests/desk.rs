//! A server on which organisations confirm, with their mail in a folder.

use std::sync::Arc;

use api::{
    MessageId,
    confirmation::{Claim, PickupCode},
};
use axum::{body::Body, http::Request};
use guide::{
    Moment, Text,
    record::{Contact, Organisation, Record},
};
use jiff::civil::Date;
use tempfile::TempDir;

use crate::{
    App, Config, Secret,
    clock::Clock,
    mail::Mailer,
    post, router,
    testing::{Answer, TestApp, now, slug, voorbeeldstad},
};

pub(crate) const CLAIM_ID: &str = "01934d3c-0a1b-7c2d-8e3f-0123456789ab";
pub(crate) const PICKUP: &str = "q83vASNFZ4mrze8BI0VniQ";
/// The address that the guide has for the garden.
pub(crate) const ADDRESS: &str = "tuin@voorbeeld.example";

/// What a volunteer says.
pub(crate) fn claim() -> Claim {
    Claim {
        id: MessageId::read(CLAIM_ID).unwrap(),
        pickup: PickupCode::read(PICKUP).unwrap(),
        organisation: slug("buurttuin"),
        organisation_name: "Buurttuin".into(),
        what: "Onkruid wieden & <b>oogsten</b>".into(),
        from: Date::constant(2026, 3, 2),
        until: Date::constant(2026, 5, 18),
        minutes: 750,
        skills: vec!["tuinieren".into(), "<i>samen</i>".into()],
        name: Some("Noor Voorbeeld".into()),
    }
}

/// A server, and the folder of everything it writes.
pub(crate) struct Desk {
    pub(crate) server: TestApp,
    folder: TempDir,
}

impl Desk {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Self::config(&folder);
        let store = store::open(&config.database()).await.unwrap();
        let server = TestApp::of(config, store).await;
        let organisation = |id: &str, name: &str, email: Option<&str>| {
            Record::from(Organisation {
                contact: Contact { email: email.map(Into::into), ..Contact::default() },
                ..Organisation::new(slug(id), Text::nl(name))
            })
        };
        server
            .publish(
                "proef",
                [
                    organisation("buurttuin", "Buurttuin <De Es>", Some(ADDRESS)),
                    organisation("koor", "Koor Zonder Adres", None),
                ],
            )
            .await;
        Self { server, folder }
    }

    fn config(folder: &TempDir) -> Config {
        Config {
            url: Some("https://mienskip.example".into()),
            data: folder.path().into(),
            ..Config::default()
        }
    }

    /// The same server at another time, with other settings, or with another secret.
    pub(crate) async fn other(
        &self,
        seconds: i64,
        secret: u8,
        change: impl FnOnce(&mut Config),
    ) -> TestApp {
        let mut config = Self::config(&self.folder);
        change(&mut config);
        let clock = Clock::Fixed(Moment::from_unix(now().unix() + seconds));
        let store = Arc::clone(self.server.app.store());
        let secret = Secret::of([secret; 32]);
        let city = Arc::new(voorbeeldstad());
        let app = App::new(config, clock, city, store, secret).await.unwrap();
        TestApp::around(app.clone(), router::routes(app))
    }

    /// Posts a form to it.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        post(&self.server, path, fields).await
    }

    /// Has the post room mail what waits.
    pub(crate) async fn mail(&self) {
        let app = &self.server.app;
        let mailer = Mailer::new(app.config(), app.municipality()).unwrap();
        post::empty(app, &mailer).await.unwrap();
    }

    /// The letters so far, the newest last.
    pub(crate) fn letters(&self, about: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.folder.path().join("post")) else {
            return Vec::new();
        };
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        // Their names hold ids, which begin with the time; within a second by when they came.
        files.sort_by_key(|file| std::fs::metadata(file).unwrap().modified().unwrap());
        files
            .into_iter()
            .filter(|file| file.file_name().unwrap().to_str().unwrap().starts_with(about))
            .map(|file| unfolded(&std::fs::read_to_string(file).unwrap()))
            .collect()
    }

    /// Has a code sent for a claim, and reads it from the letter.
    pub(crate) async fn code(&self, claim: &Claim) -> String {
        let before = self.letters("bevestigingscode").len();
        let sent = self.post("/bevestig/code", &[("c", &claim.encode())]).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let letters = self.letters("bevestigingscode");
        assert_eq!(letters.len(), before + 1);
        let (_, rest) = letters.last().unwrap().split_once("De code is ").unwrap();
        rest[..6].to_owned()
    }

    /// Confirms a claim as it is.
    pub(crate) async fn confirm(&self, claim: &Claim, thanks: &str) -> Answer {
        let code = self.code(claim).await;
        self.post("/bevestig", &form(claim, &code, "ja", thanks).each()).await
    }

    /// The credential that waits for a claim.
    pub(crate) async fn credential(&self, claim: &Claim) -> String {
        let path = format!("/v1/bevestigingen/{}", claim.pickup.as_str());
        let answer: serde_json::Value = self.server.get(&path).await.json();
        answer["waardering"].as_str().unwrap().to_owned()
    }

    /// Everything that the database holds, as bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        files.flat_map(|path| std::fs::read(path).unwrap()).collect()
    }

    /// A credential for the usual claim.
    pub(crate) async fn issue(&self) -> String {
        assert_eq!(self.confirm(&claim(), "Dank je wel!").await.status, 200);
        self.credential(&claim()).await
    }
}

/// What a form holds.
pub(crate) struct Form(Vec<(&'static str, String)>);

impl Form {
    pub(crate) fn each(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value.to_owned()));
        self
    }
}

/// The form as a browser posts it when nothing was changed.
pub(crate) fn form(claim: &Claim, code: &str, decision: &str, thanks: &str) -> Form {
    let draft = claim.draft();
    Form(vec![
        ("c", claim.encode()),
        ("code", code.to_owned()),
        ("besluit", decision.to_owned()),
        ("uren", (claim.minutes / 60).to_string()),
        ("minuten", (claim.minutes % 60).to_string()),
        ("van", draft.from),
        ("tot", draft.until),
        ("bericht", thanks.to_owned()),
    ])
}

/// Posts a form.
pub(crate) async fn post(server: &TestApp, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    server.send(request).await
}

/// The text of a letter as it is read (quoted-printable, RFC 2045 §6.7).
fn unfolded(letter: &str) -> String {
    let (head, body) = letter.split_once("\r\n\r\n").unwrap();
    if !head.contains("quoted-printable") {
        return letter.to_owned();
    }
    let joined = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let [first, tail @ ..] = rest {
        if let (b'=', [a, b, after @ ..]) = (*first, tail) {
            let hex = std::str::from_utf8(&[*a, *b]).unwrap().to_owned();
            bytes.push(u8::from_str_radix(&hex, 16).unwrap());
            rest = after;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    format!("{head}\r\n\r\n{}", String::from_utf8(bytes).unwrap())
}
