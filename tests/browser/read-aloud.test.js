// Reading aloud: only by a voice of the very language that is on the device, sentence by sentence, with
// the sentence marked. The device's voice is a stand-in: support/voices.js.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { everyKindOfPage, recordsOf } from './support/addresses.js';
import { violations } from './support/axe.js';
import { DESKTOP, PHONE, until } from './support/browser.js';
import { words } from './support/settings.js';
import { useSite } from './support/site.js';
import { brokenOff, ended, endedAll, said, speaking, voice, voicesAre, withVoices } from './support/voices.js';

const site = useSite();

const DUTCH = [voice('nl-NL')];
const SMALL = { width: 320, height: 640 };

/** Somebody whose device has these voices. */
const come = async (t, address, { voices = DUTCH, ...wishes } = {}) => {
  const visitor = await site.visitor(t, { reducedMotion: 'reduce', ...wishes });
  await withVoices(visitor, voices);
  await visitor.openWithGuide(address);
  return { visitor, page: visitor.page };
};

const opener = (page, lang) => page.getByRole('banner').getByRole('button', { name: words('voorlezen', {}, lang) });
const bar = (page, lang) => page.getByRole('region', { name: words('voorlezen.balk', {}, lang) });
const press = (page, key) => bar(page).getByRole('button', { name: words(`voorlezen.${key}`) }).click();

/** Somebody who hears the page. */
const listen = async (t, address, wishes) => {
  const somebody = await come(t, address, wishes);
  await opener(somebody.page).click();
  return somebody;
};

/** The rest of the page, to its end; all that was said. */
const toTheEnd = async (page) => {
  await endedAll(page);
  return (await said(page)).map(({ text }) => text);
};

/** What is marked: the words, and whether they are in sight, above the bar. */
const marked = (page) =>
  page.evaluate(() => {
    const [range] = globalThis.CSS.highlights.get('voorgelezen') ?? [];
    if (!range) return null;
    const { top, bottom } = range.getBoundingClientRect();
    const end = document.querySelector('.ms-reader').getBoundingClientRect().top;
    return { text: range.toString().replaceAll(/\s+/g, ' '), inSight: top >= 0 && bottom <= end };
  });

const isOver = async (page) => {
  assert.equal(await speaking(page), null, 'nothing is said');
  assert.equal(await marked(page), null, 'nothing is marked');
  assert.equal(await bar(page).count(), 0, 'no bar');
};

/** Other pages of the site were asked after the script: whatever it had to show, it would have shown. */
const hasAskedForVoices = (page) => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/voorlezen.')));

/** The place with the most words. */
const place = async () => {
  const places = recordsOf(await site.server.json('/v1/gids'), 'plek');
  return places.reduce((most, it) => (JSON.stringify(it).length > JSON.stringify(most).length ? it : most));
};

