//! What can only happen to a server: lost connections, notices, passwords.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener};
use sqlx::{Connection, PgConnection};
use store::StoreError;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};

use crate::content::{NOON, place};
use crate::database::{Database, with_parameter};
use crate::watching::{soon, wait};

/// Ends the connections of `database` that are listening, once there is one.
async fn end_the_listeners(admin: &mut PgConnection) {
    let ended = async {
        loop {
            let ended: Vec<bool> = sqlx::query_scalar(
                "select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and query like 'LISTEN %'",
            )
            .fetch_all(&mut *admin)
            .await
            .unwrap();
            if !ended.is_empty() {
                break;
            }
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(10), ended).await.expect("a connection that listens");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_gives_notice() {
    let database = Database::postgres().await;
    let store = database.open().await;
    let mut listener = PgListener::connect(&database.url).await.unwrap();
    listener.listen("mienskip").await.unwrap();
    store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    let notice = timeout(Duration::from_secs(10), listener.recv()).await.unwrap().unwrap();
    assert_eq!(notice.payload(), "1");
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_hears_after_the_listening_connection_was_ended() {
    let database = Database::postgres().await;
    let (here, there) = (database.open().await, database.open().await);
    let mut admin = database.connect().await;
    for version in 1..=3 {
        let waiting = wait(&there, version - 1);
        end_the_listeners(&mut admin).await;
        here.publish("desk", &[place("hall", &version.to_string())], NOON).await.unwrap();
        assert_eq!(soon(waiting).await, Ok(version));
    }
    admin.close().await.unwrap();
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_on_after_all_connections_were_ended() {
    let database = Database::postgres().await;
    let store = database.open().await;
    let mut admin = database.connect().await;
    for version in 1..=3 {
        let waiting = wait(&store, version - 1);
        end_the_listeners(&mut admin).await;
        sqlx::query(
            "select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()",
        )
        .execute(&mut admin)
        .await
        .unwrap();
        let edit = place("hall", &version.to_string());
        assert_eq!(store.publish("desk", &[edit], NOON).await.unwrap().version, version);
        assert_eq!(soon(waiting).await, Ok(version));
    }
    admin.close().await.unwrap();
    database.remove().await;
}

/// A network to the server that can be cut.
struct Network {
    port: u16,
    running: Option<JoinHandle<()>>,
}

impl Network {
    async fn up(port: u16, to: (String, u16)) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let running = tokio::spawn(async move {
            let mut lines = JoinSet::new();
            loop {
                let (mut near, _) = listener.accept().await.unwrap();
                let mut far = TcpStream::connect(to.clone()).await.unwrap();
                lines.spawn(async move {
                    let _either_end_hung_up =
                        tokio::io::copy_bidirectional(&mut near, &mut far).await;
                });
            }
        });
        Self { port, running: Some(running) }
    }

    async fn cut(&mut self) {
        let running = self.running.take().unwrap();
        running.abort();
        running.await.unwrap_err();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_waits_until_the_server_is_back() {
    let database = Database::postgres().await;
    let direct = database.open().await;
    let server: PgConnectOptions = database.url.parse().unwrap();
    let to = (server.get_host().to_owned(), server.get_port());
    let mut network = Network::up(0, to.clone()).await;
    let url = with_parameter(&database.url, &format!("host=127.0.0.1&port={}", network.port));
    let far = store::open(&url).await.unwrap();
    assert_eq!(far.version().await, Ok(0));

    let waiting = wait(&far, 0);
    network.cut().await;
    let error = far.publish("desk", &[place("hall", "1")], NOON).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    direct.publish("desk", &[place("hall", "2")], NOON).await.unwrap();
    assert!(!waiting.is_finished());

    let _network = Network::up(network.port, to).await;
    let version = timeout(Duration::from_secs(20), waiting).await.unwrap().unwrap();
    assert_eq!(version, Ok(1));
    assert_eq!(far.load().await.unwrap(), direct.load().await.unwrap());
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_schema_is_a_store_of_its_own() {
    let database = Database::postgres().await;
    database.run("create schema smallingerland; create schema opsterland").await;
    let open = async |schema: &str| {
        let url = with_parameter(&database.url, &format!("options[search_path]={schema}"));
        store::open(&url).await.unwrap()
    };
    let (one, other) = (open("smallingerland").await, open("opsterland").await);
    one.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    assert_eq!((one.version().await, other.version().await), (Ok(1), Ok(0)));
    assert_ne!(one.series().await, other.series().await);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_never_tells_the_password() {
    let nowhere = "postgres://mienskip:geheim@127.0.0.1:1/mienskip";
    let error = store::open(nowhere).await.err().unwrap();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    assert!(error.to_string().contains("postgres://mienskip@127.0.0.1:1/mienskip"), "{error}");
    assert!(!format!("{error} {error:?}").contains("geheim"), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_changed_by_hand_are_an_error() {
    let database = Database::postgres().await;
    let store = database.open().await;
    store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    database.run("alter table published drop constraint published_version_check").await;
    database.run("update published set version = -1").await;
    let error = store.load().await.unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
    database.run("drop table records").await;
    let error = store.publish("desk", &[place("hall", "2")], NOON).await.unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error:?}");
    database.remove().await;
}
