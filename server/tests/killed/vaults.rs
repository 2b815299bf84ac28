//! Vaults while the server is killed: each change is there once, whole, and can be sent again.

use std::{collections::BTreeMap, thread, time::Duration};

use reqwest::{
    StatusCode,
    blocking::Client,
    header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH},
};

use crate::Server;

/// How often the server is killed while vaults are written.
const ROUNDS: u64 = 60;
/// How many devices write at the same time, each in a vault of its own.
const DEVICES: u64 = 4;
/// After so many changes a device erases its vault and makes another.
const CHANGES: u64 = 12;

/// What a device wants to have done.
#[derive(Clone, Debug)]
enum Wish {
    /// That this is the revision after the one it knows.
    Write(u64),
    Erase,
}

/// A phone with a vault: what it knows, and what it has not heard the outcome of.
struct Device {
    number: u64,
    vault: u64,
    /// The revision that it was told last; 0 when there is no vault.
    revision: u64,
    under_way: Option<Wish>,
    /// How often a change turned out to have arrived although nobody said so.
    had_arrived: u32,
    cut_off: u32,
}

fn content(device: u64, vault: u64, revision: u64) -> Vec<u8> {
    let length = usize::try_from(revision * 7919 % 20_000).unwrap();
    format!("toestel {device} kluis {vault} versie {revision} ")
        .into_bytes()
        .repeat(1 + length / 30)
}

impl Device {
    fn new(number: u64) -> Self {
        Self { number, vault: 0, revision: 0, under_way: None, had_arrived: 0, cut_off: 0 }
    }

    fn address(&self, server: &str, vault: u64) -> String {
        format!("http://{server}/v1/kluis/{:016x}{vault:016x}", self.number)
    }

    /// Every request comes from another network, so that no limit is in the way.
    fn ask(
        &self,
        client: &Client,
        method: reqwest::Method,
        address: &str,
    ) -> reqwest::blocking::RequestBuilder {
        let from = format!("10.{}.{}.{}", self.number, self.vault % 256, self.revision % 256);
        client
            .request(method, address)
            .header("X-Forwarded-For", from)
            .header("Kluis-Token", format!("{:064x}", self.number))
    }

    /// Does the next thing, or sends again what got no answer. False when the server is gone.
    fn step(&mut self, client: &Client, server: &str) -> bool {
        let is_again = self.under_way.is_some();
        let wish = self.under_way.take().unwrap_or(if self.revision == CHANGES {
            Wish::Erase
        } else {
            Wish::Write(self.revision + 1)
        });
        let address = self.address(server, self.vault);
        let answer = match wish {
            Wish::Write(revision) => {
                let request = self.ask(client, reqwest::Method::PUT, &address);
                let request = if self.revision == 0 {
                    request.header(IF_NONE_MATCH, "*")
                } else {
                    request.header(IF_MATCH, format!("\"{}\"", self.revision))
                };
                request
                    .header(CONTENT_TYPE, "application/octet-stream")
                    .body(content(self.number, self.vault, revision))
                    .send()
            }
            Wish::Erase => self.ask(client, reqwest::Method::DELETE, &address).send(),
        };
        let Ok(answer) = answer else {
            self.under_way = Some(wish);
            self.cut_off += 1;
            return false;
        };
        let status = answer.status();
        match wish {
            Wish::Write(revision) => {
                // Whether it had arrived before or not, it counts once.
                assert!(matches!(status, StatusCode::CREATED | StatusCode::NO_CONTENT), "{status}");
                assert_eq!(answer.headers()[ETAG], format!("\"{revision}\"").as_str());
                let had_arrived = revision == 1 && status == StatusCode::NO_CONTENT;
                self.had_arrived += u32::from(is_again && had_arrived);
                self.revision = revision;
            }
            Wish::Erase => {
                let is_gone = status == StatusCode::NOT_FOUND;
                assert!(status == StatusCode::NO_CONTENT || (is_again && is_gone), "{status}");
                self.had_arrived += u32::from(is_gone);
                self.vault += 1;
                self.revision = 0;
            }
        }
        true
    }

    /// What is there is what was said, whole; or the next, of which nothing was heard.
    fn check(&self, client: &Client, server: &str) {
        for vault in 0..=self.vault {
            let request = self.ask(client, reqwest::Method::GET, &self.address(server, vault));
            let answer = request.send().unwrap();
            let known = if vault == self.vault { self.revision } else { 0 };
            let mut may_be = BTreeMap::from([(known, content(self.number, vault, known))]);
            match self.under_way {
                Some(Wish::Write(next)) if vault == self.vault => {
                    may_be.insert(next, content(self.number, vault, next));
                }
                Some(Wish::Erase) if vault == self.vault => {
                    may_be.insert(0, Vec::new());
                }
                _ => {}
            }
            let revision = match answer.status() {
                StatusCode::OK => {
                    answer.headers()[ETAG].to_str().unwrap().trim_matches('"').parse().unwrap()
                }
                StatusCode::NOT_FOUND => 0,
                other => panic!("{other}"),
            };
            let should_be = may_be.get(&revision);
            let should_be =
                should_be.unwrap_or_else(|| panic!("{revision} of {:?}", may_be.keys()));
            if revision > 0 {
                assert!(answer.bytes().unwrap() == should_be.as_slice(), "vault {vault}");
            }
        }
    }
}

#[test]
fn a_change_of_a_vault_is_there_once_however_often_the_server_is_killed() {
    let temporary = tempfile::tempdir().unwrap();
    let data = temporary.path().join("data");
    // The client itself must not send anything twice.
    let client = || Client::builder().retry(reqwest::retry::never()).build().unwrap();
    let mut devices: Vec<Device> = (0..DEVICES).map(Device::new).collect();
    let mut chance = 20_261_126_u64;
    for _ in 0..ROUNDS {
        let server = Server::start(&data);
        for device in &devices {
            device.check(&client(), &server.address);
        }
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let moment = Duration::from_micros((chance >> 33) % 150_000);
        let working: Vec<_> = devices
            .drain(..)
            .map(|mut device| {
                let (client, address) = (client(), server.address.clone());
                thread::spawn(move || {
                    while device.step(&client, &address) {}
                    device
                })
            })
            .collect();
        thread::sleep(moment);
        server.kill();
        devices.extend(working.into_iter().map(|device| device.join().unwrap()));
    }
    let server = Server::start(&data);
    for device in &mut devices {
        device.check(&client(), &server.address);
        if device.under_way.is_some() {
            assert!(device.step(&client(), &server.address));
        }
        device.check(&client(), &server.address);
    }
    server.kill();
    let sum = |of: fn(&Device) -> u64| devices.iter().map(of).sum::<u64>();
    let changes = sum(|it| it.vault * (CHANGES + 1) + it.revision);
    let (cut_off, had_arrived) = (sum(|it| it.cut_off.into()), sum(|it| it.had_arrived.into()));
    println!(
        "killed {ROUNDS} times: {changes} changes, {cut_off} without an answer, of which at least \
         {had_arrived} had arrived; in the end each is there once"
    );
    assert!(cut_off > 0, "none was cut off");
}