describe('whether it is offered', () => {
  for (const [what, address, voices] of [
    ['no voice', '/', []],
    ['a voice of another language', '/', [voice('en-GB'), voice('fy-NL')]],
    ['a Dutch voice on a Frisian page', '/fy', DUTCH],
    ['a Dutch voice on an English page', '/en', DUTCH],
    ['a voice that sends what it reads to a company', '/', [voice('nl-NL', { localService: false, default: true })]],
  ]) {
    test(`${what}: no button`, async (t) => {
      const { visitor, page } = await come(t, address, { voices });
      await until('the script is there', () => hasAskedForVoices(page));
      // Another page, so that the script has had its say.
      await page.locator('nav.ms-nav a').nth(2).click();
      await page.waitForURL('**/hulp*');
      assert.equal(await page.locator('.ms-reader__open').count(), 0);
      assert.deepEqual(visitor.problems, []);
    });
  }

  test('a voice may come later, and go', async (t) => {
    for (const viewport of [SMALL, PHONE, DESKTOP]) {
      const { page } = await come(t, '/', { voices: [], viewport });
      const height = () => page.locator('header').evaluate((it) => it.getBoundingClientRect().height);
      const before = await height();
      await until('the script is there', () => hasAskedForVoices(page));
      await voicesAre(page, DUTCH);
      await opener(page).waitFor();
      assert.equal(await height(), before, `nothing moves at ${viewport.width}`);
      await voicesAre(page, []);
      await opener(page).waitFor({ state: 'detached' });
    }
  });

  test('on every kind of page, and it reads there', async (t) => {
    const { visitor, page } = await come(t, '/');
    for (const [address, status] of await everyKindOfPage(site.server, { variations: false })) {
      visitor.problems.length = 0;
      await visitor.openWithGuide(address);
      await opener(page).click();
      const [title = ''] = await page.locator('main h1').allInnerTexts();
      const all = await toTheEnd(page);
      // What is in a language without a voice takes its time.
      if (address === '/instellingen') await press(page, 'stop');
      assert.ok(all.length > 2, `${address}: ${all}`);
      assert.ok(all.join(' ').includes(title.replaceAll(/\s+/g, ' ')), address);
      await isOver(page);
      const own = visitor.problems.filter((problem) => !(status >= 400 && problem.includes(`status of ${status}`)));
      assert.deepEqual(own, [], address);
    }
  });

  test('without JavaScript there is no button', async (t) => {
    const visitor = await site.visitor(t, { javaScript: false });
    await visitor.open('/privacy');
    assert.equal(await visitor.page.getByRole('banner').getByRole('button', { name: words('voorlezen') }).count(), 0);
  });

  test('without internet', async (t) => {
    const server = await site.ownServer(t);
    const { visitor, page } = await come(t, '/', { server });
    await visitor.everything();
    await server.stop();
    await visitor.openAlive('/hulp');
    await opener(page).click();
    assert.ok(await speaking(page));
  });
});

describe('which voice', () => {
  for (const [what, voices, wanted] of [
    ['the one that the device prefers', [voice('nl-NL'), voice('nl-BE', { default: true })], 'stem nl-BE'],
    ['else one of the country', [voice('nl-BE'), voice('nl-NL')], 'stem nl-NL'],
    ['else any of the language', [voice('en-GB'), voice('nl-BE')], 'stem nl-BE'],
    ['never one that is online', [voice('nl-NL', { localService: false, name: 'ver' }), voice('nl')], 'stem nl'],
  ]) {
    test(what, async (t) => {
      const { page } = await listen(t, '/privacy', { voices });
      assert.equal((await said(page))[0].voice, wanted);
    });
  }

  test('Android writes languages in another way', async (t) => {
    const { page } = await listen(t, '/privacy', { voices: [voice('nl_NL')] });
    assert.equal((await said(page))[0].lang, 'nl-NL');
  });

  test('Dutch in an English page is read by a Dutch voice', async (t) => {
    const { page } = await come(t, `/en/plekken/${(await place()).id}`, { voices: [voice('en-GB'), voice('nl-NL')] });
    await opener(page, 'en').click();
    await toTheEnd(page);
    const all = await said(page);
    const dutch = await page.locator('main [lang=nl]').allInnerTexts();
    assert.ok(dutch.length > 0);
    const read = (lang) => all.filter((it) => it.lang === lang).map(({ text }) => text).join(' ');
    for (const text of dutch) assert.ok(read('nl-NL').includes(text.replaceAll(/\s+/g, ' ')), text);
    assert.ok(all.every(({ lang, voice }) => voice === `stem ${lang}`));
    assert.match(read('en-GB'), /Opening hours/);
  });

  test('without a Dutch voice it is marked for a moment, and the rest is read', async (t) => {
    const [vacancy] = recordsOf(await site.server.json('/v1/gids'), 'vacature');
    const { page } = await come(t, `/en/vrijwilligerswerk/${vacancy.id}`, { voices: [voice('en-GB')] });
    await page.clock.install();
    await opener(page, 'en').click();
    const dutch = new Set();
    for (let step = 0; await bar(page, 'en').count(); step += 1) {
      assert.ok(step < 1000, 'it comes to an end');
      if (await ended(page)) continue;
      const now = await marked(page);
      if (!now) continue;
      dutch.add(now.text);
      await page.clock.runFor(2000);
    }
    // Names stand in English lines as well.
    const sentences = [...dutch].filter((text) => text.length > 25);
    assert.ok(sentences.length > 0, [...dutch].join('|'));
    const all = await said(page);
    assert.ok(all.length > 5 && all.every(({ lang }) => lang === 'en-GB'));
    assert.deepEqual(all.filter(({ text }) => sentences.includes(text)), []);
  });
});

