//! What holds for every volunteer: `[vrijwilligers]` in `gemeente.toml`.

use guide::volunteers::{Allowance, Volunteers};

use super::{MunicipalityError, fields::Fields};

/// The fields about the allowance: all of them, or none.
const AMOUNTS: [&str; 6] = ["jaar", "per_maand", "per_jaar", "per_uur", "per_uur_onder_21", "bron"];
const INSURED: &str = "vng_verzekering";

/// What the municipality says of it; nothing when it says nothing.
pub(super) fn read(fields: &Fields<'_>) -> Result<Volunteers, MunicipalityError> {
    let Some(part) = fields.optional_part("vrijwilligers")? else {
        return Ok(Volunteers::default());
    };
    part.no_others(&[&AMOUNTS[..], &[INSURED]].concat())?;
    let told = AMOUNTS.iter().any(|name| part.has(name));
    Ok(Volunteers {
        allowance: told.then(|| allowance(&part)).transpose()?,
        insured: part.yes_or_no(INSURED)?,
    })
}

fn allowance(part: &Fields<'_>) -> Result<Allowance, MunicipalityError> {
    let year = part.number("jaar", 2000..=2200)?;
    Ok(Allowance {
        year: year
            .and_then(|year| i16::try_from(year).ok())
            .ok_or_else(|| part.wrong("jaar", "dit veld ontbreekt"))?,
        a_month: part.euros("per_maand")?,
        a_year: part.euros("per_jaar")?,
        an_hour: part.euros("per_uur")?,
        an_hour_when_young: part.euros("per_uur_onder_21")?,
        source: part.web("bron")?,
    })
}
