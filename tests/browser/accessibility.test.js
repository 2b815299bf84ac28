// Everybody can use every page: with a keyboard, a screen reader, in every colour and at every size.
// Each kind of page in each language: accessibility-*.test.js, a file each, so that they go side by side.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { recordsOf } from './support/addresses.js';
import { violations } from './support/axe.js';
import { PHONE } from './support/browser.js';
import { languages } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

describe('WCAG 2.2 AA, as far as a program can tell', () => {
  test('the check itself notices what is wrong', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    // Only once it is alive: what comes alive may draw the page anew.
    await visitor.openAlive('/over');
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

  // The first three are complete, content as well, and Arabic is read from right to left. The other languages have
  // the same HTML as these with other words; what those could break, their width, is looked at in languages.test.js.
  test('the complete languages and one from right to left have a file that looks at every page', () => {
    const looked = ['nl', 'fy', 'en', 'ar'];
    for (const lang of looked) {
      assert.ok(languages.includes(lang), lang);
      assert.ok(existsSync(new URL(`accessibility-${lang}.test.js`, import.meta.url)), lang);
    }
  });

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
