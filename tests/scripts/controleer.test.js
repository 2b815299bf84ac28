// public/controleer.js on credentials that the server made (controleer.json, written by the server's
// own test), with Ed25519 of OpenSSL: neither the server's code nor a browser takes part.

import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, test } from 'node:test';

const read = (name) => readFile(new URL(name, import.meta.url), 'utf8');
const made = JSON.parse(await read('controleer.json'));
const ORIGIN = 'https://mienskip.example';
const ISSUER = `${ORIGIN}/v1/uitgever`;

globalThis.self = globalThis;
globalThis.location = { origin: ORIGIN };
new Function(await read('../../public/controleer.js'))();
const { check, claimOf, fold, judge, keep } = globalThis.mienskipControleer;

const now = { keys: made.sleutels.keys, revoked: made.intrekkingen.revokedCredentials, issuer: ISSUER, seconds: made.seconden, fresh: true };
const judged = async (text, more) => (await judge(text, { ...now, ...more })).uitkomst;

const open = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
const close = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = made.echt.split('.');

/** The genuine one with something changed; the signature stays. */
const changed = (change) => {
  const [header, payload] = parts.slice(0, 2).map(open);
  change(payload, header);
  return [close(header), close(payload), parts[2]].join('.');
};

/** A payload that is signed with a key of one's own. */
const signedBy = async (payload, kid) => {
  const { publicKey, privateKey } = await webcrypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  const { x } = await webcrypto.subtle.exportKey('jwk', publicKey);
  const text = `${close({ alg: 'EdDSA', typ: 'JWT', kid })}.${close(payload)}`;
  const signature = await webcrypto.subtle.sign({ name: 'Ed25519' }, privateKey, Buffer.from(text));
  return { key: { kty: 'OKP', crv: 'Ed25519', x, kid }, text: `${text}.${Buffer.from(signature).toString('base64url')}` };
};

