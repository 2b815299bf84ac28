use jiff::civil::{Date, Time, Weekday, date, time};

use super::*;
use crate::{
    Kind, Lang, Text,
    almanac::{Almanac, Holiday, SchoolBreak, SchoolHoliday},
    change::{Change, Changes, Snapshot},
    geo::{Frame, Point},
    help::{HelpQuestion, HelpTopic, UrgentNumber},
    municipality::{
        Area, District, Link, Municipality, Neighbourhood, Operator, PostcodeArea, Statement,
    },
    record::{
        Access, Activity, Address, AreaPlan, Article, ArticleKind, ConductCertificate, Contact,
        Cost, Form, Fund, Goal, Helpers, Initiative, Organisation, Place, Record, Service, Source,
        Stage, Vacancy, WelcomeBlock,
    },
    schedule::{
        Booking, Breaks, Closure, Days, HolidayWord, Hours, InBreaks, Nth, OnHoliday, Schedule,
        Season, Slot, SlotKind, SpecialDay, Weekdays, Weeks,
    },
    search::WordGroup,
    skills::Skill,
    theme::Theme,
    volunteers::{Allowance, Volunteers},
    welcome::{BlockSort, CodeArea, Household, Picture, WelcomeCodes},
    when::{Start, When},
};

fn slug(text: &str) -> crate::Slug {
    text.parse().unwrap()
}

fn day() -> Date {
    date(2026, 12, 2)
}

fn hours() -> Schedule {
    let (from, until) = (time(10, 0, 0, 0), time(12, 30, 0, 0));
    let slot = |days| Slot::new(SlotKind::Inloop, days, from, until);
    let weekly = Days::Weekly { weekdays: Weekdays::WORKDAYS, weeks: Weeks::Odd };
    let monthly = Days::Monthly { ordinals: vec![Nth::First, Nth::Last], weekday: Weekday::Friday };
    Schedule {
        slots: vec![
            slot(weekly),
            Slot {
                kind: SlotKind::Afspraak,
                valid_from: Some(day()),
                valid_until: Some(date(2027, 2, 28)),
                season: Season::months(10, 3),
                school: InBreaks::Not(Breaks::ALL),
                holidays: HolidayWord::Also,
                booking: Booking { phone: Some("058".into()), link: Some("https://a".into()) },
                note: Some("Bel eerst".into()),
                ..slot(monthly)
            },
            Slot {
                school: InBreaks::Only([SchoolBreak::May].into_iter().collect()),
                ..slot(Days::Dates(vec![day()]))
            },
        ],
        text: Some("ma-vr 10-12.30".into()),
        closed: vec![Closure { from: day(), until: Some(day()), reason: Some("Feest".into()) }],
        special: vec![SpecialDay {
            date: day(),
            hours: vec![Hours { kind: SlotKind::Spreekuur, from, until }],
            reason: Some("Sinterklaas".into()),
        }],
        holidays: vec![
            OnHoliday { holiday: Holiday::KingsDay, hours: None },
            OnHoliday { holiday: Holiday::BoxingDay, hours: Some(Vec::new()) },
        ],
    }
}

fn when(rule: &str) -> When {
    When {
        text: Some("elke eerste woensdag".into()),
        start: Some("2026-12-02T13:30".parse().unwrap()),
        end: Some("2026-12-02".parse().unwrap()),
        rule: Some(rule.parse().unwrap()),
        except: vec![day(), date(2027, 1, 6)],
    }
}

