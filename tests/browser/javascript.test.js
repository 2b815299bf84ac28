// What JavaScript adds: pages that live, answers from the device, and things it remembers. It
// never takes anything away.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DIFFERENT_WITH_JAVASCRIPT, everyKindOfPage, recordsOf } from './support/addresses.js';
import { PHONE, until, withinOneMinute } from './support/browser.js';
import { inLanguage, languages, pattern, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

const come = async (t, wishes) => {
  const visitor = await site.visitor(t, wishes);
  return { visitor, page: visitor.page };
};

/** Puts a mark on the window that a page load would wipe out. */
const mark = (page) =>
  page.evaluate(() => {
    window.__gemerkt = true;
  });
const isMarked = (page) => page.evaluate(() => window.__gemerkt === true);

/** What was asked of the server since; Chromium looks for the icon again whenever the address changes. */
const asked = (visitor) => visitor.requests.filter((it) => !it.startsWith('/pkg/') && it !== '/favicon.svg');

const title = (page) => page.getByRole('heading', { level: 1 });

describe('a page comes to life without complaint', () => {
  for (const lang of languages) {
    test(lang, async (t) => {
      const { visitor } = await come(t);
      for (const [path, status] of await everyKindOfPage(site.server)) {
        const address = inLanguage(lang, path);
        visitor.problems.length = 0;
        await visitor.openWithGuide(address);
        // The browser itself complains about every status that is an error.
        const own = visitor.problems.filter((problem) => !(status >= 400 && problem.includes(`status of ${status}`)));
        assert.deepEqual(own, [], address);
      }
    });
  }
});

test('answers are the same with and without JavaScript', async (t) => {
  const plain = await come(t, { javaScript: false });
  const alive = await come(t);
  for (const [address] of await everyKindOfPage(site.server)) {
    if (DIFFERENT_WITH_JAVASCRIPT.includes(address)) continue;
    await withinOneMinute(async () => {
      await plain.visitor.open(address);
      const expected = await plain.visitor.mainText();
      await alive.page.evaluate(() => globalThis.localStorage?.clear()).catch(() => {});
      await alive.visitor.openWithGuide(address);
      assert.equal(await alive.visitor.mainText(), expected, address);
    });
  }
});

describe('with the guide on the device', () => {
  test('following links loads no page', async (t) => {
    const { visitor, page } = await come(t);
    await visitor.openWithGuide('/');
    await mark(page);
    await visitor.count();
    const [activity] = (await site.server.json('/v1/activiteiten')).items;

    await page.locator('nav.ms-nav a').nth(1).click();
    await page.waitForURL('**/activiteiten');
    await title(page).filter({ hasText: words('kinds.activiteit') }).waitFor();
    await page.locator('main .ms-item').first().click();
    await page.waitForURL('**/activiteiten/*');
    await page.locator('.ms-back').waitFor();
    await page.locator('#zoek').fill(activity.naam.nl);
    await page.locator('#zoek').press('Enter');
    await page.locator('main .ms-item', { hasText: activity.naam.nl }).first().click();
    await title(page).filter({ hasText: activity.naam.nl }).waitFor();
    await page.goBack();
    await page.locator('#zoek').waitFor();

    assert.ok(await isMarked(page), 'the window was loaded anew');
    assert.deepEqual(asked(visitor), []);
    assert.deepEqual(visitor.problems, []);
  });

  test('title and focus follow the page', async (t) => {
    const { visitor, page } = await come(t);
    await visitor.openWithGuide('/');
    await page.locator('footer a[href="/hulp"], nav.ms-nav a[href="/hulp"]').first().click();
    await until('the title changed', async () => (await page.title()).startsWith(words('hulp.vraag')));
    await until('focus is on the content', () => page.evaluate(() => document.activeElement?.id === 'inhoud'));
    assert.equal(await page.evaluate(() => window.scrollY), 0);
    const item = page.locator('main .ms-item').first();
    const name = await item.locator('.ms-item__title').innerText();
    await item.click();
    await until('the title changed', async () => (await page.title()).startsWith(name));
    await page.goBack();
    await until('the title changed', async () => (await page.title()).startsWith(words('hulp.vraag')));
    await page.locator('nav.ms-nav a[aria-current=page]', { hasText: words('nav.hulp') }).waitFor();
  });

  test('a filter answers at once, in place, and focus stays', async (t) => {
    const { visitor, page } = await come(t);
    await visitor.openWithGuide('/activiteiten');
    await mark(page);
    await visitor.count();
    const count = () => page.locator('main .ms-count').innerText();
    const all = await count();
    const free = page.locator('input[name=kosten][value=gratis]');
    if (!(await free.isVisible())) await page.locator('summary.ms-filter__summary').click();
    await free.check();
    await page.waitForURL((url) => url.searchParams.get('kosten') === 'gratis');
    await page.locator('.ms-chip', { hasText: words('filter.kosten.gratis') }).waitFor();
    await until('the results changed', async () => (await count()) !== all);
    assert.ok(await free.evaluate((input) => input === document.activeElement), 'focus moved away');
    const theme = page.locator('input[name=thema][value=ontmoeten]');
    const fold = page.locator('details.ms-fold:not([open])', { has: theme });
    if (await fold.count()) await fold.locator('summary').click();
    await theme.check();
    await page.waitForURL((url) => url.searchParams.get('thema') === 'ontmoeten');
    assert.ok(await theme.evaluate((input) => input === document.activeElement), 'focus moved away');
    assert.equal(await free.isChecked(), true);
    const chosen = await count();

    await page.locator('.ms-chip', { hasText: words('filter.kosten.gratis') }).click();
    await page.waitForURL((url) => !url.searchParams.has('kosten'));
    await until('the form follows the chip', () => page.locator('input[name=kosten][value=""]').isChecked());
    assert.ok(await isMarked(page));
    assert.deepEqual(asked(visitor), []);

    // The server agrees with what the device found.
    await page.goto('/activiteiten?kosten=gratis&thema=ontmoeten');
    assert.equal(await count(), chosen);
  });

  test('a postcode is answered on the device', async (t) => {
    const { visitor, page } = await come(t);
    await visitor.openWithGuide('/gebied');
    await mark(page);
    await page.locator('#postcode').fill('89A');
    await page.locator('#postcode').press('Enter');
    await page.locator('#postcode-fout').waitFor();
    await page.locator('#postcode').fill('8918');
    await page.locator('#postcode').press('Enter');
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.has('gebied'));
    await page.getByRole('link', { name: words('home.wijzig') }).waitFor();
    assert.ok(await isMarked(page));
    // Back leads to the question, not to the answer that leads on.
    await page.goBack();
    await page.locator('#postcode').waitFor();
  });
});