describe('what is read', () => {
  test('every sentence once, in order', async (t) => {
    const { page } = await listen(t, '/privacy');
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ').trim();
    const all = await toTheEnd(page);
    assert.equal(all.join(' '), text);
    // A paragraph of two sentences is read in two.
    assert.ok(all.length > (await page.locator('main :is(h1, h2, p)').count()));
    assert.ok((await said(page)).every(({ ended, rate }) => ended === 'end' && rate === 1));
  });

  test('what is folded is not, until it is unfolded', async (t) => {
    const { page } = await listen(t, '/hulp');
    const fold = page.locator('main details.ms-topic').first();
    const summary = await fold.locator('summary').innerText();
    const inside = await fold.evaluate((it) => [...it.querySelectorAll('a')].map(({ textContent }) => textContent.trim()));
    const closed = await toTheEnd(page);
    assert.ok(closed.includes(summary.trim()));
    assert.deepEqual(inside.filter((text) => closed.includes(text)), []);

    await opener(page).click();
    // While it reads.
    await fold.locator('summary').click();
    const open = await toTheEnd(page);
    assert.deepEqual(inside.filter((text) => !open.includes(text)), []);
  });

  test('no buttons, filters or ways back, and each fact by itself', async (t) => {
    const { page } = await listen(t, '/activiteiten', { viewport: DESKTOP });
    const all = await toTheEnd(page);
    const fact = await page.locator('main .ms-fact').first().innerText();
    assert.ok(all.includes(fact.trim()), fact);
    const filters = await page.locator('.ms-filter .ms-choice__label').allInnerTexts();
    assert.ok(filters.length > 10);
    assert.ok(!all.join('\n').includes(filters.slice(0, 3).join('\n')));
    assert.ok(!all.includes(words('bewaren.knop')));
  });

  test('the leaf of a calendar is one thing', async (t) => {
    const { page } = await listen(t, `/plekken/${(await place()).id}`);
    const all = await toTheEnd(page);
    const leaf = await page.locator('main .ms-date').first().textContent();
    assert.ok(all.includes(leaf.replaceAll(/\s+/g, ' ').trim()), leaf);
  });
});

describe('the sentence is marked', () => {
  for (const viewport of [PHONE, DESKTOP]) {
    test(`and in sight, at ${viewport.width}`, async (t) => {
      const { page } = await listen(t, `/plekken/${(await place()).id}`, { viewport });
      let count = 0;
      for (let text = await speaking(page); text; text = await ended(page)) {
        assert.deepEqual(await marked(page), { text, inSight: true });
        count += 1;
      }
      assert.ok(count > 20, `${count} sentences`);
      await isOver(page);
    });
  }

  test('by its block, where a browser cannot mark a part', async (t) => {
    const visitor = await site.visitor(t);
    await withVoices(visitor, DUTCH);
    await visitor.context.addInitScript(() => {
      delete window.Highlight;
    });
    await visitor.openWithGuide('/privacy');
    const { page } = visitor;
    await opener(page).click();
    for (let text = await speaking(page); text; text = await ended(page)) {
      const block = await page.locator('[data-voorgelezen]').innerText();
      assert.ok(block.includes(text), `${block}: ${text}`);
    }
    assert.equal(await page.locator('[data-voorgelezen]').count(), 0);
  });
});

