// Recognition on the phone: asking an organisation, fetching what it says, showing that it is
// genuine and checking that of others, also without internet. Each goes the whole way through the
// real pages; the organisation has a browser of its own.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { inspect } from './support/axe.js';
import { DESKTOP, PHONE, until } from './support/browser.js';
import { letter } from './support/letters.js';
import { temporary } from './support/server.js';
import { languages, pattern, program, siteFolder, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();
const KEY = 'mienskip.profiel';
const NAME = 'Noor Voorbeeld';
const WHAT = 'Koffie schenken en tafels dekken';

const stored = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), KEY);
const recognitions = async (page) =>
  Object.entries((await stored(page))?.waarderingen ?? {}).map(([id, { waarde }]) => ({ id, ...waarde })).filter((it) => it.verzoek || it.bewijs);
const button = (page, key, gaps) => page.getByRole('button', { name: words(key, gaps), exact: true });
const link = (page, key) => page.getByRole('link', { name: words(key), exact: true });
const title = (page) => page.getByRole('heading', { level: 1 });
const state = (page, text) => page.locator('.ms-outbox__state', { hasText: text });
/** "Echt. Zo was het …" */
const outcome = (page, key) => state(page, new RegExp(`^\\s*${words(`waardering.${key}`)}`));

/** The organisation of the sample that has an address for its mail. */
const organisationOf = async (server) =>
  (await server.json('/v1/organisaties')).items.find((it) => it.contact?.email);

/** Somebody with a name and something to show, and one experience. */
async function volunteer(t, server, { skills = ['koken'], options = { viewport: PHONE } } = {}) {
  const visitor = await site.visitor(t, { server, ...options });
  const { page } = visitor;
  await visitor.openWithGuide('/profiel');
  await page.locator('form[data-profiel]').first().waitFor();
  await page.locator('#profiel-jij > summary').click();
  await page.locator('#naam').fill(NAME);
  await page.locator('#naam').blur();
  await page.locator('#profiel-kan > summary').click();
  for (const skill of skills) await page.locator(`[data-profiel] [name="kan"][value="${skill}"]`).check();
  await visitor.openWithGuide('/ervaring');
  const organisation = await organisationOf(server);
  await logs(page, organisation.naam.nl);
  return { ...visitor, visitor, page, organisation };
}

/** Logs an experience in the form. */
async function logs(page, whom, { what = WHAT, from = '2026-01-05', until: last = '2026-02-27', hours = '12' } = {}) {
  await page.locator('#organisatie').fill(whom);
  await page.locator('#wat').fill(what);
  await page.locator('#van').fill(from);
  await page.locator('#tot').fill(last);
  await page.locator('#uren').fill(hours);
  await page.locator('#minuten').fill('30');
  await button(page, 'bewaren.knop').click();
  await page.getByRole('heading', { name: whom, exact: true }).first().waitFor();
}

/** Asks for a confirmation; the address that the code and the buttons give. */
async function asks(page, { skill } = {}) {
  await link(page, 'waardering.vraag').first().click();
  await button(page, 'waardering.link').waitFor();
  if (skill) await page.locator(`form[data-vraag] [name="kan"][value="${skill}"]`).check();
  await button(page, 'waardering.link').click();
  return addressOn(page);
}

/** The link on the page, folded or not. */
async function addressOn(page) {
  const address = page.locator('p.ms-address');
  await address.waitFor({ state: 'attached' });
  return address.textContent();
}

/** The organisation opens the link in its own browser and answers. */
async function answers(t, server, address, { yes = true, hours, message = 'Dank je wel!' } = {}) {
  const { page } = await site.visitor(t, { server, javaScript: false });
  const press = async (name) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState();
  };
  await page.goto(address);
  const shown = await page.locator('main').innerText();
  await press('Stuur een code naar ons adres');
  const [, code] = /De code is (\d{6})/.exec(await letter(server, 'bevestigingscode'));
  await page.getByLabel('De code: zes cijfers').fill(code);
  await page.getByLabel(yes ? 'Ja, ik bevestig dit' : 'Nee, dit klopt niet').check();
  if (hours) await page.getByLabel('Uren').fill(hours);
  await page.getByLabel('Een bedankje of bericht').fill(message);
  await press('Verstuur het antwoord');
  assert.equal(await title(page).innerText(), yes ? 'Dit is bevestigd' : 'Dit is niet bevestigd');
  return shown;
}

