//! How an organisation confirms: who it is, it shows by a code that goes to the address that the
//! guide has for it.

use std::{net::IpAddr, time::Duration};

use api::{
    Email, MessageId,
    confirmation::{Claim, Draft, Mistake, Unreadable},
};
use guide::{Kind, Lang, Moment};
use store::{Answered, CodeTried, Confirmation, ConfirmationCode, Recognition, StoreError};

use tokio::time::timeout;

use super::{
    answer::{Answer, claim_hash, code_hash, pickup_hash},
    credential::{Confirmed, Issuer, payload},
    jws,
    keys::Keys,
    letters,
};
use crate::{
    App, Error, ids,
    limits::Share,
    mail::{Letter, MailError, Mailer},
    post,
    words::Words,
};

/// How long a code is of use, in seconds.
const CODE_LIVES: i64 = 15 * 60;
/// How many codes may go to one organisation within [`CODES_WITHIN`] seconds: its mailbox is not
/// for who wants to fill it, but after a year of work there may be many to thank.
const CODES: u32 = 30;
const CODES_WITHIN: i64 = 3600;
/// How long a visitor waits for the mail server.
const PATIENCE: Duration = Duration::from_secs(10);

/// A claim that an organisation was asked to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The claim.
    pub(crate) claim: Claim,
    /// The organisation's name, as the guide has it.
    pub(crate) organisation: String,
    /// Where its mail goes; none when the guide has no address for it.
    pub(crate) email: Option<String>,
}

/// Why there is nothing to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoClaim {
    /// The link is not whole, or was made by a newer version.
    Unreadable(Unreadable),
    /// Something in it cannot be.
    Wrong(Vec<Mistake>),
    /// The guide does not know the organisation; what the claim calls it.
    NoOrganisation(String),
}

/// Reads the claim in a link and looks its organisation up.
pub(crate) fn read(app: &App, text: &str) -> Result<Asked, NoClaim> {
    let draft = Draft::decode(text).map_err(NoClaim::Unreadable)?;
    let claim = draft.read(app.now().date()).map_err(NoClaim::Wrong)?;
    let guide = app.guide();
    let Some(entry) = guide.get(Kind::Organisation, &claim.organisation) else {
        return Err(NoClaim::NoOrganisation(claim.organisation_name));
    };
    let organisation = entry.common().name().get(Lang::NL).0.to_owned();
    let contact = entry.record.contact();
    let email = contact.and_then(|it| it.email.as_deref()).and_then(Email::read).flatten();
    Ok(Asked { claim, organisation, email: email.map(|email| email.as_str().to_owned()) })
}

/// What became of a claim so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nobody has answered.
    Open,
    /// There is an answer, which has not been fetched yet.
    Waits(Answer),
    /// It was confirmed, and the answer has been fetched and erased.
    Fetched,
}

/// What became of a claim so far.
pub(crate) async fn state(app: &App, claim: &Claim) -> Result<State, Error> {
    let pickup = pickup_hash(app, &claim.pickup);
    if let Some(kept) = app.store().confirmation(&pickup).await? {
        return Ok(State::Waits(Answer::open(app, &pickup, &kept.sealed)?));
    }
    let issued = app.store().recognition_of(&claim_hash(app, claim)).await?;
    Ok(if issued.is_some() { State::Fetched } else { State::Open })
}

/// Why no code went.
#[derive(Debug)]
pub(crate) enum NoCode {
    /// The guide has no address for the organisation.
    NoAddress,
    /// Too many went; try again after so many seconds.
    TooMany(u32),
    /// The mail did not go.
    Mail,
    /// The program or the store failed.
    Failed(Error),
}