describe('the bar', () => {
  test('a pause, and the same sentence again', async (t) => {
    const { page } = await listen(t, '/privacy');
    const second = await ended(page);
    await press(page, 'pauze');
    assert.equal(await speaking(page), null);
    assert.equal((await marked(page)).text, second);
    await press(page, 'door');
    assert.equal(await speaking(page), second);
    const third = await ended(page);
    assert.notEqual(third, second);
    assert.deepEqual((await said(page)).map(({ text, ended }) => [text === second, ended]).slice(1, 4), [[true, 'cancel'], [true, 'end'], [false, undefined]]);
  });

  test('slower, and as before', async (t) => {
    const { page } = await listen(t, '/privacy');
    const first = await speaking(page);
    const slow = bar(page).getByRole('button', { name: words('voorlezen.langzaam') });
    for (const [pressed, rate] of [['true', 0.75], ['false', 1]]) {
      await slow.click();
      assert.equal(await slow.getAttribute('aria-pressed'), pressed);
      const last = (await said(page)).at(-1);
      assert.deepEqual([last.text, last.rate], [first, rate]);
      await ended(page);
      assert.equal((await said(page)).at(-1).rate, rate);
      await press(page, 'vorige');
    }
    // While it pauses nothing is said.
    await press(page, 'pauze');
    await slow.click();
    assert.equal(await speaking(page), null);
    await press(page, 'door');
    assert.equal((await said(page)).at(-1).rate, 0.75);
  });

  test('a sentence back and on', async (t) => {
    const { page } = await listen(t, '/privacy');
    const first = await speaking(page);
    await press(page, 'volgende');
    const second = await speaking(page);
    assert.notEqual(second, first);
    await press(page, 'vorige');
    assert.equal(await speaking(page), first);
    await press(page, 'vorige');
    assert.equal(await speaking(page), first, 'before the first is the first');
    await press(page, 'pauze');
    await press(page, 'volgende');
    assert.equal(await speaking(page), second, 'also out of a pause');
    assert.equal((await marked(page)).text, second);
  });

  test('stop clears all', async (t) => {
    const { page } = await listen(t, '/privacy');
    await ended(page);
    await press(page, 'stop');
    await isOver(page);
    // It begins anew.
    await opener(page).click();
    assert.equal(await speaking(page), (await said(page))[0].text);
    assert.equal(await bar(page).count(), 1);
  });

  test('what the device breaks off waits', async (t) => {
    const { page } = await listen(t, '/privacy');
    const first = await speaking(page);
    await brokenOff(page);
    assert.equal(await speaking(page), null);
    await press(page, 'door');
    assert.equal(await speaking(page), first);
  });

  test('by keyboard, and the page stays where it is', async (t) => {
    const { page } = await come(t, '/privacy');
    await opener(page).focus();
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    assert.equal(await focused(), words('voorlezen.pauze'));
    await page.keyboard.press('Enter');
    assert.equal(await focused(), words('voorlezen.door'));
    const from = await page.evaluate(() => scrollY);
    for (const key of ['volgende', 'langzaam', 'stop']) {
      await page.keyboard.press('Tab');
      assert.equal(await focused(), words(`voorlezen.${key}`));
    }
    assert.equal(await page.evaluate(() => scrollY), from);
    await page.keyboard.press('Escape');
    await isOver(page);
    assert.equal(await focused(), words('voorlezen'));
  });

  test('nothing of it on paper', async (t) => {
    const { page } = await listen(t, '/privacy');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.ms-reader').isVisible(), false);
    assert.equal(await page.locator('.ms-reader__open').isVisible(), false);
  });

  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [PHONE, DESKTOP]) {
      test(`WCAG 2.2 AA as far as a program can tell: ${viewport.width}, ${colorScheme}`, async (t) => {
        const { page } = await listen(t, '/privacy', { viewport, colorScheme });
        assert.deepEqual(await violations(page), []);
        await bar(page).getByRole('button', { name: words('voorlezen.langzaam') }).click();
        assert.deepEqual(await violations(page), []);
      });
    }
  }

  for (const [what, viewport, query] of [
    ['a phone', PHONE, ''],
    ['a small phone', SMALL, ''],
    ['a small phone with the largest letters', SMALL, '?tekst=groter'],
    ['a phone on its side', { width: 640, height: 360 }, ''],
    ['a desktop', DESKTOP, ''],
  ]) {
    test(`covers nothing: ${what}`, async (t) => {
      const { page } = await listen(t, `/privacy${query}`, { viewport });
      const found = await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
        const box = (it) => it.getBoundingClientRect();
        const reader = box(document.querySelector('.ms-reader'));
        const nav = document.querySelector('.ms-nav');
        const end = getComputedStyle(nav).position === 'fixed' ? box(nav).top : innerHeight;
        const buttons = [...document.querySelectorAll('.ms-reader button, .ms-reader__open')];
        const words = [...document.querySelectorAll('.ms-reader span')];
        return {
          // Less than a pixel may lie under the bar with the five ways in, which stands above it.
          overlapsNav: reader.bottom > end + 1,
          farFromNav: reader.bottom < end - 40,
          coversEnd: [...document.querySelectorAll('.ms-footer a, .ms-footer p')].some((it) => box(it).bottom > reader.top),
          wide: document.documentElement.scrollWidth > innerWidth || reader.left < 0 || reader.right > innerWidth,
          small: buttons.filter((it) => box(it).width < 48 || box(it).height < 48).map((it) => it.textContent),
          cut: words.filter((it) => box(it).left < box(it.parentElement).left - 1 || box(it).right > box(it.parentElement).right + 1).map((it) => it.textContent),
        };
      });
      assert.deepEqual(found, { overlapsNav: false, farFromNav: false, coversEnd: false, wide: false, small: [], cut: [] });
    });
  }
});

