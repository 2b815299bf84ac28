// An organisation confirms what a volunteer did, and anybody sees whether that is genuine: pages
// without a script, so everything here works with JavaScript off.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { inspect } from './support/axe.js';
import { DESKTOP, PHONE } from './support/browser.js';
import { letter } from './support/letters.js';
import { useSite } from './support/site.js';

const site = useSite();

/** The form of a claim, as app/api/src/confirmation.rs describes it. */
const claimOf = (organisation, wishes = {}) => {
  const id = '01934d3c-0a1b-7c2d-8e3f-' + randomBytes(6).toString('hex');
  const claim = {
    id,
    pickup: randomBytes(16).toString('base64url'),
    what: 'Koffie schenken en tafels dekken',
    from: '2026-01-05',
    until: '2026-02-27',
    minutes: 750,
    name: 'Noor Voorbeeld',
    skills: ['gastvrij zijn', 'samenwerken'],
    ...wishes,
  };
  const lines = [
    '1', claim.id, claim.pickup, organisation.id, organisation.naam.nl, claim.what, claim.from, claim.until,
    claim.minutes, claim.name, ...claim.skills,
  ];
  return { ...claim, text: Buffer.from(lines.join('\n')).toString('base64url') };
};

/** An organisation of the sample with an address for its mail, or without one. */
const organisationOf = async (server, has) => {
  const { items } = await server.json('/v1/organisaties');
  return items.find((it) => Boolean(it.contact?.email) === has);
};

const title = (page) => page.getByRole('heading', { level: 1 });
const press = async (page, name) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};

/** From the claim to the filled in code. */
const withCode = async (server, page, claim) => {
  await page.goto(`${server.url}/bevestig?c=${claim.text}`);
  await press(page, 'Stuur een code naar ons adres');
  const [, code] = /De code is (\d{6})/.exec(await letter(server, 'bevestigingscode'));
  await page.getByLabel('De code: zes cijfers').fill(code);
};

const confirmed = async (server, page, claim, thanks = 'Dank je wel!') => {
  await withCode(server, page, claim);
  await page.getByLabel('Ja, ik bevestig dit').check();
  await page.getByLabel('Een bedankje of bericht').fill(thanks);
  await press(page, 'Verstuur het antwoord');
};

describe('without JavaScript', () => {
  test('an organisation confirms, hands over the file, and anybody sees that it is genuine', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
    const organisation = await organisationOf(server, true);
    const claim = claimOf(organisation);
    await page.goto(`${server.url}/bevestig?c=${claim.text}`);
    assert.equal(await title(page).innerText(), 'Wil je dit bevestigen?');
    const said = await page.locator('dl').innerText();
    for (const text of ['Noor Voorbeeld', claim.what, 'van 5 januari 2026 tot en met 27 februari 2026', '12 uur en 30 minuten']) {
      assert.ok(said.includes(text), said);
    }
    await withCode(server, page, claim);
    await page.getByLabel('Ja, ik bevestig dit').check();
    await page.getByLabel('Uren').fill('10');
    await page.getByLabel('Minuten').fill('0');
    await page.getByLabel('Een bedankje of bericht').fill('Dank je wel, <b>Noor</b>!');
    await press(page, 'Verstuur het antwoord');
    assert.equal(await title(page).innerText(), 'Dit is bevestigd');
    assert.ok((await page.locator('dl').innerText()).includes('Dank je wel, <b>Noor</b>!'));

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download de waardering' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^waardering-.*\.jwt$/);
    const file = await download.path();
    const credential = await readFile(file, 'utf8');
    assert.equal(credential.split('.').length, 3);

    await page.goto(`${server.url}/controleer`);
    await page.getByLabel('Of het bestand').setInputFiles({ name: 'w.jwt', mimeType: 'text/plain', buffer: Buffer.from(credential) });
    await press(page, 'Kijk of het klopt');
    assert.equal(await title(page).innerText(), 'Deze waardering is echt');
    const shown = await page.locator('dl').innerText();
    for (const text of ['Noor Voorbeeld', '10 uur', 'gastvrij zijn', organisation.naam.nl]) assert.ok(shown.includes(text), shown);

    // The device of the volunteer fetches the same.
    const answer = await server.json(`/v1/bevestigingen/${claim.pickup}`);
    assert.equal(answer.waardering, credential);

    await page.goto(`${server.url}/controleer`);
    await page.getByLabel('De waardering').fill(credential.replace(/.{4}$/, 'AAAA'));
    await press(page, 'Kijk of het klopt');
    assert.equal(await title(page).innerText(), 'Deze waardering is niet echt');
  });

  test('a wrong code costs a try and loses nothing that was typed', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
    await withCode(server, page, claimOf(await organisationOf(server, true)));
    const field = page.getByLabel('De code: zes cijfers');
    const right = await field.inputValue();
    await field.fill(right === '000000' ? '000001' : '000000');
    await page.getByLabel('Nee, dit klopt niet').check();
    await page.getByLabel('Een bedankje of bericht').fill('We kennen je niet.');
    await press(page, 'Verstuur het antwoord');
    assert.equal(await page.locator('#code-fout').innerText(), 'De code klopt niet. Je kunt het nog 4 keer proberen.');
    await field.fill(right);
    await press(page, 'Verstuur het antwoord');
    assert.equal(await title(page).innerText(), 'Dit is niet bevestigd');
    assert.ok((await page.locator('dl').innerText()).includes('We kennen je niet.'));
  });

  test('the link in the letter revokes', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
    const claim = claimOf(await organisationOf(server, true));
    await confirmed(server, page, claim);
    const { waardering } = await server.json(`/v1/bevestigingen/${claim.pickup}`);
    const [, link] = /(\/intrekken\?w=\S+)/.exec(await letter(server, 'bevestigd-'));
    await page.goto(server.url + link);
    await press(page, 'Trek de waardering in');
    assert.equal(await title(page).innerText(), 'Het is ingetrokken');
    await page.goto(`${server.url}/controleer?w=${waardering}`);
    assert.equal(await title(page).innerText(), 'Deze waardering is ingetrokken');
  });

  test('the code to scan leads to the page', async (t) => {
    const server = await site.ownServer(t);
    const { page } = await site.visitor(t, { server, javaScript: false, viewport: PHONE });
    const claim = claimOf(await organisationOf(server, true));
    await confirmed(server, page, claim);
    const picture = PNG.sync.read(await page.locator('.ms-qr svg').screenshot({ scale: 'css' }));
    const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    assert.equal(new URL(read.data).search, `?c=${claim.text}`);
    assert.equal(new URL(read.data).pathname, '/bevestig');
  });
});

