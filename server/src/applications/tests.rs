//! Reactions from beginning to end, as volunteers and organisations meet them: through the router,
//! with letters in files.

use std::{
    fs,
    io::{self, Write},
    sync::{Arc, Mutex},
};

use axum::{body::Body, http::Request};
use guide::{Kind, record::Record};
use serde_json::{Value, json};
use store::{ApplicationState, Store};
use tempfile::TempDir;

use crate::{
    Config,
    mail::Mailer,
    peer::Connected,
    post,
    testing::{Answer, TestApp, now, record, voorbeeldstad},
};

pub(crate) const CODE: &str = "8PHy8_T19vf4-fr7_P3-_w";

/// A kitchen that looks for a cook, and a vacancy of nobody.
pub(crate) fn records() -> Vec<Record> {
    vec![
        record(
            Kind::Organisation,
            &json!({ "id": "keuken", "naam": { "nl": "De Buurtkeuken" }, "contact": { "email": "keuken@voorbeeld.example" } }),
        ),
        record(
            Kind::Vacancy,
            &json!({ "id": "soepkok", "naam": { "nl": "Soepkok", "fy": "Sopkok" }, "organisatie": "keuken", "nagekekenOp": "2026-11-01" }),
        ),
        record(Kind::Vacancy, &json!({ "id": "beller", "naam": { "nl": "Beller" } })),
    ]
}

/// A server with a folder for its letters.
pub(crate) struct Room {
    pub(crate) server: TestApp,
    folder: TempDir,
}

impl Room {
    pub(crate) async fn with(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().into(),
            url: Some("https://mienskip.example".into()),
            ..config
        };
        let store = store::open(&config.database()).await.unwrap();
        let server = TestApp::of(config, store).await;
        server.publish("proef", records()).await;
        Self { server, folder }
    }

    pub(crate) async fn open() -> Self {
        Self::with(Config::default()).await
    }

    pub(crate) fn store(&self) -> &Arc<dyn Store> {
        self.server.app.store()
    }

    /// The letters that were written, by name, as text.
    async fn letters(&self) -> Vec<(String, String)> {
        let mailer = Mailer::new(self.server.app.config(), &voorbeeldstad()).unwrap();
        post::empty(&self.server.app, &mailer).await.unwrap();
        let Ok(files) = fs::read_dir(self.folder.path().join("post")) else { return Vec::new() };
        let mut letters: Vec<_> = files
            .map(|file| {
                let path = file.unwrap().path();
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                // As it is read: lines that were folded for the way are whole again.
                let text = fs::read_to_string(&path).unwrap().replace("=\r\n", "");
                (name, text)
            })
            .collect();
        letters.sort();
        letters
    }

    /// The letter whose name begins so.
    async fn letter(&self, name: &str) -> String {
        let letters = self.letters().await;
        let found = letters.iter().find(|(known, _)| known.starts_with(name));
        found.unwrap_or_else(|| panic!("no {name} in {letters:?}")).1.clone()
    }

    /// The path that a letter to the organisation leads to.
    async fn link(&self, letter: &str) -> String {
        let text = self.letter(letter).await;
        let (_, rest) = text.split_once("https://mienskip.example").unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    }
}

pub(crate) fn id(number: u32) -> String {
    format!("01934d3c-0a1b-7c2d-8e3f-{number:012x}")
}

/// The code with this number.
pub(crate) fn code(number: u32) -> String {
    api::Code::new(u128::from(number + 1).to_be_bytes()).as_str().to_owned()
}

pub(crate) fn reaction(number: u32) -> Value {
    json!({
        "id": id(number), "naam": "Sjoukje", "email": "sjoukje@voorbeeld.example",
        "telefoon": "06 12345678", "bericht": "Ik kook graag.\nOp <b>dinsdag</b>?",
        "deel": ["Wat ik kan: koken"], "code": code(number), "taal": "fy",
    })
}

pub(crate) async fn send(server: &TestApp, vacancy: &str, body: &Value) -> Answer {
    let mut request = Request::post(format!("/v1/vacatures/{vacancy}/reacties"))
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    // Each from a network of its own.
    let number = body["id"].as_str().map_or(0, |id| {
        u32::from_str_radix(&id[id.len().saturating_sub(6)..], 16).unwrap_or_default()
    });
    let from = std::net::Ipv4Addr::from_bits(0x0a00_0000 + number);
    request.extensions_mut().insert(Connected(from.into()));
    server.send(request).await
}

