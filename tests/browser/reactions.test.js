// Responding to volunteer work: without JavaScript, with it, and without internet. What is sent
// arrives once; its sender has a page of their own; the organisation gets in by the link of a letter.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordsOf } from './support/addresses.js';
import { PHONE, until } from './support/browser.js';
import { letters } from './support/letters.js';
import { inLanguage, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

/** The path in the letter that tells of a reaction, once it has been written. */
const linkOf = async (server) => {
  let link;
  await until('the letter is written', async () => {
    link = /\/organisatie-reacties\/[\w-]+/.exec((await letters(server)).join('\n'))?.[0];
    return link;
  });
  return link;
};

const formOf = async (server) => {
  const [vacancy] = recordsOf(await server.json('/v1/gids'), 'vacature');
  return { vacancy, form: `/vrijwilligerswerk/${vacancy.id}/reageren` };
};

const title = (page) => page.getByRole('heading', { level: 1 });
const button = (page, name) => page.locator('main').getByRole('button', { name, exact: true });
const entries = (page) => page.locator('.ms-outbox__entry');

const fill = async (page, message) => {
  await page.locator('#naam').fill('Sjoukje');
  await page.locator('#telefoon').fill('06 12345678');
  await page.locator('#bericht').fill(message);
};

/** Somebody whose device has everything, at a server of their own, on the form. */
const ready = async (t) => {
  const server = await site.ownServer(t);
  const visitor = await site.visitor(t, { server, viewport: PHONE });
  const { vacancy, form } = await formOf(server);
  await visitor.openAlive(form);
  await visitor.everything();
  return { server, visitor, page: visitor.page, vacancy, form };
};

const send = async (page) => {
  await button(page, words('klopt-niet.knop')).click();
  await page.waitForURL('**/bedankt?wacht=*');
};

/** How many reactions the organisation sees, through the link of the letter. */
const seen = async (t, server) => {
  const { page } = await site.visitor(t, { server, javaScript: false });
  await page.goto(await linkOf(server));
  await button(page, 'Bekijk de reacties').click();
  return page;
};

describe('without JavaScript', () => {
  test('from a vacancy to a page of one\'s own, an invitation, and withdrawing', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
    const { vacancy, form } = await formOf(server);
    await page.goto(`/vrijwilligerswerk/${vacancy.id}`);
    await page.getByRole('link', { name: words('reageren'), exact: true }).click();
    assert.equal(new URL(page.url()).pathname, form);

    await page.locator('#bericht').fill('Ik help graag.');
    await page.locator('#jong').check();
    await button(page, words('klopt-niet.knop')).click();
    assert.deepEqual(await page.locator('#fouten').getByRole('link').allInnerTexts(), [
      words('reageren.fout.naam'),
      words('reageren.telefoon.hint'),
    ]);
    assert.equal(await page.locator('#bericht').inputValue(), 'Ik help graag.');
    assert.ok(await page.locator('#jong').isChecked());

    await fill(page, 'Ik help graag.');
    await button(page, words('klopt-niet.knop')).click();
    await title(page).filter({ hasText: 'Je reactie is verstuurd' }).waitFor();
    const own = new URL(page.url()).pathname;
    assert.match(own, /^\/reactie\/[\w-]{22}$/);

    const desk = await seen(t, server);
    await desk.getByText('Ik help graag.').waitFor();
    await desk.getByRole('region', { name: 'Sjoukje' }).locator('textarea').fill('Kom dinsdag langs!');
    await button(desk, 'Nodig uit').click();
    await desk.getByText('Je bericht is verstuurd.').waitFor();

    await page.goto(own);
    await page.getByText('De organisatie wil je graag leren kennen.').waitFor();
    await page.getByText('Kom dinsdag langs!').waitFor();
    await page.getByText('Trek je reactie in', { exact: true }).click();
    await button(page, 'Ja, wis mijn reactie').click();
    await title(page).filter({ hasText: 'Je reactie is gewist' }).waitFor();
    assert.equal((await page.goto(own)).status(), 404);
  });

  test('a place that is filled says so and takes no more', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await site.visitor(t, { server, javaScript: false });
    const { vacancy, form } = await formOf(server);
    await page.goto(form);
    await fill(page, 'Ik wacht.');
    await button(page, words('klopt-niet.knop')).click();
    const own = new URL(page.url()).pathname;
    const desk = await seen(t, server);
    await button(desk, 'De plek is vervuld').click();
    await page.goto(own);
    await page.getByText('De plek is vervuld: er is iemand anders gevonden.').waitFor();
    await until('the guide says it', async () => {
      await page.goto(`/vrijwilligerswerk/${vacancy.id}`);
      return (await page.getByText(words('vacature.vervuld'), { exact: true }).count()) > 0;
    });
    assert.equal(await page.getByRole('link', { name: words('reageren'), exact: true }).count(), 0);
    await page.goto(form);
    await page.getByText(words('reageren.vol')).waitFor();
    assert.equal(await page.locator('#naam').count(), 0);
  });

  for (const lang of ['nl', 'fy', 'en']) {
    test(`the form and one's own page speak ${lang}`, async (t) => {
      const server = await site.ownServer(t);
      const { page } = await site.visitor(t, { server, javaScript: false });
      const { form } = await formOf(server);
      await page.goto(inLanguage(lang, form));
      assert.equal(await title(page).innerText(), words('reageren', {}, lang));
      await fill(page, 'x');
      await button(page, words('klopt-niet.knop', {}, lang)).click();
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.match(new URL(page.url()).pathname, new RegExp(`^${inLanguage(lang, '/reactie')}/`));
    });
  }
});

