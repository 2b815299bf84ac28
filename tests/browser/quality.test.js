// What holds for every page: it is valid, fits, asks nothing of others and shows itself before it
// loads its program.

import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { describe, test } from 'node:test';
import { everyKindOfPage } from './support/addresses.js';
import { PHONE } from './support/browser.js';
import { inLanguage, languages } from './support/settings.js';
import rules from './support/html-rules.js';
import { useSite } from './support/site.js';

const site = useSite();

describe('the HTML is valid', () => {
  const validator = new HtmlValidate(rules);

  for (const lang of languages) {
    test(lang, async () => {
      const found = [];
      for (const [path] of await everyKindOfPage(site.server)) {
        const address = inLanguage(lang, path);
        const html = await (await site.server.fetch(address)).text();
        // Another test is about these; the validator gives up on a page that has one.
        const { results } = await validator.validateString(html.replaceAll('<!>', '<!---->'), address);
        for (const { messages } of results) {
          for (const { ruleId, message, selector } of messages) {
            found.push(`${address}: ${ruleId}: ${message} (${selector})`);
          }
        }
      }
      assert.deepEqual(found, []);
    });
  }

  test('no comments that are not written as comments (a parse error of the standard)', async () => {
    const html = await (await site.server.fetch('/')).text();
    assert.equal(html.split('<!>').length - 1, 0);
  });

  test('the empty page that the service worker keeps', async () => {
    const html = await (await site.server.fetch('/leeg')).text();
    const { results } = await validator.validateString(html);
    assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ message }) => message)), []);
  });
});

describe('it fits', () => {
  for (const [what, width, query] of [
    ['a small phone, or 400 % zoom', 320, ''],
    ['a small phone with the largest letters', 320, 'tekst=groter'],
    ['a phone', 360, ''],
    ['a tablet', 768, ''],
  ]) {
    test(`${what}: no scrolling sideways`, async (t) => {
      const { page } = await site.visitor(t, { javaScript: false, viewport: { width, height: 600 } });
      const found = [];
      for (const [path] of await everyKindOfPage(site.server, { variations: width === 320 && !query })) {
        const address = query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
        await page.goto(address);
        const wide = await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) return null;
          const out = [...document.querySelectorAll('body *')].filter(
            (it) => it.getBoundingClientRect().right > clientWidth + 1,
          );
          return `${scrollWidth} > ${clientWidth}: ${out.at(-1)?.outerHTML.slice(0, 160)}`;
        });
        if (wide) found.push(`${address}: ${wide}`);
      }
      assert.deepEqual(found, []);
    });
  }

  test('the words of the bar below fit in every language', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: { width: 320, height: 600 } });
    for (const lang of languages) {
      await page.goto(inLanguage(lang, '/'));
      const cut = await page.locator('nav.ms-nav a span').evaluateAll((words) =>
        words.filter((word) => word.scrollWidth > word.clientWidth + 1 && word.clientWidth > 0).map((word) => word.textContent),
      );
      assert.deepEqual(cut, [], lang);
    }
  });
});

