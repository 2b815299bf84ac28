//! The two letters to an organisation: the code, and after it confirmed the link to revoke.
//!
//! Neither repeats words of whoever made the claim: anybody can make one, and a letter in the name
//! of the municipality is not theirs to fill.

use api::MessageId;
use guide::Moment;

use super::{confirm::Asked, revoke};
use crate::{
    App,
    mail::{Letter, MailError, Mailer},
    words::Words,
};

/// Mails the code.
pub(super) async fn code(
    app: &App,
    asked: &Asked,
    to: &str,
    digits: &str,
    until: Moment,
    id: &str,
    words: &Words,
) -> Result<(), MailError> {
    let time = until.local().strftime("%H:%M").to_string();
    let link = format!("{}{}", app.config().base(), words.path(app, &asked.claim.link()));
    let values = [("code", digits), ("tijd", &time), ("link", &link)];
    send(app, asked, to, format!("bevestigingscode-{id}"), "mail.code", &values, words).await
}

/// Mails that it was confirmed, with the link to revoke that.
pub(super) async fn confirmed(
    app: &App,
    asked: &Asked,
    to: &str,
    id: &MessageId,
    words: &Words,
) -> Result<(), MailError> {
    let link = revoke::link(app, id, words);
    let name = format!("bevestigd-{}", id.as_str());
    send(app, asked, to, name, "mail.bevestigd", &[("link", &link)], words).await
}

async fn send(
    app: &App,
    asked: &Asked,
    to: &str,
    id: String,
    key: &str,
    more: &[(&str, &str)],
    words: &Words,
) -> Result<(), MailError> {
    let duration = words.duration(asked.claim.minutes);
    let period = words.period(asked.claim.from, asked.claim.until);
    let values = [
        ("organisatie", asked.organisation.as_str()),
        ("uren", &duration),
        ("periode", &period),
        ("afzender", &app.municipality().contact.name),
    ];
    let values: Vec<_> = values.into_iter().chain(more.iter().copied()).collect();
    let letter = Letter {
        id,
        to: to.to_owned(),
        lang: words.lang(),
        subject: words.with(&format!("{key}.onderwerp"), &values),
        text: words.with(&format!("{key}.tekst"), &values),
    };
    Mailer::new(app.config(), app.municipality())?.send(&letter, app.now()).await?;
    Ok(())
}