/// A record of every kind, with something in every field.
#[expect(clippy::too_many_lines, reason = "there are many fields")]
fn records() -> Vec<Record> {
    let name = || Text::nl("Proef").with(Lang::NL, "Proef").with("fy".parse().unwrap(), "Preuve");
    let contact = Contact {
        website: Some("https://mienskip.example".into()),
        phone: Some("058 000 00 00".into()),
        email: Some("proef@mienskip.example".into()),
        text: Some("of loop binnen".into()),
    };
    let address = Address {
        street: Some("Voorbeeldstraat 1".into()),
        postcode: Some("8900 AA".into()),
        town: Some("Voorbeeldstad".into()),
    };
    let cost = Cost { cents: Some(250), text: Some("met koffie".into()) };
    let some = |text: &str| Some(text.to_owned());
    vec![
        Organisation {
            sort: some("bewoners"),
            contact: contact.clone(),
            address: address.clone(),
            summary: name(),
            themes: Theme::ALL.to_vec(),
            supports: Text::nl("bewoners"),
            regions: vec!["BU00801003".parse().unwrap()],
            source: Some(Source { url: "https://mienskip.example".into(), date: some("2025") }),
            sample: true,
            checked_on: Some(day()),
            ..Organisation::new(slug("a"), name())
        }
        .into(),
        Place {
            sort: some("dorpshuis"),
            organisation: Some(slug("a")),
            contact: contact.clone(),
            address,
            point: Some(Point { lat: 53.2, lon: 5.8 }),
            hours: hours(),
            access: Access { step_free: Some(true), text: some("lift") },
            ..Place::new(slug("b"), name())
        }
        .into(),
        Activity {
            organisation: Some(slug("a")),
            place: Some(slug("b")),
            when: when("FREQ=MONTHLY;COUNT=3;BYDAY=1WE,-1FR"),
            cost: cost.clone(),
            audience: some("iedereen"),
            form: Form::Hybrid,
            link: some("https://mienskip.example"),
            sign_up: some("niet nodig"),
            cancelled: true,
            archived: true,
            ..Activity::new(slug("c"), name())
        }
        .into(),
        Initiative {
            organisation: Some(slug("a")),
            place: Some(slug("b")),
            area_text: some("de buurt"),
            contact: contact.clone(),
            year: Some(2024),
            budget_euro: Some(500),
            stage: Some(Stage::Nearly),
            ..Initiative::new(slug("d"), name())
        }
        .into(),
        Service {
            organisation: Some(slug("a")),
            places: vec![slug("b")],
            audience: some("iedereen"),
            cost,
            hours: hours(),
            bring: some("je brief"),
            helpers: Some(Helpers::Both),
            languages: vec![Lang::NL],
            contact: contact.clone(),
            ..Service::new(slug("e"), name())
        }
        .into(),
        Vacancy {
            organisation: Some(slug("a")),
            place: Some(slug("b")),
            tasks: vec!["koken".into()],
            hours: some("2 uur"),
            day_parts: vec!["ochtend".into()],
            skills: vec!["geduld".into()],
            learn: vec!["Fries".into()],
            training: some("een avond"),
            allowance: some("reiskosten"),
            conduct: Some(ConductCertificate::FreeThroughOrganisation),
            language_level: some("A2"),
            once: true,
            from_home: true,
            minimum_age: Some(16),
            buddy: true,
            wanted: Some(4),
            filled: true,
            contact: contact.clone(),
            ..Vacancy::new(slug("f"), name())
        }
        .into(),
        Fund {
            giver: some("de gemeente"),
            maximum_euro: Some(750),
            conditions: some("voor de buurt"),
            rejections: some("voor jezelf"),
            apply: some("per brief"),
            open_from: Some(day()),
            open_until: Some(day()),
            closed: true,
            ..Fund::new(slug("g"), name())
        }
        .into(),
        Article {
            sort: Some(ArticleKind::Training),
            learn: vec!["koken".into()],
            link: some("https://mienskip.example"),
            contact: contact.clone(),
            ..Article::new(slug("h"), name())
        }
        .into(),
        AreaPlan {
            area: Some(slug("noord")),
            period: some("2026-2028"),
            goals: vec![Goal { name: name(), summary: name(), stage: Stage::Begun, note: name() }],
            meeting: when("FREQ=WEEKLY;INTERVAL=2;UNTIL=20271231T225959Z;BYDAY=TU;WKST=SU"),
            place: Some(slug("b")),
            budget_euro: Some(2000),
            spent_euro: Some(10),
            ..AreaPlan::new(slug("i"), name())
        }
        .into(),
        WelcomeBlock {
            sort: BlockSort::Task,
            area: Some(slug("noord")),
            replaces: Some(slug("afval")),
            order: 3,
            icon: some("afval"),
            households: vec![Household::Caring],
            due_days: Some(5),
            rule: some("https://mienskip.example/regel"),
            records: vec!["hulp/e".parse().unwrap()],
            easy: name(),
            picture: Some(Picture {
                file: "/beeld/deur.svg".into(),
                alt: name(),
                width: 4,
                height: 3,
            }),
            sound: name(),
            by: some("de wijkvereniging"),
            ..WelcomeBlock::new(slug("j"), name())
        }
        .into(),
    ]
}

