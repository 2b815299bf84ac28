//! What the administrator decides: from arguments and the environment.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use clap::Args;

use crate::{bundle, recognition::PublicKey};

/// The licence of the content unless the administrator says otherwise: the areas' outlines ask
/// for attribution, so the whole does.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// How many days an address is kept unless the administrator says otherwise.
pub const BEWAAR_EMAIL: u32 = 60;
/// How many days a correction is kept unless the administrator says otherwise.
pub const BEWAAR_MELDING: u32 = 365;
/// How many days a vault that nobody uses is kept unless the administrator says otherwise: one
/// who volunteers each summer does not lose it.
pub const BEWAAR_KLUIS: u32 = 540;
/// How large a vault may be, in kB, unless the administrator says otherwise. The largest request
/// that is read is as large, so it can only become less.
pub const KLUIS_KB: u32 = 256;

/// How many days an answer waits to be fetched unless the administrator says otherwise.
pub const BEWAAR_BEVESTIGING: u32 = 90;

/// How many days a reaction is kept after its answer unless the administrator says otherwise: half
/// a year.
pub const BEWAAR_REACTIE: u32 = 183;
/// How many days a reaction is kept at most unless the administrator says otherwise.
pub const BEWAAR_REACTIE_HOOGSTENS: u32 = 365;
/// How many days an organisation can use a private link unless the administrator says otherwise.
pub const LINK_DAGEN: u32 = 30;

/// How a server runs. Every setting has a default that works out of the box.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Adres van de database: `sqlite:PAD` of `postgres://…` (zonder dit: een bestand in de datamap)
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "ADRES", global = true)]
    pub database_url: Option<String>,

    /// Map waarin gegevens worden bewaard
    #[arg(long, env = "MIENSKIP_DATA", default_value = "data", value_name = "MAP", global = true)]
    pub data: PathBuf,

    /// Bestand `gemeente.toml` van je gemeente (zonder dit: Leeuwarden)
    #[arg(long, env = "MIENSKIP_GEMEENTE", value_name = "BESTAND", global = true)]
    pub gemeente: Option<PathBuf>,

    /// Map met de bestanden voor de browser (zonder dit: die in het programma zitten)
    #[arg(long, env = "MIENSKIP_SITE", value_name = "MAP", global = true)]
    pub site: Option<PathBuf>,

    /// Het adres waarop bezoekers de site vinden, zoals `https://mienskip.voorbeeld.nl`
    #[arg(long, env = "MIENSKIP_URL", value_name = "URL", global = true)]
    pub url: Option<String>,

    /// Zet dit op 1 als de site alleen via https te bereiken is
    #[arg(
        long,
        env = "MIENSKIP_TLS",
        value_parser = clap::builder::FalseyValueParser::new(),
        global = true
    )]
    pub tls: bool,

    /// De licentie van de inhoud, als webadres
    #[arg(long, env = "MIENSKIP_LICENTIE", default_value = LICENCE, value_name = "URL", global = true)]
    pub licentie: String,

    /// Zet dit op 1 als er één proxy voor staat die `X-Forwarded-For` aanvult
    #[arg(
        long,
        env = "MIENSKIP_PROXY",
        value_parser = clap::builder::FalseyValueParser::new(),
        global = true
    )]
    pub proxy: bool,

    /// Mailserver: `smtps://naam:wachtwoord@server` of `smtp://server?tls=required` (zonder dit: een bestand in de map `post`)
    #[arg(
        long,
        env = "MIENSKIP_SMTP",
        hide_env_values = true,
        value_name = "ADRES",
        global = true
    )]
    pub smtp: Option<String>,

    /// Afzender van mail (zonder dit: het e-mailadres van de gemeente)
    #[arg(long, env = "MIENSKIP_AFZENDER", value_name = "E-MAILADRES", global = true)]
    pub afzender: Option<String>,

    /// Het geheim van deze installatie: 32 bytes in base64. Meer servers op één database hebben
    /// hetzelfde nodig (zonder dit: het bestand `sleutel` in de datamap)
    #[arg(
        long,
        env = "MIENSKIP_SLEUTEL",
        hide_env_values = true,
        value_name = "BASE64",
        global = true
    )]
    pub sleutel: Option<String>,

    /// Na hoeveel dagen een e-mailadres bij een melding wordt gewist, ook zonder antwoord
    #[arg(
        long,
        env = "MIENSKIP_BEWAAR_EMAIL",
        default_value_t = BEWAAR_EMAIL,
        value_name = "DAGEN",
        global = true
    )]
    pub bewaar_email: u32,

    /// Na hoeveel dagen een melding helemaal wordt gewist
    #[arg(
        long,
        env = "MIENSKIP_BEWAAR_MELDING",
        default_value_t = BEWAAR_MELDING,
        value_name = "DAGEN",
        global = true
    )]
    pub bewaar_melding: u32,

    /// Na hoeveel dagen een bevestiging die een vrijwilliger niet ophaalt, wordt gewist
    #[arg(
        long,
        env = "MIENSKIP_BEWAAR_BEVESTIGING",
        default_value_t = BEWAAR_BEVESTIGING,
        value_name = "DAGEN",
        global = true
    )]
    pub bewaar_bevestiging: u32,

    /// Publieke sleutels waarmee vroeger waarderingen zijn ondertekend, met komma's ertussen: de
    /// `x` uit `/.well-known/jwks.json` van toen
    #[arg(
        long,
        env = "MIENSKIP_OUDE_SLEUTELS",
        value_delimiter = ',',
        value_name = "X",
        global = true
    )]
    pub oude_sleutels: Vec<PublicKey>,

    /// Na hoeveel dagen zonder gebruik een reservekopie van een profiel (kluis) wordt gewist
    #[arg(
        long,
        env = "MIENSKIP_BEWAAR_KLUIS",
        default_value_t = BEWAAR_KLUIS,
        value_parser = clap::value_parser!(u32).range(1..=36_500),
        value_name = "DAGEN",
        global = true
    )]
    pub bewaar_kluis: u32,

    /// Hoe groot zo'n reservekopie mag zijn, van 4 tot 256 kB
    #[arg(
        long,
        env = "MIENSKIP_KLUIS_KB",
        default_value_t = KLUIS_KB,
        value_parser = clap::value_parser!(u32).range(4..=i64::from(KLUIS_KB)),
        value_name = "KB",
        global = true
    )]
    pub kluis_kb: u32,

    /// Na hoeveel dagen een reactie op een vacature wordt gewist, geteld vanaf het antwoord of
    /// vanaf dat de plek vervuld is
    #[arg(
        long,
        env = "MIENSKIP_BEWAAR_REACTIE",
        default_value_t = BEWAAR_REACTIE,
        value_name = "DAGEN",
        global = true
    )]
    pub bewaar_reactie: u32,

    /// Na hoeveel dagen een reactie hoe dan ook wordt gewist, ook zonder antwoord
    #[arg(
        long,
        env = "MIENSKIP_BEWAAR_REACTIE_HOOGSTENS",
        default_value_t = BEWAAR_REACTIE_HOOGSTENS,
        value_name = "DAGEN",
        global = true
    )]
    pub bewaar_reactie_hoogstens: u32,

    /// Hoeveel dagen een organisatie met een link uit de mail bij de reacties kan
    #[arg(
        long,
        env = "MIENSKIP_LINK_DAGEN",
        default_value_t = LINK_DAGEN,
        value_name = "DAGEN",
        global = true
    )]
    pub link_dagen: u32,

    /// Adres en poort om op te luisteren; poort 0 kiest een vrije poort
    #[arg(skip = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)))]
    pub listen: SocketAddr,

    /// Begin leeg: zet de voorbeeldinhoud er niet in
    #[arg(skip)]
    pub zonder_voorbeeld: bool,

    /// Hoeveel dagen een pakket te openen is (`pakket_dagen` in `gemeente.toml`)
    #[arg(skip = bundle::DAYS)]
    pub pakket_dagen: u16,
}

