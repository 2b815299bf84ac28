//! What the program can do beside serving. Each command opens what it needs, does its work and
//! tells what came of it.

pub mod bundle;
pub mod corrections;
pub mod recognition;
pub mod stats;
pub mod welcome;

use std::{fs::File, io, path::Path, sync::Arc};

use guide::{Guide, Lang, municipality::Municipality};
use store::{Store, StoreError};

use crate::{
    App, Config, Secret, StartError,
    ageing::ToCheck,
    bundle::Refusal,
    clock::Clock,
    generate,
    import::{self, Options, Terminal},
    listen::say,
    mail::MailError,
    municipality::Folder,
    start::setup,
    v1::openapi,
};

/// Why something that people reported cannot be handled.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// There is no correction with this id.
    #[error("er is geen melding met id {0}")]
    Unknown(String),

    /// It has an answer already.
    #[error("melding {0} is al beantwoord")]
    Answered(String),

    /// An answer of no words.
    #[error("geef met --tekst een antwoord")]
    NoText,

    /// No recognition was issued under this id.
    #[error("er is geen waardering gegeven met id {0}")]
    NotIssued(String),

    /// It was revoked before.
    #[error("waardering {0} is al ingetrokken")]
    Revoked(String),

    /// A reason of no words.
    #[error("geef met --reden een reden")]
    NoReason,

    /// The answer cannot be mailed.
    #[error(transparent)]
    Mail(#[from] MailError),

    /// No area has this name.
    #[error("er is geen gebied {0}; wel: {1}")]
    NoArea(String, String),

    /// A file cannot be read or written.
    #[error("het bestand is niet te lezen of te schrijven: {0}")]
    File(io::Error),

    /// Without its secret an installation does not know its own key.
    #[error("de sleutel van de installatie is hier niet; doe dit op de computer van de server")]
    NoKey,

    /// A bundle is not genuine.
    #[error(transparent)]
    Bundle(#[from] Refusal),

    /// The store does not do it.
    #[error("de database doet het niet: {0}")]
    Store(#[from] StoreError),

    /// What every command needs is missing or broken.
    #[error(transparent)]
    Start(#[from] Box<StartError>),
}

impl From<StartError> for CommandError {
    fn from(error: StartError) -> Self {
        Self::Start(Box::new(error))
    }
}

/// Generated records are the same at every run.
const SEED: u64 = 1;

/// Makes a folder of CSV files the whole content of its source; the name of the source is that of
/// the folder unless another is given. Writes what was not understood to `report`.
///
/// # Errors
/// When the folder cannot be read or the store does not take it; nothing has changed then. When
/// only the report cannot be written, the content is in.
pub async fn import(
    config: &Config,
    folder: &Path,
    source: Option<&str>,
    sample: bool,
    report: Option<&Path>,
) -> Result<(), StartError> {
    let (setup, _) = setup(config)?;
    let store = store::open(&config.database()).await?;
    let name = source.or_else(|| folder.file_name()?.to_str()).unwrap_or("import");
    let options = Options { sample, ..Options::new(name, Clock::System.now()) };
    let terminal = Terminal::default();
    let outcome = import::run(
        store.as_ref(),
        &setup.municipality,
        &Folder::new(folder),
        &options,
        &mut |step| terminal.show(step),
    )
    .await?;
    say(&outcome.report.to_string());
    say(&format!(
        "Bron '{}': {} nieuw of gewijzigd, {} verwijderd, {} gelijk gebleven. Nu versie {}.",
        outcome.source,
        outcome.publication.changed,
        outcome.publication.deleted,
        outcome.publication.unchanged,
        outcome.publication.version,
    ));
    if let Some(file) = report {
        outcome.report.write_csv(File::create(file)?)?;
    }
    let app = looking(config, Arc::new(setup.municipality), store).await?;
    if let Some(text) = unanswered(&app.guide()) {
        say(&text);
    }
    app.store().close().await;
    Ok(())
}

/// A server that only looks at what is published, and so needs no lasting secret.
async fn looking(
    config: &Config,
    municipality: Arc<Municipality>,
    store: Arc<dyn Store>,
) -> Result<App, StartError> {
    let secret = Secret::by_chance()?;
    Ok(App::new(config.clone(), Clock::System, municipality, store, secret).await?)
}

/// The questions of the tree of help that no service answers, for who looks after the content.
fn unanswered(guide: &Guide) -> Option<String> {
    let questions: Vec<String> = guide
        .unanswered()
        .map(|(topic, question)| {
            format!("  {}: {}", topic.name.get(Lang::NL).0, question.text.get(Lang::NL).0)
        })
        .collect();
    (!questions.is_empty()).then(|| {
        format!(
            "\nBij deze hulpvragen staat nog geen hulp die er precies over gaat; inwoners zien daar\n\
             wat er het dichtst bij komt:\n{}",
            questions.join("\n")
        )
    })
}

/// Puts a number of made-up records into the store.
///
/// # Errors
/// When the store does not take them.
pub async fn generate(config: &Config, count: usize) -> Result<(), StartError> {
    let (setup, _) = setup(config)?;
    let store = store::open(&config.database()).await?;
    let now = Clock::System.now().unix();
    let done = generate::run(store.as_ref(), &setup.municipality, count, SEED, now).await?;
    say(&format!(
        "{} verzonnen onderdelen staan erin. Nu versie {}.",
        done.changed + done.unchanged,
        done.version
    ));
    store.close().await;
    Ok(())
}

/// Prints what the municipality should have checked, by the organisation that can tell, and writes
/// it to `list` as CSV.
///
/// # Errors
/// When the store cannot be read or the file not written.
pub async fn ageing(config: &Config, list: Option<&Path>) -> Result<(), StartError> {
    let (setup, _) = setup(config)?;
    let store = store::open(&config.database()).await?;
    let municipality = Arc::new(setup.municipality);
    let app = looking(config, municipality, Arc::clone(&store)).await?;
    let found = ToCheck::of(&app.guide(), app.now());
    say(&found.to_string());
    if let Some(file) = list {
        found.write_csv(File::create(file)?)?;
    }
    store.close().await;
    Ok(())
}

/// Prints the description of the API, as it is served.
///
/// # Errors
/// When the municipality's files cannot be used.
pub fn openapi(config: &Config) -> Result<(), StartError> {
    let (setup, _) = setup(config)?;
    let description = openapi::description(&setup.municipality, config);
    say(&serde_json::to_string_pretty(&description).unwrap_or_default());
    Ok(())
}

#[cfg(test)]
mod tests {
    use guide::{
        Text,
        record::{Record, Service},
        theme::Theme,
    };

    use super::*;
    use crate::testing::{TestApp, slug};

    #[tokio::test]
    async fn a_question_without_an_answer_is_told() {
        let about = |summary: &str| {
            Record::from(Service {
                themes: vec![Theme::Money],
                summary: Text::nl(summary),
                ..Service::new(slug("proef"), Text::nl("Proef"))
            })
        };
        let server = TestApp::with([about("Leer sparen.")]).await;
        let told = unanswered(&server.app.guide()).unwrap();
        assert!(told.ends_with("\n  Geld en schulden: Ik kom niet rond"), "{told}");
        let server = TestApp::with([about("Praat over schulden.")]).await;
        assert_eq!(unanswered(&server.app.guide()), None);
    }
}