async fn press(server: &TestApp, path: &str, fields: &[(&str, &str)]) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    let request = Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body.finish()))
        .unwrap();
    server.send(request).await
}

async fn states(room: &Room) -> Vec<ApplicationState> {
    let all = room.store().applications_of("soepkok").await.unwrap();
    all.into_iter().map(|it| it.state).collect()
}

#[tokio::test]
async fn a_link_shows_and_changes_nothing_until_a_button_is_pressed() {
    let room = Room::open().await;
    assert_eq!(send(&room.server, "soepkok", &reaction(1)).await.status, 201);
    let letter = room.letter("reactie-").await;
    assert!(letter.contains("To: keuken@voorbeeld.example\r\n"), "{letter}");
    // A letter travels and lies about; nothing about the volunteer is in it.
    for own in ["Sjoukje", "sjoukje", "12345678", "dinsdag"] {
        assert!(!letter.contains(own), "{own} in {letter}");
    }
    let link = room.link("reactie-").await;
    for _ in 0..3 {
        let front = room.server.get(&link).await;
        assert_eq!(front.status, 200);
        assert!(front.text().contains("Bekijk de reacties") && !front.text().contains("Sjoukje"));
        for (name, value) in [
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-robots-tag", "noindex, nofollow"),
        ] {
            assert_eq!(front.header(name), value);
        }
    }
    assert_eq!(states(&room).await, [ApplicationState::Received]);

    let list = press(&room.server, &link, &[("doe", "bekijk")]).await;
    assert_eq!((list.status.as_u16(), list.header("cache-control")), (200, "no-store"));
    for shown in [
        "Sjoukje",
        "tel:0612345678",
        "mailto:sjoukje@voorbeeld.example",
        "Op &lt;b&gt;dinsdag&lt;/b&gt;?",
        "Wat ik kan",
    ] {
        assert!(list.text().contains(shown), "{shown} is not in {}", list.text());
    }
    assert_eq!(states(&room).await, [ApplicationState::Read]);
    assert!(!list.text().contains(CODE) && !list.text().contains(&code(1)));
}

#[tokio::test]
async fn who_is_invited_hears_so_by_mail_in_their_language_and_on_their_page() {
    let room = Room::open().await;
    send(&room.server, "soepkok", &reaction(1)).await;
    let link = room.link("reactie-").await;
    press(&room.server, &link, &[("doe", "bekijk")]).await;
    let id = "01934d3c-0a1b-7c2d-8e3f-000000000001";
    let invite = |version, words| {
        [("doe", "uitnodigen"), ("id", id), ("versie", version), ("bericht", words)]
    };
    let done = press(&room.server, &link, &invite("1", "Kom dinsdag\r\nom 10 uur!")).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(done.text().contains("Je bericht is verstuurd."));
    assert_eq!(states(&room).await, [ApplicationState::Invited]);

    // Loading the page anew in the browser sends it again: that does nothing twice.
    let again = press(&room.server, &link, &invite("1", "Kom dinsdag\r\nom 10 uur!")).await;
    assert_eq!(again.status, 400);
    assert!(again.text().contains("Kijk of het nog klopt"));
    assert!(again.text().contains("Kom dinsdag"), "what was typed stays");
    let letters = room.letters().await;
    assert_eq!(letters.len(), 2, "{letters:?}");
    let letter = room.letter("antwoord-").await;
    for part in [
        "To: sjoukje@voorbeeld.example\r\n",
        "Content-Language: fy\r\n",
        "Subject: Oer dyn reaksje: Soepkok\r\n",
        "De organisaasje wol dy graach kennen leare.",
        "Kom dinsdag\r\nom 10 uur!",
        "De Buurtkeuken",
    ] {
        assert!(letter.contains(part), "{part} is not in {letter}");
    }
    assert!(!letter.contains(&code(1)), "only the volunteer has the code");

    let own = room.server.get(&format!("/fy/reactie/{}", code(1))).await;
    assert_eq!(own.status, 200);
    for part in ["De organisaasje wol dy graach kennen leare.", "Kom dinsdag", "2 desimber 2026"] {
        assert!(own.text().contains(part), "{part} is not in {}", own.text());
    }
}

