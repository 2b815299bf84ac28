//! Just enough HTTP/1.1 to ask our own servers much in little time: connections that stay open,
//! and answers that tell their length. It does the same for every server that is compared.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
    time::timeout,
};

/// How many connections ask at the same time.
const CONNECTIONS: usize = 16;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// How much is read at a time at most.
const CHUNK: usize = 256 * 1024;

/// What browsers accept.
pub(crate) const COMPRESSED: &str = "gzip, deflate, br";
/// Nothing but the text itself.
pub(crate) const PLAIN: &str = "identity";

/// A connection that stays open.
pub(crate) struct Connection {
    address: String,
    stream: TcpStream,
    /// The last answer.
    answer: Vec<u8>,
}

/// An answer, head and body as they were sent.
pub(crate) struct Answer {
    /// All of it.
    pub(crate) raw: Vec<u8>,
    head: usize,
}

impl Answer {
    /// Its status and headers.
    pub(crate) fn head(&self) -> String {
        String::from_utf8_lossy(&self.raw[..self.head]).into_owned()
    }

    /// Its body, still compressed when the server compressed it.
    pub(crate) fn body(&self) -> &[u8] {
        &self.raw[self.head..]
    }
}

/// How an answer is made up: its status, and the bytes of its head and body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outline {
    status: u16,
    head: usize,
    body: usize,
}

impl Connection {
    /// Opens one; `address` is host and port.
    pub(crate) async fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)
            .await
            .with_context(|| format!("nothing answers on {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { address: address.to_owned(), stream, answer: Vec::new() })
    }

    /// Asks for a path; any other answer than 200 is an error.
    pub(crate) async fn get(&mut self, path: &str, encoding: &str) -> Result<Answer> {
        let request = request(&self.address, path, encoding);
        let outline = timeout(PATIENCE, self.exchange(request.as_bytes()))
            .await
            .with_context(|| format!("{path} takes too long"))?
            .with_context(|| format!("no answer for {path}"))?;
        ensure!(outline.status == 200, "{path} answers {} instead of 200", outline.status);
        Ok(Answer { raw: self.answer.clone(), head: outline.head })
    }

    /// Asks for data.
    pub(crate) async fn json(&mut self, path: &str) -> Result<Value> {
        let answer = self.get(path, PLAIN).await?;
        serde_json::from_slice(answer.body()).with_context(|| format!("{path} is no JSON"))
    }

    /// Sends a request of which every byte is given; the status of the answer.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<u16> {
        let outline =
            timeout(PATIENCE, self.exchange(request)).await.context("it takes too long")??;
        Ok(outline.status)
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<Outline> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        let mut outline = None;
        loop {
            self.answer.reserve(CHUNK);
            let read = self.stream.read_buf(&mut self.answer).await?;
            ensure!(read > 0, "the server closed the connection");
            if outline.is_none() {
                outline = outline_of(&self.answer)?;
            }
            let Some(told) = outline else { continue };
            if self.answer.len() >= told.head + told.body {
                ensure!(self.answer.len() == told.head + told.body, "more came than was told");
                return Ok(told);
            }
        }
    }

    /// Asks for the same until `end`, and counts the answers.
    async fn ask_until(mut self, end: Instant, request: &str, length: usize) -> Result<u32> {
        let mut answers = 0;
        while Instant::now() < end {
            let Outline { status, body, .. } = self.exchange(request.as_bytes()).await?;
            ensure!(status == 200, "an answer with status {status}");
            // A page tells the time, so that its length is not the same every minute.
            ensure!(
                body.abs_diff(length) <= length / 20,
                "an answer of {body} bytes instead of {length}"
            );
            answers += 1;
        }
        Ok(answers)
    }
}

fn request(address: &str, path: &str, encoding: &str) -> String {
    format!(
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html, */*\r\nAccept-Encoding: {encoding}\r\n\r\n"
    )
}

/// The outline of the answer that begins with these bytes; none while its head is incomplete.
fn outline_of(bytes: &[u8]) -> Result<Option<Outline>> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = std::str::from_utf8(&bytes[..end]).context("the head of an answer is no text")?;
    let status = head.split(' ').nth(1).and_then(|digits| digits.parse().ok());
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, digits)| digits.trim().parse().ok());
    Ok(Some(Outline {
        status: status.context("an answer without a status")?,
        head: end + 4,
        body: length.context("an answer that does not tell its length")?,
    }))
}

/// How much a server answered in how much time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Round {
    /// The number of answers.
    pub(crate) answers: u32,
    seconds: f64,
}

impl Round {
    /// Answers a second.
    pub(crate) fn rate(self) -> f64 {
        f64::from(self.answers) / self.seconds
    }
}

/// Asks for one path for some time, over several connections at once. Every answer has to be 200
/// and about `length` bytes.
pub(crate) async fn round(
    address: &str,
    path: &str,
    length: usize,
    time: Duration,
) -> Result<Round> {
    let request: Arc<str> = request(address, path, COMPRESSED).into();
    let mut connections = Vec::with_capacity(CONNECTIONS);
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(address).await?);
    }
    let started = Instant::now();
    let mut clients = JoinSet::new();
    for connection in connections {
        let request = Arc::clone(&request);
        clients.spawn(async move { connection.ask_until(started + time, &request, length).await });
    }
    let all = async {
        let mut answers = 0;
        while let Some(client) = clients.join_next().await {
            answers += client??;
        }
        anyhow::Ok(answers)
    };
    let answers = timeout(time + PATIENCE, all)
        .await
        .with_context(|| format!("{path} takes too long"))?
        .with_context(|| format!("asking for {path} over and over"))?;
    Ok(Round { answers, seconds: started.elapsed().as_secs_f64() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_known_by_its_head() {
        let head = &b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"[..];
        let outline = Outline { status: 200, head: head.len(), body: 3 };
        assert_eq!(outline_of(&[head, b"abc"].concat()).unwrap(), Some(outline));
        assert_eq!(outline_of(&head[..20]).unwrap(), None);
        assert!(outline_of(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
        assert!(outline_of(b"hello\r\n\r\n").is_err());
    }
}
