// The vault: what is locked on a phone, kept at the server and opened again. Against the real
// server; the phones are made of the script alone (support/phone.js).

import assert from 'node:assert/strict';
import { createDecipheriv, randomBytes, randomInt, webcrypto } from 'node:crypto';
import { describe, test } from 'node:test';
import { Phone } from './support/phone.js';
import { CONSONANTS, TEXT, VOWELS, derived, idOf, meddle, newCode, numbersOf, raw, secretOf, useVaults } from './support/vault.js';

const vaults = useVaults();

/** CRC-16/IBM-3740 by its polynomial as a number, a bit at a time over one long number. */
function crc16(bytes) {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  const length = BigInt(bytes.length * 8);
  let left = (value << 16n) ^ (0xffffn << length);
  for (let bit = length + 15n; bit >= 16n; bit -= 1n) {
    if ((left >> bit) & 1n) left ^= 0x11021n << (bit - 16n);
  }
  return Number(left);
}

describe('the recovery code', () => {
  /** A phone whose chance is what a test wants. */
  const withChance = (bytes) => {
    const phone = vaults.phone();
    const { subtle } = webcrypto;
    phone.crypto = { subtle, getRandomValues: (array) => (array.set(bytes.splice(0, array.length)), array) };
    phone.ask = phone.open();
    return phone;
  };

  test('says its bits as the specification of proquints does', async () => {
    // https://arxiv.org/html/0901.4016
    const published = {
      '127.0.0.1': 'lusab-babad', '63.84.220.193': 'gutih-tugad', '63.118.7.35': 'gutuk-bisog',
      '140.98.193.141': 'mudof-sakat', '64.255.6.200': 'haguz-biram', '128.30.52.45': 'mabiv-gibot',
      '147.67.119.2': 'natag-lisaf', '212.58.253.68': 'tibup-zujah', '216.35.68.215': 'tobog-higil',
      '216.68.232.21': 'todah-vobij', '198.81.129.136': 'sinid-makam', '12.110.110.204': 'budov-kuras',
    };
    const all = Object.entries(published);
    for (let at = 0; at < all.length; at += 4) {
      const four = all.slice(at, at + 4);
      const bytes = four.flatMap(([address]) => address.split('.').map(Number));
      const { code } = await withChance([...bytes]).ask('make');
      assert.equal(code.slice(0, 47), four.map(([, words]) => words).join('-'));
    }
  });

  test('has a ninth word that is the CRC-16 of the eight', async () => {
    assert.equal(crc16(Buffer.from('123456789')), 0x29b1);
    const phone = vaults.phone();
    for (let turn = 0; turn < 200; turn += 1) {
      const code = await newCode(phone);
      assert.match(code, /^([bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]-?){9}$/);
      assert.equal(numbersOf(code)[8], crc16(secretOf(code)));
    }
  });

  test('is another one every time, and has no words to be ashamed of', async () => {
    const phone = vaults.phone();
    const codes = new Set();
    for (let turn = 0; turn < 2000; turn += 1) codes.add(await newCode(phone));
    assert.equal(codes.size, 2000);
    assert.doesNotMatch([...codes].join(' '), /kut|lul|pik|kak/);
    // 0x6f6b is "kutor"; what comes after it is taken instead.
    const bytes = [0x6f, 0x6b, ...Array(14).fill(0), ...Array(16).fill(2)];
    assert.match((await withChance(bytes).ask('make')).code, /^bamaf-bamaf-/);
  });

  test('is read in whatever way it was written down', async () => {
    const phone = vaults.phone();
    const code = await newCode(phone);
    const words = code.split('-');
    for (const typed of [
      code,
      code.toUpperCase(),
      words.join(' '),
      words.join(''),
      words.join('\n'),
      words.join(', '),
      ` ${words.join(' - ')}. `,
      words.map((word, at) => `${at + 1}. ${word}`).join('\n'),
      words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' – '),
      words.join('').replaceAll(/(.{4})/g, '$1 '),
      `https://mienskip.example/profiel/herstellen#${code}`,
      `https://mienskip.example/fy/profiel#${code.toUpperCase()}`,
    ]) {
      assert.deepEqual(await phone.ask('read', typed), { code }, typed);
    }
  });

  test('any wrong letter is noticed, and the word is named', async () => {
    const phone = vaults.phone();
    let [tried, named] = [0, 0];
    for (let turn = 0; turn < 12; turn += 1) {
      const code = await newCode(phone);
      const words = code.split('-');
      for (let at = 0; at < 45; at += 1) {
        const [word, letter] = [Math.floor(at / 5), at % 5];
        const set = letter % 2 ? VOWELS : CONSONANTS;
        const right = words[word];
        const other = set[(set.indexOf(right[letter]) + 1 + randomInt(set.length - 1)) % set.length];
        const wrong = right.slice(0, letter) + other + right.slice(letter + 1);
        const found = await phone.ask('read', words.with(word, wrong).join(' '));
        assert.equal(found.reason, 'tikfout');
        tried += 1;
        if (found.word === undefined) continue;
        assert.deepEqual(found, { reason: 'tikfout', word: word + 1, perhaps: right });
        named += 1;
      }
    }
    // Now and then another letter elsewhere would do as well; then it names none.
    assert.ok(named > tried * 0.97, `${named} of ${tried}`);
  });

  test('letters that no word has, missing letters and missing words are named', async () => {
    const phone = vaults.phone();
    const code = await newCode(phone);
    const words = code.split('-');
    const read = (typed) => phone.ask('read', typed);
    const typed = words.with(3, `q${words[3].slice(1)}`).join(' ');
    assert.deepEqual(await read(typed), { reason: 'tikfout', word: 4, perhaps: words[3] });
    const twice = words.with(6, `${words[6].slice(0, 3)}eq`).join('');
    assert.deepEqual(await read(twice), { reason: 'tikfout', word: 7 });
    assert.deepEqual(await read(words.with(4, words[4].slice(1)).join(' ')), { reason: 'tikfout', word: 5 });
    assert.deepEqual(await read(words.with(8, `${words[8]}a`).join('-')), { reason: 'tikfout', word: 9 });
    assert.deepEqual(await read(words.slice(0, 7).join(' ')), { reason: 'onvolledig', words: 7 });
    assert.deepEqual(await read([...words, words[0]].join(' ')), { reason: 'onvolledig', words: 10 });
    for (const nothing of ['', ' - ', '12345', undefined, null]) {
      assert.equal((await read(nothing)).reason, 'onvolledig', nothing);
    }
    for (const unlike of ['é'.repeat(45), 'ß'.repeat(45), '\0'.repeat(45), 'a'.repeat(100_000)]) {
      assert.ok((await read(unlike)).reason);
    }
  });

  test('words in another order are no code', async () => {
    const phone = vaults.phone();
    for (let turn = 0; turn < 200; turn += 1) {
      const words = (await newCode(phone)).split('-');
      const at = randomInt(8);
      const swapped = words.with(at, words[at + 1]).with(at + 1, words[at]);
      if (swapped[at] !== words[at]) assert.equal((await phone.ask('read', swapped.join(' '))).reason, 'tikfout');
    }
  });
});

