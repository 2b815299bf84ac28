// The profile: made in steps on the device, kept there, taken along as a file, and erased. Nothing
// of it is sent.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import jsonResume from '@jsonresume/schema';
import { PHONE, until } from './support/browser.js';
import { temporary } from './support/server.js';
import { words } from './support/settings.js';
import { useSite } from './support/site.js';

const { validate } = jsonResume;
const site = useSite();
const KEY = 'mienskip.profiel';

const stored = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), KEY);
const answers = async (page) => {
  const profile = await stored(page);
  return Object.fromEntries(Object.entries(profile?.velden ?? {}).map(([name, { waarde }]) => [name, waarde]));
};
const box = (page, name, value) => page.locator(`[data-profiel] [name="${name}"][value="${value}"]`);
const unfold = (page, step) => page.locator(`#profiel-${step} > summary`).click();
const mishap = (page, name) => page.getByRole('alert').getByText(words(`profiel.mis.${name}`));

/** A profile with a few answers. */
async function filledIn(visitor) {
  const { page } = visitor;
  await visitor.openAlive('/profiel');
  await page.locator('form[data-profiel]').waitFor();
  await unfold(page, 'jij');
  await page.locator('#naam').fill('Noor van het Voorbeeld');
  await page.locator('#naam').blur();
  await unfold(page, 'leuk');
  await box(page, 'leuk', 'groen').check();
  await unfold(page, 'wanneer');
  await box(page, 'wanneer', 'di-middag').check();
}

/** What somebody did, filled in in the form. */
async function did(page, { with: whom, what, hours }) {
  await page.locator('#organisatie').fill(whom);
  await page.locator('#wat').fill(what);
  await page.locator('#uren').fill(hours);
  await page.getByRole('button', { name: words('bewaren.knop'), exact: true }).click();
}

/** Chooses a file to put back. */
async function choose(t, page, text, name = 'profiel.json') {
  const file = path.join(await temporary(), name);
  await writeFile(file, text);
  await page.locator('#bestand').setInputFiles(file);
}

test('without JavaScript the pages say what would be there', async (t) => {
  const { page } = await site.visitor(t, { javaScript: false });
  for (const address of ['/profiel', '/ervaring', '/meenemen', '/portfolio']) {
    await page.goto(address);
    await page.getByText(words('profiel.met-javascript')).waitFor();
  }
});

