//! What every part of a page needs: the words, the municipality, and how to make links.

use std::sync::Arc;

use guide::{
    Kind, Lang, Moment, Said, Slug, Text,
    ask::Card,
    filter::FieldError,
    municipality::{Link, Municipality, Operator, Statement},
    profile::{Id, Profile, Refused, Sent},
    welcome::Household,
};
use maud::{Markup, html};

use api::form::{Draft, Mistake};

use crate::{
    address::{Address, BLOCK, Carried, Page, path_of, query_of},
    device::{Position, Preferences},
    texts::Texts,
};

/// The first part of the path of the page where a sender sees what becomes of a reaction.
pub const APPLICATION: &str = "reactie";

/// What of the municipality stands on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// The languages, the one without prefix first.
    pub languages: Vec<Lang>,
    /// Who runs this.
    pub contact: Operator,
    /// The accessibility statement.
    pub statement: Statement,
    /// Neighbouring sites.
    pub links: Vec<Link>,
    /// Who made the area data.
    pub attribution: String,
    /// The areas, with their names.
    pub areas: Vec<(Slug, Text)>,
    /// The skills, with their names.
    pub skills: Vec<(Slug, Text)>,
    /// The organisations, with their names; only where one says with whom one volunteered.
    pub organisations: Vec<(Slug, Text)>,
}

impl Site {
    /// What of a municipality stands on every page.
    #[must_use]
    pub fn of(municipality: &Municipality) -> Self {
        Self {
            name: municipality.name.clone(),
            languages: municipality.languages.clone(),
            contact: municipality.contact.clone(),
            statement: municipality.statement.clone(),
            links: municipality.links.clone(),
            attribution: municipality.attribution.clone(),
            areas: municipality.areas.iter().map(|it| (it.slug.clone(), it.name.clone())).collect(),
            skills: municipality
                .skills
                .iter()
                .map(|it| (it.slug.clone(), it.name.clone()))
                .collect(),
            organisations: Vec::new(),
        }
    }

    /// What a skill or an area is called. One that is not there, or no longer, keeps its slug.
    #[must_use]
    pub fn called(&self, slug: &str, lang: Lang) -> String {
        let mut all = self.skills.iter().chain(&self.areas);
        let known = all.find(|(it, _)| it.as_str() == slug);
        known.map_or(slug, |(_, name)| name.get(lang).0).to_owned()
    }

    /// The language without prefix.
    #[must_use]
    pub fn first_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::NL)
    }
}

/// What there is to show at an address.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is one of it a page")]
pub enum Seen {
    /// A page that needs no answer.
    Plain,
    /// An answer.
    Answer(guide::Answer),
    /// What fits a profile.
    Profile(guide::ask::ProfileAnswer),
    /// Parts of the address could not be read.
    Unreadable(Vec<FieldError>),
}

/// What every part of a page is made with. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// The words.
    pub texts: Texts,
    /// The municipality.
    pub site: Arc<Site>,
    /// The address of the picture with all icons.
    pub icons: Arc<str>,
    /// Where the site is: scheme and host, for addresses that leave the page.
    pub base: Arc<str>,
    /// The address of the page.
    pub address: Address,
    /// Now, by the minute.
    pub now: Moment,
    /// What only the device knows.
    pub held: Held,
}

/// What only the device knows; nothing on the server and without JavaScript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not by itself")]
pub struct Held {
    /// Whether the page has come to life.
    pub alive: bool,
    /// Whether the copy of the guide is here.
    pub guide: bool,
    /// The area or buurt chosen on this device.
    pub region: Option<Slug>,
    /// Whether distances are measured from where the device is.
    pub position: Position,
    /// What is kept on this device, the latest first.
    pub favourites: Vec<(Kind, Slug)>,
    /// For whom the welcome packs are: what is for them comes first.
    pub households: Vec<Household>,
    /// What of the first weeks is done, by the names of blocks.
    pub done: Vec<String>,
    /// Colours and size of text.
    pub looks: Preferences,
    /// What was filled in in a form. Also known to a server that was sent one.
    pub tried: Tried,
    /// What waits to be sent.
    pub outbox: Outbox,
    /// The reactions to vacancies that were sent from this device, the latest first.
    pub applications: Vec<OwnApplication>,
    /// Whether the server could not be reached.
    pub offline: bool,
    /// When the copy of the guide was last known to be up to date.
    pub synced: Option<Moment>,
    /// Whether a new version of the site waits to be used.
    pub update_waits: bool,
    /// Whether the site can be put on the home screen.
    pub can_install: bool,
    /// Whether this device refuses to keep anything.
    pub forgets: bool,
    /// The volunteer's own profile.
    pub mine: Mine,
}

