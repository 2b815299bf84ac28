//! The server to compare with: it has one answer in memory, and sends it whatever is asked.
//!
//! It runs in a process of its own with the same runtime as ours, and sends the same headers and
//! the same bytes. Whatever ours does less per second is what making, finding and guarding an
//! answer costs.

use std::{fs, future, path::Path};

use anyhow::{Context as _, Result};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue},
    response::Response,
    serve::ListenerExt as _,
};
use tokio::net::TcpListener;

/// What this program is called with to be this server; a file with an answer follows.
pub(crate) const ARGUMENT: &str = "hello";

/// What a server adds to every answer by itself.
const ADDED: [&str; 4] = ["connection", "content-length", "date", "transfer-encoding"];

/// Serves the answer in a file until the process is stopped.
pub(crate) async fn serve(file: &Path) -> Result<()> {
    let raw = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (headers, body) = read(&raw)?;
    let hello = move || future::ready(answer(&headers, &body));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("hello listens on http://{}", listener.local_addr()?);
    // As our own server does.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, Router::new().fallback(hello)).await?;
    Ok(())
}

fn answer(headers: &HeaderMap, body: &Bytes) -> Response {
    let mut response = Response::new(Body::from(body.clone()));
    *response.headers_mut() = headers.clone();
    response
}

/// Headers and body of an answer as it came over the line.
fn read(raw: &[u8]) -> Result<(HeaderMap, Bytes)> {
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n").context("no end of the head")?;
    let head = std::str::from_utf8(&raw[..end])?;
    let mut headers = HeaderMap::new();
    for (name, value) in head.lines().skip(1).filter_map(|line| line.split_once(':')) {
        let name = HeaderName::from_bytes(name.as_bytes())?;
        if !ADDED.contains(&name.as_str()) {
            headers.append(name, HeaderValue::from_str(value.trim())?);
        }
    }
    Ok((headers, Bytes::copy_from_slice(&raw[end + 4..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_other_said() {
        let raw =
            b"HTTP/1.1 200 OK\r\nvary: a\r\nLink: b\r\nlink: c\r\ndate: now\r\n\r\nbody\r\n\r\n";
        let (headers, body) = read(raw).unwrap();
        assert_eq!(&body[..], b"body\r\n\r\n");
        assert_eq!(headers.get_all("link").iter().count(), 2);
        assert!(headers.contains_key("vary") && !headers.contains_key("date"));
    }
}