describe('what goes over the wire', () => {
  test('everything comes from this site', async (t) => {
    const visitor = await site.visitor(t);
    for (const [path] of await everyKindOfPage(site.server)) await visitor.openWithGuide(path);
    assert.deepEqual(visitor.requests.filter((it) => !it.startsWith('/')), []);
    const kept = await visitor.context.cookies();
    assert.deepEqual(kept, [], 'no cookies');
  });

  test('every answer is protected by its headers', async (t) => {
    const visitor = await site.visitor(t);
    const answers = [];
    visitor.context.on('response', (response) => answers.push(response));
    for (const address of ['/', '/hulp', '/fy/zoeken?q=x', '/gebied?postcode=89A', '/nergens', '/gebied?postcode=8918']) {
      await visitor.openWithGuide(address);
    }
    await visitor.everything();
    for (const address of ['/v1/gids', '/v1/openapi.json', '/v1/nergens', '/robots.txt', '/pkg/nergens.js', '/manifest.webmanifest', '/leeg']) {
      answers.push(await visitor.page.request.get(address, { failOnStatusCode: false }));
    }
    assert.ok(answers.length > 30);
    for (const answer of answers) {
      const headers = answer.headers();
      const about = `${answer.status()} ${answer.url()}`;
      const policy = headers['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'/, about);
      assert.match(policy, /frame-ancestors 'none'/, about);
      assert.match(policy, /base-uri 'none'/, about);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/, about);
      assert.equal(headers['x-content-type-options'], 'nosniff', about);
      assert.equal(headers['x-frame-options'], 'DENY', about);
      assert.equal(headers['referrer-policy'], 'same-origin', about);
      assert.equal(headers['set-cookie'], undefined, about);
      if (headers['content-type']?.startsWith('text/html')) {
        assert.ok(headers['permissions-policy'], about);
        assert.equal(headers['cross-origin-opener-policy'], 'same-origin', about);
      }
    }
  });

  test('the page is painted before its program is asked for', async (t) => {
    for (const address of ['/', '/activiteiten', '/gebied']) {
      const visitor = await site.visitor(t, { viewport: PHONE });
      await visitor.openWithGuide(address);
      const { painted, asked } = await visitor.page.evaluate(() => ({
        painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
        asked: performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\.wasm$|\/app\.[^/]*\.js$|\/locale-|\/texts\.|\/v1\//.test(name))
          .map(({ name, startTime }) => ({ name, startTime })),
      }));
      assert.ok(asked.length >= 4, address);
      for (const { name, startTime } of asked) assert.ok(startTime >= painted, `${name}: ${startTime} < ${painted}`);
    }
  });

  test('files that never change are kept, pages are asked for again', async () => {
    const html = await site.server.fetch('/');
    assert.equal(html.headers.get('cache-control'), 'no-cache');
    const again = await site.server.fetch('/', { headers: { 'if-none-match': html.headers.get('etag') } });
    assert.ok([200, 304].includes(again.status));
    const css = /href="(\/pkg\/site[^"]+)"/.exec(await html.text())[1];
    assert.match((await site.server.fetch(css)).headers.get('cache-control'), /immutable/);
    assert.equal((await site.server.fetch('/sw.js')).headers.get('cache-control'), 'no-cache');
    const missing = await site.server.fetch('/pkg/app.00000000.js');
    assert.equal(missing.status, 404);
    assert.equal(missing.headers.get('cache-control'), 'no-store');
  });
});

describe('with HTML and CSS alone', () => {
  test('every page can be read', async (t) => {
    const visitor = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const { page } = visitor;
    await visitor.context.route('**/*', (route) =>
      ['document', 'stylesheet'].includes(route.request().resourceType()) ? route.continue() : route.abort(),
    );
    for (const [path] of await everyKindOfPage(site.server)) {
      await visitor.open(path);
      assert.ok(await page.locator('main h1').isVisible(), path);
      assert.ok((await visitor.mainText()).length > 60, path);
      assert.ok(await page.locator('nav.ms-nav').isVisible(), path);
      const hidden = await page.locator('main .ms-item__title').evaluateAll((titles) =>
        titles.filter((it) => !it.checkVisibility({ opacityProperty: true, visibilityProperty: true })).length,
      );
      assert.equal(hidden, 0, path);
    }
  });

  test('and with HTML alone, in the order in which it makes sense', async (t) => {
    const visitor = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await visitor.context.route('**/*', (route) =>
      route.request().resourceType() === 'document' ? route.continue() : route.abort(),
    );
    await visitor.open('/activiteiten');
    const order = await visitor.page.evaluate(() =>
      ['a[href="#inhoud"]', 'header', 'main h1', 'main .ms-item', 'footer'].map((it) =>
        Math.round(document.querySelector(it).getBoundingClientRect().top),
      ),
    );
    assert.deepEqual(order, order.toSorted((a, b) => a - b));
  });
});

test('every page has one title of its own and one first heading', async (t) => {
  const { page } = await site.visitor(t, { javaScript: false });
  const titles = new Map();
  for (const [path] of await everyKindOfPage(site.server)) {
    await page.goto(path);
    assert.equal(await page.locator('h1').count(), 1, path);
    const title = await page.title();
    assert.ok(title.endsWith('Mienskip Leeuwarden'), `${path}: ${title}`);
    titles.set(path.split('?')[0] + (path.includes('q=') ? path : ''), title);
  }
  const many = [...titles.values()].filter((title, at, all) => all.indexOf(title) !== at);
  assert.deepEqual(many, []);
});

test('paper: a page can be printed without what only works on a screen', async (t) => {
  const { page } = await site.visitor(t, { javaScript: false });
  await page.emulateMedia({ media: 'print' });
  await page.goto('/activiteiten');
  assert.ok(await page.locator('main h1').isVisible());
  assert.ok(await page.locator('main .ms-item').first().isVisible());
  assert.equal(await page.locator('nav.ms-nav').isVisible(), false);
  assert.equal(await page.locator('form[role=search]').isVisible(), false);
});
