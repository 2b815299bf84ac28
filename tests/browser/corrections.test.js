// "Klopt dit niet?": with JavaScript off, on, and without internet. What is typed is never lost,
// and what is sent arrives once. The server tells what it keeps by its own command.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { recordsOf } from './support/addresses.js';
import { PHONE, until } from './support/browser.js';
import { temporary } from './support/server.js';
import { inLanguage, program, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

/** What the server keeps: a line for each correction. */
const kept = async (server) => {
  const { stdout } = await promisify(execFile)(program, ['correcties'], {
    env: { PATH: process.env.PATH, MIENSKIP_DATA: server.data },
  });
  return stdout.trim().split('\n').slice(1);
};

const formOf = async (server) => {
  const [place] = recordsOf(await server.json('/v1/gids'), 'plek');
  return { place, form: `/klopt-niet/plek/${place.id}` };
};

const title = (page) => page.getByRole('heading', { level: 1 });
const button = (page, key) => page.locator('main').getByRole('button', { name: words(key), exact: true });
const entries = (page) => page.locator('.ms-outbox__entry');
const count = (page) => page.locator('.ms-nav__count');

/** Fills in the form as somebody would. */
const fill = async (page, text) => {
  await page.locator('input[name=wat][value=anders]').check();
  await page.locator('#uitleg').fill(text);
};

/** Somebody whose device has everything, at a server of their own, on the form. */
const ready = async (t, wishes) => {
  const server = await site.ownServer(t);
  const visitor = await site.visitor(t, { server, viewport: PHONE, ...wishes });
  const { place, form } = await formOf(server);
  await visitor.openAlive(form);
  await visitor.everything();
  return { server, visitor, page: visitor.page, place, form };
};

/** Sends what is filled in and waits for the page that comes after. */
const send = async (page) => {
  await button(page, 'klopt-niet.knop').click();
  await page.waitForURL('**/bedankt?wacht=*');
};

describe('without JavaScript', () => {
  test('from a record to its form, with mistakes in words, to thanks', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
    const { place, form } = await formOf(server);
    await page.goto(`/plekken/${place.id}`);
    await page.getByRole('link', { name: words('klopt-niet') }).click();
    assert.equal(new URL(page.url()).pathname, form);

    await page.locator('#uitleg').fill('Op dinsdag is het dicht.');
    await page.locator('#email').fill('bewoner');
    await button(page, 'klopt-niet.knop').click();
    const summary = page.locator('#fouten');
    assert.deepEqual(await summary.getByRole('link').allInnerTexts(), [
      words('klopt-niet.fout.wat'),
      words('klopt-niet.fout.email'),
    ]);
    assert.equal(await page.locator('#uitleg').inputValue(), 'Op dinsdag is het dicht.');
    assert.equal(await page.locator('#email').inputValue(), 'bewoner');
    assert.equal(await page.locator('#email-fout').innerText(), words('klopt-niet.fout.email'));

    await page.locator('input[name=wat][value=tijden]').check();
    await page.locator('#email').fill('bewoner@voorbeeld.example');
    await button(page, 'klopt-niet.knop').click();
    await title(page).filter({ hasText: words('klopt-niet.bedankt') }).waitFor();
    assert.equal((await kept(server)).length, 1);
  });

  for (const lang of ['nl', 'fy', 'en']) {
    test(`the form and the thanks speak ${lang}`, async (t) => {
      const { page } = await site.visitor(t, { javaScript: false });
      const { form } = await formOf(site.server);
      await page.goto(inLanguage(lang, form));
      assert.equal(await title(page).innerText(), words('klopt-niet', {}, lang));
      await page.locator('input[name=wat][value=weg]').check();
      await page.getByRole('button', { name: words('klopt-niet.knop', {}, lang) }).click();
      assert.equal(await title(page).innerText(), words('klopt-niet.bedankt', {}, lang));
    });
  }
});

