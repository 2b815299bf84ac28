//! Which plural form a number takes (CLDR): a browser knows that of every language by itself, the
//! server by `intl_pluralrules`.

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
        let languages = Array::of1(&JsString::from(self.0.code()));
        #[expect(clippy::cast_precision_loss, reason = "nothing here is counted beyond 2^53")]
        let n = n as f64;
        Intl::PluralRules::new(&languages, &Object::new()).select(n).into()
    }
}

/// The rules of one language.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct Plurals(Option<intl_pluralrules::PluralRules>);

#[cfg(not(target_arch = "wasm32"))]
impl Plurals {
    pub(crate) fn of(lang: Lang) -> Self {
        use intl_pluralrules::{PluralRuleType, PluralRules};
        let id: Option<unic_langid::LanguageIdentifier> = lang.code().parse().ok();
        Self(id.and_then(|id| PluralRules::create(id, PluralRuleType::CARDINAL).ok()))
    }

    /// zero, one, two, few, many or other.
    pub(crate) fn category(&self, n: usize) -> String {
        use intl_pluralrules::PluralCategory as Category;
        let category = match self.0.as_ref().and_then(|rules| rules.select(n).ok()) {
            Some(Category::ZERO) => "zero",
            Some(Category::ONE) => "one",
            Some(Category::TWO) => "two",
            Some(Category::FEW) => "few",
            Some(Category::MANY) => "many",
            Some(Category::OTHER) | None => "other",
        };
        category.to_owned()
    }
}
