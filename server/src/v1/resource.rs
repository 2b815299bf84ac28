//! The kinds of record as the API names them.

use guide::Kind;

/// A kind of record in the API.
pub(crate) struct Resource {
    /// Its name in addresses.
    pub(crate) path: &'static str,
    /// The kind.
    pub(crate) kind: Kind,
    /// The name of its shape.
    pub(crate) schema: &'static str,
    /// Several of them, in words.
    pub(crate) many: &'static str,
    /// One of them, in words.
    pub(crate) one: &'static str,
}

/// All of them.
pub(crate) const ALL: [Resource; 10] = [
    Resource {
        path: "activiteiten",
        kind: Kind::Activity,
        schema: "Activiteit",
        many: "activiteiten",
        one: "een activiteit",
    },
    Resource {
        path: "initiatieven",
        kind: Kind::Initiative,
        schema: "Initiatief",
        many: "initiatieven van bewoners",
        one: "een initiatief",
    },
    Resource {
        path: "organisaties",
        kind: Kind::Organisation,
        schema: "Organisatie",
        many: "organisaties",
        one: "een organisatie",
    },
    Resource {
        path: "locaties",
        kind: Kind::Place,
        schema: "Locatie",
        many: "plekken waar iets te doen is",
        one: "een plek",
    },
    Resource {
        path: "hulpaanbod",
        kind: Kind::Service,
        schema: "Hulpaanbod",
        many: "soorten hulp",
        one: "een soort hulp",
    },
    Resource {
        path: "vacatures",
        kind: Kind::Vacancy,
        schema: "Vacature",
        many: "vacatures voor vrijwilligers",
        one: "een vacature",
    },
    Resource {
        path: "fondsen",
        kind: Kind::Fund,
        schema: "Fonds",
        many: "fondsen voor initiatieven",
        one: "een fonds",
    },
    Resource {
        path: "kennisbank",
        kind: Kind::Article,
        schema: "Kennisstuk",
        many: "stukken uit de kennisbank",
        one: "een stuk uit de kennisbank",
    },
    Resource {
        path: "gebiedsplannen",
        kind: Kind::AreaPlan,
        schema: "Gebiedsplan",
        many: "plannen van gebieden",
        one: "het plan van een gebied",
    },
    Resource {
        path: "welkomstblokken",
        kind: Kind::WelcomeBlock,
        schema: "Welkomstblok",
        many: "delen van de welkomstpakketten",
        one: "een deel van de welkomstpakketten",
    },
];