impl Config {
    /// The address of the database.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("mienskip.db").display()))
    }

    /// The public address, without a slash at the end.
    #[must_use]
    pub fn base(&self) -> String {
        match &self.url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }

    /// The host in the public address, without port.
    #[must_use]
    pub fn host(&self) -> String {
        let base = self.base();
        let authority = base.split_once("://").map_or(base.as_str(), |(_, rest)| rest);
        let authority = authority.split('/').next().unwrap_or_default();
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => authority,
        };
        host.to_owned()
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: None,
            data: "data".into(),
            gemeente: None,
            site: None,
            url: None,
            tls: false,
            licentie: LICENCE.to_owned(),
            proxy: false,
            smtp: None,
            afzender: None,
            sleutel: None,
            bewaar_email: BEWAAR_EMAIL,
            bewaar_melding: BEWAAR_MELDING,
            bewaar_bevestiging: BEWAAR_BEVESTIGING,
            oude_sleutels: Vec::new(),
            bewaar_kluis: BEWAAR_KLUIS,
            kluis_kb: KLUIS_KB,
            bewaar_reactie: BEWAAR_REACTIE,
            bewaar_reactie_hoogstens: BEWAAR_REACTIE_HOOGSTENS,
            link_dagen: LINK_DAGEN,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            zonder_voorbeeld: false,
            pakket_dagen: bundle::DAYS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_what_stands_between_scheme_and_port() {
        let host = |url: &str| Config { url: Some(url.into()), ..Config::default() }.host();
        assert_eq!(host("https://mienskip.voorbeeld.nl/"), "mienskip.voorbeeld.nl");
        assert_eq!(host("http://[::1]:8080"), "[::1]");
        assert_eq!(host("http://[::1]"), "[::1]");
        assert_eq!(Config::default().host(), "127.0.0.1");
    }
}
