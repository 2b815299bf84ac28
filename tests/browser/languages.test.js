// Eight languages, one of them from right to left: the direction, the width, what stays Dutch, what is kept for
// when there is no internet, and how somebody finds their own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { everyKindOfPage, recordsOf } from './support/addresses.js';
import { DESKTOP, PHONE, until } from './support/browser.js';
import { inLanguage, languages, siteFolder, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

const box = (locator) => locator.evaluate((it) => it.getBoundingClientRect().toJSON());
const mirrored = (locator) => locator.evaluate((it) => new DOMMatrix(getComputedStyle(it).transform).a === -1);

/** The languages themselves, as their files say. */
const own = Object.fromEntries(
  languages.map((lang) => {
    const file = readFileSync(new URL(`../../app/locales/${lang}.toml`, import.meta.url), 'utf8');
    return [lang, (key) => new RegExp(`^"deze-taal.${key}" = "(.*)"$`, 'm').exec(file)[1]];
  }),
);

describe('from right to left', () => {
  test('a page is mirrored: name, bar, arrows', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto('/ar');
    assert.deepEqual(await page.locator('html').evaluate(({ lang, dir }) => [lang, dir]), ['ar', 'rtl']);
    const brand = await box(page.locator('.ms-brand'));
    const language = await box(page.locator('.ms-tool'));
    assert.ok(brand.left > language.right);
    const bar = await page.locator('nav.ms-nav a').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().left));
    assert.equal(bar.length, 5);
    assert.deepEqual(bar, bar.toSorted((one, other) => other - one));
    const more = page.locator('.ms-more .ms-icon--turns').first();
    assert.ok(await mirrored(more));
    // The way on hangs after the last word, at its left.
    const link = await more.evaluate((icon) => {
      const range = document.createRange();
      range.selectNodeContents(icon.parentElement);
      const text = [...icon.parentElement.childNodes].find((it) => it.nodeType === Node.TEXT_NODE);
      range.selectNode(text);
      return [icon.getBoundingClientRect().left, range.getBoundingClientRect().left];
    });
    assert.ok(link[0] < link[1]);
  });

  test('a way back and pages of a list point the other way, what unfolds does not', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: DESKTOP });
    const [help] = recordsOf(await site.server.json('/v1/gids'), 'hulp');
    await page.goto(`/ar/hulp/${help.id}`);
    assert.ok(await mirrored(page.locator('.ms-back .ms-icon').first()));
    await page.goto('/ar/plekken?pagina=2');
    assert.ok(await mirrored(page.locator('.ms-paging .ms-icon').first()));
    const unfolds = page.locator('.ms-filter__summary > .ms-icon').last();
    assert.equal(await unfolds.evaluate((it) => getComputedStyle(it).transform), 'none');
  });

  test('on a map west stays left', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: DESKTOP });
    const places = [];
    for (const address of ['/plekken', '/ar/plekken']) {
      await page.goto(address);
      const map = await box(page.locator('.ms-places'));
      places.push(await page.locator('.ms-pin').evaluateAll((all, left) => all.map((it) => Math.round(it.getBoundingClientRect().left - left)), map.left));
    }
    assert.ok(places[0].length > 3);
    assert.deepEqual(places[1], places[0]);
    const moves = page.locator('.ms-places__moves .ms-places__move');
    for (const icon of await moves.locator('.ms-icon').all()) assert.ok(!(await mirrored(icon)));
    const [west, east] = [page.getByRole('link', { name: words('kaart.naar-links', {}, 'ar') }), page.getByRole('link', { name: words('kaart.naar-rechts', {}, 'ar') })];
    if (await west.count()) assert.ok((await box(west)).left < (await box(east)).left);
  });

  test('numbers of telephones keep the order of their parts', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto('/ar/hulp?alles=ja');
    const calls = page.locator('.ms-offer__call a[href^="tel:"] .nl-button__label');
    assert.ok((await calls.count()) > 3);
    for (const call of (await calls.all()).slice(0, 5)) {
      const lefts = await call.evaluate((label) => {
        const text = label.firstChild;
        const places = [];
        for (const [at, letter] of [...text.data].entries()) {
          if (!/[0-9]/.test(letter)) continue;
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const { left, top } = range.getBoundingClientRect();
          places.push(top * 10_000 + left);
        }
        return places;
      });
      assert.ok(lefts.length >= 10);
      assert.deepEqual(lefts, lefts.toSorted((one, other) => one - other));
    }
  });

  for (const lang of ['nl', 'ar']) {
    test(`${lang}: no icon lies over words`, async (t) => {
      const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
      for (const [path] of await everyKindOfPage(site.server)) {
        await page.goto(inLanguage(lang, path));
        assert.deepEqual(await page.evaluate(coveredWords), [], path);
      }
    });
  }

  test('what is suggested opens below its field', async (t) => {
    const visitor = await site.visitor(t, { viewport: DESKTOP });
    const { page } = visitor;
    await visitor.openWithGuide('/ar');
    await page.locator('#zoek').pressSequentially('eten');
    await page.locator('#zoek-lijst [role=option]').first().waitFor();
    const [form, list] = [await box(page.locator('.ms-search')), await box(page.locator('#zoek-lijst'))];
    assert.ok(Math.abs(form.left - list.left) < 2 && Math.abs(form.right - list.right) < 2 && list.top >= form.bottom, JSON.stringify([form, list]));
  });
});

