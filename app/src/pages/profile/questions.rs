//! The questions of the profile: each folded away with its answer beside its name, none has to be
//! answered, and an answer is kept as soon as it is given.

use guide::{
    Slug, Text,
    day_part::{DayPart, DayParts, Part},
    level::Level,
    profile::{AgeGroup, Field, FromHome, Item, Profile, Rhythm, Value},
    theme::Theme,
};
use jiff::civil::Weekday;
use maud::{Markup, Render, html};

use crate::{
    components::{Pick, bare_choice, choice, icon},
    context::{Context, said},
};

/// The languages that can be ticked; their names are texts (`taal.nl`).
const LANGUAGES: [&str; 14] =
    ["nl", "fy", "en", "ar", "de", "es", "fa", "fr", "pl", "ru", "so", "ti", "tr", "uk"];
/// How far one may want to go, in kilometres.
const KILOMETRES: [i64; 5] = [1, 2, 5, 10, 25];
/// The most hours a week.
const HOURS: [i64; 5] = [1, 2, 4, 8, 16];
const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A choice: its value and what it says.
type Choices = Vec<(String, Markup)>;

struct Questions<'a> {
    page: &'a Context,
    profile: &'a Profile,
}

/// All of them.
pub(super) fn questions(page: &Context) -> Markup {
    let q = Questions { page, profile: &page.held.mine.profile };
    html! {
        form class="ms-profile" data-profiel novalidate {
            (q.fold("jij", &[Field::Name, Field::Age], html! {
                (q.name())
                (q.one(Field::Age, q.words(Field::Age, AgeGroup::ALL.iter().map(|it| it.word()))))
                @if q.text(Field::Age) == AgeGroup::Under16.word() {
                    p class="ms-note" { (icon(page, "info")) span { (page.t("leeftijd.ouder")) } }
                }
            }))
            (q.fold("leuk", &[Field::Likes], q.any(Field::Likes, q.themes())))
            (q.fold("kan", &[Field::Skills, Field::OwnSkills], html! {
                (q.any(Field::Skills, q.skills()))
                (q.own(Field::OwnSkills))
            }))
            (q.fold("wanneer", &[Field::Times], q.week()))
            (q.fold("waar", &[Field::Regions, Field::FromHome, Field::Kilometres], html! {
                (q.any(Field::Regions, q.areas()))
                (q.one(Field::FromHome, q.words(Field::FromHome, FromHome::ALL.iter().map(|it| it.word()))))
                (q.one(Field::Kilometres, q.numbers(&KILOMETRES, "profiel.km")))
            }))
            (q.fold("talen", &[Field::Languages, Field::Dutch], html! {
                (q.any(Field::Languages, q.languages()))
                (q.one(Field::Dutch, q.levels()))
            }))
            (q.fold("hoe", &[Field::Rhythm, Field::Hours, Field::Conduct, Field::Buddy, Field::Allowance], html! {
                (q.one(Field::Rhythm, q.words(Field::Rhythm, Rhythm::ALL.iter().map(|it| it.word()))))
                (q.one(Field::Hours, q.numbers(&HOURS, "profiel.uur")))
                (q.one(Field::Conduct, q.words(Field::Conduct, ["ja", "nee"].into_iter())))
                (q.yes(Field::Buddy))
                (q.yes(Field::Allowance))
            }))
            (q.fold("leren", &[Field::Learn, Field::OwnLearn], html! {
                (q.any(Field::Learn, q.skills()))
                (q.own(Field::OwnLearn))
            }))
        }
    }
}

