// The welcome pack on paper: cards, posters and stickers whose codes a camera reads, and a booklet of A5.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { getDocumentProxy } from 'unpdf';
import { inspect } from './support/axe.js';
import { recordsOf } from './support/addresses.js';
import { DESKTOP, PHONE } from './support/browser.js';
import { inLanguage, languages, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

const FORMS = { kaart: { count: 4, size: [105, 148] }, poster: { count: 1, size: [210, 296] }, sticker: { count: 24, size: [70, 37] } };
const BATCH = 12;
/** In millimetres. */
const A4 = [210, 297];
const A5 = [148, 210];

/** What a page of 150 dots an inch is made of: CSS counts 96. */
const DPI_150 = 150 / 96;
const millimetres = (pixels) => (pixels / 96) * 25.4;

/** The areas with a code. */
const coded = async () => (await site.server.json('/v1/gids')).gemeente.welkom.gebieden;

/** Each page of a PDF: its size in millimetres, and its words without the space between them. */
const pagesOf = async (page) => {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const it = await pdf.getPage(number);
    const { items } = await it.getTextContent();
    const size = it.view.slice(2).map((points) => Math.round((points / 72) * 25.4));
    pages.push({ size, text: squeezed(items.map(({ str }) => str).join('')) });
  }
  return pages;
};

const squeezed = (text) => text.normalize('NFKC').replaceAll(/\s/g, '');

/** What a camera reads of every code on the sheet as it is printed, and the letters beneath each. */
const scanned = async (page) => {
  const sheet = await page.locator('.ms-sheets').boundingBox();
  const { data, width, height } = PNG.sync.read(await page.locator('.ms-sheets').screenshot());
  const scale = width / sheet.width;
  const found = [];
  for (const handout of await page.locator('.ms-handout').all()) {
    const box = await handout.locator('.ms-handout__code').boundingBox();
    const [left, top, side] = [box.x - sheet.x, box.y - sheet.y, box.width].map((length) => Math.round(length * scale));
    assert.ok(left >= 0 && top >= 0 && left + side <= width && top + side <= height, 'a code sticks out');
    const pixels = new Uint8ClampedArray(side * side * 4);
    for (let row = 0; row < side; row++) {
      const from = ((top + row) * width + left) * 4;
      pixels.set(data.subarray(from, from + side * 4), row * side * 4);
    }
    found.push({ code: jsQR(pixels, side, side)?.data, letters: await handout.locator('.ms-handout__address').textContent() });
  }
  return found;
};

for (const [form, { count, size }] of Object.entries(FORMS)) {
  test(`${form}: a camera reads every code on paper, and the letters say the same`, async (t) => {
    for (const { code, gebied } of await coded()) {
      const { page } = await site.visitor(t, {
        javaScript: false,
        deviceScaleFactor: DPI_150,
        viewport: { width: 794, height: 1123 },
      });
      await page.goto(`/welkom/${gebied}/drukwerk?vorm=${form}&partij=${BATCH}`);
      await page.emulateMedia({ media: 'print' });
      const address = `${site.server.url}/w/${code}${BATCH}`;
      const wanted = { code: address, letters: address.replace('http://', '') };
      assert.deepEqual(await scanned(page), Array(count).fill(wanted), gebied);
      // As exact as the knife, and nothing falls out of its place.
      for (const handout of await page.locator('.ms-handout').all()) {
        const { width, height } = await handout.boundingBox();
        assert.ok(Math.abs(millimetres(width) - size[0]) < 0.2 && Math.abs(millimetres(height) - size[1]) < 0.2);
        const lost = await handout.evaluate((it) => {
          const box = it.getBoundingClientRect();
          return [...it.querySelectorAll('p, span, svg')].filter((part) => {
            const { left, right, top, bottom } = part.getBoundingClientRect();
            return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
          }).map((part) => part.textContent || part.nodeName);
        });
        assert.deepEqual(lost, [], gebied);
      }
      await page.context().close();
    }
  });

  test(`${form}: one side of A4, black on white, with nothing else of the page`, async (t) => {
    const [{ gebied }] = await coded();
    for (const lang of languages) {
      const { page } = await site.visitor(t, { javaScript: false, colorScheme: 'dark' });
      await page.goto(inLanguage(lang, `/welkom/${gebied}/drukwerk?vorm=${form}&partij=${BATCH}`));
      const sheets = await pagesOf(page);
      assert.deepEqual(sheets.map((it) => it.size), [A4], lang);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const [all, sheet] = await page.evaluate(() => [document.body.innerText, document.querySelector('.ms-sheets').innerText]);
      assert.equal(squeezed(all), squeezed(sheet));
      const names = await page.locator('.ms-handout').first().locator('.ms-handout__languages bdi').evaluateAll(
        (them) => them.map((it) => it.lang));
      assert.deepEqual(names, languages);
      const colours = await page.locator('.ms-sheets').evaluate((it) => {
        const { color, backgroundColor } = getComputedStyle(it);
        return [color, backgroundColor];
      });
      assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    }
  });
}

test('from right to left the sheet is whole as well', async (t) => {
  const [{ code, gebied }] = await coded();
  const { page } = await site.visitor(t, { deviceScaleFactor: DPI_150, viewport: { width: 794, height: 1123 } });
  for (const [form, { count }] of Object.entries(FORMS)) {
    await page.goto(`/welkom/${gebied}/drukwerk?vorm=${form}`);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await page.emulateMedia({ media: 'print' });
    const codes = (await scanned(page)).map((it) => it.code);
    assert.deepEqual(codes, Array(count).fill(`${site.server.url}/w/${code}`));
    await page.emulateMedia({ media: 'screen' });
  }
});