describe('it fits', () => {
  for (const lang of ['ar', 'ti', 'uk', 'pl', 'tr']) {
    test(`${lang}: no scrolling sideways, and nothing cut off at either side`, async (t) => {
      const { page } = await site.visitor(t, { javaScript: false });
      const found = [];
      for (const [path] of await everyKindOfPage(site.server, { variations: false })) {
        await page.goto(inLanguage(lang, path));
        for (const width of [320, 360, 768, 1280]) {
          await page.setViewportSize({ width, height: 740 });
          const wide = await page.evaluate(() => {
            for (const fold of document.querySelectorAll('details')) fold.open = true;
            const { scrollWidth, clientWidth } = document.documentElement;
            // A row of chips scrolls by itself.
            const scrolls = (it) => it !== document.body && (['auto', 'scroll'].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
            const seen = (it) => it.checkVisibility() && !it.closest('svg, .ms-visually-hidden, .ms-places__skip, .nl-skip-link') && !scrolls(it);
            const out = [...document.querySelectorAll('body *')].filter((it) => {
              const { left, right, width } = it.getBoundingClientRect();
              return width > 1 && seen(it) && (right > clientWidth + 1 || left < -1);
            });
            return scrollWidth > clientWidth || out.length > 0 ? `${scrollWidth} > ${clientWidth}: ${out.at(-1)?.outerHTML.slice(0, 160)}` : null;
          });
          if (wide) found.push(`${path} at ${width}: ${wide}`);
        }
      }
      assert.deepEqual(found, []);
    });
  }
});

describe('content that is not translated', () => {
  for (const lang of ['ar', 'uk', 'tr']) {
    test(`${lang}: stands there in Dutch, and says so`, async (t) => {
      const { page } = await site.visitor(t, { javaScript: false });
      const found = [];
      for (const [path] of await everyKindOfPage(site.server, { variations: false })) {
        await page.goto(inLanguage(lang, path));
        // Sentences without a mark; a name alone is what it is in every language. Turkish has Latin letters too,
        // and is told from Dutch by the small words.
        const unmarked = await page.evaluate(() => {
          const small = /\b(een|het|niet|voor|met|van|je|en|bij|wij)\b/gi;
          const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          const all = [];
          while (texts.nextNode()) {
            const { data, parentElement } = texts.currentNode;
            if (parentElement.closest('[lang]').lang !== document.documentElement.lang || parentElement.closest('.ms-footer, svg, script')) continue;
            if ((data.match(small) ?? []).length >= 3) all.push(data.trim());
          }
          return all;
        });
        for (const text of unmarked) found.push(`${path}: ${text}`);
      }
      assert.deepEqual(found, []);
      const dutchOnly = recordsOf(await site.server.json('/v1/gids'), 'organisatie').find(({ naam }) => Object.keys(naam).length === 1);
      await page.goto(`/${lang}/organisaties/${dutchOnly.id}`);
      assert.equal(await page.locator('h1 [lang=nl]').innerText(), dutchOnly.naam.nl);
    });
  }
});

describe('without internet', () => {
  /** Which texts are kept. */
  const kept = (page) =>
    page.evaluate(async () => {
      const found = [];
      for (const name of (await caches.keys()).filter((it) => it.startsWith('mienskip-site-'))) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(/\/locale-(..)\./.exec(url)?.[1]);
      }
      return found.filter(Boolean).toSorted();
    });

  for (const lang of ['uk', 'ar']) {
    test(`${lang}: who reads it reads on in it, and its texts are the only ones beside the Dutch`, async (t) => {
      const server = await site.ownServer(t);
      const visitor = await site.visitor(t, { server, viewport: PHONE });
      const { page } = visitor;
      await visitor.openWithGuide(`/${lang}`);
      await visitor.everything();
      await until('its texts are kept', async () => (await kept(page)).includes(lang));
      assert.deepEqual(await kept(page), [lang, 'nl'].toSorted());
      await server.stop();
      await page.goto(`/${lang}/hulp?alles=ja`);
      await visitor.alive();
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      await page.getByRole('heading', { level: 1, name: words('kinds.hulp', {}, lang) }).waitFor();
    });
  }

  test('a language that one went to later is kept as well', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    const { page } = visitor;
    await visitor.openWithGuide('/');
    await visitor.everything();
    assert.deepEqual(await kept(page), ['nl']);
    await page.locator('footer a[hreflang=pl]').click();
    await page.locator('html[lang=pl][data-leeft]').waitFor();
    await until('its texts are kept', async () => (await kept(page)).includes('pl'));
    await server.stop();
    await page.goto('/pl/vrijwilligerswerk');
    await visitor.alive();
    await page.getByRole('heading', { level: 1, name: words('kinds.vacature', {}, 'pl') }).waitFor();
  });

  test('in a language that was never used there are Dutch words, and the page says that they are', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    const { page } = visitor;
    await visitor.openWithGuide('/');
    await visitor.everything();
    await server.stop();
    await page.goto('/ar/hulp?alles=ja');
    await visitor.alive();
    assert.deepEqual(await page.locator('html').evaluate(({ lang, dir }) => [lang, dir]), ['nl', 'ltr']);
    await page.getByRole('heading', { level: 1, name: words('kinds.hulp') }).waitFor();
    const text = await page.locator('body').innerText();
    const { files } = JSON.parse(readFileSync(`${siteFolder}/assets.json`, 'utf8'));
    const keys = JSON.parse(readFileSync(`${siteFolder}/${files['texts.json']}`, 'utf8')).filter((key) => /[.#-]/.test(key));
    assert.deepEqual(keys.filter((key) => text.includes(key)), []);
    // Links stay in the language, for when there is internet again.
    assert.equal(await page.locator('nav.ms-nav a').first().getAttribute('href'), '/ar');
  });
});

