use std::time::Duration;

use guide::Lang;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpListener,
    task::JoinHandle,
    time::timeout,
};

use super::*;
use crate::testing::{now, voorbeeldstad};

fn letter() -> Letter {
    Letter {
        id: "correctie-1".into(),
        to: "bewoner@voorbeeld.example".into(),
        lang: Lang::FY,
        subject: "Dyn melding oer 't Doarpshûs".into(),
        text: "Goeie,\n.\nDit is in rigel dy't lang is: tige tank! êûô €\n".into(),
    }
}

/// A mail server that takes what comes over one connection, or refuses the receiver.
pub(crate) async fn server(refuses: bool) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let running = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let mut heard = Vec::new();
        write.write_all(b"220 mail.example ESMTP\r\n").await.unwrap();
        while let Some(line) = lines.next_line().await.unwrap() {
            let word = line.split([' ', ':']).next().unwrap_or_default().to_owned();
            heard.push(line);
            let answer: &[u8] = match word.as_str() {
                "EHLO" => b"250 mail.example\r\n",
                "RCPT" if refuses => b"550 No such user\r\n",
                "DATA" => {
                    write.write_all(b"354 Go ahead\r\n").await.unwrap();
                    while let Some(line) = lines.next_line().await.unwrap() {
                        let end = line == ".";
                        heard.push(line);
                        if end {
                            break;
                        }
                    }
                    b"250 Queued\r\n"
                }
                "QUIT" => {
                    write.write_all(b"221 Bye\r\n").await.unwrap();
                    break;
                }
                _ => b"250 OK\r\n",
            };
            write.write_all(answer).await.unwrap();
        }
        heard
    });
    (url, running)
}

pub(crate) async fn heard(running: JoinHandle<Vec<String>>) -> Vec<String> {
    timeout(Duration::from_secs(20), running).await.unwrap().unwrap()
}

fn config(smtp: Option<String>) -> Config {
    Config { url: Some("https://mienskip.example:8443/".into()), smtp, ..Config::default() }
}

#[tokio::test]
async fn a_letter_goes_to_the_mail_server_with_all_that_belongs_on_it() {
    let (url, running) = server(false).await;
    let mailer = Mailer::new(&config(Some(url)), &voorbeeldstad()).unwrap();
    assert_eq!(mailer.send(&letter(), now()).await.unwrap(), Sent::Mailed);
    drop(mailer);
    let heard = heard(running).await;
    let has = |line: &str| assert!(heard.iter().any(|it| it == line), "{line}: {heard:#?}");
    has("EHLO mienskip.example");
    has("MAIL FROM:<mienskip@voorbeeldstad.example>");
    has("RCPT TO:<bewoner@voorbeeld.example>");
    has("From: \"Gemeente Voorbeeldstad\" <mienskip@voorbeeldstad.example>");
    has("To: bewoner@voorbeeld.example");
    has("Date: Wed, 02 Dec 2026 08:30:00 +0000");
    has("Message-ID: <correctie-1@mienskip.example>");
    has("Auto-Submitted: auto-generated");
    has("Content-Language: fy");
    has("Content-Type: text/plain; charset=utf-8");
    // A line of one dot does not end the letter (RFC 5321 §4.5.2).
    assert!(heard.iter().filter(|it| *it == ".").count() == 1, "{heard:#?}");
}

#[tokio::test]
async fn a_mail_server_that_refuses_is_told_about() {
    let (url, running) = server(true).await;
    let mailer = Mailer::new(&config(Some(url)), &voorbeeldstad()).unwrap();
    let error = mailer.send(&letter(), now()).await.unwrap_err();
    assert!(matches!(error, MailError::Refused(_)), "{error:?}");
    drop(mailer);
    assert!(!heard(running).await.iter().any(|line| line == "DATA"));

    // One that is not there.
    let mailer = Mailer::new(&config(Some("smtp://127.0.0.1:1".into())), &voorbeeldstad()).unwrap();
    assert!(matches!(mailer.send(&letter(), now()).await, Err(MailError::Refused(_))));
}

#[tokio::test]
async fn without_a_mail_server_it_becomes_a_file_one_a_letter() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: folder.path().into(), ..config(None) };
    let mailer = Mailer::new(&config, &voorbeeldstad()).unwrap();
    let file = folder.path().join("post/correctie-1.eml");
    for _ in 0..2 {
        assert_eq!(mailer.send(&letter(), now()).await.unwrap(), Sent::Written(file.clone()));
    }
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("Message-ID: <correctie-1@mienskip.example>\r\n"), "{text}");
    assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn what_the_administrator_got_wrong_is_said_without_the_password() {
    let wrong = config(Some("http://naam:geheim@mail.example".into()));
    let error = Mailer::new(&wrong, &voorbeeldstad()).err().unwrap();
    assert!(matches!(error, MailError::Server) && !format!("{error} {error:?}").contains("geheim"));
    let wrong = Config { afzender: Some("geen adres".into()), ..config(None) };
    assert!(matches!(Mailer::new(&wrong, &voorbeeldstad()), Err(MailError::Address(_))));
}
