//! A form that is sent: its fields, each with what is wrong with it, and above them all of that
//! together. A plain form that posts; with JavaScript the device keeps what is typed and sends it
//! when there is internet (`public/outbox.js`).

use api::form::{EMAIL, Mistake, TRAP};
use maud::{Markup, html};

use crate::context::{Context, Outbox, Tried, Trouble};

use super::icon;

/// A form on a page.
pub struct SentForm<'a> {
    page: &'a Context,
    /// What came of sending it before.
    pub tried: Tried,
    /// What is wrong with a field, and what it should be.
    say: fn(&Context, Mistake) -> String,
    /// The element that a mistake in a field leads to.
    anchor: fn(&'static str) -> &'static str,
}

/// A field in which somebody types.
pub struct Typed {
    /// Its name.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The key of its hint, when it has one.
    pub hint: Option<&'static str>,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What the browser is to expect there; several lines when that is nothing.
    pub sort: Option<&'static str>,
    /// What the browser can fill in by itself.
    pub autocomplete: &'static str,
}

impl<'a> SentForm<'a> {
    /// The form of this page.
    pub fn new(
        page: &'a Context,
        say: fn(&Context, Mistake) -> String,
        anchor: fn(&'static str) -> &'static str,
    ) -> Self {
        let here = page.held.tried.at == page.address.page.path();
        let tried = if here { page.held.tried.clone() } else { Tried::default() };
        Self { page, tried, say, anchor }
    }

    /// For the device: that a server was sent this, and what troubled it.
    pub fn given(&self) -> Option<&'static str> {
        let Tried { at, draft, mistakes, trouble } = &self.tried;
        match trouble {
            Some(trouble) => Some(trouble.name()),
            None => (!at.is_empty() && !draft.get("id").is_empty() && !mistakes.is_empty())
                .then_some(""),
        }
    }

    /// What is wrong, above the form, each with a link to its field.
    pub fn summary(&self) -> Markup {
        let page = self.page;
        let trouble = self.tried.trouble.map(|trouble| match trouble {
            Trouble::Busy => "klopt-niet.druk",
            Trouble::Away => "klopt-niet.lukt-niet",
        });
        html! {
            @if trouble.is_some() || !self.tried.mistakes.is_empty() {
                div
                    class="utrecht-alert utrecht-alert--error ms-errors"
                    id="fouten"
                    role="alert"
                    tabindex="-1"
                {
                    div class="utrecht-alert__icon" { (icon(page, "alert")) }
                    div class="utrecht-alert__content" {
                        div class="utrecht-alert__message" {
                            @if let Some(key) = trouble {
                                p { (page.t(key)) }
                            }
                            @for mistake in &self.tried.mistakes {
                                @let href = format!("#{}", (self.anchor)(mistake.field()));
                                p { a class="nl-link" href=(href) { ((self.say)(page, *mistake)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// On a device that keeps nothing: that it has to be sent with internet.
    pub fn unkept(&self) -> Markup {
        html! {
            @if self.page.held.outbox == Outbox::Missing {
                div class="ms-note" {
                    (icon(self.page, "info"))
                    p { (self.page.t("klopt-niet.zonder-postbak")) }
                }
            }
        }
    }

    /// A field with its label, its hint and what is wrong with it.
    pub fn field(&self, it: &Typed) -> Markup {
        let page = self.page;
        let mistake = self.tried.mistake(it.name);
        let invalid = mistake.map(|_| "true");
        let class = if mistake.is_some() {
            "utrecht-form-field utrecht-form-field--invalid"
        } else {
            "utrecht-form-field"
        };
        let described = self.described(it);
        let value = self.tried.draft.get(it.name);
        html! {
            div class=(class) {
                label class="utrecht-form-label utrecht-form-field__label" for=(it.name) {
                    (page.t(it.label))
                    @if it.optional {
                        " "
                        span class="ms-optional" { (page.t("klopt-niet.hoeft-niet")) }
                    }
                }
                @if let Some(hint) = it.hint {
                    p
                        class="utrecht-form-field-description utrecht-form-field__description"
                        id=(format!("{}-hint", it.name))
                    {
                        (page.t(hint))
                    }
                }
                (self.error(it.name))
                @match it.sort {
                    Some(sort) => input
                        class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                        id=(it.name)
                        name=(it.name)
                        type=(sort)
                        autocomplete=(it.autocomplete)
                        value=(value)
                        aria-invalid=[invalid]
                        aria-describedby=[described];,
                    None => textarea
                        class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input"
                        id=(it.name)
                        name=(it.name)
                        rows="5"
                        aria-invalid=[invalid]
                        aria-describedby=[described]
                    {
                        (value)
                    },
                }
            }
        }
    }

    /// The elements that tell about a field.
    fn described(&self, it: &Typed) -> Option<String> {
        let mut ids = String::new();
        for (there, sort) in
            [(it.hint.is_some(), "-hint"), (self.tried.mistake(it.name).is_some(), "-fout")]
        {
            if there {
                for part in [if ids.is_empty() { "" } else { " " }, it.name, sort] {
                    ids.push_str(part);
                }
            }
        }
        (!ids.is_empty()).then_some(ids)
    }

    /// What is wrong with a field, beside it.
    pub fn error(&self, name: &str) -> Markup {
        html! {
            @if let Some(mistake) = self.tried.mistake(name) {
                p
                    class="utrecht-form-field-error-message utrecht-form-field__error-message"
                    id=(format!("{name}-fout"))
                {
                    (icon(self.page, "alert"))
                    ((self.say)(self.page, mistake))
                }
            }
        }
    }

    /// A field that only robots fill in. When there is something in it, whoever did that gets to see
    /// it, for it may have been a person's browser.
    pub fn trap(&self) -> Markup {
        let wrong = self.tried.mistake(TRAP).is_some();
        let class = if wrong { "utrecht-form-field" } else { "utrecht-form-field ms-trap" };
        html! {
            div class=(class) {
                label class="utrecht-form-label utrecht-form-field__label" for=(TRAP) {
                    (self.page.t("klopt-niet.leeg"))
                }
                (self.error(TRAP))
                input
                    class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                    id=(TRAP)
                    name=(TRAP)
                    type="text"
                    autocomplete="off"
                    tabindex=[(!wrong).then_some("-1")]
                    value=(self.tried.draft.get(TRAP));
            }
        }
    }

    /// What the form says without anybody having typed it.
    pub fn hidden(name: &str, value: &str) -> Markup {
        html! { input type="hidden" name=(name) value=(value); }
    }

    /// The button that sends it.
    pub fn button(&self) -> Markup {
        html! {
            p class="ms-form__row" {
                button class="nl-button nl-button--primary" type="submit" {
                    span class="nl-button__icon-start" { (icon(self.page, "send")) }
                    span class="nl-button__label" { (self.page.t("klopt-niet.knop")) }
                }
            }
        }
    }
}

/// What is wrong with a field that every form may have.
pub fn common_mistake(page: &Context, mistake: Mistake, longest: usize) -> String {
    page.t(match mistake {
        Mistake::TooLong(_) => {
            return page.texts.with("klopt-niet.te-lang", &[("n", &longest.to_string())]);
        }
        Mistake::Unknown(EMAIL) => "klopt-niet.fout.email",
        Mistake::Unknown(TRAP) => "klopt-niet.fout.leeg",
        _ => "klopt-niet.fout.rest",
    })
}