describe('judging', () => {
  test('what the server signed is genuine, and says what was confirmed', async () => {
    const { uitkomst, waardering } = await judge(made.echt, now);
    assert.equal(uitkomst, 'echt');
    assert.deepEqual(waardering, {
      id: made.id,
      uitgever: ISSUER,
      uitgeverNaam: 'Gemeente Voorbeeldstad',
      organisatieNaam: 'Buurttuin De Es',
      wat: 'Onkruid wieden & <b>oogsten</b>',
      van: '2026-03-02',
      totEnMet: '2026-05-18',
      minuten: 750,
      vaardigheden: ['tuinieren', '<i>samen</i>'],
      vrijwilliger: 'Noor Voorbeeld',
      bericht: 'Dank je wel!',
      gegeven: '2026-12-02',
    });
  });

  test('what was revoked is told, as far as that is known', async () => {
    assert.equal(await judged(made.ingetrokken), 'ingetrokken');
    assert.equal(await judged(made.ingetrokken, { revoked: undefined }), 'echt');
    const [{ id }] = made.intrekkingen.revokedCredentials;
    assert.equal(await judged(made.ingetrokken, { revoked: [{ id, revoked: false }] }), 'echt');
    assert.equal(await judged(made.ingetrokken, { revoked: [{ id }] }), 'ingetrokken');
  });

  test('the way it came does not matter', async () => {
    assert.equal(await judged(` ${made.echt.match(/.{1,70}/g).join('\r\n')}\n`), 'echt');
    assert.equal(await judged(`${ORIGIN}/controleer?w=${made.echt}`), 'echt');
  });

  test('one that is folded to fit a code to scan is the same', async () => {
    assert.equal(await judged(made.gevouwen), 'echt');
    assert.equal(await judged(`${ORIGIN}/controleer?w=${made.gevouwen}`), 'echt');
    const folded = await fold(made.echt);
    assert.ok(folded.length < 1700 && !folded.includes('.'), `${folded.length}`);
    assert.equal(await judged(folded), 'echt');
    assert.deepEqual(await judge(folded.slice(0, -8), now), { uitkomst: 'onleesbaar' });
    const other = [...folded];
    other[10] = other[10] === 'A' ? 'B' : 'A';
    assert.equal(await judged(other.join('')), 'niet-echt');
    assert.equal(await claimOf(folded), '01934d3c-0a1b-7c2d-8e3f-0123456789ab');
    assert.equal(await claimOf('hallo'), undefined);
    // What is no credential stays what it is.
    assert.equal(await fold('hallo'), 'hallo');
  });

  test('whatever is changed, it is not genuine any more', async () => {
    assert.equal(await judged(changed(() => {})), 'echt');
    for (const change of [
      (it) => { it.credentialSubject.result[0].value = '99:00'; },
      (it) => { it.extra = true; },
      (it, header) => { header.alg = 'none'; },
      (it, header) => { header.alg = 'HS256'; },
      (it, header) => { header.crit = ['b64']; },
      (it, header) => { delete header.kid; },
      (it, header) => { header.kid += 'x'; },
    ]) {
      assert.equal(await judged(changed(change)), 'niet-echt', String(change));
    }
    const signature = Buffer.from(parts[2], 'base64url');
    signature[10] ^= 1;
    assert.equal(await judged([parts[0], parts[1], signature.toString('base64url')].join('.')), 'niet-echt');
    assert.equal(await judged(`${parts[0]}.${parts[1]}.`), 'niet-echt');
  });

  test('what it claims and what it says must agree', async () => {
    for (const change of [
      (it) => { it.iss = 'https://elders.example/v1/uitgever'; },
      (it) => { it.jti = 'urn:uuid:1'; },
      (it) => { it.sub = 'urn:uuid:1'; },
      (it) => { it.nbf += 1; },
      (it) => { it.nbf = 'morgen'; },
      (it) => { it.validFrom = '2020-01-01T00:00:00Z'; },
    ]) {
      const payload = open(parts[1]);
      change(payload);
      const { key, text } = await signedBy(payload, `${ISSUER}/sleutels/proef`);
      assert.equal(await judged(text, { keys: [key] }), 'niet-echt', String(change));
    }
    const { key, text } = await signedBy(open(parts[1]), `${ISSUER}/sleutels/proef`);
    assert.equal(await judged(text, { keys: [key] }), 'echt');
    // A key of somebody else under the name of ours.
    const forged = await signedBy(open(parts[1]), made.sleutels.keys[0].kid);
    assert.equal(await judged(forged.text), 'niet-echt');
  });

  test('a key that came after the last look may be a real one', async () => {
    const { text } = await signedBy(open(parts[1]), `${ISSUER}/sleutels/nieuw`);
    assert.equal(await judged(text, { fresh: false }), 'kan-niet');
    assert.equal(await judged(text), 'niet-echt');
  });

  test('what begins later does not hold yet', async () => {
    assert.equal(await judged(made.echt, { seconds: made.seconden - 3600 }), 'te-vroeg');
    assert.equal(await judged(made.echt, { seconds: made.seconden - 60 }), 'echt');
  });

  test('one from elsewhere is not judged', async () => {
    const payload = open(parts[1]);
    payload.issuer = { id: 'https://elders.example/v1/uitgever', name: 'Gemeente Elders\u202E' };
    payload.iss = payload.issuer.id;
    const { text } = await signedBy(payload, `${payload.iss}/sleutels/proef`);
    const { uitkomst, waardering } = await judge(text, now);
    assert.equal(uitkomst, 'elders');
    assert.equal(waardering.uitgeverNaam, 'Gemeente Elders');
  });

  test('other texts are no credentials', async () => {
    const header = close({ alg: 'EdDSA' });
    for (const text of [
      '', 'hallo', 'a.b.c', '....', `${header}.${close([])}.AAAA`, `${header}.${close(null)}.AAAA`,
      `${header}.${close({ iss: 'x' })}.AAAA`, `${header}.${close({ issuer: { id: 5 } })}.AAAA`,
      `${header}.${close({ issuer: null })}.AAAA`, `${header}.${header}.é`, 'x'.repeat(200_000),
      `${header}.${'A'.repeat(200_000)}.AAAA`,
    ]) {
      assert.deepEqual(await judge(text, now), { uitkomst: 'onleesbaar' }, text.slice(0, 60));
    }
    // Members that are of another sort than expected are passed over.
    const odd = { issuer: { id: ISSUER }, credentialSubject: null, evidence: 'x' };
    assert.equal(await judged(`${header}.${close(odd)}.AAAA`), 'niet-echt');
  });
});

