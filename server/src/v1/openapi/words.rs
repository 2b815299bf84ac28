//! The words of the description, in plain Dutch.

use guide::filter::Field;

/// What this is, and how to use it.
pub(super) const ABOUT: &str = "Alles wat deze gemeente openbaar maakt in Mienskip: activiteiten, \
    plekken, hulp, vrijwilligerswerk en meer. Je hebt geen account of sleutel nodig. Wat niet \
    bekend is, staat er niet bij. Noem bij hergebruik de gemeente en de naamsvermelding uit \
    `/gemeente`. Wil je alles? Haal dan één keer `/gids` op en daarna steeds `/wijzigingen`.";

/// The groups of addresses.
pub(super) const TAGS: [(&str, &str); 8] = [
    ("Inhoud", "Wat er te doen en te vinden is."),
    ("Gemeente", "De gemeente en haar gebieden."),
    ("Kopie", "Alles in één keer, en daarna alleen wat veranderde."),
    ("Melden", "Laten weten dat iets niet klopt."),
    ("Waardering", "Wat organisaties bevestigen van vrijwilligerswerk, en of dat echt is."),
    ("Kluis", "Een kopie van een profiel, die alleen de eigenaar kan openen."),
    ("Reageren", "Meedoen als vrijwilliger."),
    ("Over de API", "De beschrijving zelf."),
];

/// How to send something in.
pub(super) const CORRECT: &str = "Maak zelf een id (UUID versie 7). Kreeg je geen antwoord? Stuur \
    dan precies hetzelfde nog eens: het wordt één keer bewaard. De gemeente kijkt de melding na. \
    Een e-mailadres mag, maar hoeft niet; na het antwoord wordt het gewist.";
pub(super) const RESPOND: &str = "Maak zelf een id (UUID versie 7) en een code (16 bytes toeval in \
    base64url). Kreeg je geen antwoord? Stuur dan precies hetzelfde nog eens: het wordt één keer \
    bewaard, versleuteld. Met de code zie je wat ermee gebeurt en trek je de reactie in. Wie de \
    code heeft, kan dat ook.";
pub(super) const CODE: &str = "De code van de reactie. Die staat in geen enkel logboek.";
pub(super) const IDEMPOTENCY_KEY: &str =
    "Hetzelfde als `id`. Stuur het hier, in de inhoud, of allebei.";

/// What a vault is, and how to use it.
pub(super) const VAULT: &str = "Een kluis is een kopie van wat iemand op het eigen toestel bewaart. \
    Het toestel maakt een herstelcode en leidt daar het id, het token en de sleutel uit af. De \
    server bewaart de bytes met een volgnummer, een controlegetal van id en token, en de dag waarop \
    de kluis is gemaakt en gebruikt. Zonder het goede token lijkt het alsof er geen kluis is.";
pub(super) const VAULT_WRITE: &str = "Zeg met `If-Match` welke versie je had, of met \
    `If-None-Match: *` dat de kluis nieuw is. Kreeg je geen antwoord? Stuur dan precies hetzelfde \
    nog eens: het wordt één keer bewaard.";
pub(super) const VAULT_ERASE: &str =
    "Hierna is de kluis echt weg. Kreeg je geen antwoord? Probeer het nog eens; dan is het 404.";
pub(super) const VAULT_ID: &str = "Het id, gemaakt door het toestel.";
pub(super) const VAULT_TOKEN: &str = "Het token dat bij de kluis hoort, gemaakt door het toestel.";
pub(super) const VAULT_KNOWN: &str = "De versie die je hebt, zoals `\"3\"`.";
pub(super) const VAULT_AFTER: &str = "De versie waar dit op volgt, zoals `\"3\"`.";
pub(super) const VAULT_NEW: &str = "Alleen `*`: er is nog geen kluis.";
pub(super) const VAULT_BETWEEN: &str =
    "Er kwam iets tussen. In `ETag` staat de versie van nu. Haal die eerst op.";
pub(super) const VAULT_BYTES: &str = "Bytes. Wat ze betekenen weet alleen het toestel.";
pub(super) const EXPIRES: &str =
    "De dag waarop de kluis wordt gewist als niemand hem tot die tijd gebruikt.";

pub(super) const ID: &str = "Het id.";
pub(super) const WORDS: &str = "De woorden, een vraag in gewone taal mag ook. Typfouten, andere \
    vormen, samenstellingen en woorden die hetzelfde betekenen worden begrepen.";
