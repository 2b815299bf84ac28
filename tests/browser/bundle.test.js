// The bundle of an area: saved on one phone, passed on as a file, and opened on another one without a
// server. What is not right is refused in plain words, and what was on the phone stays.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inspect } from './support/axe.js';
import { DESKTOP, PHONE, until } from './support/browser.js';
import { Server, temporary } from './support/server.js';
import { pattern, program, siteFolder, words } from './support/settings.js';
import { useSite } from './support/site.js';

const fromHere = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const GUIDE = 'mienskip-gids-4';
const MEDIA = 'mienskip-beeld-1';
const KEYS = 'mienskip-controle-1';
const PACK = '/welkom/stad';

/** A small municipality with a pack that has a picture and a sound. */
async function municipality(t, { days } = {}) {
  const folder = await temporary();
  t?.after(() => rm(folder, { recursive: true, force: true }));
  await cp(fromHere('../../server/data/voorbeeldstad'), folder, { recursive: true });
  const media = path.join(folder, 'welkom/beeld');
  await mkdir(media, { recursive: true });
  await mkdir(path.join(folder, 'welkom/nl'), { recursive: true });
  await cp(fromHere('../../public/icon-192.png'), path.join(media, 'deur.png'));
  await writeFile(path.join(media, 'stem.wav'), silence());
  await writeFile(path.join(folder, 'welkom/nl/hallo.md'), [
    '+++', 'titel = "Welkom"', 'soort = "welkom"', 'beeld = "deur.png"', 'beeld_tekst = "Een deur"',
    'geluid = "stem.wav"', '+++', '', 'Fijn dat je er bent.', '',
  ].join('\n'));
  if (days) {
    const file = path.join(folder, 'gemeente.toml');
    await writeFile(file, `${await readFile(file, 'utf8')}\n[welkom]\npakket_dagen = ${days}\n`);
  }
  return { MIENSKIP_GEMEENTE: path.join(folder, 'gemeente.toml') };
}

/** A tenth of a second of nothing (WAV, 8 kHz, 8 bits). */
function silence() {
  const wav = Buffer.alloc(844, 128);
  wav.write('RIFF');
  wav.writeUInt32LE(836, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(800, 40);
  return wav;
}

const settings = await municipality();
const site = useSite({ settings });
let leeuwarden;
before(async () => {
  const server = await Server.start();
  leeuwarden = await bytesOf(server, (await server.json('/v1/gebieden')).items[0].slug);
  await server.remove();
});
after(() => rm(path.dirname(settings.MIENSKIP_GEMEENTE), { recursive: true, force: true }));

const ownServer = async (t, wishes) => site.ownServer(t, { settings: await municipality(t, wishes) });
const bytesOf = async (server, area = 'stad') => Buffer.from(await (await server.fetch(`/welkom/${area}/pakket`)).arrayBuffer());

/** Makes an initiative the whole content of a source; with it the guide has a next version. */
async function publish(t, server, name) {
  const folder = await temporary();
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'initiatieven.csv'), `id,naam,omschrijving\nproef,${name},Voor een proef.\n`);
  await server.publish(folder, 'proef');
}

/** Somebody who visited once and has everything, and then closed the page. */
async function visited(t, server, options) {
  const visitor = await site.visitor(t, { server, viewport: PHONE, ...options });
  await visitor.openAlive('/');
  await visitor.everything();
  // The worker keeps the keys when it is installed.
  await until('the keys are kept', () => visitor.page.evaluate(
    async ([cache]) => Boolean(await (await caches.open(cache)).match('/.well-known/jwks.json')), [KEYS]));
  return visitor;
}

/** The same on a phone that has let go of its copy of the guide. */
async function wiped(t, server, options) {
  const visitor = await visited(t, server, options);
  await visitor.page.evaluate((cache) => caches.delete(cache), GUIDE);
  return visitor;
}

const digest = (page) => page.evaluate(async (name) => {
  const cache = await caches.open(name);
  const all = await Promise.all((await cache.keys()).map(async ({ url }) => {
    const bytes = new Uint8Array(await (await cache.match(url)).arrayBuffer());
    return `${url} ${bytes.length} ${bytes.reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7)}`;
  }));
  return all.sort().join('\n');
}, GUIDE);

