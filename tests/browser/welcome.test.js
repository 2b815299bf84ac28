// The welcome pack of an area: what is in it, the checklist, for whom, in easy words, and all of it
// without internet after one visit.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from './support/axe.js';
import { DESKTOP, PHONE } from './support/browser.js';
import { inLanguage, pattern, words } from './support/settings.js';
import { useSite } from './support/site.js';

const AREA = 'oud-oost';
const PACK = `/welkom/${AREA}`;
const site = useSite();

/** The tasks in their order, as they stand on the page. */
const tasks = (page) => page.locator('.ms-task').evaluateAll((all) => all.map((it) => it.id));
const box = (page, task) => page.locator(`#${task} input[type=checkbox]`);
// A choice counts at once, and the list of suggestions is no select.
const counts = ({ ruleId, selector }) => ruleId === 'wcag/h32' || selector === '#zoek-lijst';
const progress = (page) => page.locator('.ms-tasks').locator('xpath=..').getByRole('status');

describe('a pack', () => {
  for (const javaScript of [true, false]) {
    test(`has everything that somebody new needs, ${javaScript ? 'with' : 'without'} JavaScript`, async (t) => {
      const visitor = await site.visitor(t, { javaScript });
      const { page } = visitor;
      await (javaScript ? visitor.openAlive(PACK) : page.goto(PACK));
      const parts = ['weken', 'uitleg', 'buurt', 'plekken', 'agenda', 'hulp', 'bellen', 'meedoen'];
      for (const part of parts) {
        const section = page.locator(`#${part}`);
        await section.getByRole('heading', { level: 2, name: words(`welkom.${part}`), exact: true }).waitFor();
        // The contents lead there.
        assert.equal(await page.locator(`.ms-contents a[href="#${part}"]`).count(), 1, part);
      }
      assert.ok(await page.locator('#buurt svg.ms-map').isVisible());
      // Each room says what today's hours are.
      const rooms = await page.locator('#plekken .ms-item').allInnerTexts();
      assert.ok(rooms.length >= 3);
      for (const room of rooms) assert.match(room, /\d{1,2}\.\d\d – \d{1,2}\.\d\d|dicht/i);
      assert.ok((await page.locator('#agenda .ms-item').count()) >= 5);
      assert.ok((await page.locator('#bellen a[href="tel:112"]').count()) === 1);
      assert.ok((await page.locator('#hulp .ms-theme').count()) >= 10);
      assert.ok((await page.locator('#meedoen .ms-item').count()) >= 3);
      assert.ok((await page.locator('#uitleg .ms-item').count()) >= 10);
    });
  }

  test('what is on is within four weeks', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false });
    await page.goto(PACK);
    const days = await page.locator('#agenda time').evaluateAll((all) => all.map((it) => it.dateTime));
    const last = Date.now() + 28 * 86_400_000;
    for (const day of days) assert.ok(Date.parse(day.slice(0, 10)) < last, day);
  });

  test('every link within the page leads to something on it', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false });
    await page.goto(PACK);
    const broken = await page.locator('a[href^="#"]').evaluateAll((all) =>
      all.map((it) => it.getAttribute('href')).filter((href) => !document.getElementById(href.slice(1))),
    );
    assert.deepEqual(broken, []);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((it) => it.id));
    assert.equal(new Set(ids).size, ids.length);
  });

  test('who opens it for the first time lives there from then on', async (t) => {
    const visitor = await site.visitor(t);
    await visitor.openAlive(PACK);
    await visitor.openAlive('/');
    await visitor.page.getByRole('heading', { level: 1, name: 'Oud-Oost' }).waitFor();
    // Who lives somewhere already keeps that.
    await visitor.openAlive('/welkom/zuid');
    await visitor.openAlive('/');
    await visitor.page.getByRole('heading', { level: 1, name: 'Oud-Oost' }).waitFor();
  });

  for (const viewport of [PHONE, { width: 768, height: 1024 }, DESKTOP]) {
    test(`can be used by everybody at ${viewport.width}`, async (t) => {
      const visitor = await site.visitor(t, { viewport, reducedMotion: 'reduce' });
      const found = [];
      for (const [name, path] of [['pack', PACK], ['block', `${PACK}/inschrijven`], ['packs', '/welkom']]) {
        await visitor.openAlive(path);
        await visitor.page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
        });
        found.push(...(await inspect(visitor.page, name, [viewport], counts)));
      }
      assert.deepEqual(found, []);
    });
  }
});