/** What a code on the page says. */
async function scanned(page) {
  const picture = PNG.sync.read(await page.locator('.ms-qr svg').screenshot());
  return jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data;
}

/** The command of an administrator. */
const command = (server, ...args) => promisify(execFile)(program, args, {
  env: { PATH: process.env.PATH, MIENSKIP_DATA: server.data, MIENSKIP_SITE: siteFolder },
});

const online = (page) => page.evaluate(() => dispatchEvent(new Event('online')));

/** Somebody whose work was confirmed, on the page where that is shown. */
async function confirmed(t, server, wishes) {
  const somebody = await volunteer(t, server, wishes);
  const address = await asks(somebody.page);
  await answers(t, server, address);
  await somebody.visitor.openWithGuide('/ervaring');
  await outcome(somebody.page, 'echt').waitFor();
  return { ...somebody, address };
}

describe('asking', () => {
  test('the organisation sees what is shown beforehand, and nothing else of the profile', async (t) => {
    const server = await site.ownServer(t);
    const { page, organisation } = await volunteer(t, server, { skills: ['koken', 'geduld'] });
    await link(page, 'waardering.vraag').click();
    const names = await page.locator('form[data-vraag] [name="kan"]').evaluateAll((all) => all.map((it) => it.value));
    assert.equal(names.length, 2);
    assert.deepEqual(await page.locator('form[data-vraag] [name="kan"]:checked').count(), 0, 'nothing is ticked beforehand');
    const [given, withheld] = names;
    await page.locator(`form[data-vraag] [name="kan"][value="${given}"]`).check();
    await button(page, 'waardering.link').click();
    const address = await addressOn(page);
    const told = await page.locator('dl').innerText();
    for (const text of [NAME, organisation.naam.nl, WHAT, given, '12 uur en 30 minuten']) assert.ok(told.includes(text), told);
    const shown = await answers(t, server, address);
    for (const text of [NAME, WHAT, given, '12 uur en 30 minuten', '5 januari 2026']) assert.ok(shown.includes(text), shown);
    assert.ok(!shown.includes(withheld), shown);
    // Nor in what travels.
    const claim = Buffer.from(new URL(address).searchParams.get('c'), 'base64url').toString('utf8');
    assert.deepEqual(claim.split('\n').slice(3), [organisation.id, organisation.naam.nl, WHAT, '2026-01-05', '2026-02-27', '750', NAME, given]);
  });

  test('a name that is not ticked stays here', async (t) => {
    const { page } = await volunteer(t, site.server);
    await link(page, 'waardering.vraag').click();
    await page.locator('form[data-vraag] [name="naam"]').uncheck();
    await button(page, 'waardering.link').click();
    const address = await addressOn(page);
    assert.ok(!Buffer.from(new URL(address).searchParams.get('c'), 'base64url').toString('utf8').includes(NAME));
  });

  test('it works without internet: a code that is scanned, the same one as long as nothing changes', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor } = await volunteer(t, server);
    await visitor.everything();
    await server.stop();
    await visitor.openWithGuide('/ervaring').catch(() => {});
    await page.locator('html[data-leeft]').waitFor();
    const address = await asks(page);
    assert.equal(await scanned(page), address);
    assert.ok(address.startsWith(`${server.url}/bevestig?c=`));
    const mail = await link(page, 'actie.mail').getAttribute('href');
    assert.equal(new URLSearchParams(mail.split('?').slice(1).join('?')).get('body'), address);

    // Again: the same link, and the same when the same is chosen.
    await link(page, 'gedaan').click();
    await state(page, pattern('waardering.wacht')).waitFor();
    await link(page, 'waardering.toon').click();
    assert.equal(await addressOn(page), address);
    await page.locator('details > summary', { hasText: words('gedaan.wijzig') }).click();
    await button(page, 'waardering.link').click();
    assert.equal((await recognitions(page)).length, 1);
    await page.reload();
    assert.equal(await addressOn(page), address);

    // Another experience is another link.
    await link(page, 'gedaan').click();
    await link(page, 'postbak.wijzig').click();
    await page.locator('#uren').fill('14');
    await button(page, 'bewaren.knop').click();
    await page.getByText('14 uur en 30 minuten').first().waitFor();
    await link(page, 'waardering.vraag').click();
    await button(page, 'waardering.link').click();
    await until('there is a new link', async () => (await recognitions(page)).length === 2);
    assert.notEqual(await addressOn(page), address);
  });

  test('an organisation that the guide does not know is not asked, and what is missing is said first', async (t) => {
    const { page, organisation } = await volunteer(t, site.server);
    await logs(page, 'Breiclub De Losse Steek (bestaat niet)');
    assert.equal(await link(page, 'waardering.vraag').count(), 1);
    await logs(page, organisation.naam.nl.toUpperCase(), { from: '', hours: '0', what: 'x'.repeat(300) });
    await page.locator('li', { hasText: 'xxxx' }).getByRole('link', { name: words('waardering.vraag') }).click();
    await page.getByText(words('waardering.eerst')).waitFor();
    const first = await page.locator('.ms-hours__list').innerText();
    for (const key of ['gedaan.wat', 'gedaan.van']) assert.ok(first.includes(words(key)), first);
    assert.equal(await button(page, 'waardering.link').count(), 0);
    await link(page, 'gedaan.wijzig').click();
    assert.equal(await page.locator('#wat').inputValue(), 'x'.repeat(300));
  });
});