test('before the guide is on the device, links load pages', async (t) => {
  const { visitor, page } = await come(t);
  // The guide keeps us waiting.
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await visitor.context.route('**/v1/gids', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await visitor.openAlive('/');
  await page.locator('nav.ms-nav a').nth(2).click();
  await page.waitForURL('**/hulp');
  await title(page).filter({ hasText: words('hulp.vraag') }).waitFor();
  await visitor.alive();
  await page.locator('#zoek').fill('koffie');
  await page.locator('#zoek').press('Enter');
  await page.waitForURL('**/zoeken?q=koffie');
  await page.locator('main .ms-item').first().waitFor();
  release();
});

describe('the device remembers', () => {
  test('the chosen area: Home is about it at the next visit', async (t) => {
    const { visitor, page } = await come(t);
    await visitor.openWithGuide('/gebied');
    await page.locator('svg.ms-map a').nth(2).focus();
    const name = await page.locator('svg.ms-map a').nth(2).getAttribute('aria-label');
    await page.keyboard.press('Enter');
    await title(page).filter({ hasText: name }).waitFor();
    const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('mienskip.gebied')));
    assert.ok(kept);
    assert.equal(new URL(page.url()).searchParams.get('gebied'), kept);
    await page.close();

    visitor.page = await visitor.context.newPage();
    await visitor.openWithGuide('/');
    await title(visitor.page).filter({ hasText: name }).waitFor();
    // The lists begin with the area as well.
    const agenda = await visitor.page.locator('nav.ms-nav a').nth(1).getAttribute('href');
    assert.equal(agenda, `/activiteiten?gebied=${kept}`);

    // And it can be forgotten.
    await visitor.page.goto('/gebied');
    await visitor.guide();
    await visitor.page.getByRole('link', { name: words('gebied.hele-gemeente', { naam: 'Leeuwarden' }) }).click();
    await title(visitor.page).filter({ hasText: 'Leeuwarden' }).waitFor();
    await visitor.openWithGuide('/');
    assert.equal(await title(visitor.page).innerText(), 'Leeuwarden');
  });

  test('favourites, in the list of what is kept and after a reload', async (t) => {
    const { visitor, page } = await come(t);
    const guide = await site.server.json('/v1/gids');
    const kept = [recordsOf(guide, 'plek')[0], recordsOf(guide, 'hulp')[0]];
    for (const [path, record] of [['plekken', kept[0]], ['hulp', kept[1]]]) {
      await visitor.openAlive(`/${path}/${record.id}`);
      const button = page.locator('main button[aria-pressed]');
      assert.equal(await button.getAttribute('aria-pressed'), 'false');
      await button.click();
      await page.locator('main button[aria-pressed=true]', { hasText: words('bewaren.bewaard') }).waitFor();
      await page.reload();
      await page.locator('main button[aria-pressed=true]').waitFor();
    }
    await visitor.openWithGuide('/opgeslagen');
    const titles = await page.locator('main .ms-item__title').allInnerTexts();
    assert.deepEqual(titles, [kept[1].naam.nl, kept[0].naam.nl]);
    await page.locator('main .ms-item').first().click();
    await page.locator('main button[aria-pressed=true]').click();
    await page.locator('main button[aria-pressed=false]').waitFor();
    await page.goBack();
    await until('one is left', async () => (await page.locator('main .ms-item').count()) === 1);
  });

  test('colours and size of text, at once and after a reload', async (t) => {
    const { visitor, page } = await come(t);
    const html = page.locator('html');
    await visitor.openAlive('/instellingen');
    await page.locator('input[name=kleur][value=donker]').check();
    await page.locator('input[name=tekst][value=groot]').check();
    assert.equal(await html.getAttribute('data-kleur'), 'donker');
    assert.equal(await html.getAttribute('data-tekst'), 'groot');
    await visitor.openAlive('/hulp');
    assert.equal(await html.getAttribute('data-kleur'), 'donker');
    assert.equal(await html.getAttribute('data-tekst'), 'groot');
    await visitor.openAlive('/instellingen');
    await until('the form shows it', () => page.locator('input[name=kleur][value=donker]').isChecked());
    await page.locator('input[name=kleur][value=auto]').check();
    assert.equal(await html.getAttribute('data-kleur'), null);
    await visitor.openAlive('/hulp');
    assert.equal(await html.getAttribute('data-kleur'), null);
    assert.equal(await html.getAttribute('data-tekst'), 'groot');
  });
});

