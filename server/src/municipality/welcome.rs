//! The codes on the printed matter of the welcome packs: `[welkom]` in `gemeente.toml`.

use guide::{
    municipality::Area,
    welcome::{CodeArea, WelcomeCode, WelcomeCodes},
};

use super::{MunicipalityError, fields::Fields};
use crate::bundle;

/// Where each code leads. Letters may lead to another area than they were printed for, and so may
/// one batch (`oo12`); a code in `vervallen` leads nowhere.
pub(super) fn read(fields: &Fields<'_>, areas: &[Area]) -> Result<WelcomeCodes, MunicipalityError> {
    let mut codes = WelcomeCodes::default();
    if !fields.names().any(|name| name == "welkom") {
        return Ok(codes);
    }
    let part = fields.part("welkom")?;
    part.no_others(&["codes", "vervallen", "pakket_dagen"])?;
    let shape = "hier horen een tot vier kleine letters, met of zonder het nummer van een partij";
    let is_right = |text: &str| WelcomeCode::read(text).is_some_and(|it| it.text() == text);
    for row in part.parts("codes")? {
        row.no_others(&["code", "gebied"])?;
        let code = row.text("code")?;
        if !is_right(&code) {
            return Err(row.wrong("code", shape));
        }
        if codes.areas.iter().any(|it| it.code == code) {
            return Err(row.wrong("code", format!("'{code}' staat er al")));
        }
        let slug = row.text("gebied")?;
        let area = areas.iter().find(|it| it.slug.as_str() == slug);
        let area = area.ok_or_else(|| row.wrong("gebied", "dit gebied is er niet"))?;
        codes.areas.push(CodeArea { code, area: area.slug.clone() });
    }
    if part.names().any(|name| name == "vervallen") {
        codes.retired = part.list("vervallen")?;
    }
    if codes.retired.iter().any(|code| !is_right(code)) {
        return Err(part.wrong("vervallen", shape));
    }
    Ok(codes)
}

/// How many days a bundle can be opened after it was made.
pub(super) fn bundle_days(fields: &Fields<'_>) -> Result<u16, MunicipalityError> {
    let given = match fields.optional_part("welkom")? {
        Some(part) => part.number("pakket_dagen", 1..=3650)?,
        None => None,
    };
    Ok(given.unwrap_or(bundle::DAYS))
}
