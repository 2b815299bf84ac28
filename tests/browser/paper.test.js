// Records on paper: whole, with a code that leads back, and passed on by whatever the phone has.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { recordsOf } from './support/addresses.js';
import { PHONE } from './support/browser.js';
import { words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

/** The addresses of some help and a place, and their names. */
const chosen = async (server = site.server) => {
  const guide = await server.json('/v1/gids');
  const [help] = recordsOf(guide, 'hulp');
  const [place] = recordsOf(guide, 'plek');
  return {
    help,
    place,
    keys: [`hulp/${help.id}`, `plek/${place.id}`],
    path: `/afdrukken?wat=hulp/${help.id}&wat=plek/${place.id}`,
  };
};

const titles = (page) => page.locator('.ms-sheet > h2').allInnerTexts();

/** What a camera reads from the page as it is seen. */
const scanned = async (page) => {
  const { data, width, height } = PNG.sync.read(await page.locator('.ms-qr > svg').screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
};

test('without JavaScript a chosen list is whole, leads back and says how to print', async (t) => {
  const { help, place, path } = await chosen();
  const { page, ...visitor } = await site.visitor(t, { javaScript: false, viewport: PHONE });
  await page.goto(path);
  assert.deepEqual(await titles(page), [help.naam.nl, place.naam.nl]);
  assert.equal(await scanned(page), `${site.server.url}${path}`);
  await page.getByText(words('afdrukken.zonder')).waitFor();
  assert.ok(await page.locator('.ms-unscripted .ms-address').isVisible());
  assert.equal(await page.locator('[data-afdrukken]').isVisible(), false);
  // Ticking off what is not wanted is a plain form.
  await page.locator('summary', { hasText: words('afdrukken.kies') }).click();
  await page.locator(`input[name=wat][value="hulp/${help.id}"]`).uncheck();
  await page.getByRole('button', { name: words('afdrukken.opnieuw') }).click();
  await page.getByRole('heading', { level: 1, name: place.naam.nl }).waitFor();
  assert.equal(await scanned(page), `${site.server.url}/plekken/${place.id}`);
  assert.ok(visitor.problems.every((problem) => !problem.includes('Content Security Policy')));
});

test('one record fits one sheet of A4, whatever its kind', async (t) => {
  const { page } = await site.visitor(t, { javaScript: false });
  const guide = await site.server.json('/v1/gids');
  const keys = ['hulp', 'plek', 'activiteit', 'vacature', 'fonds', 'initiatief', 'organisatie'].flatMap((kind) =>
    recordsOf(guide, kind).slice(0, 8).map(({ id }) => `${kind}/${id}`),
  );
  const longer = [];
  for (const key of keys) {
    await page.goto(`/afdrukken?wat=${key}`);
    const file = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const sheets = file.match(/\/Type \/Page\b/g)?.length;
    if (sheets !== 1) longer.push(`${key}: ${sheets}`);
  }
  assert.ok(keys.length > 40, `only ${keys.length} records`);
  assert.deepEqual(longer, []);
});

test('on paper there is no navigation, no record but the first is torn, and it is black on white', async (t) => {
  const { path } = await chosen();
  const { page } = await site.visitor(t, { javaScript: false, colorScheme: 'dark' });
  await page.goto(path);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const gone of ['.ms-nav', '.ms-tools', '.ms-extras', '.ms-fold']) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  // The first follows the head of the list and may go on overleaf, or that sheet would stay empty.
  const looks = await page.locator('.ms-sheet').nth(1).evaluate((sheet) => {
    const of = getComputedStyle(sheet);
    return { breaks: of.breakInside, colour: of.color, paper: getComputedStyle(document.body).backgroundColor };
  });
  assert.equal(looks.breaks, 'avoid');
  const light = (colour) => /\d+/g.exec(colour) && colour.match(/\d+/g).slice(0, 3).map(Number);
  assert.ok(light(looks.colour).every((part) => part < 60), looks.colour);
  assert.ok(looks.paper.endsWith(', 0)') || light(looks.paper).every((part) => part > 240), looks.paper);
});

describe('with JavaScript', () => {
  test('a button opens the window for printing', async (t) => {
    const { path } = await chosen();
    const visitor = await site.visitor(t);
    await visitor.context.addInitScript(() => {
      window.print = () => {
        window.__geprint = (window.__geprint ?? 0) + 1;
      };
    });
    await visitor.openAlive(path);
    await visitor.page.getByRole('button', { name: words('afdrukken'), exact: true }).click();
    assert.equal(await visitor.page.evaluate(() => window.__geprint), 1);
  });

  const sharing = async (t, stub) => {
    const { help } = await chosen();
    const visitor = await site.visitor(t);
    await visitor.context.addInitScript(stub);
    await visitor.openAlive(`/hulp/${help.id}`);
    await visitor.page.getByRole('button', { name: words('deel'), exact: true }).click();
    return { page: visitor.page, url: `${site.server.url}/hulp/${help.id}`, said: visitor.page.locator('.ms-share__said') };
  };

  test('sharing uses the sheet of the phone', async (t) => {
    const { page, url, said } = await sharing(t, () => {
      navigator.share = async (what) => {
        window.__gedeeld = what;
      };
    });
    assert.equal((await page.evaluate(() => window.__gedeeld)).url, url);
    assert.equal(await said.textContent(), '');
  });

  test('without such a sheet the address is copied, and that is said', async (t) => {
    const { page, url, said } = await sharing(t, () => {
      Object.defineProperty(navigator, 'share', { value: undefined });
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => (window.__gekopieerd = text) } });
    });
    await said.filter({ hasText: words('deel.gedaan') }).waitFor();
    assert.equal(await said.getAttribute('role'), 'status');
    assert.equal(await page.evaluate(() => window.__gekopieerd), url);
  });

  test('where nothing may be copied the address stands there', async (t) => {
    const { url, said } = await sharing(t, () => {
      Object.defineProperty(navigator, 'share', { value: undefined });
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await said.filter({ hasText: url }).waitFor();
  });

  test('a list that was passed on is kept, and printed from what is kept', async (t) => {
    const { keys, path, help, place } = await chosen();
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openWithGuide(path);
    await page.locator('[data-bewaar-alles]').click();
    await page.getByText(words('bewaren.alles-bewaard')).waitFor();
    assert.deepEqual(await page.evaluate(() => JSON.parse(localStorage.getItem('mienskip.favorieten'))), keys);
    await visitor.openWithGuide('/opgeslagen');
    await page.locator('summary', { hasText: words('afdrukken.kies') }).click();
    await page.getByRole('button', { name: words('afdrukken.deze') }).click();
    await page.waitForURL('**/afdrukken?*');
    await page.locator('.ms-sheet').nth(1).waitFor();
    assert.deepEqual(await titles(page), [help.naam.nl, place.naam.nl]);
  });
});

test('without internet a list is printed with its code', async (t) => {
  const server = await site.ownServer(t);
  const { path, help, place } = await chosen(server);
  const visitor = await site.visitor(t, { server });
  await visitor.openAlive('/');
  await visitor.everything();
  await server.stop();
  await visitor.openAlive(path);
  assert.deepEqual(await titles(visitor.page), [help.naam.nl, place.naam.nl]);
  assert.equal(await scanned(visitor.page), `${server.url}${path}`);
});
