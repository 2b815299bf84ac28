// Everybody can use every page: with a keyboard, a screen reader, in every colour and at every size.

import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { everyKindOfPage, recordsOf } from './support/addresses.js';
import { DESKTOP, PHONE } from './support/browser.js';
import { inLanguage, languages } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

describe('WCAG 2.2 AA, as far as a program can tell', () => {
  const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

  /** What breaks the standards, or only those rules. */
  const violations = async (page, only) => {
    const axe = new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      // Pages have no frames, so it need not open a page of its own to gather results.
      .setLegacyMode();
    const { violations } = await (only ? axe.withRules(only) : axe.withTags(STANDARDS)).analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary.split('\n')[1]?.trim()})`),
    );
  };

  test('the check itself notices what is wrong', async (t) => {
    const { page } = await site.visitor(t);
    await page.goto('/over');
    await page.locator('main').evaluate((main) => {
      const broken = document.createElement('div');
      broken.innerHTML = `<img src="/favicon.svg"><p class="pale">bleek</p>
        <div><button class="tiny"></button><button class="tiny"></button></div>`;
      broken.querySelector('.pale').style.color = '#ccc';
      for (const tiny of broken.querySelectorAll('.tiny')) {
        tiny.style.cssText = 'width:9px;height:9px;padding:0;min-block-size:0;min-inline-size:0';
      }
      main.append(broken);
    });
    const rules = new Set((await violations(page)).map((violation) => violation.split(':')[0]));
    for (const rule of ['image-alt', 'color-contrast', 'button-name', 'target-size']) assert.ok(rules.has(rule), rule);
  });

  for (const lang of languages) {
    test(lang, async (t) => {
      const visitor = await site.visitor(t, { reducedMotion: 'reduce' });
      const { page } = visitor;
      const found = new Map();
      const look = async (address, how, only) => {
        for (const violation of await violations(page, only)) {
          found.set(violation, [...(found.get(violation) ?? []), `${address} (${how})`]);
        }
      };
      for (const [path] of await everyKindOfPage(site.server, { variations: false })) {
        const address = inLanguage(lang, path);
        await page.setViewportSize(PHONE);
        await page.emulateMedia({ colorScheme: 'light' });
        await visitor.openAlive(address);
        // Also what is folded.
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
        });
        await look(address, 'phone, light');
        if (lang === languages[0]) {
          // In the dark nothing but colours differs.
          await page.emulateMedia({ colorScheme: 'dark' });
          await look(address, 'phone, dark', ['color-contrast']);
          await page.setViewportSize(DESKTOP);
          await look(address, 'desktop, dark', ['color-contrast']);
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

  test('a form with mistakes, and what waits to be sent', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    const { page } = visitor;
    const [place] = recordsOf(await server.json('/v1/gids'), 'plek');
    await visitor.openAlive(`/klopt-niet/plek/${place.id}`);
    await visitor.everything();
    const send = page.locator('form[data-postbak] button');
    await page.locator('#email').fill('bewoner@');
    await send.click();
    await page.locator('#fouten').waitFor();
    const found = await violations(page);
    await page.locator('#email').fill('');
    await page.locator('input[name=wat]').first().check();
    await server.stop();
    await send.click();
    await page.waitForURL('**/bedankt?wacht=*');
    found.push(...(await violations(page)));
    await visitor.openAlive('/opgeslagen');
    await page.locator('.ms-outbox__remove summary').click();
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page)));
    }
    assert.deepEqual(found, []);
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