describe('with JavaScript', () => {
  test('mistakes are told on the device, the focus goes there, and what was typed stays', async (t) => {
    const { visitor, page } = await ready(t);
    visitor.requests.length = 0;
    await page.locator('#email').fill('bewoner@');
    await page.locator('input[name=wat][value=anders]').check();
    await button(page, 'klopt-niet.knop').click();
    await page.locator('#fouten').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'fouten');
    assert.equal(await page.locator('#email').inputValue(), 'bewoner@');
    assert.ok(await page.locator('input[name=wat][value=anders]').isChecked());
    assert.equal(await page.locator('#uitleg-fout').innerText(), words('klopt-niet.fout.uitleg'));
    assert.deepEqual(visitor.requests.filter((it) => it.includes('correcties')), []);
  });

  test('it is sent at once, and the draft is gone', async (t) => {
    const { server, visitor, page, form } = await ready(t);
    await fill(page, 'De naam is anders.');
    await send(page);
    await title(page).filter({ hasText: words('klopt-niet.bedankt') }).waitFor();
    assert.equal((await kept(server)).length, 1);
    await visitor.openWithGuide(form);
    assert.equal(await page.locator('#uitleg').inputValue(), '');
    assert.equal(await count(page).count(), 0);
    assert.deepEqual(visitor.problems, []);
  });

  test('a draft survives a reload, each record its own', async (t) => {
    const { server, visitor, page, form } = await ready(t);
    const other = recordsOf(await server.json('/v1/gids'), 'plek')[1];
    await fill(page, 'Hier was ik gebleven.');
    await page.locator('#email').fill('bewoner@voorbeeld.example');
    await page.reload();
    await visitor.guide();
    assert.equal(await page.locator('#uitleg').inputValue(), 'Hier was ik gebleven.');
    assert.equal(await page.locator('#email').inputValue(), 'bewoner@voorbeeld.example');
    assert.ok(await page.locator('input[name=wat][value=anders]').isChecked());
    await visitor.openWithGuide(`/klopt-niet/plek/${other.id}`);
    assert.equal(await page.locator('#uitleg').inputValue(), '');
    await visitor.openWithGuide(form);
    await send(page);
    await title(page).filter({ hasText: words('klopt-niet.bedankt') }).waitFor();
    const [line] = await kept(server);
    assert.match(line, /Hier was ik gebleven\./);
  });

  test('what was typed before the page came to life stays', async (t) => {
    const { visitor, page, form } = await ready(t);
    let go;
    const held = new Promise((resolve) => {
      go = resolve;
    });
    await visitor.context.route('**/pkg/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.evaluate(async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await page.goto(form);
    await fill(page, 'Vroeg getypt.');
    go();
    await visitor.alive();
    await visitor.guide();
    assert.equal(await page.locator('#uitleg').inputValue(), 'Vroeg getypt.');
    assert.ok(await page.locator('input[name=wat][value=anders]').isChecked());
  });

  test('a device that keeps nothing says so and sends at once', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server });
    await visitor.context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        value: {
          open() {
            throw new DOMException('not here', 'SecurityError');
          },
        },
      });
    });
    const { form } = await formOf(server);
    const { page } = visitor;
    await visitor.openWithGuide(form);
    await page.getByText(words('klopt-niet.zonder-postbak')).waitFor();
    await fill(page, 'Zonder postbak.');
    await button(page, 'klopt-niet.knop').click();
    await title(page).filter({ hasText: words('klopt-niet.bedankt') }).waitFor();
    assert.equal((await kept(server)).length, 1);
  });
});