impl From<StoreError> for NoCode {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Sends a code to the organisation's own address.
pub(crate) async fn send_code(
    app: &App,
    from: Option<IpAddr>,
    asked: &Asked,
    words: &Words,
) -> Result<(), NoCode> {
    let Some(to) = &asked.email else { return Err(NoCode::NoAddress) };
    let now = app.now();
    let organisation = asked.claim.organisation.as_str();
    app.limits().count(Share::CODES, from, organisation, now).map_err(NoCode::TooMany)?;
    let digits = ids::digits().ok_or(NoCode::Failed(Error::Internal))?;
    let claim = claim_hash(app, &asked.claim);
    let code = ConfirmationCode {
        id: ids::message_id(now).as_str().to_owned(),
        hash: code_hash(app, &claim, &digits),
        claim,
        organisation: organisation.to_owned(),
        sent_at: now.unix(),
        expires_at: now.unix() + CODE_LIVES,
    };
    if !app.store().put_confirmation_code(&code, CODES, now.unix() - CODES_WITHIN).await? {
        return Err(NoCode::TooMany(u32::try_from(CODES_WITHIN).unwrap_or(u32::MAX)));
    }
    let until = Moment::from_unix(code.expires_at);
    // Not by way of the post room: whoever waits for it hears at once when it does not go, and by a
    // later try it would hold no more.
    let letter = letters::code(app, asked, to, &digits, until, &code.id, words);
    match timeout(PATIENCE, send(app, &letter)).await {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => tracing::error!(%error, "a code was not mailed"),
        Err(_) => tracing::error!("the mail server does not take a code in time"),
    }
    Err(NoCode::Mail)
}

async fn send(app: &App, letter: &Letter) -> Result<(), MailError> {
    Mailer::new(app.config(), app.municipality())?.send(letter, app.now()).await?;
    Ok(())
}

/// What an organisation answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It confirms the claim, as it is now.
    Confirm(Box<Claim>),
    /// It does not.
    Decline,
}

/// Why an answer was not taken.
#[derive(Debug)]
pub(crate) enum NotGiven {
    /// The code is not the right one.
    Code(CodeTried),
    /// There was an answer before, and it has been fetched and erased.
    Fetched,
    /// The program or the store failed.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for NotGiven {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Takes an answer from who has the code. Of answers to one claim the first counts, and whoever
/// answers again hears that one.
pub(crate) async fn answer(
    app: &App,
    asked: &Asked,
    code: &str,
    decision: &Decision,
    words: &str,
    lang: &Words,
) -> Result<Answer, NotGiven> {
    let now = app.now();
    let claim = claim_hash(app, &asked.claim);
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let hash = code_hash(app, &claim, &digits);
    match app.store().try_confirmation_code(&claim, &hash, now.unix()).await? {
        CodeTried::Right => {}
        tried => return Err(NotGiven::Code(tried)),
    }
    let pickup = pickup_hash(app, &asked.claim.pickup);
    let id = ids::message_id(now);
    let answer = Answer {
        confirmed: matches!(decision, Decision::Confirm(_)),
        credential: match decision {
            Decision::Confirm(claim) => Some(credential(app, &id, claim, asked, words, now)),
            Decision::Decline => None,
        },
        words: words.to_owned(),
        at: now.unix(),
    };
    let kept = Confirmation {
        sealed: answer.seal(app, &pickup)?,
        pickup: pickup.clone(),
        answered_at: now.unix(),
    };
    let issued = answer.confirmed.then(|| Recognition {
        id: id.as_str().to_owned(),
        claim,
        organisation: asked.claim.organisation.to_string(),
        issued_at: now.unix(),
        revoked_at: None,
        reason: None,
    });
    match app.store().put_confirmation(&kept, issued.as_ref()).await? {
        Answered::New => {
            if let (Some(to), true) = (&asked.email, answer.confirmed) {
                let letter = letters::confirmed(app, asked, to, &id, lang);
                app.store().put_letter(&post::sealed(app, &letter, None)?).await?;
                app.post().notify_one();
            }
            Ok(answer)
        }
        Answered::Before(Some(kept)) => Ok(Answer::open(app, &pickup, &kept.sealed)?),
        Answered::Before(None) => Err(NotGiven::Fetched),
    }
}

/// The credential for what was confirmed.
fn credential(
    app: &App,
    id: &MessageId,
    claim: &Claim,
    asked: &Asked,
    thanks: &str,
    at: Moment,
) -> String {
    let issuer = Issuer::of(app);
    let organisation = &asked.organisation;
    let confirmed = Confirmed { id, claim, organisation, thanks, at };
    jws::sign(&Keys::of(app), &issuer.base, &payload(&issuer, &confirmed))
}
