//! The credential as a file, for who has the claim: its contents are the signed text alone, as the
//! specification says (§5.1.1).

use api::confirmation::Claim;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;

use crate::{
    recognition::{self, State},
    site::protect,
};

use crate::site::frame::{Visit, intro, value};

use super::{answer, ask::nothing};

/// Sends the file.
pub(super) async fn post(visit: Visit, body: Bytes) -> Response {
    let text = value(&body, Claim::KEY);
    let asked = match recognition::read(&visit.app, &text) {
        Ok(asked) => asked,
        Err(why) => return nothing(&visit, &why),
    };
    match recognition::state(&visit.app, &asked.claim).await {
        Ok(State::Waits(answer)) => match answer.credential {
            Some(credential) => file(&asked.claim, credential),
            None => visit.on(Claim::PAGE, &[(Claim::KEY, &text)]),
        },
        Ok(State::Fetched) => answer::fetched(&visit),
        Ok(State::Open) => visit.on(Claim::PAGE, &[(Claim::KEY, &text)]),
        Err(_) => {
            let text = visit.words.t("lukt-niet");
            let main = intro(&text, &[]);
            visit.page(StatusCode::SERVICE_UNAVAILABLE, &text, &main)
        }
    }
}

fn file(claim: &Claim, credential: String) -> Response {
    // A slug has no signs that mean something in a header.
    let name = format!("waardering-{}-{}.jwt", claim.organisation, claim.until);
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    protect((headers, credential).into_response())
}