describe('fetching the answer', () => {
  test('what was confirmed is fetched, kept, erased at the server, and shown', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor, organisation } = await volunteer(t, server);
    const address = await asks(page, {});
    await link(page, 'gedaan').click();
    await state(page, pattern('waardering.wacht')).waitFor();
    await answers(t, server, address, { message: 'Dank je wel, <b>Noor</b>!' });
    const [, , code] = Buffer.from(new URL(address).searchParams.get('c'), 'base64url').toString('utf8').split('\n');
    assert.equal((await server.fetch(`/v1/bevestigingen/${code}`)).status, 200);
    await visitor.openWithGuide('/ervaring');
    await outcome(page, 'echt').waitFor();
    assert.equal(await page.locator('[role=status]', { hasText: words('waardering.nieuw') }).count(), 1);
    const shown = await page.locator('main').innerText();
    for (const text of ['Dank je wel, <b>Noor</b>!', organisation.naam.nl, '12 uur en 30 minuten']) assert.ok(shown.includes(text), shown);
    await until('the server has erased it', async () => (await server.fetch(`/v1/bevestigingen/${code}`)).status === 404);
    await until('that is known here', async () => (await recognitions(page))[0].klaar);
    const [kept] = await recognitions(page);
    assert.equal(kept.bewijs.split('.').length, 3);
    // There is nothing left to ask.
    assert.equal(await link(page, 'waardering.vraag').count(), 0);
    // The next time nothing is asked of the server about it.
    visitor.requests.length = 0;
    await visitor.openWithGuide('/ervaring');
    await outcome(page, 'echt').waitFor();
    assert.deepEqual(visitor.requests.filter((it) => it.includes('bevestigingen')), []);
    // And it is on paper.
    await visitor.openWithGuide('/portfolio');
    await page.getByRole('heading', { name: words('waardering'), exact: true }).waitFor();
    await page.getByText('Dank je wel, <b>Noor</b>!').waitFor();
  });

  test('what cannot be erased at once is erased later: the server was gone in between', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor } = await volunteer(t, server);
    const address = await asks(page);
    await answers(t, server, address);
    await page.route('**/v1/bevestigingen/*', (route) => (route.request().method() === 'DELETE' ? route.abort() : route.continue()));
    await visitor.openWithGuide('/ervaring');
    await outcome(page, 'echt').waitFor();
    assert.equal((await recognitions(page))[0].klaar, undefined);
    await page.unroute('**/v1/bevestigingen/*');
    await online(page);
    await until('it is erased', async () => (await recognitions(page))[0].klaar);
  });

  test('two windows at once have it once', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor } = await volunteer(t, server);
    const address = await asks(page);
    const other = await visitor.context.newPage();
    await other.goto('/ervaring');
    await state(other, pattern('waardering.wacht')).waitFor();
    await answers(t, server, address);
    await link(page, 'gedaan').click();
    await Promise.all([online(page), online(other)]);
    for (const window of [page, other]) await outcome(window, 'echt').waitFor();
    await until('it is erased', async () => (await recognitions(page))[0].klaar);
    const profile = await stored(page);
    assert.equal(Object.keys(profile.waarderingen).length, 1);
    assert.equal(await outcome(page, 'echt').count(), 1);
    assert.equal(await outcome(other, 'echt').count(), 1);
  });

  test('a correction says what was asked', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor } = await volunteer(t, server);
    await answers(t, server, await asks(page), { hours: '10' });
    await visitor.openWithGuide('/ervaring');
    await outcome(page, 'echt').waitFor();
    const said = await page.getByText(pattern('waardering.anders')).innerText();
    assert.ok(said.includes('12 uur en 30 minuten'), said);
    assert.ok((await page.locator('main').innerText()).includes('10 uur en 30 minuten'));
  });

  test('a refusal is said in plain words, with those of the organisation', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor, organisation } = await volunteer(t, server);
    await answers(t, server, await asks(page), { yes: false, message: 'We kennen je <b>niet</b>.' });
    await visitor.openWithGuide('/ervaring');
    await state(page, words('waardering.nee', { naam: organisation.naam.nl })).waitFor();
    await page.getByText('We kennen je <b>niet</b>.').waitFor();
    await until('it is erased', async () => (await recognitions(page))[0].klaar);
    // It can be taken off, and asked again.
    await page.locator('summary', { hasText: words('postbak.weg') }).first().click();
    await page.locator('[data-waardering-weg]').click();
    assert.deepEqual(await recognitions(page), []);
    await link(page, 'waardering.vraag').waitFor();
  });

  test('after half a year nobody waits any more', async (t) => {
    const { page, visitor } = await volunteer(t, site.server);
    await asks(page);
    await page.evaluate((key) => {
      const profile = JSON.parse(localStorage.getItem(key));
      for (const it of Object.values(profile.waarderingen)) it.waarde.gevraagd -= 200 * 86_400_000;
      localStorage.setItem(key, JSON.stringify(profile));
    }, KEY);
    visitor.requests.length = 0;
    await visitor.openWithGuide('/ervaring');
    await state(page, pattern('waardering.oud')).waitFor();
    await link(page, 'waardering.vraag').waitFor();
    assert.deepEqual(visitor.requests.filter((it) => it.includes('bevestigingen')), []);
  });
});