/// The profile on this device, and how it is with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    /// The profile.
    pub profile: Arc<Profile>,
    /// The answer that was not taken over last, and why.
    pub refused: Option<Refused>,
    /// What is wrong with keeping it.
    pub mishap: Option<Mishap>,
    /// What stands in a file or a copy, to be looked at before it is taken over.
    pub incoming: Option<Arc<Profile>>,
    /// The copy at the server.
    pub vault: Vault,
}

/// The copy of the profile at the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vault {
    /// What `public/kopie.js` tells, in its order; empty where there is nothing. One list instead of
    /// a field for each, for a phone has to load what handles them.
    pub told: Vec<String>,
    /// Whether what is to be looked at came from it.
    pub offers: bool,
    /// Whether it brought changes of another device.
    pub news: bool,
}

/// What is told of the copy, in order.
#[derive(Clone, Copy, Debug)]
pub enum Told {
    /// The words, while they are shown.
    Words,
    /// Until when it lasts, as `2026-12-02`.
    Expires,
    /// What was done last, as the end of the key of a text.
    Said,
    /// When the two were in step last, in seconds since 1970.
    Saved,
    /// Why it did not work: a reason of `public/kluis.js`.
    Reason,
    /// Which word is wrong, counted from 1, or how many there are.
    Number,
    /// What that word may have been.
    Perhaps,
    /// That the reason is about what was filled in.
    Form,
    /// What was filled in.
    Typed,
    /// That this device keeps the copy in step.
    Kept,
    /// That it remembers the words.
    Remembered,
    /// That the words are of a copy that has yet to be made.
    Fresh,
    /// That it has to be erased as soon as that is possible.
    Erases,
    /// That something was typed in forms and not sent.
    Drafts,
}

impl Vault {
    /// What is told of something.
    #[must_use]
    pub fn text(&self, what: Told) -> Option<&str> {
        self.told.get(what as usize).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Whether something is so.
    #[must_use]
    pub fn has(&self, what: Told) -> bool {
        self.text(what).is_some()
    }
}

/// What can go wrong with keeping a profile, or with a file of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// This browser keeps nothing.
    Blocked,
    /// There is no room left on the device.
    Full,
    /// The browser has wiped it; there is a second copy.
    Wiped,
    /// It cannot be read.
    Damaged,
    /// A newer version of the app wrote it.
    TooNew,
    /// A file is no profile, or not whole.
    FileDamaged,
    /// A newer version of the app wrote the file.
    FileTooNew,
    /// The file is larger than any profile.
    FileTooLarge,
}

/// What was filled in in a form, and why it was not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// The path of the form's page; elsewhere it means nothing.
    pub at: String,
    /// What was filled in. On a device it stands in the form itself.
    pub draft: Draft,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
    /// Nothing is wrong with it, but it cannot be taken now.
    pub trouble: Option<Trouble>,
}

impl Tried {
    /// What is wrong with a field.
    #[must_use]
    pub fn mistake(&self, field: &str) -> Option<Mistake> {
        self.mistakes.iter().copied().find(|mistake| mistake.field() == field)
    }
}

/// Why something cannot be taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Too much came in.
    Busy,
    /// The server cannot keep it.
    Away,
}

impl Trouble {
    /// Its word in attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Busy => "druk",
            Self::Away => "weg",
        }
    }
}

/// What waits on this device to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Outbox {
    /// That is not known, or not yet.
    #[default]
    Unknown,
    /// This device cannot keep anything.
    Missing,
    /// This, the oldest first.
    Waits(Vec<Waiting>),
}

impl Outbox {
    /// What waits, as far as that is known.
    #[must_use]
    pub fn waiting(&self) -> &[Waiting] {
        match self {
            Self::Waits(all) => all,
            Self::Unknown | Self::Missing => &[],
        }
    }
}