describe('making a profile', () => {
  test('every answer is kept as it is given, over a reload, and nothing is sent', async (t) => {
    const visitor = await site.visitor(t, { viewport: PHONE });
    const { page } = visitor;
    const sent = [];
    visitor.context.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await filledIn(visitor);
    const expected = { naam: 'Noor van het Voorbeeld', leuk: ['groen'], wanneer: ['di-middag'] };
    assert.deepEqual(await answers(page), expected);
    await page.reload();
    await visitor.guide();
    await unfold(page, 'jij');
    assert.equal(await page.locator('#naam').inputValue(), 'Noor van het Voorbeeld');
    await unfold(page, 'wanneer');
    assert.ok(await box(page, 'wanneer', 'di-middag').isChecked());
    await box(page, 'wanneer', 'di-middag').uncheck();
    assert.equal((await answers(page)).wanneer, null);
    assert.deepEqual(sent, []);
    assert.deepEqual(visitor.requests.filter((it) => it.includes('Noor')), []);
  });

  test('the week is filled in by keyboard, and each box says which it is', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openWithGuide('/profiel');
    await page.locator('#profiel-wanneer > summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.deepEqual((await answers(page)).wanneer, ['ma-ochtend', 'ma-avond']);
    await page.getByRole('checkbox', { name: 'zondag middag' }).check();
    assert.equal((await answers(page)).wanneer.length, 3);
  });

  test('two windows at once lose nothing of each other', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openWithGuide('/profiel');
    const other = await visitor.context.newPage();
    await other.goto('/profiel');
    await other.locator('form[data-profiel]').waitFor();
    await unfold(page, 'leuk');
    await unfold(other, 'kan');
    for (const [tab, name, value] of [
      [page, 'leuk', 'groen'],
      [other, 'kan', 'koken'],
      [page, 'leuk', 'eten'],
      [other, 'kan', 'geduld'],
    ]) {
      await box(tab, name, value).check();
    }
    await until('both windows know everything', async () => {
      const all = await answers(page);
      return all.leuk?.length === 2 && all.kan?.length === 2;
    });
    await unfold(other, 'leuk');
    await until('the other window shows it', () => box(other, 'leuk', 'groen').isChecked());
  });

  test('what fits says why, also without internet', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    await visitor.openWithGuide('/profiel');
    await visitor.everything();
    await server.stop();
    await filledIn(visitor);
    const match = page.locator('.ms-column--aside li', { has: page.locator('.ms-fact--suits') }).first();
    await match.getByText(words('thema.groen').toLowerCase()).or(match.getByText('dinsdagmiddag')).first().waitFor();
    const reasons = await page.locator('.ms-column--aside .ms-fact--suits').allInnerTexts();
    assert.ok(reasons.some((it) => it.includes('dinsdagmiddag')), reasons.join('\n'));
  });

  test('volunteer work is listed by what suits, on the device only', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server });
    const { page } = visitor;
    const orders = page.getByRole('navigation', { name: words('filter.volgorde') });
    const fit = orders.getByRole('link', { name: words('filter.volgorde.past') });
    await visitor.openWithGuide('/vrijwilligerswerk');
    await orders.waitFor();
    assert.equal(await fit.count(), 0, 'without a profile nothing suits');
    await filledIn(visitor);
    await visitor.everything();
    await server.stop();
    await page.locator('nav.ms-nav a', { hasText: words('kinds.vacature') }).first().click();
    await fit.click();
    await page.waitForURL(/volgorde=past/);
    assert.equal(await orders.locator('[aria-current]').innerText(), words('filter.volgorde.past'));
    const reasons = page.locator('#lijst .ms-fact--suits');
    assert.match(await reasons.first().innerText(), /groen en dieren/);
    // The reasons stand on the page of the vacancy as well.
    const said = await reasons.first().innerText();
    await page.locator('#lijst li', { has: page.locator('.ms-fact--suits') }).first().locator('a').click();
    await page.locator('main .ms-fact--suits', { hasText: said }).waitFor();
  });

  test('who is younger than 16 is told to ask a parent', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openWithGuide('/profiel');
    await unfold(page, 'jij');
    await box(page, 'leeftijd', 'onder-16').check();
    await page.getByText(words('leeftijd.ouder')).waitFor();
    await box(page, 'leeftijd', '18-plus').check();
    await page.getByText(words('leeftijd.ouder')).waitFor({ state: 'detached' });
  });
});

