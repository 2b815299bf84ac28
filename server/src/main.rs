//! The program `mienskip`: reads what it is asked and leaves the work to the library.

use std::{
    io::{self, Write as _},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use clap::{Parser, Subcommand};
use server::{
    Config, StartError,
    commands::{self, bundle, corrections, recognition, stats},
};
use tracing_subscriber::EnvFilter;

/// Mienskip: wat er te doen is, waar je hulp vindt en waar je kunt meedoen in je gemeente.
#[derive(Parser)]
#[command(name = "mienskip", version, subcommand_required = true, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    config: Config,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start de server
    Serve {
        /// Adres en poort om op te luisteren; poort 0 kiest een vrije poort
        #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADRES:POORT")]
        listen: SocketAddr,

        /// Begin leeg: zet de voorbeeldinhoud er niet in
        #[arg(long)]
        zonder_voorbeeld: bool,
    },

    /// Zet de inhoud van een map met CSV-bestanden in de database en maak die openbaar; net als de
    /// welkomstpakketten uit de map welkom naast gemeente.toml
    Import {
        /// De map met CSV-bestanden; laat die weg voor alleen de welkomstpakketten
        map: Option<PathBuf>,

        /// Naam van de bron; wat deze bron eerder bracht en nu niet meer, verdwijnt
        #[arg(long, value_name = "NAAM")]
        bron: Option<String>,

        /// Merk alles als voorbeeld
        #[arg(long)]
        voorbeeld: bool,

        /// Schrijf een verslag van wat er wel en niet in kon
        #[arg(long, value_name = "BESTAND")]
        rapport: Option<PathBuf>,
    },

    /// Zet een aantal verzonnen onderdelen in de database, om de snelheid te meten
    Generate {
        /// Hoeveel
        aantal: usize,
    },

    /// Schrijf het pakket van een gebied naar een bestand, om door te geven zonder internet
    Pakket {
        /// Het gebied, zoals het in adressen heet
        #[arg(required_unless_present = "controleer")]
        gebied: Option<String>,

        /// Het bestand
        #[arg(required_unless_present = "controleer")]
        bestand: Option<PathBuf>,

        /// Zeg van een bestand of het echt is, en van wanneer
        #[arg(long, value_name = "BESTAND", conflicts_with = "gebied")]
        controleer: Option<PathBuf>,
    },

    /// De welkomstpakketten uit de map welkom naast gemeente.toml
    Welcome {
        #[command(subcommand)]
        wat: Welcome,
    },

    /// Laat zien wat lang niet is nagekeken, per organisatie
    Houdbaarheid {
        /// Schrijf de lijst ook naar een CSV-bestand
        #[arg(long, value_name = "BESTAND")]
        lijst: Option<PathBuf>,
    },

    /// Laat zien wat bewoners melden ("klopt dit niet?"), wat nog open staat eerst
    Correcties {
        #[command(subcommand)]
        wat: Option<Corrections>,
    },

    /// Laat zien welke waarderingen zijn gegeven, per dag en organisatie; de nieuwste eerst
    Waardering {
        #[command(subcommand)]
        wat: Option<Recognition>,
    },

    /// Laat zien hoe vaak de codes op drukwerk zijn gescand, per week, gebied en partij
    Stats {
        /// Schrijf de lijst ook naar een CSV-bestand
        #[arg(long, value_name = "BESTAND")]
        lijst: Option<PathBuf>,
    },

    /// Laat de beschrijving van de API zien (OpenAPI)
    Openapi,
}

#[derive(Subcommand)]
enum Welcome {
    /// Laat zien wat er ontbreekt per gebied en taal, wat nergens heen leidt en wat te moeilijk is
    Check,
}

#[derive(Subcommand)]
enum Recognition {
    /// Trek een waardering in: wie haar controleert, ziet dat ze niet meer geldt
    Intrekken {
        /// Het id uit de lijst
        id: String,

        /// Waarom, voor je eigen administratie; dit wordt niet openbaar
        #[arg(long)]
        reden: String,
    },
}

#[derive(Subcommand)]
enum Corrections {
    /// Laat één melding zien
    Toon {
        /// Het id uit de lijst
        id: String,
    },

    /// Beantwoord een melding: mailt het antwoord aan wie dat wilde, en wist het e-mailadres
    Beantwoord {
        /// Het id uit de lijst
        id: String,

        /// Het antwoord, in de taal van de melding
        #[arg(long)]
        tekst: String,
    },

    /// Wis een melding helemaal
    Wis {
        /// Het id uit de lijst
        id: String,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(StartError::System)
        .and_then(|runtime| {
            let outcome = runtime.block_on(run(cli));
            // What still goes on in the background is of no use to anybody any more.
            runtime.shutdown_timeout(Duration::from_millis(100));
            outcome
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // With nowhere to write to, the exit code still says it.
            let _ = writeln!(io::stderr(), "Het lukt niet: {error}.");
            ExitCode::FAILURE
        }
    }
}

async fn run(Cli { mut config, command }: Cli) -> Result<(), StartError> {
    match command {
        Command::Serve { listen, zonder_voorbeeld } => {
            config.listen = listen;
            config.zonder_voorbeeld = zonder_voorbeeld;
            server::serve(config).await
        }
        Command::Import { map, bron, voorbeeld, rapport } => {
            if let Some(map) = &map {
                let (bron, rapport) = (bron.as_deref(), rapport.as_deref());
                commands::import(&config, map, bron, voorbeeld, rapport).await?;
            }
            commands::welcome::publish(&config, map.is_none()).await
        }
        Command::Generate { aantal } => commands::generate(&config, aantal).await,
        Command::Houdbaarheid { lijst } => commands::ageing(&config, lijst.as_deref()).await,
        Command::Correcties { wat } => {
            match wat {
                None => corrections::list(&config).await?,
                Some(Corrections::Toon { id }) => corrections::show(&config, &id).await?,
                Some(Corrections::Beantwoord { id, tekst }) => {
                    corrections::answer(&config, &id, &tekst).await?;
                }
                Some(Corrections::Wis { id }) => corrections::erase(&config, &id).await?,
            }
            Ok(())
        }
        Command::Waardering { wat } => {
            match wat {
                None => recognition::list(&config).await?,
                Some(Recognition::Intrekken { id, reden }) => {
                    recognition::revoke(&config, &id, &reden).await?;
                }
            }
            Ok(())
        }
        Command::Pakket { gebied, bestand, controleer } => {
            if let Some(file) = controleer {
                bundle::check(&config, &file)?;
            } else if let (Some(area), Some(file)) = (gebied, bestand) {
                bundle::write(&config, &area, &file).await?;
            }
            Ok(())
        }
        Command::Welcome { wat: Welcome::Check } => commands::welcome::check(&config).await,
        Command::Stats { lijst } => stats::show(&config, lijst.as_deref()).await,
        Command::Openapi => commands::openapi(&config),
    }
}
