//! What people report, until there is a desk: look, answer, erase.

use std::fmt::Write as _;

use guide::{Kind, Lang, Moment, record::Record};
use store::{Correction, Store};

use super::CommandError;
use crate::{
    Config,
    clock::Clock,
    listen::say,
    mail::{Letter, Mailer, Sent},
    router::page_of,
    start::setup,
    words::Words,
};

/// Prints all corrections, those without an answer first.
///
/// # Errors
/// When the store cannot be read.
pub async fn list(config: &Config) -> Result<(), CommandError> {
    let store = store::open(&config.database()).await?;
    let all = store.corrections().await?;
    let open = all.iter().filter(|it| it.answered_at.is_none()).count();
    say(&format!("{open} te beantwoorden, {} beantwoord.", all.len() - open));
    for it in &all {
        say(&line(it));
    }
    store.close().await;
    Ok(())
}

/// Prints one correction.
///
/// # Errors
/// When there is no such correction or the store cannot be read.
pub async fn show(config: &Config, id: &str) -> Result<(), CommandError> {
    let store = store::open(&config.database()).await?;
    let it = find(&*store, id).await?;
    say(&details(&it, &name_of(&*store, &it).await?, &link(config, &it)));
    store.close().await;
    Ok(())
}

/// Answers one: mails the answer to who asked for one, and erases the address.
///
/// # Errors
/// When there is no such correction, when it has an answer, or when the mail does not go; nothing
/// has changed then.
pub async fn answer(config: &Config, id: &str, text: &str) -> Result<(), CommandError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(CommandError::NoText);
    }
    let (setup, _) = setup(config)?;
    let store = store::open(&config.database()).await?;
    let it = find(&*store, id).await?;
    if it.answered_at.is_some() {
        return Err(CommandError::Answered(it.id));
    }
    let now = Clock::System.now();
    if it.email.is_some() {
        let mailer = Mailer::new(config, &setup.municipality)?;
        let name = name_of(&*store, &it).await?;
        let sender = &setup.municipality.contact.name;
        let letter = letter(&it, &name, &link(config, &it), sender, text);
        // The letter goes first: should what comes after it fail, it goes again, under the same
        // Message-ID. The other way round it might never go.
        match mailer.send(&letter, now).await? {
            Sent::Mailed => say("Het antwoord is gemaild."),
            Sent::Written(file) => say(&format!(
                "Er is geen mailserver ingesteld. Het antwoord staat in {}: verstuur het zelf.",
                file.display()
            )),
        }
    } else {
        say("Er is geen e-mailadres; er gaat dus geen mail.");
    }
    if !store.answer_correction(&it.id, text, now.unix()).await? {
        return Err(CommandError::Answered(it.id));
    }
    say("Beantwoord. Het e-mailadres is gewist.");
    store.close().await;
    Ok(())
}

/// Erases one.
///
/// # Errors
/// When there is no such correction or the store cannot be written.
pub async fn erase(config: &Config, id: &str) -> Result<(), CommandError> {
    let store = store::open(&config.database()).await?;
    if !store.delete_correction(id).await? {
        return Err(CommandError::Unknown(id.to_owned()));
    }
    say("Gewist.");
    store.close().await;
    Ok(())
}

async fn find(store: &dyn Store, id: &str) -> Result<Correction, CommandError> {
    let found = store.correction(id).await?;
    found.ok_or_else(|| CommandError::Unknown(id.to_owned()))
}

/// The name of the record, or what it was called in addresses when it is gone.
async fn name_of(store: &dyn Store, it: &Correction) -> Result<String, CommandError> {
    let rows = store.load().await?.rows;
    let row = rows.into_iter().find(|row| row.kind == it.kind && row.id == it.record);
    let record =
        row.and_then(|row| Record::from_json(row.kind.parse::<Kind>().ok()?, &row.data?).ok());
    let lang = it.lang.parse().unwrap_or(Lang::NL);
    Ok(record
        .map_or_else(|| it.record.clone(), |record| record.common().name().get(lang).0.to_owned()))
}

fn link(config: &Config, it: &Correction) -> String {
    let page = it.kind.parse().ok().and_then(page_of).unwrap_or_default();
    format!("{}{page}/{}", config.base(), it.record)
}

fn day(unix: i64) -> String {
    Moment::from_unix(unix).local().strftime("%Y-%m-%d %H:%M").to_string()
}

fn line(it: &Correction) -> String {
    let state = if it.answered_at.is_some() { "beantwoord" } else { "open" };
    let words: String = it.words.chars().take(60).collect();
    format!(
        "{}  {}  {state}  {}/{}  {}  {}",
        it.id,
        day(it.received_at),
        it.kind,
        it.record,
        it.subject,
        words.replace('\n', " "),
    )
}

fn details(it: &Correction, name: &str, link: &str) -> String {
    let mut text = format!(
        "{name}\n{link}\n\nId:        {}\nOntvangen: {}\nGaat over: {}\nTaal:      {}\nE-mail:    {}\n",
        it.id,
        day(it.received_at),
        it.subject,
        it.lang,
        it.email.as_deref().unwrap_or("niet (meer) bekend"),
    );
    if !it.words.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n{}\n", quoted(&it.words));
    }
    if let (Some(at), Some(answer)) = (it.answered_at, &it.answer) {
        let _ = write!(text, "\nBeantwoord op {}:\n{answer}\n", day(at));
    }
    text
}