fn municipality() -> Municipality {
    let point = Point { lat: 53.2, lon: 5.8 };
    let district: crate::municipality::RegionCode = "WK008010".parse().unwrap();
    let neighbourhood: crate::municipality::RegionCode = "BU00801003".parse().unwrap();
    Municipality {
        code: "GM0080".parse().unwrap(),
        name: "Voorbeeldstad".into(),
        languages: vec![Lang::NL],
        theme: "voorbeeldstad".into(),
        contact: Operator {
            name: "Voorbeeldstad".into(),
            phone: Some("058".into()),
            website: Some("https://mienskip.example".into()),
            ..Operator::default()
        },
        statement: Statement { register: Some("1".into()), ..Statement::default() },
        links: vec![Link { name: "Hulp".into(), url: "https://mienskip.example".into() }],
        help: vec![HelpTopic {
            slug: slug("geld"),
            name: Text::nl("Geld"),
            icon: "thema-geld".into(),
            themes: vec![Theme::Money],
            questions: vec![HelpQuestion {
                slug: slug("ik-kom-niet-rond"),
                text: Text::nl("Ik kom niet rond"),
                themes: vec![Theme::Money],
                words: vec!["schuld".into()],
            }],
        }],
        urgent: vec![UrgentNumber {
            name: Text::nl("Er is nu gevaar"),
            note: Text::nl("Dag en nacht"),
            phone: "112".into(),
        }],
        volunteers: Volunteers {
            allowance: Some(Allowance {
                year: 2026,
                a_month: 21_000,
                a_year: 210_000,
                an_hour: 560,
                an_hour_when_young: 330,
                source: "https://mienskip.example".into(),
            }),
            insured: Some(true),
        },
        attribution: "CBS".into(),
        shelf_life: ShelfLife { place: 9, ..ShelfLife::default() },
        frame: Frame { south_west: point, north_east: point },
        areas: vec![Area {
            slug: slug("noord"),
            name: Text::nl("Noord"),
            districts: vec![district.clone()],
        }],
        districts: vec![District { code: district, name: "Noord".into(), outline: "M0 0".into() }],
        neighbourhoods: vec![Neighbourhood {
            code: neighbourhood.clone(),
            slug: slug("dorp"),
            name: "Dorp".into(),
            town: "Dorp".into(),
            point,
            postcode: Some("8900".parse().unwrap()),
        }],
        postcodes: vec![PostcodeArea {
            postcode: "8900".parse().unwrap(),
            neighbourhoods: vec![neighbourhood],
        }],
        almanac: Almanac {
            closed_on: vec![Holiday::NewYear, Holiday::BoxingDay],
            school_holidays: vec![SchoolHoliday {
                which: SchoolBreak::Autumn,
                from: day(),
                until: date(2026, 12, 9),
            }],
        },
        words: vec![WordGroup { name: "schulden".into(), words: vec!["skuld".into()] }],
        skills: vec![Skill {
            slug: slug("geduld"),
            name: Text::nl("Rustig blijven"),
            words: vec!["geduld".into()],
        }],
        welcome: WelcomeCodes {
            areas: vec![CodeArea { code: "no".into(), area: slug("noord") }],
            retired: vec!["no1".into()],
        },
    }
}

