// A code on printed matter: the pack at once, in the language of the phone, with and without internet, and counted.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { PHONE } from './support/browser.js';
import { words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

/** An area with its code and its name. */
const coded = async (server = site.server) => {
  const { gemeente } = await server.json('/v1/gids');
  const { code, gebied: slug } = gemeente.welkom.gebieden[0];
  const { naam } = gemeente.gebieden.find((it) => it.slug === slug);
  return { code, slug, name: (lang) => naam[lang] ?? naam.nl };
};

const title = (page) => page.locator('h1').innerText();
const where = (page) => new URL(page.url()).pathname;

test('a scanned code opens the pack in one round trip, in the language of the phone, at its own address', async (t) => {
  const { code, slug, name } = await coded();
  for (const [locale, lang, prefix] of [['en-GB', 'en', '/en'], ['nl-NL', 'nl', ''], ['de-DE', 'nl', '']]) {
    const visitor = await site.visitor(t, { locale, viewport: PHONE });
    const response = await visitor.open(`/w/${code}12`);
    assert.equal(response.status(), 200);
    assert.equal(response.request().redirectedFrom(), null);
    await visitor.alive();
    assert.equal(where(visitor.page), `${prefix}/welkom/${slug}`, locale);
    assert.equal(await title(visitor.page), words('welkom.titel', { gebied: name(lang) }, lang));
    const pages = visitor.requests.filter((it) => it === `/w/${code}12` || it.endsWith(`/welkom/${slug}`));
    assert.deepEqual(pages, [`/w/${code}12`], 'no other page was asked for');
    // One step back is where one came from, not the code again.
    assert.equal(await visitor.page.evaluate(() => history.length), 2);
    assert.deepEqual(visitor.problems, []);
  }
});

test('without JavaScript its links work just the same', async (t) => {
  const { code, slug } = await coded();
  const { page } = await site.visitor(t, { javaScript: false, locale: 'fy', viewport: PHONE });
  await page.goto(`/w/${code}`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'fy');
  await page.locator('.ms-languages__link[lang=en]').click();
  assert.equal(where(page), `/en/welkom/${slug}`);
  // A language in the address is chosen by hand.
  await page.goto(`/en/w/${code}`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('a code that nobody knows offers the areas, in the language of the phone', async (t) => {
  for (const javaScript of [true, false]) {
    const { slug } = await coded();
    const visitor = await site.visitor(t, { javaScript, locale: 'en-GB', viewport: PHONE, serviceWorkers: 'block' });
    const { page } = visitor;
    const response = await page.goto('/w/zz%209%22%3E');
    assert.equal(response.status(), 404);
    if (javaScript) await visitor.alive();
    assert.equal(await title(page), words('welkom.onbekend', {}, 'en'));
    await page.locator(`main .ms-list a[href="/en/welkom/${slug}"]`).click();
    await page.waitForURL(`**/en/welkom/${slug}`);
  }
});

test('without internet a code is known by the guide on the device', async (t) => {
  const server = await site.ownServer(t);
  const { code, slug, name } = await coded(server);
  const visitor = await site.visitor(t, { server, viewport: PHONE });
  const { page } = visitor;
  await visitor.openAlive('/');
  await visitor.everything();
  await server.stop();
  for (const typed of [`${code}12`, code.toUpperCase(), `${code}%2012`]) {
    await visitor.openAlive(`/w/${typed}`);
    await page.waitForURL(`**/welkom/${slug}`);
    assert.equal(await title(page), words('welkom.titel', { gebied: name('nl') }));
  }
  for (const unknown of ['zz9', `${code}0`, '%22%3E', 'x'.repeat(3000)]) {
    await visitor.openAlive(`/w/${unknown}`);
    assert.equal(await title(page), words('welkom.onbekend'), unknown);
  }
  await page.locator(`main .ms-list a[href="/welkom/${slug}"]`).click();
  await page.waitForURL(`**/welkom/${slug}`);
});

test('scans are counted, reloading is not, and the administrator sees them', async (t) => {
  const server = await site.ownServer(t);
  const { code, name } = await coded(server);
  for (const javaScript of [true, false]) {
    const visitor = await site.visitor(t, { server, javaScript });
    await visitor.open(`/w/${code}12`);
    if (javaScript) await visitor.alive();
    await visitor.page.reload();
    assert.deepEqual(await visitor.context.cookies(), []);
  }
  await server.fetch(`/w/${code}12`, { method: 'HEAD' });
  await server.fetch('/w/zz9');
  // What was counted is written at the latest when the server stops.
  await server.stop();
  const file = path.join(server.data, 'lijst.csv');
  const table = await server.command('stats', '--lijst', file);
  assert.match(table, new RegExp(`^\\d{4}-W\\d\\d +${code}12 +${name('nl')} +12 +2$`, 'm'));
  assert.match(table, /^\d{4}-W\d\d +onbekend .* 1$/m);
  assert.match(table, /^totaal +3$/m);
  const csv = await readFile(file, 'utf8');
  assert.equal(csv.split('\n')[0], 'week,code,gebied,partij,gescand');
  assert.ok(csv.includes(`,${code}12,${name('nl')},12,2\n`), csv);
});