const choose = (page, bytes) => page.locator('[data-pakket-open]').setInputFiles({
  name: 'mienskip-stad.mienskip', mimeType: 'application/octet-stream', buffer: bytes,
});
const said = (page, text) => page.locator('.ms-bundle [role=status]').filter({ hasText: text });
const stays = words('pakket.blijft');

/** Chooses a file on the page of what is kept, and looks at what is said and kept. */
async function refused(visitor, bytes, text) {
  const { page } = visitor;
  if (!visitor.at.startsWith('/opgeslagen')) await visitor.openAlive('/opgeslagen');
  const was = await digest(page);
  await choose(page, bytes);
  await said(page, text).waitFor();
  assert.ok((await said(page, text).innerText()).endsWith(stays));
  assert.equal(await digest(page), was);
}

describe('from phone to phone', () => {
  test('saved on one, opened on another that has an older guide; a later sync goes on from it', async (t) => {
    const server = await ownServer(t);
    const second = await visited(t, server);
    await second.page.goto('about:blank');
    await publish(t, server, 'Vlotten bouwen');

    const first = await visited(t, server);
    await first.openWithGuide(PACK);
    const [download] = await Promise.all([
      first.page.waitForEvent('download'),
      first.page.getByRole('link', { name: words('pakket.bewaar') }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'mienskip-stad.mienskip');
    const bytes = await readFile(await download.path());
    assert.deepEqual(bytes, await bytesOf(server));
    await server.stop();

    await second.openAlive('/initiatieven/proef');
    assert.equal(await second.page.getByText('Vlotten bouwen').count(), 0);
    await second.openAlive('/opgeslagen');
    await choose(second.page, bytes);
    await second.page.waitForURL(`**${PACK}`);
    await second.alive();
    await second.page.getByRole('heading', { level: 1 }).waitFor();
    await second.openAlive('/initiatieven/proef');
    await second.page.getByRole('heading', { level: 1, name: 'Vlotten bouwen' }).waitFor();

    await server.start();
    await publish(t, server, 'Vlotten varen');
    second.requests.length = 0;
    await second.comeBack();
    await second.page.getByRole('heading', { level: 1, name: 'Vlotten varen' }).waitFor();
    const data = second.requests.filter((it) => it.startsWith('/v1/'));
    assert.deepEqual(data.filter((it) => !it.startsWith('/v1/wijzigingen?')), [], 'only what changed since');
  });

  test('a phone without a copy opens it from its last page, with picture and sound', async (t) => {
    const server = await ownServer(t);
    const bytes = await bytesOf(server);
    const visitor = await wiped(t, server);
    const { page } = visitor;
    await server.stop();
    await page.goto('/hulp');
    await page.getByRole('heading', { name: words('geen-kopie') }).waitFor();
    await choose(page, bytes);
    await page.waitForURL(`**${PACK}`);
    await visitor.alive();
    const picture = page.locator('.ms-hello__picture');
    await until('the picture is there', () => picture.evaluate((it) => it.complete && it.naturalWidth === 192));
    const length = await page.locator('.ms-hello__sound').evaluate((sound) => new Promise((resolve, reject) => {
      sound.preload = 'auto';
      sound.addEventListener('loadedmetadata', () => resolve(sound.duration));
      sound.addEventListener('error', () => reject(new Error(sound.error?.message)));
      sound.load();
    }));
    assert.ok(Math.abs(length - 0.1) < 0.01, `${length}`);
    const part = await page.evaluate(async () => {
      const response = await fetch(document.querySelector('.ms-hello__sound').src, { headers: { range: 'bytes=8-11' } });
      return [response.status, response.headers.get('content-range'), await response.text()];
    });
    assert.deepEqual(part, [206, 'bytes 8-11/844', 'WAVE']);
    await page.locator('nav.ms-nav a').nth(1).click();
    await page.getByRole('heading', { level: 1, name: words('kinds.activiteit') }).waitFor();
  });

  test('without internet the link to the file stays on the pack', async (t) => {
    const server = await ownServer(t);
    const visitor = await visited(t, server);
    await server.stop();
    await visitor.openAlive(PACK);
    await visitor.page.getByRole('link', { name: words('pakket.bewaar') }).click();
    await visitor.page.locator('.ms-line--offline').waitFor();
    assert.equal(visitor.at, PACK);
  });

  test('without JavaScript it is a plain link', async (t) => {
    const { page, ...visitor } = await site.visitor(t, { javaScript: false });
    await page.goto(PACK);
    assert.ok(visitor);
    assert.equal(await page.locator('[data-pakket-open], [data-pakket]:not(body)').count(), 0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words('pakket.bewaar') }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'mienskip-stad.mienskip');
  });

  test('where the phone can, it goes by its own sheet', async (t) => {
    const visitor = await site.visitor(t, {});
    await visitor.context.addInitScript(() => {
      let times = 0;
      navigator.canShare = () => true;
      navigator.share = async ({ files: [file] }) => {
        times += 1;
        // The first time it took so long that the press no longer counts.
        if (times === 1) throw new DOMException('late', 'NotAllowedError');
        window.shared = [file.name, file.type, [...new Uint8Array(await file.arrayBuffer())].length];
      };
    });
    const { page } = visitor;
    await visitor.openWithGuide(PACK);
    const button = page.getByRole('button', { name: words('pakket.deel') });
    await button.click();
    await said(page, words('pakket.klaar')).waitFor();
    await button.click();
    await page.waitForFunction(() => window.shared);
    const { length } = await bytesOf(site.server);
    assert.deepEqual(await page.evaluate(() => window.shared), ['mienskip-stad.mienskip.txt', 'text/plain', length]);
  });

  test('where it cannot, there is no such button', async (t) => {
    const visitor = await site.visitor(t, {});
    await visitor.context.addInitScript(() => {
      delete Navigator.prototype.canShare;
    });
    await visitor.openWithGuide(PACK);
    await visitor.page.locator('[data-pakket-open]').waitFor();
    assert.equal(await visitor.page.getByRole('button', { name: words('pakket.deel') }).count(), 0);
  });
});

describe('refused, with its reason, and what was there stays', () => {
  test('changed, cut off, of elsewhere, or something else', async (t) => {
    const server = await ownServer(t);
    const bytes = await bytesOf(server);
    const visitor = await visited(t, server);
    await server.stop();
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1] ^= 1;
    await refused(visitor, flipped, words('pakket.veranderd'));
    await refused(visitor, bytes.subarray(0, bytes.length >> 1), words('pakket.afgebroken'));
    await refused(visitor, leeuwarden, words('pakket.elders'));
    await refused(visitor, Buffer.from('%PDF-1.7 niets'), words('pakket.vreemd'));
    const newer = Buffer.from(bytes);
    newer[8] = 2;
    await refused(visitor, newer, words('pakket.te-nieuw'));
    // After all that the right one is still opened.
    await choose(visitor.page, bytes);
    await visitor.page.waitForURL(`**${PACK}`);
  });

  test('older than what is there', async (t) => {
    const server = await ownServer(t);
    const bytes = await bytesOf(server);
    await publish(t, server, 'Nieuwer');
    const visitor = await visited(t, server);
    await server.stop();
    await refused(visitor, bytes, pattern('pakket.ouder'));
  });

  test('older than the municipality wants', async (t) => {
    const server = await ownServer(t, { days: 3 });
    const bytes = await bytesOf(server);
    const visitor = await visited(t, server);
    await server.stop();
    await visitor.context.addInitScript(() => {
      const { now } = Date;
      Date.now = () => now() + 4 * 24 * 60 * 60 * 1000;
    });
    await refused(visitor, bytes, pattern('pakket.verlopen'));
  });

  test('no keys on the phone', async (t) => {
    const server = await ownServer(t);
    const bytes = await bytesOf(server);
    const visitor = await visited(t, server);
    await visitor.page.evaluate((cache) => caches.delete(cache), KEYS);
    await server.stop();
    await refused(visitor, bytes, words('pakket.geen-sleutel'));
    await server.start();
    await choose(visitor.page, bytes);
    await visitor.page.waitForURL(`**${PACK}`);
  });

  test('a browser that does not know the signature', async (t) => {
    const server = await ownServer(t);
    const bytes = await bytesOf(server);
    const visitor = await visited(t, server);
    await visitor.context.addInitScript(() => {
      SubtleCrypto.prototype.importKey = async () => {
        throw new DOMException('Ed25519', 'NotSupportedError');
      };
    });
    await refused(visitor, bytes, words('pakket.kan-niet'));
  });
});