describe('a device that keeps nothing', () => {
  const refuse = () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
    Object.defineProperty(window, 'caches', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  };

  test('works as long as it is open, and says so', async (t) => {
    const { visitor, page } = await come(t, { serviceWorkers: 'block' });
    await visitor.context.addInitScript(refuse);
    await visitor.openAlive('/');
    await page.locator('.ms-lines', { hasText: words('bewaren.lukt-niet') }).waitFor();
    // The guide is in memory once an answer comes without a page being loaded.
    const place = recordsOf(await site.server.json('/v1/gids'), 'plek')[0];
    await visitor.openAlive(`/plekken/${place.id}`);
    await page.locator('.ms-lines', { hasText: words('bewaren.lukt-niet') }).waitFor();
    await page.locator('main button[aria-pressed]').click();
    await page.locator('main button[aria-pressed=true]').waitFor();
    await until('the guide is here', async () => {
      await mark(page);
      await page.locator('nav.ms-nav a').last().click();
      await page.waitForURL('**/opgeslagen');
      await visitor.alive();
      if (await isMarked(page)) return true;
      await visitor.openAlive(`/plekken/${place.id}`);
      await page.locator('main button[aria-pressed]').click();
      return false;
    });
    await page.locator('main .ms-item', { hasText: place.naam.nl }).waitFor();
    const errors = visitor.problems.filter((problem) => !/serviceWorker|service worker/i.test(problem));
    assert.deepEqual(errors, []);
  });

  test('a full disk is told, and the page lives on', async (t) => {
    const { visitor, page } = await come(t);
    const session = await visitor.context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.server.url, quotaSize: 1000 });
    await visitor.openAlive('/');
    await page.locator('.ms-lines', { hasText: words('bewaren.lukt-niet') }).waitFor();
    await mark(page);
    await page.locator('nav.ms-nav a').nth(2).click();
    await title(page).filter({ hasText: words('hulp.vraag') }).waitFor();
    assert.ok(await isMarked(page));
  });
});