pub(super) const KIND: &str = "Alleen deze soort.";
pub(super) const VERSION: &str =
    "Alleen deze versie. Is er een andere, dan word je naar het adres daarvan gestuurd.";
pub(super) const AFTER: &str = "De versie die je al hebt. Zonder dit begint het bij het begin.";
pub(super) const SERIES: &str = "De reeks waarin de versies tellen. Neem die over uit `/gids`. Bij een andere reeks begin je \
     opnieuw.";
pub(super) const AFTER_ID: &str = "Verder binnen een versie. Neem dit over uit `next`.";
pub(super) const NEXT: &str = "Het adres van de volgende pagina. Is deze pagina leeg, dan is het dit adres: vraag het later \
     nog eens.";
pub(super) const ITEMS: &str = "Wat er op deze pagina staat.";
pub(super) const CHANGE: &str =
    "Een onderdeel zoals het nu is, in de vorm van RPDE (Realtime Paged Data Exchange).";

pub(super) const FRESHNESS: &str = "Hoe vers dit is: vers, oudert (bijna te lang niet nagekeken), \
     oud (te lang niet nagekeken) of onbekend. Staat alleen bij één onderdeel en in lijsten, niet in \
     `/gids` en `/wijzigingen`: reken het daar zelf uit met `houdbaarheid` van de gemeente.";
pub(super) const MONTHS: &str =
    "Na zoveel maanden zonder nieuwe controle of nieuwere bron geldt een onderdeel als oud.";

/// What a filter does.
pub(super) fn filter(field: Field) -> &'static str {
    match field {
        Field::Region => {
            "Een gebied, of een buurt of dorp: dan het hele gebied, het dichtstbij eerst."
        }
        Field::Theme => "Een thema; meer thema's mag ook, dan hoeft er maar één te kloppen.",
        Field::Day => "De dag: vandaag, morgen, weekend, week, een dag van de week, of een datum.",
        Field::Cost => "Wat het mag kosten.",
        Field::OpenNow => "Alleen wat nu open is, zonder afspraak.",
        Field::WalkIn => "Alleen waar je vandaag nog kunt binnenlopen.",
        Field::View => "Het deel van de kaart dat je ziet.",
        Field::Question => "De vraag die het beantwoordt: een van de hulpvragen van de gemeente.",
        Field::Helpers => "Wie er helpt: vrijwilligers of beroepskrachten.",
        Field::Sort => "Welk deel van de hulp bij een eigen plan.",
        Field::StepFree => "Alleen waar je zonder drempel naar binnen kunt.",
        Field::FromHome => "Alleen wat je thuis kunt doen.",
        Field::Weekday => {
            "Op een van deze dagen. Wat geen dag noemt, of wat je zelf kiest, hoort erbij."
        }
        Field::DayPart => {
            "In een van deze delen van de dag. Samen met `dag`: op die dagen in die delen."
        }
        Field::Hours => {
            "Hooguit zoveel uur per week. Wat niet in gewone uren staat, of maar één keer is, hoort erbij."
        }
        Field::Often => "Eén keer (ja) of vaker (nee).",
        Field::Skill => {
            "Een vaardigheid die gevraagd wordt: een van de vaardigheden van de gemeente. Meer mag ook."
        }
        Field::Learn => "Een vaardigheid die je er leert. Meer mag ook.",
        Field::Dutch => "Er is niet meer Nederlands nodig dan dit. Wat geen niveau noemt, valt af.",
        Field::Age => "Op deze leeftijd mag je het doen. Wat geen leeftijd noemt, hoort erbij.",
        Field::Allowance => "Alleen wat een vergoeding geeft.",
        Field::NoConduct => "Alleen waar geen VOG nodig is.",
        Field::Buddy => "Alleen wat samen met een maatje kan.",
        Field::Order => "Wat bovenaan staat: het dichtstbij, of wat het laatst is nagekeken.",
        Field::Past => "Wat voorbij is, in plaats van wat nog komt.",
        Field::Page => "De pagina.",
    }
}

