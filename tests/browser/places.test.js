// Places: filters, the map that can be used with a finger, a mouse or a keyboard and without any
// script, and distances from where one is.

import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DESKTOP, PHONE, until, withinOneMinute } from './support/browser.js';
import { words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

/** Somebody with JavaScript whose device has the guide. */
const come = async (t, address, wishes) => {
  const visitor = await site.visitor(t, wishes);
  await visitor.openWithGuide(address);
  return { visitor, page: visitor.page };
};

/** Somebody without JavaScript. */
const comePlain = async (t, address, wishes) => {
  const visitor = await site.visitor(t, { javaScript: false, ...wishes });
  await visitor.open(address);
  return { visitor, page: visitor.page };
};

const count = async (page) => Number.parseInt(await page.locator('main .ms-count').innerText(), 10);
const names = (page) => page.locator('#lijst .ms-item__title').allInnerTexts();
const kaart = (page) => new URL(page.url()).searchParams.get('kaart');
const zoom = (page) => Number(kaart(page)?.split('-')[2] ?? 0);
const move = (page, key) => page.locator('.ms-places__move', { hasText: words(key) });

/** How many places the pins stand for, and how many there are in the list. */
const pinned = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ms-pin')]
      .map((pin) => Number(pin.querySelector('.ms-pin__count')?.textContent ?? 1))
      .reduce((sum, count) => sum + count, 0),
  );

/** The numbers that stand behind the choices of a form, by name and value. */
const promised = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ms-filter__form .ms-choice:has(.ms-choice__count)')].map((choice) => {
      const { name, value } = choice.querySelector('input');
      return { name, value, count: Number(choice.querySelector('.ms-choice__count').textContent) };
    }),
  );

const isSilent = (visitor) => assert.deepEqual(visitor.problems, []);

describe('filters of places', () => {
  for (const javaScript of [true, false]) {
    test(`a choice gives as many as it promises, with JavaScript ${javaScript ? 'on' : 'off'}`, async (t) => {
      const { visitor, page } = await (javaScript ? come : comePlain)(t, '/plekken');
      await withinOneMinute(async () => {
        await visitor.open('/plekken');
        const choices = (await promised(page)).filter(({ name }) => name !== 'dag' && name !== 'gebied');
        assert.deepEqual(
          [...new Set(choices.map(({ name }) => name))].sort(),
          ['drempelvrij', 'inloop', 'nu', 'thema'],
        );
        for (const { name, value, count: expected } of choices.slice(0, 8)) {
          await visitor.open(`/plekken?${name}=${value}`);
          assert.equal(await count(page), expected, `${name}=${value}`);
          await page.locator('.ms-chip').first().waitFor();
          // The map has the same places.
          assert.ok((await pinned(page)) <= expected);
        }
      });
      isSilent(visitor);
    });
  }

  test('help has the same filters', async (t) => {
    const { page } = await comePlain(t, '/hulp?inloop=vandaag&drempelvrij=ja');
    assert.equal(await page.locator('input[name=inloop]').isChecked(), true);
    assert.equal(await page.locator('.ms-places').count(), 0);
  });

  test('a box that is ticked is answered on the spot, map and list alike', async (t) => {
    const { visitor, page } = await come(t, '/plekken');
    const all = await count(page);
    await visitor.count();
    await page.locator('input[name=drempelvrij]').check();
    await page.waitForURL(/drempelvrij=ja/);
    await until('the list is shorter', async () => (await count(page)) < all);
    assert.ok((await pinned(page)) <= (await count(page)));
    assert.deepEqual(visitor.requests.filter((url) => url.startsWith('/plekken')), []);
    isSilent(visitor);
  });

  test('without internet the answers are the same', async (t) => {
    const server = await site.ownServer(t);
    const plain = await site.visitor(t, { server, javaScript: false });
    const visitor = await site.visitor(t, { server });
    await visitor.openAlive('/plekken');
    await visitor.everything();
    for (const address of ['/plekken?inloop=vandaag', '/plekken?drempelvrij=ja&kaart=500-700-2', '/plekken?thema=eten&nu=open']) {
      await withinOneMinute(async () => {
        if (!server.runs) await server.start();
        await plain.open(address);
        const said = await plain.mainText();
        const pins = await plain.page.locator('.ms-pin > a').evaluateAll((all) => all.map((pin) => pin.outerHTML));
        await server.stop();
        await visitor.openAlive(address);
        await visitor.page.locator('.ms-line--offline').waitFor();
        assert.deepEqual(await names(visitor.page), await names(plain.page), said);
        assert.deepEqual(
          await visitor.page.locator('.ms-pin > a').evaluateAll((all) => all.map((pin) => pin.outerHTML)),
          pins,
        );
      });
    }
  });

  test('what cannot be read is said, and the rest still works', async (t) => {
    const visitor = await site.visitor(t, { javaScript: false });
    for (const query of ['kaart=links', 'kaart=1-2-9', 'kaart=5000-1-1', 'nu=dicht', 'inloop=morgen']) {
      const response = await visitor.open(`/plekken?${query}`);
      assert.equal(response.status(), 400, query);
      await visitor.page.getByRole('heading', { level: 1, name: words('onleesbaar') }).waitFor();
      assert.ok((await visitor.mainText()).includes(query.split('=')[1]), query);
    }
    assert.equal((await visitor.open('/gebied?naar=elders')).status(), 400);
  });
});

