//! What an organisation does with the reactions to its vacancy: read, answer, invite, decline, and
//! say that somebody was found.

use api::Words;
use guide::Slug;
use store::{Application, ApplicationChange, ApplicationState, StoreError};

use super::{Own, Trouble, content::Keys, content::Reply, letters, note, opened};
use crate::App;

/// How many answers to one reaction are kept; more than this is no conversation for here.
const MOST_REPLIES: usize = 20;
/// How often filling a vacancy begins anew because another reaction came in.
const TRIES: usize = 20;

/// What an organisation does with one reaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Writes, no more than that.
    Answer,
    /// Would like to meet.
    Invite,
    /// Says no.
    Decline,
}

impl Act {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Answer, Self::Invite, Self::Decline];

    /// Its word in forms.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Answer => "antwoord",
            Self::Invite => "uitnodigen",
            Self::Decline => "afwijzen",
        }
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Acted {
    /// It is done.
    Done,
    /// Somebody else did something with it meanwhile, or it was withdrawn.
    Changed,
    /// An answer of no words.
    NoWords,
    /// There are too many words.
    TooLong,
    /// There have been so many answers that no more are kept.
    Full,
}

/// Shows the reactions to a vacancy, the oldest first; from now on they have been read.
pub(crate) async fn shown(app: &App, vacancy: &Slug) -> Result<Vec<Own>, Trouble> {
    app.store().read_applications(vacancy.as_str(), app.now().unix()).await?;
    let all = app.store().applications_of(vacancy.as_str()).await?;
    all.into_iter().map(|it| opened(app, it)).collect()
}

/// Does something with one reaction, as of the revision that the organisation saw.
pub(crate) async fn act(
    app: &App,
    vacancy: &Slug,
    id: &str,
    revision: i64,
    act: Act,
    words: &str,
) -> Result<Acted, Trouble> {
    let Some(words) = Words::read_up_to(words, api::application::LONGEST_MESSAGE) else {
        return Ok(Acted::TooLong);
    };
    if act == Act::Answer && words.is_empty() {
        return Ok(Acted::NoWords);
    }
    let there = app.store().application(id).await?;
    let Some(there) = there.filter(|it| it.vacancy == vacancy.as_str() && it.revision == revision)
    else {
        return Ok(Acted::Changed);
    };
    let state = match act {
        Act::Answer => there.state,
        Act::Invite => ApplicationState::Invited,
        Act::Decline => ApplicationState::Declined,
    };
    let Some(change) = changed(app, vacancy, there, state, words.as_str())? else {
        return Ok(Acted::Full);
    };
    if !app.store().change_application(&change, app.now().unix()).await? {
        return Ok(Acted::Changed);
    }
    app.post().notify_one();
    Ok(Acted::Done)
}

/// Says that somebody was found: all who wait hear so, and the guide shows it.
pub(crate) async fn fill(app: &App, vacancy: &Slug, words: &str) -> Result<Acted, Trouble> {
    let Some(words) = Words::read_up_to(words, api::application::LONGEST_MESSAGE) else {
        return Ok(Acted::TooLong);
    };
    let (store, now) = (app.store(), app.now());
    for _ in 0..TRIES {
        let mut changes = Vec::new();
        for waiting in store.applications_of(vacancy.as_str()).await? {
            if waiting.state.waits() {
                let filled = ApplicationState::Filled;
                changes.extend(changed(app, vacancy, waiting, filled, words.as_str())?);
            }
        }
        if store.fill_vacancy(vacancy.as_str(), &changes, now.unix()).await? {
            app.post().notify_one();
            // Should this fail, it is done with what is too old.
            if let Err(error) = note(store.as_ref(), now).await {
                tracing::error!(%error, "the guide does not say yet that a vacancy is filled");
            }
            return Ok(Acted::Done);
        }
    }
    let reason = "so many reactions come in that none is the last".to_owned();
    Err(StoreError::Unavailable { reason }.into())
}

/// The change that brings a reaction that far; none when there have been too many answers.
fn changed(
    app: &App,
    vacancy: &Slug,
    application: Application,
    state: ApplicationState,
    words: &str,
) -> Result<Option<ApplicationChange>, Trouble> {
    let Own { application, content, mut replies } = opened(app, application)?;
    if replies.len() >= MOST_REPLIES && state == application.state {
        return Ok(None);
    }
    replies.push(Reply::new(app.now().unix(), state, words));
    let Application { id, revision, .. } = application;
    let letter = letters::answered(app, &id, revision, vacancy, &content, state, words)?;
    let replies = Some(Keys::of(app.secret()).seal_replies(&id, &replies)?);
    Ok(Some(ApplicationChange { id, revision, state, replies, letter }))
}