describe('with JavaScript', () => {
  test('mistakes are told on the device; sent, it leads to a page of one\'s own', async (t) => {
    const { server, visitor, page } = await ready(t);
    visitor.requests.length = 0;
    await page.locator('#naam').fill('Sjoukje');
    await page.locator('#telefoon').fill('bel maar');
    await button(page, words('klopt-niet.knop')).click();
    assert.equal(await page.locator('#telefoon-fout').innerText(), words('reageren.fout.telefoon'));
    assert.deepEqual(visitor.requests.filter((it) => it.includes('reacties')), []);
    await fill(page, 'Ik help graag.');
    await send(page);
    await title(page).filter({ hasText: words('reageren.verstuurd') }).waitFor();
    await page.getByRole('link', { name: words('reageren.bekijk') }).click();
    await page.waitForURL('**/reactie/*');
    await page.getByText('Ik help graag.').waitFor();
    await (await seen(t, server)).getByText('Ik help graag.').waitFor();
    // The device remembers the way.
    await visitor.openWithGuide('/opgeslagen');
    await page.getByText(words('reageren.mijn')).waitFor();
    assert.deepEqual(visitor.problems, []);
  });

  test('what was sent goes along with the profile to another phone', async (t) => {
    const { server, visitor, page, form } = await ready(t);
    await visitor.openAlive('/profiel');
    await page.locator('#profiel-jij > summary').click();
    await page.locator('[data-profiel] #naam').fill('Noor van het Voorbeeld');
    await page.locator('[data-profiel] #naam').blur();
    await visitor.openAlive(form);
    await fill(page, 'Ik help graag.');
    await send(page);
    await title(page).filter({ hasText: words('reageren.verstuurd') }).waitFor();
    const own = await page.getByRole('link', { name: words('reageren.bekijk') }).getAttribute('href');
    await visitor.openWithGuide('/meenemen');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words('meenemen.heel') }).click(),
    ]);

    const elsewhere = await site.visitor(t, { server, viewport: PHONE });
    await elsewhere.openWithGuide('/meenemen');
    await elsewhere.page.locator('#bestand').setInputFiles(await download.path());
    await elsewhere.page.getByRole('button', { name: words('meenemen.neem-over') }).click();
    await elsewhere.openWithGuide('/opgeslagen');
    await elsewhere.page.locator(`main [href="${own}"]`).click();
    await elsewhere.page.getByText('Ik help graag.').waitFor();
    // On the phone that sent it, it stands there once.
    await visitor.openWithGuide('/opgeslagen');
    await page.locator(`main [href="${own}"]`).waitFor();
    assert.equal(await page.locator(`main [href="${own}"]`).count(), 1);
  });

  test('a draft survives a reload, with what was ticked', async (t) => {
    const { visitor, page } = await ready(t);
    await fill(page, 'Hier was ik gebleven.');
    await page.locator('#jong').check();
    await page.reload();
    await visitor.guide();
    assert.equal(await page.locator('#bericht').inputValue(), 'Hier was ik gebleven.');
    assert.ok(await page.locator('#jong').isChecked());
    await page.locator('#jong').uncheck();
    await page.reload();
    await visitor.guide();
    assert.ok(!(await page.locator('#jong').isChecked()));
  });
});

describe('without internet', () => {
  test('it is kept over a reload and sent once when the server is back', async (t) => {
    const { server, visitor, page, form } = await ready(t);
    await server.stop();
    await visitor.openAlive(form);
    await fill(page, 'Verstuurd zonder internet.');
    await send(page);
    await title(page).filter({ hasText: words('reageren.bewaard') }).waitFor();
    await page.reload();
    await visitor.alive();
    await title(page).filter({ hasText: words('reageren.bewaard') }).waitFor();
    await visitor.openAlive('/opgeslagen');
    // The device says what waits a moment after the page lives.
    await entries(page).first().waitFor();
    assert.equal(await entries(page).count(), 1);

    await server.start();
    await visitor.comeBack();
    await entries(page).waitFor({ state: 'detached' });
    const desk = await seen(t, server);
    assert.equal(await desk.getByText('Verstuurd zonder internet.').count(), 1);
  });

  test('an answer that gets lost on the way: sent again, kept once', async (t) => {
    const { server, visitor, page } = await ready(t);
    let lost = 0;
    await visitor.context.route('**/v1/vacatures/*/reacties', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await fill(page, 'Het antwoord raakt kwijt.');
    await send(page);
    await visitor.comeBack();
    await title(page).filter({ hasText: words('reageren.verstuurd') }).waitFor();
    const desk = await seen(t, server);
    assert.equal(await desk.getByText('Het antwoord raakt kwijt.').count(), 1);
  });

  test('a page that only the server has says that there is no internet', async (t) => {
    const { server, page } = await ready(t);
    await server.stop();
    await page.goto('/reactie/8PHy8_T19vf4-fr7_P3-_w');
    await page.getByRole('heading', { name: 'Geen internet' }).waitFor();
  });
});