describe('the map', () => {
  test('is folded away on a phone, and stays open while one moves over it, without JavaScript', async (t) => {
    const { page } = await comePlain(t, '/plekken', { viewport: PHONE });
    assert.equal(await page.locator('.ms-places').isVisible(), false);
    await page.locator('.ms-mapfold__summary').click();
    assert.equal(await page.locator('.ms-places').isVisible(), true);
    await move(page, 'kaart.dichterbij').click();
    assert.equal(zoom(page), 1);
    assert.equal(await page.locator('.ms-places').isVisible(), true);
    const before = kaart(page);
    await move(page, 'kaart.naar-rechts').click();
    assert.notEqual(kaart(page), before);
    await page.locator('.ms-places__whole').click();
    assert.equal(zoom(page), 0);
    assert.equal(await page.locator('.ms-places').isVisible(), true);
    // A filter keeps the map as it is.
    await page.locator('.ms-filter__summary').click();
    await page.locator('input[name=drempelvrij]').check();
    await page.locator('.ms-filter__form button[type=submit]').click();
    assert.ok(kaart(page));
  });

  test('stands beside the list on wide screens', async (t) => {
    const { page } = await comePlain(t, '/plekken', { viewport: DESKTOP });
    const [map, list] = await Promise.all([page.locator('.ms-places').boundingBox(), page.locator('#lijst').boundingBox()]);
    assert.ok(map.x >= list.x + list.width, 'the map is not at the side');
    assert.ok(map.y < 900, 'the map is out of sight');
  });

  test('every place is at one pin, and clusters fall apart until each place has its own', async (t) => {
    const { page } = await comePlain(t, '/plekken?kaart=500-500-0');
    const all = await pinned(page);
    assert.ok(all > 50, `${all} places`);
    let steps = 0;
    for (;;) {
      const many = page.locator('.ms-pin:has(.ms-pin__count) > a').first();
      if ((await many.count()) === 0) break;
      const [name, size] = [await many.getAttribute('aria-label'), await pinned(page)];
      assert.match(name, /^\d+ plekken (in|rond) .+/);
      await page.goto(await many.getAttribute('href'));
      assert.ok(zoom(page) > 0 && (await pinned(page)) <= size);
      steps += 1;
      assert.ok(steps <= 5, 'it never ends');
    }
    assert.ok(steps > 0);
    // One place leads to its page.
    const one = page.locator('.ms-pin > a').first();
    const name = (await one.getAttribute('aria-label')).replace(/, nu open$/, '');
    await page.goto(await one.getAttribute('href'));
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), name);
  });

  test('pins and buttons are big enough, and lie apart', async (t) => {
    const { page } = await comePlain(t, '/plekken?kaart=500-500-0', { viewport: { width: 320, height: 700 } });
    const boxes = await page.locator('.ms-pin__reach').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
    assert.ok(boxes.length > 3);
    for (const box of boxes) assert.ok(box.width >= 47.5 && box.height >= 47.5, JSON.stringify(box));
    const middles = boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
    for (const [at, [x, y]] of middles.entries()) {
      for (const [otherX, otherY] of middles.slice(at + 1)) {
        assert.ok(Math.hypot(x - otherX, y - otherY) >= 44, 'two pins lie on top of each other');
      }
    }
    for (const box of await page.locator('.ms-places__move').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()))) {
      assert.ok(box.width >= 48 && box.height >= 48, JSON.stringify(box));
    }
  });

  test('by keyboard: past it, over its pins in the order of the list, and focus stays', async (t) => {
    const { visitor, page } = await come(t, '/plekken', { viewport: DESKTOP });
    await page.locator('.ms-places__skip').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'lijst');
    await page.locator('.ms-places__skip').focus();
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement.closest('.ms-pin')?.id);
    const first = await focused();
    assert.match(first, /^pin-/);
    assert.equal(await page.locator('#lijst li').first().getAttribute('data-pin'), first);
    // What has the focus is marked in the list too.
    await page.locator('#lijst li.ms-beside').first().waitFor();
    await page.locator('.ms-pin:has(.ms-pin__count) > a').first().focus();
    const many = await focused();
    await page.keyboard.press('Enter');
    await until('the map is closer', () => zoom(page) > 0);
    await until('the focus is where it was', async () => (await focused()) === many);
    await move(page, 'kaart.verder-weg').focus();
    const scrolled = await page.evaluate(() => window.scrollY);
    await page.keyboard.press('Enter');
    await until('the focus stays on the button', () =>
      page.evaluate(() => document.activeElement.classList.contains('ms-places__move')),
    );
    assert.equal(await page.evaluate(() => window.scrollY), scrolled);
    isSilent(visitor);
  });

  test('buttons answer on the spot, without the network', async (t) => {
    const { visitor, page } = await come(t, '/plekken', { viewport: DESKTOP });
    const entries = await page.evaluate(() => history.length);
    await visitor.count();
    for (const [key, expected] of [['kaart.dichterbij', 1], ['kaart.dichterbij', 2], ['kaart.verder-weg', 1]]) {
      await move(page, key).click();
      await until(`the zoom is ${expected}`, () => zoom(page) === expected);
      await until('the map shows it', async () => (await page.locator('.ms-places').getAttribute('data-zoom')) === String(expected));
    }
    const before = kaart(page);
    await move(page, 'kaart.naar-onder').click();
    await until('the map moved', () => kaart(page) !== before);
    assert.deepEqual(visitor.requests.filter((url) => url.startsWith('/plekken')), []);
    // The way back does not lead over every step.
    assert.equal(await page.evaluate(() => history.length), entries);
  });

  test('with a mouse: drag, wheel with Ctrl, click twice', async (t) => {
    const { visitor, page } = await come(t, '/plekken?kaart=500-600-2', { viewport: DESKTOP });
    await page.waitForFunction(() => document.querySelector('.ms-places'));
    const box = await page.locator('.ms-places').boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const before = kaart(page);
    await until('the script for the mouse is there and the map moved', async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 80, y + 30, { steps: 4 });
      await page.mouse.up();
      return kaart(page) !== before;
    });
    const [wasX, wasY] = before.split('-').map(Number);
    const [isX, isY] = kaart(page).split('-').map(Number);
    assert.ok(isX < wasX && isY < wasY, `${before} became ${kaart(page)}`);
    assert.equal(zoom(page), 2);
    await page.keyboard.down('Control');
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await until('the wheel zoomed in', () => zoom(page) === 3);
    // Without Ctrl the wheel scrolls the page.
    await page.mouse.wheel(0, 100);
    assert.equal(zoom(page), 3);
    let last = 0;
    await until('the page has come to rest', async () => {
      const [before, now] = [last, await page.evaluate(() => scrollY)];
      last = now;
      return now > 0 && now === before;
    });
    const free = await page.evaluate(() => {
      const map = document.querySelector('.ms-places').getBoundingClientRect();
      for (let at = 0.02; at < 1; at += 0.05) {
        const [x, y] = [map.x + map.width * at, map.y + map.height * (1 - at)];
        const hit = document.elementFromPoint(x, y);
        if (hit?.closest('.ms-places') && !hit.closest('a')) return [x, y];
      }
      return null;
    });
    await page.mouse.dblclick(...free);
    await until('two clicks zoomed in', () => zoom(page) === 4);
    isSilent(visitor);
  });

  test('with two fingers: pinch, and one finger scrolls the page', async (t) => {
    const { visitor, page } = await come(t, '/plekken?kaart=500-600-1', { viewport: PHONE, hasTouch: true, isMobile: true });
    await page.locator('.ms-places').scrollIntoViewIfNeeded();
    const box = await page.locator('.ms-places').boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const client = await visitor.context.newCDPSession(page);
    const touch = (type, ...points) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const pinch = async (from, to) => {
      await touch('touchStart', [x - from, y], [x + from, y]);
      for (let step = 1; step <= 5; step += 1) {
        const apart = from + ((to - from) * step) / 5;
        await touch('touchMove', [x - apart, y], [x + apart, y]);
      }
      await touch('touchEnd');
    };
    await until('the script for fingers is there', () => page.evaluate(() => document.querySelector('.ms-places') !== null));
    await pinch(30, 70);
    await until('the pinch zoomed in', () => zoom(page) === 2);
    await pinch(120, 32);
    await until('the pinch zoomed out', () => zoom(page) === 0);
    assert.equal(await page.locator('.ms-places').isVisible(), true);
    isSilent(visitor);
  });

  test('no internet: it moves all the same', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server, viewport: DESKTOP });
    await visitor.openAlive('/');
    await visitor.everything();
    await server.stop();
    await visitor.openAlive('/plekken?kaart=500-600-1');
    const { page } = visitor;
    await page.locator('.ms-line--offline').waitFor();
    await move(page, 'kaart.dichterbij').click();
    await until('the zoom is 2', () => zoom(page) === 2);
    assert.ok((await page.locator('.ms-places__land path').count()) > 4);
  });
});

