//! `mienskip welcome check`: what the writers of the welcome packs still have to do.

use std::{fmt::Write as _, sync::Arc};

use crate::{
    Config, StartError,
    clock::Clock,
    import::{ImportError, Options},
    listen::say,
    start::setup,
    welcome::{self, Finding, Missing, Packs},
};

/// Prints what is wrong with the packs, what leads nowhere, which text is too hard and what is not
/// translated, by area and language.
///
/// # Errors
/// When there are no packs, or one cannot be published as it is.
pub async fn check(config: &Config) -> Result<(), StartError> {
    let (setup, files) = setup(config)?;
    let packs = welcome::read(files.as_ref(), &setup.municipality)?;
    let mut packs = packs.ok_or(ImportError::NoPacks)?;
    let store = store::open(&config.database()).await?;
    let app = super::looking(config, Arc::new(setup.municipality), Arc::clone(&store)).await?;
    let missing = welcome::check(&mut packs, app.municipality(), &app.guide());
    say(&told(&packs, &missing));
    store.close().await;
    let wrong: Vec<String> =
        packs.errors().map(|it| format!("{}: {}", it.file, it.problem)).collect();
    if wrong.is_empty() { Ok(()) } else { Err(ImportError::Packs(wrong).into()) }
}

/// Publishes the packs beside `gemeente.toml` and tells what came of it. Without packs it does nothing,
/// or tells that there are none to who asked for nothing else.
///
/// # Errors
/// When a pack cannot be published as it is, or the store does not take it; nothing has changed then.
pub async fn publish(config: &Config, only: bool) -> Result<(), StartError> {
    let (setup, files) = setup(config)?;
    let store = store::open(&config.database()).await?;
    let options = Options::new(welcome::FOLDER, Clock::System.now());
    let done =
        welcome::publish(store.as_ref(), &setup.municipality, files.as_ref(), &options).await?;
    store.close().await;
    match done {
        Some((packs, done)) => say(&format!(
            "Welkomstpakketten: {} blokken, {} nieuw of gewijzigd, {} verwijderd. Nu versie {}.",
            packs.blocks.len(),
            done.changed,
            done.deleted,
            done.version
        )),
        None if only => return Err(ImportError::NoPacks.into()),
        None => {}
    }
    Ok(())
}

/// The whole of it, in Dutch.
pub(crate) fn told(packs: &Packs, missing: &[Missing]) -> String {
    let mut text = format!("{} blokken.\n", packs.blocks.len());
    let (wrong, hints): (Vec<&Finding>, Vec<&Finding>) =
        packs.findings.iter().partition(|it| it.is_wrong);
    for (heading, findings) in
        [("Dit moet eerst goed; zo gaan de pakketten niet online", wrong), ("Dit kan beter", hints)]
    {
        if !findings.is_empty() {
            // Writing to a String cannot fail, here and below.
            let _ = writeln!(text, "\n{heading}:");
        }
        for it in findings {
            let _ = writeln!(text, "  {}: {}", it.file, it.problem);
        }
    }
    if missing.is_empty() {
        text.push_str("\nAlles is vertaald.\n");
    } else {
        text.push_str("\nNog niet vertaald; lezers zien daar de eerste taal:\n");
        for it in missing {
            let _ = writeln!(text, "  {it}");
        }
    }
    if !packs.unchecked.is_empty() {
        text.push_str("\nNog niet nagekeken door iemand die met de taal opgroeide:\n");
        for (lang, count) in &packs.unchecked {
            let _ = writeln!(text, "  {lang}: {count} teksten");
        }
    }
    text
}