#[tokio::test]
async fn an_answer_needs_words_and_belongs_to_the_vacancy_of_the_link() {
    let room = Room::open().await;
    send(&room.server, "soepkok", &reaction(1)).await;
    let link = room.link("reactie-").await;
    let id = id(1);
    let long = "x".repeat(1001);
    for (fields, said) in [
        (
            vec![("doe", "antwoord"), ("id", &*id), ("versie", "0"), ("bericht", " \n")],
            "Schrijf eerst",
        ),
        (vec![("doe", "afwijzen"), ("id", &id), ("versie", "0"), ("bericht", &long)], "te lang"),
        (vec![("doe", "afwijzen"), ("id", "nergens"), ("versie", "0")], "veranderde net iets"),
        (vec![("doe", "afwijzen"), ("id", &id), ("versie", "x")], "veranderde net iets"),
    ] {
        let answer = press(&room.server, &link, &fields).await;
        assert_eq!(answer.status, 400, "{fields:?}");
        assert!(answer.text().contains(said), "{said}: {}", answer.text());
    }
    assert_eq!(press(&room.server, &link, &[("doe", "iets")]).await.status, 400);
    assert_eq!(press(&room.server, &link, &[]).await.status, 400);

    // The link of another vacancy does not reach this one.
    send(&room.server, "beller", &reaction(2)).await;
    let municipality = room.letter(&format!("reactie-{}", self::id(2))).await;
    assert!(municipality.contains("To: mienskip@voorbeeldstad.example\r\n"), "{municipality}");
    let other = room.link(&format!("reactie-{}", self::id(2))).await;
    let list = press(&room.server, &other, &[("doe", "bekijk")]).await;
    assert!(list.text().contains(&self::id(2)) && !list.text().contains(&id));
    let fields = [("doe", "afwijzen"), ("id", id.as_str()), ("versie", "1")];
    assert_eq!(press(&room.server, &other, &fields).await.status, 400);
    assert_eq!(states(&room).await, [ApplicationState::Read]);
}

#[tokio::test]
async fn a_filled_place_tells_all_who_wait_and_takes_no_more() {
    let room = Room::open().await;
    for number in 1..=3 {
        send(&room.server, "soepkok", &reaction(number)).await;
    }
    let link = room.link("reactie-").await;
    press(&room.server, &link, &[("doe", "bekijk")]).await;
    let second = id(2);
    press(&room.server, &link, &[("doe", "uitnodigen"), ("id", &second), ("versie", "1")]).await;
    let version = room.server.app.guide().version;
    let done = press(&room.server, &link, &[("doe", "vervuld"), ("bericht", "Bedankt!")]).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(done.text().contains("De plek is vervuld."));
    let filled = ApplicationState::Filled;
    assert_eq!(states(&room).await, [filled, ApplicationState::Invited, filled]);
    let letters = room.letters().await;
    let told = letters.iter().filter(|(_, text)| text.contains("Bedankt!")).count();
    assert_eq!((letters.len(), told), (6, 2), "{letters:?}");

    room.server.app.reached(version + 1).await;
    let page = room.server.get("/vrijwilligerswerk/soepkok").await;
    assert!(page.text().contains("Plek vervuld") && !page.text().contains("/reageren"));
    let form = room.server.get("/vrijwilligerswerk/soepkok/reageren").await;
    assert!(
        form.text().contains("Deze plek is al vervuld.")
            && !form.text().contains("<form class=\"ms-form\"")
    );
    let late = send(&room.server, "soepkok", &reaction(9)).await;
    assert_eq!(late.status, 400);
    assert!(late.text().contains("Deze plek is al vervuld."), "{}", late.text());
    // What came before is still told so.
    assert_eq!(send(&room.server, "soepkok", &reaction(1)).await.status, 200);
}