describe('distance from where one is', () => {
  const HERE = { latitude: 53.0954, longitude: 5.8335 };
  const button = (page) => page.locator('button[data-hier]');
  const said = (page, key) => page.locator('.ms-measured__said', { hasText: words(key) }).waitFor();

  test('only when asked for, at once in every list, and on this device alone', async (t) => {
    const { visitor, page } = await come(t, '/plekken', { geolocation: HERE, permissions: ['geolocation'] });
    await page.locator('.ms-measured', { hasText: words('afstand.geen') }).waitFor();
    await said(page, 'hier.uitleg');
    const before = await names(page);
    await visitor.count();
    await button(page).click();
    await said(page, 'hier.aan');
    await page.locator('.ms-measured', { hasText: words('afstand.vanaf-hier') }).waitFor();
    assert.notDeepEqual(await names(page), before);
    const distances = (await page.locator('#lijst .ms-fact', { hasText: /\d\s?k?m$/ }).allInnerTexts()).map((text) => {
      const [, number, unit] = /([\d,.]+)\s(k?m)$/.exec(text);
      return Number(number.replace(',', '.')) * (unit === 'km' ? 1000 : 1);
    });
    assert.ok(distances.length > 5);
    assert.deepEqual(distances, [...distances].sort((a, b) => a - b));
    // In another list, and on a page.
    await page.locator('nav.ms-nav a', { hasText: words('nav.meedoen') }).click();
    await page.locator('.ms-measured', { hasText: words('afstand.vanaf-hier') }).waitFor();
    await page.locator('footer a', { hasText: words('kinds.plek') }).click();
    await page.locator('#lijst .ms-item').first().click();
    await page.getByText(words('afstand.van-hier', { afstand: '' }).trim()).first().waitFor();
    // Nothing of it leaves the device.
    for (const url of visitor.requests) assert.doesNotMatch(url, /53[.,]09|5[.,]83/);
    assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes('53.0')), false);
    assert.doesNotMatch(page.url().slice(site.server.url.length), /53/);
    // And it is forgotten.
    await page.goBack();
    await button(page).click();
    await page.locator('.ms-measured', { hasText: words('afstand.geen') }).waitFor();
    await button(page).click();
    await said(page, 'hier.aan');
    await page.reload();
    await visitor.alive();
    await said(page, 'hier.uitleg');
    isSilent(visitor);
  });

  test('a refusal is said in plain words', async (t) => {
    const { page } = await come(t, '/plekken');
    await button(page).click();
    await said(page, 'hier.geweigerd');
    assert.equal(await button(page).innerText(), words('hier.opnieuw'));
  });

  test('so is not knowing', async (t) => {
    const { page } = await come(t, '/plekken');
    await page.evaluate(() => {
      navigator.geolocation.getCurrentPosition = (_, no) => no({ code: 3 });
    });
    await button(page).click();
    await said(page, 'hier.onbekend');
  });

  test('without JavaScript there is no such button, and choosing an area leads back', async (t) => {
    const { page } = await comePlain(t, '/plekken');
    assert.equal(await button(page).count(), 0);
    await page.locator('.ms-measured a').click();
    assert.equal(new URL(page.url()).pathname, '/gebied');
    await page.locator('#postcode').fill('9001');
    await page.locator('form:has(#postcode) button').click();
    const found = page.locator('main .ms-list .ms-item');
    if ((await found.count()) > 0) await found.first().click();
    assert.equal(new URL(page.url()).pathname, '/plekken');
    assert.ok(new URL(page.url()).searchParams.get('gebied'));
    await page.locator('.ms-measured', { hasText: words('afstand.vanaf', { naam: '' }).replace('.', '').trim() }).waitFor();
  });

  test('with JavaScript the chosen area is remembered too', async (t) => {
    const { page } = await come(t, '/vrijwilligerswerk');
    await page.locator('.ms-measured a').first().click();
    await page.waitForURL(/\/gebied/);
    await page.locator('details.ms-fold summary').first().click();
    await page.locator('.ms-fold__list a').nth(1).click();
    await page.waitForURL(/\/vrijwilligerswerk\?gebied=/);
    const slug = new URL(page.url()).searchParams.get('gebied');
    await until('it is remembered', () => page.evaluate((slug) => localStorage.getItem('mienskip.gebied')?.includes(slug), slug));
  });
});

