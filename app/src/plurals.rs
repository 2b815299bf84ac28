//! Which plural form a number takes (CLDR): a browser knows that of every language by itself, the
//! server by `icu_plurals`.

use guide::Lang;

#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Intl, JsString, Object};

/// The rules of one language.
#[cfg(target_arch = "wasm32")]
pub(crate) struct Plurals(Lang);

#[cfg(target_arch = "wasm32")]
impl Plurals {
    pub(crate) fn of(lang: Lang) -> Self {
        Self(lang)
    }

    /// zero, one, two, few, many or other.
    pub(crate) fn category(&self, n: usize) -> String {
        // A browser that does not know a language would take its own; Dutch comes nearer to what is meant.
        let [own, dutch] = [self.0, Lang::NL].map(|lang| JsString::from(lang.code()));
        let languages = Array::of2(&own, &dutch);
        #[expect(clippy::cast_precision_loss, reason = "nothing here is counted beyond 2^53")]
        let n = n as f64;
        Intl::PluralRules::new(&languages, &Object::new()).select(n).into()
    }
}

/// The rules of one language.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct Plurals(Option<icu_plurals::PluralRules>);

#[cfg(not(target_arch = "wasm32"))]
impl Plurals {
    pub(crate) fn of(lang: Lang) -> Self {
        use icu_plurals::PluralRules;
        let locale: Option<icu_locale_core::Locale> = lang.code().parse().ok();
        Self(locale.and_then(|locale| PluralRules::try_new_cardinal(locale.into()).ok()))
    }

    /// zero, one, two, few, many or other.
    pub(crate) fn category(&self, n: usize) -> String {
        use icu_plurals::PluralCategory as Category;
        let category = match self.0.as_ref().map(|rules| rules.category_for(n)) {
            Some(Category::Zero) => "zero",
            Some(Category::One) => "one",
            Some(Category::Two) => "two",
            Some(Category::Few) => "few",
            Some(Category::Many) => "many",
            Some(Category::Other) | None => "other",
        };
        category.to_owned()
    }
}