describe('when the storage is full', () => {
  /** A phone that has no room for what has this in its address. */
  const full = (visitor, part) => visitor.context.addInitScript((part) => {
    const { put } = Cache.prototype;
    Cache.prototype.put = function (key, response) {
      if (String(key.url ?? key).includes(part)) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return put.call(this, key, response);
    };
  }, part);

  test('for the guide: nothing changes, and that is said', async (t) => {
    const server = await ownServer(t);
    const visitor = await visited(t, server);
    const bytes = await bytesOf(server);
    await server.stop();
    await full(visitor, '/gids');
    await refused(visitor, bytes, words('pakket.vol'));
  });

  test('for pictures: the guide is there, and a link to the pack', async (t) => {
    const server = await ownServer(t);
    const bytes = await bytesOf(server);
    const visitor = await wiped(t, server);
    const { page } = visitor;
    await server.stop();
    await full(visitor, '/beeld/');
    await page.goto('/opgeslagen');
    await choose(page, bytes);
    await said(page, words('pakket.zonder-beeld')).waitFor();
    assert.equal(await page.evaluate(async (name) => (await (await caches.open(name)).keys()).length, MEDIA), 0);
    await page.getByRole('link', { name: words('pakket.bekijk') }).click();
    await page.waitForURL(`**${PACK}`);
    await visitor.alive();
    await page.locator('.ms-hello').waitFor();
  });
});