describe('the first weeks', () => {
  test('what is ticked off is counted and kept on the device, in every area and language', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openAlive(PACK);
    const all = await tasks(page);
    assert.ok(all.length >= 10);
    const said = (n, lang = 'nl') => words('welkom.weken.stand', { n: String(n), alle: String(all.length) }, lang);
    assert.equal((await progress(page).innerText()).trim(), said(0));
    await box(page, all[0]).check();
    await box(page, all[2]).check();
    await page.getByRole('status').filter({ hasText: said(2) }).waitFor();
    await visitor.openAlive(PACK);
    assert.ok(await box(page, all[0]).isChecked());
    assert.ok(!(await box(page, all[1]).isChecked()));
    await visitor.openAlive('/en/welkom/zuid');
    assert.ok(await box(page, all[2]).isChecked());
    await page.getByRole('status').filter({ hasText: said(2, 'en') }).waitFor();
    await box(page, all[2]).uncheck();
    await page.getByRole('status').filter({ hasText: said(1, 'en') }).waitFor();
  });

  test('all done is worth a word', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openAlive(PACK);
    for (const task of await tasks(page)) await box(page, task).check();
    await page.getByText(words('welkom.weken.klaar')).waitFor();
  });

  test('where a rule says by when, it says so and leads to the rule', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false });
    await page.goto(PACK);
    const due = page.locator('#blok-inschrijven .ms-due');
    assert.match(await due.innerText(), new RegExp(words('welkom.binnen', { n: 5 }).replaceAll('.', '\\.')));
    assert.match(await due.getByRole('link').getAttribute('href'), /^https:\/\/www\.rijksoverheid\.nl\//);
    await page.locator('#blok-inschrijven').getByRole('link', { name: words('welkom.taak.meer') }).click();
    await page.waitForURL(`**${PACK}/inschrijven`);
    assert.ok((await page.locator('#inhoud .ms-item').count()) > 0, 'a task shows who helps with it');
    await page.locator('.ms-back').click();
    await page.waitForURL(`**${PACK}`);
  });

  test('without JavaScript there is nothing to tick, and everything to read', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false });
    await page.goto(PACK);
    assert.equal(await page.locator('.ms-task input').count(), 0);
    assert.ok((await page.locator('.ms-task h3').count()) >= 10);
  });
});

describe('for whom', () => {
  test('what suits comes first, nothing is left out, and the device keeps it', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openAlive(PACK);
    const before = await tasks(page);
    await page.getByText(words('welkom.voor'), { exact: true }).first().click();
    await page.getByLabel(words('welkom.voor.kinderen')).check();
    await page.locator('.ms-task').first().filter({ hasText: words('welkom.voor-jou') }).waitFor();
    const after = await tasks(page);
    assert.notDeepEqual(after, before);
    assert.deepEqual(after.toSorted(), before.toSorted());
    await visitor.openAlive('/welkom/zuid');
    await page.locator('.ms-task').first().filter({ hasText: words('welkom.voor-jou') }).waitFor();
    assert.deepEqual(await tasks(page), after);
    assert.ok(await page.getByLabel(words('welkom.voor.kinderen')).isChecked());
    // Nothing of it is sent.
    assert.ok(!new URL(page.url()).search);
  });

  test('without JavaScript it is a form', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false });
    await page.goto(PACK);
    const before = await tasks(page);
    await page.getByText(words('welkom.voor'), { exact: true }).first().click();
    await page.getByLabel(words('welkom.voor.student'), { exact: true }).check();
    await page.getByLabel(words('welkom.voor.mantelzorg')).check();
    await page.getByRole('button', { name: words('welkom.voor.knop') }).click();
    await page.waitForURL('**?voor=student&voor=mantelzorg');
    assert.notDeepEqual(await tasks(page), before);
    assert.deepEqual((await tasks(page)).toSorted(), before.toSorted());
  });

  test('an address that says it wins until somebody chooses', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openAlive(`${PACK}?voor=student`);
    await visitor.everything();
    assert.ok(await page.getByLabel(words('welkom.voor.student'), { exact: true }).isChecked());
    await page.getByLabel(words('welkom.voor.65-plus')).check();
    await page.waitForURL((url) => !url.search.includes('voor'));
    assert.ok(await page.getByLabel(words('welkom.voor.student'), { exact: true }).isChecked());
    assert.ok(await page.getByLabel(words('welkom.voor.65-plus')).isChecked());
  });
});

