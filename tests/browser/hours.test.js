// Opening hours in words, kinds told apart, exceptions and appointments: with JavaScript, without,
// and offline. The place under test has hours around today, so that no test waits for Christmas.

import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { PHONE, withinOneMinute } from './support/browser.js';
import { temporary } from './support/server.js';
import { words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();
const ADDRESS = '/plekken/proefplek';

/** A day from today, as data writes it. */
const day = (ahead) => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  const date = new Date(`${today}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ahead);
  return date.toISOString().slice(0, 10);
};

/** A server with one more place: closed today, other hours tomorrow, and closed in three weeks. */
const withPlace = async (t) => {
  const server = await site.ownServer(t);
  const folder = await temporary();
  const row = [
    'l-proefplek',
    'Proefplek',
    'dagelijks 9.00-17.00 ook op feestdagen; dagelijks 10.00-12.00 inloop ook op feestdagen; dagelijks 13.00-14.00 op afspraak via 058 000 10 13 of https://afspraak.voorbeeld.example',
    `${day(0)} (verhuizing); ${day(21)} t/m ${day(23)} (nieuwe vloer)`,
    `${day(1)} 11.00-12.00 inloop (open dag)`,
  ];
  const csv = `id,naam,openingstijden,gesloten,bijzondere_dagen\n${row.join(',')}\n`;
  await writeFile(path.join(folder, 'locaties.csv'), csv);
  await server.publish(folder, 'proef');
  return server;
};

const sentence = async (page) => (await page.locator('.ms-hours').locator('xpath=preceding-sibling::p').innerText()).trim();

/** Everything that the page should say of its hours. */
const check = async (page) => {
  const said = await sentence(page);
  assert.match(said, /^Vandaag dicht: verhuizing/);
  assert.match(said, /Morgen inloop 11\.00–12\.00 uur \(andere tijden: open dag\)\./);
  const rows = page.locator('.ms-hours tr');
  assert.equal(await rows.count(), 7);
  assert.match(await rows.nth(0).innerText(), /vandaag.*dicht: verhuizing/is);
  // Kinds differ in word and in picture.
  for (const kind of ['open', 'inloop', 'afspraak']) {
    const slot = rows.nth(2).locator(`.ms-hours__kind--${kind}`);
    assert.ok((await slot.innerText()).includes(words(`uren.${kind}`)), kind);
  }
  const pictures = await rows.nth(2).locator('.ms-hours__kind use').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  assert.equal(new Set(pictures).size, 3);
  assert.match(await page.locator('.ms-hours__ahead').innerText(), /dicht: nieuwe vloer/);
  assert.equal(await page.locator('a[href="tel:0580001013"]').count(), 1);
  assert.equal(await page.locator('a[href="https://afspraak.voorbeeld.example"]').count(), 1);
};

describe('opening hours', () => {
  test('say in words what is unlike other days, without JavaScript and for machines', async (t) => {
    const server = await withPlace(t);
    await withinOneMinute(async () => {
      const visitor = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
      await visitor.open(ADDRESS);
      await check(visitor.page);
      const told = JSON.parse(await visitor.page.locator('script[type="application/ld+json"]').first().textContent());
      assert.ok(told.openingHoursSpecification.length >= 2);
      const today = told.specialOpeningHoursSpecification.find((it) => it.validFrom === day(0));
      assert.deepEqual([today.opens, today.closes], ['00:00', '00:00']);
      const { stand, week } = await server.json('/v1/locaties/proefplek/openingstijden');
      assert.equal(stand, 'dicht');
      assert.equal(week[0].uitzondering.reden.startsWith('verhuizing'), true);
    });
  });

  test('say the same with JavaScript, and without internet', async (t) => {
    const server = await withPlace(t);
    const visitor = await site.visitor(t, { server });
    await visitor.openAlive(ADDRESS);
    await check(visitor.page);
    const found = await new AxeBuilder({ page: visitor.page }).include('main').analyze();
    assert.deepEqual(found.violations.map(({ id }) => id), []);
    await visitor.everything();
    await server.stop();
    await visitor.openAlive(ADDRESS);
    await visitor.page.locator('.ms-line--offline').waitFor();
    await check(visitor.page);
    assert.deepEqual(visitor.problems.filter((it) => !/ERR_|Failed to (fetch|load)/.test(it)), []);
  });
});
