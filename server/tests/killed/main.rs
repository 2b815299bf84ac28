//! The program is killed in the middle of its work, as by a power cut: what was published before
//! is still there, and whole.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends there; clippy does not see that its parts are tests"
)]

mod vaults;

#[path = "../support/mod.rs"]
mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use reqwest::{blocking::Client, header::CONTENT_TYPE};
use support::{Dice, Server, mienskip};

/// How many funds a folder has.
const FUNDS: usize = 3000;

/// A folder to import, in which every record says which one it is.
fn folder(at: &Path, name: &str) {
    fs::create_dir_all(at).unwrap();
    let mut csv = "id,naam,omschrijving\n".to_owned();
    for n in 0..FUNDS {
        writeln!(csv, "fonds-{n},Fonds {n},Uit map {name}. {}", "Geld voor je straat. ".repeat(10))
            .unwrap();
    }
    fs::write(at.join("fondsen.csv"), csv).unwrap();
}

fn import(data: &Path, folder: &Path) -> Child {
    mienskip(data)
        .args(["import", "--bron", "proef"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Starts the server and asks it for a path.
fn ask(data: &Path, path: &str) -> String {
    let server = Server::start(data);
    let answer = reqwest::blocking::get(format!("http://{}{path}", server.address)).unwrap();
    assert_eq!(answer.status(), 200);
    let text = answer.text().unwrap();
    server.kill();
    text
}

#[test]
fn an_import_that_is_killed_changes_nothing_or_everything() {
    let temporary = tempfile::tempdir().unwrap();
    let (data, old, new) =
        (temporary.path().join("data"), temporary.path().join("old"), temporary.path().join("new"));
    folder(&old, "oud");
    folder(&new, "nieuw");
    assert!(import(&data, &new).wait().unwrap().success());
    let started = Instant::now();
    assert!(import(&data, &old).wait().unwrap().success());
    let takes = started.elapsed();

    // The moments are spread over the time that an import takes; whether one falls before, in or
    // after the writing does not matter for what must hold.
    for part in 1..=10 {
        let moment = takes * part / 10;
        let mut child = import(&data, &new);
        thread::sleep(moment);
        child.kill().unwrap();
        child.wait().unwrap();

        let answer = ask(&data, "/v1/gids");
        let of = |name: &str| answer.matches(&format!("Uit map {name}.")).count();
        let (old_ones, new_ones) = (of("oud"), of("nieuw"));
        assert!(
            (old_ones, new_ones) == (FUNDS, 0) || (old_ones, new_ones) == (0, FUNDS),
            "killed after {moment:?}: {old_ones} old and {new_ones} new records"
        );
        println!("killed after {moment:?} of {takes:?}: {old_ones} old, {new_ones} new");
        if new_ones > 0 {
            assert!(import(&data, &old).wait().unwrap().success());
        }
    }
}

/// How often the server is killed while corrections come in.
const ROUNDS: u64 = 20;
/// How many send at the same time.
const SENDERS: usize = 4;

/// One correction: its number, and whether the server said that it was new or known.
type Outcome = (usize, Option<u16>);

/// The id of a correction.
fn id(number: usize) -> String {
    format!("01934d3c-0a1b-7c2d-8e3f-{number:012x}")
}

/// Sends a correction; the status of the answer, if there was a whole one. Each is from a network of
/// its own and about a record of its own, so that no limit is in the way.
fn send(client: &Client, address: &str, number: usize) -> Option<u16> {
    let body = format!(
        r#"{{"id":"{}","soort":"fonds","onderdeel":"fonds-{}","wat":"anders","uitleg":"Melding {number}. {}","email":"bewoner@voorbeeld.example","taal":"nl"}}"#,
        id(number),
        number % FUNDS,
        "Het bedrag klopt niet. ".repeat(number % 50),
    );
    let from = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
    let answer = client
        .post(format!("http://{address}/v1/correcties"))
        .header(CONTENT_TYPE, "application/json")
        .header("X-Forwarded-For", from)
        .body(body)
        .send()
        .ok()?;
    let status = answer.status().as_u16();
    answer.bytes().ok()?;
    Some(status)
}

/// Sends corrections, one after the other, until the server does not answer.
fn keep_sending(address: &str, numbers: impl Iterator<Item = usize>) -> Vec<Outcome> {
    // The client itself must not send anything twice.
    let client = Client::builder().retry(reqwest::retry::never()).build().unwrap();
    let mut outcomes = Vec::new();
    for number in numbers {
        let status = send(&client, address, number);
        outcomes.push((number, status));
        if status.is_none() {
            break;
        }
    }
    outcomes
}

/// Who gets no answer sends the same again. Whenever the server is killed, in the end each
/// correction is there once: what was answered had been kept, and nothing is kept twice.
#[test]
fn a_correction_is_kept_once_however_often_the_server_is_killed() {
    let temporary = tempfile::tempdir().unwrap();
    let (data, funds) = (temporary.path().join("data"), temporary.path().join("funds"));
    folder(&funds, "fondsen");
    assert!(import(&data, &funds).wait().unwrap().success());

    let mut dice = Dice(20_261_125);
    let mut told: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
    let (mut unanswered, mut next, mut cut_off, mut was_kept) = (Vec::new(), 0, 0, 0);
    for round in 0..=ROUNDS {
        let server = Server::start(&data);
        // First what got no answer before.
        for (number, status) in keep_sending(&server.address, unanswered.drain(..)) {
            let status = status.expect("nobody kills the server now");
            was_kept += usize::from(status == 200);
            told.entry(number).or_default().push(status);
        }
        if round == ROUNDS {
            // What was answered is known.
            for (&number, statuses) in told.iter_mut().step_by(7) {
                let again = keep_sending(&server.address, [number].into_iter());
                assert_eq!(again, [(number, Some(200))]);
                statuses.push(200);
            }
            server.kill();
            break;
        }
        let moment = Duration::from_micros(dice.below(150_000));
        let senders: Vec<_> = (0..SENDERS)
            .map(|sender| {
                let address = server.address.clone();
                thread::spawn(move || keep_sending(&address, (next + sender..).step_by(SENDERS)))
            })
            .collect();
        thread::sleep(moment);
        server.kill();
        for sender in senders {
            for (number, status) in sender.join().unwrap() {
                next = next.max(number + 1);
                match status {
                    Some(status) => told.entry(number).or_default().push(status),
                    None => unanswered.push(number),
                }
            }
        }
        // The next round begins at a number that nobody used.
        next = next.next_multiple_of(SENDERS);
        cut_off += unanswered.len();
    }

    for (number, statuses) in &told {
        let new = statuses.iter().filter(|status| **status == 201).count();
        assert!(new <= 1, "correction {number} was new more than once: {statuses:?}");
        assert!(statuses.iter().all(|status| matches!(status, 200 | 201)), "{statuses:?}");
    }
    let sent: BTreeSet<String> = told.keys().map(|number| id(*number)).collect();
    let kept = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let url = format!("sqlite:{}", data.join("mienskip.db").display());
        store::open(&url).await.unwrap().corrections().await.unwrap()
    });
    let ids: BTreeSet<String> = kept.iter().map(|it| it.id.clone()).collect();
    assert_eq!((kept.len(), ids), (sent.len(), sent));
    println!(
        "killed {ROUNDS} times: {} corrections sent, {cut_off} without an answer, of which \
         {was_kept} had been kept; in the end each is there once",
        told.len()
    );
    assert!(cut_off > 0, "none was cut off");
}
