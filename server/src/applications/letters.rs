//! The letters that belong to reactions: to the organisation without anything about the volunteer,
//! and to the volunteer who gave an address, in their language.

use api::Email;
use guide::{Kind, Lang, Slug, record::Record};
use store::{ApplicationState, NewLetter};

use super::{Content, Link};
use crate::{App, mail::Letter, post, secret::SecretError, words::Words};

/// The first part of the path of an organisation's private page.
pub(crate) const PAGE: &str = "organisatie-reacties";
const HOUR: i64 = 3600;

/// Who answers for a vacancy, and the only address that anything about its reactions goes to.
struct Keeper {
    name: String,
    email: String,
}

impl Keeper {
    /// The organisation by its own record, or else the municipality.
    fn of(app: &App, vacancy: &Slug) -> Self {
        let (guide, municipality) = (app.guide(), app.municipality());
        let entry = guide.get(Kind::Vacancy, vacancy);
        let organisation = entry
            .and_then(|entry| entry.record.organisation())
            .and_then(|id| guide.get(Kind::Organisation, id));
        let lang = municipality.first_language();
        let contact = &municipality.contact;
        let name = organisation.map_or(contact.name.as_str(), |it| it.common().name().get(lang).0);
        let own = organisation.and_then(|it| match &*it.record {
            Record::Organisation(it) => it.contact.email.as_deref(),
            _ => None,
        });
        let own = own.and_then(Email::read).flatten();
        let email = own.map_or_else(|| contact.email.clone(), |it| it.as_str().to_owned());
        Self { name: name.to_owned(), email }
    }
}

/// Tells who answers for the vacancy that a reaction came in.
pub(super) fn came_in(
    app: &App,
    id: &str,
    vacancy: &Slug,
    name: &str,
) -> Result<NewLetter, SecretError> {
    let letter = to_keeper(app, format!("reactie-{id}"), vacancy, name, "reactie.nieuw");
    post::sealed(app, &letter, Some(id.to_owned()))
}

/// A new link for who answers for the vacancy; within an hour it is the same letter.
pub(crate) fn renewed(app: &App, vacancy: &Slug, name: &str) -> Result<NewLetter, SecretError> {
    let id = format!("link-{vacancy}-{}", app.now().unix().div_euclid(HOUR));
    let letter = to_keeper(app, id, vacancy, name, "reactie.link");
    post::sealed(app, &letter, None)
}

fn to_keeper(app: &App, id: String, vacancy: &Slug, name: &str, key: &str) -> Letter {
    let words = Words::of(app.municipality().first_language());
    let keeper = Keeper::of(app, vacancy);
    let token = Link::new(app, vacancy.clone()).token(app);
    let values = [
        ("naam", name),
        ("organisatie", keeper.name.as_str()),
        ("link", &format!("{}/{PAGE}/{token}", app.config().base())),
        ("dagen", &app.config().link_dagen.to_string()),
        ("afzender", &app.municipality().contact.name),
    ];
    Letter {
        id,
        to: keeper.email,
        lang: words.lang(),
        subject: words.with(&format!("{key}.onderwerp"), &values),
        text: words.with(&format!("{key}.tekst"), &values),
    }
}

/// Tells a volunteer what the organisation says; nothing when they gave no address.
pub(super) fn answered(
    app: &App,
    id: &str,
    revision: i64,
    vacancy: &Slug,
    content: &Content,
    state: ApplicationState,
    text: &str,
) -> Result<Option<NewLetter>, SecretError> {
    let Some(to) = content.email.clone() else { return Ok(None) };
    let words = Words::of(content.lang.parse().unwrap_or(Lang::NL));
    let keeper = Keeper::of(app, vacancy);
    let says = words.with(&format!("reactie.stand.{}", state.name()), &[]);
    let message = if text.is_empty() { says.clone() } else { format!("{says}\n\n{text}") };
    let values = [
        ("naam", content.vacancy.as_str()),
        ("vrijwilliger", content.name.as_str()),
        ("organisatie", keeper.name.as_str()),
        ("bericht", message.as_str()),
        ("afzender", &app.municipality().contact.name),
    ];
    let letter = Letter {
        id: format!("antwoord-{id}-{revision}"),
        to,
        lang: words.lang(),
        subject: words.with("reactie.antwoord.onderwerp", &values),
        text: words.with("reactie.antwoord.tekst", &values),
    };
    post::sealed(app, &letter, Some(id.to_owned())).map(Some)
}