describe('easy words', () => {
  test('are one tap away where they are written', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openAlive(PACK);
    const text = page.locator('#inhoud .ms-prose');
    const waste = page.locator('#uitleg').getByRole('link', { name: 'Afval', exact: true });
    await waste.click();
    await page.waitForURL(`**${PACK}/afval`);
    const plain = await text.textContent();
    await visitor.openAlive(PACK);
    await page.getByRole('link', { name: words('welkom.makkelijk') }).click();
    await page.getByRole('link', { name: words('welkom.gewoon') }).waitFor();
    // The choice goes along.
    await waste.click();
    await page.waitForURL(`**${PACK}/afval?makkelijk=ja`);
    await page.getByRole('link', { name: words('welkom.gewoon') }).waitFor();
    const easy = await text.textContent();
    assert.notEqual(easy, plain);
    const sentences = easy.split(/[.!?:]\s*/).filter(Boolean);
    for (const sentence of sentences) assert.ok(sentence.split(/\s+/).length <= 9, sentence);
  });
});

describe('searching', () => {
  test('finds a block, asks for the area when nobody knows it, and leads there', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openWithGuide('/zoeken?q=vuilnis');
    const found = page.locator('main .ms-item', { hasText: 'Afval' }).first();
    await found.click();
    await page.waitForURL('**/welkom?blok=afval');
    await page.locator('main .ms-item', { hasText: 'Zuid' }).first().click();
    await page.waitForURL('**/welkom/zuid/afval');
    await page.getByRole('heading', { level: 1, name: 'Afval', exact: true }).waitFor();
    // Who lives somewhere gets there at once.
    await visitor.openWithGuide('/?gebied=oud-oost');
    await visitor.openWithGuide('/zoeken?q=vuilnis');
    await found.click();
    await page.waitForURL('**/welkom/oud-oost/afval');
  });

  test('works in the newcomer\'s own language', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false });
    await page.goto('/ar/zoeken?q=طبيب&vanuit=zuid');
    await page.locator('main .ms-item', { hasText: 'إلى الطبيب' }).first().click();
    await page.waitForURL('**/ar/welkom/zuid/huisarts?gebied=zuid');
  });
});

describe('after one visit', () => {
  test('the line says that it works without internet, and it does', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    await visitor.openAlive(PACK);
    await visitor.everything();
    await page.getByText(words('welkom.bewaard')).waitFor();
    await server.stop();
    await visitor.openAlive(PACK);
    await page.locator('.ms-line--offline').waitFor();
    await page.getByRole('heading', { level: 1, name: words('welkom.titel', { gebied: 'Oud-Oost' }) }).waitFor();
    await box(page, 'blok-inschrijven').check();
    await visitor.openAlive(PACK);
    assert.ok(await box(page, 'blok-inschrijven').isChecked());
  });

  test('without internet every page of the area opens', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    // One cold scan, and nothing else.
    await visitor.openAlive(PACK);
    await visitor.everything();
    await server.stop();
    const missing = [words('niet-gevonden'), words('geen-kopie')];
    const seen = new Set();
    const failed = [];
    // Pages that only the server has, files, and what leads out of the area.
    const leave = /^\/(?:pkg\/|controleer|bevestig|beeld\/)|\.ics$|\/pakket$/;
    const walk = async (address, depth) => {
      const { pathname, search } = new URL(address, server.url);
      if (seen.has(pathname + search) || leave.test(pathname)) return;
      seen.add(pathname + search);
      await visitor.openAlive(pathname + search);
      const heading = await page.getByRole('heading', { level: 1 }).innerText();
      if (missing.includes(heading.trim())) failed.push(pathname);
      if (depth === 0) return;
      const links = await page.locator('#inhoud a[href^="/"]').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
      for (const link of links) {
        // One of each address, whatever its query: what is chosen on a list has tests of its own.
        if (!seen.has(new URL(link, server.url).pathname)) {
          seen.add(new URL(link, server.url).pathname);
          await walk(link, depth - 1);
        }
      }
    };
    await walk(PACK, 1);
    await walk(`/gebied/${AREA}`, 1);
    await walk(`/activiteiten?gebied=${AREA}`, 1);
    await walk(`/plekken?gebied=${AREA}`, 1);
    assert.ok(seen.size >= 60, `${seen.size} pages`);
    assert.deepEqual(failed, []);
  });
});

describe('in other languages', () => {
  test('the choice stands on top and leads to the same pack', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openAlive(PACK);
    await page.locator('.ms-languages').getByRole('link', { name: 'English' }).click();
    await page.waitForURL(`**${inLanguage('en', PACK)}`);
    await page.getByRole('heading', { level: 1, name: pattern('welkom.titel', 'en') }).waitFor();
    await visitor.openAlive(inLanguage('en', `${PACK}/inschrijven`));
    assert.equal(await page.locator('.ms-prose[lang]').count(), 0, 'the block is translated');
  });
});
