//! What people fill in, before anybody has looked at it: the fields of a form by name, and what
//! can be wrong with them.

/// Its id, made by who sends it.
pub const ID: &str = "id";
/// Where an answer can go.
pub const EMAIL: &str = "email";
/// The language of who sends it.
pub const LANG: &str = "taal";
/// For robots: people leave it empty.
pub const TRAP: &str = "leeg";

/// What stands in the fields of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft(Vec<(String, String)>);

impl Draft {
    /// What stands in a field; in the last one, when there are several of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// What stands in every field of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Fills in a field, in place of all of that name.
    pub fn set(&mut self, name: &str, value: String) {
        self.0.retain(|(known, _)| known != name);
        self.add(name, value);
    }

    /// Fills in one more field of that name.
    pub fn add(&mut self, name: &str, value: String) {
        self.0.push((name.to_owned(), value));
    }
}

/// What is wrong with a field, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing stands there, and something has to.
    Missing(&'static str),
    /// It is none of what it may be.
    Unknown(&'static str),
    /// It is longer than is kept, or there are more of it.
    TooLong(&'static str),
}

impl Mistake {
    /// The field.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Missing(field) | Self::Unknown(field) | Self::TooLong(field) => field,
        }
    }
}

/// What is wrong with a form, in the order in which it was found.
#[derive(Default)]
pub(crate) struct Mistakes(pub(crate) Vec<Mistake>);

impl Mistakes {
    /// Keeps what was read, and that it could not be when it could not.
    pub(crate) fn known<T>(&mut self, field: &'static str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.0.push(Mistake::Unknown(field));
        }
        read
    }

    /// The same of what can only be too long.
    pub(crate) fn fits<T>(&mut self, field: &'static str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.0.push(Mistake::TooLong(field));
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_name_and_may_be_there_more_than_once() {
        let mut draft = Draft::default();
        assert_eq!((draft.get("deel"), draft.all("deel").count()), ("", 0));
        for value in ["een", "twee"] {
            draft.add("deel", value.to_owned());
        }
        draft.add("naam", "Sjoukje".to_owned());
        assert_eq!((draft.get("deel"), draft.get("naam")), ("twee", "Sjoukje"));
        assert_eq!(draft.all("deel").collect::<Vec<_>>(), ["een", "twee"]);
        draft.set("deel", "drie".to_owned());
        assert_eq!(draft.all("deel").collect::<Vec<_>>(), ["drie"]);
    }
}
