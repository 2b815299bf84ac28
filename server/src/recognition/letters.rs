//! The two letters to an organisation: the code, and after it confirmed the link to revoke.
//!
//! Neither repeats words of whoever made the claim: anybody can make one, and a letter in the name
//! of the municipality is not theirs to fill.

use api::MessageId;
use guide::Moment;

use super::{confirm::Asked, revoke};
use crate::{App, mail::Letter, words::Words};

/// The code.
pub(super) fn code(
    app: &App,
    asked: &Asked,
    to: &str,
    digits: &str,
    until: Moment,
    id: &str,
    words: &Words,
) -> Letter {
    let time = until.local().strftime("%H:%M").to_string();
    let link = format!("{}{}", app.config().base(), words.path(app, &asked.claim.link()));
    let values = [("code", digits), ("tijd", &time), ("link", &link)];
    letter(app, asked, to, format!("bevestigingscode-{id}"), "mail.code", &values, words)
}

/// That it was confirmed, with the link to revoke that.
pub(super) fn confirmed(
    app: &App,
    asked: &Asked,
    to: &str,
    id: &MessageId,
    words: &Words,
) -> Letter {
    let link = revoke::link(app, id, words);
    let name = format!("bevestigd-{}", id.as_str());
    letter(app, asked, to, name, "mail.bevestigd", &[("link", &link)], words)
}

fn letter(
    app: &App,
    asked: &Asked,
    to: &str,
    id: String,
    key: &str,
    more: &[(&str, &str)],
    words: &Words,
) -> Letter {
    let duration = words.duration(asked.claim.minutes);
    let period = words.period(asked.claim.from, asked.claim.until);
    let values = [
        ("organisatie", asked.organisation.as_str()),
        ("uren", &duration),
        ("periode", &period),
        ("afzender", &app.municipality().contact.name),
    ];
    let values: Vec<_> = values.into_iter().chain(more.iter().copied()).collect();
    Letter {
        id,
        to: to.to_owned(),
        lang: words.lang(),
        subject: words.with(&format!("{key}.onderwerp"), &values),
        text: words.with(&format!("{key}.tekst"), &values),
    }
}
