// What a program can tell of whether everybody can use a page.

import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { everyKindOfPage } from './addresses.js';
import { DESKTOP, PHONE } from './browser.js';
import rules from './html-rules.js';
import { inLanguage, languages } from './settings.js';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What breaks WCAG 2.2 AA, or only those rules. */
export const violations = async (page, only) => {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // Pages have no frames, so it need not open a page of its own to gather results.
    .setLegacyMode();
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(STANDARDS)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary.split('\n')[1]?.trim()})`),
  );
};

/**
 * What is wrong with a page as it stands: its HTML, what breaks WCAG 2.2 AA, and what is too wide, at each
 * size, light and dark. With PICTURES set it is photographed there as well.
 */
export async function inspect(page, name, viewports, ignores = () => false) {
  const found = [];
  const { results } = await new HtmlValidate(rules).validateString(await page.content());
  for (const it of results.flatMap(({ messages }) => messages).filter((it) => !ignores(it))) {
    found.push(`${name}: ${it.ruleId}: ${it.message} (${it.selector})`);
  }
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${name}: ${wide} too wide at ${viewport.width}`);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const it of await violations(page)) found.push(`${name}: ${it} at ${viewport.width}, ${colorScheme}`);
      if (process.env.PICTURES) {
        await page.screenshot({ path: path.join(process.env.PICTURES, `${name}-${viewport.width}-${colorScheme}.png`), fullPage: true });
      }
    }
  }
  return found;
}

/** Looks at every kind of page in a language, on phone and desktop. */
export function testEveryPage(site, lang) {
  test(`WCAG 2.2 AA on every page, as far as a program can tell: ${lang}`, async (t) => {
    const visitor = await site.visitor(t, { reducedMotion: 'reduce' });
    const { page } = visitor;
    const found = new Map();
    const look = async (address, how, only) => {
      for (const violation of await violations(page, only)) {
        found.set(violation, [...(found.get(violation) ?? []), `${address} (${how})`]);
      }
    };
    for (const [path] of await everyKindOfPage(site.server, { variations: false })) {
      const address = inLanguage(lang, path);
      await page.setViewportSize(PHONE);
      await page.emulateMedia({ colorScheme: 'light' });
      await visitor.openAlive(address);
      // Also what is folded.
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      await look(address, 'phone, light');
      if (lang === languages[0]) {
        // In the dark nothing but colours differs.
        await page.emulateMedia({ colorScheme: 'dark' });
        await look(address, 'phone, dark', ['color-contrast']);
        await page.setViewportSize(DESKTOP);
        await look(address, 'desktop, dark', ['color-contrast']);
        await page.emulateMedia({ colorScheme: 'light' });
      }
      await page.setViewportSize(DESKTOP);
      await look(address, 'desktop, light');
    }
    // The same part stands on many pages: told once, with the first place.
    const told = [...found].map(([violation, places]) => `${violation} on ${places[0]}, ${places.length} times`);
    assert.deepEqual(told, []);
  });
}
