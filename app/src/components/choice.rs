//! A box to tick, or one of a few to choose: the whole row is the target.

use maud::{Markup, html};

/// How a choice is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Any number of them.
    Any,
    /// One of them.
    One,
}

impl Pick {
    /// The type of the input, and its class.
    fn input(self) -> (&'static str, &'static str) {
        match self {
            Self::Any => ("checkbox", "utrecht-checkbox utrecht-checkbox--html-input"),
            Self::One => ("radio", "utrecht-radio-button utrecht-radio-button--html-input"),
        }
    }
}

/// The bare input, for where its words stand elsewhere: `label` is what a screen reader says.
#[must_use]
pub fn bare_choice(pick: Pick, name: &str, value: &str, chosen: bool, label: &str) -> Markup {
    let (kind, class) = pick.input();
    html! {
        input type=(kind) class=(class) name=(name) value=(value) checked[chosen] aria-label=(label);
    }
}

/// A row with an input and what it means.
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "it is made on the spot, for this alone")]
pub fn choice(pick: Pick, name: &str, value: &str, chosen: bool, label: Markup) -> Markup {
    let (kind, class) = pick.input();
    html! {
        label class="ms-choice" {
            input type=(kind) class=(class) name=(name) value=(value) checked[chosen];
            span class="ms-choice__label" { (label) }
        }
    }
}
