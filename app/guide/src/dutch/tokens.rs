//! Words, numbers and marks, and a cursor that walks over them.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word in lower case, with its apostrophes; `t/m` is one word.
    Word(String),
    /// A number and how many digits it was written with.
    Number(u16, usize),
    /// Anything else but white space. All dashes are `-`, the end of a line is `;`.
    Mark(char),
}

/// A piece of the text and where it is.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
}

fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '`' | '´' => '\'',
        '\n' | '\r' | '•' | '|' => ';',
        other => other,
    }
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let run = |fits: fn(char) -> bool| rest.find(|c| !fits(plain(c))).unwrap_or(rest.len());
        let (kind, length) = if first.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            // No day, year or time has so many digits that it does not fit.
            let number = rest.get(..length).and_then(|digits| digits.parse().ok());
            (Some(Kind::Number(number.unwrap_or(u16::MAX), length)), length)
        } else if in_word(plain(first)) {
            let length = run(in_word);
            let word = rest.get(..length).unwrap_or_default();
            let word: String = word.chars().map(plain).flat_map(char::to_lowercase).collect();
            (Some(Kind::Word(word)), length)
        } else {
            let mark = plain(first);
            ((!mark.is_whitespace()).then_some(Kind::Mark(mark)), first.len_utf8())
        };
        rest = rest.get(length..).unwrap_or_default();
        if let Some(kind) = kind {
            tokens.push(Token { kind, at: start..start + length });
            join_through(&mut tokens);
        }
    }
    tokens
}

fn in_word(c: char) -> bool {
    c.is_alphabetic() || c == '\''
}

/// Makes one word of `t`, `/`, `m`: "tot en met".
fn join_through(tokens: &mut Vec<Token>) {
    let [.., t, slash, m] = tokens.as_slice() else { return };
    let is = |token: &Token, word: &str| matches!(&token.kind, Kind::Word(w) if w == word);
    if is(t, "t") && slash.kind == Kind::Mark('/') && is(m, "m") {
        let at = t.at.start..m.at.end;
        tokens.truncate(tokens.len() - 3);
        tokens.push(Token { kind: Kind::Word("t/m".to_owned()), at });
    }
}

/// A place among tokens. Cheap to copy, so that a phrase that turns out to be something else can
/// be read again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    tokens: &'t [Token],
    pos: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(tokens: &'t [Token]) -> Self {
        Self { tokens, pos: 0 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.pos >= self.tokens.len()
    }

    /// The tokens from here on.
    pub(super) fn rest(&self) -> &'t [Token] {
        self.tokens.get(self.pos..).unwrap_or_default()
    }

    /// The tokens from here up to a later place.
    pub(super) fn up_to(&self, later: &Self) -> &'t [Token] {
        self.tokens.get(self.pos..later.pos).unwrap_or_default()
    }

    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.pos)
    }

    /// The token `ahead` places further.
    pub(super) fn kind(&self, ahead: usize) -> Option<&'t Kind> {
        self.tokens.get(self.pos + ahead).map(|token| &token.kind)
    }

    /// The word here, if it is one.
    pub(super) fn word(&self) -> Option<&'t str> {
        match self.kind(0) {
            Some(Kind::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The number here and its digits, if it is one.
    pub(super) fn number(&self) -> Option<(u16, usize)> {
        match self.kind(0) {
            Some(Kind::Number(number, digits)) => Some((*number, *digits)),
            _ => None,
        }
    }

    /// Whether nothing stands between the previous token and this one.
    pub(super) fn is_adjacent(&self) -> bool {
        let before = self.pos.checked_sub(1).and_then(|pos| self.tokens.get(pos));
        matches!((before, self.peek()), (Some(a), Some(b)) if a.at.end == b.at.start)
    }

    pub(super) fn advance(&mut self, by: usize) {
        self.pos = (self.pos + by).min(self.tokens.len());
    }

    /// Steps over a word that means something, and says what.
    pub(super) fn take<T>(&mut self, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = meaning(self.word()?)?;
        self.pos += 1;
        Some(found)
    }

    /// Steps over one of these words.
    pub(super) fn take_word(&mut self, words: &[&str]) -> bool {
        let found = self.word().is_some_and(|word| words.contains(&word));
        self.pos += usize::from(found);
        found
    }

    /// Steps over these words in a row; each place lists its spellings with `|`.
    pub(super) fn take_words(&mut self, sequence: &[&str]) -> bool {
        let mut ahead = *self;
        for spellings in sequence {
            let fits = ahead.word().is_some_and(|word| spellings.split('|').any(|s| s == word));
            if !fits {
                return false;
            }
            ahead.pos += 1;
        }
        *self = ahead;
        true
    }

    /// Steps over one of these marks.
    pub(super) fn take_mark(&mut self, marks: &[char]) -> bool {
        let found = matches!(self.kind(0), Some(Kind::Mark(mark)) if marks.contains(mark));
        self.pos += usize::from(found);
        found
    }

    /// Steps over a mark that touches the token before it.
    pub(super) fn take_adjacent(&mut self, marks: &[char]) -> bool {
        self.is_adjacent() && self.take_mark(marks)
    }

    /// Steps over what joins the parts of a list: a comma, "en", "&".
    pub(super) fn take_and(&mut self) -> bool {
        let comma = self.take_mark(&[',']);
        let and = self.take_mark(&['&', '+']) || self.take_word(&["en"]);
        comma || and
    }

    /// Tries to read a phrase; stays where it was when that fails.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    /// The parts of the text that semicolons and lines make.
    pub(super) fn parts(tokens: &'t [Token]) -> impl Iterator<Item = &'t [Token]> {
        tokens.split(|token| token.kind == Kind::Mark(';')).filter(|part| !part.is_empty())
    }

    /// A cursor on what is between brackets, when an opening bracket is here, and the place behind.
    pub(super) fn brackets(&self) -> Option<(Self, Self)> {
        if self.kind(0) != Some(&Kind::Mark('(')) {
            return None;
        }
        let inside = self.rest().get(1..)?;
        let length = inside.iter().position(|token| token.kind == Kind::Mark(')'))?;
        let mut behind = *self;
        behind.pos += length + 2;
        Some((Self::new(inside.get(..length)?), behind))
    }
}

/// The text from the first of these tokens to the last.
pub(super) fn source<'t>(tokens: &[Token], text: &'t str) -> &'t str {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => text.get(first.at.start..last.at.end).unwrap_or_default(),
        _ => "",
    }
}