impl Questions<'_> {
    fn value(&self, field: Field) -> &Value {
        self.profile.get(&Item::Field(field))
    }

    fn text(&self, field: Field) -> &str {
        self.value(field).as_text().unwrap_or_default()
    }

    fn has(&self, field: Field, value: &str) -> bool {
        match self.value(field) {
            Value::List(items) => items.iter().any(|it| it.as_text() == Some(value)),
            Value::Text(text) => text == value,
            Value::Whole(number) => number.to_string() == value,
            Value::Bool(yes) => value == if *yes { "ja" } else { "nee" },
            Value::Null | Value::Map(_) => value.is_empty(),
        }
    }

    /// One fold, with how many answers there are beside its name.
    #[expect(clippy::needless_pass_by_value, reason = "it is made on the spot, for this alone")]
    fn fold(&self, name: &str, fields: &[Field], body: Markup) -> Markup {
        let page = self.page;
        let count: usize = fields
            .iter()
            .map(|field| match self.value(*field) {
                Value::Null => 0,
                Value::List(items) => items.len(),
                _ => 1,
            })
            .sum();
        html! {
            details class="ms-fold" id=(format!("profiel-{name}")) {
                summary class="ms-fold__summary" {
                    (page.t(&format!("profiel.{name}")))
                    @if count > 0 {
                        span class="ms-choice__count" {
                            (page.texts.count("profiel.antwoorden", count))
                        }
                    }
                    (icon(page, "chevron-down"))
                }
                div class="ms-fold__body ms-stack" { (body) }
            }
        }
    }

    fn group(&self, field: Field, wide: bool, body: &Markup) -> Markup {
        let mut class = "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset".to_owned();
        if !wide {
            class.push_str(" ms-filter__long");
        }
        html! {
            fieldset class=(class) {
                legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend" {
                    (self.page.t(&format!("profiel.vraag.{}", field.key())))
                }
                (body)
            }
        }
    }

    /// Boxes to tick.
    fn any(&self, field: Field, choices: Choices) -> Markup {
        let body = html! {
            @for (value, label) in choices {
                (choice(Pick::Any, field.key(), &value, self.has(field, &value), label))
            }
        };
        self.group(field, false, &body)
    }

    /// One of a few, or none of them.
    fn one(&self, field: Field, choices: Choices) -> Markup {
        let none = self.page.t("filter.alles").render();
        let body = html! {
            @for (value, label) in choices.into_iter().chain([(String::new(), none)]) {
                (choice(Pick::One, field.key(), &value, self.has(field, &value), label))
            }
        };
        self.group(field, true, &body)
    }

    /// One box.
    fn yes(&self, field: Field) -> Markup {
        let label = self.page.t(&format!("profiel.vraag.{}", field.key())).render();
        choice(Pick::Any, field.key(), "ja", self.has(field, "ja"), label)
    }

    fn words<'w>(&self, field: Field, words: impl Iterator<Item = &'w str>) -> Choices {
        let text = |word: &str| self.page.t(&format!("profiel.{}.{word}", field.key())).render();
        words.map(|word| (word.to_owned(), text(word))).collect()
    }

    fn numbers(&self, numbers: &[i64], key: &str) -> Choices {
        let text = |n: i64| self.page.texts.count(key, usize::try_from(n).unwrap_or_default());
        numbers.iter().map(|n| (n.to_string(), text(*n).render())).collect()
    }

    fn themes(&self) -> Choices {
        let name = |theme: &Theme| self.page.t(&format!("thema.{}", theme.slug())).render();
        Theme::ALL.iter().map(|it| (it.slug().to_owned(), name(it))).collect()
    }

    fn skills(&self) -> Choices {
        self.named(&self.page.site.skills)
    }

    fn areas(&self) -> Choices {
        self.named(&self.page.site.areas)
    }

    fn named(&self, names: &[(Slug, Text)]) -> Choices {
        let mut choices = Vec::new();
        for (slug, name) in names {
            choices.push((slug.to_string(), said(&name.said(self.page.lang()))));
        }
        choices
    }

    fn languages(&self) -> Choices {
        let name = |lang: &str| self.page.t(&format!("taal.{lang}")).render();
        LANGUAGES.iter().map(|lang| ((*lang).to_owned(), name(lang))).collect()
    }

    fn levels(&self) -> Choices {
        let name = |level: Level| self.page.t(&format!("taalniveau.{}", level.name())).render();
        Level::ALL.into_iter().map(|it| (it.name().to_owned(), name(it))).collect()
    }

    fn name(&self) -> Markup {
        let key = Field::Name.key();
        html! {
            div class="utrecht-form-field" {
                label class="utrecht-form-label utrecht-form-field__label" for=(key) {
                    (self.page.t("profiel.vraag.naam"))
                }
                input
                    class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                    id=(key)
                    name=(key)
                    type="text"
                    autocomplete="given-name"
                    maxlength=(guide::profile::NAME)
                    value=(self.text(Field::Name));
            }
        }
    }

    /// In one's own words: one thing a line.
    fn own(&self, field: Field) -> Markup {
        let key = field.key();
        let lines: Vec<&str> =
            self.value(field).items().iter().filter_map(Value::as_text).collect();
        html! {
            div class="utrecht-form-field" {
                label class="utrecht-form-label utrecht-form-field__label" for=(key) {
                    (self.page.t("profiel.eigen"))
                }
                textarea
                    class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input"
                    id=(key)
                    name=(key)
                    rows="3"
                {
                    (lines.join("\n"))
                }
            }
        }
    }

    /// The week: a row a day, a column a part of it; each cell is a box that says which it is.
    fn week(&self) -> Markup {
        let (page, field) = (self.page, Field::Times);
        let parts = Part::ALL.map(|part| (part, page.t(&format!("dagdeel.{}", part.name()))));
        let chosen: DayParts = self
            .value(field)
            .items()
            .iter()
            .filter_map(|it| DayPart::from_name(it.as_text()?))
            .fold(DayParts::NONE, DayParts::with);
        html! {
            table class="ms-week" {
                caption class="ms-visually-hidden" { (page.t("profiel.vraag.wanneer")) }
                thead {
                    tr {
                        td {}
                        @for (_, name) in &parts {
                            th scope="col" { (name) }
                        }
                    }
                }
                tbody {
                    @for day in DAYS {
                        @let weekday = page.texts.weekday(day);
                        tr {
                            th scope="row" { (weekday) }
                            @for (part, name) in &parts {
                                @let at = DayPart { day, part: *part };
                                td {
                                    label class="ms-week__cell" {
                                        (bare_choice(
                                            Pick::Any,
                                            field.key(),
                                            &at.name(),
                                            chosen.contains(at),
                                            &format!("{weekday} {name}"),
                                        ))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