describe('showing it', () => {
  test('anybody scans the code and sees that it is genuine, without JavaScript', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await confirmed(t, server, { options: { viewport: PHONE, deviceScaleFactor: 3 } });
    await link(page, 'waardering.toon').last().click();
    const address = await scanned(page);
    assert.ok(address.startsWith(`${server.url}/controleer?w=`), address);
    const passer = await site.visitor(t, { server, javaScript: false });
    await passer.page.goto(address);
    assert.equal(await title(passer.page).innerText(), 'Deze waardering is echt');
    assert.ok((await passer.page.locator('dl').innerText()).includes(NAME));
  });

  test('the file is the credential as it was signed', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await confirmed(t, server);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-waardering-bestand]').click(),
    ]);
    assert.match(download.suggestedFilename(), /^waardering-.*\.jwt$/);
    const credential = await readFile(await download.path(), 'utf8');
    assert.equal(credential, (await recognitions(page))[0].bewijs);
    const { type } = JSON.parse(Buffer.from(credential.split('.')[1], 'base64url').toString('utf8'));
    assert.ok(type.includes('OpenBadgeCredential'));
  });

  test('whether it is genuine is seen without internet, and that it was revoked as well', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor } = await confirmed(t, server);
    await visitor.everything();
    await server.stop();
    await page.reload();
    await page.locator('html[data-leeft]').waitFor();
    await outcome(page, 'echt').waitFor();
    assert.match(await outcome(page, 'echt').innerText(), pattern('waardering.gezien'));
    await server.start();
    const [{ bewijs }] = await recognitions(page);
    const { id } = JSON.parse(Buffer.from(bewijs.split('.')[1], 'base64url').toString('utf8'));
    await command(server, 'waardering', 'intrekken', id, '--reden', 'Verkeerde vrijwilliger');
    await visitor.openWithGuide('/ervaring');
    await outcome(page, 'ingetrokken').waitFor();
    await server.stop();
    await page.reload();
    await page.locator('html[data-leeft]').waitFor();
    await outcome(page, 'ingetrokken').waitFor();
    assert.equal(await outcome(page, 'echt').count(), 0);
    // What does not hold is not put on paper.
    await page.goto('/portfolio');
    await page.getByText(words('portfolio.uitleg')).waitFor();
    assert.equal(await page.getByText('Dank je wel!').count(), 0);
  });
});

