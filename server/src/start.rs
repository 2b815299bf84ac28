//! From settings to a server that knows its guide.

use std::{collections::BTreeSet, io, net::SocketAddr, sync::Arc};

use store::{Store, StoreError};

use crate::{
    App, Config,
    clock::Clock,
    commands::CommandError,
    import::{self, ImportError, Options, Terminal},
    listen::say,
    mail::MailError,
    municipality::{self, Files, MunicipalityError, Setup},
    secret::{Secret, SecretError},
    welcome,
};

/// Why the server cannot start, or a command cannot be carried out.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The store cannot be opened or read.
    #[error("de database doet het niet: {0}")]
    Store(#[from] StoreError),

    /// The municipality's files cannot be used.
    #[error("de gegevens van de gemeente kloppen niet: {0}")]
    Municipality(#[from] MunicipalityError),

    /// The content cannot be imported.
    #[error("de inhoud kan er niet in: {0}")]
    Import(#[from] ImportError),

    /// There is no secret to seal and sign with.
    #[error(transparent)]
    Secret(#[from] SecretError),

    /// What the administrator gave for mail cannot be used.
    #[error(transparent)]
    Mail(#[from] MailError),

    /// What people reported cannot be handled.
    #[error(transparent)]
    Command(#[from] CommandError),

    /// The address is taken or not ours.
    #[error("luisteren op {0} lukt niet: {1}")]
    Listen(SocketAddr, io::Error),

    /// The machine does not give what is needed.
    #[error("de computer werkt niet mee: {0}")]
    System(#[from] io::Error),
}

impl App {
    /// Opens the store, puts the sample content in when it is empty and that is wanted, and loads
    /// everything.
    ///
    /// # Errors
    /// When something that the server cannot do without is missing or broken.
    pub async fn start(mut config: Config) -> Result<Self, StartError> {
        let (setup, files) = setup(&config)?;
        config.pakket_dagen = setup.bundle_days;
        let secret = Secret::open(&config)?;
        let store = store::open(&config.database()).await?;
        // What is sealed in this database could not be opened with another one.
        let mark = secret.mark();
        if store.sealed_with(&mark).await? != mark {
            return Err(SecretError::Other.into());
        }
        if !config.zonder_voorbeeld {
            add_samples(store.as_ref(), &setup, files.as_ref()).await?;
        }
        let municipality = Arc::new(setup.municipality);
        Ok(Self::new(config, Clock::System, municipality, store, secret).await?)
    }
}

/// The folder of the municipality's `gemeente.toml`.
pub(crate) fn files(config: &Config) -> Box<dyn Files> {
    match &config.gemeente {
        Some(file) => Box::new(municipality::folder_of(file)),
        None => Box::new(municipality::leeuwarden()),
    }
}

/// The municipality that is asked for, or the one that comes with the program, and the folder that
/// describes it.
pub(crate) fn setup(config: &Config) -> Result<(Setup, Box<dyn Files>), StartError> {
    if let Some(file) = &config.gemeente {
        let (setup, folder) = municipality::load_from(file)?;
        return Ok((setup, Box::new(folder)));
    }
    let folder = municipality::leeuwarden();
    Ok((municipality::load(&folder, municipality::FILE)?, Box::new(folder)))
}

/// Puts the sample content into a store that has nothing else. What came in before a start that
/// was cut off stays; the rest is added.
async fn add_samples(
    store: &dyn Store,
    setup: &Setup,
    files: &dyn Files,
) -> Result<(), StartError> {
    let rows = store.load().await?.rows;
    let present: BTreeSet<&str> = rows.iter().map(|row| row.source.as_str()).collect();
    let is_sample = |source: &&str| {
        *source == welcome::FOLDER || setup.samples.iter().any(|sample| sample == source)
    };
    if !present.contains(welcome::FOLDER) && present.iter().all(is_sample) {
        let options = Options::new(welcome::FOLDER, Clock::System.now());
        welcome::publish(store, &setup.municipality, files, &options).await?;
    }
    let missing: Vec<String> =
        setup.samples.iter().filter(|sample| !present.contains(sample.as_str())).cloned().collect();
    if missing.is_empty() || !present.iter().all(is_sample) {
        return Ok(());
    }
    say("De database is nog leeg. De voorbeeldinhoud gaat erin …");
    let terminal = Terminal::default();
    import::run_samples(
        store,
        &setup.municipality,
        files,
        &missing,
        Clock::System.now(),
        &mut |step| terminal.show(step),
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_database_that_was_sealed_with_another_secret_is_not_started_on() {
        let folder = tempfile::tempdir().unwrap();
        let config =
            Config { data: folder.path().into(), zonder_voorbeeld: true, ..Config::default() };
        App::start(config.clone()).await.unwrap().close().await;
        App::start(config.clone()).await.unwrap().close().await;
        std::fs::remove_file(folder.path().join("sleutel")).unwrap();
        let error = App::start(config).await.err().unwrap();
        assert!(matches!(error, StartError::Secret(SecretError::Other)), "{error:?}");
    }
}
