//! Connections that behave, and connections that do not.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::timeout,
};

use super::{Patience, accept};
use crate::{router, testing::TestApp};

#[tokio::test]
async fn a_server_answers_and_stops_when_told() {
    let server = TestApp::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(accept(listener, router::routes(server.app.clone()), async {
        let _ = stopped.await;
    }));

    // Somebody who connects and says nothing does not keep others from being answered.
    let _silent = TcpStream::connect(address).await.unwrap();
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"GET /v1/gids HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();

    let mut client = TcpStream::connect(address).await.unwrap();
    client
        .write_all(b"GET /v1/gebieden HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("api-version: 1.0.0"), "{answer}");

    // A head that is no head.
    for nonsense in ["\0\0\0\0\r\n\r\n", "GET /\u{ff} HTTP/1.1\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"] {
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(nonsense.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let _ = client.read_to_end(&mut answer).await;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }

    stop.send(()).unwrap();
    timeout(Duration::from_secs(20), running).await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn patience_runs_out_when_nothing_happens() {
    let (client, mut server) = tokio::io::duplex(16);
    let mut stream = Patience::new(client, Duration::from_secs(30));
    let mut byte = [0];

    // As long as something comes in now and then, it goes on.
    for _ in 0..3 {
        tokio::time::advance(Duration::from_secs(20)).await;
        server.write_all(b"x").await.unwrap();
        stream.read_exact(&mut byte).await.unwrap();
    }
    let error = stream.read_exact(&mut byte).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);

    // The same when the other side takes nothing in.
    let mut stream = Patience::new(tokio::io::duplex(16).0, Duration::from_secs(30));
    let error = stream.write_all(&[0; 100]).await.unwrap_err();
    assert_ne!(error.kind(), std::io::ErrorKind::WriteZero);
}
