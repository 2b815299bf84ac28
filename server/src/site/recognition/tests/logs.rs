//! What opens something for whoever has it is in no log, however much is logged.

use std::{
    io,
    sync::{Arc, Mutex},
};

use axum::http::Method;
use tracing_subscriber::fmt::MakeWriter;

use crate::recognition::tests::{Desk, claim, form};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_code_claim_or_credential_is_written_down() {
    let log = Log::default();
    let everything = || {
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(log.clone())
            .finish()
    };
    // While there is only one, `tracing` asks the thread that comes first whether it listens; that
    // may be another test, which does not.
    let _second = tracing::Dispatch::new(everything());
    let _guard = tracing::subscriber::set_default(everything());

    let desk = Desk::start().await;
    let claim = claim();
    desk.server.get(&claim.link()).await;
    let code = desk.code(&claim).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    desk.post("/bevestig", &form(&claim, wrong, "ja", "Dank je wel!").each()).await;
    desk.post("/bevestig", &form(&claim, &code, "ja", "Dank je wel!").each()).await;
    let credential = desk.credential(&claim).await;
    desk.server.get(&format!("/controleer?w={credential}")).await;
    desk.mail().await;
    let letter = desk.letters("bevestigd-").pop().unwrap();
    let (_, link) = letter.split_once("/intrekken?w=").unwrap();
    let link = link.lines().next().unwrap();
    desk.server.get(&format!("/intrekken?w={link}")).await;
    let answer = format!("/v1/bevestigingen/{}", claim.pickup.as_str());
    desk.server.method(Method::DELETE, &answer).await;

    let written = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    // Each request is there.
    for path in ["/bevestig", "/bevestig/code", "/controleer", "/intrekken", "/v1/bevestigingen/…"]
    {
        let mark = format!("path=\"{path}\"");
        assert!(written.contains(&mark), "{mark}: {written}");
    }
    let encoded = claim.encode();
    let (_, signature) = link.split_once('.').unwrap();
    let parts: Vec<&str> = credential.split('.').collect();
    for secret in [
        claim.pickup.as_str(),
        &encoded[60..100],
        signature,
        parts[1],
        parts[2],
        "Noor",
        "Onkruid",
        "Dank je wel",
        "tuin@voorbeeld",
    ] {
        let at = written.lines().find(|line| line.contains(secret));
        assert_eq!(at, None, "{secret}");
    }
    // Six digits may stand in any number; as a word by themselves they may not.
    let word = written
        .lines()
        .find(|line| line.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == code));
    assert_eq!(word, None, "{code}");
}