/// What a shape is.
pub(super) fn shape(name: &str) -> Option<&'static str> {
    Some(match name {
        "Activiteit" => "Iets wat één keer of vaker te doen is.",
        "Initiatief" => "Iets wat bewoners zelf begonnen.",
        "Organisatie" => "Elke organisatie, van breiclub tot welzijnswerk.",
        "Locatie" => "Een plek waar iets te doen is.",
        "Hulpaanbod" => "Hulp die je kunt krijgen, van vrijwilligers of beroepskrachten.",
        "Vacature" => "Een vraag om vrijwilligers.",
        "Vrijwilligers" => "Wat voor elke vrijwilliger in de gemeente geldt.",
        "Vrijwilligersvergoeding" => "Wat een vrijwilliger hooguit mag krijgen zonder belasting.",
        "Fonds" => "Geld voor initiatieven.",
        "Kennisstuk" => "Een handleiding, verhaal, training of voorbeeld.",
        "Onderwerp" => "Iets waar mensen hulp bij nodig hebben, met hun vragen.",
        "Hulpvraag" => {
            "Een vraag zoals een inwoner haar stelt. Thema en woorden wijzen de hulp aan."
        }
        "Noodnummer" => "Wie je belt als het niet kan wachten.",
        "Gebiedsplan" => "Waar bewoners en gemeente in een gebied samen aan werken.",
        "Welkomstblok" => "Een deel van de welkomstpakketten: een tekst of een taak.",
        "Welkomstcodes" => "De codes op drukwerk van de welkomstpakketten.",
        "Welkomstcode" => "Letters of een hele code, en het gebied waar die heen leidt.",
        "SoortWelkomstblok" => "Waar een blok voor is.",
        "Huishouden" => "Voor wie iets bovenaan komt.",
        "Verwijzing" => "Soort en id van een onderdeel, zoals hulp/brieven.",
        "Beeld" => "Een plaatje.",
        "Opgave" => "Een doel uit een gebiedsplan.",
        "Gemeente" => "De gemeente van deze server.",
        "Gebied" => "Een gebied van de gemeente; het bestaat uit wijken.",
        "Wijk" => "Een wijk van het CBS.",
        "Buurt" => "Een buurt van het CBS; een dorp is één of meer buurten.",
        "Woordgroep" => {
            "Woorden die hetzelfde betekenen. Een groep kan ook een thema, een soort, stopwoorden of spelling zijn."
        }
        "Vaardigheid" => "Iets wat iemand kan of wil leren, met de woorden die dat betekenen.",
        "Postcodegebied" => "De buurten bij de vier cijfers van een postcode.",
        "Tekst" => "Tekst per taal: de sleutel is de taalcode, de brontaal staat vooraan.",
        "Taal" => "Taalcode van twee letters (ISO 639-1).",
        "Tijdstip" => {
            "Een dag (2026-09-02), of een tijd op de Nederlandse klok (2026-09-02T13:30)."
        }
        "Herhaling" => "Hoe het terugkomt: een RRULE van iCalendar (RFC 5545).",
        "Wanneer" => "Wanneer het is, voor zover bekend.",
        "Schedule" => "Openingstijden: als regels, en zoals iemand het opschreef.",
        "Openingstijd" => "Op welke dagen, van hoe laat tot hoe laat.",
        "Kalender" => "Feestdagen en schoolvakanties van de gemeente.",
        "Feestdag" => "Een Nederlandse feestdag. De datum volgt uit het jaar.",
        "Vakantie" => "Een schoolvakantie.",
        "Schoolvakantie" => "Een schoolvakantie in één jaar.",
        "OpeningstijdenNu" => "Of het nu open is, wat erna komt, en de komende week.",
        "Openingswijziging" => "Wanneer het open gaat, dicht gaat of iets anders wordt.",
        "Openingsmoment" => "Een keer dat je er terechtkunt.",
        "Openingsdag" => "Een dag met zijn tijden.",
        "Openingsuitzondering" => "Wat een dag anders maakt dan andere.",
        "HsdsSchedule" => {
            "Een regel `schedule` van Open Referral (HSDS 3), met de namen van die standaard."
        }
        "BijzondereDag" => "Een dag met eigen tijden.",
        "OpFeestdag" => "Wat er op een feestdag is, elk jaar.",
        "Tijden" => "Van hoe laat tot hoe laat, en wat je er vindt.",
        "Afspraak" => "Hoe je een afspraak maakt.",
        "Closure" => "Dagen waarop het dicht is.",
        "Data" => "De eerstvolgende keren van een activiteit.",
        "Datum" => "Een keer dat een activiteit er is.",
        "Correctie" => "Iemand laat weten dat iets niet klopt.",
        "Ontvangst" => "Dat een bericht bewaard is.",
        "Reactie" => "Iemand wil dit vrijwilligerswerk doen.",
        "Reactiestand" => "Hoe het met een reactie staat, en wat de organisatie schreef.",
        "Probleem" => "Wat er misging (RFC 9457).",
        "Fout" => "Iets wat niet klopt in de vraag.",
        "Point" => "Een plek op de kaart, in graden (WGS 84).",
        "Frame" => "Wat er op de kaart past.",
        "RegionCode" => "Een code van het CBS: GM0080, WK008010 of BU00801003.",
        "Slug" => "Kleine letters, cijfers en losse streepjes. Blijft altijd hetzelfde.",
        "Kind" => "De soort van een onderdeel.",
        _ => return None,
    })
}