describe('saving and loading', () => {
  test('what was saved is loaded by the code on another phone', async () => {
    for (const text of [TEXT, '', ' ', '\uFEFF{}', 'x\0y\0', 'ˈtɪs 👩🏽‍🌾'.repeat(500), 'a'.repeat(262_111)]) {
      const { code } = await vaults.saved(text);
      const { text: loaded, revision, expires, reason } = await vaults.phone().ask('load', { code: code.toUpperCase() });
      assert.equal(reason, undefined);
      assert.ok(loaded === text);
      assert.equal(revision, 1);
      const days = (Date.parse(expires) - Date.now()) / 86_400_000;
      assert.ok(days > 538 && days < 541, expires);
    }
  });

  test('a change follows on the revision that was seen', async () => {
    const { phone, code } = await vaults.saved('een');
    assert.equal((await phone.ask('save', { code, text: 'twee', revision: 1 })).revision, 2);
    const { text, revision, reason } = await phone.ask('save', { code, text: 'drie', revision: 1 });
    assert.deepEqual({ text, revision, reason }, { text: 'twee', revision: 2, reason: 'botsing' });
    const again = await phone.ask('save', { code, text: 'vier' });
    assert.deepEqual([again.reason, again.text, again.revision], ['botsing', 'twee', 2]);
    assert.equal((await phone.ask('load', { code })).text, 'twee');
  });

  test('what travels is what the script says it is', async () => {
    const { code } = await vaults.saved();
    const { body } = await raw(vaults.server, code);
    assert.equal(body[0], 1);
    const decipher = createDecipheriv('aes-256-gcm', derived(code, 'sleutel', 32), body.subarray(1, 13));
    decipher.setAAD(Buffer.from(`mienskip-kluis 1 ${idOf(code)}`));
    decipher.setAuthTag(body.subarray(-16));
    const filled = Buffer.concat([decipher.update(body.subarray(13, -16)), decipher.final()]);
    const length = filled.readUInt32BE(0);
    assert.equal(filled.subarray(4, 4 + length).toString(), TEXT);
    assert.ok(filled.subarray(4 + length).every((byte) => byte === 0));
  });

  test('its size says little, and no two are alike', async () => {
    const sizes = new Map();
    for (const [length, size] of [[0, 4096], [1, 4096], [4063, 4096], [4064, 8192], [8159, 8192], [8160, 16_384], [40_000, 65_536], [262_111, 262_144]]) {
      const { code } = await vaults.saved('a'.repeat(length));
      const { body } = await raw(vaults.server, code);
      assert.equal(body.length, size, length);
      sizes.set(Buffer.from(body.subarray(1, 13)).toString('hex'), size);
    }
    assert.equal(sizes.size, 8);
    const { phone, code } = await vaults.saved(TEXT);
    const first = (await raw(vaults.server, code)).body;
    await phone.ask('save', { code, text: TEXT, revision: 1 });
    const second = (await raw(vaults.server, code)).body;
    const alike = first.filter((byte, at) => byte === second[at]).length;
    assert.ok(alike < 60, `${alike} bytes are the same`);
  });

  test('a text that is too long is said to be so, by the phone and by the server', async (t) => {
    const phone = vaults.phone();
    const code = await newCode(phone);
    assert.deepEqual(await phone.ask('save', { code, text: 'a'.repeat(262_112) }), { reason: 'te-groot' });
    assert.deepEqual(phone.requests, []);
    const other = new Phone(await vaults.ownServer(t, { MIENSKIP_KLUIS_KB: '8', MIENSKIP_BEWAAR_KLUIS: '30' }));
    assert.deepEqual(await other.ask('save', { code, text: 'a'.repeat(8160) }), { reason: 'te-groot' });
    const { revision, expires } = await other.ask('save', { code, text: 'a'.repeat(8159) });
    assert.equal(revision, 1);
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    assert.ok(days > 28 && days <= 30, expires);
  });
});