describe('what somebody did', () => {
  test('is added, changed and removed, and counted together', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openWithGuide('/ervaring');
    await did(page, { with: 'Buurtkamer Voorbeeld', what: 'Koffie geschonken', hours: '12' });
    await page.getByRole('heading', { name: 'Buurtkamer Voorbeeld' }).waitFor();
    assert.equal(await page.locator('#organisatie').inputValue(), '', 'the form is empty again');
    await did(page, { with: 'Dorpshuis Verzonnen', what: 'Stoelen gesjouwd', hours: '3' });
    await page.getByText(words('gedaan.samen', { tijd: words('duur.uren', { n: 15 }) })).waitFor();

    const entry = page.locator('.ms-outbox__entry', { hasText: 'Dorpshuis Verzonnen' });
    await entry.getByRole('link', { name: words('postbak.wijzig') }).click();
    assert.equal(await page.locator('#wat').inputValue(), 'Stoelen gesjouwd');
    await page.locator('#uren').fill('4');
    await page.getByRole('button', { name: words('bewaren.knop'), exact: true }).click();
    await page.getByText(words('gedaan.samen', { tijd: words('duur.uren', { n: 16 }) })).waitFor();

    await entry.getByText(words('postbak.weg'), { exact: true }).click();
    await entry.getByRole('button', { name: words('postbak.weg.zeker') }).click();
    await entry.waitFor({ state: 'detached' });
  });

  test('what is not right is said at its field, and what was typed stays', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await visitor.openWithGuide('/ervaring');
    await did(page, { with: '', what: '', hours: '' });
    await page.getByRole('alert').getByText(words('profiel.fout.leeg')).waitFor();
    await did(page, { with: 'Buurtkamer Voorbeeld', what: '<b>Koffie</b>', hours: 'veel' });
    await page.getByRole('alert').first().waitFor();
    assert.equal(await page.locator('#wat').inputValue(), '<b>Koffie</b>');
    await page.locator('#uren').fill('2');
    await page.getByRole('button', { name: words('bewaren.knop'), exact: true }).click();
    await page.getByText('<b>Koffie</b>', { exact: true }).first().waitFor();
  });

  test('stands on one clean sheet of A4', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await filledIn(visitor);
    await visitor.openWithGuide('/ervaring');
    await did(page, { with: 'Buurtkamer Voorbeeld', what: 'Koffie geschonken', hours: '12' });
    await visitor.openWithGuide('/portfolio');
    await page.getByRole('heading', { level: 1, name: 'Noor van het Voorbeeld' }).waitFor();
    await page.getByText('Buurtkamer Voorbeeld').waitFor();
    const file = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    assert.equal(file.match(/\/Type \/Page\b/g)?.length, 1);
  });
});

describe('taking it along', () => {
  test('as one file, put back on another phone after a look at what changes', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await filledIn(visitor);
    await visitor.openWithGuide('/meenemen');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words('meenemen.heel') }).click(),
    ]);
    const file = await readFile(await download.path(), 'utf8');
    assert.equal(download.suggestedFilename(), 'mienskip-profiel.json');

    const elsewhere = await site.visitor(t);
    await elsewhere.openWithGuide('/meenemen');
    await choose(t, elsewhere.page, file);
    const preview = elsewhere.page.locator('#voorbeschouwing');
    await preview.getByText('Noor van het Voorbeeld').waitFor();
    assert.equal(await stored(elsewhere.page), null, 'looking changes nothing');
    await preview.getByRole('button', { name: words('meenemen.neem-over') }).click();
    await preview.waitFor({ state: 'detached' });
    assert.deepEqual(await answers(elsewhere.page), await answers(page));
  });

  test('a file that is damaged, newer or too large is refused plainly, and nothing changes', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await filledIn(visitor);
    const before = await answers(page);
    await visitor.openWithGuide('/meenemen');
    const whole = JSON.stringify(await stored(page));
    await choose(t, page, whole.slice(0, whole.length / 2));
    await mishap(page, 'bestand').waitFor();
    await choose(t, page, whole.replace(/"versie":\d+/, '"versie":99'));
    await mishap(page, 'bestand-nieuw').waitFor();
    await choose(t, page, ' '.repeat(1_100_000));
    await mishap(page, 'bestand-groot').waitFor();
    assert.deepEqual(await answers(page), before);
  });

  test('as JSON Resume, with names instead of slugs', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await filledIn(visitor);
    await unfold(page, 'kan');
    await box(page, 'kan', 'koken').check();
    await unfold(page, 'talen');
    await box(page, 'talen', 'nl').check();
    await visitor.openAlive('/ervaring');
    await did(page, { with: 'Buurtmoestuin De Voorbeelden', what: 'Onkruid wieden', hours: '12' });
    await page.getByText('Onkruid wieden').first().waitFor();
    await visitor.openWithGuide('/meenemen');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words('meenemen.resume') }).click(),
    ]);
    const resume = JSON.parse(await readFile(await download.path(), 'utf8'));
    validate(resume, (wrong) => assert.equal(wrong, null, JSON.stringify(wrong)));
    assert.equal(resume.basics.name, 'Noor van het Voorbeeld');
    assert.equal(resume.volunteer[0].organization, 'Buurtmoestuin De Voorbeelden');
    assert.deepEqual(resume.skills, [{ name: 'Koken en bakken' }]);
    assert.deepEqual(Object.keys(resume).filter((key) => !['basics', 'skills', 'volunteer', 'languages', 'certificates'].includes(key)), []);
  });
});