/// What a property is; the same word means the same thing everywhere.
#[expect(clippy::too_many_lines, reason = "a list of words")]
pub(super) fn property(name: &str) -> Option<&'static str> {
    Some(match name {
        "aanmelden" => "Hoe je je aanmeldt.",
        "aantal" => "Hoeveel mensen er nodig zijn.",
        "vervuld" => "Of de organisatie iemand heeft gevonden. Reageren kan dan niet meer.",
        "aanvragen" => "Hoe je het aanvraagt.",
        "adres" => "Het adres.",
        "afgelast" => "Of het niet doorgaat.",
        "archief" => {
            "Of het alleen in het archief staat: de bron is oud en niemand heeft het sindsdien bevestigd."
        }
        "afwijzingsgronden" => "Wanneer je niets krijgt.",
        "beeld" => "Een plaatje.",
        "begin" => "Wanneer het begint.",
        "behalve" => "Dagen waarop het toch niet is.",
        "bestand" => "Het adres van het bestand op deze site.",
        "bijeenkomst" => "Wanneer mensen erover praten.",
        "binnenDagen" => "Binnen hoeveel dagen het moet; alleen als een regel dat zegt.",
        "breedte" => "De breedte in beeldpunten.",
        "bron" => "Waar dit vandaan komt.",
        "budgetEuro" => "Wat het kost of mag kosten, in euro.",
        "buurten" => "De buurten.",
        "cents" => "De prijs in eurocenten; 0 is gratis.",
        "code" => "De code: die van het CBS, of die op drukwerk.",
        "contact" => "Hoe je contact opneemt.",
        "dagdelen" => "Wanneer, in woorden.",
        "dagen" => "De dagen van de week.",
        "data" => "Losse dagen, in plaats van dagen van de week.",
        "datum" => "De datum. Bij een bron of verklaring zo precies als bekend is.",
        "detail" => "Wat er deze keer mis is, en wat je kunt doen.",
        "dichtOp" => "De feestdagen waarop alles dicht is, tenzij een plek iets anders zegt.",
        "door" => "Wie dit zegt.",
        "drempelvrij" => "Of je zonder drempel of trap naar binnen kunt.",
        "eenmalig" => "Of het voor één keer is.",
        "einde" => "Wanneer het ophoudt.",
        "email" => "Het e-mailadres.",
        "fouten" => "Alles wat er niet klopt.",
        "gebied" => "Het gebied.",
        "gebieden" => "De gebieden.",
        "geluid" => "Een stem, per taal: het adres van een bestand op deze site.",
        "gids" => "Wat hierbij helpt: soort en id.",
        "geldig_tot_en_met" => "De laatste dag waarop dit geldt.",
        "geldig_vanaf" => "De eerste dag waarop dit geldt.",
        "gesloten" => "Wanneer het dicht is.",
        "groep" => {
            "Waar de woorden over gaan: een naam, thema:…, soort:…, stopwoorden of spelling."
        }
        "gestopt" => "Of het niet meer bestaat.",
        "gever" => "Wie het geld geeft.",
        "herhaling" => "Hoe het terugkomt.",
        "hoogte" => "De hoogte in beeldpunten.",
        "hulpvragen" => "Waar mensen hulp bij nodig hebben, met hun vragen.",
        "icoon" => "De naam van het plaatje erbij.",
        "hoeveelste" => "De hoeveelste van de maand: 1 tot 5, of -1 voor de laatste.",
        "id" => "Het id, uniek binnen de soort.",
        "items" => ITEMS,
        "jaar" => "Het jaar waarin het begon, of waarvoor de bedragen gelden.",
        "kalender" => "De feestdagen en de schoolvakanties.",
        "kader" => "Wat er op de kaart past.",
        "kosten" => "Wat het kost.",
        "lat" => "Graden noord.",
        "leren" => "Wat je ervan leert.",
        "link" => "Waar je verder leest of meedoet.",
        "links" => "Andere sites.",
        "lon" => "Graden oost.",
        "maatje" => "Of het samen met een maatje kan.",
        "makkelijk" => "De tekst in korte zinnen met gewone woorden.",
        "maximumEuro" => "Het hoogste bedrag, in euro.",
        "meenemen" => "Wat je meeneemt.",
        "naam" => "De naam.",
        "houdbaarheid" => "Hoeveel maanden we geloven wat er staat, per soort.",
        "naamsvermelding" => "Wie de kaart en de gebieden maakte. Noem dit bij hergebruik.",
        "nagekekenOp" => "Wanneer iemand voor het laatst zei dat dit klopt.",
        "niet_in_schoolvakantie" => "Of dit niet geldt in de schoolvakantie.",
        "nood" => "Wie je belt als het niet kan wachten.",
        "noordoost" => "De hoek rechtsboven.",
        "ondersteunt" => "Wie er hulp krijgt bij een eigen plan. Leeg als ze dat niet doen.",
        "openTot" => {
            "Tot wanneer het open is (UTC); bij een fonds de laatste dag om aan te vragen."
        }
        "openVan" => "De eerste dag waarop je kunt aanvragen.",
        "omschrijving" => "Wat het is, in een paar zinnen.",
        "omtrek" => "De omtrek, als pad voor SVG binnen het kader van 1000 breed.",
        "openingstijden" => "Wanneer je er terechtkunt.",
        "opgaven" => "De doelen.",
        "opmerking" => "Wat erbij hoort te staan.",
        "organisatie" => "Het id van de organisatie.",
        "perJaarCents" => "Hooguit in dat jaar, in eurocenten.",
        "perMaandCents" => "Hooguit per maand, in eurocenten.",
        "perUurCents" => "Hooguit per uur, in eurocenten.",
        "perUurOnder21Cents" => "Hooguit per uur voor wie jonger dan 21 is, in eurocenten.",
        "periode" => "Voor welke jaren.",
        "plaats" => "De plaats of het dorp.",
        "plek" => "Het id van de locatie.",
        "plekken" => "De id's van de locaties.",
        "postcode" => "De postcode.",
        "postcodes" => "Welke buurten bij een postcode horen.",
        "privacy" => "Waar je vragen over je gegevens stelt.",
        "punt" => "Waar het ligt.",
        "reden" => "Waarom.",
        "regel" => "De bladzijde van de regel die dat zegt.",
        "regels" => "Wat we van de tijden begrepen.",
        "regios" => "De codes van het CBS van waar het hoort.",
        "register" => "De plek in het landelijke register.",
        "schoolvakanties" => "De schoolvakanties van de eigen regio.",
        "slug" => "De naam in adressen.",
        "soort" => "Welke soort het is.",
        "stand" => "Hoe ver het is.",
        "startgeldEuro" => "Het startgeld per jaar, in euro.",
        "startgeldGebruiktEuro" => "Hoeveel startgeld al gebruikt is, in euro.",
        "status" => "De status.",
        "straat" => "Straat en nummer.",
        "taalniveau" => "Hoeveel Nederlands je nodig hebt.",
        "taken" => "Wat je doet.",
        "talen" => "De talen.",
        "tekst" => "In woorden.",
        "telefoon" => "Het telefoonnummer.",
        "themabestand" => "Hoe de site van deze gemeente eruitziet.",
        "themas" => "De thema's.",
        "thuis" => "Of het vanuit huis kan.",
        "title" => "Het probleem in een paar woorden.",
        "toegankelijkheid" => "Hoe goed iedereen erbij kan.",
        "toelichting" => "Wat er al gebeurd is.",
        "training" => "Welke training je krijgt.",
        "tot" => "Tot hoe laat; niet later dan `van` betekent de volgende dag.",
        "tot_en_met" => "De laatste dag.",
        "totEnMet" => "De laatste dag, als het meer dagen duurt.",
        "type" => "De soort probleem; about:blank als de status genoeg zegt.",
        "uitleg" => "In een paar woorden wat dit is, of wat er niet klopt.",
        "uren" => "Hoeveel tijd het kost.",
        "url" => "Het webadres.",
        "vaardigheden" => "Wat iemand moet kunnen, of bij de gemeente: wat mensen kunnen.",
        "vakantie" => "Welke schoolvakantie.",
        "van" => "Vanaf wanneer.",
        "vanafLeeftijd" => "Vanaf welke leeftijd.",
        "veiligheid" => "Waar je een zwakke plek in de beveiliging meldt.",
        "veld" => "Welk veld.",
        "vergoeding" => "Wat je ervoor krijgt, of hooguit mag krijgen.",
        "verzekerd" => "Of de gemeente alle vrijwilligers verzekert.",
        "vrijwilligers" => "Wat voor elke vrijwilliger geldt.",
        "vog" => "Of er een VOG nodig is.",
        "vragen" => "De vragen.",
        "woorden" => {
            "Woorden; bij een hulpvraag het begin ervan. Hulp past als er een woord mee begint."
        }
        "vervallen" => "Codes die nergens meer heen leiden.",
        "vervangt" => "Het blok van de gemeente waar dit voor in de plaats komt.",
        "volgorde" => "De plaats tussen blokken van dezelfde soort; de laagste eerst.",
        "voorWie" => "Voor wie het is.",
        "voorbeeld" => "Of dit een verzonnen voorbeeld is.",
        "voorwaarden" => "De regels.",
        "vorm" => "Op een plek, online of allebei.",
        "waarde" => "Wat er stond.",
        "afspraak" => "Hoe je een afspraak maakt.",
        "alleen_in_vakanties" => "Alleen in deze schoolvakanties.",
        "attending_type" => "Wat je er vindt: open, inloop, spreekuur of afspraak.",
        "bijzondere_dagen" => "Dagen met eigen tijden.",
        "byday" => "De dagen: MO,WE, of van de maand 1WE,-1FR.",
        "closes_at" => "Hoe laat het sluit; niet later dan `opens_at` is de volgende dag.",
        "description" => "De regel in woorden.",
        "dtstart" => "De eerste dag van de herhaling.",
        "eerstvolgende" => "De eerstvolgende keer van elke soort.",
        "elk_jaar_tot_en_met" => "De laatste dag van het seizoen, elk jaar (maand-dag).",
        "elk_jaar_van" => "De eerste dag van het seizoen, elk jaar (maand-dag).",
        "feestdag" => "De feestdag.",
        "feestdagen" => "Wat er op feestdagen is.",
        "freq" => "Hoe het terugkomt: WEEKLY of MONTHLY.",
        "gewoonOpen" => "Of het toch gewoon open is.",
        "hsds" => {
            "Dezelfde tijden als regels van Open Referral (HSDS 3). Voor een jaar zeggen ze precies welke dagen."
        }
        "interval" => "Om de hoeveel weken of maanden.",
        "inWoorden" => "De week in woorden.",
        "niet_in_vakanties" => "Niet in deze schoolvakanties.",
        "notes" => "Het nummer om te bellen voor een afspraak.",
        "op_feestdagen" => "Of het er op feestdagen wel of niet is.",
        "opens_at" => "Hoe laat het opent, op een Nederlandse klok.",
        "schedule_link" => "De pagina om een afspraak te maken.",
        "tijden" => "De tijden van die dag; een lege lijst is dicht.",
        "uitzondering" => "Waarom deze dag anders is dan andere.",
        "valid_from" => "De eerste dag waarop de regel geldt.",
        "valid_to" => "De laatste dag waarop de regel geldt.",
        "volgendeWijziging" => "Wanneer het iets anders wordt.",
        "week" => "Vandaag en de zes dagen erna.",
        "wkst" => "De eerste dag van de week.",
        "wanneer" => "Wanneer het is.",
        "welkom" => "De codes op drukwerk van de welkomstpakketten.",
        "website" => "De website.",
        "weken" => "Alleen in even of oneven weken.",
        "wieHelpt" => "Vrijwilligers, beroepskrachten of samen.",
        "zoekwoorden" => "Wat er over woorden bekend is, om mee te zoeken.",
        "wijken" => "De wijken.",
        "zuidwest" => "De hoek linksonder.",
        _ => return None,
    })
}

/// What the other form is.
pub(super) const BYTES: &str = "Hetzelfde als bytes, voor de telefoons van Mienskip zelf. De \
    indeling hoort bij één versie van de app en staat alleen in de broncode.";