test('every one of these pages is valid, accessible and as wide as the smallest phone', async (t) => {
  const server = await site.ownServer(t);
  const { page } = await site.visitor(t, { server, viewport: PHONE, reducedMotion: 'reduce' });
  const found = [];
  const look = async (name) => {
    const address = page.url();
    found.push(...(await inspect(page, name, [{ width: 320, height: 640 }, DESKTOP])));
    // What was posted cannot be asked for again: it was the page itself that was looked at.
    assert.equal(page.url(), address);
  };
  const claim = claimOf(await organisationOf(server, true));
  const at = (query) => `${server.url}${query}`;
  await page.goto(at(`/bevestig?c=${claim.text}`));
  await look('claim');
  await page.goto(at('/bevestig?c=kapot'));
  await look('no-claim');
  await page.goto(at(`/bevestig?c=${claimOf(await organisationOf(server, false)).text}`));
  await look('no-address');
  await withCode(server, page, claim);
  await look('form');
  await page.getByLabel('De code: zes cijfers').fill('12');
  await page.getByLabel('Uren').fill('veel');
  await press(page, 'Verstuur het antwoord');
  await look('mistakes');
  await confirmed(server, page, claim);
  await look('confirmed');
  const { waardering } = await server.json(`/v1/bevestigingen/${claim.pickup}`);
  const other = claimOf(await organisationOf(server, true));
  await withCode(server, page, other);
  await page.getByLabel('Nee, dit klopt niet').check();
  await page.getByLabel('Een bedankje of bericht').fill('Helaas.');
  await press(page, 'Verstuur het antwoord');
  await look('declined');
  await page.goto(at('/controleer'));
  await look('check');
  await press(page, 'Kijk of het klopt');
  await look('check-empty');
  await page.goto(at(`/controleer?w=${waardering}`));
  await look('genuine');
  await page.goto(at(`/controleer?w=${waardering.slice(0, -4)}AAAA`));
  await look('forged');
  const [, link] = /(\/intrekken\?w=\S+)/.exec(await letter(server, 'bevestigd-'));
  await page.goto(at(link));
  await look('revoke');
  await press(page, 'Trek de waardering in');
  await look('revoked');
  await page.goto(at(`/controleer?w=${waardering}`));
  await look('genuine-no-more');
  for (const lang of ['fy', 'en']) {
    await page.goto(at(`/${lang}/bevestig?c=${claimOf(await organisationOf(server, true)).text}`));
    await look(`claim-${lang}`);
  }
  assert.deepEqual(found, []);
});
