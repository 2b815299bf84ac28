//! Listening: takes connections, and lets none of them hold up the others.
//!
//! The accept loop is our own, because the framework's sets no limit on how long a client may take
//! to say what it wants. HTTP/1.1 only: newer versions need TLS, and who does that for us speaks
//! HTTP/1.1 to us.

mod patience;
#[cfg(test)]
mod tests;

use std::{
    io::{self, Write as _},
    sync::Arc,
    time::Duration,
};

use axum::{Router, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulConnection, GracefulShutdown},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, oneshot},
    time::{sleep, timeout},
};

use tower::ServiceExt as _;

use crate::{
    App, Config, StartError, mail::Mailer, peer::Connected, post, retention, router, scans,
};
use patience::Patience;

/// How many connections are served at the same time; others wait their turn.
const CONNECTIONS: usize = 4096;
/// How long a client may take to send the head of a request.
const HEAD: Duration = Duration::from_secs(10);
/// How long nothing at all may happen on a connection.
const SILENCE: Duration = Duration::from_secs(30);
/// How long requests under way get to finish when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long to wait when there is no taking connections, such as when there are too many files
/// open.
const PAUSE: Duration = Duration::from_millis(100);

/// Runs a server until it is told to stop (Ctrl-C, SIGTERM).
///
/// # Errors
/// When it cannot start.
pub async fn serve(mut config: Config) -> Result<(), StartError> {
    let wanted = config.listen;
    let listener =
        TcpListener::bind(wanted).await.map_err(|error| StartError::Listen(wanted, error))?;
    // Port 0 asks for any free port; links need the one that it became.
    config.listen = listener.local_addr().map_err(|error| StartError::Listen(wanted, error))?;
    let address = config.listen;
    let app = App::start(config).await?;
    let mailer = Mailer::new(app.config(), app.municipality())?;
    let guide = app.guide();
    say(&format!(
        "{} staat klaar: {} onderdelen, versie {}.",
        guide.municipality.name,
        guide.len(),
        guide.version
    ));
    say(&format!("Mienskip luistert op http://{address}"));
    let beside = [
        tokio::spawn(retention::follow(app.clone())),
        tokio::spawn(post::follow(app.clone(), mailer)),
    ];
    let (stop, stopped) = oneshot::channel();
    let counting = tokio::spawn(scans::follow(app.clone(), stopped));
    accept(listener, router::routes(app.clone()), told_to_stop()).await;
    for task in beside {
        task.abort();
    }
    drop(stop);
    // It ends by itself, and soon.
    let _ = counting.await;
    app.close().await;
    Ok(())
}

/// Tells who started us; that nobody reads it is no reason to stop.
pub(crate) fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

async fn accept(listener: TcpListener, routes: Router, stop: impl Future<Output = ()>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let connections = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            // Nobody closes it.
            let place = Arc::clone(&room).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, (stream, from)) = tokio::select! {
            () = &mut stop => break,
            (place, accepted) = next => match accepted {
                Ok((stream, address)) => (place, (stream, address.ip())),
                Err(error) => {
                    tracing::warn!(%error, "cannot take a connection");
                    sleep(PAUSE).await;
                    continue;
                }
            },
        };
        let watcher = connections.watcher();
        let routes = routes.clone();
        tokio::spawn(async move {
            // A client that connects and then says nothing.
            if timeout(HEAD, stream.readable()).await.is_ok_and(|it| it.is_ok()) {
                let connection = connection(stream, Connected(from), routes);
                if let Err(error) = watcher.watch(connection).await {
                    tracing::debug!(%error, "a connection ended early");
                }
            }
            drop(place);
        });
    }
    drop(listener);
    if timeout(FAREWELL, connections.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off");
    }
}

/// One connection; each of its requests is told where it comes from.
fn connection(
    stream: TcpStream,
    from: Connected,
    routes: Router,
) -> impl GracefulConnection<Error = hyper::Error> + Send {
    let routes = routes.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(from);
        request
    });
    // Small answers go at once.
    let _ = stream.set_nodelay(true);
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(100)
        .serve_connection(
            TokioIo::new(Patience::new(stream, SILENCE)),
            TowerToHyperService::new(routes),
        )
}

async fn told_to_stop() {
    let interrupt = async {
        // Where there is no such signal, it never comes.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
    tracing::info!("stopping");
}
