//! The text of a block: Markdown with nothing but paragraphs, lists, bold and links, so that every
//! phone can show it with a few lines of code. What the writer wrote is read by a library and
//! written anew in one way: paragraphs and lists apart by an empty line, `- ` before items, `**`
//! around bold, a backslash before a mark that stands for itself.

use std::{collections::BTreeSet, fmt::Write as _};

use app::address::{Address, Page};
use guide::Lang;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text in that one way, and what is in it that cannot be shown, in plain Dutch.
pub(super) fn normalised(markdown: &str) -> (String, Vec<String>) {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::empty()) {
        writer.take(event);
    }
    let mut problems = writer.problems;
    problems.dedup();
    (writer.text.trim().to_owned(), problems)
}

#[derive(Default)]
struct Writer {
    text: String,
    link: Option<String>,
    in_item: bool,
    problems: Vec<String>,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Paragraph) if !self.in_item => self.apart(),
            Event::Start(Tag::List(_)) if self.in_item => self.problem("lijst in een lijst"),
            Event::Start(Tag::List(_)) => self.apart(),
            Event::Start(Tag::Item) => {
                if !self.text.ends_with("\n\n") && !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.text.push_str("- ");
                self.in_item = true;
            }
            Event::End(TagEnd::Item) => self.in_item = false,
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => self.text.push_str("**"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.check(&dest_url);
                self.text.push('[');
                self.link = Some(dest_url.into_string());
            }
            Event::End(TagEnd::Link) => {
                let to = self.link.take().unwrap_or_default();
                // Writing to a String cannot fail.
                let _ = write!(self.text, "]({to})");
            }
            Event::Text(words) => {
                for c in words.chars() {
                    if matches!(c, '*' | '[' | '\\') {
                        self.text.push('\\');
                    }
                    self.text.push(c);
                }
            }
            Event::SoftBreak => self.text.push(' '),
            Event::Start(Tag::Heading { .. }) => self.problem("kop"),
            Event::Start(Tag::Image { .. }) => self.problem("plaatje"),
            Event::Html(_) | Event::InlineHtml(_) => self.problem("HTML"),
            Event::Start(Tag::Emphasis) => self.problem("schuin woord"),
            Event::Code(words) => {
                self.problem("code");
                self.text.push_str(&words);
            }
            Event::HardBreak => self.problem("los regeleinde"),
            Event::Rule => self.problem("streep"),
            Event::Start(Tag::BlockQuote(_)) => self.problem("citaat"),
            Event::Start(Tag::CodeBlock(_)) => self.problem("code"),
            _ => {}
        }
    }

    /// A new paragraph or list begins.
    fn apart(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    fn problem(&mut self, what: &str) {
        let problem =
            format!("hier mag geen {what} staan; wel alinea's, lijsten, vette woorden en links");
        self.problems.push(problem);
    }

    /// A link leads to a page of this site that exists, or elsewhere by https, mail or telephone.
    fn check(&mut self, to: &str) {
        let (path, query) = to.split_once('?').unwrap_or((to, ""));
        let is_good = match to.strip_prefix('/') {
            Some(_) => !matches!(
                Address::read(&[Lang::NL], path, query).page,
                Page::Nowhere(_) | Page::Scanned(_)
            ),
            None => ["https://", "mailto:", "tel:"].iter().any(|start| to.starts_with(start)),
        };
        if !is_good || to.contains([')', ' ']) {
            self.problems.push(format!("de link {to} leidt nergens heen"));
        }
    }
}

/// What a translation leaves as it is: the numbers in a text, as `5` or `058`, and where its links
/// lead.
pub(super) fn facts(text: &str) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) => {
                let numbers = text.split(|c: char| c.to_digit(10).is_none());
                facts.extend(numbers.filter(|it| !it.is_empty()).map(str::to_owned));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                facts.insert(dest_url.into_string());
            }
            _ => {}
        }
    }
    facts
}

/// The words alone, for measuring how plain they are: each item of a list is a sentence.
pub(super) fn words(text: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                let end = words.trim_end().len();
                words.truncate(end);
                if !words.ends_with(['.', '!', '?', ':']) {
                    words.push('.');
                }
                words.push(' ');
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(markdown: &str) -> String {
        let (text, problems) = normalised(markdown);
        assert_eq!(problems, Vec::<String>::new(), "{markdown}");
        text
    }

    #[test]
    fn what_a_writer_writes_comes_out_in_one_way() {
        assert_eq!(
            text("Een regel\ndie doorloopt.\n\n\nNog een."),
            "Een regel die doorloopt.\n\nNog een."
        );
        assert_eq!(text("Doe dit:\n* een\n* twee\n"), "Doe dit:\n\n- een\n- twee");
        assert_eq!(text("- een\n\n- twee\n\nKlaar."), "- een\n- twee\n\nKlaar.");
        assert_eq!(text("Binnen __5 dagen__."), "Binnen **5 dagen**.");
        assert_eq!(
            text("Kijk bij [hulp](/hulp?thema=geld) of [hier](https://voorbeeld.example)."),
            "Kijk bij [hulp](/hulp?thema=geld) of [hier](https://voorbeeld.example)."
        );
        assert_eq!(text(r"5 \* 3 en \[niet\]"), r"5 \* 3 en \[niet]");
    }

    #[test]
    fn written_anew_it_stays_the_same() {
        for markdown in ["A **b** [c](/hulp)\n\n- d\n- e\n\nf", r"x \* y \[z] \\ w", "- a\n- b"] {
            let once = text(markdown);
            assert_eq!(text(&once), once);
        }
    }

    #[test]
    fn what_cannot_be_shown_is_told() {
        for (markdown, told) in [
            ("# Kop", "hier mag geen kop"),
            ("![x](/x.png)", "hier mag geen plaatje"),
            ("a <b>c</b>", "hier mag geen HTML"),
            ("*a*", "hier mag geen schuin woord"),
            ("`a`", "hier mag geen code"),
            ("> a", "hier mag geen citaat"),
            ("- a\n  - b", "hier mag geen lijst in een lijst"),
            ("[a](/nergens)", "de link /nergens leidt nergens heen"),
            ("[a](http://onveilig.example)", "de link http://onveilig.example leidt nergens heen"),
            ("[a](javascript:alert)", "de link javascript:alert leidt nergens heen"),
        ] {
            let (_, problems) = normalised(markdown);
            assert!(problems.iter().any(|it| it.starts_with(told)), "{markdown}: {problems:?}");
        }
    }

    #[test]
    fn the_words_alone_have_an_end_to_each_item() {
        assert_eq!(
            words("Neem mee:\n\n- je **paspoort**\n- [geld](/hulp)"),
            "Neem mee: je paspoort. geld. "
        );
    }
}
