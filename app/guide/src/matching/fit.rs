//! How well one thing suits one person: the reasons for it, and what rules it out.

use crate::{
    Slug,
    day_part::{DayPart, DayParts, Times},
    effort::Effort,
    guide::Entry,
    level::Level,
    profile::{AgeGroup, FromHome, Rhythm},
    record::{Activity, ConductCertificate, Form, Vacancy},
    theme::Theme,
    when::Occurrence,
};

use super::{
    weights::{
        ALLOWANCE, AREA, ASKED, BUDDY, FREE_TIMES, FROM_HOME, FURTHER, LANGUAGE, LEARNED,
        MOST_FURTHER, NEXT_DOOR, ONCE, REACH, THEME, TIMES,
    },
    wishes::Wishes,
};

/// A skill: of the municipality's list, or in the words of the vacancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkillName {
    /// The slug of one of the list; its name is in [`crate::municipality::Municipality::skill`].
    Known(Slug),
    /// In words.
    Words(String),
}

/// Why something suits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// In these parts of the week, all of which somebody has.
    Times(DayParts),
    /// One may choose the time.
    FreeTimes,
    /// It is about these themes, which somebody likes.
    Themes(Vec<Theme>),
    /// It asks for these skills, which somebody has.
    Asked(Vec<SkillName>),
    /// One learns these skills, as somebody wants to.
    Learned(Vec<SkillName>),
    /// It can be done from home.
    FromHome,
    /// It is in this area, which somebody chose (or chose a buurt of).
    Area(Slug),
    /// It is so many metres away.
    Distance(u32),
    /// It is once only.
    Once,
    /// It can be done with a buddy.
    Buddy,
    /// There is an allowance, in the words of the vacancy.
    Allowance(String),
    /// This level of Dutch is enough.
    Language(Level),
}

impl Reason {
    /// What it counts for.
    #[must_use]
    pub fn points(&self) -> u32 {
        let several = |first: u32, count: usize| {
            let further = count.saturating_sub(1).min(MOST_FURTHER);
            first + FURTHER * u32::try_from(further).unwrap_or_default()
        };
        match self {
            Self::Times(_) => TIMES,
            Self::FreeTimes => FREE_TIMES,
            Self::Themes(themes) => several(THEME, themes.len()),
            Self::Asked(skills) => several(ASKED, skills.len()),
            Self::Learned(skills) => several(LEARNED, skills.len()),
            Self::FromHome => FROM_HOME,
            Self::Area(_) => AREA,
            Self::Distance(metres) => NEXT_DOOR * (REACH.saturating_sub(*metres)) / REACH,
            Self::Once => ONCE,
            Self::Buddy => BUDDY,
            Self::Allowance(_) => ALLOWANCE,
            Self::Language(_) => LANGUAGE,
        }
    }
}

/// What rules something out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// One has to be this old.
    TooYoung(u8),
    /// A certificate of conduct is needed, and somebody does not want to ask for one.
    Conduct,
    /// It cannot be done from home, and somebody wants nothing else.
    NotFromHome,
    /// It is so many metres away, farther than somebody wants to go.
    TooFar(u32),
    /// More Dutch is needed: this level.
    Language(Level),
    /// It takes so many hours a week, more than somebody wants.
    TooManyHours(u8),
    /// It is once only, and somebody wants to come back.
    OnceOnly,
    /// It is not once only, and somebody wants just that.
    NotOnce,
}

/// How well something suits somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// The points of the reasons together.
    pub score: u32,
    /// Why it suits, what matters most first.
    pub reasons: Vec<Reason>,
    /// What rules it out; nothing when it can be shown.
    pub excluded: Vec<Exclusion>,
    /// How far it is, in metres, when that is known.
    pub metres: Option<u32>,
}

impl Fit {
    /// Why it suits; nothing when something rules it out, whatever speaks for it.
    #[must_use]
    pub fn suits(self) -> Vec<Reason> {
        if self.excluded.is_empty() { self.reasons } else { Vec::new() }
    }

    fn add(&mut self, reason: Option<Reason>) {
        if let Some(reason) = reason {
            self.score += reason.points();
            self.reasons.push(reason);
        }
    }

    fn rule_out(&mut self, excluded: Option<Exclusion>) {
        self.excluded.extend(excluded);
    }

