// Who wants to do volunteer work finds it by when, how much and what they can, and reads what it asks
// and gives: with JavaScript on, off, and without internet.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordsOf } from './support/addresses.js';
import { DESKTOP, PHONE, until, withinOneMinute } from './support/browser.js';
import { inLanguage, pattern, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();
const LIST = '/vrijwilligerswerk';

const title = (page) => page.getByRole('heading', { level: 1 });
const count = async (page) => Number(/\d+/.exec(await page.locator('.ms-count').innerText())[0]);
const vacancies = async () => recordsOf(await site.server.json('/v1/gids'), 'vacature');

/** Every filter of the list, by its name in the address. */
const FILTERS = [
  'thuis',
  'vog',
  'vergoeding',
  'maatje',
  'gebied',
  'thema',
  'dag',
  'dagdeel',
  'uren',
  'eenmalig',
  'vaardigheid',
  'leren',
  'taalniveau',
  'leeftijd',
];

/** Opens the panel and all that is folded in it. */
const unfold = (page) =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('.ms-filter, .ms-filter details')) fold.open = true;
  });

/** The first choice of a filter that leaves some but not all, with how many it promises. */
async function firstChoice(page, name, all) {
  for (const choice of await page.locator(`.ms-choice:has(input[name="${name}"]:not([value=""]))`).all()) {
    const promised = Number(await choice.locator('.ms-choice__count').innerText());
    if (promised > 0 && promised < all) return { input: choice.locator('input'), promised };
  }
  throw new Error(`no choice of ${name} leaves some`);
}

/** The ids of the vacancies on all pages of a list. */
async function listed(page, address) {
  const ids = [];
  for (let at = address; at; ) {
    await page.goto(at);
    const links = page.locator('#lijst .ms-list a.ms-item');
    ids.push(...(await links.evaluateAll((all) => all.map((it) => it.pathname.split('/').at(-1)))));
    const next = page.locator('.ms-paging a', { hasText: words('bladeren.volgende') });
    at = (await next.count()) ? await next.getAttribute('href') : null;
  }
  return ids;
}

describe('the list', () => {
  test('each filter gives as many as it promises, and can be taken away, without JavaScript', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: DESKTOP });
    await page.goto(LIST);
    const all = await count(page);
    for (const name of FILTERS) {
      await page.goto(LIST);
      await unfold(page);
      const { input, promised } = await firstChoice(page, name, all);
      await input.check();
      await page.locator('.ms-filter__form button[type=submit]').click();
      await page.waitForURL((url) => url.searchParams.has(name));
      assert.equal(await count(page), promised, name);
      await page.locator('.ms-chip').first().click();
      await page.waitForURL((url) => !url.searchParams.get(name));
      assert.equal(await count(page), all, name);
    }
  });

  test('days and parts of the day are asked together', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto(`${LIST}?dag=zaterdag&dag=zondag`);
    await unfold(page);
    const { input, promised } = await firstChoice(page, 'dagdeel', await count(page));
    await input.check();
    await page.locator('.ms-filter__form button[type=submit]').click();
    await page.waitForURL(/dagdeel=/);
    assert.equal(await count(page), promised);
    const { searchParams } = new URL(page.url());
    assert.deepEqual(searchParams.getAll('dag'), ['zaterdag', 'zondag']);
    // What says when it is, is then; the rest may be then.
    const part = searchParams.get('dagdeel');
    const known = new Map((await vacancies()).map((it) => [it.id, it.dagdelen ?? []]));
    for (const id of await listed(page, page.url())) {
      const said = known.get(id).filter((it) => /^(ma|di|wo|do|vr|za|zo) \w+$/.test(it));
      assert.ok(said.length === 0 || said.some((it) => [`za ${part}`, `zo ${part}`].includes(it)), id);
    }
  });

  test('who is under 18 sees what they may do, and under 16 whom to ask', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const least = new Map((await vacancies()).map((it) => [it.id, it.vanafLeeftijd ?? 0]));
    for (const age of [12, 15, 16, 17]) {
      const ids = await listed(page, `${LIST}?leeftijd=${age}`);
      const expected = [...least].filter(([, from]) => from <= age).map(([id]) => id);
      assert.deepEqual(ids.toSorted(), expected.toSorted(), String(age));
      await page.goto(`${LIST}?leeftijd=${age}`);
      const asks = await page.locator('#lijst .ms-note', { hasText: words('leeftijd.ouder') }).count();
      assert.equal(asks, age < 16 ? 1 : 0, String(age));
    }
  });

  test('what was last checked comes first when one asks that, and filters keep it', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto(LIST);
    const orders = page.getByRole('navigation', { name: words('filter.volgorde') });
    // Nothing is near before one says from where.
    assert.equal(await orders.locator('[aria-current]').count(), 0);
    await orders.getByRole('link', { name: words('filter.volgorde.nieuw') }).click();
    await page.waitForURL(/volgorde=nieuw/);
    assert.equal(await orders.locator('[aria-current]').innerText(), words('filter.volgorde.nieuw'));
    const checked = new Map((await vacancies()).map((it) => [it.id, it.nagekekenOp]));
    const dates = (await listed(page, `${LIST}?volgorde=nieuw`)).map((id) => checked.get(id)).filter(Boolean);
    assert.ok(dates.length > 50);
    assert.deepEqual(dates, dates.toSorted().reverse());
    await page.goto(`${LIST}?volgorde=nieuw`);
    await unfold(page);
    await page.locator('input[name=maatje]').check();
    await page.locator('.ms-filter__form button[type=submit]').click();
    await page.waitForURL(/maatje=ja/);
    assert.equal(new URL(page.url()).searchParams.get('volgorde'), 'nieuw');
    // With a place to measure from, near comes first again.
    const area = (await site.server.json('/v1/gemeente')).buurten[0].slug;
    await page.goto(`${LIST}?gebied=${area}&volgorde=nieuw`);
    await orders.getByRole('link', { name: words('filter.volgorde.afstand') }).click();
    await page.waitForURL((url) => !url.searchParams.has('volgorde'));
    assert.equal(await orders.locator('[aria-current]').innerText(), words('filter.volgorde.afstand'));
  });

  test('the panel is calm: a few boxes, and the rest folded until something is chosen there', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto(LIST);
    await page.locator('summary.ms-filter__summary').click();
    const shown = page.locator('.ms-filter .ms-choice:visible');
    assert.equal(await shown.count(), 4);
    const folds = page.locator('.ms-filter details');
    assert.ok((await folds.count()) >= 6);
    assert.equal(await page.locator('.ms-filter details[open]').count(), 0);
    await page.goto(`${LIST}?uren=2&eenmalig=nee`);
    await page.locator('summary.ms-filter__summary').click();
    // Both are about how much time.
    assert.equal(await page.locator('.ms-filter details[open]').count(), 1);
  });

  test('twenty of them on a phone: each one link, with when first and no more than it needs', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto(LIST);
    const items = page.locator('#lijst .ms-list > li');
    assert.ok((await items.count()) >= 20);
    const heights = await items.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
    const [middle, highest] = [0.5, 1].map((part) => heights.toSorted((a, b) => a - b)[Math.ceil(part * heights.length) - 1]);
    assert.ok(middle < PHONE.height / 4 && highest < PHONE.height / 3, `${middle}, ${highest}`);
    for (const item of await items.all()) assert.equal(await item.locator('a').count(), 1);
    const hours = page.locator('.ms-item', { hasText: pattern('duur.week#other') });
    assert.ok((await hours.count()) > 10);
  });
});

