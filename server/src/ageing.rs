//! What the municipality should have checked: the records that nobody has said anything about for
//! longer than such a word is believed, by the organisation that can tell.

use std::{collections::BTreeMap, fmt, io};

use guide::{Entry, Guide, Kind, Lang, Moment, freshness::Freshness};
use jiff::civil::Date;

/// A record to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its kind.
    pub kind: Kind,
    /// Its slug.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When somebody last checked it.
    pub checked_on: Option<Date>,
    /// How fresh it is.
    pub freshness: Freshness,
}

/// Those who can tell, with what to ask them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The organisation's name; none for what belongs to no organisation.
    pub organisation: Option<String>,
    /// How to reach it: telephone, or else e-mail or website.
    pub contact: Option<String>,
    /// What to check, the worst first.
    pub items: Vec<Item>,
}

/// Everything to check. Its `Display` is a list for a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToCheck {
    /// How many records there are in all.
    pub total: usize,
    /// By organisation, those with most to check first.
    pub groups: Vec<Group>,
}

impl ToCheck {
    /// What is to be checked of a guide at a moment.
    #[must_use]
    pub fn of(guide: &Guide, now: Moment) -> Self {
        let mut by_owner: BTreeMap<Option<String>, Group> = BTreeMap::new();
        for entry in guide.all() {
            let over =
                matches!(&*entry.record, guide::record::Record::Activity(it) if it.is_over(now));
            let checked = guide.checked(entry, now);
            if over || checked.freshness == Freshness::Fresh {
                continue;
            }
            let owner = owner(guide, entry);
            let key = owner.map(|owner| owner.id().to_string());
            let group = by_owner.entry(key).or_insert_with(|| Group {
                organisation: owner.map(name),
                contact: owner.and_then(contact),
                items: Vec::new(),
            });
            group.items.push(Item {
                kind: entry.kind(),
                id: entry.id().to_string(),
                name: name(entry),
                checked_on: checked.on,
                freshness: checked.freshness,
            });
        }
        let mut groups: Vec<Group> = by_owner.into_values().collect();
        for group in &mut groups {
            group.items.sort_by_key(|item| (std::cmp::Reverse(item.freshness), item.checked_on));
        }
        groups.sort_by_key(|group| std::cmp::Reverse(group.items.len()));
        Self { total: guide.len(), groups }
    }

    fn items(&self) -> impl Iterator<Item = (&Group, &Item)> {
        self.groups.iter().flat_map(|group| group.items.iter().map(move |item| (group, item)))
    }

    fn count(&self, freshness: Freshness) -> usize {
        self.items().filter(|(_, item)| item.freshness == freshness).count()
    }

    /// Writes every record to check as CSV.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_csv(&self, to: impl io::Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record([
            "organisatie",
            "contact",
            "soort",
            "id",
            "naam",
            "nagekeken_op",
            "versheid",
        ])?;
        for (group, item) in self.items() {
            writer.write_record([
                group.organisation.as_deref().unwrap_or_default(),
                group.contact.as_deref().unwrap_or_default(),
                item.kind.name(),
                &item.id,
                &item.name,
                &item.checked_on.map(|day| day.to_string()).unwrap_or_default(),
                item.freshness.name(),
            ])?;
        }
        writer.flush()
    }
}

/// The organisation that can tell whether a record is right.
fn owner<'a>(guide: &'a Guide, entry: &'a Entry) -> Option<&'a Entry> {
    match entry.kind() {
        Kind::Organisation => Some(entry),
        _ => guide.get(Kind::Organisation, entry.record.organisation()?).map(AsRef::as_ref),
    }
}

fn name(entry: &Entry) -> String {
    entry.common().name().get(Lang::NL).0.to_owned()
}

fn contact(owner: &Entry) -> Option<String> {
    let contact = owner.record.contact()?;
    [&contact.phone, &contact.email, &contact.website].into_iter().flatten().next().cloned()
}

impl fmt::Display for ToCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |freshness| self.count(freshness);
        writeln!(
            f,
            "Van {} onderdelen: {} te lang niet nagekeken, {} binnenkort na te kijken, {} zonder datum.",
            self.total,
            count(Freshness::Old),
            count(Freshness::Ageing),
            count(Freshness::Unknown),
        )?;
        for group in &self.groups {
            let name = group.organisation.as_deref().unwrap_or("Zonder organisatie");
            let contact = group.contact.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
            writeln!(f, "\n{name}{contact}")?;
            for item in &group.items {
                let state = match item.freshness {
                    Freshness::Old => "te lang niet nagekeken",
                    Freshness::Ageing => "binnenkort nakijken",
                    Freshness::Unknown | Freshness::Fresh => "zonder datum",
                };
                let day =
                    item.checked_on.map(|day| format!(", laatst op {day}")).unwrap_or_default();
                writeln!(f, "  {:<12} {}: {state}{day}", item.kind.name(), item.name)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use guide::{
        Text,
        record::{Contact, Organisation, Place, Record},
    };
    use jiff::civil::date;

    use super::*;
    use crate::testing::{TestApp, now, slug};

    fn place(id: &str, owner: Option<&str>, checked_on: Option<Date>) -> Record {
        Place {
            organisation: owner.map(slug),
            checked_on,
            ..Place::new(slug(id), Text::nl(format!("Plek {id}")))
        }
        .into()
    }

    #[tokio::test]
    async fn what_to_check_stands_under_who_can_tell() {
        let club = Organisation {
            contact: Contact { phone: Some("058 000 00 00".into()), ..Contact::default() },
            checked_on: Some(date(2026, 11, 1)),
            ..Organisation::new(slug("club"), Text::nl("De club"))
        };
        let server = TestApp::with([
            club.into(),
            place("oud", Some("club"), Some(date(2025, 12, 1))),
            place("grens", Some("club"), Some(date(2025, 12, 2))),
            place("vers", Some("club"), Some(date(2026, 11, 1))),
            place("los", None, None),
        ])
        .await;
        let found = ToCheck::of(&server.app.guide(), now());
        insta::assert_snapshot!(found, @r"
        Van 5 onderdelen: 1 te lang niet nagekeken, 1 binnenkort na te kijken, 1 zonder datum.

        De club (058 000 00 00)
          plek         Plek oud: te lang niet nagekeken, laatst op 2025-12-01
          plek         Plek grens: binnenkort nakijken, laatst op 2025-12-02

        Zonder organisatie
          plek         Plek los: zonder datum
        ");
        let mut csv = Vec::new();
        found.write_csv(&mut csv).unwrap();
        insta::assert_snapshot!(String::from_utf8(csv).unwrap(), @r"
        organisatie,contact,soort,id,naam,nagekeken_op,versheid
        De club,058 000 00 00,plek,oud,Plek oud,2025-12-01,oud
        De club,058 000 00 00,plek,grens,Plek grens,2025-12-02,oudert
        ,,plek,los,Plek los,,onbekend
        ");
    }
}
