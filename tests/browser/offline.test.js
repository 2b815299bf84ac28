// Without internet everything can still be read. There is no server then: the process is stopped,
// because that is what a browser really notices, also in its service worker.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DIFFERENT_WITH_JAVASCRIPT, everyKindOfPage, recordsOf } from './support/addresses.js';
import { until } from './support/browser.js';
import { pattern, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

/** Somebody who was here once, with internet, at a server of their own. */
const visitedOnce = async (t, address = '/') => {
  const server = await site.ownServer(t);
  const visitor = await site.visitor(t, { server });
  await visitor.openAlive(address);
  await visitor.everything();
  return { server, visitor, page: visitor.page };
};

const line = (page) => page.locator('.ms-line--offline');
const title = (page) => page.getByRole('heading', { level: 1 });

/** A page that was built from the copy on the device. */
const openOffline = async (visitor, address) => {
  const response = await visitor.openAlive(address);
  assert.ok(response.fromServiceWorker(), `${address} came from elsewhere`);
  await line(visitor.page).waitFor();
};

describe('after one visit, without internet', () => {
  test('every page can be read, and says the same', async (t) => {
    const { server, visitor, page } = await visitedOnce(t);
    const plain = await site.visitor(t, { server, javaScript: false });
    let different = (await everyKindOfPage(server, { variations: false }))
      .map(([address]) => address)
      .filter((address) => !DIFFERENT_WITH_JAVASCRIPT.includes(address));
    // What is open and what is on depends on the minute, so what differs is looked at once more.
    for (let round = 0; round < 3 && different.length > 0; round += 1) {
      if (!server.runs) await server.start();
      const online = new Map();
      for (const address of different) {
        await plain.open(address);
        online.set(address, await plain.mainText());
      }
      await server.stop();
      const addresses = different;
      different = [];
      for (const address of addresses) {
        await page.evaluate(() => localStorage.clear());
        await openOffline(visitor, address);
        if ((await visitor.mainText()) !== online.get(address)) different.push(address);
      }
    }
    assert.deepEqual(different, []);
  });

  test('a reload works, and a line says how old the page is', async (t) => {
    const { server, visitor, page } = await visitedOnce(t, '/hulp');
    const before = await visitor.mainText();
    await server.stop();
    await page.reload();
    await visitor.alive();
    assert.equal(await visitor.mainText(), before);
    await line(page).waitFor();
    assert.match(await line(page).innerText(), pattern('offline'));
    assert.match(await line(page).innerText(), /\d{1,2}\.\d{2}/);
    assert.equal(await page.title(), `${words('hulp.vraag')} | Mienskip Leeuwarden`);
    assert.deepEqual(
      visitor.problems.filter((problem) => !problem.includes('Failed to load resource')),
      [],
    );
  });

  test('filtering and searching work on a list that was never visited', async (t) => {
    const { server, visitor, page } = await visitedOnce(t);
    const [place] = recordsOf(await server.json('/v1/gids'), 'plek');
    await server.stop();
    await openOffline(visitor, '/vrijwilligerswerk?thuis=ja');
    await page.locator('.ms-chip', { hasText: words('filter.thuis') }).click();
    await until('everything is shown', () => page.evaluate(() => !location.search.includes('thuis')));
    assert.ok((await page.locator('main .ms-item').count()) > 10);
    await page.locator('#zoek').fill(place.naam.nl);
    await page.locator('#zoek').press('Enter');
    await page.locator('main .ms-item', { hasText: place.naam.nl }).first().click();
    await title(page).filter({ hasText: place.naam.nl }).waitFor();
    await page.waitForURL(`**/plekken/${place.id}*`);
  });

  test('an address where nothing is helps on', async (t) => {
    const { server, visitor, page } = await visitedOnce(t);
    const places = recordsOf(await server.json('/v1/gids'), 'plek');
    const place = places.find(({ id, naam }) => id === naam.nl.toLowerCase());
    await server.stop();
    await openOffline(visitor, `/plekken/${place.id}-weg`);
    assert.equal(await title(page).innerText(), words('niet-gevonden'));
    await page.locator(`main a[href="/plekken/${place.id}"]`).click();
    await title(page).filter({ hasText: place.naam.nl }).waitFor();
  });

  test('what is kept on the device is there, and more can be kept', async (t) => {
    const { server, visitor, page } = await visitedOnce(t);
    const [one, two] = recordsOf(await server.json('/v1/gids'), 'vacature');
    await visitor.openWithGuide(`/vrijwilligerswerk/${one.id}`);
    await page.locator('main button[aria-pressed]').click();
    await server.stop();
    await openOffline(visitor, `/vrijwilligerswerk/${two.id}`);
    await page.locator('main button[aria-pressed]').click();
    await openOffline(visitor, '/opgeslagen');
    assert.deepEqual(await page.locator('main .ms-item__title').allInnerTexts(), [two.naam.nl, one.naam.nl]);
  });

  test('the chosen area and the colours stay', async (t) => {
    const { server, visitor, page } = await visitedOnce(t, '/?gebied=bilgaard');
    const name = await title(page).innerText();
    await visitor.openAlive('/instellingen');
    await page.locator('input[name=kleur][value=donker]').check();
    await server.stop();
    await openOffline(visitor, '/');
    await title(page).filter({ hasText: name }).waitFor();
    assert.equal(await page.locator('html').getAttribute('data-kleur'), 'donker');
  });

  for (const [lang, path] of [['fy', '/fy'], ['en', '/en']]) {
    test(`who reads ${lang} reads on in ${lang}`, async (t) => {
      const { server, visitor, page } = await visitedOnce(t, path);
      const before = await visitor.mainText();
      await server.stop();
      await openOffline(visitor, path);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.equal(await visitor.mainText(), before);
      assert.match(await line(page).innerText(), pattern('offline', lang));
    });
  }

  test('a language that was never used does no harm to what is kept', async (t) => {
    const { server, visitor, page } = await visitedOnce(t, '/hulp');
    await server.stop();
    await page.goto('/en/hulp');
    await page.locator('main, h1').first().waitFor();
    await openOffline(visitor, '/hulp');
    assert.ok((await page.locator('main .ms-item').count()) > 0);
  });

  test('a calendar, which only the server can make, leads back to its page', async (t) => {
    const { server, visitor, page } = await visitedOnce(t);
    const { items } = await server.json('/v1/gebieden');
    await server.stop();
    await page.goto(`/gebied/${items[0].slug}.ics`);
    await line(page).waitFor();
    assert.equal(visitor.at, `/gebied/${items[0].slug}`);
  });
});

test('a server that does not answer is as good as none', async (t) => {
  const { server, visitor, page } = await visitedOnce(t);
  server.freeze();
  t.after(() => server.thaw());
  await openOffline(visitor, '/hulp');
  assert.ok((await page.locator('main .ms-item').count()) > 0);
});

test('a page that was open when the internet went says so when somebody comes back to it', async (t) => {
  const { server, visitor, page } = await visitedOnce(t);
  await server.stop();
  await visitor.comeBack();
  await line(page).waitFor();
  await page.locator('nav.ms-nav a').nth(3).click();
  await title(page).filter({ hasText: words('kinds.vacature') }).waitFor();
});

test('when the internet is back the line goes, and only what changed is fetched', async (t) => {
  const { server, visitor, page } = await visitedOnce(t);
  await server.stop();
  await openOffline(visitor, '/hulp');
  await server.start();
  visitor.requests.length = 0;
  await visitor.comeBack();
  await line(page).waitFor({ state: 'detached' });
  const data = visitor.requests.filter((it) => it.startsWith('/v1/'));
  assert.ok(data.length > 0);
  assert.deepEqual(data.filter((it) => !it.startsWith('/v1/wijzigingen?')), []);
  await page.reload();
  await visitor.alive();
  assert.equal(await line(page).count(), 0);
});

describe('what is kept on the device can be damaged or gone', () => {
  const CACHE = 'mienskip-gids-4';
  const spoil = (page, garbage) =>
    page.evaluate(
      async ([name, text]) => {
        const cache = await caches.open(name);
        await cache.put('/gids', new Response(text));
      },
      [CACHE, garbage],
    );
  const keptBytes = (page) =>
    page.evaluate(async (name) => {
      const kept = await (await caches.open(name)).match('/gids');
      return (await kept.arrayBuffer()).byteLength;
    }, CACHE);

  for (const [what, garbage] of [
    ['is half written', '\b\x00\x00\x004c9eab'],
    ['is something else', '{"hello": [1, 2, 3]}'],
    ['is empty', ''],
  ]) {
    test(`a copy that ${what} is replaced; favourites stay`, async (t) => {
      const { visitor, page } = await visitedOnce(t);
      await visitor.openWithGuide('/hulp');
      await page.locator('main .ms-item').first().click();
      await page.locator('main button[aria-pressed=false]').click();
      const name = await title(page).innerText();
      await spoil(page, garbage);
      visitor.requests.length = 0;
      visitor.problems.length = 0;
      await visitor.openWithGuide('/opgeslagen');
      assert.ok(visitor.requests.includes('/v1/gids'));
      await page.locator('main .ms-item', { hasText: name }).waitFor();
      assert.ok((await keptBytes(page)) > 100_000);
      assert.deepEqual(visitor.problems, []);
    });
  }

  test('a damaged copy without internet: a plain page that says what to do', async (t) => {
    const { server, visitor, page } = await visitedOnce(t);
    await spoil(page, '{"reeks": "half a');
    await server.stop();
    await page.goto('/hulp');
    await title(page).filter({ hasText: words('geen-kopie') }).waitFor();
    await server.start();
    await page.getByRole('link', { name: words('geen-kopie.knop') }).click();
    await title(page).filter({ hasText: words('hulp.vraag') }).waitFor();
    await visitor.guide();
  });

  test('everything the browser cleared: a plain page, not the browser’s own', async (t) => {
    const { server, visitor, page } = await visitedOnce(t);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await server.stop();
    const response = await page.goto('/hulp');
    assert.equal(response.status(), 503);
    assert.equal(await title(page).innerText(), 'Geen internet');
    await server.start();
    await page.getByRole('link').click();
    await title(page).filter({ hasText: words('hulp.vraag') }).waitFor();
    await visitor.guide();
  });

  test('only the site’s own files were cleared: they are fetched again', async (t) => {
    const { visitor, page } = await visitedOnce(t);
    const clear = () =>
      page.evaluate(async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith('mienskip-site-'));
        await Promise.all(names.map((name) => caches.delete(name)));
        return names.length;
      });
    assert.equal(await clear(), 1);
    await visitor.openWithGuide('/hulp');
    assert.deepEqual(visitor.problems, []);
  });
});

test('another series of publications: start over, without complaint', async (t) => {
  const { server, visitor, page } = await visitedOnce(t);
  const other = await site.ownServer(t);
  const { port } = server;
  await server.stop();
  await other.stop();
  other.port = port;
  await other.start();
  visitor.requests.length = 0;
  await visitor.openWithGuide('/hulp');
  assert.deepEqual(
    visitor.requests.filter((it) => it.startsWith('/v1/')).map((it) => it.split('?')[0]),
    ['/v1/wijzigingen', '/v1/gids'],
  );
  assert.ok((await page.locator('main .ms-item').count()) > 0);
});
