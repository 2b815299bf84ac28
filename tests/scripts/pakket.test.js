// public/pakket.js on a bundle that the server made (pakket.json, written by the server's own test) and
// on others signed here: neither the server's code nor a browser takes part.

import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

const read = (name) => readFile(new URL(name, import.meta.url), 'utf8');
const made = JSON.parse(await read('pakket.json'));
const bundle = new Uint8Array(Buffer.from(made.pakket, 'base64url'));

const GUIDE = 'mienskip-gids-4';
const MEDIA = 'mienskip-beeld-1';
const KEYS = 'mienskip-controle-1';
const JWKS = '/.well-known/jwks.json';

/** The Cache API, as far as the script uses it; `room` says whether something may be kept. */
let store;
let room;
const names = (key) => (typeof key === 'string' ? key : key.url);
class Cache {
  #all = new Map();
  async match(key) {
    return this.#all.get(names(key))?.clone();
  }
  async put(key, response) {
    if (!room(key)) throw new DOMException('full', 'QuotaExceededError');
    this.#all.set(key, new Response(await response.arrayBuffer(), { headers: response.headers }));
  }
  async keys() {
    return [...this.#all.keys()].map((url) => ({ url }));
  }
  async delete(key, { ignoreSearch } = {}) {
    const path = (it) => (ignoreSearch ? it.split('?')[0] : it);
    for (const it of [...this.#all.keys()]) if (path(it) === path(names(key))) this.#all.delete(it);
  }
}
globalThis.self = globalThis;
globalThis.caches = {
  async open(name) {
    if (!store.has(name)) store.set(name, new Cache());
    return store.get(name);
  },
};
globalThis.document = { body: { dataset: { gemeente: 'GM9999', controleer: 'data:text/javascript,' } } };
let online;
globalThis.mienskipControleer = {
  async keep() {
    if (!online) return [null];
    await keepKeys(online);
    return [{ value: online, fresh: true }];
  },
};
new Function(await read('../../public/pakket.js'))();

const realNow = Date.now;
const day = 86_400;
const keepKeys = async (keys) => (await caches.open(KEYS)).put(JWKS, new Response(JSON.stringify(keys)));
const open = async (bytes) => {
  const { reason, head, ...rest } = await globalThis.mienskipPakket.ask('take', new Blob([bytes]));
  return reason ? { reason, ...rest } : rest;
};
const kept = async (cache, key) => {
  const found = await (await caches.open(cache)).match(key);
  return found && Buffer.from(await found.arrayBuffer());
};

/** Some bytes of a guide: only how they begin matters here. */
const guideOf = (reeks, versie) => {
  const start = Buffer.alloc(12 + reeks.length + 4);
  start.writeUInt32LE(reeks.length);
  start.write(reeks, 4);
  start.writeBigUInt64LE(BigInt(versie), 4 + reeks.length);
  return start;
};
const number = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
};
const hold = async (reeks, versie, synced, changes = []) => {
  const cache = await caches.open(GUIDE);
  await cache.put('/gids', new Response(guideOf(reeks, versie)));
  await cache.put('/gids/bijgewerkt', new Response(number(synced)));
  let at = versie;
  for (const next of changes) {
    await cache.put(`/gids/na/${at}`, new Response(guideOf(reeks, next)));
    at = next;
  }
};

const { publicKey, privateKey } = await webcrypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
const { x } = await webcrypto.subtle.exportKey('jwk', publicKey);
const own = { kty: 'OKP', crv: 'Ed25519', x, kid: 'https://mienskip.example/v1/uitgever/sleutels/eigen' };
const part = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
/** A bundle that is signed with a key of one's own. */
const signed = async (change = {}, { files = [], format = 1 } = {}) => {
  const guide = gzipSync(guideOf('lijn', 7));
  const head = Buffer.from(JSON.stringify({
    gemeente: 'GM9999', naam: 'Voorbeeldstad', gebied: 'stad', reeks: 'lijn', versie: 7,
    gepubliceerd: made.seconden, gemaakt: made.seconden, dagen: 60, sleutel: 'eigen', opmaak: 4,
    gids: guide.length, bestanden: files.map(([adres, text]) => ({ adres, soort: 'image/png', lengte: text.length })),
    ...change,
  }));
  const parts = Buffer.concat([guide, ...files.map(([, text]) => Buffer.from(text))]);
  const all = Buffer.concat([Buffer.from('MIENSKIP'), Buffer.from([format]), part(head.length), part(parts.length), head, parts]);
  const signature = Buffer.from(await webcrypto.subtle.sign({ name: 'Ed25519' }, privateKey, all));
  return new Uint8Array(Buffer.concat([all, signature]));
};

beforeEach(async () => {
  store = new Map();
  room = () => true;
  online = null;
  Date.now = () => made.seconden * 1000;
  await keepKeys([...made.sleutels, own]);
});

describe('what the server made', () => {
  test('is opened: guide, pictures and when it was up to date', async () => {
    await hold('ander', 3, 0, [4, 5]);
    assert.deepEqual(await open(bundle), { area: 'stad', whole: true });
    assert.deepEqual(await kept(GUIDE, '/gids'), Buffer.from(made.gids, 'base64url'));
    assert.equal((await kept(GUIDE, '/gids/bijgewerkt')).readBigInt64LE(), BigInt(made.seconden));
    assert.equal(await kept(GUIDE, '/gids/na/3'), undefined, 'what led on from the old one is gone');
    assert.equal(await kept(GUIDE, '/gids/na/4'), undefined);
    const picture = await (await caches.open(MEDIA)).match('/beeld/deur.png?abc');
    assert.equal(picture.headers.get('content-type'), 'image/png');
    assert.deepEqual(Buffer.from(await picture.arrayBuffer()), await readFile(new URL('../../public/icon-192.png', import.meta.url)));
    assert.equal((await kept(MEDIA, '/beeld/stem.mp3?def')).toString(), 'hallo');
  });

  test('every byte that is changed, and every end that is missing, is refused', async () => {
    const expected = ['afgebroken', 'elders', 'geen-sleutel', 'te-nieuw', 'veranderd', 'vreemd'];
    const outcomes = new Set();
    for (let at = 0; at < bundle.length; at += at < 700 ? 1 : 53) {
      const changed = bundle.slice();
      changed[at] ^= 1;
      const { reason } = await open(changed);
      outcomes.add(reason);
      assert.ok(expected.includes(reason), `${at}: ${reason}`);
    }
    assert.ok(outcomes.has('veranderd'));
    for (let end = 1; end < bundle.length; end += 41) assert.equal((await open(bundle.slice(0, end))).reason, 'afgebroken');
    assert.equal((await open(Buffer.concat([bundle, Buffer.from('x')]))).reason, 'veranderd');
    assert.equal(await kept(GUIDE, '/gids'), undefined);
  });

  test('whatever the bytes are, there is a reason', async () => {
    for (let turn = 0; turn < 300; turn += 1) {
      const noise = webcrypto.getRandomValues(new Uint8Array(turn));
      const begun = Buffer.concat([Buffer.from('MIENSKIP'), Buffer.from([1]), part(turn % 40), part(turn % 20), noise]);
      for (const bytes of [noise, begun]) {
        assert.match((await open(bytes)).reason, /^(?:vreemd|afgebroken|veranderd|elders)$/);
      }
    }
  });
});

describe('refused, and what was there stays', () => {
  const refused = async (bytes, reason) => {
    const before = await kept(GUIDE, '/gids');
    assert.deepEqual(await open(bytes), { reason, stays: Boolean(before) });
    assert.deepEqual(await kept(GUIDE, '/gids'), before);
    assert.equal(await kept(MEDIA, '/beeld/a.png'), undefined);
  };

  test('another file, a newer format or layout, another municipality', async () => {
    await refused(Buffer.from('%PDF-1.7'), 'vreemd');
    await refused(new Uint8Array(), 'vreemd');
    await refused(await signed({}, { format: 2 }), 'te-nieuw');
    await refused(await signed({ opmaak: 5 }), 'te-nieuw');
    await refused(await signed({ opmaak: 3 }), 'verlopen');
    await refused(await signed({ gemeente: 'GM0080' }), 'elders');
  });

  test('too old, also by what is here: numbers tell it in one line, time between two', async () => {
    const bytes = await signed();
    Date.now = () => (made.seconden + 60 * day + 1) * 1000;
    await refused(bytes, 'verlopen');
    Date.now = () => (made.seconden + 60 * day - 1) * 1000;
    await hold('lijn', 5, 0, [6, 8]);
    await refused(bytes, 'ouder');
    await hold('ander', 1, made.seconden + 1);
    await refused(bytes, 'ouder');
    await hold('lijn', 7, made.seconden + 9);
    assert.deepEqual(await open(bytes), { area: 'stad', whole: true });
  });

  test('a copy that cannot be read is in nobody’s way', async () => {
    await (await caches.open(GUIDE)).put('/gids', new Response('x'));
    assert.deepEqual(await open(await signed()), { area: 'stad', whole: true });
  });

  test('a key that is not known: from the server if that is there', async () => {
    store.delete(KEYS);
    await refused(await signed(), 'geen-sleutel');
    online = made.sleutels;
    await refused(await signed(), 'onbekend');
    online = [own];
    assert.equal((await open(await signed())).area, 'stad');
  });

  test('signed by another key under a known name', async () => {
    await keepKeys([{ ...made.sleutels[0], kid: own.kid }]);
    await refused(await signed(), 'veranderd');
  });

  test('a browser without Ed25519', async (t) => {
    t.mock.method(webcrypto.subtle, 'importKey', async () => {
      throw new DOMException('no', 'NotSupportedError');
    });
    await refused(await signed(), 'kan-niet');
  });
});

describe('when the storage is full', () => {
  test('for the guide: nothing is kept, and the copy stays', async () => {
    await hold('lijn', 5, 0, [6]);
    room = () => false;
    assert.deepEqual(await open(await signed({}, { files: [['/beeld/a.png?1', 'a']] })), { reason: 'vol', stays: true });
    assert.deepEqual(await kept(GUIDE, '/gids'), guideOf('lijn', 5));
    assert.ok(await kept(GUIDE, '/gids/na/5'));
  });

  test('for pictures: the guide is kept, and it is said', async () => {
    room = (key) => !key.startsWith('/beeld/b');
    const bytes = await signed({}, { files: [['/beeld/a.png?1', 'a'], ['/beeld/b.png?1', 'b']] });
    assert.deepEqual(await open(bytes), { area: 'stad', whole: false });
    assert.ok(await kept(GUIDE, '/gids') && await kept(MEDIA, '/beeld/a.png?1'));
  });

  test('what was changed makes room first', async () => {
    await (await caches.open(MEDIA)).put('/beeld/a.png?0', new Response('old'));
    await open(await signed({}, { files: [['/beeld/a.png?1', 'a']] }));
    assert.equal(await kept(MEDIA, '/beeld/a.png?0'), undefined);
    assert.equal((await kept(MEDIA, '/beeld/a.png?1')).toString(), 'a');
  });
});

test.after(() => {
  Date.now = realNow;
});