fn snapshot() -> Snapshot {
    let items = records()
        .into_iter()
        .map(|record| Change {
            kind: record.kind(),
            id: record.common().id().clone(),
            modified: 7,
            record: Some(record.into()),
        })
        .collect();
    Snapshot {
        series: "abc".into(),
        version: 7,
        published: 1_800_000_000,
        municipality: municipality(),
        items,
    }
}

#[test]
fn what_is_written_is_read() {
    let snapshot = snapshot();
    assert_eq!(from_bytes::<Snapshot>(&to_bytes(&snapshot)), Some(snapshot.clone()));

    let gone = Change { kind: Kind::Fund, id: slug("g"), modified: 8, record: None };
    let changes = Changes {
        series: "abc".into(),
        version: 8,
        published: 1_800_000_000,
        next: "/v1/wijzigingen?na=8".into(),
        items: vec![gone],
    };
    assert_eq!(from_bytes::<Changes>(&to_bytes(&changes)), Some(changes));
}

#[test]
fn every_rule_keeps_its_meaning() {
    for rule in [
        "FREQ=DAILY",
        "FREQ=YEARLY;UNTIL=20301231;BYMONTH=5;BYMONTHDAY=1,-1",
        "FREQ=MONTHLY;UNTIL=20301231T120000;BYDAY=MO,TU;BYSETPOS=-1",
    ] {
        let record = Record::from(Activity {
            when: when(rule),
            ..Activity::new(slug("c"), Text::nl("Proef"))
        });
        assert_eq!(from_bytes::<Record>(&to_bytes(&record)), Some(record), "{rule}");
    }
}

#[test]
fn what_is_cut_off_or_longer_is_refused() {
    let bytes = to_bytes(&snapshot());
    for end in 0..bytes.len() {
        assert_eq!(from_bytes::<Snapshot>(&bytes[..end]), None, "{end}");
    }
    assert_eq!(from_bytes::<Snapshot>(&[&bytes[..], &[0]].concat()), None);
    // A length of four thousand million takes no memory.
    assert_eq!(from_bytes::<Vec<String>>(&[0xff; 8]), None);
}

#[test]
fn what_makes_no_sense_is_refused() {
    assert_eq!(from_bytes::<Date>(&[0xea, 0x07, 2, 28]), Some(date(2026, 2, 28)));
    assert_eq!(from_bytes::<Date>(&[0xea, 0x07, 2, 30]), None);
    assert_eq!(from_bytes::<Time>(&[25, 0, 0]), None);
    assert_eq!(from_bytes::<Weekday>(&[8]), None);
    assert_eq!(from_bytes::<Theme>(&[200]), None);
    assert_eq!(from_bytes::<Start>(&[2, 0xea, 0x07, 2, 28]), None);
    assert_eq!(from_bytes::<Start>(&[0, 0xea, 0x07, 2, 28]), Some(date(2026, 2, 28).into()));
    assert_eq!(from_bytes::<bool>(&[2]), None);
    assert_eq!(from_bytes::<String>(&[1, 0, 0, 0, 0xff]), None);
}

/// A phone that is asked to read another layout than it knows reads nonsense. When this fails,
/// raise the number at the end of [`MEDIA_TYPE`] and take over the new value here.
#[test]
fn the_layout_is_that_of_the_media_type() {
    // FNV-1a, so that one number stands for all bytes.
    let hash = to_bytes(&snapshot()).iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!((MEDIA_TYPE, hash), ("application/vnd.mienskip.gids.4", 2_701_236_063_765_657_485));
}
