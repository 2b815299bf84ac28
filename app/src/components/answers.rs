//! The questions that a detail page answers: when, where, for whom, what it costs.

use maud::{Markup, html};

use crate::context::{Context, written};

use super::icon;

/// Questions with their answers, in the order in which a reader asks them.
#[derive(Default)]
pub struct Answers(Vec<Answer>);

struct Answer {
    icon: Markup,
    question: String,
    main: Markup,
    more: Vec<Markup>,
}

impl Answers {
    /// Adds an answer; `more` stands smaller beneath it.
    pub fn add(
        &mut self,
        page: &Context,
        icon_name: &str,
        question: String,
        main: Markup,
        more: Vec<Markup>,
    ) {
        self.0.push(Answer { icon: icon(page, icon_name), question, main, more });
    }

    /// Adds an answer that is one text; nothing when there is none.
    pub fn add_text(
        &mut self,
        page: &Context,
        icon_name: &str,
        question: String,
        text: Option<String>,
    ) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.add(page, icon_name, question, html! { (text) }, Vec::new());
        }
    }

    /// Adds an answer in words of the content itself, which it has in Dutch only; nothing when
    /// there are none.
    pub fn add_written(
        &mut self,
        page: &Context,
        icon_name: &str,
        question: String,
        text: Option<String>,
    ) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.add(page, icon_name, question, written(page, &text), Vec::new());
        }
    }

    /// The list; nothing when there are no answers.
    #[must_use]
    pub fn view(self) -> Markup {
        if self.0.is_empty() {
            return html! {};
        }
        html! {
            dl class="ms-answers" {
                @for answer in &self.0 {
                    div class="ms-answer" {
                        dt class="ms-answer__question" {
                            span class="ms-answer__icon" { (answer.icon) }
                            (answer.question)
                        }
                        dd class="ms-answer__answer" {
                            span class="ms-answer__main" { (answer.main) }
                            @for more in &answer.more {
                                span class="ms-answer__more" { (more) }
                            }
                        }
                    }
                }
            }
        }
    }
}