describe('checking somebody else\'s', () => {
  test('the device does so by itself, and nothing is sent', async (t) => {
    const server = await site.ownServer(t);
    const { page: owner } = await confirmed(t, server);
    const [{ bewijs }] = await recognitions(owner);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    const { page } = visitor;
    const sent = [];
    visitor.context.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await page.goto('/controleer');
    await page.getByLabel('De waardering').fill(bewijs);
    await page.getByRole('button', { name: 'Kijk of het klopt' }).click();
    await page.getByRole('heading', { name: 'Deze waardering is echt', level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
    const said = await page.locator('main').innerText();
    for (const text of [NAME, '12 uur en 30 minuten', 'van 5 januari 2026 tot en met 27 februari 2026', 'Dank je wel!', 'Je apparaat keek dit zelf na.']) {
      assert.ok(said.includes(text), said);
    }
    assert.ok(!said.includes('{'), said);
    assert.match(await page.title(), /^Deze waardering is echt \|/);
    assert.deepEqual(sent, []);
  });

  test('what the device says is what the server says, in every language', async (t) => {
    const server = await site.ownServer(t);
    const { page: owner } = await confirmed(t, server, { skills: ['koken', 'geduld'] });
    const [{ bewijs }] = await recognitions(owner);
    const forged = bewijs.replace(/.{6}$/, 'AAAAAA');
    for (const lang of languages) {
      const at = lang === languages[0] ? '/controleer' : `/${lang}/controleer`;
      for (const text of [bewijs, forged, 'hallo']) {
        const said = [];
        for (const javaScript of [false, true]) {
          const { page } = await site.visitor(t, { server, javaScript });
          await page.goto(at);
          const before = await title(page).innerText();
          await page.locator('#waardering').fill(text);
          await page.locator('form button[type=submit]').click();
          await until('there is an answer', async () => (await title(page).innerText()) !== before);
          const device = page.locator('[data-gezien]');
          if (await device.count()) await device.evaluate((it) => it.remove());
          said.push(await page.locator('main').innerText());
        }
        assert.equal(said[1].replaceAll(/\s+/g, ' '), said[0].replaceAll(/\s+/g, ' '), `${lang}: ${text.slice(0, 20)}`);
      }
    }
  });

  test('also without internet: by a link, by pasting and by a file', async (t) => {
    const server = await site.ownServer(t);
    const { page: owner } = await confirmed(t, server, { options: { viewport: PHONE, deviceScaleFactor: 3 } });
    const [{ bewijs }] = await recognitions(owner);
    await link(owner, 'waardering.toon').last().click();
    const address = await scanned(owner);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    const { page } = visitor;
    // One visit to the site, never to this page.
    await visitor.openWithGuide('/');
    await visitor.everything();
    await server.stop();
    await page.goto(address);
    await page.getByRole('heading', { name: 'Deze waardering is echt', level: 1 }).waitFor();
    assert.ok((await page.locator('main').innerText()).includes(NAME));
    await page.getByRole('link', { name: 'Nog een waardering' }).click();
    await page.getByRole('button', { name: 'Kijk of het klopt' }).click();
    await page.getByRole('alert').getByText('Plak een waardering of kies een bestand.').waitFor();
    await page.getByLabel('De waardering').fill(bewijs.replace(/.{6}$/, 'AAAAAA'));
    await page.getByRole('button', { name: 'Kijk of het klopt' }).click();
    await page.getByRole('heading', { name: 'Deze waardering is niet echt', level: 1 }).waitFor();
    assert.ok(!(await page.locator('main').innerText()).includes(NAME));
    await page.goto('/en/controleer');
    await page.locator('#bestand').setInputFiles({ name: 'w.jwt', mimeType: 'text/plain', buffer: Buffer.from(bewijs) });
    await page.locator('form button[type=submit]').click();
    await page.getByRole('heading', { name: 'This recognition is genuine', level: 1 }).waitFor();
  });

  test('a page that only the server has says that there is no internet', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server });
    await visitor.openWithGuide('/');
    await visitor.everything();
    await server.stop();
    await visitor.page.goto('/bevestig?c=x');
    assert.equal(await title(visitor.page).innerText(), 'Geen internet');
  });
});

