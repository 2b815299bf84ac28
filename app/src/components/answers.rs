//! The questions that a detail page answers: when, where, for whom, what it costs.

use leptos::prelude::*;

use super::icon;

/// Questions with their answers, in the order in which a reader asks them.
#[derive(Default)]
pub struct Answers(Vec<AnyView>);

impl Answers {
    /// Adds an answer; `more` stands smaller beneath it.
    pub fn add(&mut self, icon_name: &str, question: String, main: AnyView, more: Vec<AnyView>) {
        let more = more
            .into_iter()
            .map(|more| view! { <span class="ms-answer__more">{more}</span> })
            .collect_view();
        self.0.push(
            view! {
                <div class="ms-answer">
                    <dt class="ms-answer__question">
                        <span class="ms-answer__icon">{icon(icon_name)}</span>
                        {question}
                    </dt>
                    <dd class="ms-answer__answer">
                        <span class="ms-answer__main">{main}</span>
                        {more}
                    </dd>
                </div>
            }
            .into_any(),
        );
    }

    /// Adds an answer that is one text; nothing when there is none.
    pub fn add_text(&mut self, icon_name: &str, question: String, text: Option<String>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.add(icon_name, question, text.into_any(), Vec::new());
        }
    }

    /// The list; nothing when there are no answers.
    #[must_use]
    pub fn view(self) -> AnyView {
        if self.0.is_empty() {
            ().into_any()
        } else {
            view! { <dl class="ms-answers">{self.0}</dl> }.into_any()
        }
    }
}
