//! Made-up records in any number, to measure with: all kinds in the shares that a municipality
//! has, spread over its buurten, and the same ones every time for the same seed.

use guide::{
    Kind, Lang, Slug, Text,
    geo::Point,
    municipality::{Municipality, Neighbourhood},
    record::{
        Access, Activity, Address, AreaPlan, Article, ArticleKind, ConductCertificate, Contact,
        Cost, Fund, Goal, Helpers, Initiative, Organisation, Place, Record, Service, Stage,
        Vacancy, WelcomeBlock,
    },
    schedule::Schedule,
    theme::Theme,
    when::{Start, When},
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use store::{Publication, Store};

use crate::import::{ImportError, edit};

/// The source under which they are in the store.
pub const SOURCE: &str = "verzonnen";

/// How many of every hundred records are of a kind; what is left over are activities.
const SHARES: [(Kind, usize); 9] = [
    (Kind::Organisation, 10),
    (Kind::Place, 9),
    (Kind::Initiative, 12),
    (Kind::Service, 10),
    (Kind::Vacancy, 13),
    (Kind::Fund, 2),
    (Kind::Article, 3),
    (Kind::AreaPlan, 1),
    (Kind::WelcomeBlock, 1),
];

/// A word that stands in one record, however many there are: to measure finding it.
pub const RARE: &str = "zeepkistenrace";

/// The first day on which a generated activity may be.
const FIRST_DAY: Date = date(2026, 9, 1);

const CLUBS: &[&str] =
    &["Buurtclub", "Stichting", "Vereniging", "Dorpsbelang", "Koor", "Werkgroep", "Wijkpanel"];
const PLACES: &[&str] =
    &["Buurtkamer", "Dorpshuis", "Wijkcentrum", "Bibliotheek", "Sporthal", "Tuin", "Kerk"];
const MADE_UP: &[&str] = &[
    "De Proef",
    "Het Voorbeeld",
    "Fantasia",
    "Zomaar",
    "Nergens",
    "De Verzinner",
    "It Foarbyld",
    "De Denkbeeldige Brug",
];
const DOINGS: &[&str] = &[
    "Samen eten",
    "Koffie drinken",
    "Wandelen",
    "Zingen",
    "Schilderen",
    "Kaarten",
    "Repareren",
    "Tuinieren",
    "Bewegen op muziek",
    "Taal oefenen",
    "Voorlezen",
    "Biljarten",
];
const DOINGS_FY: &[&str] = &[
    "Tegearre ite",
    "Kofje drinke",
    "Kuierje",
    "Sjonge",
    "Skilderje",
    "Kaarte",
    "Reparearje",
    "Túnkje",
    "Bewege op muzyk",
    "Taal oefenje",
    "Foarlêze",
    "Biljerte",
];
const DOINGS_EN: &[&str] = &[
    "Eating together",
    "Coffee",
    "Walking",
    "Singing",
    "Painting",
    "Playing cards",
    "Repairing",
    "Gardening",
    "Moving to music",
    "Practising language",
    "Reading aloud",
    "Billiards",
];
const HELP: &[&str] = &[
    "Hulp bij brieven",
    "Hulp bij geld",
    "Samen op pad",
    "Vervoer naar het ziekenhuis",
    "Klus in huis",
    "Digitale vragen",
    "Maatje voor jou",
    "Spreekuur energie",
];
const TASKS: &[&str] = &[
    "gastvrouw of gastheer",
    "chauffeur",
    "kok",
    "maatje",
    "taalvrijwilliger",
    "bestuurslid",
    "tuinhulp",
    "redacteur",
    "techneut",
];
const PLANS: &[&str] = &[
    "Buurttuin",
    "Ruilkast",
    "Deelauto",
    "Wandelgroep",
    "Speelplek",
    "Repaircafé",
    "Straatfeest",
    "Soepbus",
];
const SENTENCES: &[&str] = &[
    "Iedereen is welkom.",
    "De koffie staat klaar.",
    "Je hoeft niets mee te nemen.",
    "Neem gerust een buur mee.",
    "We beginnen rustig en sluiten samen af.",
    "Ben je er voor het eerst? Dan lopen we even met je mee.",
    "Er is altijd iemand die je helpt.",
    "Na afloop ruimen we met elkaar op.",
    "Bij mooi weer zitten we buiten.",
    "Kom langs of bel als je een vraag hebt.",
];
const HOURS: &[&str] = &[
    "ma t/m vr 9.00-17.00",
    "di en do 10.00-12.00 inloop",
    "wo 13.30-15.30 spreekuur",
    "za 10.00-14.00",
    "ma t/m do 9.00-21.00; vr 9.00-11.00 op afspraak",
    "elke 1e woensdag van de maand 19.30-21.00",
    "ma t/m do 9.00-17.00; wo 13.00-15.00 inloop; in schoolvakanties gesloten",
    "di in even weken 9.00-12.00, april t/m oktober; op tweede kerstdag gesloten",
];
const RULES: &[&str] =
    &["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;COUNT=10", "FREQ=MONTHLY"];

/// A row of numbers that looks like chance and is always the same (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `most`, which is not 0.
    fn below(&mut self, most: usize) -> usize {
        let most = most.max(1);
        usize::try_from(self.next() % most as u64).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// True `percent` times out of a hundred.
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Makes records, the same ones for the same seed.
#[must_use]
pub fn records(municipality: &Municipality, count: usize, seed: u64) -> Vec<Record> {
    let mut maker = Maker {
        municipality,
        numbers: Numbers(seed),
        organisations: Vec::new(),
        places: Vec::new(),
        made: 0,
    };
    let mut records = Vec::with_capacity(count);
    for (kind, share) in SHARES {
        let mut of_kind = (count * share).div_ceil(100);
        if kind == Kind::AreaPlan {
            of_kind = of_kind.min(municipality.areas.len());
        }
        for number in 0..of_kind.min(count - records.len()) {
            records.push(maker.record(kind, number));
        }
    }
    while records.len() < count {
        records.push(maker.record(Kind::Activity, records.len()));
    }
    if let Some(Record::Organisation(first)) = records.first_mut() {
        first.summary = Text::nl(format!("Wij houden elk jaar een {RARE}."));
    }
    records
}

/// Makes records and makes them the whole content of their own source.
///
/// # Errors
/// When the store does not take them.
pub async fn run(
    store: &dyn Store,
    municipality: &Municipality,
    count: usize,
    seed: u64,
    now: i64,
) -> Result<Publication, ImportError> {
    let edits =
        records(municipality, count, seed).iter().map(edit).collect::<Result<Vec<_>, _>>()?;
    Ok(store.replace_source(SOURCE, &edits, now).await?)
}

struct Maker<'a> {
    municipality: &'a Municipality,
    numbers: Numbers,
    organisations: Vec<Slug>,
    places: Vec<Slug>,
    made: usize,
}

impl<'a> Maker<'a> {
    fn record(&mut self, kind: Kind, number: usize) -> Record {
        self.made += 1;
        match kind {
            Kind::Organisation => self.organisation(),
            Kind::Place => self.place(),
            Kind::Activity => self.activity(),
            Kind::Initiative => self.initiative(),
            Kind::Service => self.service(),
            Kind::Vacancy => self.vacancy(),
            Kind::Fund => self.fund(),
            Kind::Article => self.article(),
            Kind::AreaPlan => self.area_plan(number),
            Kind::WelcomeBlock => self.welcome_block(),
        }
    }

    fn welcome_block(&mut self) -> Record {
        let (first, second) = (self.numbers.pick(DOINGS), self.numbers.pick(MADE_UP));
        let (id, name) = self.name(first, second);
        let mut it = WelcomeBlock::new(id, Text::nl(name));
        it.summary = self.summary();
        it.sample = true;
        it.into()
    }

    fn organisation(&mut self) -> Record {
        let (first, second) = (self.numbers.pick(CLUBS), self.numbers.pick(MADE_UP));
        let (id, name) = self.name(first, second);
        let mut it = Organisation::new(id.clone(), Text::nl(name));
        it.summary = self.summary();
        it.themes = self.themes();
        it.contact = self.contact();
        let buurt = self.buurt();
        it.regions = buurt.map(|buurt| vec![buurt.code.clone()]).unwrap_or_default();
        it.sample = true;
        self.organisations.push(id);
        it.into()
    }

    fn place(&mut self) -> Record {
        let (first, second) = (self.numbers.pick(PLACES), self.numbers.pick(MADE_UP));
        let (id, name) = self.name(first, second);
        let mut it = Place::new(id.clone(), Text::nl(name));
        it.summary = self.summary();
        it.themes = self.themes();
        it.organisation = self.organisation_of();
        it.contact = self.contact();
        if let Some(buurt) = self.buurt() {
            it.regions = vec![buurt.code.clone()];
            it.address = Address {
                street: Some(format!("Voorbeeldstraat {}", 1 + self.numbers.below(200))),
                postcode: buurt.postcode.map(|postcode| format!("{postcode} ZZ")),
                town: Some(buurt.town.clone()),
            };
            it.point = Some(self.near(buurt.point));
        }
        let hours = if self.numbers.chance(80) { self.numbers.pick(HOURS) } else { "" };
        it.hours = Schedule::read(hours, FIRST_DAY);
        it.access = Access { step_free: self.numbers.chance(80).then_some(true), text: None };
        it.sample = true;
        self.places.push(id);
        it.into()
    }

    fn activity(&mut self) -> Record {
        let at = self.numbers.below(DOINGS.len());
        let (id, name) = self.name(DOINGS[at], "met de buurt");
        let mut it = Activity::new(id, translated(name, at));
        it.summary = self.summary();
        it.themes = self.themes();
        it.organisation = self.organisation_of();
        it.place = self.place_of();
        it.when = self.when();
        it.cost = match self.numbers.below(10) {
            0..6 => Cost { cents: Some(0), text: None },
            6..9 => Cost { cents: Some(250), text: Some("€ 2,50 per keer".into()) },
            _ => Cost { cents: None, text: Some("vrije gift".into()) },
        };
        it.audience = Some("iedereen".into());
        it.sample = true;
        it.into()
    }

    fn initiative(&mut self) -> Record {
        let buurt = self.buurt();
        let name = buurt.map_or("de buurt", |buurt| buurt.name.as_str());
        let plan = self.numbers.pick(PLANS);
        let (id, name) = self.name(plan, name);
        let mut it = Initiative::new(id, Text::nl(name));
        it.summary = self.summary();
        it.themes = self.themes();
        it.regions = buurt.map(|buurt| vec![buurt.code.clone()]).unwrap_or_default();
        it.area_text = buurt.map(|buurt| buurt.name.clone());
        it.organisation = self.organisation_of();
        it.contact = self.contact();
        it.year = Some(2026);
        it.budget_euro = Some(250);
        it.stage =
            Some(self.numbers.pick(&[Stage::Idea, Stage::UnderWay, Stage::Running, Stage::Done]));
        it.sample = true;
        it.into()
    }

    fn service(&mut self) -> Record {
        let word = self.numbers.pick(HELP);
        let (id, name) = self.name(word, "dichtbij");
        let mut it = Service::new(id, Text::nl(name));
        it.summary = self.summary();
        it.themes = self.themes();
        it.organisation = self.organisation_of();
        it.places = self.place_of().into_iter().collect();
        it.audience = Some("iedereen".into());
        it.cost = Cost { cents: Some(0), text: None };
        it.hours = Schedule::read(self.numbers.pick(HOURS), FIRST_DAY);
        it.helpers =
            Some(self.numbers.pick(&[Helpers::Volunteers, Helpers::Professionals, Helpers::Both]));
        it.languages = vec![Lang::NL, Lang::FY, Lang::EN];
        it.contact = self.contact();
        it.sample = true;
        it.into()
    }

    fn vacancy(&mut self) -> Record {
        let word = self.numbers.pick(TASKS);
        let (id, name) = self.name("Gezocht:", word);
        let mut it = Vacancy::new(id, Text::nl(name));
        it.summary = self.summary();
        it.themes = self.themes();
        it.organisation = self.organisation_of();
        it.place = self.place_of();
        it.tasks = vec!["ontvangen".into(), "opruimen".into()];
        it.hours = Some(format!("{} uur per week", 1 + self.numbers.below(6)));
        it.day_parts = vec![
            self.numbers
                .pick(&["ma ochtend", "wo middag", "vr avond", "zelf te kiezen"])
                .to_owned(),
        ];
        it.skills =
            vec![self.numbers.pick(&["geduld", "koken", "fietsen", "luisteren"]).to_owned()];
        it.learn = vec![self.numbers.pick(&["samenwerken", "eerste hulp", "koken"]).to_owned()];
        it.allowance = Some(self.numbers.pick(&["geen", "reiskosten"]).to_owned());
        it.conduct = Some(ConductCertificate::NotNeeded);
        it.language_level = Some(self.numbers.pick(&["geen", "A1", "A2", "B1"]).to_owned());
        it.once = self.numbers.chance(10);
        it.from_home = self.numbers.chance(10);
        it.buddy = self.numbers.chance(15);
        it.wanted = Some(2);
        it.sample = true;
        it.into()
    }

    fn fund(&mut self) -> Record {
        let word = self.numbers.pick(MADE_UP);
        let (id, name) = self.name("Fonds", word);
        let mut it = Fund::new(id, Text::nl(name));
        it.summary = self.summary();
        it.themes = self.themes();
        it.giver = Some("Stichting Zomaar".into());
        it.maximum_euro = Some(1000);
        it.sample = true;
        it.into()
    }

    fn article(&mut self) -> Record {
        let word = self.numbers.pick(PLANS);
        let (id, name) = self.name("Zo begin je met:", word);
        let mut it = Article::new(id, Text::nl(name));
        it.summary = self.summary();
        it.themes = self.themes();
        it.sort = Some(self.numbers.pick(&[
            ArticleKind::Guide,
            ArticleKind::Story,
            ArticleKind::Example,
        ]));
        it.sample = true;
        it.into()
    }

    fn area_plan(&mut self, number: usize) -> Record {
        let area = self.municipality.areas.get(number);
        let name = area.map_or("het gebied", |area| area.name.get(Lang::NL).0);
        let (id, name) = self.name("Samen in", name);
        let mut it = AreaPlan::new(id, Text::nl(name));
        it.summary = self.summary();
        it.area = area.map(|area| area.slug.clone());
        it.period = Some("2026-2028".into());
        it.goals = [Stage::Begun, Stage::UnderWay, Stage::Nearly]
            .map(|stage| Goal {
                name: self.summary(),
                summary: self.summary(),
                stage,
                note: Text::default(),
            })
            .to_vec();
        it.meeting = self.when();
        it.place = self.place_of();
        it.budget_euro = Some(5000);
        it.spent_euro = Some(1250);
        it.sample = true;
        it.into()
    }

    /// A name, and a slug that no other has.
    fn name(&self, first: &str, second: &str) -> (Slug, String) {
        let name = format!("{first} {second}");
        // The number comes first: a long name is cut off at the end.
        let slug = Slug::from_name(&format!("g{} {name}", self.made))
            .unwrap_or_else(|| self.municipality.areas[0].slug.clone());
        (slug, name)
    }

    fn summary(&mut self) -> Text {
        let sentences: Vec<&str> =
            (0..2 + self.numbers.below(2)).map(|_| self.numbers.pick(SENTENCES)).collect();
        Text::nl(sentences.join(" "))
    }

    fn themes(&mut self) -> Vec<Theme> {
        let mut themes = vec![self.numbers.pick(Theme::ALL), self.numbers.pick(Theme::ALL)];
        themes.dedup();
        themes
    }

    fn contact(&mut self) -> Contact {
        let number = self.numbers.below(10_000);
        Contact {
            phone: Some(format!("058 000 {:02} {:02}", number / 100, number % 100)),
            email: Some(format!("contact{number}@voorbeeld.example")),
            ..Contact::default()
        }
    }

    fn buurt(&mut self) -> Option<&'a Neighbourhood> {
        let buurten = &self.municipality.neighbourhoods;
        buurten.get(self.numbers.below(buurten.len()))
    }

    fn organisation_of(&mut self) -> Option<Slug> {
        self.organisations.get(self.numbers.below(self.organisations.len())).cloned()
    }

    fn place_of(&mut self) -> Option<Slug> {
        self.places.get(self.numbers.below(self.places.len())).cloned()
    }

    /// A point some hundred metres away.
    fn near(&mut self, point: Point) -> Point {
        let mut step = || {
            #[expect(clippy::cast_precision_loss, reason = "a number below 400")]
            let step = (self.numbers.below(400) as f64 - 200.0) / 100_000.0;
            step
        };
        let round = |degrees: f64| (degrees * 100_000.0).round() / 100_000.0;
        Point { lat: round(point.lat + step()), lon: round(point.lon + step()) }
    }

    /// Mostly something that comes back, and sometimes one day.
    fn when(&mut self) -> When {
        let days = i64::try_from(self.numbers.below(120)).unwrap_or(0);
        let day = FIRST_DAY.checked_add(days.days()).unwrap_or(FIRST_DAY);
        let hour = i8::try_from(9 + self.numbers.below(11)).unwrap_or(9);
        let rule =
            if self.numbers.chance(90) { self.numbers.pick(RULES).parse().ok() } else { None };
        When {
            text: None,
            start: Some(Start::Time(day.at(hour, 30, 0, 0))),
            end: Some(Start::Time(day.at(hour + 2, 0, 0, 0))),
            rule,
            except: Vec::new(),
        }
    }
}