describe('what is no good', () => {
  const open = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  const close = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

  test('a file that is damaged, forged, from elsewhere or too early changes nothing', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await confirmed(t, server);
    const [{ bewijs }] = await recognitions(page);
    const before = JSON.stringify(await stored(page));
    const [header, payload, signature] = bewijs.split('.');
    const elsewhere = open(payload);
    elsewhere.issuer.id = 'https://elders.example/v1/uitgever';
    const more = open(payload);
    more.credentialSubject.result[0].value = '999:00';
    const choose = async (name, text) => {
      const file = path.join(await temporary(), `${name}.jwt`);
      await writeFile(file, text);
      await page.locator('#bewijs').setInputFiles(file);
      return page.getByRole('alert').getByText(words('waardering.mis', { uitkomst: words(`waardering.${name}`) })).waitFor();
    };
    await choose('onleesbaar', bewijs.slice(0, 400));
    await choose('niet-echt', [header, close(more), signature].join('.'));
    await choose('elders', [header, close(elsewhere), signature].join('.'));
    await choose('onleesbaar', Buffer.alloc(300_000, 'x'));
    // By a clock that is far behind it has yet to begin.
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() - 10 * 86_400_000;
    });
    await choose('te-vroeg', bewijs);
    assert.equal(JSON.stringify(await stored(page)), before);
  });

  test('what organisations hand over as a file is kept, once', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await confirmed(t, server);
    const [{ id, bewijs }] = await recognitions(page);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    await visitor.openWithGuide('/ervaring');
    const file = path.join(await temporary(), 'w.jwt');
    await writeFile(file, `${bewijs}\n`);
    for (const _ of [1, 2]) {
      await visitor.page.locator('#bewijs').setInputFiles(file);
      await outcome(visitor.page, 'echt').waitFor();
    }
    const kept = await recognitions(visitor.page);
    assert.deepEqual(kept.map((it) => [it.id, it.bewijs]), [[id, bewijs]]);
  });

  test('an answer that is not genuine is not kept, and stays at the server', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor } = await volunteer(t, server);
    const address = await asks(page);
    await answers(t, server, address);
    const [, , code] = Buffer.from(new URL(address).searchParams.get('c'), 'base64url').toString('utf8').split('\n');
    await page.route(`**/v1/bevestigingen/${code}`, async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      await route.fulfill({ response, json: { ...answer, waardering: answer.waardering.replace(/.{6}$/, 'AAAAAA') } });
    });
    await visitor.openWithGuide('/ervaring');
    await page.getByRole('alert').getByText(words('waardering.mis', { uitkomst: words('waardering.niet-echt') })).waitFor();
    assert.equal((await recognitions(page))[0].bewijs, undefined);
    assert.equal((await server.fetch(`/v1/bevestigingen/${code}`)).status, 200);
  });

  test('a recognition from a profile that was meddled with is not called genuine', async (t) => {
    const server = await site.ownServer(t);
    const { page, visitor } = await confirmed(t, server);
    await page.evaluate((key) => {
      const profile = JSON.parse(localStorage.getItem(key));
      for (const it of Object.values(profile.waarderingen)) it.waarde.bewijs = it.waarde.bewijs.replace(/.{6}$/, 'AAAAAA');
      localStorage.setItem(key, JSON.stringify(profile));
    }, KEY);
    await visitor.openWithGuide('/ervaring');
    await outcome(page, 'niet-echt').waitFor();
    assert.equal(await outcome(page, 'echt').count(), 0);
  });
});

