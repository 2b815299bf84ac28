//! Reactions to vacancies over connections that are cut at random points, to a server that is killed
//! at random moments: in the end each is there exactly once, or was never confirmed and can be sent
//! again.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod support;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{Read as _, Write as _},
    net::{Shutdown, TcpStream},
    path::Path,
    process::Stdio,
    thread,
    time::Duration,
};

use support::{Dice, Server, mienskip};

/// How often the server is killed.
const KILLS: u64 = 25;
/// How many send at the same time.
const SENDERS: u32 = 4;
/// How many each of them sends before the server is killed.
const EACH: u32 = 8;
/// How many vacancies there are, so that the limit of each is not in the way.
const VACANCIES: u32 = 200;
/// How many points there are at least at which something is cut off.
const POINTS: usize = 200;

fn import(data: &Path, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let mut csv = "id,titel,omschrijving\n".to_owned();
    for n in 0..VACANCIES {
        writeln!(csv, "vacature-{n},Vacature {n},Help mee").unwrap();
    }
    fs::write(folder.join("vacatures.csv"), csv).unwrap();
    let mut import = mienskip(data);
    import.args(["import", "--bron", "proef"]).arg(folder).stdout(Stdio::null());
    assert!(import.status().unwrap().success());
}

fn id(number: u32) -> String {
    format!("01934d3c-0a1b-7c2d-8e3f-{number:012x}")
}

/// The whole request that sends a reaction, from a network of its own.
fn request(number: u32) -> Vec<u8> {
    let code = api::Code::new(u128::from(number + 1).to_be_bytes());
    let body = format!(
        r#"{{"id":"{}","naam":"Vrijwilliger {number}","telefoon":"06 12345678","bericht":"{}","code":"{}","taal":"nl"}}"#,
        id(number),
        "Ik help graag. ".repeat(usize::try_from(number % 60).unwrap()),
        code.as_str(),
    );
    let [_, a, b, c] = number.to_be_bytes();
    format!(
        "POST /v1/vacatures/vacature-{}/reacties HTTP/1.1\r\nHost: mienskip.example\r\n\
         Content-Type: application/json\r\nX-Forwarded-For: 10.{a}.{b}.{c}\r\n\
         Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        number % VACANCIES,
        body.len(),
    )
    .into_bytes()
}

/// At which point a sender lets go.
#[derive(Clone, Copy, Debug)]
enum Cut {
    /// Never: it waits for the answer.
    Not,
    /// After so many bytes of the request.
    Sending(usize),
    /// The request has gone; after so many microseconds, whatever has come by then.
    Waiting(u64),
}

/// The status of the answer, if a whole one came.
fn send(address: &str, number: u32, cut: Cut) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    let request = request(number);
    let all = match cut {
        Cut::Sending(bytes) => bytes.min(request.len()),
        Cut::Not | Cut::Waiting(_) => request.len(),
    };
    stream.write_all(&request[..all]).ok()?;
    match cut {
        Cut::Not => {}
        Cut::Sending(_) => {
            stream.shutdown(Shutdown::Both).ok()?;
            return None;
        }
        Cut::Waiting(time) => {
            thread::sleep(Duration::from_micros(time));
            stream.shutdown(Shutdown::Both).ok()?;
            return None;
        }
    }
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let text = String::from_utf8_lossy(&answer);
    // A body that ends in the middle is no answer.
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
    let is_whole = length.trim().parse::<usize>().is_ok_and(|length| length == body.len());
    if is_whole { head.split(' ').nth(1)?.parse().ok() } else { None }
}

/// Where one of a sender's reactions is cut off: half of them somewhere.
fn cuts(dice: &mut Dice) -> Vec<Cut> {
    (0..EACH)
        .map(|_| match dice.below(4) {
            0 => Cut::Sending(usize::try_from(dice.below(1200)).unwrap()),
            1 => Cut::Waiting(dice.below(20_000)),
            _ => Cut::Not,
        })
        .collect()
}

#[test]
fn a_reaction_is_there_exactly_once_whatever_is_cut_off() {
    let temporary = tempfile::tempdir().unwrap();
    let data = temporary.path().join("data");
    import(&data, &temporary.path().join("vacancies"));

    let mut dice = Dice(20_261_202);
    let mut told: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
    let (mut unconfirmed, mut points) = (Vec::new(), 0);
    let mut next = 0;
    for round in 0..=KILLS {
        let server = Server::start(&data);
        // First what was not confirmed, as an outbox does.
        for number in unconfirmed.drain(..) {
            let status = send(&server.address, number, Cut::Not).expect("nobody cuts this off");
            told.entry(number).or_default().push(status);
        }
        if round == KILLS {
            // What was confirmed is known.
            for (&number, statuses) in &mut told {
                statuses.push(send(&server.address, number, Cut::Not).unwrap());
            }
            server.kill();
            break;
        }
        let senders: Vec<_> = (0..SENDERS)
            .map(|sender| {
                let (address, cuts) = (server.address.clone(), cuts(&mut dice));
                let first = next + sender * EACH;
                thread::spawn(move || -> Vec<_> {
                    (first..)
                        .zip(cuts)
                        .map(|(number, cut)| (number, cut, send(&address, number, cut)))
                        .collect()
                })
            })
            .collect();
        next += SENDERS * EACH;
        thread::sleep(Duration::from_micros(dice.below(60_000)));
        server.kill();
        for (number, cut, status) in senders.into_iter().flat_map(|it| it.join().unwrap()) {
            points += usize::from(!matches!(cut, Cut::Not));
            match status {
                Some(status) => told.entry(number).or_default().push(status),
                None => unconfirmed.push(number),
            }
        }
        points += 1;
    }

    for (number, statuses) in &told {
        let new = statuses.iter().filter(|status| **status == 201).count();
        assert!(new <= 1, "reaction {number} was new more than once: {statuses:?}");
        assert!(statuses.iter().all(|status| matches!(status, 200 | 201)), "{statuses:?}");
        assert_eq!(statuses.last(), Some(&200), "reaction {number}");
    }
    assert_eq!(told.len(), usize::try_from(next).unwrap());
    let (kept, waiting) = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let url = format!("sqlite:{}", data.join("mienskip.db").display());
        let store = store::open(&url).await.unwrap();
        let mut kept = Vec::new();
        for n in 0..VACANCIES {
            kept.extend(store.applications_of(&format!("vacature-{n}")).await.unwrap());
        }
        (kept, store.waiting_letters().await.unwrap())
    });
    let mut ids: Vec<String> = kept.into_iter().map(|it| it.id).collect();
    ids.sort();
    assert_eq!(ids, (0..next).map(id).collect::<Vec<_>>());
    // The letter of each waits or was written; one that was being written may do both.
    let written = fs::read_dir(data.join("post")).map_or(0, Iterator::count);
    let (letters, all) = (written + usize::try_from(waiting).unwrap(), ids.len());
    let twice = usize::try_from(KILLS + 1).unwrap();
    assert!(written <= all && (all..=all + twice).contains(&letters), "{letters} letters");
    println!(
        "cut off at {points} points, of which {KILLS} kills; {next} reactions, {written} letters"
    );
    assert!(points >= POINTS, "only {points} points");
}
