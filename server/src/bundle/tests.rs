use std::{fs, io::Read as _, path::PathBuf};

use api::base64url;
use flate2::read::GzDecoder;
use guide::{Kind, Lang, Text, change::Snapshot, record::WelcomeBlock, welcome::BlockSort};
use proptest::prelude::*;
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::json;

use super::*;
use crate::{
    Config,
    testing::{TestApp, now, slug},
};

const FILE: &str = "../tests/scripts/pakket.json";
const PICTURE: &[u8] = include_bytes!("../../../public/icon-192.png");

/// A folder with two pictures and a sound below `welkom`, and settings that name it.
fn with_media() -> (tempfile::TempDir, Config) {
    let folder = tempfile::tempdir().unwrap();
    let media = folder.path().join("welkom/beeld");
    fs::create_dir_all(&media).unwrap();
    fs::write(media.join("deur.png"), PICTURE).unwrap();
    fs::write(media.join("stem.mp3"), b"hallo").unwrap();
    fs::write(media.join("groot.wav"), vec![0; MOST_MEDIA]).unwrap();
    let gemeente = Some(folder.path().join("gemeente.toml"));
    let config =
        Config { gemeente, url: Some("https://mienskip.example".into()), ..Config::default() };
    (folder, config)
}

fn block(id: &str, area: Option<&str>) -> WelcomeBlock {
    WelcomeBlock {
        sort: BlockSort::Welcome,
        area: area.map(slug),
        ..WelcomeBlock::new(slug(id), Text::nl("Hallo"))
    }
}

fn picture(file: &str) -> Picture {
    Picture { file: file.to_owned(), alt: Text::default(), width: 192, height: 192 }
}

/// A server with a pack, and what has to stay as long as it is there.
async fn server() -> ((tempfile::TempDir, TestApp), TestApp) {
    let (folder, config) = with_media();
    let plain = TestApp::start().await;
    let server = TestApp::of(config, std::sync::Arc::clone(plain.app.store())).await;
    let own = WelcomeBlock {
        picture: Some(picture("/beeld/deur.png?abc")),
        sound: Text::nl("/beeld/stem.mp3?def").with(Lang::EN, "/beeld/groot.wav?ghi"),
        ..block("stad-hallo", Some("stad"))
    };
    let again =
        WelcomeBlock { picture: Some(picture("/beeld/deur.png?abc")), ..block("afval", None) };
    let other = WelcomeBlock {
        sound: Text::nl("/beeld/groot.wav?ghi"),
        ..block("dorpen-hallo", Some("dorpen"))
    };
    server.publish("welkom", [own.into(), again.into(), other.into()]).await;
    ((folder, plain), server)
}

#[tokio::test]
async fn the_file_holds_the_whole_guide_and_the_media_of_the_area() {
    let (_around, server) = server().await;
    let answer = server.get("/welkom/stad/pakket").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), MEDIA_TYPE);
    assert_eq!(answer.header("content-encoding"), "");
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"mienskip-stad.mienskip\""
    );
    let bundle = read(&answer.body).unwrap();
    let head = &bundle.head;
    assert_eq!((&*head.code, &*head.name, &*head.area), ("GM9999", "Voorbeeldstad", "stad"));
    assert_eq!(
        (head.version, head.days, head.layout),
        (server.app.guide().version, DAYS, layout())
    );
    assert_eq!(head.made, head.published);
    let mut guide = Vec::new();
    GzDecoder::new(bundle.guide).read_to_end(&mut guide).unwrap();
    let snapshot: Snapshot = wire::from_bytes(&guide).unwrap();
    assert_eq!((snapshot.series, snapshot.version), (head.series.clone(), head.version));
    assert_eq!(snapshot.items.iter().filter(|it| it.kind == Kind::WelcomeBlock).count(), 3);
    // Each file once; what is too large for passing on is left out.
    let files: Vec<_> = head.files.iter().map(|it| (&*it.address, &*it.kind)).collect();
    assert_eq!(
        files,
        [("/beeld/deur.png?abc", "image/png"), ("/beeld/stem.mp3?def", "audio/mpeg")]
    );
    assert_eq!(bundle.files, [PICTURE, b"hallo"]);
    assert_eq!(bundle.check(&Keys::of(&server.app), "GM9999"), Ok(()));
}

#[tokio::test]
async fn another_program_finds_the_signature_right() {
    let server = TestApp::with([]).await;
    let bytes = server.get("/welkom/stad/pakket").await.body;
    let keys = server.get("/.well-known/jwks.json").await.json::<serde_json::Value>();
    let x = base64url::decode(keys["keys"][0]["x"].as_str().unwrap()).unwrap();
    let (signed, signature) = bytes.split_at(bytes.len() - 64);
    let key = UnparsedPublicKey::new(&ED25519, x);
    assert!(key.verify(signed, signature).is_ok());
    let kid = keys["keys"][0]["kid"].as_str().unwrap();
    assert!(kid.ends_with(&format!("/{}", read(&bytes).unwrap().head.key)));
}

