// What holds for every page: it can be used by everybody, is valid, asks nothing of others and
// shows itself before it loads its program.

import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { describe, test } from 'node:test';
import { everyKindOfPage } from './support/addresses.js';
import { DESKTOP, PHONE } from './support/browser.js';
import { inLanguage, languages } from './support/settings.js';
import rules from './support/html-rules.js';
import { useSite } from './support/site.js';

const site = useSite();

describe('everybody can use it (WCAG 2.2 AA, as far as a program can tell)', () => {
  const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

  const violations = async (page) => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(STANDARDS)
      .options({ rules: { 'target-size': { enabled: true } } })
      // Pages have no frames, so it need not open a page of its own to gather results.
      .setLegacyMode()
      .analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary.split('\n')[1]?.trim()})`),
    );
  };

  for (const lang of languages) {
    test(lang, async (t) => {
      const visitor = await site.visitor(t, { reducedMotion: 'reduce' });
      const { page } = visitor;
      const found = new Map();
      const look = async (address, how) => {
        for (const violation of await violations(page)) {
          found.set(violation, [...(found.get(violation) ?? []), `${address} (${how})`]);
        }
      };
      for (const [path] of await everyKindOfPage(site.server)) {
        const address = inLanguage(lang, path);
        await page.setViewportSize(PHONE);
        await page.emulateMedia({ colorScheme: 'light' });
        await visitor.openWithGuide(address);
        // Also what is folded.
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
        });
        await look(address, 'phone, light');
        if (lang === languages[0]) {
          await page.emulateMedia({ colorScheme: 'dark' });
          await look(address, 'phone, dark');
          await page.setViewportSize(DESKTOP);
          await look(address, 'desktop, dark');
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

  test('the chosen colours, whatever the device prefers', async (t) => {
    const visitor = await site.visitor(t, { viewport: PHONE });
    const found = [];
    for (const [colours, device] of [['donker', 'light'], ['licht', 'dark'], ['contrast', 'light'], ['contrast', 'dark']]) {
      await visitor.page.emulateMedia({ colorScheme: device });
      for (const path of ['/', '/activiteiten?kosten=gratis', '/instellingen', '/gebied?postcode=89A']) {
        await visitor.openAlive(`${path}${path.includes('?') ? '&' : '?'}kleur=${colours}`);
        for (const violation of await violations(visitor.page)) found.push(`${path} ${colours}: ${violation}`);
      }
    }
    assert.deepEqual(found, []);
  });

  test('the quiet lines: no internet', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    await visitor.openAlive('/');
    await visitor.everything();
    await server.stop();
    await visitor.comeBack();
    await visitor.page.locator('.ms-line--offline').waitFor();
    assert.deepEqual(await violations(visitor.page), []);
  });

  test('by keyboard: the first stop leads to the content, and focus can be seen everywhere', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto('/activiteiten');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#inhoud');
    assert.ok(await page.locator('a[href="#inhoud"]').isVisible());
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press('Tab');
      const [name, seen] = await page.evaluate(() => {
        // A label shows the focus of the box inside it.
        const element = document.activeElement;
        const all = [element, element.closest('label'), element.firstElementChild].filter(Boolean);
        const marked = all.some((it) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
          return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
        });
        return [element.outerHTML.slice(0, 120), marked];
      });
      assert.ok(seen, `the focus on ${name} cannot be seen`);
    }
  });
});

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
      for (const [path] of await everyKindOfPage(site.server)) {
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
          .filter(({ name }) => /\.wasm$|\/app\.[^/]*\.js$|\/locale-|\/v1\//.test(name))
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