test('the command line writes it and says whether it is genuine', async (t) => {
  const server = await ownServer(t);
  const folder = await temporary();
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'stad.mienskip');
  const run = (...args) => promisify(execFile)(program, ['pakket', ...args], {
    env: { PATH: process.env.PATH, MIENSKIP_DATA: server.data, MIENSKIP_SITE: siteFolder, ...server.settings },
  });
  await run('stad', file);
  assert.deepEqual(await readFile(file), await bytesOf(server));
  const { stdout } = await run('--controleer', file);
  assert.match(stdout, /^Echt: het pakket van stad in Voorbeeldstad, gemaakt op \d{4}-\d\d-\d\d/);
  await writeFile(file, (await readFile(file)).fill(0, 900, 901));
  await assert.rejects(run('--controleer', file), /veranderd|niet heel/);
  await assert.rejects(run('nergens', file), /er is geen gebied nergens; wel: stad, dorpen/);
});

test('everybody can use it, light and dark, on a phone and a desktop', async (t) => {
  const server = await ownServer(t);
  const bytes = await bytesOf(server);
  const visitor = await visited(t, server, { reducedMotion: 'reduce' });
  const { page } = visitor;
  const found = [];
  // The list of suggestions, and a form of which a choice counts at once.
  const known = ({ selector, ruleId }) => selector === '#zoek-lijst' || ruleId === 'wcag/h32';
  await visitor.openWithGuide(PACK);
  await page.locator('[data-pakket-open]').waitFor();
  found.push(...await inspect(page, 'pakket-doorgeven', [PHONE, DESKTOP], known));
  await visitor.openWithGuide('/opgeslagen');
  await choose(page, bytes.subarray(0, 99));
  await said(page, words('pakket.afgebroken')).waitFor();
  found.push(...await inspect(page, 'pakket-opgeslagen', [PHONE, DESKTOP], known));
  await page.evaluate((cache) => caches.delete(cache), GUIDE);
  await server.stop();
  await page.goto('/hulp');
  await choose(page, leeuwarden);
  await said(page, words('pakket.elders')).waitFor();
  assert.equal(await said(page, stays).count(), 0, 'there is nothing to stay');
  found.push(...await inspect(page, 'pakket-zonder-kopie', [PHONE, DESKTOP], known));
  assert.deepEqual(found, []);
});