describe('finding one’s own language', () => {
  test('the page of languages has each in itself, and says which nobody has checked', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    for (const lang of ['nl', 'fy', 'uk', 'ar']) {
      await page.goto(inLanguage(lang, '/instellingen#taal'));
      const items = page.locator('#taal li');
      assert.equal(await items.count(), languages.length);
      for (const [at, code] of languages.entries()) {
        const link = items.nth(at).locator('a');
        assert.equal(await link.innerText(), own[code]('naam'));
        assert.deepEqual(await link.evaluate((it) => [it.lang, it.dir, it.hreflang]), [code, own[code]('richting'), code]);
        const note = items.nth(at).getByText(words('instellingen.taal.niet-nagekeken', {}, lang));
        assert.equal(await note.count(), own[code]('nagekeken') === 'ja' ? 0 : 1, code);
      }
      assert.equal(await page.locator('#taal a[aria-current]').getAttribute('lang'), lang);
    }
    assert.equal(own.fy('nagekeken'), 'nee');
  });

  const offer = (page) => page.locator('.ms-line--language a');

  test('who comes from elsewhere is offered the language of their browser, on the same page', async (t) => {
    const visitor = await site.visitor(t, { locale: 'uk-UA', viewport: PHONE });
    const { page } = visitor;
    await visitor.openAlive('/hulp?thema=geld');
    assert.equal(await offer(page).innerText(), 'Українська');
    assert.equal(await offer(page).evaluate((it) => it.closest('[lang]').lang), 'uk');
    assert.equal(new URL(page.url()).pathname, '/hulp', 'nobody is sent anywhere');
    await offer(page).click();
    await page.locator('html[lang=uk][data-leeft]').waitFor();
    assert.equal(visitor.at, '/uk/hulp?thema=geld');
    assert.equal(await offer(page).count(), 0);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  });

  test('it is one line that goes with the page, and is not there for who has that language or none of ours', async (t) => {
    const visitor = await site.visitor(t, { locale: 'ar-SY', viewport: PHONE });
    const { page } = visitor;
    await visitor.openWithGuide('/');
    await offer(page).waitFor();
    await page.locator('nav.ms-nav a').nth(1).click();
    await page.getByRole('heading', { level: 1, name: words('kinds.activiteit') }).waitFor();
    assert.equal(await offer(page).count(), 0);
    for (const [locale, path] of [['nl-NL', '/'], ['sw-KE', '/'], ['ar-SY', '/ar']]) {
      const other = await site.visitor(t, { locale, viewport: PHONE });
      await other.openAlive(path);
      assert.equal(await offer(other.page).count(), 0, locale);
    }
  });
});

/** What stands below an icon that is beside it in one line: the words of its own parent. Runs in the page. */
function coveredWords() {
  const covered = [];
  for (const icon of document.querySelectorAll('main .ms-icon')) {
    const own = icon.getBoundingClientRect();
    if (!own.width || !icon.checkVisibility()) continue;
    const words = document.createTreeWalker(icon.parentElement, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      if (words.currentNode.parentElement.closest('.ms-visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const across = (it) => Math.min(it.right, own.right) - Math.max(it.left, own.left) > 2;
      const along = (it) => Math.min(it.bottom, own.bottom) - Math.max(it.top, own.top) > 2;
      if ([...range.getClientRects()].some((it) => it.width > 1 && across(it) && along(it))) {
        covered.push(words.currentNode.data.trim());
      }
    }
  }
  return covered.filter(Boolean);
}