test('every one of these pages is accessible, valid and fits the smallest phone', async (t) => {
  const server = await site.ownServer(t);
  const { page, visitor, organisation } = await volunteer(t, server, { options: { viewport: PHONE, reducedMotion: 'reduce' } });
  const found = [];
  const look = async (name) => {
    // The list of suggestions of the search field is none of these pages'.
    found.push(...(await inspect(page, name, [{ width: 320, height: 640 }, PHONE, DESKTOP], ({ selector }) => selector === '#zoek-lijst')));
  };
  await look('done');
  await link(page, 'waardering.vraag').click();
  await button(page, 'waardering.link').waitFor();
  await look('choose');
  await page.locator('form[data-vraag] [name="kan"]').first().check();
  await button(page, 'waardering.link').click();
  const address = await addressOn(page);
  await look('link');
  await link(page, 'gedaan').click();
  await state(page, pattern('waardering.wacht')).waitFor();
  await look('waits');
  await answers(t, server, address, { hours: '10' });
  await visitor.openWithGuide('/ervaring');
  await outcome(page, 'echt').waitFor();
  await page.locator('#bewijs').setInputFiles({ name: 'x.jwt', mimeType: 'text/plain', buffer: Buffer.from('hallo') });
  await page.getByRole('alert').first().waitFor();
  await look('recognition');
  await link(page, 'waardering.toon').last().click();
  await page.locator('.ms-qr').waitFor();
  await look('show');
  await visitor.openWithGuide('/portfolio');
  await page.getByRole('heading', { name: words('waardering'), exact: true }).waitFor();
  await look('portfolio');
  await visitor.openWithGuide('/ervaring');
  await logs(page, organisation.naam.nl, { what: 'y'.repeat(300), from: '' });
  await page.locator('li', { hasText: 'yyyy' }).getByRole('link', { name: words('waardering.vraag') }).click();
  await page.getByText(words('waardering.eerst')).waitFor();
  await look('not-yet');
  await page.goto('/controleer');
  await page.getByRole('button', { name: 'Kijk of het klopt' }).click();
  await page.getByRole('alert').waitFor();
  await look('check');
  const [{ bewijs }] = (await recognitions(page)).filter((it) => it.bewijs);
  await page.getByLabel('De waardering').fill(bewijs);
  await page.getByRole('button', { name: 'Kijk of het klopt' }).click();
  await page.getByRole('heading', { name: 'Deze waardering is echt', level: 1 }).waitFor();
  await look('check-genuine');
  assert.deepEqual(found, []);
});

test('asking and showing go by keyboard, and the new part of the page has the focus', async (t) => {
  const { page } = await volunteer(t, site.server, { options: { viewport: DESKTOP } });
  await link(page, 'waardering.vraag').focus();
  await page.keyboard.press('Enter');
  await button(page, 'waardering.link').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
  await button(page, 'waardering.link').focus();
  await page.keyboard.press('Enter');
  await page.locator('p.ms-address').waitFor({ state: 'attached' });
  await until('the focus is there', () => page.evaluate(() => document.activeElement.id === 'inhoud'));
});
