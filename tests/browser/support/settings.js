// Where the parts under test are. Whoever runs the tests may say otherwise in the environment.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fromHere = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The built server. */
export const program = process.env.MIENSKIP_BIN ?? fromHere('../../../target/debug/mienskip');
/** The files for the browser, as the build made them. */
export const siteFolder = process.env.MIENSKIP_SITE ?? fromHere('../../../target/site');
/** The browser. */
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The languages of the sample municipality; the first has no prefix. */
export const languages = ['nl', 'fy', 'en', 'uk', 'ar', 'ti', 'tr', 'pl'];

/** The address of a path in a language. */
export const inLanguage = (lang, path) => {
  if (lang === languages[0]) return path;
  return path === '/' || path.startsWith('/?') ? `/${lang}${path.slice(1)}` : `/${lang}${path}`;
};

const { files } = JSON.parse(readFileSync(`${siteFolder}/assets.json`, 'utf8'));
const locales = new Map();

/** A text of the site, with its gaps filled: what a reader sees, however it is worded at present. */
export function words(key, gaps = {}, lang = 'nl') {
  if (!locales.has(lang)) {
    const read = (name) => JSON.parse(readFileSync(`${siteFolder}/${files[name]}`, 'utf8'));
    const messages = read(`locale-${lang}.json`);
    const texts = read('texts.json').map((name, at) => [name, messages[at] ?? undefined]);
    locales.set(lang, Object.fromEntries(texts));
  }
  const texts = locales.get(lang);
  const text = texts[key] ?? texts[`${key}#${new Intl.PluralRules(lang).select(gaps.n ?? NaN)}`];
  if (text === undefined) throw new Error(`no text ${key} in ${lang}`);
  return text.replaceAll(/\{([a-z]+)\}/g, (_, name) => {
    if (gaps[name] === undefined) throw new Error(`${key} has a gap ${name}`);
    return gaps[name];
  });
}

/** A text as a pattern, where a gap may hold anything. */
export function pattern(key, lang = 'nl') {
  const gap = '\u0000';
  const all = new Proxy({}, { get: () => gap });
  const escaped = words(key, all, lang).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll(gap, '.+'));
}