describe('losing it and erasing it', () => {
  test('what stood there before can be put back', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await filledIn(visitor);
    // What is typed in one sitting is one answer: here another window answers.
    await page.reload();
    await visitor.guide();
    await unfold(page, 'jij');
    await page.locator('#naam').fill('Nora');
    await page.locator('#naam').blur();
    await until('it is kept', async () => (await answers(page)).naam === 'Nora');
    await visitor.openWithGuide('/meenemen');
    await page.locator('#eerder > summary').click();
    const entry = page.locator('#eerder li', { hasText: 'Noor van het Voorbeeld' });
    await entry.getByRole('button', { name: words('meenemen.zet-terug') }).click();
    await until('it is back', async () => (await answers(page)).naam === 'Noor van het Voorbeeld');
    await page.locator('#eerder li', { hasText: 'Nora' }).waitFor();
  });

  test('everything is erased after it was shown what goes, in every window', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await filledIn(visitor);
    const other = await visitor.context.newPage();
    await other.goto('/profiel');
    await other.locator('form[data-profiel]').waitFor();
    await visitor.openWithGuide('/meenemen');
    await page.getByText(words('wissen.antwoorden', { n: 3 })).waitFor();
    await page.locator('summary', { hasText: words('wissen') }).click();
    await page.getByRole('button', { name: words('wissen.zeker') }).click();
    await page.getByText(words('wissen.niets')).waitFor();
    assert.equal(await stored(page), null);
    // The other window does not bring it back.
    await unfold(other, 'leuk');
    await box(other, 'leuk', 'eten').check();
    assert.deepEqual(await answers(page), { leuk: ['eten'] });
  });

  test('what the browser wiped is offered again from the second copy', async (t) => {
    const visitor = await site.visitor(t);
    const { page } = visitor;
    await filledIn(visitor);
    const before = await answers(page);
    await page.evaluate((key) => localStorage.removeItem(key), KEY);
    await visitor.openWithGuide('/meenemen');
    await mishap(page, 'gewist').waitFor();
    await page.getByRole('button', { name: words('meenemen.neem-over') }).click();
    await mishap(page, 'gewist').waitFor({ state: 'detached' });
    assert.deepEqual(await answers(page), before);
  });

  test('a full and a blocked device say so, and what was typed is still there', async (t) => {
    for (const [name, why] of [['vol', 'full'], ['geblokkeerd', 'blocked']]) {
      const visitor = await site.visitor(t);
      const { page } = visitor;
      await page.addInitScript((blocked) => {
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (blocked || key === 'mienskip.profiel') throw new DOMException('no', 'QuotaExceededError');
          return set.call(this, key, value);
        };
      }, why === 'blocked');
      await visitor.openWithGuide('/profiel');
      await unfold(page, 'jij');
      await page.locator('#naam').fill('Noor van het Voorbeeld');
      await page.locator('#naam').blur();
      await mishap(page, name).waitFor();
      await page.getByRole('link', { name: words('meenemen') }).click();
      await page.getByText(words('wissen.antwoorden', { n: 1 })).waitFor();
    }
  });

  test('a profile on the device that is damaged or newer is left as it is', async (t) => {
    for (const [text, name] of [['{"soort":', 'kapot'], ['{"soort":"mienskip-profiel","versie":99}', 'nieuw']]) {
      const visitor = await site.visitor(t);
      const { page } = visitor;
      await visitor.open('/over');
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text]);
      await visitor.openWithGuide('/profiel');
      await mishap(page, name).waitFor();
      await unfold(page, 'leuk');
      await box(page, 'leuk', 'groen').check();
      assert.equal(await page.evaluate((key) => localStorage.getItem(key), KEY), text);
    }
  });
});