describe('the page of a vacancy', () => {
  const ORDER = [
    'vraag.taken',
    'vraag.wanneer',
    'vraag.waar',
    'vraag.toegang',
    'vraag.met-wie',
    'vraag.vergoeding',
    'vraag.training',
    'vraag.leren',
    'vraag.verzekering',
    'vraag.vaardigheden',
    'vraag.taalniveau',
    'vraag.vog',
    'vraag.leeftijd',
    'vraag.wie-weet-meer',
    'vraag.aantal',
  ];
  const questions = (page) => page.locator('.ms-answer__question').allInnerTexts();
  const answer = (page, key, lang) =>
    page.locator('.ms-answer', { has: page.locator('dt', { hasText: new RegExp(`^${words(key, {}, lang)}$`) }) });

  test('answers in the order in which one asks, in every language', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const fullest = (await vacancies()).find((it) => it.training && it.vergoeding !== 'geen' && it.plek && it.leren);
    for (const lang of ['nl', 'fy', 'en']) {
      await page.goto(inLanguage(lang, `${LIST}/${fullest.id}`));
      const asked = (await questions(page)).map((it) => it.trim());
      const expected = ORDER.map((key) => words(key, {}, lang)).filter((it) => asked.includes(it));
      assert.deepEqual(asked, expected, lang);
      assert.ok(asked.length >= 12, `${asked}`);
      const allowance = await answer(page, 'vraag.vergoeding', lang).innerText();
      assert.match(allowance, pattern('vergoeding.hooguit', lang));
    }
    // Who to call, and when somebody looked, come after; then what belongs to it.
    await page.goto(`${LIST}/${fullest.id}`);
    const tops = [];
    for (const selector of ['.ms-answers', '.ms-actions', '.ms-checked']) {
      tops.push((await page.locator(selector).first().boundingBox()).y);
    }
    assert.deepEqual(tops, tops.toSorted((a, b) => a - b));
  });

  test('says of which year the amounts are, unless it is this year', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const { vergoeding } = (await site.server.json('/v1/gemeente')).vrijwilligers;
    const paid = (await vacancies()).find((it) => it.vergoeding && it.vergoeding !== 'geen');
    await page.goto(`${LIST}/${paid.id}`);
    const text = await answer(page, 'vraag.vergoeding').innerText();
    const says = text.includes(words('vergoeding.van', { jaar: String(vergoeding.jaar) }));
    assert.equal(says, vergoeding.jaar !== new Date().getFullYear());
    assert.equal(await page.locator(`.ms-answer a[href="${vergoeding.bron}"]`).count(), 1);
    const unpaid = (await vacancies()).find((it) => it.vergoeding === 'geen');
    await page.goto(`${LIST}/${unpaid.id}`);
    assert.ok(!pattern('vergoeding.hooguit').test(await answer(page, 'vraag.vergoeding').innerText()));
  });

  test('who is under 16 asks a parent, where that age may do it', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const all = await vacancies();
    const hint = words('leeftijd.ouder');
    for (const [from, asks] of [[14, true], [16, false], [18, false]]) {
      await page.goto(`${LIST}/${all.find((it) => it.vanafLeeftijd === from).id}`);
      assert.equal((await answer(page, 'vraag.leeftijd').innerText()).includes(hint), asks, String(from));
    }
    await page.goto(`${LIST}/${all.find((it) => it.vanafLeeftijd === undefined).id}`);
    assert.ok((await answer(page, 'vraag.leeftijd').innerText()).includes(hint));
  });

  test('who cannot be called or mailed has somebody who passes it on', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const guide = await site.server.json('/v1/gids');
    const reachable = ({ contact = {} } = {}) => Boolean(contact.telefoon || contact.email);
    const of = new Map(recordsOf(guide, 'organisatie').map((it) => [it.id, it]));
    const silent = (await vacancies()).find((it) => !reachable(it) && !reachable(of.get(it.organisatie)));
    await page.goto(`${LIST}/${silent.id}`);
    const { naam, email } = guide.gemeente.contact;
    assert.ok((await answer(page, 'vraag.wie-weet-meer').innerText()).includes(words('vacature.doorgeven', { naam })));
    assert.equal(await page.locator(`.ms-actions a[href="mailto:${email}"]`).count(), 1);
  });

  test('a training for it, and from the training back to it', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const section = (key) => page.locator('section', { has: page.getByRole('heading', { name: words(key) }) });
    const taught = (await vacancies()).find((it) => it.leren?.includes('koken voor een groep'));
    await page.goto(`${LIST}/${taught.id}`);
    const first = section('kun-je-leren').locator('.ms-item').first();
    assert.ok((await section('kun-je-leren').locator('.ms-reason').first().innerText()).startsWith(words('vraag.leren')));
    const name = await first.locator('.ms-item__title').innerText();
    await first.click();
    await page.waitForURL(/\/kennisbank\//);
    assert.equal(await title(page).innerText(), name);
    assert.ok((await section('kun-je-gebruiken').locator(`a[href^="${LIST}/"]`).count()) > 0);
  });
});