describe('with and without internet', () => {
  let online;
  let asked;
  let store;

  beforeEach(() => {
    [online, asked, store] = [true, [], new Map()];
    globalThis.caches = {
      open: async () => ({
        put: async (address, response) => void store.set(address, response),
        match: async (address) => store.get(address)?.clone(),
      }),
    };
    globalThis.fetch = async (address, { method = 'GET', body } = {}) => {
      asked.push(`${method} ${address}`);
      if (!online) throw new TypeError('no internet');
      if (address === '/.well-known/jwks.json') return Response.json(made.sleutels);
      if (address === '/v1/intrekkingen') return Response.json(made.intrekkingen, { headers: { 'API-Version': '1' } });
      assert.deepEqual(JSON.parse(body), { waardering: made.echt });
      return Response.json({ uitkomst: 'echt', uitleg: 'x' }, { headers: { 'API-Version': '1' } });
    };
    // The credential begins in 2026, whatever day it is where this runs.
    Date.now = () => made.seconden * 1000;
  });

  /** A browser that does not know Ed25519. */
  const ignorant = (t) => t.mock.method(globalThis.crypto.subtle, 'importKey', async () => {
    throw new DOMException('Unrecognized name.', 'NotSupportedError');
  });

  test('the device judges, and remembers what it needs for when there is none', async () => {
    const first = await check(made.echt);
    assert.deepEqual([first.uitkomst, first.door, first.gezien], ['echt', 'apparaat', Date.now()]);
    assert.deepEqual(asked, ['GET /.well-known/jwks.json', 'GET /v1/intrekkingen']);
    online = false;
    const seen = Date.now();
    Date.now = () => seen + 86_400_000;
    const later = await check(made.ingetrokken);
    assert.deepEqual([later.uitkomst, later.door, later.gezien], ['ingetrokken', 'apparaat', seen]);
    assert.ok(asked.every((it) => !it.startsWith('POST')), asked.join());
  });

  test('what is needed can be fetched beforehand', async () => {
    await keep();
    online = false;
    assert.equal((await check(made.echt)).uitkomst, 'echt');
  });

  test('without internet and without keys it cannot tell, and says so', async () => {
    online = false;
    assert.deepEqual(await check(made.echt), { uitkomst: 'kan-niet', door: 'apparaat' });
  });

  test('a browser that does not know Ed25519 asks the server', async (t) => {
    ignorant(t);
    const found = await check(made.echt);
    assert.deepEqual([found.uitkomst, found.door], ['echt', 'server']);
    assert.deepEqual(asked, ['POST /v1/bevestigingen/_controleer']);
    online = false;
    assert.deepEqual(await check(made.echt), { uitkomst: 'kan-niet', door: 'apparaat' });
  });

  test('the page of a train in between is no answer', async (t) => {
    await keep();
    globalThis.fetch = async () => new Response('<h1>Welkom</h1>', { headers: { 'content-type': 'text/html' } });
    assert.equal((await check(made.echt)).uitkomst, 'echt');
    ignorant(t);
    assert.equal((await check(made.echt)).uitkomst, 'kan-niet');
  });

  test('a device that keeps nothing judges all the same', async () => {
    globalThis.caches = { open: async () => { throw new Error('not here'); } };
    assert.equal((await check(made.echt)).uitkomst, 'echt');
    online = false;
    assert.equal((await check(made.echt)).uitkomst, 'kan-niet');
  });
});