describe('code that is missing or broken', () => {
  for (const [what, pick] of [
    ['the program', (files) => files['app.js']],
    ['the WebAssembly', (files) => files['app_bg.wasm']],
    ['the texts', (files) => files['locale-nl.json']],
    ['the keys of the texts', (files) => files['texts.json']],
  ]) {
    test(`${what} is missing: the page stays, and is loaded anew once at most`, async (t) => {
      const { visitor, page } = await come(t);
      const files = await page.request.get('/').then(async (response) => {
        const html = await response.text();
        const name = (key) => new RegExp(`data-${key}="/([^"]+)"`).exec(html)[1];
        return { 'app.js': name('js'), 'app_bg.wasm': name('wasm'), 'locale-nl.json': name('texts'), 'texts.json': name('keys') };
      });
      let tries = 0;
      await visitor.context.route(`**/${pick(files)}`, (route) => {
        tries += 1;
        return route.fulfill({ status: 404, body: 'weg' });
      });
      let loads = 0;
      page.on('load', () => {
        loads += 1;
      });
      await visitor.open('/vrijwilligerswerk');
      await until('it was tried twice', () => tries >= 2 && loads >= 2);
      await page.waitForLoadState('networkidle');
      assert.equal(loads, 2);
      await page.locator('main .ms-item').first().click();
      await page.waitForURL('**/vrijwilligerswerk/*');
      await title(page).waitFor();
    });
  }

  test('something else changed the page first: it can still be read and followed', async (t) => {
    const { visitor, page } = await come(t);
    // As an extension or a translator does, before the program comes.
    await visitor.context.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        const main = document.querySelector('main');
        const heading = main?.querySelector('h1');
        const translated = document.createElement('font');
        translated.textContent = 'Vertaald';
        heading?.replaceChildren(translated);
        main?.firstElementChild?.prepend(document.createElement('aside'));
      });
    });
    await visitor.open('/vrijwilligerswerk');
    await page.waitForFunction(() => performance.getEntriesByType('resource').some((it) => it.name.includes('.wasm')));
    await page.waitForLoadState('networkidle');
    assert.ok((await page.locator('main .ms-item').count()) > 0);
    await page.locator('main .ms-item').first().click();
    await page.waitForURL('**/vrijwilligerswerk/*');
    await page.locator('main .ms-back').waitFor();
    const name = await page.locator('main h1').innerText();
    assert.ok(name.length > 0);
  });
});

test('a line offers to put it on the home screen, and no is no', async (t) => {
  const { visitor, page } = await come(t);
  const offer = () => page.evaluate(() => window.dispatchEvent(new Event('beforeinstallprompt', { cancelable: true })));
  await visitor.openAlive('/');
  await offer();
  const line = page.locator('.ms-lines', { hasText: words('installeer') });
  await line.waitFor();
  await page.getByRole('button', { name: words('installeer.niet') }).click();
  await line.waitFor({ state: 'detached' });
  await visitor.openAlive('/hulp');
  await offer();
  assert.equal(await line.count(), 0);
});

test('the time moves on while a page is open', async (t) => {
  const { visitor, page } = await come(t, { viewport: PHONE });
  await visitor.context.clock.install();
  await visitor.openWithGuide('/');
  const today = await page.locator('.ms-area__today').innerText();
  await visitor.context.clock.fastForward('25:00:00');
  await until('the day changed', async () => (await page.locator('.ms-area__today').innerText()) !== today);
  assert.match(await page.locator('.ms-area__today').innerText(), pattern('datum'));
});