/// A name with its translations, for about six in ten.
fn translated(name: String, at: usize) -> Text {
    let text = Text::nl(name);
    if at % 5 < 3 { text.with(Lang::FY, DOINGS_FY[at]).with(Lang::EN, DOINGS_EN[at]) } else { text }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::municipality::{FILE, leeuwarden, load};

    #[test]
    fn the_same_seed_makes_the_same_records() {
        let municipality = load(&leeuwarden(), FILE).unwrap().municipality;
        let made = records(&municipality, 2000, 1);
        assert_eq!(made, records(&municipality, 2000, 1));
        assert_ne!(made, records(&municipality, 2000, 2));
        assert_eq!(made.len(), 2000);
        let keys: HashSet<_> =
            made.iter().map(|it| (it.kind(), it.common().id().clone())).collect();
        assert_eq!(keys.len(), 2000);
        for kind in Kind::ALL {
            assert!(made.iter().any(|it| it.kind() == kind), "{kind:?}");
        }
        let plans = made.iter().filter(|it| it.kind() == Kind::AreaPlan).count();
        assert_eq!(plans, 8);
    }

    #[test]
    fn small_numbers_are_exact_too() {
        let municipality = load(&leeuwarden(), FILE).unwrap().municipality;
        for count in [0, 1, 7, 50] {
            assert_eq!(records(&municipality, count, 1).len(), count);
        }
    }
}