describe('while the page changes', () => {
  test('another page: it stops', async (t) => {
    const { page } = await listen(t, '/');
    await ended(page);
    await page.locator('nav.ms-nav a').nth(1).click();
    await page.waitForURL('**/activiteiten*');
    await bar(page).waitFor({ state: 'detached' });
    await isOver(page);
    await opener(page).click();
    assert.equal(await speaking(page), await page.locator('main h1').innerText());
    await page.goBack();
    await bar(page).waitFor({ state: 'detached' });
    await isOver(page);
  });

  test('another choice on the same page: it stops', async (t) => {
    const { page } = await listen(t, '/activiteiten', { viewport: DESKTOP });
    await ended(page);
    await page.locator('.ms-filter__form input[name=kosten][value=gratis]').check();
    await page.waitForURL('**kosten=gratis*');
    await bar(page).waitFor({ state: 'detached' });
    await isOver(page);
  });

  test('the same page made again: it goes on with the next sentence', async (t) => {
    const { page } = await listen(t, `/plekken/${(await place()).id}`);
    for (let step = 0; step < 4; step += 1) await ended(page);
    const before = await speaking(page);
    // Nothing is left of what the marked sentence stood in.
    await page.evaluate(() => {
      for (const it of document.querySelectorAll('main p, main dt, main dd, main span')) it.replaceWith(it.cloneNode(true));
    });
    await page.getByRole('button', { name: words('bewaren.knop') }).click();
    await page.getByRole('button', { name: words('bewaren.bewaard') }).waitFor();
    await until('it is marked again', async () => (await marked(page))?.text === before);
    assert.equal(await speaking(page), before);
    assert.ok(await bar(page).isVisible());
    const all = await toTheEnd(page);
    await opener(page).click();
    const anew = (await toTheEnd(page)).slice(all.length);
    assert.deepEqual(all, anew);
  });

  test('the header made again keeps the button and the focus', async (t) => {
    const { page } = await come(t, `/plekken/${(await place()).id}`);
    await page.getByRole('button', { name: words('bewaren.knop') }).waitFor();
    await opener(page).focus();
    await page.evaluate((text) => [...document.querySelectorAll('main button')].find((it) => it.textContent.includes(text)).click(), words('bewaren.knop'));
    await page.getByRole('button', { name: words('bewaren.bewaard') }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), words('voorlezen'));
  });
});