#[tokio::test]
async fn a_place_stays_filled_over_an_import_until_it_is_checked_later() {
    let room = Room::open().await;
    send(&room.server, "soepkok", &reaction(1)).await;
    let link = room.link("reactie-").await;
    press(&room.server, &link, &[("doe", "vervuld"), ("bericht", "")]).await;

    let folder = tempfile::tempdir().unwrap();
    let filled = async |checked: &str| {
        let csv = format!(
            "id,titel,omschrijving,nagekeken_op\nsoepkok,Soepkok,Dag {checked},{checked}\nbeller,Beller,,\n"
        );
        fs::write(folder.path().join("vacatures.csv"), csv).unwrap();
        let files = crate::municipality::Folder::new(folder.path());
        let options = crate::import::Options::new("proef", now());
        let (store, municipality) = (room.store().as_ref(), voorbeeldstad());
        let done =
            crate::import::run(store, &municipality, &files, &options, &mut |_| {}).await.unwrap();
        room.server.app.reached(done.publication.version).await;
        super::vacancy_of(&room.server.app, "soepkok").unwrap().filled
    };
    // It is filled on 2 December 2026.
    assert!(filled("2026-11-01").await);
    assert!(filled("2026-12-02").await);
    assert!(!filled("2026-12-03").await);
    assert!(filled("2026-11-30").await);
    assert!(!filled("2026-12-04").await);
    assert_eq!(send(&room.server, "soepkok", &reaction(2)).await.status, 201);
}

#[tokio::test]
async fn what_was_not_published_in_time_is_published_later() {
    let room = Room::open().await;
    assert!(room.store().fill_vacancy("soepkok", &[], now().unix()).await.unwrap());
    assert_eq!(super::note(room.store().as_ref(), now()).await, Ok(1));
    assert_eq!(super::note(room.store().as_ref(), now()).await, Ok(0));
    room.server.app.reached(2).await;
    assert!(super::vacancy_of(&room.server.app, "soepkok").unwrap().filled);
}

#[tokio::test]
async fn an_old_link_only_sends_a_new_one_to_the_registered_address() {
    let room = Room::with(Config { link_dagen: 0, ..Config::default() }).await;
    send(&room.server, "soepkok", &reaction(1)).await;
    let link = room.link("reactie-").await;
    let front = room.server.get(&link).await;
    assert_eq!(front.status, 200);
    assert!(front.text().contains("Stuur een nieuwe link") && !front.text().contains("Sjoukje"));
    for what in ["bekijk", "vervuld", "uitnodigen"] {
        let answer = press(&room.server, &link, &[("doe", what)]).await;
        assert_eq!(answer.status, 410, "{what}");
        assert!(!answer.text().contains("Sjoukje"));
    }
    assert_eq!(states(&room).await, [ApplicationState::Received]);
    for _ in 0..3 {
        let fields = [("doe", "nieuw"), ("email", "iemand@anders.example")];
        assert_eq!(press(&room.server, &link, &fields).await.status, 200);
    }
    let letters = room.letters().await;
    let new: Vec<_> =
        letters.iter().filter(|(name, _)| name.starts_with("link-soepkok-")).collect();
    assert_eq!(new.len(), 1, "{letters:?}");
    assert!(new[0].1.contains("To: keuken@voorbeeld.example\r\n"), "{}", new[0].1);

    let other = press(&room.server, "/organisatie-reacties/onzin", &[("doe", "nieuw")]).await;
    assert_eq!(other.status, 404);
}

#[tokio::test]
async fn withdrawing_erases_and_a_late_copy_stays_away() {
    let room = Room::open().await;
    let own = format!("/reactie/{}", code(1));
    assert_eq!(room.server.get(&own).await.status, 404);
    send(&room.server, "soepkok", &reaction(1)).await;
    let page = room.server.get(&own).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Ja, wis mijn reactie"));
    assert_eq!(states(&room).await, [ApplicationState::Received], "looking changes nothing");

    let gone = press(&room.server, &own, &[]).await;
    assert_eq!(gone.status, 200);
    assert!(gone.text().contains("Je reactie is gewist"));
    assert_eq!(states(&room).await, []);
    assert_eq!(room.letters().await, [], "the letter that had not gone went with it");
    for answer in [room.server.get(&own).await, press(&room.server, &own, &[]).await] {
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
    }
    assert_eq!(send(&room.server, "soepkok", &reaction(1)).await.status, 410);
    assert_eq!(states(&room).await, []);
}