test('a number that is none is told beside the field, and stays as it was typed', async (t) => {
  const [{ gebied }] = await coded();
  for (const javaScript of [true, false]) {
    const visitor = await site.visitor(t, { javaScript, viewport: PHONE });
    const { page } = visitor;
    const address = `/welkom/${gebied}/drukwerk`;
    if (javaScript) await visitor.openAlive(address);
    else await visitor.open(address);
    await page.getByLabel(words('drukwerk.vorm.sticker')).check();
    await page.getByLabel(words('drukwerk.partij')).fill('twaalf');
    await page.getByRole('button', { name: words('drukwerk.knop') }).click();
    const wrong = page.locator('#partij-fout');
    await wrong.waitFor();
    assert.equal((await wrong.innerText()).trim(), words('drukwerk.partij.fout'));
    const field = page.getByLabel(words('drukwerk.partij'));
    assert.equal(await field.inputValue(), 'twaalf');
    assert.match(await field.getAttribute('aria-describedby'), /partij-fout/);
    assert.ok(await page.getByLabel(words('drukwerk.vorm.sticker')).isChecked());
    assert.equal(await page.locator('.ms-sheets').count(), 0);
    await field.fill('7');
    await page.getByRole('button', { name: words('drukwerk.knop') }).click();
    await page.locator('.ms-sheets--sticker').waitFor();
    assert.match(await page.locator('.ms-handout__address').first().innerText(), /[a-z]7$/);
  }
});

test('on a screen the sheet is what is printed, as wide as the phone', async (t) => {
  const [{ gebied }] = await coded();
  const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
  for (const form of Object.keys(FORMS)) {
    await page.goto(`/welkom/${gebied}/drukwerk?vorm=${form}`);
    const { x, width, height } = await page.locator('.ms-sheets').boundingBox();
    assert.ok(x >= 0 && x + width <= PHONE.width && width > 300, `${x} ${width}`);
    assert.ok(Math.abs(height / width - 296 / 210) < 0.01);
  }
});

test('the booklet is of A5, with everything that stands in the pack, and other pages stay A4', async (t) => {
  const guide = await site.server.json('/v1/gids');
  for (const { gebied } of await coded()) {
    for (const lang of ['nl', 'en']) {
      const { page } = await site.visitor(t, { javaScript: false });
      await page.goto(inLanguage(lang, `/welkom/${gebied}/boekje`));
      const shown = await page.locator('.ms-booklet :is(h1, h2, h3)').allInnerTexts();
      const sheets = await pagesOf(page);
      assert.ok(sheets.length > 1, 'a cover alone');
      for (const { size } of sheets) assert.deepEqual(size, A5);
      const whole = sheets.map((it) => it.text).join('');
      for (const title of shown) assert.ok(whole.includes(squeezed(title)), `${gebied} ${lang}: ${title}`);
      assert.ok(shown.length > 3, shown.join());
      // Every block of the pack, and where to find it on a phone.
      const all = recordsOf(guide, 'welkomstblok').filter((it) => !it.gebied || it.gebied === gebied);
      const replaced = new Set(all.map((it) => it.vervangt).filter(Boolean));
      for (const { naam, soort } of all.filter((it) => !replaced.has(it.id))) {
        if (soort !== 'welkom') assert.ok(whole.includes(squeezed(naam[lang] ?? naam.nl)), `${gebied} ${lang}: ${naam.nl}`);
      }
      assert.ok(sheets[0].text.includes(squeezed(words('boekje.scan', {}, lang))));
      // Where the rooms are: who has no phone cannot look it up.
      const rooms = await page.locator('.ms-booklet__place strong').allInnerTexts();
      for (const name of rooms) {
        const { adres } = recordsOf(guide, 'plek').find((it) => Object.values(it.naam).includes(name));
        if (adres?.straat) assert.ok(whole.includes(squeezed(adres.straat)), `${gebied} ${lang}: ${name}`);
      }
      // The cover has no number; the others have theirs at the foot, so it is the first or last that is drawn.
      for (const [at, { text }] of sheets.entries()) {
        if (at > 0) assert.ok(text.startsWith(`${at + 1}`) || text.endsWith(`${at + 1}`), `page ${at + 1}: ${text.slice(-40)}`);
      }
      await page.context().close();
    }
  }
  const [{ gebied }] = await coded();
  const { page } = await site.visitor(t, { javaScript: false });
  await page.goto(`/welkom/${gebied}`);
  for (const { size } of await pagesOf(page)) assert.deepEqual(size, A4);
});

test('the code on the booklet leads to the pack', async (t) => {
  const [{ code, gebied }] = await coded();
  const { page } = await site.visitor(t, { javaScript: false });
  await page.goto(`/welkom/${gebied}/boekje`);
  await page.emulateMedia({ media: 'print' });
  const { data, width, height } = PNG.sync.read(await page.locator('.ms-qr > svg').screenshot());
  assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, `${site.server.url}/w/${code}`);
});

/** The list of suggestions of the search field is no choice of a form. */
const suggests = (it) => it.selector === '#zoek-lijst';

test('what is for paper can be used by everybody, as far as a program can tell', async (t) => {
  const [{ gebied }] = await coded();
  const visitor = await site.visitor(t, { reducedMotion: 'reduce' });
  const found = [];
  const forms = Object.keys(FORMS).map((form) => `drukwerk?vorm=${form}&partij=${BATCH}`);
  for (const [at, address] of [...forms, 'drukwerk?partij=0', 'boekje'].entries()) {
    await visitor.openAlive(`/welkom/${gebied}/${address}`);
    found.push(...(await inspect(visitor.page, `papier-${at}`, [PHONE, DESKTOP], suggests)));
  }
  assert.deepEqual(found, []);
});
