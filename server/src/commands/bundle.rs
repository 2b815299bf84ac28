//! `mienskip pakket`: the bundle of an area for a USB stick, and whether one is genuine.

use std::{fs, path::Path};

use guide::Slug;

use super::CommandError;
use crate::{
    App, Config, Secret,
    bundle::{self, Refusal},
    clock::Clock,
    listen::say,
    recognition::Keys,
    start::setup,
};

/// Writes the bundle of an area to a file.
///
/// # Errors
/// When there is no such area, the server's data cannot be read or the file cannot be written.
pub async fn write(config: &Config, area: &str, file: &Path) -> Result<(), CommandError> {
    let app = App::start(Config { zonder_voorbeeld: true, ..config.clone() }).await?;
    let made = area.parse::<Slug>().ok().and_then(|slug| bundle::make(&app, &slug));
    app.close().await;
    let bytes = made.ok_or_else(|| {
        let areas = app.municipality().areas.iter().map(|it| it.slug.as_str());
        CommandError::NoArea(area.to_owned(), areas.collect::<Vec<_>>().join(", "))
    })?;
    fs::write(file, &bytes).map_err(CommandError::File)?;
    say(&format!("{} geschreven, {} kB.", file.display(), bytes.len().div_ceil(1000)));
    Ok(())
}

/// Tells whether a bundle is genuine and of what date it is.
///
/// # Errors
/// When it is not genuine, or not this municipality's.
pub fn check(config: &Config, file: &Path) -> Result<(), CommandError> {
    if !Secret::is_there(config) {
        return Err(CommandError::NoKey);
    }
    let (setup, _) = setup(config)?;
    let bytes = fs::read(file).map_err(CommandError::File)?;
    let keys = Keys::from(&Secret::open(config).map_err(crate::StartError::from)?, config);
    say(&told(&keys, setup.municipality.code.as_str(), &bytes, Clock::System.now())?);
    Ok(())
}

fn told(keys: &Keys, code: &str, bytes: &[u8], now: guide::Moment) -> Result<String, Refusal> {
    let bundle = bundle::read(bytes)?;
    bundle.check(keys, code)?;
    let old =
        if bundle.head.until() < now { " Dat is voorbij: telefoons openen het niet." } else { "" };
    Ok(format!("{bundle}{old}"))
}

#[cfg(test)]
mod tests {
    use guide::Moment;

    use super::*;
    use crate::testing::{TestApp, now};

    #[tokio::test]
    async fn what_is_told_of_a_file() {
        let server = TestApp::with([]).await;
        let mut bytes = bundle::make(&server.app, &"stad".parse().unwrap()).unwrap();
        let keys = Keys::of(&server.app);
        assert_eq!(
            told(&keys, "GM9999", &bytes, now()).unwrap(),
            "Echt: het pakket van stad in Voorbeeldstad, gemaakt op 2026-12-02 (versie 0, beeld en \
             geluid: 0). Te openen tot en met 2027-01-31."
        );
        let later = Moment::from_unix(now().unix() + 61 * 24 * 60 * 60);
        assert!(
            told(&keys, "GM9999", &bytes, later)
                .unwrap()
                .ends_with("Dat is voorbij: telefoons openen het niet.")
        );
        let elsewhere = told(&keys, "GM0080", &bytes, now());
        assert_eq!(elsewhere, Err(Refusal::Elsewhere("Voorbeeldstad".to_owned())));
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert_eq!(told(&keys, "GM9999", &bytes, now()), Err(Refusal::Changed));
    }
}