    /// Why it suits by where it is, which is the same for everything that has a place.
    fn look_at_place(&mut self, wishes: &Wishes<'_>, entry: &Entry, at_home: bool) {
        self.add((at_home && wishes.from_home.is_some()).then_some(Reason::FromHome));
        let area = entry.areas.iter().find(|area| wishes.areas.contains(area));
        let area = area.and_then(|at| wishes.guide.municipality.areas.get(*at));
        self.add(area.map(|area| Reason::Area(area.slug.clone())));
        let only_home = wishes.from_home == Some(FromHome::Only);
        self.rule_out((only_home && !at_home).then_some(Exclusion::NotFromHome));
        if at_home {
            return;
        }
        let near = self.metres.map(Reason::Distance).filter(|reason| reason.points() > 0);
        self.add(near);
        let far = self.metres.filter(|metres| wishes.metres.is_some_and(|most| *metres > most));
        self.rule_out(far.map(Exclusion::TooFar));
    }
}

fn themes(wishes: &Wishes<'_>, entry: &Entry) -> Option<Reason> {
    let liked = entry.themes.iter().copied().filter(|theme| wishes.likes.contains(theme));
    let liked: Vec<Theme> = liked.collect();
    (!liked.is_empty()).then_some(Reason::Themes(liked))
}

/// How well a vacancy suits.
pub(super) fn with_vacancy(wishes: &Wishes<'_>, entry: &Entry, vacancy: &Vacancy) -> Fit {
    let mut fit = Fit { metres: wishes.metres_to(entry), ..Fit::default() };
    if !wishes.any {
        return fit;
    }
    let Some(work) = &entry.work else { return fit };
    fit.add(match work.times {
        Times::At(parts) => {
            Some(parts.and(wishes.times)).filter(|it| !it.is_empty()).map(Reason::Times)
        }
        Times::Free if !wishes.times.is_empty() => Some(Reason::FreeTimes),
        Times::Free | Times::Unknown => None,
    });
    fit.add(themes(wishes, entry));
    fit.add(wishes.can.shared(wishes.guide, &work.asked).map(Reason::Asked));
    fit.add(wishes.learn.shared(wishes.guide, &work.learned).map(Reason::Learned));
    fit.look_at_place(wishes, entry, vacancy.from_home);
    let once = wishes.rhythm == Some(Rhythm::Once);
    fit.add((vacancy.once && once).then_some(Reason::Once));
    fit.add((vacancy.buddy && wishes.buddy).then_some(Reason::Buddy));
    let allowance =
        vacancy.allowance.as_ref().filter(|_| wishes.allowance && vacancy.has_allowance());
    fit.add(allowance.cloned().map(Reason::Allowance));

    let speaks = |level: &Level| wishes.dutch.is_some_and(|own| own >= *level);
    fit.add(work.level.filter(speaks).map(Reason::Language));
    let too_little = |level: &Level| wishes.dutch.is_some_and(|own| own < *level);
    fit.rule_out(work.level.filter(too_little).map(Exclusion::Language));

    let oldest = wishes.age.and_then(AgeGroup::oldest);
    let too_young = |age: &u8| oldest.is_some_and(|oldest| oldest < *age);
    fit.rule_out(vacancy.minimum_age.filter(too_young).map(Exclusion::TooYoung));
    let needs_conduct = vacancy.conduct.is_some_and(|it| it != ConductCertificate::NotNeeded);
    fit.rule_out((needs_conduct && wishes.conduct == Some(false)).then_some(Exclusion::Conduct));
    // What is done once takes its hours once.
    let weekly = work.effort.and_then(Effort::a_week).filter(|_| !vacancy.once);
    let too_many = weekly.filter(|it| wishes.hours.is_some_and(|most| u32::from(*it) > most));
    fit.rule_out(too_many.map(Exclusion::TooManyHours));
    fit.rule_out((once && !vacancy.once).then_some(Exclusion::NotOnce));
    let regular = wishes.rhythm == Some(Rhythm::Regular);
    fit.rule_out((regular && vacancy.once).then_some(Exclusion::OnceOnly));
    fit
}

/// How well an activity suits, by when it is next.
pub(super) fn with_activity(
    wishes: &Wishes<'_>,
    entry: &Entry,
    activity: &Activity,
    next: Option<&Occurrence>,
) -> Fit {
    let mut fit = Fit { metres: wishes.metres_to(entry), ..Fit::default() };
    if !wishes.any {
        return fit;
    }
    let part = next.filter(|next| !next.all_day).map(|next| DayPart::at(next.start));
    let part = part.filter(|part| wishes.times.contains(*part));
    fit.add(part.map(|part| Reason::Times(DayParts::NONE.with(part))));
    fit.add(themes(wishes, entry));
    fit.look_at_place(wishes, entry, activity.form != Form::OnSite);
    fit
}