fn quoted(words: &str) -> String {
    words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

fn letter(it: &Correction, name: &str, link: &str, sender: &str, answer: &str) -> Letter {
    let words = Words::of(it.lang.parse().unwrap_or(Lang::NL));
    let values = [
        ("naam", name),
        ("link", link),
        ("vraag", &quoted(&it.words)),
        ("antwoord", answer),
        ("afzender", sender),
    ];
    Letter {
        id: format!("correctie-{}", it.id),
        to: it.email.clone().unwrap_or_default(),
        lang: words.lang(),
        subject: words.with("correctie.onderwerp", &values),
        text: words.with("correctie.tekst", &values),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{edit, record};

    fn correction(lang: &str) -> Correction {
        Correction {
            id: "01934d3c-0a1b-7c2d-8e3f-0123456789ab".into(),
            kind: "plek".into(),
            record: "zaal".into(),
            subject: "tijden".into(),
            words: "Op dinsdag dicht.\nNiet op {naam} <b>woensdag</b>.".into(),
            email: Some("bewoner@voorbeeld.example".into()),
            lang: lang.into(),
            received_at: 1_795_262_400,
            answered_at: None,
            answer: None,
        }
    }

    #[tokio::test]
    async fn answering_writes_a_letter_in_the_senders_language_and_erases_the_address() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config { data: folder.path().into(), ..Config::default() };
        let store = store::open(&config.database()).await.unwrap();
        let zaal = json!({ "id": "zaal", "naam": { "nl": "De zaal", "fy": "De seal" } });
        let zaal = edit(&record(Kind::Place, &zaal));
        store.replace_source("proef", &[zaal], 1).await.unwrap();
        let sent = correction("fy");
        store.put_correction(&sent).await.unwrap();

        list(&config).await.unwrap();
        show(&config, &sent.id).await.unwrap();
        assert!(matches!(answer(&config, &sent.id, " \n").await, Err(CommandError::NoText)));
        answer(&config, &sent.id, "It kloppet no.").await.unwrap();
        let again = answer(&config, &sent.id, "Nochris.").await;
        assert!(matches!(again, Err(CommandError::Answered(_))), "{again:?}");

        let kept = store.correction(&sent.id).await.unwrap().unwrap();
        assert_eq!((kept.email, kept.answer.as_deref()), (None, Some("It kloppet no.")));
        let file = folder.path().join(format!("post/correctie-{}.eml", sent.id));
        let mail = std::fs::read_to_string(file).unwrap();
        assert!(mail.contains("Subject: Dyn melding oer De seal\r\n"), "{mail}");
        assert!(mail.contains("To: bewoner@voorbeeld.example\r\n"), "{mail}");
        assert!(mail.contains("It kloppet no."), "{mail}");

        erase(&config, &sent.id).await.unwrap();
        let gone = erase(&config, &sent.id).await;
        assert!(matches!(gone, Err(CommandError::Unknown(_))), "{gone:?}");
        assert!(matches!(show(&config, &sent.id).await, Err(CommandError::Unknown(_))));
    }

    #[tokio::test]
    async fn a_mail_server_that_is_away_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let smtp = Some("smtp://127.0.0.1:1".into());
        let config = Config { data: folder.path().into(), smtp, ..Config::default() };
        let store = store::open(&config.database()).await.unwrap();
        let sent = correction("nl");
        store.put_correction(&sent).await.unwrap();
        let outcome = answer(&config, &sent.id, "Klopt.").await;
        assert!(matches!(outcome, Err(CommandError::Mail(_))), "{outcome:?}");
        assert_eq!(store.correction(&sent.id).await, Ok(Some(sent)));
    }

    #[test]
    fn a_letter_says_what_it_answers() {
        let letter =
            letter(&correction("nl"), "De zaal", "https://x.example/plekken/zaal", "Wij", "Ja.");
        insta::assert_snapshot!(letter.text, @r"
        Hallo,

        Je schreef ons over De zaal:
        https://x.example/plekken/zaal

        > Op dinsdag dicht.
        > Niet op {naam} <b>woensdag</b>.

        Ons antwoord:

        Ja.

        Bedankt dat je dit liet weten.

        Wij

        Dit is het enige bericht over je melding. We hebben je e-mailadres gewist.
        ");
    }

    #[test]
    fn details_hold_everything_once() {
        let text = details(&correction("nl"), "De zaal", "https://x.example/plekken/zaal");
        insta::assert_snapshot!(text, @r"
        De zaal
        https://x.example/plekken/zaal

        Id:        01934d3c-0a1b-7c2d-8e3f-0123456789ab
        Ontvangen: 2026-11-21 13:00
        Gaat over: tijden
        Taal:      nl
        E-mail:    bewoner@voorbeeld.example

        > Op dinsdag dicht.
        > Niet op {naam} <b>woensdag</b>.
        ");
    }
}