/// One thing that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub id: String,
    /// What sort of thing: `correctie` or `reactie`.
    pub kind: String,
    /// What it is about, in words.
    pub about: String,
    /// When it was made.
    pub made: Moment,
    /// How far it is.
    pub state: WaitState,
}

/// How far something that waits is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitState {
    /// It goes as soon as there is internet.
    Waits,
    /// The server was reached, but could not take it yet.
    Later,
    /// Something else was sent under its id.
    Taken,
    /// The server does not take it; in its own words, in Dutch.
    Refused(String),
}

/// A reaction to a vacancy that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnApplication {
    /// Its id.
    pub id: Id,
    /// The way to its own page, and what it is about.
    pub sent: Sent,
}

impl Held {
    /// The reactions that do not wait any more: from this device, the latest first, and then those
    /// that came along with the profile.
    #[must_use]
    pub fn sent(&self) -> Vec<OwnApplication> {
        let mut all = Vec::new();
        for it in &self.applications {
            if self.outbox.waiting().iter().all(|waiting| waiting.id != it.id.as_str()) {
                all.push(it.clone());
            }
        }
        for (id, sent) in self.mine.profile.applications() {
            if self.applications.iter().all(|it| it.id != *id) {
                all.push(OwnApplication { id: id.clone(), sent });
            }
        }
        all
    }
}

impl Context {
    /// The message with this key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// The language of the page.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.texts.lang()
    }

    /// A link to a page, with what travels along. `pairs` come first and win. It is in the language of the
    /// address, also on a phone that has only the Dutch texts.
    #[must_use]
    pub fn href(&self, page: &Page, pairs: &[(&str, &str)]) -> String {
        let carried = self.address.carried();
        self.href_with(&carried, page, pairs)
    }

    /// The same as [`Self::href`], with something else that travels along.
    #[must_use]
    pub fn href_with(&self, carried: &Carried, page: &Page, pairs: &[(&str, &str)]) -> String {
        let mut link = path_of(self.address.lang, self.site.first_language(), page);
        let rest = carried.pairs().filter(|(key, _)| !pairs.iter().any(|(own, _)| own == key));
        let pairs = pairs.iter().copied().filter(|(_, value)| !value.is_empty());
        link.push_str(&query_of(pairs.chain(rest)));
        link
    }

    /// The whole address of a page, for who is elsewhere: nothing travels along.
    #[must_use]
    pub fn address_of(&self, page: &Page) -> String {
        let path = path_of(self.address.lang, self.site.first_language(), page);
        format!("{}{path}", self.base)
    }

    /// A link to a record.
    #[must_use]
    pub fn href_of(&self, kind: Kind, id: &Slug) -> String {
        self.href(&Page::Detail(kind, id.clone()), &[])
    }

    /// A link to the sender's own page of a reaction. Only the server has that page.
    #[must_use]
    pub fn href_of_application(&self, code: &str) -> String {
        let page = Page::Nowhere(format!("{APPLICATION}/{code}"));
        path_of(self.address.lang, self.site.first_language(), &page)
    }

    /// A link to what a list item shows.
    #[must_use]
    pub fn href_card(&self, card: &Card) -> String {
        if card.kind == Kind::WelcomeBlock {
            return self.href_block(card);
        }
        self.href_of(card.kind, card.area.as_ref().unwrap_or(&card.id))
    }

    /// A block is read in the pack of an area: its own, or that of who asks. Else one chooses.
    fn href_block(&self, card: &Card) -> String {
        let region = || self.address.carried().region?.parse::<Slug>().ok();
        match card.area.clone().or_else(region).or_else(|| self.held.region.clone()) {
            Some(area) => self.href(&Page::Block(area, card.id.clone()), &[]),
            None => self.href(&Page::Welcomes, &[(BLOCK, card.id.as_str())]),
        }
    }
}

/// Words of the content itself, which it has in Dutch only; in pages of another language they say
/// so, for screen readers and hyphenation.
#[must_use]
pub fn written(page: &Context, text: &str) -> Markup {
    said(&Said::dutch(text, page.lang()))
}

/// A text, marked with its language when that is not the page's (WCAG 3.1.2).
#[must_use]
pub fn said(said: &Said) -> Markup {
    html! {
        @match said.lang {
            Some(lang) => span lang=(lang.code()) { (said.text) },
            None => (said.text),
        }
    }
}
