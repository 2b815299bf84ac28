// The locale files against ICU, as Node has it: names of days and months, how a date, a number, an amount
// and a list are written, and which plural forms there are. Where a file says something else it is by
// choice, and stands in OWN_WAY with the reason.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

const folder = new URL('../../app/locales/', import.meta.url);
/** The messages of a file: a key and a text on each line. */
const read = (lang) =>
  Object.fromEntries(
    readFileSync(new URL(`${lang}.toml`, folder), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('"') || /^[a-z][\w-]* = "/.test(line))
      .map((line) => {
        const [, key, text] = /^"?([^"=]+?)"? = (".*")$/.exec(line);
        return [key, JSON.parse(text)];
      }),
  );
const languages = readdirSync(folder).filter((name) => name.endsWith('.toml')).map((name) => name.slice(0, -5));

/**
 * Digits are 0 to 9 in every language: house numbers, telephone numbers and buses in the Netherlands have
 * those. English is British, as it is taught and read here.
 */
const icu = (lang) => `${lang === 'en' ? 'en-GB' : lang}-u-nu-latn`;

const DUTCH_TIME = 'in the Netherlands a time is written 13.30';
const FRISIAN_MONTHS = 'Frisian writes months without a capital; CLDR has them as names that stand alone';
const NO_COMMA = 'after the short name of a day a comma would part what is one fact of a list item';
/** What is written otherwise, with the reason; `maand.*` is all of these. */
const OWN_WAY = {
  nl: { 'tijd.teken': DUTCH_TIME },
  fy: {
    'tijd.teken': DUTCH_TIME,
    'maand.*': FRISIAN_MONTHS,
    'maand-kort.*': FRISIAN_MONTHS,
    datum: FRISIAN_MONTHS,
    'datum.dag-maand': FRISIAN_MONTHS,
    'datum.met-jaar': FRISIAN_MONTHS,
  },
  en: { 'maand-kort.9': 'the leaf of the calendar has three letters for each month' },
  pl: { datum: NO_COMMA },
  ar: {
    datum: NO_COMMA,
    opsomming: 'between three things ICU repeats the word for "and"; here a comma does, as in every language',
  },
  ti: {
    datum: NO_COMMA,
    'datum.met-jaar': 'CLDR has the American order with a year and the usual one without; one order is enough',
    'maand-kort.5': 'CLDR spells the short name of May otherwise than the long one',
    opsomming: 'ICU hangs "and" on every word, which names of others do not take',
  },
  uk: {
    'datum.met-jaar': 'the word for year is written out, for readers who are new to abbreviations',
    geld: 'the sign of the euro, as on every price in the Netherlands',
  },
};

/** What Intl says with the words of the file filled in at the same places. */
const cases = (lang) => {
  const texts = read(lang);
  const locale = icu(lang);
  const at = (day, month) => new Date(Date.UTC(2026, month - 1, day, 12));
  const part = (date, options, type) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).formatToParts(date).find((it) => it.type === type)?.value;
  const fill = (key, values) => texts[key].replaceAll(/\{([a-z]+)\}/g, (_, name) => values[name]);
  const number = (options) => new Intl.NumberFormat(locale, options);
  const mark = (type) => number().formatToParts(12345.6).find((it) => it.type === type).value;
  const found = [];
  const add = (what, ours, theirs) => found.push([what, ours, theirs]);
  for (let day = 1; day <= 7; day += 1) {
    // 1 June 2026 is a Monday.
    const date = at(day, 6);
    add(`dag.${day}`, texts[`dag.${day}`], part(date, { weekday: 'long', day: 'numeric', month: 'long' }, 'weekday'));
    add(`dag-kort.${day}`, texts[`dag-kort.${day}`], part(date, { weekday: 'short', day: 'numeric', month: 'short' }, 'weekday'));
  }
  for (let month = 1; month <= 12; month += 1) {
    const date = at(5, month);
    add(`maand.${month}`, texts[`maand.${month}`], part(date, { day: 'numeric', month: 'long' }, 'month'));
    add(`maand-kort.${month}`, texts[`maand-kort.${month}`], part(date, { day: 'numeric', month: 'short' }, 'month'));
  }
  const date = at(21, 11);
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(date);
  const dayAndMonth = fill('datum.dag-maand', { dag: 21, maand: texts['maand.11'] });
  add('datum.dag-maand', dayAndMonth, format({ day: 'numeric', month: 'long' }));
  add('datum.met-jaar', fill('datum.met-jaar', { datum: dayAndMonth, jaar: 2026 }), format({ day: 'numeric', month: 'long', year: 'numeric' }));
  add('datum', fill('datum', { weekdag: texts['dag.6'], datum: dayAndMonth }), format({ weekday: 'long', day: 'numeric', month: 'long' }));
  add('tijd.teken', texts['tijd.teken'], part(date, { hour: 'numeric', minute: '2-digit' }, 'literal'));
  add('getal.komma', texts['getal.komma'], mark('decimal'));
  add('getal.duizend', texts['getal.duizend'], mark('group'));
  add('geld', fill('geld', { n: 4 }).replaceAll(/\s/g, ' '), number({ style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(4).replaceAll(/[\u200e\u200f]/g, '').replaceAll(/\s/g, ' '));
  const list = (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
  const listed = fill('opsomming', { eerste: ['A', 'B'].join(texts['opsomming.komma']), laatste: 'C' });
  add('opsomming', listed, list(['A', 'B', 'C']));
  return found;
};

describe('dates, numbers and lists are those of ICU', () => {
  for (const lang of languages) {
    test(lang, () => {
      const wrong = [];
      const used = new Set();
      for (const [what, ours, theirs] of cases(lang)) {
        if (ours === theirs) continue;
        const reasons = OWN_WAY[lang] ?? {};
        const known = Object.keys(reasons).find((key) => key === what || (key.endsWith('.*') && what.startsWith(key.slice(0, -1))));
        if (known) used.add(known);
        else wrong.push(`${what}: ${ours}, not ${theirs}`);
      }
      assert.deepEqual(wrong, []);
      for (const [what, reason] of Object.entries(OWN_WAY[lang] ?? {})) {
        assert.ok(used.has(what), `${what} is no exception any more`);
        assert.ok(reason.split(' ').length >= 4, `${what}: no reason`);
      }
    });
  }
});

describe('plurals are those of ICU', () => {
  // A test of the app holds its own rules against the same file (app/tests/languages.rs): how many numbers in a
  // row take which form, from 0 to 1000.
  const known = JSON.parse(readFileSync(new URL('plurals.json', import.meta.url), 'utf8'));
  for (const lang of languages) {
    test(lang, () => {
      const rules = new Intl.PluralRules(lang);
      const runs = [];
      for (let n = 0; n <= 1000; n += 1) {
        const form = rules.select(n);
        if (runs.at(-1)?.[0] === form) runs.at(-1)[1] += 1;
        else runs.push([form, 1]);
      }
      assert.deepEqual(known[lang], runs, `write this into plurals.json: ${JSON.stringify(runs)}`);
      const forms = new Map();
      for (const key of Object.keys(read(lang)).filter((key) => key.includes('#'))) {
        const [stem, form] = key.split('#');
        forms.set(stem, [...(forms.get(stem) ?? []), form]);
      }
      assert.ok(forms.size > 20, `${forms.size} texts have plurals`);
      const categories = rules.resolvedOptions().pluralCategories.toSorted();
      for (const [stem, own] of forms) assert.deepEqual(own.toSorted(), categories, stem);
    });
  }

  test('no language is left over', () => assert.deepEqual(Object.keys(known).toSorted(), languages.toSorted()));
});
