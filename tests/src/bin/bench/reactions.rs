//! How many reactions to vacancies a second are kept, each on the disk before its 201, beside how
//! fast the database alone writes the same rows in batches.

use std::{fmt::Write as _, fs, time::Instant};

use anyhow::{Context as _, Result, ensure};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::task::JoinSet;

use crate::{
    content::Content,
    http::Connection,
    numbers::{median, spread},
    report::{Report, Unit},
};

/// How many a second have to be kept.
const GOAL: f64 = 1000.0;
/// How many send at the same time.
const CLIENTS: u32 = 128;
/// How many each of them sends in a round.
const EACH: u32 = 32;
const ROUNDS: u32 = 7;
/// How many vacancies there are: each takes twenty in ten minutes.
const VACANCIES: u32 = 2500;
/// How many rows the database alone writes in one transaction.
const BATCH: usize = 512;

const APPLICATION: &str = "
    insert into applications
        (id, vacancy, code, mark, content, state, received_at, changed_at)
    values ($1, $2, $3, $4, $5, 'ontvangen', $6, $6)";

const LETTER: &str = "
    insert into letters (id, content, application, made_at, due_at) values ($1, $2, $3, $4, $4)";

/// A reaction with its letter, as the server wrote them.
struct Kept {
    id: String,
    vacancy: String,
    blobs: [Vec<u8>; 3],
    at: i64,
    letter: Vec<u8>,
}

/// Measures both in turn.
pub(crate) async fn measure(server: &std::path::Path) -> Result<Report> {
    let content = Content::make(server, 1)?;
    let folder = tempfile::tempdir()?;
    let mut csv = "id,titel,omschrijving\n".to_owned();
    for n in 0..VACANCIES {
        writeln!(csv, "vacature-{n},Vacature {n},Help mee")?;
    }
    fs::write(folder.path().join("vacatures.csv"), csv)?;
    content.import(folder.path())?;
    let process = content.serve_behind_proxy()?;

    let (mut rates, mut raw, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = 0;
    for round in 0..=ROUNDS {
        let requests: Vec<Vec<Vec<u8>>> = (0..CLIENTS)
            .map(|client| (0..EACH).map(|n| request(next + client * EACH + n)).collect())
            .collect();
        let first = next;
        next += CLIENTS * EACH;
        let ours = send(&process.address, requests).await?;
        let rows = kept(&content, first..next).await?;
        ensure!(rows.len() == usize::try_from(next - first)?, "only {} were kept", rows.len());
        let alone = write(&content, &rows).await?;
        // The first round is to warm up.
        if round > 0 {
            rates.push(ours);
            raw.push(alone);
            ratios.push(ours / alone);
        }
    }
    let mut report = Report::new(format!(
        "Reactions to vacancies, {CLIENTS} at the same time, each on the disk before it is confirmed"
    ));
    let note = format!("{:.0} to {:.0}", least(&rates), most(&rates));
    report.at_least("kept", Unit::PerSecond, median(&rates), GOAL, &note);
    let note =
        format!("{}; the database alone writes {:.0} a second", spread(&ratios), median(&raw));
    report.show("beside raw inserts in batches", Unit::Times, median(&ratios), &note);
    Ok(report)
}

fn least(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::INFINITY, f64::min)
}

fn most(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(0.0, f64::max)
}

fn id(number: u32) -> String {
    format!("01934d3c-0a1b-7c2d-8e3f-{number:012x}")
}