describe('for everybody', () => {
  const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const violations = async (page) => {
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode().withTags(STANDARDS);
    const { violations } = await axe.analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  };

  test('nothing breaks WCAG, in any state', async (t) => {
    const visitor = await site.visitor(t, { geolocation: { latitude: 53.2, longitude: 5.8 }, permissions: ['geolocation'] });
    const { page } = visitor;
    const found = [];
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        for (const address of ['/plekken', '/plekken?kaart=500-600-0', '/plekken?nu=open&inloop=vandaag&kaart=500-600-3', '/gebied?naar=plekken']) {
          await visitor.openAlive(address);
          await page.evaluate(() => {
            for (const fold of document.querySelectorAll('details')) fold.open = true;
          });
          for (const it of await violations(page)) found.push(`${address} ${viewport.width} ${colorScheme}: ${it}`);
        }
      }
      await visitor.openWithGuide('/plekken?kaart=500-600-2');
      await page.locator('button[data-hier]').click();
      await page.locator('.ms-measured__said', { hasText: words('hier.aan') }).waitFor();
      for (const it of await violations(page)) found.push(`on ${viewport.width}: ${it}`);
    }
    assert.deepEqual(found, []);
  });

  test('a narrow screen never scrolls sideways', async (t) => {
    const { page } = await comePlain(t, '/plekken?kaart=500-600-3', { viewport: { width: 320, height: 600 } });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((it) => !it.parentElement.closest('svg') && it.getBoundingClientRect().right > innerWidth)
        .map((it) => it.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(wide, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