#[tokio::test]
async fn who_has_it_already_is_told_so_until_something_changes() {
    let server = TestApp::with([]).await;
    let first = server.get("/welkom/stad/pakket").await;
    let tag = first.header("etag").to_owned();
    let same = server.ask("/welkom/stad/pakket", &[("if-none-match", &tag)]).await;
    assert_eq!((same.status.as_u16(), same.body.len(), same.header("etag")), (304, 0, &*tag));
    server.publish("welkom", [block("afval", None).into()]).await;
    let other = server.ask("/welkom/stad/pakket", &[("if-none-match", &tag)]).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn where_there_is_no_such_area_there_is_no_bundle() {
    let server = TestApp::with([]).await;
    for path in ["/welkom/nergens/pakket", "/welkom/Stad/pakket", "/welkom/%00/pakket"] {
        assert_eq!(server.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn whatever_is_changed_or_cut_off_is_refused() {
    let (_around, server) = server().await;
    let keys = Keys::of(&server.app);
    let bytes = make(&server.app, &slug("stad")).unwrap();
    let outcome = |bytes: &[u8]| read(bytes).and_then(|it| it.check(&keys, "GM9999"));
    assert_eq!(outcome(&bytes), Ok(()));
    assert_eq!(outcome(&[]), Err(Refusal::NotABundle));
    assert_eq!(outcome(b"PK\x03\x04"), Err(Refusal::NotABundle));
    for end in (1..bytes.len()).step_by(97).chain([9, 17, bytes.len() - 1]) {
        assert_eq!(outcome(&bytes[..end]), Err(Refusal::CutOff), "{end}");
    }
    assert_eq!(outcome(&[&bytes[..], b"x"].concat()), Err(Refusal::Changed));
    let mut newer = bytes.clone();
    newer[MAGIC.len()] = FORMAT + 1;
    assert_eq!(outcome(&newer), Err(Refusal::Newer));
    let head = length(&serde_json::to_vec(&read(&bytes).unwrap().head).unwrap()) as usize;
    for at in (BEGIN + head..bytes.len()).step_by(101).chain([bytes.len() - 1]) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert_eq!(outcome(&changed), Err(Refusal::Changed), "{at}");
    }
    for at in 0..BEGIN + head {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(outcome(&changed).is_err(), "{at}");
    }
}

#[tokio::test]
async fn a_bundle_of_elsewhere_or_of_another_key_is_not_ours() {
    let server = TestApp::with([]).await;
    let bytes = make(&server.app, &slug("stad")).unwrap();
    let bundle = read(&bytes).unwrap();
    let keys = Keys::of(&server.app);
    assert_eq!(bundle.check(&keys, "GM0080"), Err(Refusal::Elsewhere("Voorbeeldstad".into())));
    let others = Keys::from(&crate::Secret::of([8; 32]), &Config::default());
    assert_eq!(bundle.check(&others, "GM9999"), Err(Refusal::Unsigned));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_stumble(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
        let _ = read(&[MAGIC, &bytes].concat());
        let mut with_lengths = [MAGIC, &[1], &[40, 0, 0, 0, 9, 0, 0, 0]].concat();
        with_lengths.extend(&bytes);
        prop_assert!(read(&with_lengths).is_err());
    }

    #[test]
    fn no_head_makes_the_reader_stumble(
        guide in any::<u32>(), length in any::<u32>(), parts in 0u32..50, left in 0usize..200,
        made in any::<i64>(), days in any::<u16>(),
    ) {
        let head = Head {
            code: String::new(), name: String::new(), area: String::new(), series: String::new(),
            version: 1, published: 0, made, days, key: String::new(), layout: 4, guide,
            files: vec![File { address: String::new(), kind: String::new(), length }],
        };
        let head = serde_json::to_vec(&head).unwrap();
        let mut bytes = [MAGIC, &[1]].concat();
        bytes.extend(u32::try_from(head.len()).unwrap().to_le_bytes());
        bytes.extend(parts.to_le_bytes());
        bytes.extend(&head);
        bytes.extend(vec![7; left]);
        if let Ok(bundle) = read(&bytes) {
            let _ = (bundle.to_string(), bundle.head.until());
        }
    }
}

/// What `public/pakket.js` is tried on: made here, so that the two cannot grow apart.
#[tokio::test]
async fn the_script_is_tried_on_what_this_program_makes() {
    let (_around, server) = server().await;
    let bytes = make(&server.app, &slug("stad")).unwrap();
    let guide = wire::to_bytes(&server.app.guide().snapshot());
    let made = json!({
        "pakket": base64url::encode(&bytes),
        "gids": base64url::encode(&guide),
        "sleutels": Keys::of(&server.app).set("https://mienskip.example")["keys"],
        "seconden": now().unix(),
    });
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap_or_default();
    let bytes_of = |it: &serde_json::Value| base64url::decode(it["pakket"].as_str()?);
    // But for the line of publications, which is by chance.
    let said = |it: &serde_json::Value| {
        let bytes = bytes_of(it)?;
        let bundle = read(&bytes).ok()?;
        bundle.check(&Keys::of(&server.app), "GM9999").ok()?;
        Some(Head { series: String::new(), guide: 0, ..bundle.head })
    };
    if said(&kept) != said(&made) || kept["sleutels"] != made["sleutels"] {
        fs::write(&file, format!("{made:#}\n")).unwrap();
        panic!("{FILE} was of another version of this program; it has been written anew");
    }
}

#[test]
fn the_script_keeps_the_guide_where_the_app_looks_for_it() {
    let script = include_str!("../../../public/pakket.js");
    assert!(script.contains(&format!("const LAYOUT = {};", layout())));
    assert!(script.contains(&format!("const FORMAT = {FORMAT};")));
    let copy = include_str!("../../../app/src/device/copy.rs");
    assert!(copy.contains(&format!("\"mienskip-gids-{}\"", layout())));
}
