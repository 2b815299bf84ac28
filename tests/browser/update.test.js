// New content and new versions of the site, while somebody has it open.

import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { until } from './support/browser.js';
import { temporary } from './support/server.js';
import { siteFolder, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

const title = (page) => page.getByRole('heading', { level: 1 });

/** A folder that is gone after the test. */
const folderFor = async (t) => {
  const folder = await temporary();
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

describe('new content', () => {
  /** Publishes these initiatives as the whole content of a source. */
  const publish = async (server, folder, initiatives) => {
    const rows = Object.entries(initiatives).map(([id, name]) => `${id},${name},Gemaakt voor een proef.`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'initiatieven.csv'), ['id,naam,omschrijving', ...rows, ''].join('\n'));
    await server.publish(folder, 'proef');
  };

  test('appears, changes and disappears on an open page, and only that is fetched', async (t) => {
    const server = await site.ownServer(t);
    const folder = await folderFor(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    await visitor.openWithGuide('/zoeken?q=zeepkistenrace');
    const found = page.locator('main .ms-item');
    assert.equal(await found.filter({ hasText: 'Zeepkistenrace' }).count(), 0);
    await visitor.count();

    await publish(server, folder, { zeepkisten: 'Zeepkistenrace op de dijk', blijft: 'Zeepkistenrace die blijft' });
    await visitor.comeBack();
    await found.filter({ hasText: 'Zeepkistenrace op de dijk' }).waitFor();

    await publish(server, folder, { zeepkisten: 'Zeepkistenrace in het dorp', blijft: 'Zeepkistenrace die blijft' });
    await visitor.comeBack();
    await found.filter({ hasText: 'Zeepkistenrace in het dorp' }).waitFor();
    assert.equal(await found.filter({ hasText: 'op de dijk' }).count(), 0);

    await publish(server, folder, { blijft: 'Zeepkistenrace die blijft' });
    await visitor.comeBack();
    await found.filter({ hasText: 'Zeepkistenrace in het dorp' }).waitFor({ state: 'detached' });
    await found.filter({ hasText: 'Zeepkistenrace die blijft' }).waitFor();

    const data = visitor.requests.filter((it) => it.startsWith('/v1/'));
    assert.ok(data.length >= 3);
    assert.deepEqual(data.filter((it) => !it.startsWith('/v1/wijzigingen?')), []);
    assert.deepEqual(visitor.problems, []);
  });

  test('appears in an open list, which keeps its place', async (t) => {
    const server = await site.ownServer(t);
    const folder = await folderFor(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    await visitor.openWithGuide('/initiatieven');
    const count = () => page.locator('main .ms-count').innerText();
    const before = Number.parseInt(await count(), 10);
    await publish(server, folder, { een: 'Een', twee: 'Twee' });
    await visitor.comeBack();
    await until('two more are counted', async () => Number.parseInt(await count(), 10) === before + 2);
  });

  test('is there offline afterwards, on the page of the record itself', async (t) => {
    const server = await site.ownServer(t);
    const folder = await folderFor(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    await visitor.openAlive('/');
    await visitor.everything();
    await publish(server, folder, { nieuw: 'Net verzonnen' });
    await page.evaluate(() => {
      window.__gidsBewaard = false;
    });
    await visitor.comeBack();
    await visitor.guide();
    await server.stop();
    await visitor.openAlive('/initiatieven/nieuw');
    await title(page).filter({ hasText: 'Net verzonnen' }).waitFor();
  });

  test('of a favourite that is gone, the page of what is kept says so', async (t) => {
    const server = await site.ownServer(t);
    const folder = await folderFor(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    await publish(server, folder, { weg: 'Straks weg', blijft: 'Blijft' });
    for (const id of ['weg', 'blijft']) {
      await visitor.openAlive(`/initiatieven/${id}`);
      await page.locator('main button[aria-pressed=false]').click();
    }
    await visitor.openWithGuide('/opgeslagen');
    assert.equal(await page.locator('main .ms-item').count(), 2);
    await publish(server, folder, { blijft: 'Blijft' });
    await visitor.comeBack();
    await page.getByText(words('bewaren.weg', { n: 1 })).waitFor();
    assert.equal(await page.locator('main .ms-item').count(), 1);
  });
});

describe('a new version of the site', () => {
  /** The site's files in a folder of their own, which a test may change. */
  const copyOfSite = async (t) => {
    const folder = path.join(await folderFor(t), 'site');
    await cp(siteFolder, folder, { recursive: true });
    return folder;
  };

  /**
   * Makes it another version, in which the program has another name and the old files are gone,
   * as when the files are inside the server's program.
   */
  const renew = async (folder) => {
    const index = JSON.parse(await readFile(path.join(folder, 'assets.json'), 'utf8'));
    index.version = `${index.version}-nieuw`;
    for (const name of ['app.js', 'app_bg.wasm', 'locale-nl.json']) {
      const old = index.files[name];
      const renamed = old.replace(/\.[0-9a-f]{8}\./, '.0123abcd.');
      assert.notEqual(renamed, old);
      for (const twin of ['', '.br', '.gz']) {
        await rename(path.join(folder, old + twin), path.join(folder, renamed + twin));
      }
      index.files[name] = renamed;
    }
    await writeFile(path.join(folder, 'assets.json'), JSON.stringify(index));
  };

  const line = (page) => page.locator('.ms-line--update');
  const cachesOf = (page) =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('mienskip-site-')));

  /** Somebody who has the old version open while the server gets the new one. */
  const withOldPage = async (t) => {
    const folder = await copyOfSite(t);
    const server = await site.ownServer(t, { site: folder });
    const visitor = await site.visitor(t, { server });
    await visitor.openAlive('/hulp');
    await visitor.everything();
    await server.stop();
    await renew(folder);
    await server.start();
    return { server, visitor, page: visitor.page };
  };

  test('is offered, and used when somebody says so', async (t) => {
    const { visitor, page } = await withOldPage(t);
    const [old] = await cachesOf(page);
    await page.locator('main .ms-item').first().click();
    await page.locator('main button[aria-pressed=false]').click();
    const name = await title(page).innerText();
    await visitor.comeBack();
    await line(page).waitFor();
    assert.ok((await line(page).innerText()).includes(words('nieuwe-versie')));
    await page.evaluate(() => {
      window.__gemerkt = true;
    });
    await page.getByRole('button', { name: words('nieuwe-versie.knop') }).click();
    await page.waitForFunction(() => !window.__gemerkt);
    await visitor.alive();
    assert.equal(await line(page).count(), 0);
    assert.equal(await page.evaluate(() => document.body.dataset.js), '/pkg/app.0123abcd.js');
    await until('the old files are thrown away', async () => !(await cachesOf(page)).includes(old));
    assert.equal((await cachesOf(page)).length, 1);
    // What somebody keeps is not part of a version, nor is the copy of the guide.
    await visitor.openWithGuide('/opgeslagen');
    await page.locator('main .ms-item', { hasText: name }).waitFor();
    assert.ok(visitor.requests.filter((it) => it === '/v1/gids').length <= 1);
    assert.deepEqual(visitor.problems, []);
  });

  test('never comes by itself while somebody reads', async (t) => {
    const { visitor, page } = await withOldPage(t);
    await page.evaluate(() => {
      window.__gemerkt = true;
    });
    await visitor.comeBack();
    await line(page).waitFor();
    await page.locator('nav.ms-nav a').nth(1).click();
    await title(page).filter({ hasText: words('kinds.activiteit') }).waitFor();
    assert.equal(await page.evaluate(() => window.__gemerkt), true);
    assert.equal((await cachesOf(page)).length, 2);
  });

  test('while it waits the old files work, also without internet', async (t) => {
    const { server, visitor, page } = await withOldPage(t);
    await visitor.comeBack();
    await line(page).waitFor();
    // A page from the server is of the new version, whatever the service worker holds.
    await visitor.openAlive('/');
    assert.equal(await page.evaluate(() => document.body.dataset.js), '/pkg/app.0123abcd.js');
    await line(page).waitFor();
    await server.stop();
    await visitor.openAlive('/activiteiten');
    assert.ok((await page.locator('main .ms-item').count()) > 0);
    assert.notEqual(await page.evaluate(() => document.body.dataset.js), '/pkg/app.0123abcd.js');
  });

  test('an old page that the browser kept, whose program is gone, is loaded anew once', async (t) => {
    const folder = await copyOfSite(t);
    const server = await site.ownServer(t, { site: folder });
    const old = await (await server.fetch('/hulp')).text();
    await server.stop();
    await renew(folder);
    await server.start();
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    let stale = true;
    await visitor.context.route('**/hulp', (route) => {
      if (!stale) return route.continue();
      stale = false;
      return route.fulfill({ body: old, contentType: 'text/html; charset=utf-8' });
    });
    await visitor.openAlive('/hulp');
    assert.equal(stale, false);
    assert.equal(await page.evaluate(() => document.body.dataset.js), '/pkg/app.0123abcd.js');
  });
});
