//! How often codes on printed matter were used: by week and code, in numbers alone.

use std::{collections::BTreeMap, fmt, fs::File, io, path::Path};

use guide::{
    Lang,
    municipality::Municipality,
    welcome::{WelcomeCode, WelcomeCodes},
};
use store::Scans;

use crate::{Config, StartError, listen::say, scans::UNKNOWN, start::setup};

/// Prints how often codes were used, and writes it to `list` as CSV.
///
/// # Errors
/// When the store cannot be read or the file not written.
pub async fn show(config: &Config, list: Option<&Path>) -> Result<(), StartError> {
    let (setup, _) = setup(config)?;
    let store = store::open(&config.database()).await?;
    let used = Used::of(store.scans().await?, &setup.municipality);
    store.close().await;
    say(used.to_string().trim_end());
    if let Some(file) = list {
        used.write_csv(File::create(file)?)?;
    }
    Ok(())
}

/// How often codes were used. Its `Display` is a table for a terminal.
struct Used(Vec<Line>);

struct Line {
    week: String,
    code: String,
    /// Where the code leads now, or why it leads nowhere.
    area: String,
    batch: String,
    count: u64,
}

impl Used {
    fn of(mut scans: Vec<Scans>, municipality: &Municipality) -> Self {
        // The latest week first; within it batch 9 before batch 10.
        let parts = |code: &str| {
            WelcomeCode::read(code).map(|it| (it.letters, it.batch)).ok_or_else(|| code.to_owned())
        };
        scans.sort_by_key(|it| (std::cmp::Reverse(it.week.clone()), parts(&it.code)));
        let line = |Scans { week, code, count }: Scans| {
            let read = WelcomeCode::read(&code);
            let batch = read.and_then(|it| it.batch).map(|it| it.to_string()).unwrap_or_default();
            Line { week, area: area(municipality, &code), code, batch, count }
        };
        Self(scans.into_iter().map(line).collect())
    }

    fn total(&self) -> u64 {
        self.0.iter().map(|line| line.count).sum()
    }

    /// Areas by name, and after them what led to none.
    fn by_area(&self) -> BTreeMap<(bool, &str), u64> {
        let mut areas = BTreeMap::new();
        for line in &self.0 {
            let name = line.area.as_str();
            *areas.entry((name.starts_with('('), name)).or_default() += line.count;
        }
        areas
    }

    fn write_csv(&self, to: impl io::Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(["week", "code", "gebied", "partij", "gescand"])?;
        for Line { week, code, area, batch, count } in &self.0 {
            writer.write_record([week, code, area, batch, &count.to_string()])?;
        }
        writer.flush()
    }
}

/// The area that a code leads to now, by its name.
fn area(municipality: &Municipality, code: &str) -> String {
    let codes: &WelcomeCodes = &municipality.welcome;
    if let Some(slug) = codes.area(code) {
        let area = municipality.areas.iter().find(|it| it.slug == *slug);
        return area.map_or_else(|| slug.to_string(), |it| it.name.get(Lang::NL).0.to_owned());
    }
    let why = if codes.retired.iter().any(|it| it == code) {
        "vervallen"
    } else if code == UNKNOWN {
        "codes die niet bestaan"
    } else {
        // It was one when it was counted.
        "geen gebied meer"
    };
    format!("({why})")
}

impl fmt::Display for Used {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return writeln!(f, "Er is nog geen code gescand.");
        }
        let wide = |names: &mut dyn Iterator<Item = &str>| {
            names.map(|name| name.chars().count()).max().unwrap_or_default()
        };
        let code = wide(&mut self.0.iter().map(|it| it.code.as_str()).chain(["code"]));
        let area = wide(&mut self.0.iter().map(|it| it.area.as_str()).chain(["gebied"]));
        let mut row = |week: &str, name: &str, of: &str, batch: &str, count: &str| {
            writeln!(f, "{week:<8}  {name:<code$}  {of:<area$}  {batch:>6}  {count:>7}")
        };
        row("week", "code", "gebied", "partij", "gescand")?;
        for it in &self.0 {
            row(&it.week, &it.code, &it.area, &it.batch, &it.count.to_string())?;
        }
        row("", "", "", "", "-------")?;
        for ((_, name), count) in self.by_area() {
            row("", "", name, "", &count.to_string())?;
        }
        row("totaal", "", "", "", &self.total().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::voorbeeldstad;

    fn used(scans: &[(&str, &str, u64)]) -> Used {
        let scans = scans.iter().map(|(week, code, count)| Scans {
            week: (*week).into(),
            code: (*code).into(),
            count: *count,
        });
        Used::of(scans.collect(), &voorbeeldstad())
    }

    #[test]
    fn the_table_says_when_which_code_of_which_area_and_how_often() {
        let used = used(&[
            ("2026-W48", "st10", 1200),
            ("2026-W49", "do", 1),
            ("2026-W49", "onbekend", 4),
            ("2026-W49", "st10", 31),
            ("2026-W49", "st3", 2),
            ("2026-W49", "st9", 5),
            ("2026-W49", "xx1", 6),
        ]);
        insta::assert_snapshot!(used.to_string(), @r"
        week      code      gebied                    partij  gescand
        2026-W49  do        De dorpen                               1
        2026-W49  st3       (vervallen)                    3        2
        2026-W49  st9       De stad                        9        5
        2026-W49  st10      De stad                       10       31
        2026-W49  xx1       (geen gebied meer)             1        6
        2026-W49  onbekend  (codes die niet bestaan)                4
        2026-W48  st10      De stad                       10     1200
                                                              -------
                            De dorpen                               1
                            De stad                              1236
                            (codes die niet bestaan)                4
                            (geen gebied meer)                      6
                            (vervallen)                             2
        totaal                                                   1249
        ");
        let mut csv = Vec::new();
        used.write_csv(&mut csv).unwrap();
        insta::assert_snapshot!(String::from_utf8(csv).unwrap(), @r"
        week,code,gebied,partij,gescand
        2026-W49,do,De dorpen,,1
        2026-W49,st3,(vervallen),3,2
        2026-W49,st9,De stad,9,5
        2026-W49,st10,De stad,10,31
        2026-W49,xx1,(geen gebied meer),1,6
        2026-W49,onbekend,(codes die niet bestaan),,4
        2026-W48,st10,De stad,10,1200
        ");
        assert_eq!(super::tests::used(&[]).to_string(), "Er is nog geen code gescand.\n");
    }

    #[tokio::test]
    async fn it_is_shown_and_written_from_the_database() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config { data: folder.path().into(), ..Config::default() };
        let store = store::open(&config.database()).await.unwrap();
        let scans = [Scans { week: "2026-W49".into(), code: "oo12".into(), count: 3 }];
        store.add_scans(&scans).await.unwrap();
        store.close().await;
        let file = folder.path().join("lijst.csv");
        show(&config, Some(&file)).await.unwrap();
        let csv = std::fs::read_to_string(file).unwrap();
        assert_eq!(csv, "week,code,gebied,partij,gescand\n2026-W49,oo12,Oud-Oost,12,3\n");
    }
}