describe('without internet', () => {
  test('it is kept, counted and shown, over reloads, and sent once when the server is back', async (t) => {
    const { server, visitor, page, form } = await ready(t);
    await server.stop();
    await visitor.openAlive(form);
    await fill(page, 'Verstuurd zonder internet.');
    await send(page);
    await title(page).filter({ hasText: words('klopt-niet.bewaard') }).waitFor();
    await page.getByText(words('klopt-niet.bewaard.uitleg')).waitFor();
    await until('it is counted', async () => (await count(page).innerText()).startsWith('1'));

    await page.reload();
    await visitor.alive();
    await title(page).filter({ hasText: words('klopt-niet.bewaard') }).waitFor();
    await visitor.openAlive('/opgeslagen');
    await entries(page).filter({ hasText: words('postbak.wordt-verstuurd') }).waitFor();
    assert.equal(await entries(page).count(), 1);

    await server.start();
    await visitor.comeBack();
    await entries(page).waitFor({ state: 'detached' });
    await until('nothing is counted', async () => (await count(page).count()) === 0);
    const lines = await kept(server);
    assert.equal(lines.length, 1);
    assert.match(lines[0], /Verstuurd zonder internet\./);
  });

  test('an answer that gets lost on the way: sent again, kept once', async (t) => {
    const { server, visitor, page } = await ready(t);
    let lost = 0;
    await visitor.context.route('**/v1/correcties', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await fill(page, 'Het antwoord raakt kwijt.');
    await send(page);
    await until('it was sent', async () => (await kept(server)).length === 1);
    await visitor.comeBack();
    await title(page).filter({ hasText: words('klopt-niet.bedankt') }).waitFor();
    assert.equal(lost, 1);
    assert.equal((await kept(server)).length, 1);
  });

  test('two tabs: nothing is sent twice at the same time', async (t) => {
    const { server, visitor, page, form } = await ready(t);
    const posts = [];
    let atOnce = 0;
    await server.stop();
    for (const text of ['Een.', 'Twee.', 'Drie.']) {
      await visitor.openAlive(form);
      await fill(page, text);
      await send(page);
    }
    const other = await visitor.context.newPage();
    await other.goto('/opgeslagen');
    await other.locator('.ms-outbox__entry').nth(2).waitFor();
    await visitor.openAlive('/opgeslagen');
    await visitor.context.route('**/v1/correcties', async (route) => {
      atOnce += 1;
      posts.push([route.request().headers()['idempotency-key'], atOnce]);
      const response = await route.fetch();
      atOnce -= 1;
      await route.fulfill({ response });
    });
    await server.start();
    await Promise.all(
      [page, other].map((tab) => tab.evaluate(() => window.dispatchEvent(new Event('online')))),
    );
    for (const tab of [page, other]) await tab.locator('.ms-outbox__entry').first().waitFor({ state: 'detached' });
    assert.equal((await kept(server)).length, 3);
    assert.equal(new Set(posts.map(([id]) => id)).size, 3);
    assert.deepEqual(posts.map(([, together]) => together), [1, 1, 1]);
  });

  test('what the server refuses stays, with the reason, and can be changed or removed', async (t) => {
    const { server, visitor, page, place, form } = await ready(t);
    // A place that is only there for now.
    const folder = await temporary();
    const csv = (rows) => writeFile(path.join(folder, 'locaties.csv'), `id,naam\n${rows}`);
    await csv('proefzaal,Proefzaal\nblijft,Blijft\n');
    await server.publish(folder, 'proef');
    await visitor.openWithGuide('/klopt-niet/plek/proefzaal');
    await until('the new place is here', async () => {
      await page.reload();
      await visitor.guide();
      return (await page.locator('#uitleg').count()) > 0;
    });
    await server.stop();
    await visitor.openAlive('/klopt-niet/plek/proefzaal');
    await fill(page, 'Deze zaal verdwijnt.');
    await send(page);
    // The place is gone before anybody can send it, also before the service worker can.
    await csv('blijft,Blijft\n');
    await server.import(folder, 'proef');
    await server.start();
    await visitor.openAlive('/opgeslagen');
    const refused = entries(page).filter({ hasText: words('postbak.geweigerd') });
    await refused.waitFor();
    assert.match(await refused.innerText(), /Dit onderdeel is er niet of niet meer\./);
    assert.deepEqual(await kept(server), []);

    // Removing asks once more.
    await refused.getByText(words('postbak.weg'), { exact: true }).click();
    await refused.getByRole('button', { name: words('postbak.weg.zeker') }).click();
    await refused.waitFor({ state: 'detached' });
    await page.reload();
    await visitor.guide();
    assert.equal(await entries(page).count(), 0);

    // Changing brings back the form with what was typed; then it goes as something new.
    await server.stop();
    await visitor.openAlive(form);
    await fill(page, 'Nog niet goed.');
    await send(page);
    await visitor.openAlive('/opgeslagen');
    await entries(page).getByRole('button', { name: words('postbak.wijzig') }).click();
    await page.locator('#uitleg').waitFor();
    await until('the text is back', async () => (await page.locator('#uitleg').inputValue()) === 'Nog niet goed.');
    assert.equal(new URL(page.url()).pathname, form);
    await page.locator('#uitleg').fill('Nu wel goed.');
    await server.start();
    await send(page);
    await title(page).filter({ hasText: words('klopt-niet.bedankt') }).waitFor();
    const lines = await kept(server);
    assert.equal(lines.length, 1);
    assert.match(lines[0], /Nu wel goed\./);
    assert.ok(lines[0].includes(`plek/${place.id}`));
  });

  test('too many at once: the device waits as long as the server asks', async (t) => {
    const { visitor, page } = await ready(t);
    let asked = 0;
    await visitor.context.route('**/v1/correcties', (route) => {
      asked += 1;
      return route.fulfill({
        status: 429,
        headers: { 'retry-after': '3600', 'api-version': '1.0.0', 'content-type': 'application/problem+json' },
        body: '{"status":429}',
      });
    });
    await fill(page, 'Een te veel.');
    await send(page);
    await page.getByText(words('klopt-niet.bewaard.later')).waitFor();
    await visitor.comeBack();
    await visitor.openWithGuide('/opgeslagen');
    await entries(page).filter({ hasText: words('postbak.later') }).waitFor();
    assert.equal(asked, 1);
    await visitor.context.unroute('**/v1/correcties');
    await button(page, 'postbak.nu').click();
    await entries(page).waitFor({ state: 'detached' });
  });

  test('somebody else who answers is not the server', async (t) => {
    const { server, visitor, page } = await ready(t);
    await visitor.context.route('**/v1/correcties', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: 'Log in op de wifi van de trein' }),
    );
    await fill(page, 'In de trein.');
    await send(page);
    await visitor.openWithGuide('/opgeslagen');
    await entries(page).filter({ hasText: words('postbak.wordt-verstuurd') }).waitFor();
    assert.deepEqual(await kept(server), []);
    await visitor.context.unroute('**/v1/correcties');
    await button(page, 'postbak.nu').click();
    await entries(page).waitFor({ state: 'detached' });
    assert.equal((await kept(server)).length, 1);
  });
});