describe('the same with JavaScript and without internet', () => {
  /** What somebody without JavaScript reads there. */
  async function plain(t, server, address) {
    const visitor = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
    await visitor.open(address);
    return visitor.mainText();
  }

  test('a choice counts at once, and the device answers it', async (t) => {
    const visitor = await site.visitor(t, { viewport: DESKTOP });
    const { page } = visitor;
    await visitor.openWithGuide(LIST);
    const all = await count(page);
    await visitor.count();
    await unfold(page);
    for (const name of ['maatje', 'dagdeel', 'uren']) {
      const { input, promised } = await firstChoice(page, name, all + 1);
      await input.check();
      await page.waitForURL((url) => url.searchParams.has(name));
      await until(`${name} counts`, async () => (await count(page)) === promised);
      await unfold(page);
    }
    assert.deepEqual(visitor.requests.filter((it) => it.startsWith(LIST)), []);
    assert.deepEqual(visitor.problems, []);
  });

  test('lists and pages say the same offline', async (t) => {
    const server = await site.ownServer(t);
    const guide = await server.json('/v1/gids');
    const [one] = recordsOf(guide, 'vacature').filter((it) => it.training);
    const area = guide.gemeente.buurten[0].slug;
    const addresses = [
      `${LIST}?dag=zaterdag&dagdeel=ochtend&uren=4&vog=nee&gebied=${area}`,
      `${LIST}?vaardigheid=koken&leeftijd=16&volgorde=nieuw`,
      inLanguage('en', `${LIST}?leren=luisteren&taalniveau=B1`),
      `${LIST}/${one.id}?gebied=${area}`,
      inLanguage('fy', `${LIST}/${one.id}`),
    ];
    await withinOneMinute(async () => {
      if (!server.runs) await server.start();
      const texts = new Map();
      for (const address of addresses) texts.set(address, await plain(t, server, address));
      for (const lang of ['nl', 'fy', 'en']) {
        const visitor = await site.visitor(t, { server, viewport: PHONE });
        await visitor.openAlive(inLanguage(lang, '/'));
        await visitor.everything();
        await server.stop();
        for (const [address, text] of texts) {
          if (!address.startsWith(inLanguage(lang, LIST))) continue;
          await visitor.openAlive(address);
          await until(`${address} is the same`, async () => (await visitor.mainText()) === text);
        }
        await server.start();
      }
    });
  });
});