/// Everything that lies in the data folder.
fn on_disk(room: &Room) -> Vec<u8> {
    let files = fs::read_dir(room.folder.path()).unwrap();
    let files = files.map(|file| file.unwrap().path()).filter(|path| path.is_file());
    files.flat_map(|path| fs::read(path).unwrap()).collect()
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn nothing_that_a_person_wrote_can_be_read_in_the_database() {
    let room = Room::open().await;
    send(&room.server, "soepkok", &reaction(1)).await;
    let link = {
        // Taken from the letter as it waits, so that the letter stays in the database.
        let link = super::Link::new(&room.server.app, "soepkok".parse().unwrap());
        format!("/organisatie-reacties/{}", link.token(&room.server.app))
    };
    let id = id(1);
    let fields =
        [("doe", "uitnodigen"), ("id", &*id), ("versie", "0"), ("bericht", "Kom maar langs")];
    assert_eq!(press(&room.server, &link, &fields).await.status, 200);
    let sealed = room.store().application(&id).await.unwrap().unwrap();
    let bytes = on_disk(&room);
    assert!(has(&bytes, id.as_bytes()) && has(&bytes, &sealed.content));
    for own in ["Sjoukje", "sjoukje@", "12345678", "Ik kook graag", "koken", "Kom maar", "keuken@"]
    {
        // What the guide shows of the organisation is public.
        assert!(own == "keuken@" || !has(&bytes, own.as_bytes()), "{own}");
    }
    assert!(!has(&bytes, code(1).as_bytes()));

    // Withdrawn, not even the sealed bytes are left.
    assert_eq!(press(&room.server, &format!("/reactie/{}", code(1)), &[]).await.status, 200);
    let bytes = on_disk(&room);
    assert!(!has(&bytes, &sealed.content) && !has(&bytes, &sealed.replies.unwrap()));
    assert!(!has(&bytes, &sealed.code) && !has(&bytes, &sealed.mark));
}

#[tokio::test]
async fn too_many_from_one_network_or_for_one_vacancy_wait() {
    let room = Room::open().await;
    // Twenty for one vacancy, each from elsewhere.
    for number in 0..20 {
        assert_eq!(send(&room.server, "soepkok", &reaction(number)).await.status, 201);
    }
    let refused = send(&room.server, "soepkok", &reaction(20)).await;
    assert_eq!(refused.status, 429);
    assert!(refused.header("retry-after").parse::<u32>().is_ok());
    assert_eq!(send(&room.server, "beller", &reaction(20)).await.status, 201);
    assert_eq!(send(&room.server, "soepkok", &reaction(3)).await.status, 200);
}

/// What is written down, for a test to look at.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_code_and_no_link_ends_up_in_a_log() {
    // With one subscriber alone, what other tests do on other threads decides what is written down.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::new());
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let room = Room::open().await;
    send(&room.server, "soepkok", &reaction(1)).await;
    let link = room.link("reactie-").await;
    press(&room.server, &link, &[("doe", "bekijk")]).await;
    let own = format!("/en/reactie/{}", code(1));
    room.server.get(&own).await;
    room.server.get(&format!("/v1/reacties/{}", code(1))).await;
    press(&room.server, &own, &[]).await;
    room.server.get(&format!("/v1/reacties/{}", code(1))).await;
    // Also not when the store does not answer.
    room.server.app.close().await;
    assert_eq!(room.server.get(&own).await.status, 503);
    assert_eq!(press(&room.server, &link, &[("doe", "bekijk")]).await.status, 503);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("/en/reactie/…") && text.contains("/organisatie-reacties/…"), "{text}");
    let token = link.rsplit('/').next().unwrap();
    for secret in [code(1).as_str(), token, "Sjoukje", "sjoukje@voorbeeld.example"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[tokio::test]
async fn several_servers_on_one_database_do_the_same_and_mail_once() {
    let room = Room::open().await;
    let other = TestApp::of(room.server.app.config().clone(), Arc::clone(room.store())).await;
    assert_eq!(send(&room.server, "soepkok", &reaction(1)).await.status, 201);
    assert_eq!(send(&other, "soepkok", &reaction(1)).await.status, 200);
    let own = other.get(&format!("/reactie/{}", code(1))).await;
    assert!(own.text().contains("Ik kook graag."));
    let mailer = Mailer::new(other.app.config(), &voorbeeldstad()).unwrap();
    let (one, two) =
        tokio::join!(post::empty(&room.server.app, &mailer), post::empty(&other.app, &mailer));
    one.and(two).unwrap();
    assert_eq!(room.letters().await.len(), 1);
    assert_eq!(room.store().waiting_letters().await, Ok(0));
}