/// A reaction from a network of its own.
fn request(number: u32) -> Vec<u8> {
    // 22 signs of base64url, of which the last has only two bits.
    let code = format!("{number:021}A");
    let body = format!(
        r#"{{"id":"{}","naam":"Vrijwilliger {number}","email":"vrijwilliger-{number}@voorbeeld.example","telefoon":"06 12345678","bericht":"{}","deel":["Wat ik kan: koken, luisteren","Wanneer: dinsdag"],"code":"{code}","taal":"nl"}}"#,
        id(number),
        "Ik wil graag helpen en heb op dinsdag tijd. ".repeat(4),
    );
    let [_, a, b, c] = number.to_be_bytes();
    format!(
        "POST /v1/vacatures/vacature-{}/reacties HTTP/1.1\r\nHost: mienskip.example\r\n\
         Content-Type: application/json\r\nX-Forwarded-For: 10.{a}.{b}.{c}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        number % VACANCIES,
        body.len(),
    )
    .into_bytes()
}

/// Sends all of them over so many connections; how many a second were kept.
async fn send(address: &str, requests: Vec<Vec<Vec<u8>>>) -> Result<f64> {
    let mut connections = Vec::with_capacity(requests.len());
    for _ in &requests {
        connections.push(Connection::open(address).await?);
    }
    let mut clients = JoinSet::new();
    let started = Instant::now();
    for (mut connection, requests) in connections.into_iter().zip(requests) {
        clients.spawn(async move {
            for request in &requests {
                let status = connection.send(request).await?;
                ensure!(status == 201, "an answer with status {status} instead of 201");
            }
            anyhow::Ok(())
        });
    }
    while let Some(client) = clients.join_next().await {
        client??;
    }
    Ok(f64::from(CLIENTS * EACH) / started.elapsed().as_secs_f64())
}

fn options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "on")
}

/// What the server wrote. Letters that have gone are as long as those that wait.
async fn kept(content: &Content, numbers: std::ops::Range<u32>) -> Result<Vec<Kept>> {
    let mut database = options().filename(content.database()).connect().await?;
    let rows = sqlx::query(
        "select id, vacancy, code, mark, content, received_at from applications
         where id >= $1 and id < $2",
    )
    .bind(id(numbers.start))
    .bind(id(numbers.end))
    .fetch_all(&mut database)
    .await?;
    let letter: Option<Vec<u8>> = sqlx::query_scalar("select content from letters limit 1")
        .fetch_optional(&mut database)
        .await?;
    let letter = letter.unwrap_or_else(|| vec![0x5a; 600]);
    database.close().await?;
    rows.iter()
        .map(|row| {
            Ok(Kept {
                id: row.try_get(0)?,
                vacancy: row.try_get(1)?,
                blobs: [row.try_get(2)?, row.try_get(3)?, row.try_get(4)?],
                at: row.try_get(5)?,
                letter: letter.clone(),
            })
        })
        .collect()
}

/// Writes the same rows into a file of the same tables; how many a second.
async fn write(content: &Content, rows: &[Kept]) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let mut server = options().filename(content.database()).connect().await?;
    let tables: Vec<String> = sqlx::query_scalar(
        "select sql from sqlite_master where tbl_name in ('applications', 'letters') and sql <> ''",
    )
    .fetch_all(&mut server)
    .await?;
    server.close().await?;
    let file = folder.path().join("raw.db");
    let mut raw: SqliteConnection =
        options().filename(file).create_if_missing(true).connect().await?;
    for table in tables {
        sqlx::raw_sql(AssertSqlSafe(table)).execute(&mut raw).await.context("a table")?;
    }
    let started = Instant::now();
    for batch in rows.chunks(BATCH) {
        let mut tx = raw.begin().await?;
        for row in batch {
            let [code, mark, content] = &row.blobs;
            sqlx::query(APPLICATION)
                .bind(&row.id)
                .bind(&row.vacancy)
                .bind(code)
                .bind(mark)
                .bind(content)
                .bind(row.at)
                .execute(&mut *tx)
                .await?;
            sqlx::query(LETTER)
                .bind(format!("reactie-{}", row.id))
                .bind(&row.letter)
                .bind(&row.id)
                .bind(row.at)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
    }
    let took = started.elapsed().as_secs_f64();
    raw.close().await?;
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    Ok(rows.len() as f64 / took)
}