describe('what can be wrong', () => {
  test('another code finds nothing, and a mistyped one does not even ask', async () => {
    const { code } = await vaults.saved();
    const phone = vaults.phone();
    assert.deepEqual(await phone.ask('load', { code: await newCode(phone) }), { reason: 'onbekend' });
    phone.requests.length = 0;
    const words = code.split('-');
    const typed = words.with(0, words[0].replace(/[aiou]/, (it) => (it === 'a' ? 'u' : 'a'))).join(' ');
    for (const verb of ['load', 'save', 'erase', 'sync', 'remember']) {
      const { reason } = await phone.ask(verb, { code: typed, text: TEXT, merge: () => TEXT });
      assert.equal(reason, 'tikfout', verb);
    }
    assert.deepEqual(phone.requests, []);
    assert.equal((await phone.ask('load', { code })).text, TEXT);
  });

  test('of what was meddled with nothing is believed', async () => {
    const { phone, code } = await vaults.saved();
    const { body } = await raw(vaults.server, code);
    const places = [1, 5, 12, 13, 16, 17, 100, 2000, body.length - 17, body.length - 16, body.length - 1];
    for (const at of places) {
      await meddle(vaults.server, code, body.with(at, body[at] ^ (1 << randomInt(8))));
      assert.deepEqual(await phone.ask('load', { code }), { reason: 'beschadigd' }, `byte ${at}`);
    }
    for (const length of [0, 1, 12, 13, 28, 29, 100, body.length - 1]) {
      await meddle(vaults.server, code, body.subarray(0, length));
      assert.deepEqual(await phone.ask('load', { code }), { reason: 'beschadigd' }, `${length} bytes`);
    }
    for (const other of [new Uint8Array(4096), new Uint8Array(randomBytes(4096)).with(0, 1)]) {
      await meddle(vaults.server, code, other);
      assert.deepEqual(await phone.ask('load', { code }), { reason: 'beschadigd' });
    }
    // Somebody else's.
    const { code: theirs } = await vaults.saved('iets anders');
    await meddle(vaults.server, code, (await raw(vaults.server, theirs)).body);
    assert.deepEqual(await phone.ask('load', { code }), { reason: 'beschadigd' });
    await meddle(vaults.server, code, body);
    assert.equal((await phone.ask('load', { code })).text, TEXT);
  });

  test('what a newer version made is left alone', async () => {
    const { phone, code } = await vaults.saved();
    const { body } = await raw(vaults.server, code);
    for (const version of [2, 3, 255]) {
      await meddle(vaults.server, code, body.with(0, version));
      assert.deepEqual(await phone.ask('load', { code }), { reason: 'te-nieuw' });
      const { reason } = await phone.ask('sync', { code, merge: () => assert.fail('nothing to merge') });
      assert.equal(reason, 'te-nieuw');
      assert.equal((await phone.ask('save', { code, text: 'oud' })).reason, 'te-nieuw');
      assert.equal((await raw(vaults.server, code)).body[0], version);
    }
    await meddle(vaults.server, code, body.with(0, 0));
    assert.deepEqual(await phone.ask('load', { code }), { reason: 'beschadigd' });
  });

  test('without internet, and when something in between answers', async () => {
    const { phone, code } = await vaults.saved();
    const { travel } = phone;
    const ways = {
      'no network': () => Promise.reject(new TypeError('fetch failed')),
      'a sign-in page': () => Promise.resolve(new Response('<h1>Welkom aan boord</h1>', { status: 200 })),
      'a proxy that knows nothing': () => Promise.resolve(new Response('', { status: 404 })),
    };
    for (const [name, way] of Object.entries(ways)) {
      phone.travel = way;
      for (const verb of ['load', 'save', 'erase', 'sync']) {
        const answer = await phone.ask(verb, { code, text: 'x', revision: 1 });
        assert.deepEqual(answer, { reason: 'geen-internet' }, `${name}: ${verb}`);
      }
    }
    phone.travel = async (address, options) => {
      const { headers } = await travel(address, options);
      const body = new ReadableStream({ pull: (it) => it.error(new TypeError('terminated')) });
      return new Response(body, { headers });
    };
    assert.deepEqual(await phone.ask('load', { code }), { reason: 'geen-internet' });
    phone.travel = travel;
    assert.equal((await phone.ask('load', { code })).text, TEXT);
  });

  test('a server that has too much to do says how long to wait', async () => {
    const { phone, code } = await vaults.saved();
    let answer = {};
    for (let turn = 0; turn < 210 && !answer.reason; turn += 1) answer = await phone.ask('load', { code });
    assert.equal(answer.reason, 'druk');
    assert.ok(answer.wait >= 1 && answer.wait <= 600, answer.wait);
    phone.travel = () => Promise.resolve(new Response('', { status: 503, headers: { 'api-version': '1.0.0' } }));
    assert.deepEqual(await phone.ask('load', { code }), { reason: 'druk', wait: 60 });
    phone.travel = () => Promise.resolve(new Response('', { status: 400, headers: { 'api-version': '1.0.0' } }));
    assert.deepEqual(await phone.ask('load', { code }), { reason: 'geweigerd', status: 400 });
  });

  test('a browser without cryptography or storage', async () => {
    const { code } = await vaults.saved();
    const bare = vaults.phone();
    bare.crypto = { getRandomValues: (array) => array };
    bare.ask = bare.open();
    for (const verb of ['make', 'load', 'save', 'erase', 'sync', 'remember']) {
      assert.deepEqual(await bare.ask(verb, { code, text: TEXT }), { reason: 'geen-cryptografie' }, verb);
    }
    assert.deepEqual(await bare.ask('read', code), { code });

    const forgetful = vaults.phone();
    forgetful.storage = undefined;
    forgetful.ask = forgetful.open();
    for (const verb of ['remember', 'kept', 'forget']) {
      assert.deepEqual(await forgetful.ask(verb, { code }), { reason: 'geen-opslag' }, verb);
    }
    assert.deepEqual(await forgetful.ask('load', {}), { reason: 'geen-opslag' });
    // With the code in hand it works all the same.
    assert.equal((await forgetful.ask('load', { code })).text, TEXT);
    assert.equal((await forgetful.ask('save', { code, text: 'nieuw', revision: 1 })).revision, 2);
  });

  test('a browser that cannot keep a key', async () => {
    const strange = vaults.phone();
    const { subtle } = webcrypto;
    strange.crypto = {
      subtle: {
        importKey: subtle.importKey.bind(subtle),
        deriveBits: subtle.deriveBits.bind(subtle),
        // Something that no storage takes.
        deriveKey: async () => () => {},
      },
    };
    strange.ask = strange.open();
    const code = await newCode(vaults.phone());
    assert.deepEqual(await strange.ask('remember', { code }), { reason: 'geen-opslag' });
    assert.equal((await strange.ask('kept')).kept, false);
  });
});
