//! The program is killed in the middle of its work, as by a power cut: what was published before
//! is still there, and whole.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

use std::{
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Instant,
};

/// How many funds a folder has.
const FUNDS: usize = 3000;

fn mienskip(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mienskip"));
    command.env("MIENSKIP_DATA", data).env_remove("DATABASE_URL").env_remove("MIENSKIP_GEMEENTE");
    command
}

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
    let mut server = mienskip(data)
        .args(["serve", "--listen", "127.0.0.1:0", "--zonder-voorbeeld"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(server.stdout.take().unwrap());
    let ready = output
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("Mienskip luistert op http://").map(str::to_owned));
    let mut stream = TcpStream::connect(ready.expect("a server that listens")).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    answer
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
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{}", &answer[..200.min(answer.len())]);
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
